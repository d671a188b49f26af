"""Times the full gazetteer: ``python tests/benchmarks/gazetteer_speed.py FOLDER_OF_GEONAMES``.

Builds an index of the given files in a temporary folder, then opens it and looks names up: each of
its names once, in random order (no answer is known yet); 3,000 of them again and again, as news
does; and names with one letter changed. Seconds are CPU time of one process.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from gazetteer import Gazetteer, core
from gazetteer.build import build
from gazetteer.store import Store
from gazetteer.world import WorldLayer

NAMES, IN_NEWS, MISSPELT = 100_000, 3_000, 3_000


def names_in(path: Path, draw: random.Random) -> list[str]:
    """Exact keys of an index in random order."""
    rows = sqlite3.connect(path).execute("SELECT places FROM entry")
    keys = {key for (row,) in rows for own, _ in json.loads(row) for key in own}
    return draw.sample(sorted(keys), len(keys))


def slip(name: str, draw: random.Random) -> str:
    """``name`` with one letter after the first changed."""
    at = draw.randrange(1, len(name))
    return name[:at] + draw.choice("abehinor") + name[at + 1 :]


def rate(look_up: Callable[[str], object], names: Sequence[str]) -> float:
    """Names a second."""
    start = process_time()
    for name in names:
        look_up(name)
    return len(names) / (process_time() - start)


def main(sources: Sequence[str]) -> None:
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        start = process_time()
        built = build(
            [Path(source) for source in sources],
            core.from_folder(core.DATA),
            Path(folder) / "gazetteer.sqlite",
        )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"build   {process_time() - start:8.1f} s, {built.places:,} places, {memory:.0f} MB")
        size = built.path.stat().st_size / 1e6
        start = process_time()
        store = Store(built.path)
        print(f"open    {process_time() - start:8.4f} s, {size:.0f} MB on disk")
        time_look_ups(core.from_folder(core.DATA, [store, WorldLayer()]), built.path, draw)
        store.close()


def time_look_ups(places: Gazetteer, path: Path, draw: random.Random) -> None:
    """Print look-ups a second of every kind."""
    places.lookup("Bamakoo")

    def exact(name: str) -> object:
        return places.lookup(name, fuzzy=False)

    names = names_in(path, draw)
    news = draw.choices(names[:IN_NEWS], k=NAMES)
    misspelt = [slip(name, draw) for name in names if len(name) > 5][:MISSPELT]
    print(f"exact   {rate(exact, names[:NAMES]):8,.0f} a second, each name once")
    print(f"exact   {rate(exact, news):8,.0f} a second, {IN_NEWS:,} names again and again")
    print(f"fuzzy   {rate(places.lookup, misspelt):8,.0f} a second, each name once")


if __name__ == "__main__":
    main(sys.argv[1:])
