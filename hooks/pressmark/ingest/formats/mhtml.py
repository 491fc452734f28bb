"""A page that a browser saved with all its resources as one MIME message: MHTML in, the page out.

The first HTML part is the page; pictures, style sheets and frames stay out. The message's own fields tell where the
page was and when it was saved.
Source: RFC 2557; "Snapshot-Content-Location" is Chromium's (third_party/blink/renderer/platform/mhtml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage

from pressmark.errors import SeedRejected
from pressmark.ingest.claims import Claim, claim_from_source
from pressmark.ingest.formats.instants import parse_mail_time
from pressmark.ingest.formats.kinds import Format
from pressmark.ingest.formats.mime import find_field, find_parts, parse_message, part_charset, part_content, part_type
from pressmark.ingest.formats.parts import Part

PAGE_TYPES = ("text/html", "application/xhtml+xml")

SAVED_ADDRESS = 0.97
"""Confidence of the address that the saving program saw: above the page's canonical link, which is its own wish."""

SAVED_TITLE = 0.5
"""Confidence of the subject: it is the page's title element, the site's name included."""

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)


def read_mhtml(place: str, content: bytes) -> Part:
    """Unpack the page.

    Raises:
        SeedRejected: there is no page in it, or it cannot be read.
    """
    message = parse_message(place, content)
    for part in find_parts(message):
        if part_type(part) in PAGE_TYPES and (page := part_content(part)).strip():
            return Part(page, Format.HTML, part_charset(part), tuple(_find_claims(message, part)))
    raise SeedRejected(place, "there is no HTML page in it", "save the page again, or remove the file")


def _find_claims(message: EmailMessage, page: EmailMessage) -> Iterator[Claim]:
    for holder, name in ((message, "Snapshot-Content-Location"), (page, "Content-Location")):
        address = find_field(holder, name).replace(" ", "")  # long ones are folded, and unfolding puts a space in
        if WEB_ADDRESS.fullmatch(address):
            yield claim_from_source("source_url", (address,), "meta", f"mhtml {name}", SAVED_ADDRESS)
            break
    saved = parse_mail_time(find_field(message, "Date"))
    if saved:
        yield claim_from_source("captured", (saved,), "meta", "mhtml Date", SAVED_ADDRESS)
    title = find_field(message, "Subject")
    if title:
        yield claim_from_source("title", (title,), "meta", "mhtml Subject", SAVED_TITLE)
