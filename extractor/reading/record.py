"""A record of any format becomes articles."""

from __future__ import annotations

import hashlib
import html
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractor.errors import SahelEventsError
from extractor.reading import limits
from extractor.reading.dates import parse_published
from extractor.reading.encoding import clean
from extractor.reading.fields import Columns
from extractor.reading.vocabulary import body_parts, outlet_of

_MARKUP = re.compile(
    r"</(?:p|div|span|a|strong|em|h[1-6]|li)\s*>|<(?:p|br)\b[^<>]*>", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*https?://[^\s]+\s*$", re.IGNORECASE)
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)


class RecordError(SahelEventsError):
    """A record cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class RawStory:
    """One story or whole page as an input gives it, strings cleaned, nothing split.

    Attributes:
        article_id: may be empty; then a content hash is taken.
        text: body; empty where only ``html`` is given.
        notes: values that could not be had, each with its reason.
    """

    article_id: str = ""
    title: str = ""
    text: str = ""
    html: str = ""
    published_at: datetime | None = None
    url: str = ""
    outlet: str = ""
    author: str = ""
    notes: tuple[str, ...] = ()


def story_of(record: Mapping[str, object], columns: Columns) -> RawStory:
    """The record's fields as cleaned strings.

    >>> from extractor.reading.fields import choose_columns
    >>> record = {"titre": "Gao", "content": "Un mort.", "date": "12/09/2025"}
    >>> story_of(record, choose_columns(record, {})).published_at
    datetime.datetime(2025, 9, 12, 0, 0)

    Raises:
        RecordError: no text, a text that is no text, or one longer than any story.
    """
    notes: list[str] = []
    values = {field: _value(record, names) for field, names in columns.items()}
    address, values["outlet"] = _address_and_outlet(record, columns.get("outlet", ()))
    strings = {
        field: _string(field, value, notes)
        for field, value in values.items()
        if field != "published_at"
    }
    strings["article_id"] = strings.pop("id", "")
    text = strings.get("text", "")
    if not text and not strings.get("html"):
        raise RecordError(_no_text(record, columns))
    published = parse_published(_scalar(values.get("published_at")))
    if published is None and not _is_empty(values.get("published_at")):
        shown = str(values["published_at"])[:40]
        notes.append(f"published_at {shown!r} is no date; the article is kept without one")
    if _MARKUP.search(text) and not strings.get("html"):
        strings["html"] = text
        strings["text"] = ""
    elif _ENTITY.search(text):
        strings["text"] = clean(html.unescape(text))
    strings["title"] = " ".join(clean(html.unescape(strings.get("title", ""))).split())
    strings["url"] = strings.get("url") or address
    strings["outlet"] = _outlet_name(strings["outlet"]) or outlet_of(strings["url"])
    return RawStory(published_at=published, notes=tuple(notes), **strings)


def _value(record: Mapping[str, object], names: Sequence[str]) -> object:
    """The first value that is not empty."""
    values = (record.get(name) for name in names)
    return next((value for value in values if not _is_empty(value)), None)


def _address_and_outlet(record: Mapping[str, object], names: Sequence[str]) -> tuple[str, object]:
    """What a record gives as its source: an address (as trafilatura does) or an outlet's name."""
    strings = {name: value for name in names if isinstance(value := record.get(name), str)}
    addresses = [name for name, value in strings.items() if _ADDRESS.match(value)]
    address = strings[addresses[0]].strip() if addresses else ""
    return address, _value(record, [name for name in names if name not in addresses])


def _outlet_name(outlet: str) -> str:
    return outlet_of(f"https://{outlet}") if _DOMAIN.fullmatch(outlet) else outlet


def _no_text(record: Mapping[str, object], columns: Columns) -> str:
    empty = [*columns.get("text", ()), *columns.get("html", ())]
    if empty:
        return (
            f"no text: {' and '.join(map(repr, empty))} {'is' if len(empty) == 1 else 'are'} empty"
        )
    there = ", ".join(str(name) for name in list(record)[:20]) or "none"
    return f"no field holds the text; fields are: {there}; name it with --map text=NAME"


def _string(field: str, value: object, notes: list[str]) -> str:
    """A field's value as one clean string; lists of paragraphs and names are joined."""
    value = _scalar(value)
    if _is_empty(value):
        return ""
    if isinstance(value, str):
        text = clean(value).strip()
    elif isinstance(value, Mapping):
        names = body_parts() if field == "text" else ("name",)
        return _string(field, [value[name] for name in names if name in value], notes)
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        parts = [_string(field, part, notes) for part in value]
        text = ("\n\n" if field in ("text", "html") else ", ").join(filter(None, parts))
    elif isinstance(value, bool | bytes) or (field in ("text", "html")):
        raise RecordError(f"{field} is no text but {type(value).__name__}")
    elif isinstance(value, float) and value.is_integer():
        text = str(int(value))
    else:
        text = str(value)
    if len(text) > limits.MAX_TEXT and field == "text":
        raise RecordError(f"a text of {len(text)} characters is no single story; split it")
    if len(text) > limits.MAX_FIELD and field in ("id", "url", "outlet", "author"):
        notes.append(f"{field} has {len(text)} characters and was left empty")
        return ""
    if "\ufffd" in text and isinstance(value, str) and "\ufffd" not in value:
        notes.append(f"{field} holds half characters (lone surrogates); they were replaced")
    return text if field in ("text", "html") else " ".join(text.split())


def _scalar(value: object) -> object:
    """A list of one is its only member."""
    if isinstance(value, list | tuple) and len(value) == 1:
        return value[0]
    return value


def _is_empty(value: object) -> bool:
    return (
        value is None
        or (isinstance(value, float) and math.isnan(value))
        or (isinstance(value, str) and value.strip().casefold() in ("", "nan", "none", "null"))
        or (isinstance(value, list | tuple | dict) and not value)
    )


def content_hash(story: RawStory) -> str:
    """Name of a record that brings none: 16 hexadecimal digits of its content's SHA-256.

    >>> len(content_hash(RawStory(text="Un mort à Gao.")))
    16
    """
    parts = (story.url, story.title, story.text or story.html)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]
