"""Writes again what the docs take from data: the reference pages, and with --accuracy the figures.

Run it from anywhere: ``python docs/renew.py`` or ``python docs/renew.py --accuracy``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

import extractor
from extractor.evaluation import GoldStory, Scores, evaluate, events_of_rows, load_gold
from extractor.examples import FOLDER
from extractor.lexicon.acled import (
    acled_columns,
    disorder_types,
    inter_of_types,
    listed_parties,
    role_names,
)
from extractor.lexicon.codebook import columns, event_types
from extractor.passing import checked_rows
from extractor.table import TableRow, frame_of_rows, rows_of_frame
from extractor.writing.cells import text

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
EXAMPLE_ROWS = 8
YEAR = 2023


def columns_page() -> str:
    """The page on the columns."""
    lines = [
        "# The columns of the event table",
        "",
        "Written by `docs/renew.py` from `extractor/lexicon/data/columns.csv`.",
        "A row is one event at one place; figures stand on `location_rank` 1 alone.",
        "",
        "| column | type | unit or values | meaning |",
        "|---|---|---|---|",
    ]
    for column in columns():
        unit = column.unit.replace("codebook/event_types.csv", "[event types](event_types.md)")
        unit = unit.replace("codebook/actors.csv", "actor registry").replace("|", " · ")
        lines.append(f"| `{column.name}` | {column.kind} | {unit} | {_cell(column.meaning)} |")
    return "\n".join(lines) + "\n"


def event_types_page() -> str:
    """The page on the event types."""
    lines = [
        "# The event types",
        "",
        "Written by `docs/renew.py` from `extractor/lexicon/data/event_types.csv`.",
        "The most specific sub-type that the text supports is chosen; means decide first.",
        "",
        "| sub-type | event type | domain | French label | definition | ACLED | PLOVER |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind in event_types().values():
        acled = " / ".join(filter(None, (kind.acled_event_type, kind.acled_sub_event_type)))
        cells = (f"`{kind.sub_event_type}`", kind.event_type, kind.domain, kind.label_fr)
        cells += (kind.definition, acled, kind.plover_event_type)
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join(lines) + "\n"


ACLED_HEAD = """# Our table in ACLED's columns

Written by `docs/renew.py` from `extractor/lexicon/data/acled/` and
`extractor/lexicon/data/event_types.csv`. It is our reading of the news in ACLED's terms, not
ACLED's data. Left out: types without a counterpart, events denied or only planned, events without
a country, and those dated to no more than a year.

| column | type | what we put there |
|---|---|---|"""
ACLED_PARTIES = """
## Kinds of parties

Civilians who protest are Protesters, those who riot Rioters; a state's forces outside its country
are External/Other forces. ACLED decides by its knowledge of each group, we by type.

| ours (`actor_type`) | ACLED's (`inter`) |
|---|---|"""
ACLED_NAMES = """
## Names of parties

All others have their English name. Years of regimes, which ACLED adds, are left out.

| actor | name | kind, where not that of its type |
|---|---|---|"""
ACLED_TYPES = """
## Types

| sub-type | event type | sub-event type | disorder type |
|---|---|---|---|"""


def acled_page() -> str:
    """The page on the columns of ACLED and what we put there."""
    lines = [ACLED_HEAD]
    for column in acled_columns():
        lines.append(f"| `{column.name}` | {column.kind} | {_cell(column.meaning)} |")
    lines.append(ACLED_PARTIES)
    lines += [f"| {ours} | {theirs} |" for ours, theirs in inter_of_types().items()]
    lines.append(ACLED_NAMES)
    lines += [f"| ISO3-{role} | {name} | |" for role, name in role_names().items()]
    for actor_id, party in listed_parties().items():
        lines.append(f"| {actor_id} | {_cell(party.name)} | {party.inter} |")
    lines.append(ACLED_TYPES)
    for kind in event_types().values():
        pair = (kind.acled_event_type, kind.acled_sub_event_type)
        if any(pair):
            cells = (f"`{kind.sub_event_type}`", *pair, disorder_types()[pair])
            lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join(lines) + "\n"


def example_block() -> str:
    """The first rows of the example stories' table, as a table of the README."""
    table = extractor.extract(FOLDER)
    lines = ["| date | type | actor 1 | actor 2 | place | country | dead | claimed by |"]
    lines.append("|---|---|---|---|---|---|---|---|")
    shown = ["event_date_start", "sub_event_type", "actor1_id", "actor2_id"]
    shown += ["location", "country_iso3", "fatalities", "claim_source"]
    for row in rows_of_frame(table.head(EXAMPLE_ROWS)):
        lines.append(f"| {' | '.join(_cell(text(row[name])) for name in shown)} |")
    lines += ["", f"Eight of the {len(table)} rows, with eight of their columns."]
    return "\n".join(lines)


