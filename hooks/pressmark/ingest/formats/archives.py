"""A web archive in, a seed for each of its pages out; what cannot be read comes back with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pressmark.ingest.formats.kinds import LOOKED_AT
from pressmark.ingest.formats.unpacking import GZIP_MARK, UnpackingProblem, gunzip_pieces
from pressmark.ingest.formats.wacz import ZIP_MARK, has_warcs
from pressmark.ingest.formats.warc import find_pages
from pressmark.ingest.seed_files import PAGE_MARK
from pressmark.model import Rejection, Seed
from pressmark.sizes import SizeLimits

WARC_MARK = b"WARC/"


def is_archive(file: BinaryIO, name: str) -> bool:
    """Whether an open file is a web archive, whatever its ending; it is left at its beginning."""
    head = file.read(LOOKED_AT)
    file.seek(0)
    if head.startswith(ZIP_MARK):
        return name.lower().endswith(".wacz") or has_warcs(file)
    if head.startswith(GZIP_MARK):
        try:
            head = next(gunzip_pieces((head,)), b"")
        except UnpackingProblem:
            return False
    return head.startswith(WARC_MARK)


def find_archived_seeds(file: BinaryIO, archive: Seed, sizes: SizeLimits) -> Iterator[Seed | Rejection]:
    """Every page of an archive as a seed with the archive's sidecar, one after the other; what is wrong comes last.

    Args:
        file: the archive, open for reading.
        archive: the archive as a seed, without its content.
        sizes: of a page, whose larger ones are rejected, and of the archive.
    """
    read = refused = 0
    try:
        for page in find_pages(file, sizes):
            path, own_id = (f"{name}{PAGE_MARK}{page.number}" for name in (archive.path, archive.id))
            if page.problem is not None:
                refused += 1
                yield Rejection(path, own_id, f"{page.problem.fact}; {page.problem.remedy}")
            else:
                read += 1
                yield Seed(path, own_id, page.content, archive.sidecar, archive.repairs, page.capture)
    except UnpackingProblem as problem:
        refused += 1
        fact = f"{problem.fact}; the {read} pages before that are read" if read else problem.fact
        yield Rejection(archive.path, archive.id, f"{fact}; {problem.remedy}")
    if not read and not refused:
        reason = "there is no HTML page in it that the server gave; fetch the page again, or remove the file"
        yield Rejection(archive.path, archive.id, reason)
