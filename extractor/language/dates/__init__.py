"""French time expressions, resolved as a newsreader resolves them.

``nlp.add_pipe("sahel_dates")`` works in any spaCy pipeline, ``spacy.blank("fr")`` included;
:func:`find_dates` does without spaCy.

>>> from datetime import date
>>> [found] = find_dates("dans la nuit de samedi à dimanche", date(2025, 9, 15))
>>> found.time.start.isoformat(), found.time.end.isoformat(), found.time.kind
('2025-09-13', '2025-09-14', 'night')
"""

from extractor.language.dates.clock import shift
from extractor.language.dates.component import create_dates
from extractor.language.dates.finder import FoundDate, find_dates

__all__ = ["FoundDate", "create_dates", "find_dates", "shift"]
