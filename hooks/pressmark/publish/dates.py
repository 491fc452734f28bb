"""Dates in words. An unknown date is said to be unknown; it is never made up."""

from __future__ import annotations

import datetime as dt

from babel import Locale
from babel.dates import format_date, format_datetime

UNKNOWN = "date unknown"
UNDATED = "undated"
LOCALE = Locale("en", "GB")
_FORMATS = {4: ("%Y", "y"), 7: ("%Y-%m", "MMMM y"), 10: ("%Y-%m-%d", "d MMMM y")}
"""Length of an ISO date -> how it is read, and its CLDR pattern in words."""


def date_words(published: str | None) -> str:
    """ "17 September 2014", "September 2014", "2014" or "date unknown"."""
    if published is None:
        return UNKNOWN
    reading, pattern = _FORMATS[len(published)]
    return format_date(_parse(published, reading), pattern, locale=LOCALE)


def moment_words(captured: str) -> str:
    """ "19 April 2024, 16:19" from an ISO 8601 date and time, and what `date_words` says of a date alone."""
    if len(captured) in _FORMATS:
        return date_words(captured)
    try:
        return format_datetime(dt.datetime.fromisoformat(captured), "d MMMM y, HH:mm", locale=LOCALE)
    except ValueError:
        return captured


def month_words(month: str) -> str:
    """ "September" from "2014-09"."""
    return format_date(_parse(month, "%Y-%m"), "MMMM", locale=LOCALE)


def _parse(value: str, reading: str) -> dt.date:
    return dt.datetime.strptime(value, reading).replace(tzinfo=dt.UTC).date()
