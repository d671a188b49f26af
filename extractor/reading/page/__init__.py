"""Saved pages: the main story, "Lire aussi" teasers and lists of other stories, each an item.

The splitter knows no site. It looks at every line (headline, paragraph, publication line, byline,
pointer, furniture), then at how those follow one another.
"""

from __future__ import annotations

from extractor.reading.page.items import items_of_text

__all__ = ["items_of_text"]
