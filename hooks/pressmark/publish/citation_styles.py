"""A reference as a sentence, in the two styles that readers of newspapers cite in.

Sources: Publication Manual of the APA, 7th edition, 10.1 example 16 (newspaper article) and 9.12 (no author);
Chicago Manual of Style, 17th edition, 14.191 to 14.199 (notes and bibliography, newspaper articles), 14.12 (access),
14.50 (no date), 13.30 (quotation marks within others), 8.159 (headlines).
A processor of CSL styles, citeproc-py, takes 5 to 9 milliseconds a citation, and these 0.01; the tests compare them.

In an archive whose interface is in another language the words, dates and quotation marks are that language's, and the
stop stands behind the closing mark; the order of the parts stays that of the style. "&" before APA's last author is
the style's own in all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from pressmark.publish.citation_names import Name
from pressmark.publish.citations import Reference
from pressmark.publish.wording import ENGLISH, Wording, wording_of

MOST_AUTHORS = 20
"""Authors that APA lists in full; of more it gives the first 19 and the last (9.8)."""
CHICAGO_AUTHORS = 10
"""Authors that a Chicago bibliography lists in full; of more it gives the first seven (14.76)."""
_MONTHS = "January February March April May June July August September October November December".split()
"""In English both styles write dates as Americans do, which the interface does not."""
_ENGLISH = wording_of(ENGLISH)
_CLOSING = frozenset(".?!…")
_SMALL = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via with yet".split()
)
"""Words that a headline has small but at its ends, unless they are all capitals: "Hepatitis A", "AS Monaco", "in UP".
Source: CSL 1.0.2, "Title Case Conversion"."""
_FIRST_LETTER = re.compile(r"[^\w]*[^\W\d_]")
_INNER = re.compile(r'“([^“”]*)”|(?<!\w)"([^"]*)"(?!\w)')
"""What stands in quotation marks itself: “so” or "so"."""
_OUTER = frozenset('”"')


class Part(NamedTuple):
    """A stretch of a citation; publications are set in italics."""

    text: str
    italic: bool = False


def apa(item: Reference, wording: Wording = _ENGLISH) -> tuple[Part, ...]:
    """Smith, J. A. (2014, September 17). Title. *Publication*. https://… [Archived at https://…]

    Without a publication it is a work by itself, and its title in italics.
    """
    authors = _apa_authors(item.authors)
    date = f"({_apa_date(item.published, wording)})."
    place = item.url or _in_archive(item, wording)
    if _is_elsewhere(item):
        place = f"{place} [{_copy(item, wording)}]"
    title = [Part(item.title, italic=not item.publication), Part(_stop(item.title))]
    head = [Part(f"{_closed(authors)} {date} "), *title] if authors else [*title, Part(f" {date}")]
    if item.publication:
        head += [Part(" "), Part(item.publication, italic=True), Part(_stop(item.publication))]
    return _joined([*head, Part(f" {place}")])


def chicago(item: Reference, wording: Wording = _ENGLISH) -> tuple[Part, ...]:
    """Smith, John A. “Title.” *Publication*, September 17, 2014. https://…. Archived at https://….

    An unsigned article begins with its publication.
    """
    authors = _chicago_authors(item.authors, wording)
    quoted = _quoted(_headline(item) if wording.language == ENGLISH else item.title, wording)
    date = _closed(_chicago_date(item.published, wording))
    place = f"{item.url}." if item.url else _in_archive(item, wording)
    if _is_elsewhere(item):
        place = f"{place} {_copy(item, wording)}."
    if not item.publication:
        return (Part(" ".join(filter(None, (authors and _closed(authors), quoted, date, place)))),)
    publication = Part(item.publication, italic=True)
    if not authors:
        return publication, Part(f"{_stop(item.publication)} {quoted} {date} {place}")
    return Part(f"{_closed(authors)} {quoted} "), publication, Part(f", {date} {place}")


def _joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Stretches side by side that are set alike are one."""
    alike = groupby(parts, key=lambda part: part.italic)
    return tuple(Part("".join(part.text for part in found), italic) for italic, found in alike)


def _is_elsewhere(item: Reference) -> bool:
    """Whether what is cited is where it was published, so that the archive's copy is a second place."""
    return bool(item.url) and item.url != item.archive_url


