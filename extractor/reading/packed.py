"""Packed streams, unpacked in bounded memory; bombs are refused."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from extractor.reading import limits
from extractor.reading.files import ByteStream, UnreadableError

_CHUNK = 1 << 16
_NAMES = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz"}


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes: ...


class _Gzip:
    """zlib's gzip decompressor with the interface of those of bz2 and lzma."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max(max_length, 0))


_DECOMPRESSORS: dict[str, Callable[[], _Decompressor]] = {
    ".gz": _Gzip,
    ".bz2": bz2.BZ2Decompressor,
    ".xz": lambda: lzma.LZMADecompressor(memlimit=limits.MAX_XZ_MEMORY),
}


class Ration:
    """Counts what comes out of packed bytes and refuses more than news can be packed to.

    Args:
        what: what is packed, for the message.

    Attributes:
        complaint: why nothing more is taken; empty until then.

    >>> ration = Ration("the archive")
    >>> ration.take(2_000, 10)
    >>> ration.take(limits.UNPACKING_GRACE, 10)
    Traceback (most recent call last):
    extractor.reading.files.UnreadableError: the archive unpacks to more than 200 times its size: \
no news dump does; unpack it by hand if you trust it
    """

    def __init__(self, what: str = "it") -> None:
        self.complaint = ""
        self._what = what
        self._unpacked = 0

    def take(self, unpacked: int, packed: int) -> None:
        """Count ``unpacked`` more bytes, out of ``packed`` bytes in all.

        Raises:
            UnreadableError: that is a bomb.
        """
        self._unpacked += unpacked
        most = max(limits.UNPACKING_GRACE, limits.MAX_UNPACKING * packed)
        if self._unpacked > most:
            self.complaint = (
                f"{self._what} unpacks to more than {limits.MAX_UNPACKING} times its size: no news "
                "dump does; unpack it by hand if you trust it"
            )
            raise UnreadableError(self.complaint)


class Unpacked:
    """The bytes in a packed stream, of one or several members.

    Args:
        raw: the packed bytes.
        packing: ``.gz``, ``.bz2`` or ``.xz``.
    """

    def __init__(self, raw: ByteStream, packing: str) -> None:
        self._raw = raw
        self._name = _NAMES[packing]
        self._make = _DECOMPRESSORS[packing]
        self._member: _Decompressor | None = self._make()
        self._rest = b""
        self._packed = 0
        self._ration = Ration()

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, some chunk if it is negative; none at the end.

        Raises:
            UnreadableError: the stream is broken, cut short, or a bomb.
        """
        size = size if size >= 0 else _CHUNK
        try:
            data = self._unpack(size)
        except (zlib.error, lzma.LZMAError, OSError, ValueError) as error:
            raise UnreadableError(
                f"this is no valid {self._name} file; download it again"
            ) from error
        self._ration.take(len(data), self._packed)
        return data

    def _unpack(self, size: int) -> bytes:
        while self._member is not None:
            if self._member.eof:
                self._next_member()
                continue
            is_hungry = self._member.needs_input
            packed = (self._rest or self._more()) if is_hungry else b""
            self._rest = b"" if is_hungry else self._rest
            data = self._member.decompress(packed, size)
            if data:
                return data
            if is_hungry and not packed and not self._member.eof:
                raise UnreadableError(f"the {self._name} file ends too early; download it again")
        return b""

    def _next_member(self) -> None:
        """Go on with what follows the end of a member; zeros that only fill a block end it all."""
        assert self._member is not None
        rest = self._member.unused_data.lstrip(b"\0")
        while not rest and (more := self._more()):
            rest = more.lstrip(b"\0")
        self._rest = rest
        self._member = self._make() if rest else None

    def _more(self) -> bytes:
        try:
            data = self._raw.read(_CHUNK)
        except OSError as error:
            raise UnreadableError(f"cannot be read ({error.strerror or error})") from error
        self._packed += len(data)
        return data
