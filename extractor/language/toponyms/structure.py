"""Ties the names of a story together: containers, references, pairs, headlines, datelines."""

from __future__ import annotations

import re

from extractor.language.toponyms.accept import is_dateline, opens_line
from extractor.language.toponyms.alternations import BLANKS, alternatives, either, spaced
from extractor.language.toponyms.drafts import Draft
from extractor.language.toponyms.story import Story
from extractor.language.toponyms.vocabulary import vocabulary
from gazetteer import Place
from gazetteer.normalise import exact_key
from gazetteer.relative import bearing, rough_km

_HYPHEN = re.compile(r"\s?[-–—]\s?")
_AND = re.compile(
    rf"\s+et\s+(?:{spaced('and_link', blank=BLANKS)})?"
    rf"(?:\w+\s+(?:{spaced('of_bare', blank=BLANKS)}))?"
)
_TO = re.compile(rf"\s+(?:{either('to_link')})\s+(?:{spaced('to_article', blank=BLANKS)})?")
_RUNS_ON = re.compile(r" [^\W\d_A-ZÀ-Ý]{3,}")
_COLON = re.compile(r"[\s\u00a0]?[:–—/-]")
_CAPITAL = 0.9
_PAIR_KM = 600.0
_SLACK, _SLACK_KM = 0.3, 6.0
"""How far a told distance may be off the true one: share, and km at least."""

_AWAY = ("post", "origin", "recipient")
_LINK = re.compile(
    rf"\s*[,(]?\s*(?:{either('holder_preposition')})?\s*(?:{spaced('article')})?\s*"
    rf"(?:{spaced('holder_noun')})*"
    rf"|\s*[,(]\s*(?:[a-z-]+\s+){{1,5}}(?:{either('holder_link')})\s*"
)


_HOLDER = re.compile(rf"\s*(?:{either('holder_opening')})\b")


def _situated() -> re.Pattern[str]:
    """What may stand between a village and the distance that places it."""
    units = alternatives([w for w, unit in vocabulary().units.items() if unit.names_unit])
    return re.compile(
        rf"\s*\)?\s*[,(]?\s*(?:(?:{either('village_article')})\s*)?(?:petite?\s+)?"
        rf"(?:(?:{units})(?:\s+[a-z]+)?\s*,?\s*)?"
        rf"(?:{either('situated')})?"
        rf"\s*,?\s*(?:{either('distance_opening')})?\s*(?:{either('distance_degree')})?\s*"
    )


_SITUATED = _situated()


def tie(story: Story, drafts: list[Draft]) -> list[Draft]:
    """Mark pairs, references and containers; the list without drafts that became part of a pair."""
    for number, draft in enumerate(drafts):
        if number:
            _pair(story, drafts[number - 1], draft)
    for number, draft in enumerate(drafts):
        if number and not draft.is_second:
            _attach(story, drafts, number)
    return drafts


def _pair(story: Story, first: Draft, second: Draft) -> None:
    """ "entre A et B", "l'axe A-B", "la route de A à B", "de A à B"."""
    if first.is_second or first.cue.role == "post":
        return
    gap = story.folded[first.name.end : second.name.start]
    left = story.folded[max(0, first.start - 6) : first.name.start]
    axis = first.cue.relation == "axis"
    between = first.cue.relation == "between" or (first.cue.prep == "entre")
    joined = (
        (between and _AND.fullmatch(gap) is not None)
        or (axis and (_TO.fullmatch(gap) or _HYPHEN.fullmatch(gap) or _AND.fullmatch(gap)))
        or (_HYPHEN.fullmatch(gap) and _is_town(first) and _is_town(second))
        or (_TO.fullmatch(gap) and re.search(r"\bde\s|\bd'", left) and first.cue.relation == "at"
            and first.cue.unit is None)
    )  # fmt: skip
    if joined:
        first.second, first.end, second.is_second = second, second.name.end, True
        second.parent = first


def _is_road(draft: Draft) -> bool:
    """Whether a name is a road's."""
    return any(candidate.place.feature == "road" for candidate in draft.candidates)


