"""Finds the line of a data file that holds a rule, so that a reader can go and look."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import gazetteer
from extractor.language.annotations import ActorMention, Trigger
from extractor.lexicon.actors import ACTORS
from extractor.lexicon.events import EVENTS
from extractor.lexicon.loader import DATA, Row, read_rows
from extractor.lexicon.text_keys import keys_of

_NAMED_IN = {"name": "aliases", "person": "aliases", "noun": "forms"}
"""Column of an actor file's name to the column of its other forms."""

_PLACES = Path(gazetteer.__file__).parent / "data"


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a vocabulary file, whatever its columns."""
    with path.open(encoding="utf-8", newline="") as handle:
        header = tuple(next(csv.reader(handle)))
    return read_rows(path, header)


def where(row: Row) -> str:
    """File and line of a row, below ``extractor/lexicon/data``.

    >>> where(next(rows_of(EVENTS / "casting.csv"))).startswith("events/casting.csv:")
    True
    """
    return f"{row.path.relative_to(DATA).as_posix()}:{row.line}"


@cache
def _triggers() -> dict[tuple[str, str], str]:
    return {
        (row["pattern"], row["pos"]): where(row)
        for path in sorted(EVENTS.glob("triggers*.csv"))
        for row in rows_of(path)
    }


def trigger_line(trigger: Trigger) -> str:
    """The line of a trigger's pattern; empty where no line made it (a toll told without a verb)."""
    return _triggers().get((trigger.pattern, trigger.pos), "")


@cache
def _lines_by(name: str, column: str) -> dict[str, str]:
    return {row[column]: where(row) for row in rows_of(DATA / name)}


def casting_line(sub_type: str) -> str:
    """The line that says who stands on the two sides of a type.

    >>> casting_line("ambush").startswith("events/casting.csv:")
    True
    """
    return _lines_by("events/casting.csv", "sub_type").get(sub_type, "")


def gravity_line(sub_type: str) -> str:
    """The line that ranks a type among those of one event."""
    return _lines_by("events/gravity.csv", "sub_type").get(sub_type, "")


def weight_line(feature: str) -> str:
    """The line that holds the weight of a feature in the model of ``confidence``.

    >>> weight_line("bias").startswith("events/models/right.csv:")
    True
    """
    return _lines_by("events/models/right.csv", "feature").get(feature, "")


def source_line(word: str, actor_type: str) -> str:
    """The line that gives a source its kind: that of its word, else that of its actor's type."""
    by_word = _lines_by("claims/sources.csv", "word").get(word, "")
    return by_word or _lines_by("claims/actor_sources.csv", "actor_type").get(actor_type, "")


@cache
def type_rule_rows() -> tuple[Row, ...]:
    """The rows of ``type_rules.csv`` in their order."""
    return tuple(rows_of(EVENTS / "type_rules.csv"))


@cache
def _actor_forms() -> dict[tuple[str, ...], list[Row]]:
    forms: dict[tuple[str, ...], list[Row]] = {}
    paths = (*ACTORS.glob("names_*.csv"), *(ACTORS / f"{n}.csv" for n in _COMMON))
    for path in sorted(paths):
        for row in rows_of(path):
            column = next(name for name in _NAMED_IN if name in row.values)
            for form in (row[column], *row.several(_NAMED_IN[column])):
                forms.setdefault(keys_of(form), []).append(row)
    return forms


_COMMON = ("persons", "roles", "descriptions")


def actor_line(text: str, actor: ActorMention) -> str:
    """The line that names a mention: of its longest words, one that means this very actor.

    >>> group = ActorMention("JNIM", "", "", "armed_group")
    >>> actor_line("le Groupe de soutien à l'islam et aux musulmans", group).split(":")[0]
    'actors/names_groups.csv'
    """
    keys = keys_of(text)
    for size in range(len(keys), 0, -1):
        for start in range(len(keys) - size + 1):
            rows = _actor_forms().get(keys[start : start + size], [])
            meant = next((row for row in rows if _means(row, actor)), None)
            if meant is not None:
                return where(meant)
    return ""


def _means(row: Row, actor: ActorMention) -> bool:
    target = row.values.get("actor_id") or row.values.get("target", "")
    if target and target == actor.actor_id:
        return True
    return bool(actor.role) and target.rpartition("-")[2] == actor.role


@cache
def place_line(place_id: str, country: str) -> str:
    """The line of the embedded gazetteer that holds a place; empty where another store has it.

    >>> place_line("geonames:2460594", "MLI").startswith("gazetteer/data/MLI/admin1.csv:")
    True
    """
    start = f"{place_id.removeprefix('iso3:')},"
    own = sorted((_PLACES / country).glob("*.csv")) if country else []
    world = ("areas.csv", "countries.csv", "world/places.csv")
    for path in (*own, *(_PLACES / name for name in world)):
        with path.open(encoding="utf-8") as handle:
            for number, line in enumerate(handle, start=1):
                if line.startswith(start):
                    return f"gazetteer/data/{path.relative_to(_PLACES).as_posix()}:{number}"
    return ""
