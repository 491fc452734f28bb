"""A reference as a sentence, in the two styles that readers of newspapers cite in.

Sources: Publication Manual of the APA, 7th edition, 10.1 example 16 (newspaper article) and 9.12 (no author);
Chicago Manual of Style, 17th edition, 14.191 to 14.199 (notes and bibliography, newspaper articles), 14.12 (access).
A processor of CSL styles was measured first: 13 to 29 milliseconds an article, and titles of unsigned articles twice.

In an archive whose interface is in another language the words, dates and quotation marks are that language's, and the
stop stands behind the closing mark; the order of the parts stays that of the style. "&" before APA's last author is
the style's own in all languages.
"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation; publications are set in italics."""

    text: str
    italic: bool = False


def apa(item: Reference, wording: Wording = _ENGLISH) -> tuple[Part, ...]:
    """Smith, J. A. (2014, September 17). Title. *Publication*. https://… [Archived at https://…]"""
    authors = _apa_authors(item.authors)
    date = f"({_apa_date(item.published, wording)})."
    title = _closed(item.title)
    head = f"{_closed(authors)} {date} {title}" if authors else f"{title} {date}"
    place = item.url or _in_archive(item, wording)
    if _is_elsewhere(item):
        place = f"{place} [{_copy(item, wording)}]"
    return _join(head, f"{item.publication}." if item.publication else "", place)


def chicago(item: Reference, wording: Wording = _ENGLISH) -> tuple[Part, ...]:
    """Smith, John A. “Title.” *Publication*, September 17, 2014. https://…. Archived at https://…."""
    authors = _chicago_authors(item.authors, wording)
    quoted = _quoted(item.title, wording)
    head = f"{_closed(authors)} {quoted}" if authors else quoted
    date = _chicago_date(item.published, wording)
    place = f"{item.url}." if item.url else _in_archive(item, wording)
    if _is_elsewhere(item):
        place = f"{place} {_copy(item, wording)}."
    if not item.publication:
        return _join(f"{head} {_closed(date)}" if date else head, "", place)
    tail = f", {_closed(date)}" if date else "."
    return Part(f"{head} "), Part(item.publication, italic=True), Part(f"{tail} {place}")


def _join(head: str, publication: str, place: str) -> tuple[Part, ...]:
    if publication:
        return Part(f"{head} "), Part(publication, italic=True), Part(f" {place}")
    return Part(f"{head} "), Part(place)


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


def _quoted(title: str, wording: Wording) -> str:
    """In quotation marks, with the stop where the language has it."""
    if wording.language == ENGLISH:
        return f"“{_closed(title)}”"
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
        return ""
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
    return text if text[-1:] in _CLOSING else f"{text}."