def _is_town(draft: Draft) -> bool:
    """Whether a known name may be a town's and is no country's."""
    levels = {candidate.place.level for candidate in draft.candidates}
    return draft.name.known and "populated_place" in levels and "country" not in levels


def _attach(story: Story, drafts: list[Draft], number: int) -> None:
    """Make a draft the container or the reference of the place told just before it."""
    draft = drafts[number]
    before = _host(drafts, number)
    gap = story.folded[_last_end(drafts, before, number) : draft.start]
    if draft.listed_after is before and _attach_as_listed(drafts, number, before):
        return
    relation = draft.cue.relation
    apart = relation == "near" and not draft.parenthesised
    if (apart or relation in ("offset", "direction", "border")) and _SITUATED.fullmatch(gap):
        _refer(draft, before)
    elif relation in ("at", "near", "part") and not draft.cue.role and _LINK.fullmatch(gap):
        _hold(drafts, number, before, gap)


def _attach_as_listed(drafts: list[Draft], number: int, before: Draft) -> bool:
    """Give an item of a list the part of the item before it; whether that settles it."""
    draft = drafts[number]
    if before.role == "reference":
        draft.parent, draft.role = before.parent, "reference"
        return True
    if before.role == "container" and draft.parenthesised:
        if before.parent is not None:
            _contain(drafts, number, before.parent)
        return True
    return draft.cue.unit is not None and draft.cue.unit.plural


def _refer(draft: Draft, before: Draft) -> None:
    """ "Boni, à 90 km de Douentza": the second place only tells where the first lies."""
    relation = draft.cue.relation
    if _is_road(before):
        before.parent, before.role = draft, "container"
        return
    beside = before.cue.relation == "near" and (not before.candidates or relation == "offset")
    if before.cue.relation == "at" or beside or relation == "border":
        draft.parent, draft.role = before, "reference"
        if relation in ("offset", "direction"):
            before.anchor = draft


def _hold(drafts: list[Draft], number: int, before: Draft, gap: str) -> None:
    """ "Boni, dans le cercle de Douentza": the second place holds the first, or its holder."""
    draft = drafts[number]
    levels = draft.cue.unit.levels if draft.cue.unit and draft.cue.unit.names_unit else ()
    is_unit = bool(levels) and levels[0] != "populated_place"
    is_state = draft.place is not None and draft.place.level == "country"
    opened = draft.parenthesised or re.match(r"\s*[,(]", gap) is not None
    set_apart = draft.parenthesised and not before.parenthesised
    if set_apart or ((is_unit or is_state) and (opened or _HOLDER.match(gap))):
        _contain(drafts, number, before)
        return
    goes_on = opened or draft.listed_after is before
    if goes_on and before.role == "container" and before.parent is not None:
        _contain(drafts, number, before.parent)


def _host(drafts: list[Draft], number: int) -> Draft:
    """The place that a draft may help to find: the one before it."""
    before = drafts[number - 1]
    if before.is_second and before.parent is not None:
        before = before.parent
    return before


def _last_end(drafts: list[Draft], before: Draft, number: int) -> int:
    return max(before.end, drafts[number - 1].end)


def _contain(drafts: list[Draft], number: int, held: Draft) -> None:
    """Let draft ``number`` be the container of ``held`` and of the list that ``held`` closes."""
    draft = drafts[number]
    draft.parent, draft.role = held, "container"
    member: Draft | None = held
    while member is not None:
        member.containers.append(draft)
        for further in held.containers:
            if further not in member.containers:
                member.containers.append(further)
        member = member.listed_after


def container_keys(draft: Draft) -> frozenset[str]:
    """Exact keys of the units told beside a place, under their written and today's names."""
    keys = {held.name.key for held in draft.containers}
    keys |= {exact_key(c.place.name) for held in draft.containers for c in held.candidates[:6]}
    return frozenset(keys)


