"""French time expressions, resolved as a newsreader resolves them.

``nlp.add_pipe("sahel_dates")`` works in any spaCy pipeline, ``spacy.blank("fr")`` included;
:func:`find_dates` does without spaCy.

>>> from datetime import date
>>> [found] = find_dates("dans la nuit de samedi à dimanche", date(2025, 9, 15))
>>> found.time.start.isoformat(), found.time.end.isoformat(), found.time.kind
('2025-09-13', '2025-09-14', 'night')

Words and constructions are data, in ``extractor/lexicon/data/dates``; a new one is a line there.
Rules: ``CODEBOOK.md`` 4 and 8, Time. Right readings of the project's own phrases
(``tests/language/dates/phrases.txt``), beside ``dateparser.search``; the table is renewed by
``python tests/benchmarks/dates_vs_dateparser.py --write``:

.. table begins

dateparser 1.5.0, 2026-11-24:

==========================================  =======  ==========  ==========
kind                                        phrases  find_dates  dateparser
==========================================  =======  ==========  ==========
weekdays                                         38       97.4%       63.2%
weekdays with a part of the day or an hour       25      100.0%       92.0%
weekday with day number                          27      100.0%       66.7%
hier and its likes                               28      100.0%       78.6%
full dates                                       32      100.0%       71.9%
dates without their year                         27      100.0%       55.6%
nights                                           30      100.0%       23.3%
ranges                                           35      100.0%        8.6%
months and their parts                           45       97.8%        0.0%
quarters, seasons, years, decades                28      100.0%        0.0%
weeks and week-ends                              25      100.0%        0.0%
counted back and on                              34      100.0%       50.0%
counted from the day told before                 74      100.0%       55.4%
bounds                                           10      100.0%       30.0%
named days                                       15      100.0%        0.0%
datelines                                         5      100.0%      100.0%
names                                            10      100.0%       50.0%
no dates                                         36      100.0%       47.2%
no publication day                               11      100.0%       54.5%
all                                             535       99.6%       42.8%
all single days                                 299       99.7%       67.2%
ms a sentence                                              0.24        1.37
==========================================  =======  ==========  ==========

.. table ends

Known gaps: a weekday behind its number ("le 10, mercredi"), "vendredi puis samedi soir" as one
span, "le jeudi de l'autre semaine", "entre la fin mai et le début juin"; Hijri feasts are within a
day of the computed one; a bare weekday is read by the nearest verb of its sentence alone.
"""

from extractor.language.dates.clock import shift
from extractor.language.dates.component import create_dates
from extractor.language.dates.finder import FoundDate, find_dates

__all__ = ["FoundDate", "create_dates", "find_dates", "shift"]
