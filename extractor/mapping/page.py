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

from extractor.mapping.bundle import bundle

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
    return embeddable(text)


def embeddable(json_text: str) -> str:
    """JSON text with the letters escaped that could end the element around it."""
    return _UNSAFE_LETTERS.sub(lambda found: _UNSAFE[found[0]], json_text)


def render(
    template: Path,
    script: Path,
    styles: Sequence[Path],
    *,
    text: Mapping[str, str],
    data: Mapping[str, str],
    allow: Mapping[str, str],
) -> str:
    """The whole page.

    Args:
        template: HTML with ``{{places}}``; ``policy``, ``style`` and ``script`` are filled here.
        script: the module to start with.
        styles: style sheets, in order.
        text: place to text, which is escaped.
        data: place to JSON that is already safe to embed.
        allow: directive of the content security policy to sources, beside the page's own.
    """
    code = bundle(script)
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in styles)
    parts = {name: escape(value) for name, value in text.items()} | dict(data)
    parts |= {"script": code, "style": style, "policy": escape(_policy(code, style, allow))}
    source = template.read_text(encoding="utf-8")
    return _PLACE.sub(lambda found: parts[found[1]], source)


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
