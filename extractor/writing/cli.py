"""``sahel-events export``: a table that was made before, in another format or schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    events: Annotated[
        Path,
        typer.Argument(metavar="EVENTS", help="The table to read: .csv, .parquet, or a run store."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="The table to write; .csv, .parquet, .jsonl, .geojson, .gpkg or .xlsx.",
        ),
    ],
    schema: Annotated[
        str, typer.Option(help="Write our columns (events), or those of ACLED's exports (acled).")
    ] = "events",
    excel: Annotated[
        bool, typer.Option("--excel", help="Make cells safe that a spreadsheet would run (.csv).")
    ] = False,
) -> None:
    """Write a table in another format, or in ACLED's columns."""
    from extractor.table import rows_of_frame
    from extractor.table_files import read_table
    from extractor.writing import write_codebook, write_table

    table = read_table(events)
    left_out = write_table(rows_of_frame(table), output, schema, excel=excel)
    write_codebook(output, schema, {"exported": events.name})
    typer.echo(f"{len(table) - left_out} of {len(table)} rows: {output}")
    if left_out:
        typer.echo(f"{left_out} rows left out, for which {schema} has no place", err=True)
