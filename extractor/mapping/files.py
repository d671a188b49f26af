"""Writes the map page to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import OutputError
from extractor.mapping.mappage import TileSource, map_page

if TYPE_CHECKING:
    import pandas as pd


def write_map(
    table: pd.DataFrame,
    path: str | Path,
    *,
    title: str = "sahel-events",
    language: str = "fr",
    tiles: TileSource | None = None,
) -> None:
    """Write the map of a table to an HTML file, whole or not at all.

    Args:
        table, title, language, tiles: as for :func:`extractor.mapping.map_page`.

    Raises:
        OutputError: the file cannot be written.
    """
    write_page(map_page(table, title=title, language=language, tiles=tiles), Path(path))


def write_page(page: str, path: Path) -> None:
    """Write a page to a file, which takes the place of an older one once it is complete.

    Raises:
        OutputError: the file cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason}); choose another place") from error
    finally:
        part.unlink(missing_ok=True)
