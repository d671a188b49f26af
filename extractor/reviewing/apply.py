"""Makes the reviewed table: accepted events as they are, corrected ones corrected, others gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extractor.lexicon.actors import registry
from extractor.lexicon.codebook import event_types
from extractor.records import EventPlace
from extractor.reviewing.decisions import Decision, judged
from extractor.reviewing.fields import FieldError, fields
from extractor.reviewing.places import chosen_place
from extractor.table import TableRow, Value
from extractor.validation import CROSSWALK, check_rows

Rows = list[TableRow]
_PLACE = tuple(EventPlace.__slots__)
_CHOICE = ("location_id", "location", "latitude", "longitude")


@dataclass
class Reviewed:
    """What came of applying decisions.

    Attributes:
        events: the rows of each event that stands, in the order of the table.
        original: the rows of each event that was decided on, as the program wrote them.
        decisions: the decisions that were applied, by event.
        stale: decisions on values that the table does not hold any more; not applied.
        unknown: decisions on events that the table does not hold.
        undecided: events that no decision tells of.
    """

    events: dict[str, Rows] = field(default_factory=dict)
    original: dict[str, Rows] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)

    @property
    def rows(self) -> Iterable[TableRow]:
        """The reviewed table's rows; events without a decision stand as they were."""
        return (row for rows in self.events.values() for row in rows)


def events_of(rows: Iterable[TableRow]) -> dict[str, Rows]:
    """The rows of a table by event, the main place first."""
    events: defaultdict[str, Rows] = defaultdict(list)
    for row in rows:
        events[str(row["event_id"])].append(row)
    for found in events.values():
        found.sort(key=_rank)
    return dict(events)


def _rank(row: TableRow) -> int:
    rank = row["location_rank"]
    return rank if isinstance(rank, int) else 0  # the check of the rows complains of it


def apply_decisions(
    rows: Iterable[TableRow], decisions: Mapping[str, Decision], *, only_reviewed: bool = False
) -> Reviewed:
    """Apply decisions to the rows of a table.

    Args:
        rows: the table that was reviewed, as :func:`extractor.table.rows_of_frame` gives it.
        decisions: by event, from :func:`~extractor.reviewing.decisions.read_decisions`.
        only_reviewed: leave out the events that no decision tells of.

    Raises:
        TableError: a corrected event breaks the codebook.
    """
    reviewed = Reviewed()
    events = events_of(rows)
    reviewed.unknown = sorted(set(decisions) - set(events))
    for event_id, found in events.items():
        decision = decisions.get(event_id)
        if decision is not None and decision.judged not in ("", judged(found[0])):
            reviewed.stale.append(event_id)
            decision = None
        if decision is None:
            reviewed.undecided.append(event_id)
            if not only_reviewed:
                reviewed.events[event_id] = found
            continue
        reviewed.decisions[event_id], reviewed.original[event_id] = decision, found
        if decision.verdict != "reject":
            reviewed.events[event_id] = corrected(found, decision)
    return reviewed


def corrected(rows: Rows, decision: Decision) -> Rows:
    """The rows of an event with a decision's corrections, checked against the codebook.

    Raises:
        FieldError: a date, place or figure does not go with the others.
        TableError: the event breaks the codebook.
    """
    if not decision.cells:
        return rows
    first = dict(rows[0])
    changes = {name: fields()[name].parse(text) for name, text in decision.cells.items()}
    if "sub_event_type" in changes:
        _set_type(first, changes["sub_event_type"])
    if fields_of("date") & set(changes):
        _set_date(first, changes)
    if set(_CHOICE) & set(changes):
        _set_place(first, changes)
    for side in ("actor1", "actor2"):
        if f"{side}_id" in changes:
            _set_actor(first, side, changes[f"{side}_id"])
    _set_figures(first, changes)
    same = ("sub_event_type", *CROSSWALK, *fields_of("date"))
    same += tuple(f"{side}{part}" for side in ("actor1", "actor2") for part in ("", "_id", "_type"))
    others = [row | {name: first[name] for name in same} for row in rows[1:]]
    check_rows([first, *others])
    return [first, *others]


def fields_of(group: str) -> set[str]:
    """The columns of a group of fields.

    >>> sorted(fields_of("date"))
    ['date_precision', 'event_date_end', 'event_date_start']
    """
    return {name for name, known in fields().items() if known.group == group}


def _set_type(row: TableRow, value: Value) -> None:
    if value is None:
        raise FieldError("sub_event_type", "must not be empty")
    kind = event_types()[str(value)]
    row["sub_event_type"] = kind.sub_event_type
    for name in CROSSWALK:
        row[name] = getattr(kind, name) or None


def _set_date(row: TableRow, changes: Mapping[str, Value]) -> None:
    """Days and precision; what a reviewer left open follows from what was given."""
    start = changes.get("event_date_start", row["event_date_start"])
    end = changes.get("event_date_end", row["event_date_end"])
    if start is None:
        row |= {"event_date_start": None, "event_date_end": None, "date_precision": "unknown"}
        return
    if end is None or ("event_date_end" not in changes and _before(end, start)):
        end = start
    if _before(end, start):
        raise FieldError("event_date_end", "lies before the first day")
    precision = changes.get("date_precision") or ("day" if start == end else "range")
    if "date_precision" in changes and precision == "unknown":
        raise FieldError("date_precision", "'unknown' goes with an empty date")
    row |= {"event_date_start": start, "event_date_end": end, "date_precision": precision}


def _before(day: Value, other: Value) -> bool:
    return isinstance(day, date) and isinstance(other, date) and day < other


def _set_place(row: TableRow, changes: Mapping[str, Value]) -> None:
    """The place that was chosen, with all that follows from it: country, units, precision."""
    location_id, location, latitude, longitude = (changes.get(name, row[name]) for name in _CHOICE)
    if (latitude is None) != (longitude is None):
        raise FieldError("latitude", "latitude and longitude stand together or not at all")
    written = row["location_text"]
    place = EventPlace()
    if location_id or location or latitude is not None:
        place = chosen_place(
            str(location_id or ""), str(location or ""), _number(latitude), _number(longitude)
        )
    row |= {name: getattr(place, name) or None for name in _PLACE}
    row |= {name: getattr(place, name) for name in ("latitude", "longitude", "offset_bearing_deg")}
    row["location_text"] = written


def _number(value: Value) -> float | None:
    return value if isinstance(value, float) else None


def _set_actor(row: TableRow, side: str, value: Value) -> None:
    actor = registry().get(str(value)) if value is not None else None
    row[f"{side}_id"] = actor.actor_id if actor else None
    row[side] = actor.name_fr if actor else None
    row[f"{side}_type"] = actor.actor_type if actor else None
    if actor is None:
        row |= {f"{side}_person": None, f"{side}_text": None}


def _set_figures(row: TableRow, changes: Mapping[str, Value]) -> None:
    """Figures as given; bounds of the dead that were left alone give way to a new best figure."""
    row |= {name: changes[name] for name in fields_of("figures") if name in changes}
    best = row["fatalities"]
    if "fatalities" not in changes:
        return
    for bound in ("fatalities_low", "fatalities_high"):
        if bound not in changes and row[bound] is not None:
            row[bound] = best
