"""Printed dates and clocks, in the eight languages that we read.

Month and weekday names come from Unicode CLDR (through babel). A numeric date whose day and month could be swapped is
kept as far as it is certain: "03/04/2020" is "2020", with both readings beside it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.dates import get_day_names, get_month_names

LOCALES = (
    *("en", "en_GB", "de", "de_AT", "fr", "fr_CA", "es", "it", "pt", "pt_PT", "nl", "ru"),
    *("pl", "cs", "sv", "da", "nb", "fi", "tr", "el", "uk", "ro", "hu", "ca", "id", "ar", "ar_DZ", "he", "hi"),
)
"""CLDR locales: the eight languages, with regional forms such as "Sept" and "Jänner", and their neighbours. A word that
is two months in two languages (Czech and Croatian "listopad") is none."""

DAY_FIRST = frozenset(
    "de fr es it pt nl ru pl cs da nb no fi tr el uk ro ca gl sk sl hr sr bg lv et ar he id ms vi th hi bn ta".split()
)
"""Languages of which every CLDR region writes the day before the month in numeric dates (fr-CA: the year first; es-PA
and es-PR differ on paper)."""

EARLIEST_YEAR = 1600
"""The first newspapers; smaller numbers of four digits are quantities."""

LATEST_YEAR = 2100

FIRST_YEAR_OF_1900S = 70
"""Years of two digits from here on are of the last century, as POSIX (strptime %y) has it, give or take a year."""

LONGEST_GIVEN = 60
"""Characters of a date that the archivist gives."""

NOON = 12

_WORD = r"[^\W\d_]{3,12}"
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>(?P<iso_y>\d{{4}})(?P<iso_s>[-/.])(?P<iso_m>\d{{1,2}})(?P=iso_s)(?P<iso_d>\d{{1,2}})(?=T\d|\b))
    | (?P<cjk>(?P<cjk_y>\d{{4}})\s?[年년]\s?(?P<cjk_m>\d{{1,2}})\s?[月월]\s?(?P<cjk_d>\d{{1,2}})\s?[日일])
    | (?P<dmy>(?P<dmy_d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s|-|/|\sde\s|\sof\s)\s?
        (?P<dmy_m>{_WORD})\.?,?(?:\s|-|/|\sde\s|\sdel\s)\s?(?P<dmy_y>\d{{4}})\b)
    | (?P<num>(?P<num_a>\d{{1,2}})(?P<num_s>[./-])\s?(?P<num_b>\d{{1,2}})(?P=num_s)\s?(?P<num_y>\d{{4}})(?![./-]?\d))
    | (?P<short>(?P<short_a>\d{{1,2}})(?P<short_s>[./])(?P<short_b>\d{{1,2}})(?P=short_s)
        (?P<short_y>\d{{2}})(?![./-]?\d))
    | (?P<mdy>(?P<mdy_m>{_WORD})\.?\s(?P<mdy_d>\d{{1,2}})(?:st|nd|rd|th)?[.,]?\s(?P<mdy_y>\d{{4}})\b)
    | (?P<my>(?P<my_m>{_WORD})\.?,?\s(?:de\s)?(?P<my_y>\d{{4}})\b)
    )""",
    re.VERBOSE,
)
"""2014-09-17 | 2014年9月17日 | 17. September 2014 | 17.09.2014 | 17.09.14 | Sept. 17, 2014 | September 2014"""

_CLOCK = re.compile(
    r"""(?:\bT|[\s,|–-]|^)\s?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:\.\d{1,9})?
        (?:\s?(?P<half>[aApP])\.?[mM]\b\.?)?(?:\s?(?P<offset>Z\b|[+-]\d{2}:?\d{2}))?(?![\d:])""",
    re.VERBOSE,
)
"""16:19:49 | 4:19:49 pm | 14.59 | T10:00:00+02:00"""

_ISO_CLOCK = re.compile(r"[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?")
"""The time behind a date. Source: ISO 8601-1:2019, 5.3 and 5.4."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as it stands in a text."""

    value: str
    """YYYY-MM-DD, YYYY-MM or YYYY: as much as is certain."""
    start: int
    end: int
    readings: tuple[str, ...] = ()
    """The two days that a numeric date may mean, day first and month first; empty when there is no doubt."""
    order: str = ""
    """"day" or "month": what comes first in a numeric date that leaves no doubt."""


@dataclass(frozen=True, slots=True)
class PrintedClock:
    value: str
    """HH:MM:SS with the offset if one is told."""
    has_seconds: bool
    start: int
    end: int


def find_dates(text: str, language: str = "und") -> tuple[PrintedDate, ...]:
    """Every date in `text`; dates that no calendar has are left out."""
    return tuple(_find_dates(text, is_day_first(language)))


def is_day_first(language: str) -> bool:
    """Whether all who write the language put the day before the month; English is written both ways."""
    return language.partition("-")[0] in DAY_FIRST


