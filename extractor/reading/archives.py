"""Files in archives, read in place: nothing of an archive is ever written to disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from extractor.reading.files import InputFile, UnreadableError, packing_of
from extractor.reading.rejects import Intake, Reject
from extractor.reading.sources import ARCHIVES, Source, format_of, is_passed_over, name_of
from extractor.reading.tar_archives import members_of_tar
from extractor.reading.zip_archives import members_of_zip


def sources_in(archive: Source, intake: Intake) -> Iterator[Source]:
    """The files in an archive that can be read, in the archive's own order.

    A member must be read before the next one is asked for. Members whose path leaves the archive,
    links, encrypted ones, and archives in archives are reported as set aside. What would be passed
    over in a folder (hidden files, other endings) is passed over.

    Raises:
        UnreadableError: the archive, or the rest of it, cannot be read.
    """
    members = members_of_zip if archive.format == "zip" else members_of_tar
    is_empty = True
    for path, problem, opener in members(archive.file):
        shown = f"{archive.file}/{path}"
        if _leaves(path):
            problem = "its path leaves the archive; it is not read"
        else:
            inner = PurePosixPath(path)
            kind = format_of(inner)
            if not kind or inner.name.startswith(".") or any(map(is_passed_over, inner.parts[:-1])):
                continue
            if kind in ARCHIVES:
                problem = "an archive in an archive; unpack the outer one and give the folder"
        is_empty = False
        if problem:
            intake.report(Reject(shown, None, "", problem))
        else:
            name = "/".join(filter(None, (archive.prefix, name_of(inner))))
            yield Source(InputFile(shown, opener, packing_of(inner)), kind, name)
    if is_empty:
        raise UnreadableError("nothing in this archive can be read: no pages, texts or records")


def _leaves(path: str) -> bool:
    """Whether unpacking would write outside of the folder that the archive is unpacked in.

    >>> [_leaves(path) for path in ("a/b.html", "a/../../b.html", "/etc/b.html", "C:\\\\b.html")]
    [False, True, True, True]
    """
    windows = PureWindowsPath(path)
    return ".." in windows.parts or bool(windows.anchor)
