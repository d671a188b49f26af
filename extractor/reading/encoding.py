"""Which bytes are which characters: UTF-8, UTF-16 with a mark, Windows-1252, no guessing beyond.

French news dumps come in UTF-8, in UTF-8 with a byte-order mark (Excel), in UTF-16 with one
(Windows "Unicode"), and in Windows-1252 (older sites and spreadsheets). Bytes that are valid UTF-8
are UTF-8: accented French in Windows-1252 practically never is.
"""

from __future__ import annotations

import codecs
import re

from extractor.errors import SahelEventsError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Soft hyphens, spaces of no width, marks of direction: nobody sees them, and they split words.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotTextError(SahelEventsError):
    """The bytes are no text; the message says why and what to do."""


def mark_of(head: bytes) -> tuple[str, int]:
    """Encoding and length of the byte-order mark at the start of a file; ``("", 0)`` without one.

    >>> mark_of(b"\\xef\\xbb\\xbfid;texte")
    ('utf-8', 3)
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return "", 0


def decode(data: bytes) -> tuple[str, str]:
    """Characters of ``data``, and a note on what had to be repaired (empty if nothing).

    >>> decode("Sécurité à Kayes".encode("cp1252"))
    ('Sécurité à Kayes', '')

    Raises:
        NotTextError: null bytes, or bytes that neither UTF-8 nor Windows-1252 knows.
    """
    encoding, length = mark_of(data)
    if encoding.startswith("utf-16"):
        return _decode_utf16(data[length:], encoding)
    data = data[length:]
    if b"\0" in data:
        raise NotTextError("null bytes: this is no text; save it as UTF-8")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_broken(data)


def _decode_utf16(data: bytes, encoding: str) -> tuple[str, str]:
    text = data.decode(encoding, errors="replace")
    if "\0" in text:
        raise NotTextError("null characters: this is no text; save it as UTF-8")
    return text, "broken UTF-16 repaired" if "\ufffd" in text else ""


def _decode_broken(data: bytes) -> tuple[str, str]:
    """Bytes that are not all UTF-8: mostly UTF-8 with a few broken ones, or Windows-1252."""
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    right = sum(1 for character in repaired if character > "\x7f") - broken
    if right > 2 * broken:
        return repaired, f"{broken} bytes are not UTF-8 and were replaced"
    try:
        return data.decode("cp1252"), ""
    except UnicodeDecodeError as error:
        raise NotTextError(
            "neither UTF-8 nor Windows-1252 (byte "
            f"0x{data[error.start]:02x}): if it is text, save it as UTF-8"
        ) from error


def clean(text: str) -> str:
    """Text with one kind of line end, no control characters and no lone surrogates.

    Control characters become spaces, lone surrogates (half an emoji in broken JSON) the
    replacement character; characters without width and marks of direction are left out.

    >>> clean("Gao\\r\\nKidal\\x0b" + chr(0xD83D))
    'Gao\\nKidal �'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\u0085", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", _UNSEEN.sub("", text)))
