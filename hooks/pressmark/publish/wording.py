"""The archive's own words in the language of the theme: English in, the words of the interface out.

Templates, scripts and code say everything in English; `interface/<language>.yml` has the translations, and what has
none is said in English. `t(...)` in a template or a script, and `wording(...)` in code, translate; `count` says a
number of things, by the plural rules of CLDR, which `babel` and browsers share. A text that is in no table comes back
as it is: names may be passed through.

Pages of MkDocs' navigation and the pages that an archivist wrote are in the words of whoever wrote them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from pressmark.errors import PublishError
from pressmark.publish.dates import DATE_LENGTHS, date_words

ENGLISH = "en"
SCRIPT = "assets/js/interface.js"
_TABLES = "interface"
_GROUPED = 1000
"""Numbers below are written alike in all languages of the interface."""
_DATES_KEPT = 1 << 16
"""A build says some 50,000 dates, most of them several times."""
_COUNTS_KEPT = 1 << 14
"""A chart says each of its counts twice, and most counts are small."""

Forms = Mapping[str, str]
"""Plural category of CLDR -> words with `{n}`."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of the interface in one language."""

    language: str
    """BCP 47; "en" where there is no table for the theme's language."""
    pages: Mapping[str, str | Forms]
    """English -> the words of pages."""
    scripts: Mapping[str, str | Forms]
    """English -> words that scripts need, and pages may use too."""
    locale: Locale

    def __call__(self, english: str, **values: object) -> str:
        """What is said for English words; `{name}` in them stands for a value."""
        said = self.scripts.get(english) or self.pages.get(english) or english
        if not isinstance(said, str):
            said = english
        return said.format(**values) if values else said

    def count(self, number: int, one: str, many: str) -> str:
        """ "1 article", "1,200 articles"."""
        return _counted(self, number, one, many)

    def span(self, first: str, last: str) -> str:
        """ "1998 to 2001"; "1998" where both are the same."""
        return first if first == last else self("{first} to {last}", first=first, last=last)

    def number(self, number: int) -> str:
        """ "1,200" as the language writes it."""
        return str(number) if number < _GROUPED else _number(self.locale, number)

    def date(self, published: str | None) -> str:
        """ "17 September 2014", "September 2014", "2014" or "date unknown"."""
        if published is None:
            return self("date unknown")
        return date_words(published) if self.language == ENGLISH else _date(self.locale, published)

    def moment(self, captured: str) -> str:
        """ "19 April 2024, 16:19" from an ISO 8601 date and time, and what `date` says of a date alone."""
        if len(captured) in DATE_LENGTHS:
            return self.date(captured)
        try:
            moment = dt.datetime.fromisoformat(captured)
        except ValueError:
            return captured
        return f"{self.date(moment.date().isoformat())}, {moment.hour:02}:{moment.minute:02}"

    def month(self, month: str) -> str:
        """ "September" from "2014-09"."""
        return str(self.locale.months["stand-alone"]["wide"][int(month[5:7])])

    def day(self, published: str) -> str:
        """ "17 September", "September" or "" from "2014-09-17", "2014-09" or "2014"."""
        if len(published) < len("2014-09-17"):
            return self.month(published) if published[4:] else ""
        try:
            return str(format_skeleton("MMMMd", dt.date.fromisoformat(published), locale=self.locale))
        except ValueError:
            return published[5:]

    def language_name(self, language: str) -> str:
        """ "English" from "en"; "language unknown" from "und"; the code itself where CLDR has no name."""
        if language == "und":
            return self("language unknown")
        return _language_name(self.locale, language)

    def script(self) -> str:
        """The module from which scripts have their words."""
        told = json.dumps(dict(self.scripts), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return f"export const LANGUAGE = {json.dumps(self.language)};\nexport const WORDS = {told};\n"


@lru_cache(_COUNTS_KEPT)
def _counted(wording: Wording, number: int, one: str, many: str) -> str:
    forms = wording.scripts.get(many) or wording.pages.get(many) or {"one": one, "other": many}
    if isinstance(forms, str):
        forms = {"other": forms}
    said = forms.get(wording.locale.plural_form(number)) or forms["other"]
    return f"{wording.number(number)} {said}"


@cache
def wording_of(language: str) -> Wording:
    """The words of the interface for the theme's language: "de", "pt-BR".

    Raises:
        PublishError: the table of the language is not of the form that it must have.
    """
    wanted = language.replace("_", "-").lower()
    for name in (wanted, wanted.partition("-")[0]):
        if name == ENGLISH or name not in translated():
            continue
        path = f"{_TABLES}/{name}.yml"
        table = yaml.safe_load(files("pressmark.publish").joinpath(path).read_text(encoding="utf-8"))
        if not isinstance(table, dict) or set(table) != {"pages", "scripts"}:
            raise PublishError(path, "has other parts than `pages` and `scripts`", "write the words under these")
        locale = _locale(language, name)
        return Wording(str(locale).replace("_", "-"), table["pages"], table["scripts"], locale)
    return Wording(ENGLISH, {}, {}, Locale("en", "GB"))


@cache
def translated() -> frozenset[str]:
    """The languages that have a table."""
    found = files("pressmark.publish").joinpath(_TABLES).iterdir()
    return frozenset(item.name.removesuffix(".yml") for item in found if item.name.endswith(".yml"))


def _locale(language: str, name: str) -> Locale:
    """That of "pt-BR" where CLDR has it; else that of the table's language."""
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(name)


@lru_cache(_DATES_KEPT)
def _date(locale: Locale, published: str) -> str:
    year, month, day = map(int, [*published.split("-"), "1", "1"][:3])
    if len(published) == len("2014"):
        return str(year)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return published
    if len(published) == len("2014-09"):
        return str(format_skeleton("yMMMM", date, locale=locale))
    return str(format_date(date, "long", locale=locale))


@cache
def _language_name(locale: Locale, language: str) -> str:
    try:
        return Locale.parse(language, sep="-").get_language_name(str(locale)) or language
    except (ValueError, UnknownLocaleError):
        return language


@lru_cache(_DATES_KEPT)
def _number(locale: Locale, number: int) -> str:
    return str(format_decimal(number, locale=locale))
