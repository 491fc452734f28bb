"""Which format a file is in: by its first bytes, and by its ending only where bytes cannot tell.

A wrong ending is common (a page saved as `.txt`, a PDF without one), and a wrong reader makes nonsense. What a file
name says therefore only chooses between formats that are all plain text.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from pressmark.ingest.formats.unpacking import GZIP_MARK


class Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    MHTML = "MHTML"
    MAIL = "mail"
    PDF = "PDF"
    GZIP = "gzip"
    WARC = "WARC"
    ZIP = "zip"


MARKDOWN_ENDINGS = (".md", ".markdown")
HTML_ENDINGS = (".html", ".htm", ".html.gz")
MHTML_ENDINGS = (".mhtml", ".mht")
MAIL_ENDINGS = (".eml",)
PDF_ENDINGS = (".pdf",)

LOOKED_AT = 16 * 1024
"""Bytes at the beginning that tell the format; mail has up to some 10 KB of headers."""

PDF_MARK_WITHIN = 1024
"""Bytes in which a PDF must show its mark. Source: ISO 32000-1, annex H, note 13."""

_MARKS: tuple[tuple[bytes, Format], ...] = (
    (GZIP_MARK, Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"WARC/", Format.WARC),
    (b"%PDF-", Format.PDF),
)
"""First bytes and their format. Source: RFC 1952; PKWARE APPNOTE; ISO 28500; ISO 32000."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_PAGE = re.compile(
    r"\s*+(?:<\?xml\b[^>]{0,200}>\s*+|<!--(?:(?!-->).){0,4000}+-->\s*+){0,8}(?:<!doctype\s+html\b|<(?:html|head|body)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A page begins so, after comments: <!-- saved by ... --><!DOCTYPE html>"""

_TAG = re.compile(rb"<\x00?[a-z!/?]", re.IGNORECASE)  # with a zero between them in UTF-16
_HEADER = re.compile(r"(?P<name>[!-9;-~]{1,70}):|[ \t]+\S|From \S")
"""A header field, the continuation of one, or the envelope of an mbox. Source: RFC 5322, 2.2; RFC 4155."""

_SAVED_BY = re.compile(r"^from: [<\"]saved by ", re.MULTILINE)
"""What Chromium and Internet Explorer write: From: <Saved by Blink>"""

_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.MULTILINE)

_SENT = {"mime-version", "message-id", "received", "return-path", "dkim-signature"}
"""Fields that programs write; who copies a mail's text brings only From, To, Subject and Date."""


def find_format(content: bytes, name: str) -> Format:
    """The format of a file."""
    lowered = name.lower()
    for mark, format_ in _MARKS:
        if content.startswith(mark):
            return format_
    if lowered.endswith(PDF_ENDINGS) and b"%PDF-" in content[:PDF_MARK_WITHIN]:
        return Format.PDF
    opening = _opening(content)
    if opening.lstrip().startswith("%PDF-"):
        return Format.PDF
    if _PAGE.match(opening):
        return Format.HTML
    return _find_mail(opening, lowered) or _by_ending(content, lowered)


def _opening(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) : LOOKED_AT].decode(encoding, "replace")
    return content[:LOOKED_AT].decode("latin-1")


def _find_mail(opening: str, lowered: str) -> Format | None:
    """Mail and MHTML begin with a block of header fields and nothing else."""
    names, head = _header_names(opening), opening.lower()
    if names and (lowered.endswith(MHTML_ENDINGS) or "snapshot-content-location" in names or _SAVED_BY.search(head)):
        return Format.MHTML
    if "content-type" in names and "from" not in names and _RELATED.search(head):
        return Format.MHTML
    if lowered.endswith(MAIL_ENDINGS):
        return Format.MAIL if names & {"from", "subject", "date"} else None
    return Format.MAIL if {"content-type", "from"} <= names and names & _SENT else None


def _header_names(opening: str) -> set[str]:
    """The names of the fields at the top, lower case; none if anything else stands among them."""
    names: set[str] = set()
    whole = opening if len(opening) < LOOKED_AT else opening.rpartition("\n")[0]
    for line in re.split(r"\r\n|\r|\n", whole.lstrip()):
        if not line.strip():
            break
        match = _HEADER.match(line)
        if match is None:
            return set()
        if match["name"]:
            names.add(match["name"].lower())
    return names


def _by_ending(content: bytes, lowered: str) -> Format:
    """Plain text of some kind; a page without any tag is none."""
    if lowered.endswith(HTML_ENDINGS) and _TAG.search(content):
        return Format.HTML
    return Format.MARKDOWN if lowered.endswith(MARKDOWN_ENDINGS) else Format.TEXT
