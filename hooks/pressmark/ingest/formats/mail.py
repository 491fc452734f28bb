"""A newsletter as a mail program saved it: the message in, its HTML or text out, with what its header says.

Who sent it is the publisher, unless the address says that it is a person: "Ada Fell <ada.fell@herald.example>". A
forwarded message tells the forwarder's name and day, not the newsletter's, so that both stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from pressmark.errors import SeedRejected
from pressmark.ingest.bylines import is_person_name
from pressmark.ingest.claims import Claim, claim_from_source
from pressmark.ingest.formats.instants import parse_mail_time
from pressmark.ingest.formats.kinds import Format
from pressmark.ingest.formats.mhtml import PAGE_TYPES, WEB_ADDRESS
from pressmark.ingest.formats.mime import (
    find_field,
    find_parts,
    parse_message,
    part_charset,
    part_content,
    part_type,
    sub_parts,
)
from pressmark.ingest.formats.parts import Part
from pressmark.text import clean_name

HEADER = 0.9
"""Confidence of a header field: the sender wrote it for the reader."""

MOST_NESTED = 3
"""Mails inside of mails that are opened; a newsletter that was forwarded as an attachment is one."""

_PUBLICATION = frozenset(
    """brief briefing bulletin chronicle courier daily digest gazette herald journal letter magazine monthly news
    newsletter post press report review telegraph times today tribune update weekly""".split()
)
"""Words in the names of newsletters; "Harbour Letter <harbourletter@...>" is no person."""

_FORWARDED = re.compile(r"(?:fwd?|wg|tr|rv|i|enc|re|aw|antw|sv)\s*:\s*", re.IGNORECASE)
"""What mail programs put before the subject of a forwarded or answered mail, in the eight languages that we read."""

_PERSON_OF = re.compile(r"(?P<person>\S+(?:\s\S+){1,3}?)\s(?:from|at|via|@|\|)\s(?P<publisher>\S.*)")
"""Newsletter services write the sender so: "Ada Fell from The Harbour Letter"."""


def read_mail(place: str, content: bytes) -> Part:
    """Unpack the mail's body, as HTML where it has both.

    Raises:
        SeedRejected: there is no text in it, or it cannot be read.
    """
    message = parse_message(place, content)
    for _ in range(MOST_NESTED):
        body = _find_body(message)
        if body is not None:
            format_ = Format.TEXT if part_type(body) == "text/plain" else Format.HTML
            return Part(_unwrapped(body), format_, part_charset(body), tuple(_find_claims(message)))
        inner = _find_inner(message)
        if inner is None:
            break
        message = inner
    raise SeedRejected(place, "there is no text in the mail", "save what is attached to it by itself")


def _find_body(message: EmailMessage) -> EmailMessage | None:
    parts = [part for part in find_parts(message) if part_content(part).strip()]
    for types in (PAGE_TYPES, ("text/plain",)):
        for part in parts:
            if part_type(part) in types:
                return part
    return None


def _find_inner(message: EmailMessage) -> EmailMessage | None:
    """The first mail inside of the mail."""
    for part in message.walk():
        if part_type(part) == "message/rfc822" and sub_parts(part):
            return sub_parts(part)[0]
    return None


def _unwrapped(body: EmailMessage) -> bytes:
    """The body's bytes; lines that the sender's program only wrapped are joined. Source: RFC 3676, 4.1."""
    content = part_content(body)
    field = find_field(body, "Content-Type").lower()
    if "format=flowed" not in field.replace('"', "").replace(" ", ""):
        return content
    joined = re.sub(rb"(?<!^-- )(?<!\n-- )(?<= )\r?\n(?![>\s]|-- )", b"", content)
    return joined.replace(b" \x00", b"") if "delsp=yes" in field else joined


def _find_claims(message: EmailMessage) -> Iterator[Claim]:
    subject = find_field(message, "Subject")
    title = _FORWARDED.sub("", subject) if _FORWARDED.match(subject) else subject
    if title:
        yield claim_from_source("title", (title,), "meta", "mail Subject", HEADER)
    address = find_field(message, "Archived-At").strip("<> ")  # RFC 5064
    if WEB_ADDRESS.fullmatch(address):
        yield claim_from_source("source_url", (address,), "meta", "mail Archived-At", HEADER)
    if title == subject:
        yield from _sender_claims(find_field(message, "From"))
        sent = parse_mail_time(find_field(message, "Date"))
        if sent:
            yield claim_from_source("published", (sent[:10],), "meta", "mail Date", HEADER)


def _sender_claims(sender: str) -> Iterator[Claim]:
    """Who wrote it, if the sender is a person, and who published it, if not."""
    name, address = parseaddr(sender)
    both = _PERSON_OF.fullmatch(name)
    if both:
        yield claim_from_source("authors", (both["person"],), "meta", "mail From", HEADER)
        yield claim_from_source("publisher", (both["publisher"],), "meta", "mail From", HEADER)
    elif name and "@" not in name:
        field = "authors" if _is_person(name, address) else "publisher"
        yield claim_from_source(field, (name,), "meta", "mail From", HEADER)


def _is_person(name: str, address: str) -> bool:
    """Whether the address is made of the parts of the name, as those of people are."""
    parts = clean_name(name).split()
    if not is_person_name(name) or _PUBLICATION & set(parts):
        return False
    mailbox = "".join(clean_name(address.partition("@")[0].partition("+")[0]).replace("_", " ").split())
    first, last = parts[0], parts[-1]
    return mailbox in {first + last, last + first, first[0] + last, last + first[0], first + last[0]}
