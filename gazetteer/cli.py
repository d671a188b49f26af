"""``sahel-events gazetteer …``: look names up, check the data, build the full gazetteer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from gazetteer import core
from gazetteer.build import build
from gazetteer.check import check
from gazetteer.coverage import coverage
from gazetteer.download import download
from gazetteer.errors import SahelEventsError
from gazetteer.store import data_folder

app = typer.Typer(
    help="Look places up; check, build and fetch the gazetteer.",
    no_args_is_help=True,
    add_completion=False,
)
_errors = Console(stderr=True)


def _fail(error: SahelEventsError) -> NoReturn:
    _errors.print(f"error: {error}", style="red", markup=False, highlight=False)
    raise typer.Exit(2) from error


@app.command("find")
def find_command(
    name: Annotated[str, typer.Argument(help="A place name in any usual spelling.")],
    country: Annotated[list[str] | None, typer.Option(help="ISO alpha-3 code to keep.")] = None,
    level: Annotated[str | None, typer.Option(help="Level to keep, such as admin2.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most candidates to show.")] = 10,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day on which the name was written."),
    ] = None,
) -> None:
    """Show what a name may mean, best first, with the reason for the ranking."""
    day = on.date() if on else None
    try:
        found = core.load().lookup(name, countries=country, level=level, limit=limit, on=day)
    except SahelEventsError as error:
        _fail(error)
    if not found:
        _errors.print(f"no place is known by the name {name!r} or one like it", markup=False)
        raise typer.Exit(1)
    table = Table("name", "level", "units", "country", "lat, lon", "score", "why", "id")
    for candidate in found:
        place = candidate.place
        units = " / ".join(filter(None, (place.admin3, place.admin2, place.admin1)))
        table.add_row(
            place.name,
            place.level,
            units,
            place.country,
            f"{place.latitude:.3f}, {place.longitude:.3f}",
            f"{candidate.score:.2f}",
            candidate.reason,
            place.place_id,
        )
    Console().print(table)


@app.command("check")
def check_command(
    folder: Annotated[Path | None, typer.Argument(help="Data folder; the embedded one.")] = None,
    warnings: Annotated[bool, typer.Option(help="Show warnings too.")] = False,
) -> None:
    """Validate the rows; exit status 1 if one is wrong."""
    try:
        findings = check(core.from_folder(folder or core.DATA))
    except SahelEventsError as error:
        _fail(error)
    errors = [finding for finding in findings if finding.is_error]
    for finding in findings if warnings else errors:
        mark = "error" if finding.is_error else "warning"
        typer.echo(f"{mark}: {finding}")
    typer.echo(f"{len(errors)} errors, {len(findings) - len(errors)} warnings")
    raise typer.Exit(1 if errors else 0)


@app.command("coverage")
def coverage_command(
    places: Annotated[Path, typer.Argument(help="CSV of name, country, latitude, longitude.")],
    missed: Annotated[bool, typer.Option(help="Name the places that were not found.")] = False,
) -> None:
    """Tell which share of listed places is found within 25 km."""
    try:
        result = coverage(places, core.load())
    except SahelEventsError as error:
        _fail(error)
    table = Table("places", "top candidate", "any candidate", "top, weighted", "any, weighted")
    shares = (result.top, result.any, result.weighted_top, result.weighted_any)
    table.add_row(str(result.places), *(f"{share:.1%}" for share in shares))
    Console().print(table)
    if missed:
        for name in result.missed:
            typer.echo(name)


@app.command("build")
def build_command(
    sources: Annotated[
        list[Path],
        typer.Option("--from", help="GeoNames files, CSV or GeoJSON of places, or folders."),
    ],
    more: Annotated[list[Path] | None, typer.Argument(help="Further files.")] = None,
) -> None:
    """Build the full gazetteer in the user's data folder."""
    try:
        built = build(
            [*sources, *(more or [])],
            core.from_folder(core.DATA),
            report=lambda p: typer.echo(f"reading {p}"),
        )
    except SahelEventsError as error:
        _fail(error)
    for path in built.passed_over:
        typer.echo(f"passed over {path}: no table of places")
    typer.echo(f"{built.places} places written to {built.path}")


@app.command("download")
def download_command(
    codes: Annotated[list[str], typer.Argument(help="ISO alpha-2 codes: ML BF NE …")],
) -> None:
    """Fetch country files from GeoNames; an interrupted download resumes."""
    folder = data_folder() / "geonames"
    with Progress(console=_errors) as progress:
        for code in codes:
            task = progress.add_task(code.upper(), total=None)

            def show(done: int, total: int, task: int = task) -> None:
                progress.update(task, completed=done, total=total or None)  # type: ignore[arg-type]

            try:
                path = download(code, folder, show)
            except SahelEventsError as error:
                progress.stop()
                _fail(error)
            progress.update(task, completed=path.stat().st_size, total=path.stat().st_size)
    typer.echo(f"now run: sahel-events gazetteer build --from {folder}")