def _find_dates(text: str, day_first: bool) -> Iterator[PrintedDate]:
    for match in _DATE.finditer(text):
        found = _read_match(match, day_first)
        if found is not None:
            yield found


def find_clock(text: str) -> PrintedClock | None:
    """The first time of day in `text`."""
    for match in _CLOCK.finditer(text):
        value = _read_clock(match)
        if value is not None:
            return PrintedClock(value, match["second"] is not None, match.start(), match.end())
    return None


def parse_given_date(text: str, *, with_clock: bool = False) -> str | None:
    """A whole text that is one date, with its clock if asked for; None when it is not, or when it is doubtful."""
    if len(text) > LONGEST_GIVEN:
        return None
    if re.fullmatch(r"[0-9]{4}", text):
        return text if EARLIEST_YEAR <= int(text) <= LATEST_YEAR else None
    month = re.fullmatch(r"(\d{4})-(\d{2})", text)
    if month:
        return _calendar_month(int(month[1]), int(month[2]))
    dates = find_dates(text)
    if len(dates) != 1 or dates[0].start != 0:
        return None
    rest = text[dates[0].end :]
    if not with_clock:
        rest = _ISO_CLOCK.sub("", rest)  # no matter what time it was, the day is clear
    clock = find_clock(rest)
    left = rest if clock is None else rest[: clock.start] + rest[clock.end :]
    if left.strip(" TZ,") or (len(dates[0].value) == 4):  # noqa: PLR2004 -- a year: day and month are in doubt
        return None
    return f"{dates[0].value}T{clock.value}" if with_clock and clock else dates[0].value


def _read_match(match: re.Match[str], day_first: bool) -> PrintedDate | None:
    if match["num"]:
        return _read_numeric(match, "num", int(match["num_y"]), day_first)
    if match["short"]:
        short = int(match["short_y"])
        return _read_numeric(match, "short", short + (2000 if short < FIRST_YEAR_OF_1900S else 1900), day_first)
    value = _read_unmistakable(match)
    return None if value is None else PrintedDate(value, match.start(), match.end())


def _read_unmistakable(match: re.Match[str]) -> str | None:
    for kind in ("iso", "cjk"):
        if match[kind]:
            return _calendar_day(int(match[f"{kind}_y"]), int(match[f"{kind}_m"]), int(match[f"{kind}_d"]))
    for kind in ("dmy", "mdy"):
        if match[kind]:
            month = month_number(match[f"{kind}_m"])
            return None if month is None else _calendar_day(int(match[f"{kind}_y"]), month, int(match[f"{kind}_d"]))
    month = month_number(match["my_m"])
    return None if month is None else _calendar_month(int(match["my_y"]), month)


def _read_numeric(match: re.Match[str], kind: str, year: int, day_first: bool) -> PrintedDate | None:
    first, second = int(match[f"{kind}_a"]), int(match[f"{kind}_b"])
    as_day_first, as_month_first = _calendar_day(year, second, first), _calendar_day(year, first, second)
    span = match.span()
    if day_first or match[f"{kind}_s"] == ".":  # with full stops the day stands first, unless it cannot
        if as_day_first:
            return PrintedDate(as_day_first, *span, order="day")
        return PrintedDate(as_month_first, *span, order="month") if as_month_first and not day_first else None
    if as_day_first and as_month_first:
        if as_day_first == as_month_first:
            return PrintedDate(as_day_first, *span)
        return PrintedDate(str(year), *span, readings=(as_day_first, as_month_first))
    value = as_day_first or as_month_first
    return PrintedDate(value, *span, order="day" if as_day_first else "month") if value else None


def _calendar_day(year: int, month: int, day: int) -> str | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _calendar_month(year: int, month: int) -> str | None:
    day = _calendar_day(year, month, 1)
    return day and day[:7]


def _read_clock(match: re.Match[str]) -> str | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    try:
        clock = datetime.time(hour, minute, second).isoformat()
    except ValueError:
        return None
    offset = match["offset"] or ""
    return clock + (offset if offset in {"", "Z"} or ":" in offset else f"{offset[:3]}:{offset[3:]}")


def month_number(word: str) -> int | None:
    return _months().get(word.casefold().rstrip("."))


def is_weekday(word: str) -> bool:
    return word.casefold().rstrip(".") in _weekdays()


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    clashing: set[str] = set()
    for locale in LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    folded = name.casefold().rstrip(".")
                    if names.setdefault(folded, number) != number:
                        clashing.add(folded)
    return {name: number for name, number in names.items() if name not in clashing}


@cache
def _weekdays() -> frozenset[str]:
    found: set[str] = set()
    for locale in LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                found.update(name.casefold().rstrip(".") for name in get_day_names(width, context, locale).values())
    return frozenset(found)
