"""``sahel-events run``: a dump into a run store, resumable, and from there to a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from extractor.options import SOME_SET_ASIDE, Mapped, PagesMode, Piped, Split, field_names
from extractor.running.run import Choice, Progress
from extractor.running.run import run as run_dump


def run(
    inputs: Annotated[list[Path], typer.Argument(metavar="DUMP…", help="Files or folders.")],
    store: Annotated[Path, typer.Option(help="The run store, .sqlite; begun or gone on with.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the table when all is read.")
    ] = None,
    link: Annotated[
        bool, typer.Option("--link", help="Join the reports of one event in the output.")
    ] = False,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only stories from this day on.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="So many new stories at most.")] = None,
    sample: Annotated[
        float, typer.Option(min=0, max=1, help="A share of the stories; the same each time.")
    ] = 1.0,
    redo: Annotated[
        bool, typer.Option("--redo", help="Read anew what other rules or words have read.")
    ] = False,
    mapping: Mapped = [],  # noqa: B006 - Typer copies it
    pages: Split = PagesMode.auto,
    piped: Piped = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no closing line.")] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="A JSON line a batch on standard error.")
    ] = False,
) -> None:
    """Read a dump of any size into a store; killed, it goes on where it was."""
    choice = Choice(since.date() if since else None, limit, sample, redo)
    names = field_names(mapping)
    with _Display(quiet, log_json) as show:
        done = run_dump(
            inputs, store, choice=choice, mapping=names, pages=pages.value, format=piped,
            on_batch=show,
        )  # fmt: skip
    if not quiet:
        typer.echo(_told(done, store), err=True)
    if done.stale and not quiet:
        typer.echo(
            f"{done.stale} stories were read with other rules or words than today's; "
            "run again with --redo to read them anew",
            err=True,
        )
    if output is not None:
        _write(store, output, link)
        typer.echo(f"Table: {output}")
    if done.set_aside:
        raise typer.Exit(SOME_SET_ASIDE)


def _write(store: Path, output: Path, link: bool) -> None:
    from extractor.running.tables import write_store

    if link:
        from extractor.linking.files import link_file

        link_file(store, output)
    else:
        write_store(store, output)


def _told(done: Progress, store: Path) -> str:
    parts = [f"{done.read} stories read, {done.events} events"]
    for count, words in (
        (done.known, "in the store already"),
        (done.copies, "copies noted"),
        (done.skipped, "not asked for"),
        (done.set_aside, "records set aside"),
    ):
        if count:
            parts.append(f"{count} {words}")
    return f"{'; '.join(parts)}: {store}"


class _Display:
    """A counting line on a terminal, JSON lines for servers, or silence."""

    def __init__(self, quiet: bool, log_json: bool) -> None:
        self._log_json = log_json
        self._quiet = quiet or log_json

    def __enter__(self) -> Callable[[Progress], None]:
        from rich.console import Console

        console = Console(stderr=True, quiet=self._quiet)
        self._status = console.status("Loading the model …")
        self._status.start()
        return self._show

    def __exit__(self, *error: object) -> None:
        self._status.stop()

    def _show(self, done: Progress) -> None:
        if self._log_json:
            told = {
                "time": datetime.now().astimezone().isoformat(timespec="seconds"),
                "stories": done.read,
                "events": done.events,
                "known": done.known,
                "set_aside": done.set_aside,
                "stories_a_second": round(done.rate, 2),
            }
            print(json.dumps(told), file=sys.stderr, flush=True)
        self._status.update(
            f"{done.read} stories read, {done.known} known, {done.events} events, "
            f"{done.rate:.1f} stories a second"
        )
