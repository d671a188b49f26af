"""A review as a person does it, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("selenium")

from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from extractor.reviewing.decisions import DecisionsFile, read_decisions

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from .conftest import Review


class Page:
    """The review page; each question waits until the page has come to rest."""

    def __init__(self, browser: Chrome, address: str) -> None:
        self.browser = browser
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get(address)
        self.wait("return globalThis.sahelReview?.event !== undefined")

    def wait(self, script: str) -> None:
        WebDriverWait(self.browser, 5, 0.02).until(lambda browser: browser.execute_script(script))

    def element(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def text(self, selector: str) -> str:
        return str(self.element(selector).text)

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def until_shown(self, event_id: str) -> None:
        self.wait(f"return sahelReview.event.event_id === '{event_id}' && !sahelReview.unsaved")


@pytest.fixture
def page(chrome: Chrome, review: Review) -> Page:
    return Page(chrome, review.server.address)


def test_the_story_stands_beside_the_event_with_its_words_marked(page: Page, artefacts: Path):
    assert page.text("#event-title") == "Attaque d'une position"
    marked = {
        mark.text: mark.get_attribute("data-field")
        for mark in page.browser.find_elements("css selector", "#story mark")
    }
    assert marked["dimanche 1er juin"] == "date"
    assert marked["JNIM"] == "actor1"
    assert page.element("#form [name=fatalities]").get_attribute("value") == "30"
    page.browser.save_screenshot(str(artefacts / "review.png"))
    assert page.browser.get_log("browser") == []


def test_a_story_that_tries_to_be_a_script_stays_text(page: Page):
    assert "<script>document.title = 'owned'</script>" in page.text("#story .headline")
    assert page.browser.title == "Essai"


def test_a_key_accepts_and_the_next_event_comes(page: Page, path: Path):
    page.press("a")
    page.until_shown("strike-1")
    assert read_decisions(path)["attack-1"].verdict == "accept"
    assert page.text("#progress-text") == "1 sur 3"
    assert page.text("#status") == "Enregistré : juste"


def test_a_type_is_corrected_the_page_closed_and_opened_again(
    chrome: Chrome, review: Review, path: Path
):
    page = Page(chrome, review.server.address)
    Select(page.element("#sub_event_type")).select_by_value("ambush")
    page.press(Keys.ESCAPE, "c")
    page.until_shown("strike-1")
    chrome.get("about:blank")
    review.close()
    assert read_decisions(path)["attack-1"].cells == {"sub_event_type": "ambush"}
    review.open()
    page = Page(chrome, review.server.address)
    page.until_shown("strike-1")
    page.press("k")
    page.until_shown("attack-1")
    assert page.element("#sub_event_type").get_attribute("value") == "ambush"
    assert page.text("#event-verdict") == "corrigé"


def test_a_correction_that_was_only_begun_is_there_again(
    chrome: Chrome, review: Review, path: Path
):
    page = Page(chrome, review.server.address)
    page.element("#form [name=fatalities]").send_keys(Keys.BACKSPACE, Keys.BACKSPACE, "7", Keys.TAB)
    page.wait("return sahelReview.queue.current.draft && !sahelReview.unsaved")
    chrome.get("about:blank")
    assert read_decisions(path) == {}
    page = Page(chrome, review.server.address)
    page.until_shown("attack-1")
    assert page.element("#form [name=fatalities]").get_attribute("value") == "7"


def test_an_event_is_rejected_and_the_rejection_taken_back(page: Page, path: Path):
    page.press("r")
    page.until_shown("strike-1")
    assert read_decisions(path)["attack-1"].verdict == "reject"
    page.press("k")
    page.until_shown("attack-1")
    page.press("u")
    page.wait("return !sahelReview.queue.current.verdict")
    assert read_decisions(path) == {}


def test_a_value_that_cannot_be_is_refused_where_it_stands(page: Page, path: Path):
    actor = page.element("#form [name=actor1_id]")
    actor.clear()
    actor.send_keys("NOBODY", Keys.TAB)
    page.wait("return !document.getElementById('alert').hidden")
    assert "no known actor id" in page.text("#alert")
    assert actor.get_attribute("aria-invalid") == "true"
    assert read_decisions(path) == {}


def test_changed_values_are_not_accepted_by_mistake(page: Page, path: Path):
    Select(page.element("#sub_event_type")).select_by_value("ambush")
    page.press(Keys.ESCAPE, "a")
    page.wait("return document.getElementById('status').textContent !== ''")
    assert read_decisions(path) == {}


def test_a_click_on_the_map_and_a_choice_place_the_event(page: Page, path: Path):
    canvas = page.element("#place-map")
    page.browser.execute_script("arguments[0].scrollIntoView()", canvas)
    ActionChains(page.browser).move_to_element_with_offset(canvas, 40, 20).click().perform()
    page.wait("return document.querySelectorAll('#places button').length > 1")
    page.element("#places li button:nth-child(2)").click()
    page.wait("return sahelReview.queue.current.draft && !sahelReview.unsaved")
    page.press(Keys.ESCAPE, "c")
    page.until_shown("strike-1")
    cells = read_decisions(path)["attack-1"].cells
    assert {"location_id", "latitude", "longitude"} <= set(cells)
    assert cells["location_id"] != "-"


def test_a_place_is_found_by_its_name(page: Page, path: Path):
    page.press("l")
    page.press("Diafarabé", Keys.TAB)
    page.wait("return document.querySelectorAll('#places button').length > 0")
    page.element("#places button").click()
    assert page.element("#form [name=location]").get_attribute("value") == "Diafarabé"


def test_when_the_program_is_gone_nothing_is_taken_for_saved(
    chrome: Chrome, review: Review, path: Path
):
    page = Page(chrome, review.server.address)
    review.server.shutdown()
    review.server.server_close()
    try:
        page.press("a")
        page.wait("return !document.getElementById('alert').hidden")
        assert page.text("#alert").startswith("Non enregistré")
        assert page.browser.execute_script("return sahelReview.event.event_id") == "attack-1"
        assert page.text("#progress-text") == "0 sur 3"
    finally:
        page.browser.get("about:blank")
        review.file.__exit__(None, None, None)
        review.open()


def test_the_report_shows_precision(page: Page):
    page.press("a")
    page.until_shown("strike-1")
    page.element("#show-report").click()
    page.wait("return document.getElementById('report').open")
    assert "Attaque d'une position" in page.text("#report-table")


def test_every_control_has_a_name_for_screen_readers(page: Page):
    nameless = page.browser.execute_script(
        "return [...document.querySelectorAll('button, input, select, canvas')]"
        ".filter((e) => !(e.textContent.trim() || e.ariaLabel || e.labels?.length))"
        ".map((e) => e.outerHTML)"
    )
    assert nameless == []


def test_without_the_token_the_page_stays_empty(chrome: Chrome, review: Review):
    chrome.get("about:blank")
    chrome.get(review.server.address.split("#")[0])
    WebDriverWait(chrome, 5, 0.02).until(
        lambda browser: not browser.find_element("id", "alert").get_attribute("hidden")
    )
    assert "Boulkessi" not in chrome.find_element("tag name", "main").text


def test_a_file_that_is_open_elsewhere_can_be_read(review: Review, path: Path):
    with DecisionsFile(path) as other:
        assert other.final == {}
