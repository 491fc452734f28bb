"""Dates in English words; `wording.py` has other languages. An unknown date is said to be unknown, never made up."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale

UNKNOWN = "date unknown"
UNDATED = "undated"
LOCALE = Locale("en", "GB")
_MONTHS: Mapping[int, str] = LOCALE.months["format"]["wide"]
DATE_LENGTHS = frozenset({4, 7, 10})
"""Of ISO dates: a year, a month or a day."""


def date_words(published: str | None) -> str:
    """ "17 September 2014", "September 2014", "2014" or "date unknown"."""
    if published is None:
        return UNKNOWN
    # CLDR's "d MMMM y" by hand: a build says some 50,000 dates.
    parts = published.split("-")
    words = [str(int(part)) for part in reversed(parts)]
    if len(parts) > 1:
        words[-2] = _MONTHS[int(parts[1])]
    return " ".join(words)
