"""Web archives in, the pages in them out: every HTML response of WARC files, packed or not, and of WACZ files.

warcio parses the records, from a source with a budget. Pages count from 1 in the order of the file, so that a page
keeps its number when records are appended.
Source: ISO 28500:2017 (WARC 1.1).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from pressmark.ingest.formats.instants import parse_instant
from pressmark.ingest.formats.unpacking import PIECE, UnpackingProblem, decode_content
from pressmark.ingest.formats.wacz import find_warcs
from pressmark.ingest.formats.warc_source import WarcSource, too_large
from pressmark.model import Capture
from pressmark.sizes import SizeLimits

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what is wrong with a record, we say ourselves

MOST_PAGES = 10_000
"""Pages of one archive that become seeds."""

HTTP_HEADERS = 64 * 1024
"""Bytes that a response may have beside its page: its header, and the lengths of its chunks."""

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
OK = "200"

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """One HTML response, or why it cannot be used."""

    number: int
    content: bytes
    capture: Capture
    problem: UnpackingProblem | None = None


def find_pages(file: BinaryIO, sizes: SizeLimits) -> Iterator[CapturedPage]:
    """Every page of a WARC or WACZ file.

    Args:
        file: open for reading, and able to seek.
        sizes: of a page, whose larger ones come with a problem, and of the archive.

    Raises:
        UnpackingProblem: the archive is damaged, breaks off or is too large; the pages before that are sound.
    """
    left = sizes.archive
    number = 0
    for record in _find_records(file, sizes.archive):
        if not _is_page(record):
            continue
        number += 1
        page = _read_page(record, number, sizes)
        if page is None:
            continue
        left -= len(page.content)
        if number > MOST_PAGES:
            raise UnpackingProblem(f"it holds more than {MOST_PAGES} pages", "split it")
        if left < 0:
            raise too_large(sizes.archive)
        yield page


def _find_records(file: BinaryIO, most_unpacked: int) -> Iterator[ArcWarcRecord]:
    budget = most_unpacked
    for member in find_warcs(file):
        source = WarcSource(member, budget, most_unpacked)
        yield from _parse_records(source)
        budget = source.left


def _parse_records(source: WarcSource) -> Iterator[ArcWarcRecord]:
    loader = ArcWarcRecordLoader(verify_http=False)  # a status line of HTTP/2 is no reason to give the archive up
    while True:
        source.begin_record()
        line = source.readline()
        while line and not line.strip():
            line = source.readline()
        if not line:
            return
        try:
            record = loader.parse_record_stream(source, statusline=line, known_format="warc")
        except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError):  # what warcio raises for damage
            raise UnpackingProblem("a record in it is damaged", "fetch the archive again") from None
        if record.length is None:
            raise UnpackingProblem("a record in it has no length", "fetch the archive again")
        yield record
        _read_rest(record)
        if _is_cut(record):
            raise UnpackingProblem("it breaks off within a record", "fetch the archive again")


def _is_page(record: ArcWarcRecord) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != OK:
        return False
    return str(headers.get_header("Content-Type", "")).partition(";")[0].strip().lower() in PAGE_TYPES


def _read_page(record: ArcWarcRecord, number: int, sizes: SizeLimits) -> CapturedPage | None:
    """The page; None when the archive breaks off within it."""
    headers = record.http_headers
    charset = _CHARSET.search(str(headers.get_header("Content-Type", "")))
    address = str(record.rec_headers.get_header("WARC-Target-URI", ""))
    time = parse_instant(str(record.rec_headers.get_header("WARC-Date", "")))
    capture = Capture(address, time, charset[1] if charset else None)
    body = _read_body(record, sizes.seed)
    _read_rest(record)
    if _is_cut(record):
        return None
    try:
        content = decode_content(body, str(headers.get_header("Content-Encoding", "")), sizes)
    except UnpackingProblem as problem:
        return CapturedPage(number, b"", capture, problem)
    return CapturedPage(number, content, capture)


def _read_body(record: ArcWarcRecord, most_bytes: int) -> bytes:
    """The body without its transfer coding, and not much more of it than may be used."""
    stream = record.raw_stream
    if str(record.http_headers.get_header("Transfer-Encoding", "")).strip().lower() != "chunked":
        return bytes(stream.read(most_bytes + 1))
    if record.length > most_bytes + HTTP_HEADERS:  # a chunk is held as a whole, so that it must not even be begun
        return bytes(most_bytes + 1)
    return bytes(ChunkedDataReader(stream).read(most_bytes + 1))


def _read_rest(record: ArcWarcRecord) -> None:
    while record.raw_stream.read(PIECE):
        pass


def _is_cut(record: ArcWarcRecord) -> bool:
    return bool(record.raw_stream.limit > 0)
