"""A WACZ file in, the WARC files inside of it out; a file that is no zip is a WARC file itself.

Source: WACZ 1.1.1: WARC files lie in the folder `archive/`.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from pressmark.ingest.formats.unpacking import UnpackingProblem

MOST_MEMBERS = 1_000
"""WARC files in a WACZ file; crawlers write one for each gigabyte."""

WARC_ENDINGS = (".warc.gz", ".warc")
ZIP_MARK = b"PK\x03\x04"

ARCHIVE_FAILS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
"""What the standard library raises on zip files that are damaged, encrypted, or packed in ways unknown to it."""


def find_warcs(file: BinaryIO) -> Iterator[BinaryIO]:
    """Every WARC file.

    Raises:
        UnpackingProblem: the zip file is damaged, or holds none.
    """
    head = file.read(len(ZIP_MARK))
    file.seek(0)
    if head != ZIP_MARK:
        yield file
        return
    try:
        archive = zipfile.ZipFile(file)
    except (*ARCHIVE_FAILS, ValueError):
        raise UnpackingProblem("the zip file is damaged or breaks off", "fetch it again") from None
    with archive:
        members = _member_names(archive)
        if not members or len(members) > MOST_MEMBERS:
            raise UnpackingProblem("it is a zip file without web archives", "unpack it, and save its articles")
        for name in members:
            with _open_member(archive, name) as member:
                yield member


def has_warcs(file: BinaryIO) -> bool:
    """Whether a zip file holds web archives; it is left at its beginning."""
    try:
        with zipfile.ZipFile(file) as archive:
            return bool(_member_names(archive))
    except (*ARCHIVE_FAILS, ValueError):
        return False
    finally:
        file.seek(0)


def _member_names(archive: zipfile.ZipFile) -> list[str]:
    return sorted(
        name for name in archive.namelist() if name.startswith("archive/") and name.lower().endswith(WARC_ENDINGS)
    )


def _open_member(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    try:
        return cast(BinaryIO, archive.open(name))  # it reads and seeks, which is all we need
    except (*ARCHIVE_FAILS, ValueError):
        raise UnpackingProblem("the zip file is damaged or encrypted", "fetch it again") from None
