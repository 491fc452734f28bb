"""What warcio reads records from: a stream in pieces, with a budget for all of it and one for each record's headers.

One gzip member can hold more than any memory, and warcio reads a header to its end, wherever that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from pressmark.ingest.formats.unpacking import GZIP_MARK, UnpackingProblem, gunzip_pieces, read_pieces
from pressmark.ingest.formats.wacz import ARCHIVE_FAILS

LONGEST_HEADER_LINE = 64 * 1024
"""Bytes; servers end at 8 to 16 KB."""

LONGEST_HEADER = 1_000_000
"""Bytes of all the headers of a record."""


class WarcSource:
    """Reads exactly, as warcio needs it, and raises `UnpackingProblem` when a budget is used up."""

    def __init__(self, file: BinaryIO, budget: int, most_unpacked: int) -> None:
        """`budget` are the bytes that are left of the `most_unpacked` that an archive may have."""
        pieces = _read_pieces(file)
        first = next(pieces, b"")
        pieces = chain((first,), pieces)
        self._pieces = gunzip_pieces(pieces) if first.startswith(GZIP_MARK) else pieces
        self._held = b""
        self._position = 0
        self.left = budget
        self._most_unpacked = most_unpacked
        self._header_left = LONGEST_HEADER

    def begin_record(self) -> None:
        self._header_left = LONGEST_HEADER

    def _fill(self) -> bool:
        while self._position >= len(self._held):
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self.left -= len(piece)
            if self.left < 0:
                raise too_large(self._most_unpacked)
            self._held, self._position = piece, 0
        return True

    def read(self, length: int) -> bytes:
        """Exactly `length` bytes, fewer only at the end."""
        parts: list[bytes] = []
        while length > 0 and self._fill():
            part = self._held[self._position : self._position + length]
            self._position += len(part)
            length -= len(part)
            parts.append(part)
        return b"".join(parts)

    def readline(self, length: int | None = None) -> bytes:
        parts: list[bytes] = []
        left = LONGEST_HEADER_LINE if length is None else min(length, LONGEST_HEADER_LINE)
        while left > 0 and self._fill():
            end = self._held.find(b"\n", self._position, self._position + left)
            stop = min(len(self._held), self._position + left) if end < 0 else end + 1
            part = self._held[self._position : stop]
            self._position = stop
            left -= len(part)
            parts.append(part)
            if end >= 0:
                break
        return self._counted(b"".join(parts))

    def _counted(self, line: bytes) -> bytes:
        self._header_left -= len(line)
        if self._header_left < 0 or (len(line) == LONGEST_HEADER_LINE and not line.endswith(b"\n")):
            raise UnpackingProblem("a header in it has no end", "fetch the archive again")
        return line


def too_large(most_unpacked: int) -> UnpackingProblem:
    return UnpackingProblem(f"it unpacks to more than {most_unpacked} bytes", "split it, or raise max_archive_bytes")


def _read_pieces(file: BinaryIO) -> Iterator[bytes]:
    try:
        yield from read_pieces(file)
    except ARCHIVE_FAILS:
        raise UnpackingProblem("it is damaged or cannot be read", "fetch it again") from None
