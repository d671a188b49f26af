"""Makes the pictures of the docs anew: ``python docs/pictures.py``, with the tests' browser.

The map shows the gold stories that may be looked at, those with an odd number; the review shows the
example stories.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from PIL import Image
from selenium import webdriver

import extractor
from extractor.examples import FOLDER
from extractor.mapping import write_map
from extractor.reviewing.decisions import DecisionsFile
from extractor.reviewing.reviewpage import review_page
from extractor.reviewing.server import ReviewServer
from extractor.reviewing.session import Session
from extractor.table import rows_of_frame, to_frame

DOCS = Path(__file__).parent
GOLD = DOCS.parent / "tests" / "gold"
_COLOURS = 256
_SHOW_EVENT = """
const {rows, filters, view} = sahelMap;
const isOffset = (row) => rows.table.cell(row, "offset_bearing_deg") !== null
  && rows.table.cell(row, "offset_km") > 20 && rows.table.cell(row, "country_iso3") === "MLI";
view.camera.zoomAt(5.9);
sahelMap.open(filters.shown.find(isOffset));
view.camera.panBy(40, -25);
view.render();
"""


def main() -> None:
    nlp = extractor.load()
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        articles = (a for a in extractor.read_articles(sorted(GOLD.rglob("*.jsonl"))) if _odd(a))
        page = Path(folder) / "map.html"
        table = to_frame(extractor.extract_events(articles, nlp))
        write_map(table, page, title="Récits d'essai, 2012-2026", language="fr")
        browser.get(page.as_uri())
        browser.execute_script(_SHOW_EVENT)
        _picture(browser, DOCS / "map.png")
        _review_picture(browser, nlp, Path(folder) / "decisions.csv")


def _odd(article: extractor.Article) -> bool:
    digits = re.findall(r"\d+", article.article_id.partition("#")[0])
    return bool(digits) and int(digits[-1]) % 2 == 1


def _review_picture(browser: webdriver.Chrome, nlp: object, decisions: Path) -> None:
    stories = {article.article_id: article for article in extractor.read_articles(FOLDER)}
    table = extractor.extract(FOLDER, nlp=nlp)
    with DecisionsFile(decisions) as file:
        session = Session(
            rows_of_frame(table), stories, file, lambda story: extractor.explain(story, nlp=nlp)
        )
        with ReviewServer(session, review_page("Exemples")) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            browser.get(server.address)
            browser.implicitly_wait(10)
            browser.find_element("css selector", "#story mark")
            _picture(browser, DOCS / "review.png")
            server.shutdown()


@contextmanager
def _browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "window-size=1440,980"):
        options.add_argument(f"--{argument}")
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    with webdriver.Chrome(options, service) as browser:
        yield browser


def _picture(browser: webdriver.Chrome, path: Path) -> None:
    browser.save_screenshot(str(path))
    with Image.open(path) as picture:
        in_few_colours(picture.convert("RGB")).save(path, optimize=True)


def in_few_colours(picture: Image.Image) -> Image.Image:
    """The picture in its most frequent colours: small, and its plain areas are exact."""
    found = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in found[:_COLOURS] for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
