"""Compares ``find_dates`` with dateparser's search, and renews the table in the docstring.

``pip install dateparser`` first (the project does not depend on it), then::

    python tests/benchmarks/dates_vs_dateparser.py          # print the table
    python tests/benchmarks/dates_vs_dateparser.py --write  # and put it into the docstring

A phrase counts as right where a finder gives its first and last day; dateparser knows single days
only, so each phrase of one day is counted apart. A sentence without dates is right where nothing
is found. Known gaps of ours count as wrong.
"""

from __future__ import annotations

import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from extractor.language.dates import find_dates
from extractor.language.dates.examples import Answer, Example, read_examples

ROOT = Path(__file__).parents[2]
PHRASES = ROOT / "tests" / "language" / "dates" / "phrases.txt"
DOCSTRING = ROOT / "extractor" / "language" / "dates" / "__init__.py"
START, END = ".. table begins", ".. table ends"
Found = list[tuple[str, date | None, date | None]]
Finder = Callable[[str, date | None], Found]


def ours(text: str, published: date | None) -> Found:
    return [
        (found.text, found.time.start, found.time.end)
        for found in find_dates(text, published)
        if not found.time.is_name
    ]


def theirs(text: str, published: date | None) -> Found:
    from dateparser.search import search_dates

    settings = {"PREFER_DATES_FROM": "past"}
    if published is not None:
        settings["RELATIVE_BASE"] = datetime.combine(published, datetime.min.time())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search_dates(text, languages=["fr"], settings=settings) or []
    return [(words, when.date(), when.date()) for words, when in found]


def is_right(answer: Answer, found: Found) -> bool:
    if answer.days is None:
        wrongly = (words for words, start, _ in found if start and words.strip() in answer.words)
        return not any(wrongly)
    return any((start, end) == answer.days for _, start, end in found)


def measure(finder: Finder, examples: list[Example]) -> tuple[Counter[str], Counter[str], float]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    begun = time.process_time()
    for example in examples:
        found = finder(example.text, example.published)
        if not example.answers:
            total["no dates"] += 1
            right["no dates"] += not found
        for answer in example.answers:
            kinds = [example.section]
            if answer.days and answer.days[0] == answer.days[1]:
                kinds.append("all single days")
            for kind in kinds:
                total[kind] += 1
                right[kind] += is_right(answer, found)
    return right, total, (time.process_time() - begun) / len(examples) * 1000


def table() -> str:
    examples = list(read_examples(PHRASES))
    mine, total, my_time = measure(ours, examples)
    other, _, other_time = measure(theirs, examples)
    width = max(len(kind) for kind in total)
    rule = f"{'=' * width}  =======  ==========  =========="
    lines = [rule, f"{'kind'.ljust(width)}  phrases  find_dates  dateparser", rule]
    sections = [kind for kind in total if kind != "all single days"]
    rows = [(kind, mine[kind], other[kind], total[kind]) for kind in sections]
    sums = [sum(row[place] for row in rows) for place in (1, 2, 3)]
    rows.append(("all", sums[0], sums[1], sums[2]))
    days = "all single days"
    rows.append((days, mine[days], other[days], total[days]))
    for kind, my_right, their_right, count in rows:
        shares = f"{my_right / count:10.1%}  {their_right / count:10.1%}"
        lines.append(f"{kind.ljust(width)}  {count:7}  {shares}")
    lines += [f"{'ms a sentence'.ljust(width)}  {'':7}  {my_time:10.2f}  {other_time:10.2f}", rule]
    return "\n".join(lines)


def main() -> None:
    text = f"dateparser {version('dateparser')}, {date.today().isoformat()}:\n\n{table()}"
    print(text)
    if "--write" in sys.argv[1:]:
        page = DOCSTRING.read_text(encoding="utf-8")
        block = re.compile(f"{re.escape(START)}.*?{re.escape(END)}", re.DOTALL)
        DOCSTRING.write_text(
            block.sub(f"{START}\n\n{text}\n\n{END}", page, count=1), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