def mark_roles(story: Story, drafts: list[Draft]) -> None:
    """Headline towns, datelines, posts and origins, and units that a finer place stands in."""
    open_drafts = [d for d in drafts if not d.role and not d.is_second]
    for draft in open_drafts:
        if draft.cue.role in _AWAY:
            draft.role = draft.cue.role
        elif is_dateline(story, draft):
            draft.role = "dateline"
        elif _is_metonym(story, draft) or _is_far_pair(draft):
            draft.role = "metonym"
        elif draft.cue.relation == "offset" and _is_reference(draft, drafts):
            draft.role = "reference"
    for draft in open_drafts:
        if not draft.role and _heads_line(story, draft) and _has_finer(draft, drafts):
            draft.role = "headline"
        elif not draft.role and _holds_later(draft, drafts):
            draft.role = "container"


def _is_metonym(story: Story, draft: Draft) -> bool:
    """Whether a capital stands for its government: "Bamako récuse le rapport"."""
    place, cue = draft.place, draft.cue
    bare = cue.prep == "" and cue.unit is None and cue.relation == "at" and not cue.role
    if not bare or place is None or place.level != "populated_place" or place.rank < _CAPITAL:
        return False
    if _COLON.match(story.folded, draft.end):
        return False
    token = story.token(draft.name.start)
    if draft.in_title and _RUNS_ON.match(story.text, draft.end):
        # "Alger ferme son ciel": headlines are parsed badly
        return True
    return token.dep_ == "nsubj" and token.head.pos_ in ("VERB", "AUX")


def _is_far_pair(draft: Draft) -> bool:
    """Whether "entre Paris et Ouagadougou" speaks of two governments and of no road."""
    one, other = draft.place, draft.second.place if draft.second else None
    if one is None or other is None:
        return False
    return rough_km((one.latitude, one.longitude), (other.latitude, other.longitude)) > _PAIR_KM


def _is_reference(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a distance only tells where another place of the story lies."""
    origin, told = draft.place, draft.cue.offset_km
    if origin is None or told is None:
        return False
    here = (origin.latitude, origin.longitude)
    for other in drafts:
        place = other.place
        if place is None or place.level != "populated_place" or other.cue.relation == "offset":
            continue
        there = (place.latitude, place.longitude)
        if abs(rough_km(here, there) - told) > max(_SLACK_KM, _SLACK * told):
            continue
        turn = abs((bearing(here, there) - (draft.cue.bearing_deg or 0) + 180) % 360 - 180)
        if place.place_id != origin.place_id and (draft.cue.bearing_deg is None or turn < 50):
            return True
    return False


def _heads_line(story: Story, draft: Draft) -> bool:
    """Whether a name opens the headline, or a line that repeats it, and a colon follows."""
    return _COLON.match(story.folded, draft.end) is not None and opens_line(story, draft)


def _events(drafts: list[Draft], but: Draft) -> list[Place]:
    return [
        d.place
        for d in drafts
        if d is not but and d.place is not None and not d.role and d.cue.role not in _AWAY
    ]


def _has_finer(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the story has places inside the headline's country, region or town's region."""
    own = draft.place
    if own is None:
        return False
    others = _events(drafts, draft)
    if own.level == "country":
        return any(p.country == own.country and p.level != "country" for p in others)
    if any(p.place_id == own.place_id for p in others):
        return False
    if any(d.place is None and not d.role and d.cue.is_locative for d in drafts):
        return True
    region = own.name if own.level == "admin1" else own.admin1
    return any(
        p.country == own.country and region and p.admin1 == region
        and p.level in ("populated_place", "facility", "natural_feature")
        for p in others
    )  # fmt: skip


def _holds_later(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a unit is followed, in its sentence, by a finer place inside it."""
    own = draft.place
    if own is None or own.level not in ("country", "admin1", "admin2", "admin3"):
        return False
    if draft.cue.relation not in ("at",):
        return False
    return any(
        _inside(d.place, own)
        for d in drafts
        if d.sentence == draft.sentence and d.start > draft.end and d.place and not d.role
    )


def _inside(inner: Place, outer: Place) -> bool:
    if inner.country != outer.country or inner.place_id == outer.place_id:
        return False
    if outer.level == "country":
        return inner.level not in ("country", "area")
    held = {"admin1": inner.admin1, "admin2": inner.admin2, "admin3": inner.admin3}[outer.level]
    return exact_key(held) == exact_key(outer.name) and inner.level != outer.level
