"""The tense in which an act is told."""

from __future__ import annotations

from spacy.tokens import Token


def is_pluperfect(head: Token) -> bool:
    """Whether an act is told as earlier than the rest: "avait coûté", "l'attaque qui avait …".

    Args:
        head: the verb of the act, or its noun.
    """
    if head.pos_ == "NOUN":
        clauses = (child for child in head.children if child.dep_ == "acl:relcl")
        return any(_has_imperfect_auxiliary(clause) for clause in clauses)
    return _has_imperfect_auxiliary(head)


def _has_imperfect_auxiliary(verb: Token) -> bool:
    return any(
        child.dep_ == "aux:tense" and "Imp" in child.morph.get("Tense", [])
        for child in verb.children
    )
