"""Fits the small model behind ``confidence`` to gold stories.

Run ``python -m extractor.evaluation.calibration tests/gold/dev.jsonl tests/gold/everyday.jsonl``.
It annotates the stories, matches the events found to the gold, fits a logistic model with a ridge
penalty to whether type, day and main place are right, reports how well its probabilities hold on
stories it has not seen (cross-validation by story), and writes the weights to
``extractor/lexicon/data/events/models``.

A second such model, to decide which candidates are events at all, was tried and left out: on
stories it had not seen it found no more than the rules of :mod:`extractor.events.plausible` (F1
0.687 at its best threshold against 0.680, 24 November 2026).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractor.evaluation.gold import GoldStory, load_gold
from extractor.evaluation.predicted import PredictedEvent, events_of_rows
from extractor.evaluation.scoring import match, verdicts
from extractor.events.probability import MODELS, Model
from extractor.writing.cells import text

FOLDS = 10
PENALTY = 3.0
"""Ridge penalty on standardised weights; chosen by cross-validation on the odd gold stories."""

RARE = 4
"""A feature that fewer candidates have is left out."""

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate event with what gold says of it.

    Attributes:
        story_id: the story; one story is never on both sides of a fold.
        features: see :mod:`extractor.events.features`.
        is_right: gold has it, and its type, day and main place are right.
    """

    story_id: str
    features: Mapping[str, float]
    is_right: bool


def examples(
    stories: Iterable[GoldStory],
    found: Mapping[str, Sequence[tuple[PredictedEvent, Mapping[str, float]]]],
) -> Iterator[Example]:
    """Label the candidates of each story; those that meet an optional event teach nothing."""
    for story in stories:
        candidates = found.get(story.story_id, ())
        pairs = match(story.events, [event for event, _ in candidates])
        gold_of = {id(event): right for right, event in pairs}
        for event, features in candidates:
            right = gold_of.get(id(event))
            if right is not None and right.optional:
                continue
            is_right = False
            if right is not None:
                judged = verdicts(right, event)
                is_right = judged["date_1day"] is not False and judged["place_main"] is not False
            yield Example(story.story_id, features, is_right)


def fit(data: Sequence[Example]) -> Model:
    """A ridge logistic regression by Newton's method; deterministic."""
    rows = [example.features for example in data]
    names = _common(rows)
    matrix = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    truth = np.array([example.is_right for example in data], dtype=float)
    weights = np.zeros(matrix.shape[1])
    penalty = np.full(matrix.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(50):
        probability = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (truth - probability) - penalty * weights
        spread = probability * (1 - probability)
        curve = (matrix * spread[:, None]).T @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return Model(dict(zip(["bias", *names], weights.tolist(), strict=True)))


def _common(rows: Sequence[Mapping[str, float]]) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= RARE)


def cross_validate(data: Sequence[Example]) -> Vector:
    """Probability of each example from a model that has not seen its story."""
    story_ids = sorted({example.story_id for example in data})
    fold_of = {story_id: index % FOLDS for index, story_id in enumerate(story_ids)}
    scores = np.zeros(len(data))
    for fold in range(FOLDS):
        model = fit([e for e in data if fold_of[e.story_id] != fold])
        for index, example in enumerate(data):
            if fold_of[example.story_id] == fold:
                scores[index] = model.probability(example.features)
    return scores


def reliability(scores: Vector, data: Sequence[Example]) -> list[tuple[float, float, int]]:
    """Mean predicted probability, share right and count, for each fifth of the scale."""
    truth = np.array([example.is_right for example in data])
    table = []
    for low in np.arange(0.0, 1.0, 0.2):
        inside = (scores >= low) & (scores < low + 0.2 + 1e-9)
        if inside.any():
            mean, share = float(scores[inside].mean()), float(truth[inside].mean())
            table.append((mean, share, int(inside.sum())))
    return table


def write_model(model: Model, path: Path) -> None:
    """Write a model file, one feature a line, sorted by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(["feature", "weight"])
        for name in sorted(model.weights):
            out.writerow([name, f"{model.weights[name]:.4f}"])


def gather(paths: Sequence[str]) -> list[Example]:
    """The events that the project finds in gold files, labelled."""
    from extractor.api import load, read_articles
    from extractor.events.assemble import candidates
    from extractor.language.pipeline import make_doc
    from extractor.table import rows_of

    nlp = load()
    found: dict[str, list[tuple[PredictedEvent, Mapping[str, float]]]] = {}
    articles = list(read_articles(list(paths)))
    docs = nlp.pipe(make_doc(nlp, article) for article in articles)
    for article, doc in zip(articles, docs, strict=True):
        for draft, event in candidates(doc, article):
            if not draft.is_plausible:
                continue
            cells = [{k: text(v) for k, v in row.items()} for row in rows_of(event)]
            for story_id, events in events_of_rows(cells).items():
                found.setdefault(story_id, []).extend((e, draft.features) for e in events)
    return list(examples(load_gold(paths), found))


def main(paths: Sequence[str]) -> None:
    """Fit, report, write."""
    data = gather(paths)
    right = sum(example.is_right for example in data)
    print(f"{right} of {len(data)} events have type, day and main place right")
    for mean, share, count in reliability(cross_validate(data), data):
        print(f"  said {mean:.2f}  was {share:.2f}  n={count}")
    write_model(fit(data), MODELS / "right.csv")


if __name__ == "__main__":
    main(sys.argv[1:])
