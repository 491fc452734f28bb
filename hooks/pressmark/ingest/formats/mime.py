"""What MHTML and mail share: a MIME message in, its header fields and its parts out, without trusting any of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from pressmark.errors import SeedRejected
from pressmark.ingest.lines import clean_line

MOST_PARTS = 2_000
"""Parts of a message; a page saved with all its pictures has some 300, and each costs the parser 0.2 ms."""

LONGEST_FIELD = 4_000
"""Characters of a header field that is looked at; mail programs write about 1,000."""

MOST_FIELD_BYTES = 100_000
"""Bytes of all the fields that tell the parts' types: the standard library takes 5 s for these."""

_TYPE_FIELD = re.compile(rb"^content-(?:type|disposition|transfer-encoding):(?:[^\n]|\n[ \t])*", re.I | re.M)
_BOUNDARY = re.compile(rb"^--[^\s>-]", re.M)

_PARSER_FAILS = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
    MessageError,
    OverflowError,
)
"""What the standard library's parser was seen to raise on broken messages; it was made for those that are not."""


def parse_message(place: str, content: bytes) -> EmailMessage:
    """Parse a message.

    Raises:
        SeedRejected: it cannot be parsed in sensible time.
    """
    fields = sum(len(match[0]) for match in _TYPE_FIELD.finditer(content))
    if fields > MOST_FIELD_BYTES or sum(1 for _ in _BOUNDARY.finditer(content)) > MOST_PARTS:
        raise SeedRejected(place, f"it has more than {MOST_PARTS} MIME parts", "save the article as HTML or text")
    try:
        return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)
    except _PARSER_FAILS:
        raise SeedRejected(place, "its MIME parts cannot be read", "save the article again as HTML or text") from None


def find_field(message: EmailMessage, name: str) -> str:
    """A header field as clean text; empty when it is not there or cannot be read."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if not raw or len(raw) > LONGEST_FIELD:
        return ""
    return clean_line(str(_tried(lambda: str(message[name])) or ""))


def find_parts(message: EmailMessage) -> tuple[EmailMessage, ...]:
    """Every part that holds content, in order; attachments and mails inside of the mail are none."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        kind = part_type(part)
        if kind.startswith("multipart/"):
            waiting[:0] = sub_parts(part)
        elif not kind.startswith("message/") and not _tried(part.is_attachment):
            found.append(part)
    return tuple(found)


def sub_parts(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [item for item in payload if isinstance(item, EmailMessage)] if isinstance(payload, list) else []


def part_type(part: EmailMessage) -> str:
    return str(_tried(part.get_content_type) or "")


def part_content(part: EmailMessage) -> bytes:
    """A part's bytes without their transfer encoding; empty when that is broken beyond reading."""
    content = _tried(lambda: part.get_payload(decode=True))
    return content if isinstance(content, bytes) else b""


def part_charset(part: EmailMessage) -> str | None:
    charset = _tried(part.get_content_charset)
    return str(charset) if charset else None


def _tried(ask: Callable[[], object]) -> object:
    """The answer of the standard library, or None where a broken header makes it fail."""
    try:
        return ask()
    except _PARSER_FAILS:
        return None
