"""What the theme's templates show, one value a kind of page.

Every string is plain text, not HTML: the templates escape. Every `url` is relative to the site's root, without a
leading slash; the templates pass it through MkDocs' `url` filter. Counts are whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.publish.article_parts import CaptionView, CiteView, Fact, SeedLine
from pressmark.publish.entity_parts import EntityArticle, NameInUse, Together
from pressmark.publish.refs import ArticleRef, EntityRef, Link, RelatedArticle, Row


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article as home shows it."""

    article: ArticleRef
    description: str
    entities: tuple[EntityRef, ...]
    """The most mentioned ones, for chips."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    id: str
    title: str
    url: str
    description: str
    authors: tuple[str, ...]
    source: Link | None
    section: str | None
    published: str | None
    published_words: str
    published_line: int | None
    modified_words: str | None
    captured: str | None
    captured_words: str | None
    language: str
    """BCP 47."""
    language_name: str
    direction: str
    """"ltr" or "rtl"."""
    word_count: int
    reading_minutes: int
    rights: str | None
    source_url: str | None
    tags: tuple[Link, ...]
    captions: tuple[CaptionView, ...]
    entities: tuple[EntityRef, ...]
    """Most mentioned first; counts are mentions in this article."""
    related: tuple[RelatedArticle, ...]
    repeats: tuple[ArticleRef, ...]
    """Near-duplicates: the same report as published elsewhere."""
    facts: tuple[Fact, ...]
    seed_lines: tuple[SeedLine, ...]
    removed_count: int
    seed_path: str
    seed_url: str
    """The seed as saved, byte for byte."""
    markdown_url: str
    permanent_url: str
    sha256: str
    repairs: tuple[str, ...]
    previous: ArticleRef | None
    """The one before by date; undated articles follow one another by title."""
    following: ArticleRef | None
    cite: CiteView


@dataclass(frozen=True, slots=True)
class EntityView:
    id: str
    name: str
    url: str
    type: str
    names: tuple[NameInUse, ...]
    """The canonical name included, most used first; declared names that nobody uses last, with count 0."""
    has_note: bool
    """The archivist's note is the page's Markdown."""
    articles: tuple[EntityArticle, ...]
    """Those of this page: newest first, undated last."""
    companions: tuple[EntityRef, ...]
    """Entities in the same articles, the most telling first; counts are articles in common."""
    years: tuple[Row, ...]
    """Mentions by year; the undated ones last, under the name "undated"."""
    mentions: int
    """Of all pages; on a numbered page its own, as `article_count`."""
    article_count: int
    wikidata: str | None
    together: tuple[Together, ...] = ()
    parts: tuple[Link, ...] = ()
    """Where there are too many mentions for a page: the numbered pages, the newest first."""
    json_url: str = ""
    type_share: float | None = None
    """Where the type is a guess: the share of mentions that were taken for it."""
    part: str | None = None
    """Of a numbered page: the years on it."""
    older: Link | None = None
    newer: Link | None = None
    whole: Link | None = None
    """Of a numbered page: the entity's own."""
    linked_data: str = ""
    """JSON that may stand in a script element."""
    feeds: tuple[Link, ...] = ()
    """Media type and address of each."""
    coordinates: tuple[float, float] | None = None
    """Latitude and longitude in degrees: it stands on the map."""

    @property
    def slug(self) -> str:
        """Of its address."""
        return self.url.strip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class HomeView:
    articles: int
    entities: int
    known_sources: int
    dated: int
    undated: int
    first_year: str | None
    last_year: str | None
    years: tuple[Row, ...]
    """Articles by year, every year between the first and the last, then "undated"."""
    top_entities: tuple[EntityRef, ...]
    newest: tuple[Teaser, ...]
    tags: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """A letter, a year or a month and the articles under it."""

    name: str
    anchor: str
    articles: tuple[ArticleRef, ...]


@dataclass(frozen=True, slots=True)
class ArticleListView:
    """All articles, those of a tag, those of a source, or those that wanted one address."""

    kind: str
    """"articles", "tag", "source", "time", "unknown" or "choice"."""
    name: str
    count: int
    """Of all pages of the list; on a numbered page its own."""
    groups: tuple[ArticleGroup, ...] = ()
    entities: tuple[EntityRef, ...] = ()
    """The most mentioned entities of a tag's or a source's articles."""
    parts: tuple[Link, ...] = ()
    """On the first page of a long list: its numbered pages, the newest first; the page shows the newest articles."""
    part: str | None = None
    """Of a numbered page: the years on it."""
    older: Link | None = None
    newer: Link | None = None
    whole: Link | None = None
    """Of a numbered page: the list."""
    feeds: tuple[Link, ...] = ()
    """Media type and address of each."""

    @property
    def listed(self) -> int:
        """Articles on this page."""
        return sum(len(group.articles) for group in self.groups)


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """A letter and the entities under it."""

    name: str
    anchor: str
    entities: tuple[EntityRef, ...]


@dataclass(frozen=True, slots=True)
class EntityTypeGroup:
    type: str
    name: str
    """"People", "Organisations", ..."""
    anchor: str
    count: int
    letters: tuple[EntityGroup, ...]


@dataclass(frozen=True, slots=True)
class EntitiesView:
    """All entities, or those that go by one name."""

    count: int
    types: tuple[EntityTypeGroup, ...]
    shared_name: str | None = None
    """The name that those of the page share; None on the list of all."""
    has_map: bool = False
    """On the list of all: whether one of them stands on the map."""


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """All tags, or all sources."""

    kind: str
    """"tags" or "sources"."""
    count: int
    rows: tuple[Row, ...]
    """Alphabetical."""
    unknown: int
    """Articles without a tag, or without a known source."""
    unknown_articles: tuple[ArticleRef, ...] = ()
    """The newest of them."""
    unknown_url: str = ""
    """The list of all of them, where they are not all shown."""


@dataclass(frozen=True, slots=True)
class TimelineYear:
    name: str
    anchor: str
    count: int
    share: float
    months: tuple[ArticleGroup, ...]
    """By month; articles of which only the year is known come first, under the year's own name. None in a timeline
    that is longer than a page."""
    rows: tuple[Row, ...] = ()
    """Then instead: the months with their addresses."""
    url: str = ""
    """And the address of the year."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    dated: int
    years: tuple[TimelineYear, ...]
    """Oldest first."""
    undated: tuple[ArticleRef, ...]
    undated_count: int = 0
    undated_url: str = ""
    """The list of them, where they are not shown."""


@dataclass(frozen=True, slots=True)
class SearchView:
    articles: int
    columns: str = ""
    """The first row of the table that results are taken away as."""


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """What is left of an article that was taken down."""

    reason: str
    """The archivist's; empty where none is given."""


PageView = (
    ArticleView
    | EntityView
    | HomeView
    | ArticleListView
    | EntitiesView
    | DirectoryView
    | TimelineView
    | SearchView
    | WithdrawnView
)
