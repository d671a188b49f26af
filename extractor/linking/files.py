"""Event tables and links from and to files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from extractor.errors import InputError, OutputError
from extractor.linking.consolidated import consolidate
from extractor.linking.explain import LINK_COLUMNS
from extractor.linking.linked import LinkedTable, link, link_into
from extractor.table import rows_of_frame
from extractor.table_files import ENDINGS, read_frame, read_table
from extractor.writing import write_codebook, write_table


@dataclass(frozen=True, slots=True)
class Linked:
    """What was linked: reports in the table, and the events that they tell of."""

    reports: int
    events: int


def link_file(
    events: str | Path,
    output: str | Path,
    *,
    links: str | Path | None = None,
    consolidated: str | Path | None = None,
    into: str | Path | None = None,
    into_links: str | Path | None = None,
) -> Linked:
    """Link an event table from file to file; each file is written whole or not at all.

    Args:
        events: the table, ``.csv`` or ``.parquet``.
        output: the linked table, in any format of :mod:`extractor.writing`; may be ``events``.
        links: where to write each link and its reasons, ``.csv`` or ``.parquet``.
        consolidated: where to write one row a cluster, ``.csv`` or ``.parquet``.
        into: a table linked before, to which ``events`` is added.
        into_links: the links of that table; without them it is linked anew.

    Raises:
        InputError, TableError: a table is missing, damaged, or not the codebook's.
        OutputError: a file cannot be written.
    """
    new = read_table(events)
    if into is None:
        found = link(new)
    else:
        old = read_table(into)
        found = link_into(
            LinkedTable(old, read_links(into_links)) if into_links else link(old), new
        )
    write_events(found.table, output)
    write_codebook(
        output, settings={"linked": [Path(path).name for path in (into, events) if path]}
    )
    if consolidated is not None:
        write_frame(consolidate(found.table), consolidated)
    if links is not None:
        write_frame(found.links, links)
    return Linked(found.table["event_id"].nunique(), found.table["cluster_id"].nunique())


def read_links(path: str | Path) -> pd.DataFrame:
    """Read a links table that :func:`write_frame` has written.

    Raises:
        InputError: the file is missing, of another format, or has other columns.
    """
    frame = read_frame(Path(path))
    if list(frame.columns) != list(LINK_COLUMNS):
        raise InputError(f"{path}: the columns must be {', '.join(LINK_COLUMNS)}")
    if frame["joined"].dtype == "string":
        frame["joined"] = frame["joined"].map({"True": True, "False": False})
    links: pd.DataFrame = frame.astype(LINK_COLUMNS)
    return links


def write_events(table: pd.DataFrame, path: str | Path) -> None:
    """Write an event table in any format of :mod:`extractor.writing`.

    Raises:
        OutputError: the ending is unknown or the file cannot be written.
    """
    write_table(rows_of_frame(table), path)


def write_frame(frame: pd.DataFrame, path: str | Path) -> None:
    """Write links or a consolidated table as CSV or Parquet; the file is whole or not at all.

    Raises:
        OutputError: the ending is unknown or the file cannot be written.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise OutputError(f"{path}: end the name in .csv or .parquet")
    part = path.with_name(f".{path.stem}.part{ending}")
    try:
        if ending == ".parquet":
            frame.to_parquet(part, index=False)
        else:
            frame.to_csv(part, index=False, lineterminator="\n")
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)
