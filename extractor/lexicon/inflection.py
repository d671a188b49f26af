"""Inflected forms of French verbs and nouns, so that vocabulary lists one line a word.

Only what news uses is generated: infinitive, present and past participles, and the third persons
of the indicative, conditional and subjunctive. Verbs in -er and regular verbs in -ir are
conjugated by rule; all others have their stems in ``data/verbs.csv``.
"""

from __future__ import annotations

from functools import cache

from extractor.errors import DataFileError
from extractor.lexicon.loader import DATA, Row, read_rows

VERBS = DATA / "verbs.csv"
_COLUMNS = ("lemma", "present", "imperfect", "past", "participle", "future")


@cache
def _irregular() -> dict[str, Row]:
    table: dict[str, Row] = {}
    for row in read_rows(VERBS, _COLUMNS):
        if row["lemma"] in table:
            raise row.error(f"the verb {row['lemma']!r} stands here twice")
        table[row["lemma"]] = row
    return table


def _agreeing(participle: str) -> set[str]:
    """Gender and number of a past participle: tué, tuée, tués, tuées."""
    plural = participle if participle.endswith("s") else participle + "s"
    return {participle, participle + "e", plural, participle + "es"}


def _endings(imperfect: str, future: str) -> set[str]:
    forms = {imperfect + e for e in ("ait", "aient", "ant")}
    return forms | {future + e for e in ("a", "ont", "ait", "aient")}


def _first_group(lemma: str) -> set[str]:
    stem = lemma[:-2]
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)
    strong = _strong_stem(stem)
    forms = {lemma, strong + "e", strong + "ent", soft + "a", stem + "èrent"}
    if stem.endswith(("el", "et")):
        doubled = stem + stem[-1]
        forms |= {doubled + "e", doubled + "ent"} | _endings(soft, doubled + "er")
    return forms | _agreeing(stem + "é") | _endings(soft, strong + "er") | _endings(soft, lemma)


def _strong_stem(stem: str) -> str:
    """The stem before a mute ending: lev- gives lèv-, libér- gives libèr-, emploi- for employ-."""
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] in "vnmprtgcl":
        return stem[:-2] + "è" + stem[-1]
    return stem


def _second_group(lemma: str) -> set[str]:
    stem = lemma[:-1]
    forms = {lemma, stem + "t", stem + "ssent", stem + "sse", stem + "rent"}
    return forms | _agreeing(stem) | _endings(stem + "ss", lemma)


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """Every generated form of a verb, lower case.

    Args:
        lemma: the infinitive, without "se".

    Raises:
        DataFileError: the verb is neither in -er nor in -ir and ``verbs.csv`` lacks it.

    >>> sorted(verb_forms("tuer"))[:4]
    ['tua', 'tuaient', 'tuait', 'tuant']
    >>> "enlèvent" in verb_forms("enlever"), "enlevées" in verb_forms("enlever")
    (True, True)
    """
    row = _irregular().get(lemma)
    if row is not None:
        forms = {lemma, *row.several("present"), *row.several("past")}
        for participle in row.several("participle"):
            forms |= _agreeing(participle)
        return frozenset(forms | _endings(row["imperfect"], row["future"]))
    if lemma.endswith("er"):
        return frozenset(_first_group(lemma))
    if lemma.endswith("ir"):
        return frozenset(_second_group(lemma))
    raise DataFileError(VERBS, 1, f"the verb {lemma!r} is irregular and missing; add a line for it")


@cache
def participles(lemma: str) -> frozenset[str]:
    """The past participles of a verb, in all genders and numbers.

    Raises:
        DataFileError: as :func:`verb_forms`.

    >>> sorted(participles("fermer"))
    ['fermé', 'fermée', 'fermées', 'fermés']
    """
    row = _irregular().get(lemma)
    if row is not None:
        return frozenset(form for one in row.several("participle") for form in _agreeing(one))
    verb_forms(lemma)
    return frozenset(_agreeing(lemma[:-2] + "é" if lemma.endswith("er") else lemma[:-1]))


_FEMININES = (
    ("teur", ("trice", "teuse")),
    ("eur", ("euse", "eure")),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("ul", ("ulle",)),
    ("en", ("enne",)),
    ("on", ("onne",)),
    ("et", ("ette", "ète")),
    ("er", ("ère",)),
    ("f", ("ve",)),
    ("c", ("que", "che")),
)
"""Endings of the masculine and what stands in their place in the feminine; else an e is added."""


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """A noun or adjective in all genders and numbers that its spelling allows.

    >>> sorted(noun_forms("rival"))
    ['rival', 'rivale', 'rivales', 'rivals', 'rivaux']
    >>> sorted(noun_forms("torrentiel"))
    ['torrentiel', 'torrentielle', 'torrentielles', 'torrentiels']
    >>> sorted(noun_forms("attaque"))
    ['attaque', 'attaques']
    """
    forms = {lemma}
    if lemma.endswith(("s", "x", "z")):
        return frozenset(forms | {lemma[:-1] + "se", lemma[:-1] + "ses"})
    forms.add(lemma + "s")
    if lemma.endswith("al"):
        forms.add(lemma[:-1] + "ux")
    if lemma.endswith(("eau", "eu")):
        forms.add(lemma + "x")
    forms |= {form for feminine in _feminines(lemma) for form in (feminine, feminine + "s")}
    return frozenset(forms)


def _feminines(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return []
    for ending, feminine in _FEMININES:
        if lemma.endswith(ending):
            return [lemma[: -len(ending)] + changed for changed in feminine]
    return [lemma + "e"]
