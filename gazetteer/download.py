"""Fetches GeoNames' country files, resuming what an earlier run began."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gazetteer.errors import BuildError

SERVER = "https://download.geonames.org/export/dump"
_CHUNK = 1 << 16
_TIMEOUT_S = 30.0

Progress = Callable[[int, int], None]
"""Takes bytes so far and bytes in all."""


def download(
    code: str, folder: Path, progress: Progress = lambda done, total: None, server: str = SERVER
) -> Path:
    """Fetch one country's file into ``folder``; a file that is whole already is kept.

    Args:
        code: ISO alpha-2 code, as GeoNames names its files.
        folder: made if missing. An unfinished file ends in ``.part``.
        progress: told how far it is.
        server: folder of the files on the web.

    Raises:
        BuildError: no connection, no such country, or a file of another size than announced.
    """
    code = code.upper()
    if len(code) != 2 or not code.isalpha():
        raise BuildError(f"{code!r} is no two-letter country code; write ML, BF, NE …")
    target, part = folder / f"{code}.zip", folder / f"{code}.zip.part"
    if target.exists():
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _fetch(f"{server}/{code}.zip", part, progress)
    except urllib.error.HTTPError as error:
        if error.code != 416:
            raise BuildError(
                f"{error.url}: the server answers {error.code} {error.reason}"
            ) from error
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        raise BuildError(
            f"{server} cannot be reached ({error}); without a connection, copy {code}.zip from "
            "another computer and run 'sahel-events gazetteer build --from FILE'"
        ) from error
    part.replace(target)
    return target


def _fetch(url: str, part: Path, progress: Progress) -> None:
    begun = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"User-Agent": "sahel-events"})
    if begun:
        request.add_header("Range", f"bytes={begun}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:
        if answer.status != 206:
            begun = 0
        total = begun + int(answer.headers.get("Content-Length") or 0)
        with part.open("ab" if begun else "wb") as handle:
            _copy(answer, handle, begun, total, progress)
    if total and part.stat().st_size != total:
        raise BuildError(f"{url}: {part.stat().st_size} bytes of {total}; run again to resume")


def _copy(answer: Any, handle: Any, done: int, total: int, progress: Progress) -> None:
    while chunk := answer.read(_CHUNK):
        handle.write(chunk)
        done += len(chunk)
        progress(done, total)
