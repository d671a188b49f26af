"""What decisions make of a table, of its figures, and of the gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor import cli
from extractor.errors import TableError
from extractor.evaluation import evaluate, load_gold, load_table
from extractor.records import Article
from extractor.reviewing import Decision, apply_decisions, gold_stories, precision_by_type
from extractor.reviewing.decisions import DecisionsFile, judged
from extractor.reviewing.fields import FieldError
from extractor.reviewing.gold import write_gold
from extractor.table import TableRow
from extractor.writing.output import write_table

Rows = list[TableRow]


def corrected(rows: Rows, **cells: str) -> TableRow:
    """The attack's first row with corrections."""
    decision = Decision("attack-1", "correct", cells)
    return apply_decisions(rows, {"attack-1": decision}).events["attack-1"][0]


def test_rejected_events_go_and_undecided_ones_stay(rows: Rows):
    reviewed = apply_decisions(
        rows, {"attack-1": Decision("attack-1", "reject"), "call-1": Decision("call-1", "accept")}
    )
    assert list(reviewed.events) == ["strike-1", "call-1"]
    assert reviewed.undecided == ["strike-1"]
    only = apply_decisions(rows, dict(reviewed.decisions), only_reviewed=True)
    assert list(only.events) == ["call-1"]


def test_an_accepted_event_is_the_same_to_the_last_cell(rows: Rows):
    reviewed = apply_decisions(rows, {"attack-1": Decision("attack-1", "accept")})
    assert list(reviewed.rows) == rows


def test_a_new_type_brings_its_crosswalk(rows: Rows):
    row = corrected(rows, sub_event_type="ambush")
    assert (row["event_type"], row["acled_sub_event_type"]) == ("battle", "Armed clash")
    row = corrected(rows, sub_event_type="phone_call")
    assert (row["domain"], row["acled_event_type"]) == ("diplomacy", None)


def test_days_and_their_precision_follow_each_other(rows: Rows):
    row = corrected(rows, event_date_start="2025-06-04")
    assert str(row["event_date_end"]) == "2025-06-04"
    row = corrected(rows, event_date_end="2025-06-03")
    assert row["date_precision"] == "range"
    row = corrected(rows, event_date_start="-")
    assert (row["event_date_end"], row["date_precision"]) == (None, "unknown")
    with pytest.raises(FieldError, match="before the first day"):
        corrected(rows, event_date_end="2025-05-01")


def test_a_place_of_the_gazetteer_brings_units_and_coordinates(rows: Rows):
    place = {"location_id": "geonames:2460596", "location": "Bamako"}
    row = corrected(rows, **place, latitude="12.65", longitude="-8.0")
    assert (row["location"], row["country_iso3"], row["admin1"]) == ("Bamako", "MLI", "Bamako")
    assert (row["geo_precision"], row["offset_km"]) == (1, None)
    assert row["location_text"] == "camp de Boulkessi"  # the words of the story stay


def test_a_point_on_the_map_is_an_offset_from_its_place(rows: Rows):
    place = {"location_id": "geonames:2460596", "location": "Bamako"}
    row = corrected(rows, **place, latitude="12.65", longitude="-7.5")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == (12.65, -7.5, 2)
    assert row["offset_km"] == pytest.approx(54, abs=1)
    assert row["offset_bearing_deg"] == pytest.approx(90, abs=1)


def test_a_place_that_no_gazetteer_knows_keeps_its_name(rows: Rows):
    row = corrected(
        rows, location_id="-", location="Nouveau-Hameau", latitude="14.2", longitude="-4.1"
    )
    assert (row["location"], row["location_id"]) == ("Nouveau-Hameau", None)
    assert row["country_iso3"] == "MLI"


def test_a_place_can_be_taken_away(rows: Rows):
    row = corrected(rows, location_id="-", location="-", latitude="-", longitude="-")
    assert [row[name] for name in ("location", "latitude", "geo_precision", "country_iso3")] == [
        None
    ] * 4


def test_an_actor_brings_name_and_type(rows: Rows):
    row = corrected(rows, actor1_id="ISSP")
    assert row["actor1_type"] == "armed_group"
    assert "Sahel" in str(row["actor1"])
    row = corrected(rows, actor2_id="-")
    assert [row[name] for name in ("actor2", "actor2_id", "actor2_type")] == [None] * 3


