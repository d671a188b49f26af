"""Makes a text safe to show: nothing in it steers a terminal or turns the reading direction."""

from __future__ import annotations

import re

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control characters as ``�``, one for one, so that offsets still hold.

    A carriage return becomes a space.

    >>> visible("Gao\\x1b[31m\\r\\n")
    'Gao�[31m \\n'
    """
    return _STEERING.sub("\ufffd", text.replace("\r", " "))
