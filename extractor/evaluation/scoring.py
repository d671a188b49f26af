"""Found, usable and perfect: counts over gold stories.

An event is *found* when an event of the right type stands in the right story, one to one;
*usable* when its date within a day and its main place are right too; *perfect* when the sub-type,
the exact date, both actors and the fatalities are right as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.evaluation import criteria
from extractor.evaluation.assignment import best_pairs
from extractor.evaluation.gold import FIGURES, GoldEvent, GoldStory
from extractor.evaluation.predicted import PredictedEvent

_SHOWN = (
    "sub_event_type",
    "date_start",
    "date_end",
    "locations",
    "actor1",
    "actor2",
    *FIGURES,
    "evidence",
)


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """An event that is not perfect.

    Attributes:
        kind: ``wrong`` (found, with wrong ``fields``), ``missed`` or ``false``.
    """

    kind: str
    story_id: str
    fields: tuple[str, ...] = ()
    gold: GoldEvent | None = None
    found: PredictedEvent | None = None

    def as_dict(self) -> dict[str, Any]:
        """The case as one JSON object."""
        case: dict[str, Any] = {"item": self.story_id, "kind": self.kind}
        if self.kind == "wrong":
            case["fields"] = list(self.fields)
        if self.gold is not None:
            shown = _SHOWN if self.kind == "wrong" else tuple(self.gold.record)
            case["gold"] = {name: self.gold.record.get(name) for name in shown}
        if self.found is not None:
            case["pred"] = dict(self.found.row)
        return case


@dataclass(slots=True)
class Scores:
    """What an evaluation counted.

    Attributes:
        of_found: for each field, among the found events: how many were judged, how many right.
        by_type: for each sub-type: ``tp`` found, ``fn`` missed, ``fp`` false.
    """

    stories: int = 0
    gold: int = 0
    predicted: int = 0
    found_events: int = 0
    usable_events: int = 0
    perfect_events: int = 0
    empty_stories: int = 0
    empty_kept_empty: int = 0
    gold_places: int = 0
    gold_places_hit: int = 0
    predicted_places: int = 0
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    by_type: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def found(self) -> Rate:
        """Events of the right type in the right story."""
        return self._rate(self.found_events)

    @property
    def usable(self) -> Rate:
        """Found events with date and main place right: rows that can be mapped and counted."""
        return self._rate(self.usable_events)

    @property
    def perfect(self) -> Rate:
        """Usable events with sub-type, exact date, actors and fatalities right."""
        return self._rate(self.perfect_events)

    @property
    def of_found(self) -> dict[str, tuple[float, int]]:
        """Share of found events in which a field is right, and how many were judged."""
        return {
            name: (round(self.right[name] / count, 3), count)
            for name, count in sorted(self.judged.items())
        }

    def _rate(self, hits: int) -> Rate:
        return Rate(
            precision=hits / max(1, self.predicted),
            recall=hits / max(1, self.gold),
            f1=2 * hits / max(1, self.predicted + self.gold),
        )

    def as_dict(self) -> dict[str, Any]:
        """The figures as one JSON object."""
        rates = {
            name: {"p": rate.precision, "r": rate.recall, "f1": rate.f1}
            for name, rate in self.headline().items()
        }
        return {
            "items": self.stories,
            "gold": self.gold,
            "predicted": self.predicted,
            **rates,
            "places": {
                "p": self.gold_places_hit / max(1, self.predicted_places),
                "r": self.gold_places_hit / max(1, self.gold_places),
            },
            "negatives_clean": f"{self.empty_kept_empty}/{self.empty_stories}",
            "of_found": {name: list(share) for name, share in self.of_found.items()},
            "by_type": {name: dict(counts) for name, counts in sorted(self.by_type.items())},
        }

    def headline(self) -> dict[str, Rate]:
        """The three headline figures by name."""
        return {"found": self.found, "usable": self.usable, "perfect": self.perfect}


def evaluate(
    gold: Iterable[GoldStory],
    table: Mapping[str, Sequence[PredictedEvent]],
    on_error: Callable[[ErrorCase], None] | None = None,
) -> Scores:
    """Measure a table against gold stories.

    Args:
        gold: the stories; other stories of the table are not looked at.
        table: events by story, from :func:`~extractor.evaluation.predicted.load_table`.
        on_error: called with each event that is not perfect.
    """
    scores = Scores()
    for story in gold:
        _count_story(scores, story, table.get(story.story_id, ()), on_error or _ignore)
    return scores


def _ignore(case: ErrorCase) -> None:
    pass


def _count_story(
    scores: Scores,
    story: GoldStory,
    found: Sequence[PredictedEvent],
    on_error: Callable[[ErrorCase], None],
) -> None:
    scores.stories += 1
    scores.gold += sum(not event.optional for event in story.events)
    if not story.events:
        scores.empty_stories += 1
        scores.empty_kept_empty += not found
    pairs = match(story.events, found)
    for right, event in pairs:
        if not right.optional:
            _count_pair(scores, story.story_id, right, event, on_error)
    matched_gold = {id(right) for right, _ in pairs}
    matched = {id(event) for _, event in pairs}
    for right in story.events:
        if id(right) not in matched_gold and not right.optional:
            scores.by_type[right.sub_types[0]]["fn"] += 1
            on_error(ErrorCase("missed", story.story_id, gold=right))
    for event in found:
        if id(event) not in matched:
            scores.predicted += 1
            scores.by_type[event.sub_type]["fp"] += 1
            on_error(ErrorCase("false", story.story_id, found=event))


def match(
    gold: Sequence[GoldEvent], found: Sequence[PredictedEvent]
) -> list[tuple[GoldEvent, PredictedEvent]]:
    """Pair gold events with found ones of one story, one to one, as well as possible."""
    weights = [[_weight(right, event) for event in found] for right in gold]
    pairs = best_pairs(weights)
    return [(gold[row], found[column]) for row, column in pairs if weights[row][column] > 0]


def _weight(gold: GoldEvent, found: PredictedEvent) -> float:
    """How well the two go together; 0 where the type forbids the pair."""
    if not criteria.same_type(gold, found):
        return 0.0
    placeless = not gold.places and not found.places
    fatalities = gold.figures["fatalities"]
    return (
        3.0
        + 1.0 * (found.sub_type in gold.sub_types)
        + 1.5 * bool(criteria.date_right(gold, found, 1))
        + 0.5 * bool(criteria.date_right(gold, found, 0))
        + 2.0 * criteria.any_place_right(gold, found)
        + 0.5 * placeless
        + 0.5 * bool(criteria.actor_right(gold.actor1, found.actor1))
        + 0.5 * bool(criteria.actor_right(gold.actor2, found.actor2))
        + 0.5 * (fatalities is not None and fatalities == found.figures["fatalities"])
        - 0.3 * gold.optional
    )


def _count_pair(
    scores: Scores,
    story_id: str,
    gold: GoldEvent,
    found: PredictedEvent,
    on_error: Callable[[ErrorCase], None],
) -> None:
    scores.predicted += 1
    scores.found_events += 1
    scores.by_type[gold.sub_types[0]]["tp"] += 1
    if gold.places:
        scores.gold_places += len(gold.places)
        scores.predicted_places += len(found.places)
        scores.gold_places_hit += sum(
            any(criteria.place_right(right, place) for place in found.places)
            for right in gold.places
        )
    judged = verdicts(gold, found)
    for name, verdict in judged.items():
        if verdict is not None:
            scores.judged[name] += 1
            scores.right[name] += verdict
    wrong = {name for name, verdict in judged.items() if verdict is False}
    usable = not wrong & {"date_1day", "place_main"}
    perfect = usable and not wrong & {"sub_type", "date_exact", "actor1", "actor2", "fatalities"}
    scores.usable_events += usable
    scores.perfect_events += perfect
    if not perfect:
        fields = tuple(name for name in judged if name in wrong)
        on_error(ErrorCase("wrong", story_id, fields, gold, found))


def verdicts(gold: GoldEvent, found: PredictedEvent) -> dict[str, bool | None]:
    """Each field of a matched event: right, wrong, or ``None`` where it is not judged."""
    actor1, actor2 = criteria.actors_right(gold, found)
    judged: dict[str, bool | None] = {
        "sub_type": found.sub_type in gold.sub_types,
        "date_exact": criteria.date_right(gold, found, 0),
        "date_1day": criteria.date_right(gold, found, 1),
        "place_main": criteria.main_place_right(gold, found),
        "country": criteria.country_right(gold, found),
        "actor1": actor1,
        "actor2": actor2,
    }
    for name in FIGURES:
        right, figure = gold.figures[name], found.figures[name]
        judged[name] = None if right is None and figure is None else right == figure
    judged["claim_source"] = bool(found.row["claim_source"]) if gold.claim_source else None
    return judged
