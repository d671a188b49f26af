"""Distances and regions in the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "acl"})


def path_to_root(token: Token) -> list[int]:
    """Token indices from the token up to the root of its sentence, both included."""
    path = [token.i]
    while token.head.i != token.i:
        token = token.head
        path.append(token.i)
    return path


def tree_distance(a: Token, b: Token) -> int:
    """Number of arcs between two tokens of one sentence; 99 across sentences."""
    up = {index: steps for steps, index in enumerate(path_to_root(a))}
    for steps, index in enumerate(path_to_root(b)):
        if index in up:
            return steps + up[index]
    return 99


def clause_head(token: Token) -> Token:
    """The verb that governs the clause in which a token stands, or the sentence's root."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def clause_tokens(head: Token) -> set[int]:
    """Indices of a clause's own tokens: its head's subtree without the clauses inside it."""
    inside = {head.i}
    stack = list(head.children)
    while stack:
        token = stack.pop()
        own_subject = token.dep_ == "conj" and any(
            c.dep_.startswith("nsubj") for c in token.children
        )
        if token.dep_ in _CLAUSES or own_subject:
            continue
        inside.add(token.i)
        stack.extend(token.children)
    return inside


def spans_within(doc: Doc, group: str, start: int, end: int) -> list[Span]:
    """Spans of a group that begin between two token indices."""
    return [span for span in doc.spans.get(group, ()) if start <= span.start < end]


def overlapping(spans: Iterable[Span], tokens: Iterable[int]) -> Iterator[Span]:
    """Spans that share a token with ``tokens``, in order."""
    wanted = set(tokens)
    for span in spans:
        if any(index in wanted for index in range(span.start, span.end)):
            yield span
