"""The members of zip archives."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import IO

from extractor.reading import limits
from extractor.reading.files import ByteStream, InputFile, UnreadableError
from extractor.reading.packed import Ration
from extractor.reading.streams import spooled

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_ENCRYPTED = 0x1
_BROKEN = "this is no valid zip archive; download it again"


def members_of_zip(
    file: InputFile,
) -> Iterator[tuple[str, str, Callable[[], AbstractContextManager[ByteStream]]]]:
    """Path, problem and bytes of each member of a zip archive, in its own order.

    Raises:
        UnreadableError: the archive is broken, or a bomb, or lists too many members.
    """
    ration = Ration("the archive")
    with spooled(file) as handle:
        size = handle.seek(0, io.SEEK_END)
        if _directory_size(handle, size) > limits.MAX_ZIP_DIRECTORY:
            raise UnreadableError("more than a million members; give the stories as a .tar archive")
        try:
            archive = zipfile.ZipFile(handle)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableError(_BROKEN) from error
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename, _problem(info), partial(_open, archive, info, ration, size)
            if ration.complaint:
                raise UnreadableError(ration.complaint)


def _directory_size(handle: IO[bytes], size: int) -> int:
    """Length in bytes of the list of members, as the record at the archive's end tells it.

    zipfile reads the whole list at once, so it is looked at before.
    """
    start = max(size - (1 << 16) - 100, 0)
    handle.seek(start)
    tail = handle.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 22:
        raise UnreadableError(_BROKEN)
    (length,) = struct.unpack_from("<L", tail, end + 12)
    if length == 0xFFFFFFFF and (large := tail.rfind(b"PK\6\6", 0, end)) >= 0:
        (length,) = struct.unpack_from("<Q", tail.ljust(large + 56, b"\0"), large + 40)
    return int(length)


def _problem(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link and no file; links in archives are not followed"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted; unpack the archive with its password and give the folder"
    if info.compress_type not in _METHODS:
        return f"packed by method {info.compress_type}, which is not read; pack it as deflate"
    return ""


@contextmanager
def _open(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, ration: Ration, size: int
) -> Iterator[ByteStream]:
    try:
        member = archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UnreadableError("a broken member of the archive; download it again") from error
    with member:
        yield _Member(member, ration, size)


class _Member:
    """Bytes of a member, counted."""

    def __init__(self, member: IO[bytes], ration: Ration, size: int) -> None:
        self._member = member
        self._ration = ration
        self._size = size

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._member.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableError("a broken member of the archive; download it again") from error
        self._ration.take(len(data), self._size)
        return data
