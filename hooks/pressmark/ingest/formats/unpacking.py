"""Packed bytes in, unpacked bytes out, piece by piece, and never more than a budget allows."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pressmark.sizes import SizeLimits

PIECE = 64 * 1024
"""Bytes that are held at a time."""

GZIP_MARK = b"\x1f\x8b\x08"
"""Source: RFC 1952, 2.3.1 (the third byte: deflate, the only method there is)."""

_GZIP = zlib.MAX_WBITS | 16
_INFLATERS: dict[str, tuple[int, ...]] = {
    "gzip": (_GZIP,),
    "x-gzip": (_GZIP,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}
"""Content coding -> window sizes to try. Source: RFC 9110, 8.4.1; some servers send "deflate" without its frame."""


class UnpackingProblem(Exception):
    """Why bytes cannot be unpacked, as a fact and a remedy."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy


def read_pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def gunzip_pieces(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip, one member after the other, as WARC files are written.

    Raises:
        UnpackingProblem: it is damaged, or breaks off.
    """
    inflater: zlib._Decompress | None = None
    for piece in packed:
        rest = piece
        while rest:
            inflater = inflater or zlib.decompressobj(_GZIP)
            yield _inflate(inflater, rest)
            rest = inflater.unconsumed_tail
            if inflater.eof:
                rest = inflater.unused_data.lstrip(b"\x00")  # tapes fill their last block with zeros
                inflater = None
    while inflater is not None and (tail := _inflate(inflater, b"")):
        yield tail
    if inflater is not None and not inflater.eof:
        raise UnpackingProblem("the packed file breaks off", "fetch or save it again")


def _inflate(inflater: zlib._Decompress, packed: bytes) -> bytes:
    try:
        return inflater.decompress(packed, PIECE)
    except zlib.error:
        raise UnpackingProblem("the packed file is damaged", "fetch or save it again") from None


def join_pieces(pieces: Iterable[bytes], most: int) -> bytes:
    """All pieces as one.

    Raises:
        UnpackingProblem: they are more than `most` bytes.
    """
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            remedy = "save what is an article of it, or raise max_unpacked_bytes"
            raise UnpackingProblem(f"it unpacks to more than {most} bytes", remedy)
        held.append(piece)
    return b"".join(held)


def decode_content(content: bytes, coding: str, sizes: SizeLimits) -> bytes:
    """Take the content coding off the body of a response.

    Raises:
        UnpackingProblem: we do not know the coding, the body is damaged, or it is too large before or after that.
    """
    if len(content) > sizes.seed:
        raise UnpackingProblem(f"the page has more than {sizes.seed} bytes", "raise max_seed_bytes")
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name not in {"", "identity"}:
            content = _decode_one(content, name, sizes.unpacked)
    return content


def _decode_one(content: bytes, coding: str, most: int) -> bytes:
    if coding not in _INFLATERS:
        raise UnpackingProblem(f"the page is packed as {coding[:40]!r}, which is not read", "save it again unpacked")
    if coding != "deflate" and not content.startswith(GZIP_MARK):
        return content  # crawlers that unpack a page often leave the header that says it is packed
    for window in _INFLATERS[coding]:
        inflater = zlib.decompressobj(window)
        try:
            unpacked = inflater.decompress(content, most + 1)
        except zlib.error:
            continue
        whole = join_pieces((unpacked,), most)
        if not inflater.eof:
            raise UnpackingProblem("the packed page breaks off", "fetch it again")
        return whole
    raise UnpackingProblem("the packed page is damaged", "fetch it again")
