"""Times the map in headless Chromium: ``python tests/benchmarks/map_speed.py 20000``.

A made-up table is written as a map and opened. Printed are the page's size, the time until it can
be used, and milliseconds of one frame while it is panned at several zooms (median and slowest of
60), and of one step of the time slider. Without a graphics card the browser draws by processor, so
a real screen is faster.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from selenium import webdriver

import gazetteer
from extractor.lexicon.codebook import event_types
from extractor.mapping import write_map
from extractor.records import Article, Event, EventPlace, Party, Toll
from extractor.table import to_frame

_FRAMES = """
const [zoom, frames] = arguments;
const {view} = sahelMap;
sahelMap.reset();
view.camera.zoomAt(zoom);
view.render();
const times = [];
for (let frame = 0; frame < frames; frame += 1) {
  view.camera.panBy(frame % 2 ? -17 : 13, 3);
  const start = performance.now();
  view.render();
  view.context.getImageData(0, 0, 1, 1);
  times.push(performance.now() - start);
}
return times.sort((a, b) => a - b);
"""
_SLIDE = """
const input = document.getElementById("from-day");
const times = [];
for (let step = 1; step <= 20; step += 1) {
  input.value = step * 20;
  const start = performance.now();
  input.dispatchEvent(new Event("input"));
  sahelMap.view.render();
  times.push(performance.now() - start);
}
return times.sort((a, b) => a - b);
"""


def made_up(size: int, seed: int = 7) -> list[Event]:
    """Events over ten years at places of the gazetteer, each with a story of its own."""
    draw = random.Random(seed)
    places = [p for p in gazetteer.load().embedded.places if p.level == "populated_place"]
    kinds = list(event_types())
    return [_event(number, draw, draw.choice(places), draw.choice(kinds)) for number in range(size)]


def _event(number: int, draw: random.Random, place: gazetteer.Place, kind: str) -> Event:
    day = date(2015, 1, 1) + timedelta(draw.randrange(3650))
    where = EventPlace(
        *(place.name, place.name, place.place_id, place.level, place.country, place.country),
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=1,
        uncertainty_km=place.radius_km,
    )
    words = f"Récit {number} : " + "des faits sont rapportés par des témoins, " * 4
    return Event(
        f"{number:08x}",
        Article(f"a{number}", f"Titre {number}", words, outlet=f"Journal {number % 50}"),
        kind,
        date_start=day,
        date_end=day,
        date_precision="day",
        places=(where,),
        actor1=Party("JNIM", "JNIM", "armed_group"),
        toll=Toll(fatalities=int(draw.expovariate(0.2))),
        evidence=words,
        confidence=draw.random(),
    )


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    options = webdriver.ChromeOptions()
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-dev-shm-usage",
        "window-size=1500,1050",
    ):
        options.add_argument(f"--{argument}")
    options.binary_location = shutil.which("chromium") or ""
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "map.html"
        start = perf_counter()
        write_map(to_frame(made_up(size)), page)
        print(f"{size} rows: {page.stat().st_size / 1e6:.1f} MB in {perf_counter() - start:.1f} s")
        with webdriver.Chrome(options, service) as browser:
            start = perf_counter()
            browser.get(page.as_uri())
            print(f"opened in {perf_counter() - start:.2f} s")
            for zoom in (4, 5, 6, 7, 8, 10):
                times = browser.execute_script(_FRAMES, zoom, 60)
                print(f"zoom {zoom}: {times[30]:.1f} ms a frame, slowest {times[-1]:.1f} ms")
            times = browser.execute_script(_SLIDE)
            print(f"time slider: {times[10]:.1f} ms a step, slowest {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
