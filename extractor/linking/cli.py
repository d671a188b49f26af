"""``sahel-events link``: fill ``cluster_id``, say why, and write one row a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def link(
    events: Annotated[
        Path, typer.Argument(metavar="EVENTS", help="The table to link, .csv or .parquet.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="The linked table to write; .csv, .parquet, .jsonl, .geojson or .gpkg.",
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
    from extractor.linking import LinkedTable, consolidate, link_into
    from extractor.linking import link as link_all
    from extractor.linking.files import read_links, read_table, write_events, write_frame

    if into_links is not None and into is None:
        raise typer.BadParameter("give the table that these links belong to with --into")
    new = read_table(events)
    if into is None:
        found = link_all(new)
    else:
        old = read_table(into)
        before = LinkedTable(old, read_links(into_links)) if into_links else link_all(old)
        found = link_into(before, new)
    write_events(found.table, output)
    if consolidated is not None:
        write_frame(consolidate(found.table), consolidated)
    if links is not None:
        write_frame(found.links, links)
    reports = found.table["event_id"].nunique()
    clusters = found.table["cluster_id"].nunique()
    typer.echo(f"{reports} reports of {clusters} events: {output}")
