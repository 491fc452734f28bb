"""Home and the lists: articles, entities, tags, sources, timeline, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from pressmark.model import Article, Entity, EntityType, SiteFile
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED, month_words
from pressmark.publish.edition import Edition, Heading, heading_rows
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.refs import ArticleRef, EntityRef, Row
from pressmark.publish.views import (
    ArticleGroup,
    ArticleListView,
    DirectoryView,
    EntitiesView,
    EntityGroup,
    EntityTypeGroup,
    HomeView,
    PageView,
    SearchView,
    Teaser,
    TimelineView,
    TimelineYear,
)
from pressmark.text import clean_ascii, clean_slug

TOP_ENTITIES = 12
NEWEST_ARTICLES = 8
TOP_TAGS = 24
CHIPS = 3
"""Entities shown beside an article on home (look: three entity chips)."""
TOP_OF_LIST = 10
"""Entities shown above the articles of a tag or a source."""
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
    yield _page("", "Home", "home.html", home_view(edition))
    yield _page("articles/", "Articles", "articles.html", _articles_view(edition))
    yield _page("entities/", "Entities", "entities.html", _entities_view(edition, edition.catalog.entities))
    yield _page("timeline/", "Timeline", "timeline.html", timeline_view(edition))
    yield _page("tags/", "Tags", "directory.html", _tags_view(edition))
    yield _page("sources/", "Sources", "directory.html", _sources_view(edition))
    yield _page("search/", "Search", "search.html", SearchView(articles=len(edition.catalog.articles)))
    for kind, headings in (("tag", edition.tags), ("source", edition.sources)):
        for heading in headings.values():
            yield _page(heading.url, heading.name, "articles.html", _heading_view(edition, kind, heading))
    yield from _choice_pages(edition)


def _page(url: str, title: str, template: str, view: PageView) -> PlannedFile:
    content = markdown_file({"title": title}, "")
    return planned(SiteFile(path=urls.page_path(url), content=content, template=template, view=view), title)


def home_view(edition: Edition) -> HomeView:
    catalog = edition.catalog
    years = Counter(_year(article) for article in catalog.articles)
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
        top_entities=edition.entity_refs(in_articles)[:TOP_ENTITIES],
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


def _year(article: Article) -> str:
    return article.published[:4] if article.published else UNDATED


def _refs(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleRef, ...]:
    return tuple(edition.article_refs[article.id] for article in articles)


def _groups_by_year(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleGroup, ...]:
    return tuple(
        ArticleGroup(name=year, anchor=year, articles=_refs(edition, found))
        for year, found in groupby(articles, key=_year)
    )


def _articles_view(edition: Edition) -> ArticleListView:
    groups = _groups_by_year(edition, edition.newest_first)
    return ArticleListView(kind="articles", name="Articles", count=len(edition.catalog.articles), groups=groups)


def _heading_view(edition: Edition, kind: str, heading: Heading) -> ArticleListView:
    filed = set(heading.articles)
    counts: Counter[str] = Counter()
    for article in heading.articles:
        counts.update(set(edition.mention_counts.get(article, ())))
    return ArticleListView(
        kind=kind,
        name=heading.name,
        count=len(filed),
        groups=_groups_by_year(edition, (article for article in edition.newest_first if article.id in filed)),
        entities=edition.entity_refs(counts)[:TOP_OF_LIST],
    )


def _choice_pages(edition: Edition) -> Iterator[PlannedFile]:
    """The bare slugs that several wanted: a page that lists them."""
    catalog = edition.catalog
    for slug, wanted in edition.article_slugs.choices.items():
        articles = [article for article in edition.newest_first if article.id in wanted]
        name = catalog.article_by_id[wanted[0]].title
        groups = (ArticleGroup(name="", anchor="", articles=_refs(edition, articles)),)
        view = ArticleListView(kind="choice", name=name, count=len(articles), groups=groups)
        yield _page(urls.article_url(slug), name, "articles.html", view)
    for slug, wanted in edition.entity_slugs.choices.items():
        entities = [catalog.entity_by_id[key] for key in wanted]
        name = _shared_name(entities, slug)
        yield _page(urls.entity_url(slug), name, "entities.html", _entities_view(edition, entities, name))
    for kind, headings, choices, address in (
        ("tags", edition.tags, edition.tag_slugs.choices, urls.tag_url),
        ("sources", edition.sources, edition.source_slugs.choices, urls.source_url),
    ):
        for slug, wanted in choices.items():
            rows = heading_rows(headings[key] for key in wanted)
            view_ = DirectoryView(kind=kind, count=len(rows), rows=rows, unknown=0)
            yield _page(address(slug), rows[0].name, "directory.html", view_)


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
                    type=str(type_), name=name, anchor=str(type_), count=len(refs), letters=_letters(str(type_), refs)
                )
            )
    return EntitiesView(count=len(entities), types=tuple(groups), shared_name=shared_name)


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


def _tags_view(edition: Edition) -> DirectoryView:
    without = [article for article in edition.newest_first if not article.tags]
    rows = heading_rows(edition.tags.values())
    return DirectoryView(
        kind="tags", count=len(rows), rows=rows, unknown=len(without), unknown_articles=_refs(edition, without)
    )


def _sources_view(edition: Edition) -> DirectoryView:
    without = [article for article in edition.newest_first if not article.publisher]
    rows = heading_rows(edition.sources.values())
    return DirectoryView(
        kind="sources", count=len(rows), rows=rows, unknown=len(without), unknown_articles=_refs(edition, without)
    )


def timeline_view(edition: Edition) -> TimelineView:
    dated = [article for article in edition.by_date if article.published]
    years = {year: list(found) for year, found in groupby(dated, key=_year)}
    largest = max((len(found) for found in years.values()), default=1)
    return TimelineView(
        dated=len(dated),
        years=tuple(
            TimelineYear(
                name=year,
                anchor=year,
                count=len(found),
                share=round(len(found) / largest, 3),
                months=_months(edition, found),
            )
            for year, found in years.items()
        ),
        undated=_refs(edition, (article for article in edition.by_date if not article.published)),
    )


def _months(edition: Edition, articles: Iterable[Article]) -> tuple[ArticleGroup, ...]:
    return tuple(
        ArticleGroup(
            name=month if len(month) == len("2014") else month_words(month),
            anchor=month if len(month) > len("2014") else f"{month}-month-unknown",
            articles=_refs(edition, found),
        )
        for month, found in groupby(articles, key=lambda article: (article.published or "")[:7])
    )
