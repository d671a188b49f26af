"""Whether two actor ids can name one party."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extractor.errors import TableError
from extractor.lexicon.actors import Actor, UnknownActorError, registry, role_of
from extractor.linking.vocabulary import LEVELS, role_partners, stand_ins

SAME, GENERIC, RELATED, OPEN, OTHER = range(5)
assert LEVELS["actor2"] == ("same", "generic", "related", "open", "other")

MISSING = 0
"""Number of the empty id in :func:`relations`."""


def relations(actor_ids: Sequence[str]) -> npt.NDArray[np.int8]:
    """The level of each pair of ids, shape (ids + 1, ids + 1); number 0 is the empty id.

    Raises:
        TableError: an id is not in the registry.

    >>> matrix = relations(["JNIM", "ISSP", "UNK-JIHADIST"])
    >>> matrix[1].tolist() == [OPEN, SAME, OTHER, OPEN]
    True
    """
    try:
        actors = [registry().get(actor_id) for actor_id in actor_ids]
    except UnknownActorError as error:
        raise TableError(f"{error}; correct the table's actor columns") from None
    matrix = np.full((len(actors) + 1, len(actors) + 1), OPEN, np.int8)
    for row, one in enumerate(actors, start=1):
        for column, two in enumerate(actors[:row], start=1):
            matrix[row, column] = matrix[column, row] = _relation(one, two)
    return matrix


def _relation(one: Actor, two: Actor) -> int:
    if one.actor_id == two.actor_id:
        return GENERIC if _is_generic(one) else SAME
    if _is_kin(one, two) or _is_kin(two, one):
        return RELATED
    if _stands_for(one, two) or _stands_for(two, one) or _are_partners(one, two):
        return OPEN
    return OTHER


def _is_generic(actor: Actor) -> bool:
    """Whether so many reports name it that meeting it twice says little."""
    return actor.actor_id.startswith("UNK-") or role_of(actor.actor_id) in {"MIL", "POL", "CVL"}


def _is_kin(one: Actor, two: Actor) -> bool:
    """Whether ``two`` is above ``one`` or took its place."""
    above = {one.successor}
    while one.parent_id:
        above.add(one.parent_id)
        one = registry().get(one.parent_id)
    return two.actor_id in above


def _stands_for(one: Actor, two: Actor) -> bool:
    named = stand_ins().get(one.actor_id, frozenset())
    return two.actor_id in named or f"type:{two.actor_type}" in named


def _are_partners(one: Actor, two: Actor) -> bool:
    roles = role_of(one.actor_id), role_of(two.actor_id)
    return one.country == two.country and roles in role_partners()
