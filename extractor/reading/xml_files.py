"""XML files: feeds (RSS, Atom) and what trafilatura writes (its own XML, and TEI)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from extractor.reading import limits
from extractor.reading.files import ByteStream, InputFile, UnreadableError
from extractor.reading.items import articles_of_record
from extractor.reading.rejects import Intake
from extractor.reading.streams import opened
from extractor.reading.vocabulary import FIELDS
from extractor.reading.xml_formats import Path1, XmlFormat, xml_formats
from extractor.records import Article

_COLUMNS = {name: (name,) for name in FIELDS}
_XHTML = "{http://www.w3.org/1999/xhtml}"


def read_xml(file: InputFile, intake: Intake) -> Iterator[Article]:
    """Articles of a feed or of a story that trafilatura wrote, an entry at a time.

    Raises:
        UnreadableError: no XML, of no known format, without an entry, or broken; the entries
            before the break have been yielded.
    """
    with opened(file) as stream:
        is_empty = True
        for entry, known in _entries(stream):
            is_empty = False
            record: dict[str, object] = {
                name: _first(entry, paths, known) for name, paths in known.fields.items()
            }
            yield from articles_of_record(record, _COLUMNS, intake, str(file), entry.sourceline)
    if is_empty:
        raise UnreadableError("empty: there is no story in this file")


def _entries(stream: ByteStream) -> Iterator[tuple[Any, XmlFormat]]:
    """Each entry as a tree of its own; what was read is let go."""
    metered = _Metered(stream)
    # No entity of the file's own is resolved: a few lines of them can stand for gigabytes.
    events = etree.iterparse(
        metered, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    known: XmlFormat | None = None
    try:
        for event, element in events:
            known = known or _format_of(element)
            if event == "end" and element.tag == known.entry:
                yield element, known
                metered.count = 0
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        what = " ".join(str(error.msg).split())[:120]
        raise UnreadableError(f"broken XML ({what}); what follows is not read") from error


class _Metered:
    """A stream that ends an entry without end.

    Attributes:
        count: bytes read since the last entry.
    """

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        if self.count > limits.MAX_LINE:
            raise UnreadableError(
                f"{limits.MAX_LINE // limits.MEGABYTE} MB without the end of a story; "
                "what follows is not read"
            )
        return data


def _format_of(root: Any) -> XmlFormat:
    for known in xml_formats().values():
        if known.root == root.tag:
            return known
    raise UnreadableError(
        f"XML of no known format (its first element is {root.tag!r}); "
        f"known are: {', '.join(xml_formats())}"
    )


def _first(entry: Any, paths: list[Path1], known: XmlFormat) -> object:
    """What stands at the first of the places that are not empty."""
    for path in paths:
        found = path(entry)
        values = [found] if isinstance(found, str) else [_text(value, known) for value in found]
        values = [str(value) for value in values if value.strip()]
        if values:
            return values
    return None


def _text(value: Any, known: XmlFormat) -> str:
    if isinstance(value, str):
        return value
    if len(value) and str(value[0].tag).startswith(_XHTML):
        return "".join(
            etree.tostring(child, encoding="unicode", method="html", with_tail=True)
            for child in value
        )
    return "\n\n".join(_lines(value, known))


def _lines(element: Any, known: XmlFormat) -> Iterator[str]:
    """The text of an element, a line for each block in it."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        is_block = part.tag not in known.inline and part is not element
        if is_block and "".join(pieces).strip():
            yield "".join(pieces).strip()
            pieces = []
        if event == "start":
            pieces.append(part.text or "")
        elif part is not element:
            pieces.append(part.tail or "")
    if "".join(pieces).strip():
        yield "".join(pieces).strip()
