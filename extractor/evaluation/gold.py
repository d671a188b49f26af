"""Gold stories: the events that a careful coder finds by the codebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.lexicon.codebook import event_types

DEFAULT_TOLERANCE_KM = 15.0


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A right place of an event: degrees WGS 84; within ``tolerance_km`` of it is still right."""

    name: str
    text: str
    country: str
    latitude: float | None
    longitude: float | None
    tolerance_km: float = DEFAULT_TOLERANCE_KM


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A right event.

    Attributes:
        sub_types: accepted sub-types, the best first.
        start, end: first and last day; ``None`` where the story fixes none.
        actor1, actor2: every id accepted, best first; empty where the side is not judged.
        optional: borderline; finding it or not is the same.
        record: the event as the file has it, for lists of errors.
    """

    sub_types: tuple[str, ...]
    start: date | None
    end: date | None
    places: tuple[GoldPlace, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    figures: Mapping[str, int | None]
    claim_source: str
    optional: bool
    record: Mapping[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story or saved page and its events; no events means that finding one is an error."""

    story_id: str
    events: tuple[GoldEvent, ...]


def load_gold(paths: Iterable[str | Path]) -> list[GoldStory]:
    """Read gold stories from JSON lines.

    Args:
        paths: ``.jsonl`` files, or folders of them.

    Raises:
        InputError: a file is missing, or a line is no gold story; names file and line.
    """
    return [_story(record, where) for path in _files(paths) for record, where in _records(path)]


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for path in map(Path, paths):
        found = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        if not found:
            raise InputError(f"{path}: no .jsonl file in this folder; give the gold files")
        yield from found


def _records(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give a .jsonl file of gold stories") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield json.loads(line), f"{path}:{number}"
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: this is no JSON ({error.msg})") from error


def _story(record: dict[str, Any], where: str) -> GoldStory:
    try:
        return GoldStory(record["id"], tuple(_event(event) for event in record["events"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: this is no gold story ({error!r})") from error


def _event(record: dict[str, Any]) -> GoldEvent:
    sub_types = (record["sub_event_type"], *record.get("alt_types", ()))
    for sub_type in sub_types:
        if sub_type not in event_types():
            raise KeyError(sub_type)
    start = day(record.get("date_start"))
    return GoldEvent(
        sub_types=sub_types,
        start=start,
        end=day(record.get("date_end")) or start,
        places=tuple(_place(place) for place in record["locations"]),
        actor1=tuple(record.get("actor1") or ()),
        actor2=tuple(record.get("actor2") or ()),
        figures={name: record.get(name) for name in FIGURES},
        claim_source=record.get("claim_source") or "",
        optional=bool(record.get("optional")),
        record=record,
    )


FIGURES = ("fatalities", "injured", "abducted", "arrested")
"""The figures that are measured."""


def _place(record: dict[str, Any]) -> GoldPlace:
    return GoldPlace(
        name=record.get("name") or "",
        text=record.get("text") or "",
        country=record["country"],
        latitude=record.get("lat"),
        longitude=record.get("lon"),
        tolerance_km=record.get("tol_km") or DEFAULT_TOLERANCE_KM,
    )


def day(text: object) -> date | None:
    """The day that a text begins with, or ``None``.

    >>> day("2024-08-01T10:00:00"), day(""), day(None)
    (datetime.date(2024, 8, 1), None, None)
    """
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
