"""Options that several commands of ``sahel-events`` take alike."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

SOME_SET_ASIDE = 3
"""Exit status where the work was done and some records were set aside."""


class PagesMode(str, Enum):
    """Whether whole saved pages are split into their items."""

    auto = "auto"
    always = "always"
    never = "never"


Mapped = Annotated[
    list[str], typer.Option("--map", metavar="FIELD=NAME", help="The input's own name of a field.")
]
Split = Annotated[PagesMode, typer.Option(help="Split whole saved pages into their stories.")]
Piped = Annotated[
    str, typer.Option("--format", help="What comes by standard input: jsonl, csv.gz, html …")
]
TableFile = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help="The table to write; .csv, .parquet, .jsonl, .geojson, .gpkg or .xlsx.",
    ),
]


def field_names(pairs: list[str]) -> dict[str, str]:
    """``text=corps`` as a mapping from field to the input's name.

    Raises:
        typer.BadParameter: a pair is not of that form.

    >>> field_names(["text=corps"])
    {'text': 'corps'}
    """
    names = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if not (field and equals and name):
            raise typer.BadParameter(f"{pair!r} is not FIELD=NAME, such as text=corps")
        names[field] = name
    return names