def _in_archive(item: Reference, wording: Wording) -> str:
    """Where it can be read when it has no address: the archive, and the id in it."""
    return wording("{archive}, id {id}.", archive=item.archive, id=item.place)


def _copy(item: Reference, wording: Wording) -> str:
    """Where the archive has it; without an address under which id."""
    if item.archive_url:
        return wording("Archived at {place}", place=item.archive_url)
    return wording("Archived in {archive}, id {id}", archive=item.archive, id=item.place)


def _headline(item: Reference) -> str:
    """The title with capitals as Chicago has them in English; one that is all capitals stays, for its acronyms."""
    if item.language.partition("-")[0] != ENGLISH or item.title.isupper():
        return item.title
    words = item.title.split(" ")
    shown = [
        word.lower()
        if 0 < at < len(words) - 1 and words[at - 1][-1:] != ":" and word.lower() in _SMALL and not word.isupper()
        else _raised(word)
        for at, word in enumerate(words)
    ]
    return " ".join(shown)


def _raised(word: str) -> str:
    """With its first letter as a capital, unless it has one elsewhere ("iPhone")."""
    if word != word.lower():
        return word
    found = _FIRST_LETTER.match(word)
    return word[: found.end() - 1] + word[found.end() - 1].upper() + word[found.end() :] if found else word


def _quoted(title: str, wording: Wording) -> str:
    """In quotation marks, with the stop where the language has it."""
    if wording.language == ENGLISH:
        shown = _INNER.sub(r"‘\1\2’", title)
        is_within = shown != title and title[-1:] in _OUTER
        return f"“{_closed(shown[:-1])}’”" if is_within else f"“{_closed(shown)}”"
    return wording("“{word}”", word=title) + ("" if title[-1:] in _CLOSING else ".")


def _apa_authors(names: tuple[Name, ...]) -> str:
    shown = [_apa_name(name) for name in names]
    if len(shown) > MOST_AUTHORS:
        return f"{', '.join(shown[: MOST_AUTHORS - 1])}, … {shown[-1]}"
    if len(shown) > 1:
        return f"{', '.join(shown[:-1])}, & {shown[-1]}"
    return "".join(shown)


def _apa_name(name: Name) -> str:
    if name.is_whole:
        return name.family
    return ", ".join(part for part in (name.family, name.initials, name.suffix) if part)


def _chicago_authors(names: tuple[Name, ...], wording: Wording) -> str:
    """The first one inverted, so that a bibliography sorts by it."""
    shown = [_chicago_name(name, inverted=at == 0) for at, name in enumerate(names)]
    if len(shown) > CHICAGO_AUTHORS:
        return wording("{names}, et al.", names=", ".join(shown[:7]))
    if len(shown) > 1:
        return wording("{names}, and {last}", names=", ".join(shown[:-1]), last=shown[-1])
    return "".join(shown)


def _chicago_name(name: Name, *, inverted: bool) -> str:
    if name.is_whole:
        return name.family
    if inverted:
        return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
    return " ".join(part for part in (name.given, name.family, name.suffix) if part)


def _apa_date(published: str, wording: Wording) -> str:
    if not published:
        return wording("n.d.")
    if wording.language != ENGLISH:
        return ", ".join(filter(None, (published[:4], wording.day(published))))
    year, month, day = _date_parts(published)
    return f"{year}, {month} {day}".rstrip(" ,")


def _chicago_date(published: str, wording: Wording) -> str:
    if not published:
        return wording("n.d.")
    if wording.language != ENGLISH:
        return wording.date(published)
    year, month, day = _date_parts(published)
    return f"{month} {day}, {year}" if day else f"{month} {year}".strip()


def _date_parts(published: str) -> tuple[str, str, str]:
    """Year, month in words and day without leading zero; empty where unknown."""
    year, month, day = (*published.split("-"), "", "")[:3]
    return year, _MONTHS[int(month) - 1] if month else "", day.lstrip("0")


def _closed(text: str) -> str:
    """With one closing mark."""
    return text + _stop(text)


def _stop(text: str) -> str:
    """The full stop behind a text; none where it closes by itself, if within a quotation."""
    return "" if text.rstrip("’”")[-1:] in _CLOSING else "."
