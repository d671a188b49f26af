"""Gold stories out of a review, in the format of :mod:`extractor.evaluation.gold`.

A story becomes gold where each of its events was decided on. What the program missed is not in it:
such gold measures precision, and the recall of what an earlier version found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.errors import OutputError
from extractor.evaluation.gold import DEFAULT_TOLERANCE_KM
from extractor.evaluation.predicted import NOT_MEASURED
from extractor.records import Article
from extractor.reviewing.apply import Reviewed, Rows
from extractor.table import TableRow
from extractor.writing.cells import plain

_FIGURES = (
    *("fatalities", "fatalities_low", "fatalities_high", "fatalities_state_forces"),
    *("fatalities_armed_groups", "fatalities_civilians"),
    *("injured", "abducted", "arrested", "released"),
)


def gold_stories(
    rows: Iterable[TableRow], reviewed: Reviewed, stories: Mapping[str, Article] | None = None
) -> Iterator[dict[str, Any]]:
    """The stories whose events were all decided on, as records of a gold file.

    Args:
        rows: the table that was reviewed.
        reviewed: what came of applying the decisions to it.
        stories: article id to story, for the texts; without them the records hold none.
    """
    events: dict[str, dict[str, TableRow]] = {}
    for row in rows:
        story_id = str(row["article_id"]).split("#")[0]
        events.setdefault(story_id, {}).setdefault(str(row["event_id"]), row)
    for story_id, found in events.items():
        if not set(found) <= set(reviewed.decisions):
            continue
        first = next(iter(found.values()))
        article = (stories or {}).get(str(first["article_id"]))
        right = [reviewed.events[event_id] for event_id in found if event_id in reviewed.events]
        told = plain(first)
        yield {
            "id": story_id,
            **{name: told[name] for name in ("url", "outlet", "title", "published_at")},
            "text": article.text if article else None,
            "style": "reviewed",
            "events": [_event(rows) for rows in right if rows[0]["modality"] not in NOT_MEASURED],
        }


def _event(rows: Rows) -> dict[str, Any]:
    first = plain(rows[0])
    return {
        "sub_event_type": first["sub_event_type"],
        "alt_types": [],
        "date_start": first["event_date_start"],
        "date_end": first["event_date_end"],
        "date_precision": first["date_precision"],
        "locations": [
            _place(plain(row)) for row in rows if row["location"] or row["location_text"]
        ],
        "actor1": [first["actor1_id"]] if first["actor1_id"] else [],
        "actor1_person": first["actor1_person"],
        "actor2": [first["actor2_id"]] if first["actor2_id"] else [],
        "actor2_person": first["actor2_person"],
        **{name: first[name] for name in _FIGURES},
        "claim_source": first["claim_source"],
        "modality": first["modality"],
        "optional": False,
        "evidence": first["evidence"],
    }


def _has_place(row: TableRow) -> bool:
    return bool(row["location"] or row["location_text"])


def _place(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": row["location_text"],
        "name": row["location"],
        "country": row["country_iso3"],
        "level": row["location_type"],
        "lat": row["latitude"],
        "lon": row["longitude"],
        "tol_km": max(DEFAULT_TOLERANCE_KM, row["uncertainty_km"] or 0.0),
        "offset_km": row["offset_km"],
        "bearing_deg": row["offset_bearing_deg"],
    }


def write_gold(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write gold records as JSON lines; returns how many.

    Raises:
        OutputError: the file cannot be written.
    """
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    try:
        path.write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason}); choose another place") from error
    return len(lines)