def test_bounds_give_way_to_a_new_figure_unless_they_are_given(rows: Rows):
    row = corrected(rows, fatalities="12")
    assert (row["fatalities_low"], row["fatalities"], row["fatalities_high"]) == (12, 12, 12)
    row = corrected(rows, fatalities="12", fatalities_high="15")
    assert (row["fatalities_low"], row["fatalities_high"]) == (12, 15)
    with pytest.raises(TableError, match="fatalities"):
        corrected(rows, fatalities="12", fatalities_low="15")


def test_a_decision_on_other_values_than_the_tables_is_not_applied(rows: Rows):
    stale = Decision("attack-1", "reject", judged="0" * 12)
    fits = Decision("call-1", "reject", judged=judged(rows[2]))
    gone = Decision("gone-1", "accept")
    decisions = {decision.event_id: decision for decision in (stale, fits, gone)}
    reviewed = apply_decisions(rows, decisions)
    assert list(reviewed.events) == ["attack-1", "strike-1"]
    assert (reviewed.stale, reviewed.unknown) == (["attack-1"], ["gone-1"])


def test_precision_counts_what_was_judged_by_the_programs_type(rows: Rows):
    decisions = {
        "attack-1": Decision("attack-1", "correct", {"sub_event_type": "ambush"}),
        "strike-1": Decision("strike-1", "reject"),
        "call-1": Decision("call-1", "accept"),
    }
    counts = precision_by_type(apply_decisions(rows, decisions))
    assert list(counts) == ["all", "air_strike", "attack_on_position", "phone_call"]
    everything = counts["all"]
    assert (everything.reviewed, everything.real, everything.accepted) == (3, 2, 1)
    assert (everything.right["type"], everything.right["date"]) == (1, 2)
    assert counts["air_strike"].real == 0


def test_only_stories_reviewed_to_the_end_become_gold(rows: Rows, stories: dict[str, Article]):
    decisions = {"attack-1": Decision("attack-1", "accept")}
    assert list(gold_stories(rows, apply_decisions(rows, decisions), stories)) == []
    decisions["strike-1"] = Decision("strike-1", "reject")
    [record] = gold_stories(rows, apply_decisions(rows, decisions), stories)
    assert record["id"] == "attack"
    assert record["text"] == stories["attack"].text
    assert [event["sub_event_type"] for event in record["events"]] == ["attack_on_position"]


def test_evaluate_reads_the_gold_and_finds_the_program_as_right_as_the_reviewer(
    rows: Rows, tmp_path: Path
):
    decisions = {
        "attack-1": Decision("attack-1", "correct", {"fatalities": "12"}),
        "strike-1": Decision("strike-1", "reject"),
        "call-1": Decision("call-1", "accept"),
    }
    reviewed = apply_decisions(rows, decisions)
    write_gold(gold_stories(rows, reviewed), tmp_path / "gold.jsonl")
    write_table(rows, tmp_path / "events.csv")
    write_table(reviewed.rows, tmp_path / "reviewed.csv")
    gold = load_gold([tmp_path / "gold.jsonl"])
    before = evaluate(gold, load_table(tmp_path / "events.csv"))
    assert (before.gold, before.predicted, before.found_events) == (2, 3, 2)
    after = evaluate(gold, load_table(tmp_path / "reviewed.csv"))
    assert (after.found.f1, after.usable.f1, after.perfect.f1) == (1.0, 1.0, 1.0)
    assert before.perfect_events < after.perfect_events


def test_the_command_writes_table_figures_and_gold(
    rows: Rows,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    write_table(rows, tmp_path / "events.csv")
    with DecisionsFile(path) as file:
        file.add(Decision("call-1", "accept"))
        file.add(Decision("gone-1", "accept"))
    output, gold = tmp_path / "reviewed.csv", tmp_path / "gold.jsonl"
    call = ["apply", tmp_path / "events.csv", path, "--output", output, "--gold", gold]
    monkeypatch.setattr("sys.argv", ["sahel-events", *map(str, call)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 0
    told = capsys.readouterr()
    assert "Precision on what was reviewed" in told.out
    assert "3 events, 2 undecided" in told.out
    assert "1 decisions on events that are not in the table, not applied: gone-1" in told.err
    assert len(load_table(output)) == 2
    assert [json.loads(line)["id"] for line in gold.read_text("utf-8").splitlines()] == ["call"]
