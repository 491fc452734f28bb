"""A reference as a sentence, in the two styles that readers of newspapers cite in.

Sources: Publication Manual of the APA, 7th edition, 10.1 example 16 (newspaper article) and 9.12 (no author);
Chicago Manual of Style, 17th edition, 14.191 to 14.199 (notes and bibliography, newspaper articles), 14.12 (access).
A processor of CSL styles was measured first: 13 to 29 milliseconds an article, and titles of unsigned articles twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.publish.citation_names import Name
from pressmark.publish.citations import Reference

MOST_AUTHORS = 20
"""Authors that APA lists in full; of more it gives the first 19 and the last (9.8)."""
CHICAGO_AUTHORS = 10
"""Authors that a Chicago bibliography lists in full; of more it gives the first seven (14.76)."""
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # citations in these styles are in English whatever the site's language
_CLOSING = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation; publications are set in italics."""

    text: str
    italic: bool = False


def apa(item: Reference) -> tuple[Part, ...]:
    """Smith, J. A. (2014, September 17). Title. *Publication*. https://…"""
    authors = _apa_authors(item.authors)
    date = f"({_apa_date(item.published)})."
    title = _closed(item.title)
    head = f"{_closed(authors)} {date} {title}" if authors else f"{title} {date}"
    return _join(head, f"{item.publication}." if item.publication else "", _place(item))


def chicago(item: Reference) -> tuple[Part, ...]:
    """Smith, John A. “Title.” *Publication*, September 17, 2014. https://…"""
    authors = _chicago_authors(item.authors)
    quoted = f"“{_closed(item.title)}”"
    head = f"{_closed(authors)} {quoted}" if authors else quoted
    date = _chicago_date(item.published)
    if not item.publication:
        return _join(f"{head} {date}." if date else head, "", _place(item, closed=True))
    tail = f", {date}." if date else "."
    return (
        Part(f"{head} "),
        Part(item.publication, italic=True),
        Part(" ".join(part for part in (tail, _place(item, closed=True)) if part)),
    )


def _join(head: str, publication: str, place: str) -> tuple[Part, ...]:
    parts = [Part(f"{head} " if publication or place else head)]
    if publication:
        parts.append(Part(publication, italic=True))
        if place:
            parts.append(Part(f" {place}"))
    elif place:
        parts.append(Part(place))
    return tuple(parts)


def _place(item: Reference, *, closed: bool = False) -> str:
    """Where it can be read: the address, or the archive and the id in it."""
    if not item.url:
        return f"{item.archive}, {item.place}."
    return f"{item.url}." if closed else item.url


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


def _chicago_authors(names: tuple[Name, ...]) -> str:
    """The first one inverted, so that a bibliography sorts by it."""
    shown = [_chicago_name(name, inverted=at == 0) for at, name in enumerate(names)]
    if len(shown) > CHICAGO_AUTHORS:
        return f"{', '.join(shown[:7])}, et al."
    if len(shown) > 1:
        return f"{', '.join(shown[:-1])}, and {shown[-1]}"
    return "".join(shown)


def _chicago_name(name: Name, *, inverted: bool) -> str:
    if name.is_whole:
        return name.family
    if inverted:
        return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
    return " ".join(part for part in (name.given, name.family, name.suffix) if part)


def _apa_date(published: str) -> str:
    if not published:
        return "n.d."
    year, month, day = _date_parts(published)
    return f"{year}, {month} {day}".rstrip(" ,")


def _chicago_date(published: str) -> str:
    if not published:
        return ""
    year, month, day = _date_parts(published)
    return f"{month} {day}, {year}" if day else f"{month} {year}".strip()


def _date_parts(published: str) -> tuple[str, str, str]:
    """Year, month in words and day without leading zero; empty where unknown."""
    year, month, day = (*published.split("-"), "", "")[:3]
    return year, _MONTHS[int(month) - 1] if month else "", day.lstrip("0")


def _closed(text: str) -> str:
    """With one closing mark."""
    return text if text[-1:] in _CLOSING else f"{text}."
