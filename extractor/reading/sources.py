"""Which files an input means, and what each is called."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from extractor.errors import InputError
from extractor.reading.encoding import clean
from extractor.reading.files import STANDARD_INPUT, InputFile, unpacked_name

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
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".warc": "warc",
    ".wet": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
ARCHIVES = frozenset({"zip", "tar"})
_READABLE = (
    ".jsonl, .json, .csv, .parquet, .html, .txt, .xml, .rss, .warc, each also .gz, .bz2 or .xz, "
    "and archives .zip, .tar, .tar.gz"
)
OnError = Callable[[OSError], None]
# Folders that browsers put beside a saved page, full of its advertisements' own little pages.
_SATELLITES = ("_files", "_fichiers")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        file: where its bytes are.
        format: one of the values of :data:`FORMATS`.
        name: its path below the given input, without the ending: the article id of a page.
        prefix: of an archive, what stands before the paths of its members in their names: its own
            name if it was found in a folder, so that moving an archive changes no id.
    """

    file: InputFile
    format: str
    name: str
    prefix: str = ""


def format_of(path: PurePath) -> str:
    """Format by the file's ending, whether packed or not; empty if there is no reader for it.

    >>> format_of(Path("dump/2024.jsonl.gz")), format_of(Path("logo.png"))
    ('jsonl', '')
    >>> format_of(Path("pages.tgz"))
    'tar'
    """
    return FORMATS.get(unpacked_name(path).suffix.lower(), "")


def check_inputs(
    inputs: Iterable[str | Path], skip: frozenset[Path] = frozenset(), piped: str = ""
) -> list[Path]:
    """The inputs as paths, each of which exists and can be read by its kind.

    Args:
        inputs: files and folders; ``-`` is standard input.
        skip: resolved paths of files to pass over.
        piped: format of standard input, as an ending.

    Raises:
        InputError: an input is missing, is a file with an ending that no reader knows or one of
            ``skip``, or a folder without any file that can be read, or standard input whose format
            is not told.
    """
    if isinstance(inputs, str | Path):
        inputs = [inputs]
    paths = [Path(given) for given in inputs]
    if not paths:
        raise InputError("no input: give files or folders to read")
    if piped and STANDARD_INPUT not in paths:
        raise InputError(
            f"--format {piped}: it tells what comes by standard input; give - as INPUT"
        )
    for path in paths:
        _check(path, skip, piped)
    return paths


def _check(path: Path, skip: frozenset[Path], piped: str) -> None:
    if path == STANDARD_INPUT:
        if not format_of(piped_name(piped)):
            told = f"--format {piped}: no such format" if piped else "-: name its format"
            raise InputError(f"{told}; give --format jsonl, or another ending: {_READABLE}")
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder; check the path")
    elif path.is_dir():
        if not any(_walk(path, skip, _ignore)):
            raise InputError(f"{path}: nothing to read here; files must be {_READABLE}")
    elif not format_of(path):
        raise InputError(f"{path}: no reader for files of this ending; it must be {_READABLE}")
    elif path.resolve() in skip:
        raise InputError(f"{path}: this is the output of the run; write to another file")


def piped_name(piped: str) -> PurePath:
    """The name that standard input would have as a file: ``jsonl.gz`` is ``stdin.jsonl.gz``."""
    return PurePath(f"stdin.{piped.lstrip('.')}")


def find_sources(
    inputs: Iterable[Path],
    on_error: OnError,
    skip: frozenset[Path] = frozenset(),
    piped: str = "",
) -> Iterator[Source]:
    """Every file of the inputs, folders walked in sorted order, none read twice.

    Of a folder no more than the names of one directory are held at a time. Hidden files, files
    with other endings and the folders of images that browsers save beside a page
    (``page_files/``) are passed over, and so are the files of ``skip`` (resolved paths). A
    subfolder that cannot be listed goes to ``on_error``.
    """
    done: set[Path] = set()
    for given in inputs:
        if given == STANDARD_INPUT:
            if given not in done:
                name = piped_name(piped)
                yield Source(InputFile.standard_input(name.name), format_of(name), "stdin")
            done.add(given)
            continue
        resolved = given.resolve()
        if resolved in done or not done.isdisjoint(resolved.parents):
            continue
        if given.is_dir():
            yield from _walk(given, skip.union(done), on_error)
        else:
            yield Source(InputFile.on_disk(given), format_of(given), name_of(given.name))
        done.add(resolved)


def _walk(top: Path, done: frozenset[Path], on_error: OnError) -> Iterator[Source]:
    for folder, subfolders, names in os.walk(top, onerror=on_error):
        place = Path(folder)
        resolved = place.resolve()
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not is_passed_over(name) and resolved.joinpath(name) not in done
        )
        for name in sorted(names):
            kind = format_of(PurePath(name))
            if not kind or name.startswith(".") or name.endswith(".rejects.jsonl"):
                continue
            path = place / name
            if done and (path.resolve() if path.is_symlink() else resolved / name) in done:
                continue
            called = name_of(path.relative_to(top))
            yield Source(InputFile.on_disk(path), kind, called, called)


def _ignore(error: OSError) -> None:
    """The second walk tells of it."""


def is_passed_over(folder: str) -> bool:
    """Whether nothing is read in a folder of this name: it is hidden, or beside a saved page."""
    return folder.startswith(".") or folder.lower().endswith(_SATELLITES)


def name_of(path: str | PurePath) -> str:
    """Name of a file in its input, from its path there: the id of a page.

    >>> name_of("2024/mars/page 3.html.gz")
    '2024/mars/page 3'
    """
    return clean(unpacked_name(PurePath(path)).with_suffix("").as_posix())
