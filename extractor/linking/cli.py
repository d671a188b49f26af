"""``sahel-events link``: fill ``cluster_id``, say why, and write one row a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def link(
    events: Annotated[
        Path,
        typer.Argument(metavar="EVENTS", help="The table to link: .csv, .parquet, or a run store."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="The linked table to write; .csv, .parquet, .jsonl, .geojson, .gpkg or .xlsx.",
        ),
    ],
    consolidated: Annotated[
        Path | None,
        typer.Option(help="Write one row a cluster to this file, .csv or .parquet."),
    ] = None,
    links: Annotated[
        Path | None,
        typer.Option(help="Write each link and its reasons to this file, .csv or .parquet."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(help="A table linked before, to which EVENTS is added."),
    ] = None,
    into_links: Annotated[
        Path | None,
        typer.Option(help="The links of that table; without them it is linked anew."),
    ] = None,
) -> None:
    """Join the reports of one event across stories."""
    from extractor.linking.files import link_file

    if into_links is not None and into is None:
        raise typer.BadParameter("give the table that these links belong to with --into")
    found = link_file(
        events, output, links=links, consolidated=consolidated, into=into, into_links=into_links
    )
    typer.echo(f"{found.reports} reports of {found.events} events: {output}")
