"""The review page: the program, its texts and the base map; no data of the table."""

from __future__ import annotations

from pathlib import Path

from extractor.explaining.colours import COLOURS
from extractor.lexicon.actors import registry
from extractor.lexicon.codebook import columns
from extractor.mapping.labels import labels
from extractor.mapping.names import group_names, type_names
from extractor.mapping.page import WEB as MAP_WEB
from extractor.mapping.page import render
from extractor.mapping.vocabulary import LANGUAGES, texts
from extractor.reviewing.fields import DATA, fields

_WEB = Path(__file__).parent / "web"


def review_page(title: str, language: str = "fr") -> str:
    """The page as the server gives it out.

    Args:
        title: heading of the page.
        language: ``fr`` or ``en``; the page can be switched.

    Raises:
        SahelEventsError: the language is none of the page's.
    """
    own, shared = texts(DATA / "strings.csv"), texts()
    strings = {name: shared[name] | own[name] for name in LANGUAGES}
    actors = {actor.actor_id: actor for actor in registry()}
    data = {
        "strings": strings,
        "names": {
            "types": type_names(),
            "event_types": group_names(),
            "countries": {},
            "actors": {i: {"fr": a.name_fr, "en": a.name_en} for i, a in sorted(actors.items())},
        },
        "labels": labels(),
        "fields": {name: {"kind": f.kind, "group": f.group} for name, f in fields().items()},
        "precisions": next(c.allowed for c in columns() if c.name == "date_precision"),
        "colours": COLOURS,
    }
    return render(
        _WEB / "review.html",
        _WEB / "review.js",
        (MAP_WEB / "base.css", _WEB / "review.css"),
        data,
        title=title,
        language=language,
        allow={"connect-src": "'self'"},
    )
