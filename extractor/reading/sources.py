"""Which files an input means, and what each is called."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import InputError

#: Ending of a file's name → its format.
FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}
_READABLE = ".jsonl, .csv, .parquet, .html, .txt, each also .gz"
OnError = Callable[[OSError], None]
# Folders that browsers put beside a saved page, full of its advertisements' own little pages.
_SATELLITES = ("_files", "_fichiers")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        path: the file.
        format: ``jsonl``, ``json``, ``csv``, ``parquet``, ``html`` or ``text``.
        name: its path below the given input, without the ending: the article id of a page.
    """

    path: Path
    format: str
    name: str


def format_of(path: Path) -> str:
    """Format by the file's ending, whether packed or not; empty if there is no reader for it.

    >>> format_of(Path("dump/2024.jsonl.gz")), format_of(Path("logo.png"))
    ('jsonl', '')
    """
    return FORMATS.get(_unpacked_name(path).suffix.lower(), "")


def check_inputs(inputs: Iterable[str | Path], skip: frozenset[Path] = frozenset()) -> list[Path]:
    """The inputs as paths, each of which exists and can be read by its kind.

    Args:
        inputs: files and folders.
        skip: resolved paths of files to pass over.

    Raises:
        InputError: an input is missing, is a file with an ending that no reader knows or one of
            ``skip``, or a folder without any file that can be read.
    """
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    paths = [Path(given) for given in inputs]
    if not paths:
        raise InputError("no input: give files or folders to read")
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the path")
        if path.is_dir():
            if not any(_walk(path, skip, _ignore)):
                raise InputError(f"{path}: nothing to read here; files must be {_READABLE}")
        elif not format_of(path):
            raise InputError(f"{path}: no reader for files of this ending; it must be {_READABLE}")
        elif path.resolve() in skip:
            raise InputError(f"{path}: this is the output of the run; write to another file")
    return paths


def find_sources(
    inputs: Iterable[Path], on_error: OnError, skip: frozenset[Path] = frozenset()
) -> Iterator[Source]:
    """Every file of the inputs, folders walked in sorted order, none read twice.

    Hidden files, files with other endings and the folders of images that browsers save beside a
    page (``page_files/``) are passed over, and so are the files of ``skip`` (resolved paths). A
    subfolder that cannot be listed goes to ``on_error``.
    """
    done: list[Path] = []
    for given in inputs:
        resolved = given.resolve()
        if any(resolved == other or other in resolved.parents for other in done):
            continue
        if given.is_dir():
            yield from _walk(given, skip.union(done), on_error)
        else:
            yield Source(given, format_of(given), _without_ending(Path(given.name)))
        done.append(resolved)


def _walk(top: Path, done: frozenset[Path], on_error: OnError) -> Iterator[Source]:
    for folder, subfolders, names in os.walk(top, onerror=on_error):
        subfolders[:] = sorted(
            name for name in subfolders if not name.startswith(".") and not _is_satellite(name)
        )
        for name in sorted(names):
            path = Path(folder, name)
            kind = format_of(path)
            if name.startswith(".") or not kind or name.endswith(".rejects.jsonl"):
                continue
            if done and path.resolve() in done:
                continue
            yield Source(path, kind, _without_ending(path.relative_to(top)))


def _ignore(error: OSError) -> None:
    """The second walk tells of it."""


def _is_satellite(name: str) -> bool:
    return name.lower().endswith(_SATELLITES)


def _unpacked_name(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def _without_ending(path: Path) -> str:
    """Name of a file in its input.

    >>> _without_ending(Path("2024/mars/page 3.html.gz"))
    '2024/mars/page 3'
    """
    return _unpacked_name(path).with_suffix("").as_posix()
