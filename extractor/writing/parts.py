"""The unfinished file of a run: named by machine and process, so that a dead run's is known."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

_OTHER = re.compile(r"[^A-Za-z0-9-]+")


def part_of(path: Path) -> Path:
    """Where this process writes ``path`` until it is complete.

    >>> part_of(Path("events.csv")).name == f".events.{_machine()}.{os.getpid()}.part.csv"
    True
    """
    return path.with_name(f".{path.stem}.{_machine()}.{os.getpid()}.part{path.suffix.lower()}")


def remove_stale_parts(path: Path) -> None:
    """Remove what processes of this machine that were killed left of ``path``.

    Those of other machines that share the folder, and of processes that still run, are kept.
    """
    if os.name != "posix":  # elsewhere a process cannot be asked without ending it
        return
    start, ending = f".{path.stem}.{_machine()}.", f".part{path.suffix.lower()}"
    for found in path.parent.iterdir():
        if found.name.startswith(start) and found.name.endswith(ending):
            number = found.name[len(start) : -len(ending)]
            if number.isdecimal() and not _runs(int(number)):
                found.unlink(missing_ok=True)


def _machine() -> str:
    return _OTHER.sub("-", platform.node()) or "machine"


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
