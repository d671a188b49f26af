"""The main story of a page: where it begins, where it ends, what of it is text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.reading.page.drafts import Draft, bare, belongs, same_headline, same_headlines
from extractor.reading.page.lines import Kind, Line

_TEXT = {Kind.PARAGRAPH, Kind.DATED}
_ASIDE = {Kind.BYLINE, Kind.SHORT, Kind.FURNITURE, Kind.SIGNATURE}
_SHORTEST_LEAD = 30  # letters and digits
_MOST_MENU = 200  # headlines above a story; comparing each to all must end


@dataclass(slots=True)
class Top:
    """What stands on a page before its first list.

    Attributes:
        main: the main story; without paragraphs if the page has none.
        teasers: stories pointed to ("Lire aussi : …") and told in a paragraph.
        rest: index of the first line of an unannounced list, or the number of lines.
        is_signed: the main story ended in a name before the first teaser.
        doubled: its headline stands twice.
    """

    main: Draft
    teasers: list[Draft] = field(default_factory=list)
    rest: int = 0
    is_signed: bool = False
    doubled: bool = False


def find_headline(lines: Sequence[Line], title: str) -> tuple[int, int]:
    """First and last line on which the main headline stands; ``(-1, -1)`` if it has none.

    The given title tells it; else a headline that stands twice; else HTML's first heading; else,
    where no title is given, the headline nearest above the first paragraph.
    """
    if title:
        same = [i for i, line in enumerate(lines) if same_headline(line.text, title)]
        if same:
            return same[0], _last_before_text(lines, same)
    first_text = next((i for i, line in enumerate(lines) if line.kind in _TEXT), len(lines))
    heads = [i for i, line in enumerate(lines) if line.kind is Kind.HEADLINE]
    menu = min(bisect_left(heads, first_text), _MOST_MENU)
    for number, again in same_headlines([lines[i].text for i in heads], menu):
        if again:
            i = heads[number]
            return i, _last_before_text(lines, [i, *(heads[n] for n in again)])
    above = [] if title else [i for i in heads if i < first_text]
    heading = next((i for i in heads if lines[i].level == 1), above[-1] if above else -1)
    return heading, heading


def _last_before_text(lines: Sequence[Line], same: list[int]) -> int:
    """A repetition far down, in a list of links, is none: at most two paragraphs lie between."""
    last = same[0]
    for i in same[1:]:
        if sum(line.kind in _TEXT for line in lines[last:i]) > 2:
            break
        last = i
    return last


def read_top(lines: Sequence[Line], title: str) -> Top:
    """Read the main story and the teasers among or after it.

    Args:
        lines: the page up to its first announced list.
        title: headline as the record gives it, or empty.
    """
    first, last = find_headline(lines, title)
    headline = lines[last].text if last >= 0 else title
    top = Top(Draft(headline), rest=_end_of_story(lines, last), doubled=last > first)
    _take_metadata(top, lines, first, last)
    body = [line for line in lines[max(first, 0) : last] if line.kind in _TEXT]
    index = last + 1
    if last < 0:
        index = next((i for i, line in enumerate(lines) if line.kind in _TEXT), len(lines))
    while index < top.rest:
        line = lines[index]
        if line.kind is Kind.CLOSE:
            index = next(
                (i for i in range(index, top.rest) if lines[i].kind is Kind.TEASER), top.rest
            )
            top.is_signed = True
            continue
        if line.kind is Kind.TEASER:
            index = _take_teaser(top, lines, index)
            continue
        if line.kind is Kind.SIGNATURE and any(text.kind in _TEXT for text in body):
            top.is_signed = not any(later.kind in _TEXT for later in _until_teaser(lines, index))
        if not same_headline(line.text, headline) or line.kind in _TEXT:
            body.append(line)
        index += 1
    top.main.paragraphs = _paragraphs(body)
    return top


def _until_teaser(lines: Sequence[Line], index: int) -> list[Line]:
    following: list[Line] = []
    for line in lines[index:]:
        if line.kind in (Kind.TEASER, Kind.CLOSE):
            break
        following.append(line)
    return following


def _take_metadata(top: Top, lines: Sequence[Line], first: int, last: int) -> None:
    """Date and byline beside the headline or under the text; those above it only if alone."""
    near = [*lines[max(first, 0) : top.rest], *reversed(lines[: max(first, 0)])]
    dates = [line for line in near if line.kind is Kind.DATE]
    shown = next((line for line in dates if line.is_strong), dates[0] if dates else None)
    if shown is not None:
        top.main.when, top.main.author = shown.when, shown.author
    names = [line.author for line in near if line.kind is Kind.BYLINE]
    signed = [line.text for line in lines[last + 1 : top.rest] if line.kind is Kind.SIGNATURE]
    top.main.author = top.main.author or next(iter((*names, *reversed(signed))), "")


def _paragraphs(body: list[Line]) -> list[str]:
    """The story's text: paragraphs, and the subheads and short lines between them.

    A paragraph told before (the lead, repeated above the body and perhaps cut off) counts once.
    """
    ends = [i for i, line in enumerate(body) if line.kind in _TEXT]
    kept: list[Line] = []
    for line in body[: ends[-1] + 1] if ends else []:
        is_subhead = line.kind in (Kind.HEADLINE, Kind.SHORT) and not line.is_link
        if line.kind in _TEXT or is_subhead:
            kept.append(line)
    while kept and kept[0].kind is Kind.SHORT:
        kept.pop(0)
    repeated = _told_again([bare(line.text) for line in kept])
    return [line.text for i, line in enumerate(kept) if i not in repeated]


def _told_again(forms: Sequence[str]) -> set[int]:
    """Numbers of the paragraphs with which a later one begins."""
    repeated: set[int] = set()
    later: list[str] = []
    for i in reversed(range(len(forms))):
        place = bisect_left(later, forms[i])
        follows = later[place : place + 1]
        if len(forms[i]) > _SHORTEST_LEAD and follows and follows[0].startswith(forms[i]):
            repeated.add(i)
        later.insert(place, forms[i])
    return repeated


def _take_teaser(top: Top, lines: Sequence[Line], index: int) -> int:
    """Read the teaser at ``index``; return the index after it.

    The paragraph under a pointer tells the other story where the main story has ended (a
    signature) or where it shares its headline's words; else the main story goes on there.
    """
    draft = Draft(lines[index].text)
    index += 1
    while index < top.rest and lines[index].kind in (Kind.DATE, Kind.BYLINE):
        draft.when = draft.when or lines[index].when
        draft.author = draft.author or lines[index].author
        index += 1
    if index < top.rest and lines[index].kind in _TEXT:
        text = lines[index]
        if top.is_signed or belongs(draft.title, text.text):
            draft.paragraphs.append(text.text)
            draft.when = draft.when or text.when
            index += 1
    if draft.is_story:
        top.teasers.append(draft)
    return index


def _end_of_story(lines: Sequence[Line], last: int) -> int:
    """Where an unannounced list of stories begins: headlines that have dates of their own.

    One is enough if its date is a publication line and the main story has one too; two are
    enough without that. Subheads and days in a chronology are none.
    """
    starts = [
        i
        for i in range(last + 1, len(lines))
        if lines[i].kind is Kind.HEADLINE and _own_date(lines, i) is not None
    ]
    if not starts:
        return len(lines)
    is_dated = any(line.kind is Kind.DATE for line in lines[: starts[0]])
    strong = [i for i in starts if (own := _own_date(lines, i)) is not None and own.is_strong]
    if not (len(starts) >= 2 or (is_dated and strong)):
        return len(lines)
    start = starts[0]
    while start > last + 1 and _is_lead(lines, start - 1):
        start -= 1
    return start


def _is_lead(lines: Sequence[Line], index: int) -> bool:
    """A date or byline right above a headline, on a page that dates stories above their text."""
    if lines[index].kind not in (Kind.DATE, Kind.BYLINE):
        return False
    first_text = next((i for i, line in enumerate(lines) if line.kind in _TEXT), 0)
    return any(line.kind is lines[index].kind for line in lines[:first_text])


def _own_date(lines: Sequence[Line], index: int) -> Line | None:
    """The date line of the story whose headline may stand at ``index``."""
    texts = 0
    for line in lines[index + 1 : index + 9]:
        if line.kind is Kind.DATE:
            return line
        if line.kind is Kind.DATED and not texts:
            return line
        if line.kind in _TEXT:
            texts += 1
        if line.kind in (Kind.HEADLINE, Kind.TEASER, Kind.CLOSE) or texts > 2:
            return None
    return None
