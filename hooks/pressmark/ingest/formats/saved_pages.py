"""What programs that save pages write into them: where the page was, and when it was saved.

Also the pictures, fonts and style sheets that they put into the page itself: up to several megabytes that no reader of
text needs, and that would push the page over the limits of those who read it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pressmark.ingest.claims import Claim, claim_from_source
from pressmark.ingest.formats.instants import parse_instant

LOOKED_AT = 64 * 1024
"""Characters at each end of a page; savers write into its first or last lines, at most below a style sheet."""

SAVED = 0.97
"""Confidence: above the page's canonical link, which is its own wish, while the saver says what it saw."""

_SAVERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "SingleFile comment",
        re.compile(
            r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\r\n]{10,100})"
        ),
    ),
    (
        "monolith comment",
        re.compile(r"<!-- Saved from (?P<url>\S+) at (?P<date>\S+) using monolith\b"),
    ),
    (
        "mark of the web",
        re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>\S+) -->", re.IGNORECASE),
    ),
    (
        "Wayback Machine comment",
        re.compile(
            r"FILE ARCHIVED ON (?P<clock>\d{1,2}:\d\d:\d\d) (?P<day>[A-Z][a-z]{2} \d{1,2}, \d{4}) AND RETRIEVED"
        ),
    ),
)
"""Rule and what the saver writes; `url` is where the page was.
Source: SingleFile, src/core (comment header); monolith, src/html.rs (create_metadata_tag); Chromium and Internet
Explorer ("mark of the web"); pages of web.archive.org."""

_SAVE_PAGE = re.compile(
    r"<meta name=[\"']?savepage-(?P<name>url|date)[\"']? content=[\"'](?P<value>[^\"'<>]{1,2000})", re.I
)
"""Source: Save Page WE, meta elements of saved pages."""

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)
_INLINED = re.compile(
    r"data:[a-z]{1,20}/[\w.+-]{1,60}(?:;[\w=-]{1,40}){0,3};base64,[\w+/=%]{256,}+", re.IGNORECASE | re.ASCII
)
"""Resources that are written into the page; short ones are icons and cost nothing."""

_STYLE = re.compile(r"(<style\b[^>]{0,2000}>)[^<]{4096,}+(?=</style)", re.IGNORECASE)


def drop_inlined(text: str) -> str:
    """The page without pictures, fonts and long style sheets that were written into it."""
    if "base64," in text:
        text = _INLINED.sub("data:,", text)
    return _STYLE.sub(r"\1", text) if len(text) > LOOKED_AT else text


def find_saver(text: str) -> tuple[Claim, ...]:
    """What the program that saved the page says about it."""
    ends = text if len(text) <= 2 * LOOKED_AT else f"{text[:LOOKED_AT]}\n{text[-LOOKED_AT:]}"
    return (*_comment_claims(ends), *_save_page_claims(ends))


def _comment_claims(text: str) -> Iterator[Claim]:
    for rule, pattern in _SAVERS:
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        yield from _claims(rule, html.unescape(found.get("url") or ""), _date(found))


def _date(found: dict[str, str | None]) -> str:
    if found.get("clock"):  # the Wayback Machine writes the clock first, and means Greenwich
        day = (found["day"] or "").replace(",", "").split()
        return f"{day[1]} {day[0]} {day[2]} {found['clock']} +0000"
    return found.get("date") or ""


def _save_page_claims(text: str) -> Iterator[Claim]:
    for match in _SAVE_PAGE.finditer(text):
        value = html.unescape(match["value"])
        url, date = (value, "") if match["name"].lower() == "url" else ("", value)
        yield from _claims(f"meta savepage-{match['name'].lower()}", url, date)


def _claims(rule: str, url: str, date: str) -> Iterator[Claim]:
    if _WEB_ADDRESS.fullmatch(url):
        yield claim_from_source("source_url", (url,), "meta", rule, SAVED)
    saved = parse_instant(date) if date else None
    if saved:
        yield claim_from_source("captured", (saved,), "meta", rule, SAVED)
