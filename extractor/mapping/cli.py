"""``sahel-events map``: an event table as a map in one HTML file."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Language(str, Enum):
    """Language that a page opens in."""

    fr = "fr"
    en = "en"


def draw(
    events: Annotated[
        Path,
        typer.Argument(metavar="EVENTS", help="The table to show: .csv, .parquet, or a run store."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write, .html.")],
    title: Annotated[str, typer.Option(help="Heading; the table's name where it is empty.")] = "",
    language: Annotated[
        Language, typer.Option(help="Language that the page opens in.")
    ] = Language.fr,
    tiles: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Offer background tiles, https://HOST/{z}/{x}/{y}.png; these need a network.",
        ),
    ] = "",
    tiles_credit: Annotated[str, typer.Option(help="Who made the tiles.")] = "",
) -> None:
    """Show a table as a map: one HTML file that opens without a network."""
    from extractor.mapping import TileSource, write_map
    from extractor.table_files import read_table

    source = TileSource(tiles, tiles_credit) if tiles else None
    table = read_table(events)
    write_map(table, output, title=title or events.stem, language=language.value, tiles=source)
    placed = int(table["latitude"].notna().sum())
    typer.echo(f"{placed} of {len(table)} rows on the map: {output}")
