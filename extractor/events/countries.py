"""Countries that a story names where it says what it is about."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from spacy.tokens import Doc

import gazetteer

_LEAD = 3


@lru_cache(maxsize=8)
def countries_named(doc: Doc) -> frozenset[str]:
    """Countries whose names stand in the headline and the lead, also in pairs ("Niger-Maroc")."""
    countries = gazetteer.load().countries
    words = (t.text for s in islice(doc.sents, _LEAD) for t in s if t.text[:1].isupper())
    return frozenset(code for word in words if (code := countries.by_name(word)))
