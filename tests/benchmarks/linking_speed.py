"""Times linking on a made-up table: ``python tests/benchmarks/linking_speed.py 100000 1000000``.

Events spread over ten years and the region's villages; each is told by one to five reports with
other figures, precisions and words, one in seven of a region or country alone. Printed are
seconds, peak memory and B-cubed figures against the events the reports were made from.
"""

from __future__ import annotations

import resource
import sys
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from extractor.lexicon.codebook import columns, event_types
from extractor.linking import consolidate, link, link_into

VIOLENT = ("civilian_attack", "attack_on_position", "ambush", "armed_clash", "abduction", "looting")
QUIET = ("meeting", "policy_decision", "statement_support", "arrest", "protest", "weapons_seizure")
GROUPS = ("JNIM", "ISSP", "UNK-JIHADIST", "UNK-ARMED")
COUNTRIES = ("MLI", "BFA", "NER", "TCD", "NGA", "MRT")
DAYS, VILLAGES, WORDS = 3650, 6000, 4000


def made_up(size: int, seed: int = 7) -> tuple[pd.DataFrame, np.ndarray[Any, Any]]:
    """A table of ``size`` reports and the number of the event that each tells."""
    draw = np.random.default_rng(seed)
    told = draw.choice([1, 2, 3, 4, 5], size=size, p=[0.5, 0.25, 0.12, 0.08, 0.05])
    event = np.repeat(np.arange(size), told)[:size]
    count = int(event[-1]) + 1
    about = {
        "village": draw.integers(0, VILLAGES, count),
        "day": draw.integers(16_000, 16_000 + DAYS, count),
        "kind": draw.choice(VIOLENT + QUIET, count),
        "group": draw.choice(GROUPS, count),
        "deaths": draw.geometric(0.15, count),
        "word": draw.integers(0, WORDS, (count, 12)),
    }
    lat, lon = draw.uniform(10, 20, VILLAGES), draw.uniform(-12, 15, VILLAGES)
    village = about["village"][event]
    is_wide = draw.random(size) < 1 / 7
    nation = np.array(COUNTRIES)[village % len(COUNTRIES)]
    violent = np.isin(about["kind"][event], VIOLENT)
    start = about["day"][event].astype("datetime64[D]").astype("datetime64[s]")
    precision = draw.choice(["day", "publication", "range"], size, p=[0.7, 0.2, 0.1])
    filler = draw.integers(0, WORDS, (size, 6))
    text = [
        " ".join(f"mot{number}x" for number in (*one, *two))
        for one, two in zip(about["word"][event].tolist(), filler.tolist(), strict=True)
    ]
    kinds = event_types()
    kind = about["kind"][event]
    order = draw.permutation(size)
    cells: dict[str, Any] = {
        "event_id": [f"{number:08x}" for number in order],
        "location_rank": np.ones(size, int),
        "article_id": [f"a{number}" for number in order],
        "outlet": draw.choice(["a.ml", "b.bf", "c.ne"], size),
        "published_at": start,
        "domain": [kinds[name].domain for name in kind],
        "event_type": [kinds[name].event_type for name in kind],
        "sub_event_type": kind,
        "event_date_start": start,
        "event_date_end": start,
        "date_precision": precision,
        "actor1_id": np.where(violent, about["group"][event], np.char.add(nation, "-GOV")),
        "actor2_id": np.char.add(nation, "-CVL"),
        "location": np.char.add("Village", village.astype(str)),
        "location_id": np.where(is_wide, nation, np.char.add("v", village.astype(str))),
        "country_iso3": nation,
        "admin1": np.char.add("R", (village % 40).astype(str)),
        "latitude": lat[village],
        "longitude": lon[village],
        "geo_precision": np.where(is_wide, 3, 1),
        "uncertainty_km": np.where(is_wide, 120.0, 4.0),
        "fatalities": pd.array(np.where(violent, about["deaths"][event], 0), dtype="Int64"),
        "modality": np.full(size, "asserted"),
        "evidence": text,
        "confidence": draw.random(size),
    }
    cells["cluster_id"] = cells["event_id"]
    dtypes = {"string": "string", "category": "string", "int": "Int64", "float": "Float64"}
    table = {
        column.name: pd.Series(
            cells.get(column.name, [pd.NA] * size),
            dtype=dtypes.get(column.kind, "datetime64[s]"),
        )
        for column in columns()
    }
    return pd.DataFrame(table), event


def figures(found: pd.Series[str], right: np.ndarray[Any, Any]) -> tuple[float, float]:
    """B-cubed precision and recall."""
    ours, _ = pd.factorize(found)
    frame = pd.DataFrame({"ours": ours, "right": right})
    both = frame.groupby(["ours", "right"])["ours"].transform("size")
    sizes = (frame.groupby(name)[name].transform("size") for name in ("ours", "right"))
    precision, recall = (float((both / size).mean()) for size in sizes)
    return precision, recall


def main(sizes: list[int]) -> None:
    for size in sizes:
        table, event = made_up(size)
        truth = pd.Series(event, index=table["event_id"])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = perf_counter()
        linked = link(table)
        seconds = perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        found = linked.table.set_index("event_id")["cluster_id"]
        precision, recall = figures(found, truth[found.index].to_numpy())
        start = perf_counter()
        rows = len(consolidate(linked.table))
        consolidating = perf_counter() - start
        story, _ = made_up(100, seed=8)
        story = story.assign(event_id="n" + story["event_id"], article_id="n" + story["article_id"])
        start = perf_counter()
        link_into(linked, story)
        adding = perf_counter() - start
        print(
            f"{size:>9} reports: link {seconds:.0f} s, peak {after / 1e6:.1f} GB "
            f"(the table alone {before / 1e6:.1f} GB), {len(linked.links)} links, {rows} clusters, "
            f"B-cubed P {precision:.3f} R {recall:.3f}; consolidate {consolidating:.0f} s; "
            f"100 more reports {adding:.0f} s"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100_000])
