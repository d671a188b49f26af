"""The explanation as HTML, in the terminal and through the command line."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from spacy.language import Language

import extractor
from extractor import Article, OutputError, cli
from extractor.examples import FOLDER
from extractor.explaining.colours import COLOURS
from extractor.explaining.html import write_page
from extractor.explaining.records import FIELDS, Explanation

HOSTILE = Article(
    '"><img src=x onerror=alert(1)>',
    "<script>alert(1)</script> Mali : attaque à Boulkessi",
    "Dix <b>soldats</b> & deux civils ont été tués \x1b[31mlundi\u202e à <script>Boulkessi"
    "</script>, selon <i>un élu local</i>. {0} {text} %s\n\n<!-- fin --> Le JNIM a revendiqué.",
    outlet="<iframe>",
)


class Tags(HTMLParser):
    """Collects the tags of a page, what its attributes point to, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module")
def hostile(nlp: Language) -> Explanation:
    return extractor.explain(HOSTILE, nlp=nlp)


def test_every_field_has_a_colour():
    assert tuple(COLOURS) == FIELDS


def test_a_page_shows_the_story_and_each_event_with_its_rules(told: Explanation):
    page = told.to_html()
    seen = Tags(page)
    assert page.startswith("<!DOCTYPE html>")
    assert "mark" in seen.tags
    for trace in told.traces:
        assert trace.event.evidence in seen.words
        for reason in trace.reasons:
            assert reason.value in seen.words
            assert all(rule.says in seen.words for rule in reason.rules)


def test_a_page_asks_for_nothing_from_elsewhere(told: Explanation):
    page = told.to_html()
    assert not {"src", "href"} & Tags(page).attributes
    assert "http" not in page
    assert "url(" not in page


def test_markup_in_a_story_stays_text(hostile: Explanation):
    seen = Tags(hostile.to_html())
    assert not {"script", "img", "iframe", "b>", "i"} & seen.tags
    assert "onerror" not in seen.attributes
    assert "<script>alert(1)</script>" in seen.words
    assert "{0} {text} %s" in seen.words


def test_a_notebook_shows_the_page_without_its_frame(told: Explanation):
    shown = told._repr_html_()
    assert "<html" not in shown
    assert shown in told.to_html()


def test_nothing_in_a_story_steers_the_terminal(hostile: Explanation):
    plain = str(hostile)
    assert not {"\x1b", "\u202e"} & set(plain)
    assert "[31mlundi" in plain


def test_print_tells_every_event_and_its_rules(told: Explanation):
    plain = str(told)
    assert "attack_on_position" in plain
    assert "events/triggers" in plain


def test_print_and_page_tell_what_was_left_out(nlp: Language):
    told = extractor.explain("L'armée n'a pas bombardé Kidal, selon un élu local.", nlp=nlp)
    for shown in (str(told), told.to_html()):
        assert "No event." in shown
        assert "Left out" in shown
        assert "negated" in shown


def test_a_story_without_events_says_so(nlp: Language):
    assert "No event." in str(extractor.explain("Il fait beau à Gao.", nlp=nlp))


def test_a_page_that_cannot_be_written_is_told(told: Explanation, tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_page(told, tmp_path / "no" / "story.html")


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("extractor.api.load", lambda: nlp)

    def call(*arguments: object) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sahel-events", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        told = capsys.readouterr()
        return end.value.code or 0, told.out, told.err

    return call


def test_the_command_explains_a_file_in_the_terminal(run):
    code, out, err = run("explain", FOLDER / "fambita.txt")
    assert (code, err) == (0, "")
    assert "civilian_attack" in out
    assert "Fambita" in out


def test_the_command_explains_one_story_of_a_page_as_html(run, tmp_path: Path):
    page = tmp_path / "story.html"
    code, out, _ = run("explain", FOLDER / "page.txt", "--id", "page#1", "--html", page)
    assert (code, out) == (0, f"Explanation: {page}\n")
    assert "Diboli" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("{folder}/page.txt",), "name one with --id: page#1"),
        (("{folder}/depeches.jsonl", "--id", "none"), "no story has the id 'none'"),
        (("{folder}/none.txt",), "none.txt"),
        (("{folder}/fambita.txt", "--html", "{folder}/no/x.html"), "cannot be written"),
    ],
)
def test_a_bad_call_is_one_line_and_status_2(run, arguments: tuple[str, ...], complaint: str):
    code, out, err = run("explain", *(a.format(folder=FOLDER) for a in arguments))
    assert (code, out) == (2, "")
    assert complaint in err
    assert len(err.splitlines()) == 1