def gold_rows() -> list[TableRow]:
    """The table of all gold stories, the recent and the later ones among them."""
    articles = extractor.read_articles(sorted(GOLD.rglob("*.jsonl")))
    rows = checked_rows(extractor.extract_events(articles), print)
    return [row for event in rows for row in event]


def scores_by_half(rows: list[TableRow]) -> dict[str, Scores]:
    """Figures of all stories, of those looked at (odd numbers) and of those held out (even)."""
    table = events_of_rows({name: text(cell) for name, cell in row.items()} for row in rows)
    figures = {}
    for part, folder in (("", GOLD), ("recent, ", GOLD / "recent"), ("later, ", GOLD / "later")):
        gold = load_gold([folder])
        halves: tuple[list[GoldStory], list[GoldStory]] = ([], [])
        for story in gold:
            halves[number_of(story.story_id) % 2].append(story)
        figures[f"{part}all"] = evaluate(gold, table)
        figures[f"{part}looked at"] = evaluate(halves[1], table)
        figures[f"{part}held out"] = evaluate(halves[0], table)
    return figures


def accuracy_block(scores: dict[str, Scores]) -> str:
    """The headline figures and the share of right fields, as Markdown tables."""
    whole = scores["all"]
    lines = ["| stories | | precision | recall | F1 |", "|---|---|---|---|---|"]
    for part, figures in scores.items():
        for name, rate in figures.headline().items():
            cells = f"{rate.precision:.3f} | {rate.recall:.3f} | {rate.f1:.3f}"
            lines.append(f"| {part} ({figures.stories}) | {name} | {cells} |")
    fields = ", ".join(f"{name} {share:.2f}" for name, (share, _) in whole.of_found.items())
    empty = f"{whole.empty_kept_empty} of {whole.empty_stories}"
    lines += ["", f"Of the found events, right: {fields}.", ""]
    lines.append(f"Stories without events kept empty: {empty}. Version {extractor.__version__}.")
    return "\n".join(lines)


def card_block(scores: dict[str, Scores]) -> str:
    """The headline figures on stories that were held out, for the model card."""
    lines = accuracy_block(scores).splitlines()
    return "\n".join(lines[:2] + [line for line in lines if "held out" in line])


def draw_plots(rows: Iterable[TableRow]) -> None:
    """Draw the pictures of the page on exports: a year of the stories that were looked at."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    from extractor.plots import deaths_by_region, event_map, heat_map, timeline

    looked_at = [row for row in rows if number_of(str(row["article_id"])) % 2 == 1]
    table = frame_of_rows(looked_at)
    table = table[table["event_date_start"].dt.year == YEAR]
    figure, grid = pyplot.subplots(2, 2, figsize=(16, 11), layout="constrained")
    for draw, axes in zip(
        (timeline, event_map, heat_map, deaths_by_region), grid.flat, strict=True
    ):
        draw(table, axes=axes)
    figure.savefig(ROOT / "docs" / "pictures" / "plots.png", dpi=70, metadata={"Software": None})


def number_of(story_id: str) -> int:
    """The number of a gold story, also where an item of its page is named.

    >>> number_of("dev-155#1")
    155
    """
    return int(story_id.partition("#")[0].rpartition("-")[2])


def put_block(page: Path, name: str, block: str) -> None:
    """Put a block between the page's marks of that name."""
    marks = rf"(<!-- {name}: [^>]*-->\n).*?(<!-- /{name} -->)"
    old = page.read_text(encoding="utf-8")
    new, count = re.subn(
        marks, lambda found: f"{found[1]}{block}\n{found[2]}", old, flags=re.DOTALL
    )
    if count != 1:
        raise SystemExit(f"{page}: the marks of the block {name!r} are missing")
    page.write_text(new, encoding="utf-8")


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--accuracy", action="store_true", help="measure, renew the README, draw the pictures"
    )
    asked = parser.parse_args()
    (ROOT / "docs" / "columns.md").write_text(columns_page(), encoding="utf-8")
    (ROOT / "docs" / "event_types.md").write_text(event_types_page(), encoding="utf-8")
    (ROOT / "docs" / "acled.md").write_text(acled_page(), encoding="utf-8")
    if asked.accuracy:
        rows = gold_rows()
        draw_plots(rows)
        scores = scores_by_half(rows)
        block = accuracy_block(scores)
        put_block(ROOT / "docs" / "model_card.md", "card", card_block(scores))
        put_block(ROOT / "docs" / "accuracy.md", "accuracy", block)
        put_block(ROOT / "README.md", "accuracy", block)
        put_block(ROOT / "README.md", "example", example_block())


if __name__ == "__main__":
    main()
