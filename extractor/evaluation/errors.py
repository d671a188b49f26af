"""Lists of what an evaluation found wrong, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from extractor.errors import OutputError
from extractor.evaluation.scoring import ErrorCase


def write_errors(cases: Iterable[ErrorCase], path: str | Path) -> None:
    """Write one JSON object for each case, with the gold event and the table's row.

    Raises:
        OutputError: the file cannot be written.
    """
    lines = (json.dumps(case.as_dict(), ensure_ascii=False) + "\n" for case in cases)
    try:
        Path(path).write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another --errors file"
        ) from error
