"""The map as people use it, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

pytest.importorskip("selenium")

from selenium.webdriver import ActionChains, Keys

if TYPE_CHECKING:
    from .conftest import Open, Page


@pytest.fixture
def page(open_map: Open, table: pd.DataFrame) -> Page:
    return open_map(table, title="Essai", language="fr")


def requests(page: Page) -> list[str]:
    """Addresses that the browser has asked for since the page was opened."""
    messages = (json.loads(e["message"])["message"] for e in page.browser.get_log("performance"))
    sent = (m["params"] for m in messages if m["method"] == "Network.requestWillBeSent")
    return [params["request"]["url"] for params in sent]


def complaints(page: Page) -> list[str]:
    return [entry["message"] for entry in page.browser.get_log("browser")]


def click_map(page: Page, row: int) -> None:
    canvas = page.element("#map")
    ActionChains(page.browser).move_to_element_with_offset(
        canvas, *page.point_of(row)
    ).click().perform()


def test_it_opens_with_no_request_but_for_itself(page: Page, tmp_path: Path):
    page.element("#zoom-in").click()
    assert page.shown == 4
    assert requests(page) == [(tmp_path / "map.html").as_uri()]
    assert complaints(page) == []


def test_the_browser_itself_forbids_every_request(page: Page):
    blocked = page.run("return fetch('https://news.example/').then(() => 'sent', () => 'blocked')")
    assert blocked == "blocked"
    assert any("Content Security Policy" in line for line in complaints(page))


def test_something_is_drawn(page: Page, artefacts: Path):
    colours = page.run(
        "const c = document.getElementById('map');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "const seen = new Set();"
        "for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);"
        "return [...seen].map((n) => '#' + n.toString(16).padStart(6, '0'));"
    )
    assert {"#d5e3ea", "#f5f1e8", "#b3261e", "#e8710a"} <= set(colours)
    page.browser.save_screenshot(str(artefacts / "map.png"))


def test_a_type_that_is_unticked_takes_its_rows_away(page: Page):
    page.element("#types .group:nth-child(2) summary label").click()
    assert page.shown == 3
    page.element("#no-types").click()
    assert page.shown == 0
    page.element("#clear").click()
    assert page.shown == 4


def test_countries_confidence_words_and_actors_filter(page: Page):
    page.element("#countries input[data-value=MLI]").click()
    assert page.shown == 2
    page.element("#clear").click()
    page.run(
        "const c = document.getElementById('confidence'); c.value = 80;"
        "c.dispatchEvent(new Event('input'))"
    )
    assert page.shown == 1
    page.element("#clear").click()
    page.element("#actor").send_keys("JNIM", Keys.TAB)
    assert page.shown == 1
    page.element("#actors .chip").click()
    assert page.shown == 4


def test_words_are_found_without_case_and_accents(page: Page):
    page.element("#words").send_keys("recit BOULKESSI")
    assert page.shown == 4  # the sentence is searched, not the story
    page.run("return new Promise((done) => setTimeout(done, 300))")
    assert page.shown == 0
    page.element("#words").clear()
    page.element("#words").send_keys("INONDATIONS")
    page.run("return new Promise((done) => setTimeout(done, 300))")
    assert page.shown == 1


def test_the_time_slider_leaves_out_what_lies_before_and_what_has_no_date(page: Page):
    page.element("#from-day").send_keys(Keys.ARROW_RIGHT)
    assert page.shown == 2  # the first day and the call without a date are gone
    assert page.text("#from-text") == "11 janv. 2024"
    page.element("#to-day").send_keys(Keys.ARROW_LEFT)
    assert page.shown == 1


def test_a_click_on_a_marker_opens_its_event(page: Page):
    click_map(page, 0)
    assert page.text("#detail-title") == "Attaque d'une position"
    assert page.text(".evidence") == "La phrase de boulkessi."
    assert page.element(".source a").get_attribute("href") == "https://news.example/boulkessi"
    assert "30" in page.text("#detail-body")


def test_the_keyboard_alone_opens_and_closes_an_event(page: Page):
    button = page.element("#list button")
    button.send_keys(Keys.ENTER)
    assert page.text(".evidence") == "La phrase de boulkessi."
    assert page.run("return document.activeElement.id") == "detail-title"
    page.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.run("return document.activeElement.className") == "row"


def test_keys_move_the_map_and_go_from_event_to_event(page: Page):
    before = page.run("return sahelMap.view.camera.x")
    page.element("#map").send_keys(Keys.ARROW_RIGHT, "+")
    assert page.run("return sahelMap.view.camera.x") > before
    page.element("#map").send_keys("n")
    first = page.text(".evidence")
    page.browser.switch_to.active_element.send_keys("n")
    assert page.text(".evidence") != first


def test_a_title_that_tries_to_be_a_script_stays_text(page: Page):
    click_map(page, 1)
    assert "<script>document.title='owned'</script><img src=x" in page.text(".source")
    assert page.browser.title == "Essai"
    assert page.run("return document.images.length") == 0


def test_an_address_that_is_a_script_is_no_link(page: Page):
    click_map(page, 1)
    assert page.browser.find_elements("css selector", ".source a") == []


def test_an_offset_runs_from_its_reference_place(page: Page):
    (longitude, latitude), event = page.run(
        "return sahelMap.offsetEnds(1).points",
    )
    assert (round(longitude, 1), round(latitude, 1)) == (-9.6, 15.2)  # Nioro du Sahel
    assert event == [-8.99, 15.23]
    click_map(page, 1)
    assert "65 km à l'est de Nioro du Sahel" in page.text("#detail-body")


def test_the_page_speaks_english_too(page: Page):
    page.element("#language").click()
    assert page.run("return document.documentElement.lang") == "en"
    assert "Attack on a position" in page.text("#list")
    assert page.text("#count").startswith("Rows: 4 of 4")


def test_every_control_has_a_name_for_screen_readers(page: Page):
    nameless = page.run(
        "return [...document.querySelectorAll('button, input, canvas:not([aria-hidden])')]"
        ".filter((e) => !(e.textContent.trim() || e.ariaLabel || e.labels?.length))"
        ".map((e) => e.outerHTML)"
    )
    assert nameless == []


def test_an_empty_table_opens_too(open_map: Open, table: pd.DataFrame):
    page = open_map(table.head(0))
    assert page.shown == 0
    assert complaints(page) == []


def test_tiles_are_asked_for_only_where_they_are_ticked(open_map: Open, table: pd.DataFrame):
    from extractor.mapping import TileSource

    page = open_map(table, tiles=TileSource("http://localhost:9/{z}/{x}/{y}.png", "Qui ?"))
    assert len(requests(page)) == 1
    page.element("#tiles").click()
    assert page.text("#credit") == "Qui ?"
    page.run("return new Promise((done) => setTimeout(done, 200))")
    assert any(address.startswith("http://localhost:9/") for address in requests(page))
