"""What an entity's page is put together from: its names, and sentences that mention it.

Every string is plain text, as in `views`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pressmark.publish.refs import ArticleRef, EntityRef


@dataclass(frozen=True, slots=True)
class NameInUse:
    """One of an entity's names."""

    name: str
    count: int
    first: str | None
    """Earliest and latest publication date of an article that uses it."""
    last: str | None


class Quote(NamedTuple):
    """A sentence that mentions an entity, in three parts around the name."""

    before: str
    name: str
    after: str


class EntityArticle(NamedTuple):
    article: ArticleRef
    quotes: tuple[Quote, ...]
    """The first sentences that mention it, at most three."""
    mentions: int


@dataclass(frozen=True, slots=True)
class Together:
    """The newest sentence that names an entity and one it appears with."""

    companion: EntityRef
    article: ArticleRef
    quote: Quote
