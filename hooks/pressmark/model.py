"""The values that flow through the program: frozen, and with no logic beyond look-ups.

`Seed -> Article -> Catalog -> SiteFile`. Offsets are half-open code points; lines are 1-based and inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Role(StrEnum):
    """What a block of a seed is. Only the `BODY_ROLES` make the article's text."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    SECTION = "section"
    PUBLISHER = "publisher"
    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    FURNITURE = "furniture"
    COMMENT = "comment"
    RELATED = "related"
    FRONT_MATTER = "front matter"


BODY_ROLES = frozenset({Role.BODY, Role.HEADING, Role.LIST, Role.QUOTE})


class EntityType(StrEnum):
    """The kinds of thing that have a page."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Capture:
    """How a page came from the web, where the archive that it lies in says so."""

    url: str
    time: str | None
    """ISO 8601, with an offset if one is told."""
    charset: str | None = None
    """The encoding that the server declared."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A file as it was saved, or one page of a web archive."""

    path: str
    """Path under `seeds/`, always '/'-separated; for a page of a web archive with "#" and its number."""
    id: str
    """The path without its known ending; see `ingest.seeds.article_ids`."""
    content: bytes
    """The file's bytes; of a page of a web archive those of the page, as the browser saw them."""
    sidecar: bytes | None = None
    """The content of `<name>.yml` beside the seed."""
    repairs: tuple[str, ...] = ()  # what had to be done to its name
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One or more neighbouring lines of a seed that belong together, and what they are."""

    text: str
    """The lines' text, joined by one space where the seed only wrapped them."""
    first: int
    last: int
    """First and last line in the seed, both inclusive."""
    role: Role
    rule: str
    """The rule that decided the role."""
    confidence: float = 1.0
    """0..1; 1 for rules that are certain."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value: either lines of the seed, or a named source outside its lines."""

    rule: str
    lines: tuple[int, int] | None = None
    source: str | None = None
    """"sidecar", "front matter", "json-ld", "meta", "url" or "file" when no line says it."""
    confidence: float = 1.0
    also: tuple[str, ...] = ()
    """Values that other evidence spoke for and that lost."""


@dataclass(frozen=True, slots=True)
class Caption:
    text: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A seed made readable: its text, its facts, and the evidence for each of them."""

    id: str
    seed: str
    sha256: str
    title: str
    blocks: Sequence[Block]
    """Every non-blank line of the seed, in order; unpacked each time it is looked at where the store has it."""
    description: str | None = None
    published: str | None = None
    """"YYYY-MM-DD", "YYYY-MM" or "YYYY"; None is unknown."""
    modified: str | None = None
    captured: str | None = None
    """ISO 8601; an offset only if the seed tells one."""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str = "und"
    """BCP 47; "und" is unknown."""
    rights: str | None = None
    captions: tuple[Caption, ...] = ()
    source_url: str | None = None
    aliases: tuple[str, ...] = ()
    """Former addresses from front matter, relative to the site's root."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """The archivist's own front matter keys, under `extra:`."""
    repairs: tuple[str, ...] = ()
    """What decoding and repairing of the text did."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    extracted_title: str = ""  # the seed's own; differs from `title` when the archivist corrected it
    withdrawn: str | None = None
    """The archivist's reason for taking the article down."""
    warnings: tuple[str, ...] = ()
    """What was not understood of front matter and sidecar: place, fact and remedy of each."""
    digest: str = ""  # equal digests, equal articles; empty where nothing is kept
    words: int | None = None  # of the body, where they were counted

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that make the text."""
        return tuple(block for block in self.blocks if block.role in BODY_ROLES)

    @property
    def removed(self) -> tuple[Block, ...]:
        """The blocks that are not in the text."""
        return tuple(block for block in self.blocks if block.role not in BODY_ROLES)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A seed that did not become an article."""

    seed: str
    id: str
    reason: str
    withdrawn: bool = False
    warned: bool = False  # whether the catalogue's warnings name the seed, reason included
    titles: tuple[str, ...] = ()  # of a withdrawn article, the one in use first: its addresses stay
    aliases: tuple[str, ...] = ()  # of a withdrawn article


@dataclass(frozen=True, slots=True)
class Document:
    """What recognition reads of an article: its title and its body as plain text."""

    id: str
    title: str
    text: str
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article's title or text."""

    article: str
    field: str
    """"title" or "text" (the body as plain text)."""
    start: int
    end: int
    surface: str
    label: str  # OntoNotes
    rule: str
    """What found it, and after resolving what decided its entity."""
    entity: str = ""  # cluster id; empty until resolved


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an entity goes by, and how often the archive uses it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing under one name, with a page."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...] = ()
    """Every name in use or declared, the canonical one included, most used first."""
    articles: tuple[str, ...] = ()
    mentions: int = 0
    wikidata: str | None = None
    coordinates: tuple[float, float] | None = None  # latitude and longitude in degrees, where the archivist gave them
    note: str = ""  # the archivist's Markdown; trusted, since it comes from entities.yml
    type_share: float | None = None  # of mentions, 0..1, where the type is a guess


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that the archivist may want to add to entities.yml."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    articles: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Two articles, or two entities, that belong together."""

    left: str
    right: str
    weight: float
    reasons: tuple[str, ...] = ()  # ids of what they share, strongest first
    words: tuple[str, ...] = ()  # what two articles are both about beside that, strongest first


@dataclass(frozen=True)
class Catalog:
    """The whole archive: what `publish` needs and nothing else."""

    articles: tuple[Article, ...]  # sorted by id
    entities: tuple[Entity, ...] = ()  # those with a page, sorted by id
    mentions: Sequence[Mention] = ()  # all of them, sorted by article, field (title first) and start
    related: tuple[Relation, ...] = ()  # articles that share entities
    companions: tuple[Relation, ...] = ()  # entities that appear in the same articles
    duplicates: Mapping[str, str] = field(default_factory=dict)  # article id -> id of the one that it repeats
    rejections: tuple[Rejection, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # what is worth knowing and nobody's fault

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def entity_by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def mentions_by_article(self) -> Mapping[str, tuple[Mention, ...]]:
        return self._grouped("article")

    @cached_property
    def mentions_by_entity(self) -> Mapping[str, tuple[Mention, ...]]:
        return self._grouped("entity")

    def _grouped(self, name: str) -> Mapping[str, tuple[Mention, ...]]:
        lazy: Mapping[str, tuple[Mention, ...]] | None = getattr(self.mentions, f"by_{name}", None)
        if lazy is not None:  # from the store, made when they are looked at
            return lazy
        grouped: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            grouped.setdefault(getattr(mention, name), []).append(mention)
        return {key: tuple(found) for key, found in grouped.items()}


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site before the theme has dressed it."""

    path: str
    """Relative to the site's root: `articles/x/index.md` for pages, else the address itself."""
    content: str | bytes
    template: str | None = None
    """The theme template of a page."""
    html: str | None = None
    """The page's Markdown as HTML, where the program wrote it and need not have it converted."""
    view: object | None = None
    """What the template shows: one of `publish.views`."""
