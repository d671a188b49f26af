"""The pipeline from end to end, from Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor import Article, Event, InputError, OutputError, Party
from extractor.batches import BATCH_CHARACTERS, batches
from extractor.errors import DataFileError
from extractor.examples import FOLDER
from extractor.passing import checked_rows
from extractor.reading import Reject
from extractor.table import column_names

STORY = Article(
    "a1",
    "Mali : dix soldats tués à Boulkessi",
    "Dix soldats ont été tués dimanche 1er juin 2025 dans l'attaque du camp de Boulkessi.",
)
EVENT = Event("e1", STORY, "attack_on_position")


def test_a_story_gives_events_with_evidence_from_its_text(nlp: Language):
    events = list(extractor.extract_events([STORY], nlp))
    assert events
    for event in events:
        assert event.article is STORY
        assert STORY.content[event.char_start : event.char_end] == event.evidence


def test_stories_are_read_as_they_are_needed_and_not_all_at_once(nlp: Language):
    read = []

    def endless():
        number = 0
        while True:
            number += 1
            read.append(number)
            yield replace(STORY, article_id=f"a{number}")

    next(extractor.extract_events(endless(), nlp, batch_size=4))
    assert len(read) <= 8


class Failing:
    """A component that fails on one story, as a fault of ours would."""

    def __call__(self, doc: Doc) -> Doc:
        if "Boulkessi" in doc.text:
            raise RuntimeError("a fault")
        return doc


@pytest.fixture
def faulty(nlp: Language) -> Iterator[Language]:
    Language.component("fails_on_boulkessi", func=Failing())
    nlp.add_pipe("fails_on_boulkessi")
    yield nlp
    nlp.remove_pipe("fails_on_boulkessi")


def test_a_story_on_which_the_program_fails_is_set_aside_and_the_run_goes_on(faulty: Language):
    other = replace(STORY, article_id="a2", title="", text=STORY.text.replace("Boulkessi", "Gao"))
    rejects: list[Reject] = []
    events = extractor.extract_events([STORY, other], faulty, on_reject=rejects.append)
    assert {event.article.article_id for event in events} == {"a2"}
    assert [(reject.record_id, reject.kept) for reject in rejects] == [("a1", False)]
    assert rejects[0].reason == (
        "the program failed on this story (RuntimeError: a fault); please report it with its text"
    )


def test_a_fault_is_raised_where_nobody_takes_rejects(faulty: Language):
    with pytest.raises(RuntimeError, match="a fault"):
        list(extractor.extract_events([STORY], faulty))


def test_a_mistake_in_the_vocabulary_ends_the_run(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    def mistaken(doc: Doc, article: Article) -> None:
        raise DataFileError(Path("verbs.csv"), 3, "twice")

    monkeypatch.setattr("extractor.events.assemble.events_of", mistaken)
    with pytest.raises(DataFileError):
        list(extractor.extract_events([STORY], nlp, on_reject=lambda reject: None))


def test_long_stories_come_in_small_batches():
    long = replace(STORY, text="x" * (BATCH_CHARACTERS // 2))
    sizes = [len(batch) for batch in batches([STORY] * 40 + [long] * 3)]
    assert sizes == [32, 9, 1, 1]


def test_a_file_gives_a_frame_with_the_codebooks_columns(nlp: Language):
    table = extractor.extract(FOLDER / "barsalogho.txt", nlp=nlp)
    assert tuple(table.columns) == column_names()
    assert set(table["article_id"]) == {"barsalogho"}


def test_the_frame_can_be_written_on_the_way(nlp: Language, tmp_path: Path):
    output = tmp_path / "events.parquet"
    table = extractor.extract([FOLDER / "barsalogho.txt"], nlp=nlp, output=output)
    summary = extractor.extract_to_file(FOLDER / "barsalogho.txt", tmp_path / "b.parquet", nlp=nlp)
    assert output.read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert (summary.stories, summary.rows) == (1, len(table))


def test_an_output_that_cannot_be_is_told_before_a_story_is_read(nlp: Language, tmp_path: Path):
    def fail(articles: object) -> None:
        raise AssertionError("a story was read")

    with pytest.raises(OutputError, match="there is no folder"):
        extractor.extract_to_file(FOLDER, tmp_path / "no" / "events.csv", nlp=nlp, on_event=fail)


def test_the_example_stories_are_all_read_and_the_one_without_events_stays_empty(nlp: Language):
    rejects: list[Reject] = []
    table = extractor.extract(FOLDER, nlp=nlp, on_reject=rejects.append)
    assert rejects == []
    assert "conseils-de-lecture" not in set(table["article_id"])
    assert {"barsalogho", "fambita", "rabat"} <= set(table["article_id"])
    assert any(article_id.startswith("page#") for article_id in table["article_id"])


def test_an_event_that_breaks_the_codebook_is_set_aside_with_its_reason():
    rejects: list[Reject] = []
    wrong = replace(EVENT, actor1=Party("MLI-ARMY"))
    good = replace(EVENT, event_id="e2")
    kept = list(checked_rows([wrong, good], rejects.append))
    assert [rows[0]["event_id"] for rows in kept] == ["e2"]
    assert "column actor1_id: 'MLI-ARMY'" in rejects[0].reason
    assert not rejects[0].kept


def test_a_record_given_twice_is_in_the_table_once():
    rejects: list[Reject] = []
    assert len(list(checked_rows([EVENT, EVENT], rejects.append))) == 1
    assert [reject.kept for reject in rejects] == [True]


def test_announced_events_are_left_out_unless_asked_for(nlp: Language, monkeypatch):
    planned = [replace(EVENT, modality="planned"), EVENT]
    monkeypatch.setattr("extractor.events.assemble.events_of", lambda doc, article: planned)
    assert list(extractor.extract_events([STORY], nlp)) == [EVENT]
    assert list(extractor.extract_events([STORY], nlp, planned=True)) == planned


@pytest.mark.parametrize("name", ["events.csv", "events.jsonl"])
def test_a_second_run_does_not_read_its_own_table_in_the_input_folder(
    nlp: Language, tmp_path: Path, name: str
):
    (tmp_path / "fambita.txt").write_bytes((FOLDER / "fambita.txt").read_bytes())
    (tmp_path / "dump.jsonl").write_text("{broken\n")
    output = tmp_path / name
    counts, bytes_written = [], []
    for _ in range(2):
        summary = extractor.extract_to_file(tmp_path, output, nlp=nlp)
        counts.append((summary.stories, summary.set_aside, summary.notes))
        bytes_written.append(output.read_bytes())
    assert counts[0] == counts[1] == (1, 1, 0)
    assert bytes_written[0] == bytes_written[1]
    table = extractor.extract(tmp_path, output=output, nlp=nlp, on_reject=lambda reject: None)
    assert set(table["article_id"]) == {"fambita"}


def test_an_output_that_is_the_input_is_told_and_left_as_it_is(nlp: Language, tmp_path: Path):
    dump = tmp_path / "dump.csv"
    dump.write_text("titre;texte\nGao;Calme.\n", encoding="utf-8")
    with pytest.raises(InputError, match="this is the output of the run"):
        extractor.extract_to_file(dump, dump, nlp=nlp)
    assert dump.read_text(encoding="utf-8") == "titre;texte\nGao;Calme.\n"


def test_a_folder_with_nothing_but_the_output_has_nothing_to_read(tmp_path: Path):
    table = tmp_path / "events.csv"
    table.write_text("titre;texte\nGao;Calme.\n", encoding="utf-8")
    with pytest.raises(InputError, match="nothing to read here"):
        extractor.read_articles(tmp_path, skip=[table])
