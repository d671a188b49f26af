"""Counts that several fates share.

"Une dizaine tués ou capturés", "20 morts et disparus", "deux des cinq blessés ont succombé".
"""

from __future__ import annotations

from dataclasses import replace

from extractor.language.figures.groups import Group, Scene
from extractor.language.figures.linking import Link
from extractor.lexicon.word_classes import words


def has_alternative(scene: Scene, group: Group, link: Link) -> bool:
    """Whether another fate shares the count, so that it only bounds each of them from above.

    "Tués ou capturés" always does; "et" does where no number of its own follows it.
    """
    doc = scene.doc
    index = link.at + 1
    if index + 1 >= len(doc) or doc[index].lower_ not in words("alternative"):
        return False
    other = scene.fates.get(index + 1)
    if other is None or other.fate.outcome == link.outcome:
        return False
    counted_word_itself = link.at == group.head
    return doc[index].lower_ == "ou" or counted_word_itself


def settle_shares(groups: list[Group], links: list[Link | None]) -> list[tuple[Group, Link | None]]:
    """Move the wounded who died from the count of the wounded to that of the dead.

    "Deux des cinq blessés ont succombé" is two dead, and three wounded are left.
    """
    settled = list(zip(groups, links, strict=True))
    for index in range(len(settled) - 1):
        (share, fate), (whole, other) = settled[index], settled[index + 1]
        died = fate is not None and fate.outcome == "dead"
        hurt = other is not None and other.outcome == "injured"
        if not (share.is_share and died and hurt and whole.start - share.end <= 2):
            continue
        settled[index] = (replace(share, is_share=False), fate)
        left = (whole.amount.best or 0) - (share.amount.best or 0)
        if left > 0:
            amount = replace(whole.amount, best=left, low=left, high=left)
            settled[index + 1] = (replace(whole, amount=amount), other)
    return settled
