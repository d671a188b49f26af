"""The members of tar archives, plain or packed, in one pass."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import IO, TYPE_CHECKING, cast

from extractor.reading import limits
from extractor.reading.files import ByteStream, InputFile, UnreadableError
from extractor.reading.streams import opened

if TYPE_CHECKING:
    from typing_extensions import Self

_LONG_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)

_BROKEN_HEADERS: tuple[type[Exception], ...] = (
    tarfile.InvalidHeaderError,  # type: ignore[attr-defined]
    tarfile.TruncatedHeaderError,  # type: ignore[attr-defined]
    tarfile.EmptyHeaderError,  # type: ignore[attr-defined]
)


class _Header(tarfile.TarInfo):
    """A member's header; one that claims to be longer than any is refused before it is read.

    tarfile takes a header that is broken or missing for the end of the archive; here it is told.
    """

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except _BROKEN_HEADERS as error:
            raise tarfile.ReadError(str(error)) from error

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _LONG_HEADERS and self.size > limits.MAX_HEADER:
            raise tarfile.ReadError(f"a header of {self.size} bytes")
        process: Callable[[tarfile.TarFile], tarfile.TarInfo] = super()._proc_member  # type: ignore[misc]
        return process(archive)


def members_of_tar(
    file: InputFile,
) -> Iterator[tuple[str, str, Callable[[], AbstractContextManager[ByteStream]]]]:
    """Path, problem and bytes of each member of a tar archive, in its own order.

    Raises:
        UnreadableError: the archive is broken or cut short, or its packing is a bomb.
    """
    with opened(file) as stream:
        try:
            archive = tarfile.open(  # noqa: SIM115 - the stream below it is closed
                fileobj=cast("IO[bytes]", stream), mode="r|", tarinfo=_Header
            )
        except (tarfile.TarError, EOFError) as error:
            raise UnreadableError("this is no valid tar archive; download it again") from error
        while (member := _next(archive)) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # a million would be remembered
            if not member.isdir():
                yield member.name, _problem(member), partial(_open, archive, member)


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except (tarfile.TarError, EOFError, ValueError, OverflowError, RecursionError) as error:
        raise UnreadableError(
            f"the tar archive is broken or cut short here ({str(error)[:80]}); download it again"
        ) from error


def _problem(member: tarfile.TarInfo) -> str:
    if member.issym() or member.islnk():
        return "a link and no file; links in archives are not followed"
    if member.issparse():
        return "a file with holes (sparse); pack it as a whole"
    if not member.isreg():
        return "a pipe or a device and no file"
    return ""


@contextmanager
def _open(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[ByteStream]:
    handle = archive.extractfile(member)
    if handle is None:
        raise UnreadableError("no file")
    yield _Member(handle)


class _Member:
    """Bytes of a member."""

    def __init__(self, member: IO[bytes]) -> None:
        self._member = member

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._member.read(size)
        except (tarfile.TarError, EOFError) as error:
            raise UnreadableError("the tar archive is cut short; download it again") from error
