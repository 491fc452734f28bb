"""A seed in, the page or text inside of it out: `flood.html.gz` is a page, and so is the body of a mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pressmark.errors import SeedRejected
from pressmark.ingest.claims import Claim, claim_from_source
from pressmark.ingest.formats.kinds import Format, find_format
from pressmark.ingest.formats.mail import read_mail
from pressmark.ingest.formats.mhtml import SAVED_ADDRESS, WEB_ADDRESS, read_mhtml
from pressmark.ingest.formats.parts import Part
from pressmark.ingest.formats.unpacking import UnpackingProblem, gunzip_pieces, join_pieces
from pressmark.model import Capture, Seed

DEEPEST = 3
"""Wrappings around each other; a packed MHTML page has two."""

_PLAIN = (Format.TEXT, Format.MARKDOWN)
_WRAPPINGS = {Format.MHTML: read_mhtml, Format.MAIL: read_mail}


def unwrap_seed(seed: Seed, most_unpacked: int) -> Part:
    """Take the wrappings off a seed; a packed page may have so many bytes.

    Raises:
        SeedRejected: one of them is broken or too large, or they are too many.
    """
    name = seed.path if seed.capture is None else "page.html"
    part = Part(seed.content, find_format(seed.content, name))
    if seed.capture is not None:
        part = replace(part, charset=seed.capture.charset, claims=tuple(_capture_claims(seed.capture)))
    for _ in range(DEEPEST):
        if part.format is Format.GZIP:
            name = name[: -len(".gz")] if name.lower().endswith(".gz") else name
            part = _gunzip(seed.path, name, part, most_unpacked)
        elif part.format in _WRAPPINGS:
            inner = _WRAPPINGS[part.format](seed.path, part.content)
            part = replace(inner, claims=(*part.claims, *inner.claims))
        else:
            break
    if part.format is Format.WARC:
        raise SeedRejected(seed.path, "there is a web archive inside of it", "save the web archive by itself")
    return part


def _gunzip(place: str, name: str, part: Part, most: int) -> Part:
    try:
        content = join_pieces(gunzip_pieces((part.content,)), most)
    except UnpackingProblem as problem:
        raise SeedRejected(place, problem.fact, problem.remedy) from None
    inside = find_format(content, name)
    if inside in _PLAIN and not place.lower().endswith(".gz"):
        raise SeedRejected(place, "the file is a gzip archive that holds no page", "unpack it")
    return replace(part, content=content, format=inside)


def _capture_claims(capture: Capture) -> Iterator[Claim]:
    if WEB_ADDRESS.fullmatch(capture.url):
        yield claim_from_source("source_url", (capture.url,), "meta", "WARC-Target-URI", SAVED_ADDRESS)
    if capture.time:
        yield claim_from_source("captured", (capture.time,), "meta", "WARC-Date", SAVED_ADDRESS)
