"""The command line: ``sahel-events``. Thin; it calls the public face and shows what came of it.

Exit status: 0 where every record was read, 3 where some were set aside, 2 for a bad call.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import extractor
from extractor.errors import SahelEventsError
from extractor.options import (
    SOME_SET_ASIDE,
    Mapped,
    PagesMode,
    Piped,
    Split,
    TableFile,
    field_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractor.summary import Summary

BAD_CALL = 2
NARROW = 120  # columns of a summary that goes to a file or pipe

app = typer.Typer(
    help="Structured, geocoded event tables from French-language news of the Sahel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class SchemaName(str, Enum):
    """The columns of an output."""

    events = "events"
    acled = "acled"


def main() -> None:
    """Run ``sahel-events``; an error that the user can mend is one line and exit status 2."""
    try:
        app()
    except SahelEventsError as error:
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(BAD_CALL) from None


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sahel-events {extractor.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT…",
            help="Files, archives or folders of .jsonl, .csv, .parquet, .html, .txt, .xml, .warc, "
            "each also .gz; - is standard input.",
        ),
    ],
    output: TableFile,
    mapping: Mapped = [],  # noqa: B006 - Typer copies it
    pages: Split = PagesMode.auto,
    planned: Annotated[
        bool, typer.Option("--planned", help="Keep events that are only announced.")
    ] = False,
    piped: Piped = "",
    schema: Annotated[
        SchemaName, typer.Option(help="Write our columns, or those of ACLED's exports.")
    ] = SchemaName.events,
    excel: Annotated[
        bool, typer.Option("--excel", help="Make cells safe that a spreadsheet would run (.csv).")
    ] = False,
    summary: Annotated[bool, typer.Option(help="Show what was found.")] = True,
) -> None:
    """Extract the event table of news stories and saved pages."""
    names = field_names(mapping)
    with _progress() as on_event:
        found = extractor.extract_to_file(
            inputs,
            output,
            mapping=names,
            pages=pages.value,
            planned=planned,
            schema=schema.value,
            on_event=on_event,
            format=piped,
            excel=excel,
        )
    if summary:
        from extractor.views import summary_view

        _show(summary_view(found))
        typer.echo(f"Table: {output}")
    if found.left_out:
        typer.echo(
            f"{found.left_out} rows left out, for which {schema.value} has no place", err=True
        )
    for complaint in found.complaints:
        typer.echo(complaint, err=True)
    if found.set_aside or found.notes:
        typer.echo(_rejects_line(found, output), err=True)
    if found.set_aside:
        raise typer.Exit(SOME_SET_ASIDE)


def _rejects_line(found: Summary, output: Path) -> str:
    parts = []
    if found.set_aside:
        parts.append(f"{found.set_aside} set aside as unreadable")
    if found.notes:
        parts.append(f"{found.notes} read with a value left empty or mended")
    return f"{'; '.join(parts)}: see {output}.rejects.jsonl"


@contextmanager
def _progress() -> Iterator[Callable[[Summary], None]]:
    """A line that counts on a terminal, and nothing elsewhere."""
    from rich.console import Console

    with Console(stderr=True).status("Loading the model …") as status:
        yield lambda found: status.update(f"{found.stories} stories, {found.events} events …")


def _show(view: object) -> None:
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console = Console(width=NARROW)
    console.print(view)


@app.command()
def evaluate(
    gold: Annotated[
        str,
        typer.Argument(
            metavar="GOLD", help="Gold stories: a .jsonl file, several joined by commas, a folder."
        ),
    ],
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="The table, .csv or .parquet.")],
    errors: Annotated[
        Path | None, typer.Option(help="Write each event that is not perfect to this .jsonl file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure a table against stories whose events are known."""
    from extractor.evaluation import ErrorCase, load_gold, load_table, write_errors
    from extractor.evaluation import evaluate as measure

    cases: list[ErrorCase] = []
    scores = measure(load_gold(gold.split(",")), load_table(events), cases.append)
    if errors is not None:
        write_errors(cases, errors)
    if as_json:
        typer.echo(json.dumps(scores.as_dict(), ensure_ascii=False))
    else:
        from extractor.views import scores_view

        _show(scores_view(scores))


@app.command()
def explain(
    story: Annotated[
        Path, typer.Argument(metavar="STORY", help="A file with the story, a page or a dump.")
    ],
    wanted: Annotated[
        str, typer.Option("--id", help="Which story, where the file holds several.")
    ] = "",
    html: Annotated[
        Path | None, typer.Option(help="Write the explanation to this HTML file instead.")
    ] = None,
    mapping: Mapped = [],  # noqa: B006 - Typer copies it
    pages: Split = PagesMode.auto,
    planned: Annotated[
        bool, typer.Option("--planned", help="Explain events that are only announced, too.")
    ] = False,
) -> None:
    """Show a story with its events: which words gave each value, and which rule decided."""
    from extractor.explaining.stories import pick

    stories = extractor.read_articles(story, mapping=field_names(mapping), pages=pages.value)
    article = pick(stories, wanted, str(story))
    with _progress():
        found = extractor.explain(article, planned=planned)
    if html is None:
        from extractor.explaining.terminal import explanation_view

        _show(explanation_view(found))
    else:
        from extractor.explaining.html import write_page

        write_page(found, html)
        typer.echo(f"Explanation: {html}")


def _gazetteer() -> typer.Typer:
    commands: typer.Typer = import_module("gazetteer.cli").app
    return commands


def _command(module: str, function: str) -> typer.Typer:
    command = typer.Typer(add_completion=False)
    command.command()(getattr(import_module(module), function))
    return command


def _link() -> typer.Typer:
    return _command("extractor.linking.cli", "link")


def _export() -> typer.Typer:
    return _command("extractor.writing.cli", "export")


def _run() -> typer.Typer:
    return _command("extractor.running.cli", "run")


def _map() -> typer.Typer:
    return _command("extractor.mapping.cli", "draw")


def _review() -> typer.Typer:
    return _command("extractor.reviewing.cli", "review")


def _apply() -> typer.Typer:
    return _command("extractor.reviewing.cli", "apply")


def _mount(name: str, load: Callable[[], typer.Typer], help_text: str) -> None:
    """Mount commands that are loaded when one is asked for, so that ``--help`` stays quick."""

    @app.command(
        name,
        help=help_text,
        add_help_option=False,
        context_settings={
            "ignore_unknown_options": True,
            "allow_extra_args": True,
            "allow_interspersed_args": False,
        },
    )
    def delegate(ctx: typer.Context) -> None:
        command = typer.main.get_command(load())
        command.main(args=ctx.args, prog_name=f"sahel-events {name}")


_mount("gazetteer", _gazetteer, "Find, check and build places.")
if Path(__file__).with_name("linking").joinpath("cli.py").exists():
    _mount("link", _link, "Join the reports of one event across stories.")
_mount("run", _run, "Read a dump of any size into a store; killed, it goes on where it was.")
_mount("map", _map, "Show a table as a map in one HTML file.")
_mount("export", _export, "Write a table in another format, or in ACLED's columns.")
_mount("review", _review, "Accept, correct or reject events beside their stories.")
_mount("apply", _apply, "Apply the decisions of a review to its table.")
