"""Home and the lists: articles, entities, tags, sources, timeline, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pressmark.model import Article, Entity, EntityType
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED
from pressmark.publish.edition import Edition, Heading
from pressmark.publish.feed_files import feed_links
from pressmark.publish.keys import PlannedFile
from pressmark.publish.lists import ROWS, list_pages, page, refs, year_of
from pressmark.publish.refs import EntityRef, Row
from pressmark.publish.tables import csv_head
from pressmark.publish.timeline import timeline_pages
from pressmark.publish.views import (
    ArticleGroup,
    ArticleListView,
    DirectoryView,
    EntitiesView,
    EntityGroup,
    EntityTypeGroup,
    HomeView,
    SearchView,
    Teaser,
)
from pressmark.text import clean_ascii, clean_slug

TOP_ENTITIES = 12
NEWEST_ARTICLES = 8
TOP_TAGS = 24
CHIPS = 3
"""Entities shown beside an article on home (look: three entity chips)."""
TOP_OF_LIST = 10
"""Entities shown above the articles of a tag or a source."""
UNKNOWN_URL = "{}page/unknown/"
LONGEST_GAP = 30
"""Years without an article that a histogram still draws one by one; a wider gap is closed up."""

_TYPE_NAMES = {
    EntityType.PERSON: "People",
    EntityType.ORGANISATION: "Organisations",
    EntityType.GROUP: "Groups",
    EntityType.PLACE: "Places",
    EntityType.EVENT: "Events",
}


def index_pages(edition: Edition) -> Iterator[PlannedFile]:
    """Home, the lists, a page for each tag and source, and the pages where several wanted one address."""
    yield page("", "Home", "home.html", home_view(edition))
    yield from list_pages(edition, _articles_view(edition), "articles/", edition.newest_first)
    yield page("entities/", "Entities", "entities.html", _entities_view(edition, edition.catalog.entities))
    yield from timeline_pages(edition)
    yield from _directory(edition, "tags", edition.tags, [item for item in edition.newest_first if not item.tags])
    unnamed = [item for item in edition.newest_first if not item.publisher]
    yield from _directory(edition, "sources", edition.sources, unnamed)
    columns = csv_head().rstrip()
    yield page("search/", "Search", "search.html", SearchView(len(edition.catalog.articles), columns))
    yield page("compare/", "Compare", "compare.html", SearchView(articles=len(edition.catalog.articles)))
    for kind, headings in (("tag", edition.tags), ("source", edition.sources)):
        for heading in headings.values():
            articles = edition.listed(heading.articles)
            yield from list_pages(edition, _heading_view(edition, kind, heading), heading.url, articles)
    yield from _choice_pages(edition)


def home_view(edition: Edition) -> HomeView:
    catalog = edition.catalog
    years = Counter(year_of(article) for article in catalog.articles)
    known = sorted(year for year in years if year != UNDATED)
    in_articles = {entity.id: len(entity.articles) for entity in catalog.entities}
    return HomeView(
        articles=len(catalog.articles),
        entities=len(catalog.entities),
        known_sources=len(edition.sources),
        dated=len(catalog.articles) - years[UNDATED],
        undated=years[UNDATED],
        first_year=known[0] if known else None,
        last_year=known[-1] if known else None,
        years=year_rows(years),
        top_entities=edition.entity_refs(in_articles, TOP_ENTITIES),
        newest=tuple(_teaser(edition, article) for article in edition.newest_first[:NEWEST_ARTICLES]),
        tags=tuple(sorted(heading_rows(edition.tags.values()), key=lambda row: (-row.count, row.name))[:TOP_TAGS]),
    )


def _teaser(edition: Edition, article: Article) -> Teaser:
    return Teaser(
        article=edition.article_refs[article.id],
        description=article.description or "",
        entities=edition.entities_of(article.id)[:CHIPS],
    )


def year_rows(counts: Mapping[str, int]) -> tuple[Row, ...]:
    """Every year between the first and the last, then the undated ones; each leads into the timeline."""
    known = sorted(int(year) for year in counts if year != UNDATED)
    years: list[str] = []
    for year in known:
        if years and year - int(years[-1]) <= LONGEST_GAP:
            years += [f"{missing:04}" for missing in range(int(years[-1]) + 1, year)]
        years.append(f"{year:04}")
    if counts.get(UNDATED):
        years.append(UNDATED)
    largest = max((counts.get(year, 0) for year in years), default=1)
    return tuple(
        Row(
            name=year,
            url=f"timeline/#{year}",
            count=counts.get(year, 0),
            share=round(counts.get(year, 0) / largest, 3),
        )
        for year in years
    )


def heading_rows(headings: Iterable[Heading]) -> tuple[Row, ...]:
    """Tags or sources with the number of their articles, in the order given."""
    listed = list(headings)
    largest = max((len(item.articles) for item in listed), default=1)
    return tuple(
        Row(name=item.name, url=item.url, count=len(item.articles), share=round(len(item.articles) / largest, 3))
        for item in listed
    )


def _articles_view(edition: Edition) -> ArticleListView:
    return ArticleListView(kind="articles", name=edition.wording("Articles"), count=len(edition.catalog.articles))


def _heading_view(edition: Edition, kind: str, heading: Heading) -> ArticleListView:
    counts: Counter[str] = Counter()
    for article in heading.articles:
        counts.update(edition.mention_counts.get(article, {}).keys())
    entities = edition.entity_refs(counts, TOP_OF_LIST)
    feeds = feed_links(edition, heading.url, heading.articles) if kind == "tag" else ()
    return ArticleListView(kind=kind, name=heading.name, count=len(heading.articles), entities=entities, feeds=feeds)


def _choice_pages(edition: Edition) -> Iterator[PlannedFile]:
    """The bare slugs that several wanted: a page that lists them."""
    catalog = edition.catalog
    for slug, wanted in edition.article_slugs.choices.items():
        articles = edition.listed(key for key in wanted if key in catalog.article_by_id)
        if not articles:
            continue  # all of them were withdrawn
        name = articles[0].title
        groups = (ArticleGroup(name="", anchor="", articles=refs(edition, articles)),)
        view = ArticleListView(kind="choice", name=name, count=len(articles), groups=groups)
        yield page(urls.article_url(slug), name, "articles.html", view)
    for slug, wanted in edition.entity_slugs.choices.items():
        entities = [catalog.entity_by_id[key] for key in wanted]
        name = _shared_name(entities, slug)
        yield page(urls.entity_url(slug), name, "entities.html", _entities_view(edition, entities, name))
    for kind, headings, choices, address in (
        ("tags", edition.tags, edition.tag_slugs.choices, urls.tag_url),
        ("sources", edition.sources, edition.source_slugs.choices, urls.source_url),
    ):
        for slug, wanted in choices.items():
            rows = heading_rows(headings[key] for key in wanted)
            view_ = DirectoryView(kind=kind, count=len(rows), rows=rows, unknown=0)
            yield page(address(slug), rows[0].name, "directory.html", view_)


def _shared_name(entities: Iterable[Entity], slug: str) -> str:
    """The name by which several entities want one address."""
    names = (name for entity in entities for name in (entity.name, *(alias.name for alias in entity.aliases)))
    return next(name for name in names if clean_slug(name) == slug)


def _entities_view(edition: Edition, entities: Collection[Entity], shared_name: str | None = None) -> EntitiesView:
    groups: list[EntityTypeGroup] = []
    for type_, name in _TYPE_NAMES.items():
        listed = [entity for entity in entities if entity.type is type_]
        if listed:
            refs = edition.entity_refs({entity.id: len(entity.articles) for entity in listed})
            groups.append(
                EntityTypeGroup(
                    type=str(type_),
                    name=edition.wording(name),
                    anchor=str(type_),
                    count=len(refs),
                    letters=_letters(str(type_), refs),
                )
            )
    has_map = shared_name is None and any(entity.coordinates for entity in entities)
    return EntitiesView(count=len(entities), types=tuple(groups), shared_name=shared_name, has_map=has_map)


def _letters(kind: str, refs: Iterable[EntityRef]) -> tuple[EntityGroup, ...]:
    ordered = sorted(refs, key=lambda ref: (_letter(ref.name), clean_ascii(ref.name), ref.name, ref.id))
    return tuple(
        EntityGroup(name=letter, anchor=f"{kind}-{'other' if letter == '#' else letter.lower()}", entities=tuple(found))
        for letter, found in groupby(ordered, key=lambda ref: _letter(ref.name))
    )


def _letter(name: str) -> str:
    """A to Z, or "#" for digits and other scripts."""
    first = clean_ascii(name).lstrip()[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _directory(
    edition: Edition, kind: str, headings: Mapping[str, Heading], without: Sequence[Article]
) -> Iterator[PlannedFile]:
    """All tags or all sources, and the articles that have none."""
    rows, url = heading_rows(headings.values()), f"{kind}/"
    more = UNKNOWN_URL.format(url) if len(without) > ROWS else ""
    view = DirectoryView(
        kind=kind,
        count=len(rows),
        rows=rows,
        unknown=len(without),
        unknown_articles=refs(edition, without[:ROWS]),
        unknown_url=more,
    )
    yield page(url, kind.capitalize(), "directory.html", view)
    if more:
        name = edition.wording("Without a tag") if kind == "tags" else edition.wording("Source unknown")
        yield from list_pages(edition, ArticleListView(kind="unknown", name=name, count=len(without)), more, without)
