"""``sahel-events review`` and ``apply``: judge a table by hand, and use what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.mapping.cli import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractor.explaining.records import Explanation
    from extractor.records import Article
    from extractor.reviewing.apply import Reviewed
    from extractor.reviewing.server import ReviewServer
    from extractor.table import TableRow

EVENTS = typer.Argument(metavar="EVENTS", help="The table to review, .csv or .parquet.")
STORIES = typer.Option(help="The stories that the table was extracted from: a file or folder.")


def review(
    events: Annotated[Path, EVENTS],
    stories: Annotated[Path | None, STORIES] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Mark the words as the model reads them, those of the type among them.",
        ),
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(help="The decisions file; EVENTS.decisions.csv where it is not given."),
    ] = None,
    reviewer: Annotated[
        str, typer.Option(help="Your name or initials, kept beside each decision.")
    ] = "",
    language: Annotated[
        Language, typer.Option(help="Language that the page opens in.")
    ] = Language.fr,
    port: Annotated[int, typer.Option(help="Port on this computer; a free one is taken at 0.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    report: Annotated[
        bool, typer.Option("--report", help="Only print the precision by type so far.")
    ] = False,
) -> None:
    """Go through the events beside their stories: accept, correct or reject each."""
    from extractor.reviewing.decisions import DecisionsFile, read_decisions
    from extractor.reviewing.reviewpage import review_page
    from extractor.reviewing.server import ReviewServer
    from extractor.reviewing.session import Session

    rows = _rows(events)
    path = decisions or events.with_name(f"{events.name}.decisions.csv")
    if report:
        from extractor.reviewing.apply import apply_decisions

        _print_precision(apply_decisions(rows, read_decisions(path)))
        return
    texts = _stories(stories, rows)
    with DecisionsFile(path, reviewer) as file:
        session = Session(rows, texts, file, _explainer() if explain else None)
        server = ReviewServer(session, review_page(events.stem, language.value), port)
        typer.echo(f"Review: {server.address}")
        typer.echo(f"Decisions: {path} ({len(file.final)} so far). End with Ctrl-C.")
        _serve(server, browser)


def _serve(server: ReviewServer, browser: bool) -> None:
    import webbrowser

    with server:
        if browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("Saved.")


def _rows(path: Path) -> list[TableRow]:
    """The table's rows, which must obey the codebook."""
    from extractor.reviewing.apply import events_of
    from extractor.table import rows_of_frame
    from extractor.table_files import read_table
    from extractor.validation import check_rows

    rows = list(rows_of_frame(read_table(path)))
    for event in events_of(rows).values():
        check_rows(event)
    return rows


def _stories(path: Path | None, rows: list[TableRow]) -> dict[str, Article]:
    if path is None:
        return {}
    import extractor
    from extractor.reviewing.stories import stories_of

    wanted = {str(row["article_id"]) for row in rows}
    found = stories_of(extractor.read_articles(path), wanted)
    if missing := len(wanted) - len(found):
        typer.echo(f"{missing} of {len(wanted)} stories are not in {path}", err=True)
    return found


def _explainer() -> Callable[[Article], Explanation]:
    import extractor

    nlp = extractor.load()
    return lambda article: extractor.explain(article, nlp=nlp, planned=True)


def _print_precision(reviewed: Reviewed) -> None:
    from rich.console import Console

    from extractor.reviewing.measure import precision_by_type, precision_view

    counts = precision_by_type(reviewed)
    if counts:
        console = Console()
        Console(width=max(console.width, 120)).print(precision_view(counts))
    else:
        typer.echo("No event was decided on yet.")


def apply(
    events: Annotated[Path, EVENTS],
    decisions: Annotated[
        Path, typer.Argument(metavar="DECISIONS", help="The file that review has written.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="The table to write; .csv, .parquet, .jsonl, .geojson or .gpkg."
        ),
    ],
    only_reviewed: Annotated[
        bool, typer.Option("--only-reviewed", help="Leave out events without a decision.")
    ] = False,
    gold: Annotated[
        Path | None, typer.Option(help="Write stories reviewed to the end as gold, .jsonl.")
    ] = None,
    stories: Annotated[Path | None, STORIES] = None,
) -> None:
    """Apply the decisions of a review to its table, and print how right the program was."""
    from extractor.reviewing import apply_decisions, gold_stories, read_decisions
    from extractor.reviewing.gold import write_gold
    from extractor.writing.output import write_table

    rows = _rows(events)
    reviewed = apply_decisions(rows, read_decisions(decisions), only_reviewed=only_reviewed)
    write_table(reviewed.rows, output)
    _print_precision(reviewed)
    _complain(reviewed.stale, "on values that have changed since")
    _complain(reviewed.unknown, "on events that are not in the table")
    typer.echo(f"{len(reviewed.events)} events, {len(reviewed.undecided)} undecided: {output}")
    if gold is not None:
        records = gold_stories(rows, reviewed, _stories(stories, rows))
        typer.echo(f"{write_gold(records, gold)} stories reviewed to the end: {gold}")


def _complain(event_ids: list[str], what: str) -> None:
    if event_ids:
        first = ", ".join(event_ids[:5])
        typer.echo(f"{len(event_ids)} decisions {what}, not applied: {first}", err=True)
