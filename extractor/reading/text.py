"""Plain text files: one story, or one saved page, a file."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.reading import limits
from extractor.reading.encoding import NotTextError, clean, decode
from extractor.reading.files import InputFile, UnreadableError
from extractor.reading.items import articles_of
from extractor.reading.record import RawStory
from extractor.reading.rejects import Intake
from extractor.reading.streams import read_whole
from extractor.records import Article


def read_text(file: InputFile, name: str, intake: Intake) -> Iterator[Article]:
    """Articles of a text file; ``name`` becomes their id.

    Raises:
        UnreadableError: the file is empty, no text, or larger than any page.
    """
    try:
        text, note = decode(read_whole(file, limits.MAX_TEXT_FILE))
    except NotTextError as error:
        raise UnreadableError(str(error)) from error
    text = clean(text).strip()
    if not text:
        raise UnreadableError("empty: there is no text in this file")
    if len(text) > limits.MAX_TEXT:
        raise UnreadableError(f"{len(text)} characters are no single page; give JSON lines instead")
    notes = (note,) if note else ()
    story = RawStory(article_id=name, text=text, notes=notes)
    yield from articles_of(story, intake, str(file), None)
