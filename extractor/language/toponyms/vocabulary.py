"""Loads and checks the vocabulary of place expressions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.language.toponyms.words import fold
from extractor.lexicon.loader import DATA, Row, one_of, read_rows
from gazetteer import exact_key
from gazetteer.check import ordinary_words, person_names
from gazetteer.records import LEVELS

FOLDER = DATA / "places"
_USES = frozenset({"unit", "seat", "at", "event"})
_RELATIONS = frozenset({"near", "border", "axis"})


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A common noun that stands before a name.

    Attributes:
        use: ``unit``: the name is that unit's ("cercle de San"); ``seat``: likewise, but before
            "de" it is that of the unit whose chief town is meant ("chef-lieu du Soum"); ``at``: the
            thing lies in the place named ("camp de Gao"); ``event``: something happened there
            ("massacre de X").
        levels: levels of the gazetteer that the noun admits, likeliest first.
        feature: feature class, may be empty.
        plural: the noun is plural, so that it governs a list of names.
        needs_link: only with "de" after it ("état de", "cité de").
    """

    word: str
    use: str
    levels: tuple[str, ...]
    feature: str
    plural: bool
    needs_link: bool

    @property
    def names_unit(self) -> bool:
        """Whether the name after it is a unit's or a town's own."""
        return self.use in ("unit", "seat")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words that the place grammar knows; keys are folded (see :func:`words.fold`)."""

    units: dict[str, UnitWord]
    relations: dict[str, str]
    posts: tuple[tuple[str, bool], ...]
    origins: tuple[str, ...]
    birthplaces: tuple[str, ...]
    destinations: tuple[str, ...]
    organisations: tuple[str, ...]
    verbs: tuple[str, ...]
    recipients: tuple[str, ...]
    ordinary: frozenset[str]
    person_names: frozenset[str]
    nicknames: dict[str, tuple[str, str]]
    descriptions: dict[str, tuple[str, ...]]
    distances: dict[str, float]


def _unit_words(path: Path) -> dict[str, UnitWord]:
    table: dict[str, UnitWord] = {}
    for row in read_rows(path, ("word", "plural", "use", "levels", "feature")):
        use = one_of(row, "use", _USES)
        levels = row.several("levels")
        for level in levels:
            if level not in LEVELS:
                raise row.error(f"level {level!r} is not one of {', '.join(LEVELS)}")
        for column in ("word", "plural"):
            needs_link = row[column].endswith(" de")
            word = fold(row[column]).removesuffix(" de")
            plural = column == "plural" and row["plural"] != row["word"]
            table.setdefault(word, UnitWord(word, use, levels, row["feature"], plural, needs_link))
    return table


def _unique(rows: list[Row], column: str) -> tuple[str, ...]:
    seen: dict[str, Row] = {}
    for row in rows:
        word = fold(row[column])
        if not word:
            raise row.error(f"{column} is empty")
        if word in seen:
            raise row.error(f"{row[column]!r} stands already in line {seen[word].line}")
        seen[word] = row
    return tuple(seen)


def _words(name: str, column: str) -> tuple[str, ...]:
    return _unique(list(read_rows(FOLDER / name, (column,))), column)


def _origins(preposition: str) -> tuple[str, ...]:
    """Phrases for where somebody comes from or is bound for that take this preposition."""
    rows = list(read_rows(FOLDER / "origins.csv", ("phrase", "preposition")))
    for row in rows:
        one_of(row, "preposition", {"de", "à", "pour", "vers"})
    return _unique([row for row in rows if row["preposition"] == preposition], "phrase")


def _posts(path: Path) -> tuple[tuple[str, bool], ...]:
    """Words for posts, and whether their holder may serve "en" a country or "à" a town."""
    rows = list(read_rows(path, ("word", "abroad")))
    flags = [one_of(row, "abroad", {"", "abroad"}) == "abroad" for row in rows]
    return tuple(zip(_unique(rows, "word"), flags, strict=True))


def _relations(path: Path) -> dict[str, str]:
    table: dict[str, str] = {}
    for row in read_rows(path, ("phrase", "relation")):
        table[fold(row["phrase"])] = one_of(row, "relation", _RELATIONS)
    return table


def _distances(path: Path) -> dict[str, float]:
    table: dict[str, float] = {}
    for row in read_rows(path, ("word", "km")):
        try:
            table[fold(row["word"])] = float(row["km"])
        except ValueError:
            raise row.error(f"{row['km']!r} is no number") from None
    return table


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary, read once.

    Raises:
        DataFileError: a file is wrong.
    """
    nicknames = read_rows(FOLDER / "nicknames.csv", ("phrase", "place", "iso3"))
    descriptions = read_rows(FOLDER / "descriptions.csv", ("noun", "levels"))
    return Vocabulary(
        units=_unit_words(FOLDER / "units.csv"),
        relations=_relations(FOLDER / "relations.csv"),
        posts=_posts(FOLDER / "posts.csv"),
        origins=_origins("de"),
        birthplaces=_origins("à"),
        destinations=tuple(dict.fromkeys((*_origins("pour"), *_origins("vers")))),
        organisations=_words("organisations.csv", "word"),
        verbs=_words("verbs.csv", "stem"),
        recipients=_words("recipients.csv", "word"),
        ordinary=ordinary_words(),
        person_names=person_names(),
        nicknames={exact_key(row["phrase"]): (row["place"], row["iso3"]) for row in nicknames},
        descriptions={fold(row["noun"]): row.several("levels") for row in descriptions},
        distances=_distances(FOLDER / "distance_words.csv"),
    )
