"""The clocks of programs that save pages: their many spellings in, ISO 8601 out, with an offset where one is told.

They say when a page was saved, never when it was published.
"""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

LONGEST = 100
"""Characters; JavaScript names the time zone in words, which is the longest spelling."""

_ISO = re.compile(
    r"""(?P<date>\d{4}-\d{2}-\d{2})[T\ ](?P<time>\d{2}:\d{2}:\d{2})(?:[.,]\d{1,9})?
        \ ?(?P<offset>Z|[+-]\d{2}:?\d{2})?""",
    re.VERBOSE,
)
"""2024-04-19T14:19:49.123Z. Source: ISO 8601; WARC 1.1, 5.4 (WARC-Date)."""

_JAVASCRIPT = re.compile(
    r"""[A-Z][a-z]{2}\ (?P<month>[A-Z][a-z]{2})\ (?P<day>\d{2})\ (?P<year>\d{4})\ (?P<time>\d{2}:\d{2}:\d{2})
        \ (?:GMT|UTC)(?P<offset>[+-]\d{4})\b.*""",
    re.VERBOSE | re.DOTALL,
)
"""Fri Apr 19 2024 16:19:49 GMT+0200 (Central European Summer Time). Source: ECMA-262, 21.4.4.41 (Date.toString)."""

_PDF = re.compile(
    r"""(?:D:)?(?P<date>\d{8})(?P<time>\d{6})(?:(?P<utc>Z).*|(?P<sign>[+-])(?P<hours>\d{2})'?(?P<minutes>\d{2})?'?)?""",
    re.VERBOSE,
)
"""D:20240419161949+02'00'. Source: ISO 32000-1, 7.9.4."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def parse_instant(text: str) -> str | None:
    """An ISO, JavaScript or mail time as ISO 8601; None when it is none of them, or no calendar has it."""
    text = text.strip()[:LONGEST]
    iso, javascript = _ISO.fullmatch(text), _JAVASCRIPT.fullmatch(text)
    if iso:
        return _checked(f"{iso['date']}T{iso['time']}{iso['offset'] or ''}")
    if javascript:
        month = _MONTHS.index(javascript["month"]) + 1 if javascript["month"] in _MONTHS else 0
        date = f"{javascript['year']}-{month:02}-{javascript['day']}"
        return _checked(f"{date}T{javascript['time']}{javascript['offset']}")
    return parse_mail_time(text)


def parse_mail_time(text: str) -> str | None:
    """Fri, 19 Apr 2024 16:19:49 +0200. Source: RFC 5322, 3.3; its "-0000" is the time of Greenwich."""
    try:
        moment = parsedate_to_datetime(text[:LONGEST])
    except (ValueError, TypeError, IndexError, OverflowError):  # what CPython raises for times that are none
        return None
    return _checked(f"{moment.replace(tzinfo=None).isoformat()}{moment.strftime('%z') or 'Z'}")


def parse_pdf_time(text: str) -> str | None:
    found = _PDF.fullmatch(text.strip()[:LONGEST])
    if found is None:
        return None
    date, time = found["date"], found["time"]
    offset = (
        "Z" if found["utc"] else f"{found['sign']}{found['hours']}{found['minutes'] or '00'}" if found["sign"] else ""
    )
    return _checked(f"{date[:4]}-{date[4:6]}-{date[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}{offset}")


def _checked(iso: str) -> str | None:
    try:
        moment = datetime.datetime.fromisoformat(iso).replace(microsecond=0)
    except ValueError:
        return None
    return moment.isoformat().removesuffix("+00:00") + ("Z" if moment.isoformat().endswith("+00:00") else "")
