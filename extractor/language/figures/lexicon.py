"""The vocabulary of figures, read and checked from ``lexicon/data/figures``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.language.phrases import PhraseTable
from extractor.lexicon.inflection import verb_forms
from extractor.lexicon.loader import DATA, Row, one_of, read_rows

FOLDER = DATA / "figures"
SIDES = frozenset({"state", "armed", "civilian", "unknown"})
OUTCOMES = frozenset({"dead", "injured", "abducted", "arrested", "captured", "released", "missing"})
ONLY = frozenset({"", "person", "fighter", "armed"})
CUES = frozenset({"part", "part_after", "total", "revision", "then", "earlier", "addition"})
_BOUNDS = frozenset({"least", "about", "most"})


@dataclass(frozen=True, slots=True)
class Noun:
    """People that can be counted: dictionary form and the side they are on."""

    lemma: str
    side: str
    is_plural: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """A verb that says what became of people.

    Attributes:
        lemma: its infinitive.
        complement: the words that make it one ("la vie" of *perdre la vie*), or empty.
        outcome: what became of the victim; ``captured`` is ``arrested`` of armed people and
            ``abducted`` of all others.
        victim: which argument is the victim, ``object`` or ``subject``.
        only: ``person``, ``fighter`` or ``armed`` where the verb says it of those only (with
            ``armed`` the victims are of an armed group unless another side is told), else empty.
        veto: words that, right after the verb, make it mean something else.
    """

    lemma: str
    complement: str
    outcome: str
    victim: str
    only: str
    veto: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FateNoun:
    """A noun that says what became of people.

    Attributes:
        use: ``of`` ("la mort de N soldats"), ``count`` ("N pertes humaines"), ``both``, or
            ``weak``: counted, unless a verb says more ("N otages ont été libérés"), or
            ``numbered``: weak, and only with a number ("quinze corps", not "un corps d'élite").
    """

    lemma: str
    outcome: str
    use: str


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """All that the component knows. Built by :func:`load_lexicon`."""

    numerals: frozenset[str]
    collectives: dict[str, tuple[int, bool]]
    bounds_before: PhraseTable[str]
    bounds_after: PhraseTable[str]
    vague: PhraseTable[int]
    people: PhraseTable[Noun]
    groups: PhraseTable[str]
    side_of_actor: dict[str, str]
    things: frozenset[str]
    fates: dict[str, tuple[Fate, ...]]
    states: PhraseTable[Fate]
    nouns: PhraseTable[FateNoun]
    zero: PhraseTable[str]
    losses: PhraseTable[int]
    cues: PhraseTable[str]


def _rows(folder: Path, name: str, *columns: str) -> Iterator[Row]:
    seen: set[tuple[str, ...]] = set()
    for row in read_rows(folder / name, columns):
        key = tuple(row.values.values())
        if not key[0]:
            raise row.error(f"{columns[0]} is empty")
        if key in seen:
            raise row.error(f"{key[0]!r} stands here twice; remove one line")
        seen.add(key)
        yield row


def _count(row: Row, column: str) -> int:
    try:
        return int(row[column])
    except ValueError:
        raise row.error(f"{column} {row[column]!r} is no whole number") from None


def _fates(folder: Path) -> dict[str, tuple[Fate, ...]]:
    forms: dict[str, list[Fate]] = {}
    columns = ("lemma", "forms", "complement", "outcome", "victim", "only", "veto")
    for row in _rows(folder, "verbs.csv", *columns):
        fate = Fate(
            row["lemma"],
            row["complement"],
            one_of(row, "outcome", OUTCOMES),
            one_of(row, "victim", {"object", "subject"}),
            one_of(row, "only", ONLY),
            row.several("veto"),
        )
        for form in row["forms"].split() or verb_forms(fate.lemma):
            forms.setdefault(form, []).append(fate)
    return {
        form: tuple(sorted(fates, key=lambda fate: -len(fate.complement)))
        for form, fates in forms.items()
    }


def _states(folder: Path) -> PhraseTable[Fate]:
    table = {}
    for row in _rows(folder, "states.csv", "phrase", "outcome", "only"):
        outcome = one_of(row, "outcome", OUTCOMES)
        only = one_of(row, "only", ONLY)
        table[row["phrase"]] = Fate(row["phrase"], "", outcome, "subject", only)
    return PhraseTable(table)


def _people(folder: Path) -> PhraseTable[Noun]:
    nouns: dict[str, Noun] = {}
    for row in _rows(folder, "people.csv", "noun", "plural", "side"):
        side = one_of(row, "side", SIDES)
        if row["noun"] in nouns:
            raise row.error(f"{row['noun']!r} stands here twice; remove one line")
        nouns[row["noun"]] = Noun(row["noun"], side, False)
        if row["plural"] != row["noun"]:
            nouns[row["plural"]] = Noun(row["noun"], side, True)
    return PhraseTable(nouns)


def _fate_nouns(folder: Path) -> PhraseTable[FateNoun]:
    nouns: dict[str, FateNoun] = {}
    for row in _rows(folder, "nouns.csv", "noun", "plural", "outcome", "use"):
        use = one_of(row, "use", {"of", "count", "both", "weak", "numbered"})
        entry = FateNoun(row["noun"], one_of(row, "outcome", OUTCOMES | {"none"}), use)
        nouns[row["noun"]] = nouns[row["plural"]] = entry
    return PhraseTable(nouns)


def _bounds(folder: Path, position: str) -> PhraseTable[str]:
    rows = _rows(folder, "bounds.csv", "phrase", "position", "bound")
    return PhraseTable(
        {
            row["phrase"]: one_of(row, "bound", _BOUNDS)
            for row in rows
            if one_of(row, "position", {"before", "either"}) in (position, "either")
        }
    )


def load_lexicon(folder: Path = FOLDER) -> FigureLexicon:
    """Read and check the vocabulary of figures.

    Args:
        folder: where ``numerals.csv``, ``people.csv``, ``verbs.csv`` and the others lie.

    Raises:
        DataFileError: a line is wrong; the message names file and line.

    >>> load_lexicon().side_of_actor["self_defence"]
    'state'
    """
    collectives: dict[str, tuple[int, bool]] = {}
    for row in _rows(folder, "collectives.csv", "noun", "plural", "value"):
        collectives[row["noun"]] = (_count(row, "value"), False)
        collectives[row["plural"]] = (_count(row, "value"), True)
    return FigureLexicon(
        numerals=frozenset(row["word"] for row in _rows(folder, "numerals.csv", "word")),
        collectives=collectives,
        bounds_before=_bounds(folder, "before"),
        bounds_after=_bounds(folder, "either"),
        vague=PhraseTable(
            {
                row["phrase"]: _count(row, "low")
                for row in _rows(folder, "vague.csv", "phrase", "low")
            }
        ),
        people=_people(folder),
        groups=PhraseTable(
            {
                row["word"]: one_of(row, "side", SIDES)
                for row in _rows(folder, "groups.csv", "word", "side")
            }
        ),
        side_of_actor={
            row["actor_type"]: one_of(row, "side", SIDES)
            for row in _rows(folder, "sides.csv", "actor_type", "side")
        },
        things=frozenset(row["word"] for row in _rows(folder, "things.csv", "word")),
        fates=_fates(folder),
        states=_states(folder),
        nouns=_fate_nouns(folder),
        zero=PhraseTable(
            {
                row["phrase"]: one_of(row, "outcome", OUTCOMES)
                for row in _rows(folder, "zero.csv", "phrase", "outcome")
            }
        ),
        losses=PhraseTable(
            {
                row["phrase"]: _count(row, "low")
                for row in _rows(folder, "losses.csv", "phrase", "low")
            }
        ),
        cues=PhraseTable(
            {
                row["phrase"]: one_of(row, "cue", CUES)
                for row in _rows(folder, "cues.csv", "phrase", "cue")
            }
        ),
    )


@cache
def default_lexicon() -> FigureLexicon:
    """The vocabulary that ships with the package, read once."""
    return load_lexicon()
