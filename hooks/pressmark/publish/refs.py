"""Things of the archive as pages mention them: a name, an address and little more.

Every string is plain text and every `url` relative to the site's root, as in `views`. What a page has dozens of is a
named tuple, made in a third of the time that a frozen dataclass takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Row:
    """A name with an address and a count: a tag, a source, a year."""

    name: str
    url: str
    count: int
    share: float = 0.0
    """`count` against the largest of its list, 0..1: the length of its bar."""


class Link(NamedTuple):
    """A name with an address, and nothing about the rest of the archive."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity as others mention it."""

    id: str
    name: str
    url: str
    type: str
    count: int
    """Mentions on the page that shows it, or articles in the archive, as the field that holds it says."""
    share: float = 0.0


class ArticleRef(NamedTuple):
    """An article as others mention it."""

    id: str
    title: str
    url: str
    source: str | None
    published: str | None
    published_words: str
    """"17 September 2014", or "date unknown"."""
    language: str


class RelatedArticle(NamedTuple):
    article: ArticleRef
    shared: tuple[Link, ...]
    """The entities that both mention, rarest first."""
    words: tuple[str, ...] = ()
    """What both are about beside that."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article's page shows of the rest of the archive; it depends on this and the article alone."""

    url: str
    permanent_url: str
    source: Link | None
    tags: tuple[Link, ...]
    entities: tuple[EntityRef, ...]
    """Most mentioned first; counts are mentions in this article."""
    related: tuple[RelatedArticle, ...]
    repeats: tuple[ArticleRef, ...]
    """Near-duplicates: the same report as published elsewhere."""
    previous: ArticleRef | None
    """The one before by date; undated articles follow one another by title."""
    following: ArticleRef | None
