"""Fills a page's template: styles, scripts and data go into the one file, and nothing else runs.

The page's content security policy allows the one script by its hash and no request at all, so
that even a markup that slipped through could neither run nor send anything.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from extractor._version import __version__
from extractor.errors import SahelEventsError
from extractor.mapping.bundle import bundle
from extractor.mapping.vocabulary import DATA

WEB = Path(__file__).parent / "web"
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_UNSAFE_LETTERS = re.compile(f"[{''.join(_UNSAFE)}]")


def safe_json(value: Any) -> str:
    """JSON that may stand in a ``<script>`` element, whatever its strings hold.

    >>> safe_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _embeddable(text)


def _embeddable(json_text: str) -> str:
    """JSON text with the letters escaped that could end the element around it."""
    return _UNSAFE_LETTERS.sub(lambda found: _UNSAFE[found[0]], json_text)


def render(
    body: Path,
    script: Path,
    styles: Sequence[Path],
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    allow: Mapping[str, str],
) -> str:
    """The whole page, the base map in it.

    Args:
        body: HTML of the body, from its opening tag on, not closed; ``{{title}}`` may stand in it.
        script: the module to start with.
        styles: style sheets, in order.
        data: what the program reads; ``strings`` are its texts by language and key.
        title: heading of the page.
        language: the language that the page opens in.
        allow: directive of the content security policy to sources, beside the page's own.

    Raises:
        SahelEventsError: the language is none of the page's.
    """
    if language not in data["strings"]:
        known = " or ".join(data["strings"])
        raise SahelEventsError(f"{language!r} is no language of the page; use {known}")
    code = bundle(script)
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in styles)
    parts = {
        "title": escape(title),
        "language": language,
        "generator": f"sahel-events {__version__}",
        "noscript": escape(data["strings"][language]["noscript"]),
        "policy": escape(_policy(code, style, allow)),
        "style": style,
        "script": code,
        "basemap": _embeddable((DATA / "basemap.json").read_text(encoding="utf-8")),
        "data": safe_json({"language": language, **data}),
    }
    parts["body"] = _filled(body, parts)
    return _filled(WEB / "page.html", parts)


def _filled(template: Path, parts: Mapping[str, str]) -> str:
    """A template with its ``{{places}}`` filled; what is put in is not looked at again."""
    return _PLACE.sub(lambda found: parts[found[1]], template.read_text(encoding="utf-8"))


def _policy(code: str, style: str, allow: Mapping[str, str]) -> str:
    directives = {
        "default-src": "'none'",
        "script-src": _hash(code),
        "style-src": _hash(f"\n{style}\n"),
        "base-uri": "'none'",
        "form-action": "'none'",
    } | dict(allow)
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
