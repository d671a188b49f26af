"""What maps and plots show for each event type: a label in both languages and a colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.lexicon.codebook import event_types
from extractor.lexicon.loader import DATA, one_of, read_rows

_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class EventGroup:
    """An event type as people see it.

    Attributes:
        event_type: the codebook's second level.
        label_fr, label_en: short labels.
        colour: ``#rrggbb``.
    """

    event_type: str
    label_fr: str
    label_en: str
    colour: str


@cache
def event_groups() -> dict[str, EventGroup]:
    """The event types in the order of legends, gravest first.

    Raises:
        DataFileError: a type is unknown, stands twice or is missing, or a colour is none.

    >>> event_groups()["battle"].label_fr
    'Combats'
    """
    path, known = DATA / "event_groups.csv", {kind.event_type for kind in event_types().values()}
    found: dict[str, EventGroup] = {}
    for row in read_rows(path, tuple(EventGroup.__dataclass_fields__)):
        if one_of(row, "event_type", known) in found:
            raise row.error(f"{row['event_type']!r} stands twice; remove one of the lines")
        if not _COLOUR.fullmatch(row["colour"]):
            raise row.error(f"{row['colour']!r} is no colour such as #cc3311")
        found[row["event_type"]] = EventGroup(**row.values)
    if missing := sorted(known - set(found)):
        raise row.error(f"no line for {', '.join(missing)}; add it")
    return found
