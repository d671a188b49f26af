"""What the command line shows: a run's summary and an evaluation's figures, as Rich tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from extractor.summary import Summary
from extractor.table import TableRow

if TYPE_CHECKING:
    from extractor.evaluation import Scores

_MOST = 10


def summary_view(summary: Summary) -> RenderableType:
    """The first rows of a run, then its counts by type and country."""
    return Group(*_summary_parts(summary))


def _summary_parts(summary: Summary) -> Iterator[RenderableType]:
    if summary.first:
        yield _rows_table(summary.first)
        if summary.rows > len(summary.first):
            yield Text(f"… and {summary.rows - len(summary.first)} more rows", style="dim")
        countries = Counter({name or "no place": n for name, n in summary.by_country.items()})
        yield _counts_line("By type", summary.by_type)
        yield _counts_line("By country", countries)
    yield Text(
        f"{_several(summary.stories, 'story', 'stories')}, "
        f"{_several(summary.events, 'event', 'events')} "
        f"in {_several(summary.rows, 'row', 'rows')}, "
        f"{summary.fatalities} reported dead in security events",
        style="bold",
    )
    if summary.undated:
        yield Text(
            f'{summary.undated} of them without a publication date, so that their "hier" and '
            '"lundi" may stay unresolved; if a column holds it: --map published_at=NAME'
        )


def _several(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _rows_table(rows: list[TableRow]) -> Table:
    """Values as they stand in the table, so that they can be searched for there."""
    table = Table(title="First rows", title_justify="left", pad_edge=False, header_style="bold")
    table.add_column("date", no_wrap=True)
    table.add_column("type", ratio=3)
    table.add_column("who → whom", ratio=4)
    table.add_column("where", ratio=3)
    table.add_column("dead", justify="right")
    table.add_column("outlet", ratio=2)
    for row in rows:
        table.add_row(
            str(row["event_date_start"] or "?"),
            Text(str(row["sub_event_type"])),
            Text(_parties(row)),
            Text(_where(row)),
            "" if row["fatalities"] is None else str(row["fatalities"]),
            Text(str(row["outlet"] or "")),
        )
    return table


def _parties(row: TableRow) -> str:
    sides = [str(row[f"{side}_id"]) for side in ("actor1", "actor2") if row[f"{side}_id"]]
    return " → ".join(sides)


def _where(row: TableRow) -> str:
    place = str(row["location"] or "")
    if row["offset_km"] is not None:
        place = f"{row['offset_km']:g} km from {place}"
    return f"{place} ({row['country_iso3']})" if place and row["country_iso3"] else place


def _counts_line(label: str, counts: Counter[str]) -> Text:
    most = ", ".join(f"{name} {count}" for name, count in counts.most_common(_MOST))
    more = len(counts) - _MOST
    return Text(f"{label}: {most}" + (f" and {more} others" if more > 0 else ""))


def scores_view(scores: Scores) -> RenderableType:
    """The headline figures, the fields and the types with most errors."""
    head = Text(
        f"{scores.stories} stories, {scores.gold} events owed, {scores.predicted} in the table, "
        f"{scores.empty_kept_empty} of {scores.empty_stories} stories without events kept empty"
    )
    return Group(head, _rates_table(scores), _fields_table(scores), _types_table(scores))


def _rates_table(scores: Scores) -> Table:
    table = Table("", "precision", "recall", "F1", header_style="bold")
    for name, rate in scores.headline().items():
        table.add_row(name, f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}")
    places = scores.as_dict()["places"]
    table.add_row("places", f"{places['p']:.3f}", f"{places['r']:.3f}", "")
    return table


def _fields_table(scores: Scores) -> Table:
    table = Table("of the found", "right", "judged", header_style="bold")
    for name, (share, judged) in scores.of_found.items():
        table.add_row(name, f"{share:.3f}", str(judged))
    return table


def _types_table(scores: Scores) -> Table:
    table = Table("types with most errors", "found", "missed", "false", header_style="bold")
    errors = {name: counts["fn"] + counts["fp"] for name, counts in scores.by_type.items()}
    for name in sorted(errors, key=lambda name: (-errors[name], name))[:_MOST]:
        counts = scores.by_type[name]
        table.add_row(name, str(counts["tp"]), str(counts["fn"]), str(counts["fp"]))
    return table
