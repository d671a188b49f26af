"""``sahel-events export``: a table that was made before, in another format or schema."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from extractor.options import TableFile


def export(
    events: Annotated[
        Path,
        typer.Argument(metavar="EVENTS", help="The table to read: .csv, .parquet, or a run store."),
    ],
    output: TableFile,
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="Events of this day or later."),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Events of this day or earlier."),
    ] = None,
    country: Annotated[
        list[str], typer.Option(help="Events of this country (MLI …); may be repeated.")
    ] = [],  # noqa: B006 - Typer copies it
    event_type: Annotated[
        list[str], typer.Option("--type", help="Events of this type or sub-type; may be repeated.")
    ] = [],  # noqa: B006 - Typer copies it
    confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Least confidence.")
    ] = 0.0,
    box: Annotated[
        str, typer.Option("--bbox", metavar="W,S,E,N", help="Places in this box, degrees.")
    ] = "",
    schema: Annotated[
        str, typer.Option(help="Write our columns (events), or those of ACLED's exports (acled).")
    ] = "events",
    excel: Annotated[
        bool, typer.Option("--excel", help="Make cells safe that a spreadsheet would run (.csv).")
    ] = False,
) -> None:
    """Write a table, or the rows asked for, in another format or in ACLED's columns."""
    from extractor.table import rows_of_frame
    from extractor.table_files import read_table
    from extractor.writing import write_codebook, write_table
    from extractor.writing.choosing import Wanted, chosen, read_box

    wanted = Wanted(
        first.date() if first else None,
        last.date() if last else None,
        country,
        event_type,
        confidence,
        read_box(box) if box else None,
    )
    table = chosen(read_table(events), wanted)
    left_out = write_table(rows_of_frame(table), output, schema, excel=excel)
    write_codebook(output, schema, {"exported": events.name})
    typer.echo(f"{len(table) - left_out} of {len(table)} rows: {output}")
    if left_out:
        typer.echo(f"{left_out} rows left out, for which {schema} has no place", err=True)
