"""Entity pages: the names a thing goes by, and who says what about it where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from pressmark.model import Entity, Mention, SiteFile
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED, date_words
from pressmark.publish.edition import Edition
from pressmark.publish.escape import escape_inline, escape_markdown
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.indexes import year_rows
from pressmark.publish.keys import PlannedFile, key_of
from pressmark.publish.refs import EntityRef, Row
from pressmark.publish.views import EntityArticle, EntityView, NameInUse, Quote

QUOTES_SHOWN = 3
"""Sentences of one article on an entity's page."""
COMPANIONS_SHOWN = 12


def entity_pages(edition: Edition) -> Iterator[PlannedFile]:
    """Each entity's page and its Markdown."""
    companions, views = _companions(edition), _Views(edition)
    spans = edition.spans_by_entity()
    for entity in edition.catalog.entities:
        common = edition.entity_refs(companions.get(entity.id, {}))[:COMPANIONS_SHOWN]
        page = urls.page_path(edition.entity_url(entity.id))
        told = [
            (edition.article_keys[article], edition.ref_keys[article], found)
            for article, found in spans.get(entity.id, ())
        ]
        key = key_of(entity, page, common, told)
        yield PlannedFile(
            path=page,
            key=key,
            make=partial(_page, views, entity, common),
            template="entity.html",
            title=entity.name,
            is_written=bool(entity.note.strip()),
        )
        yield PlannedFile(path=page, key=key, make=partial(_markdown, views, entity, common))


class _Views:
    """The views of entities, the last one kept: its page and its Markdown are made one after the other."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._last: tuple[str, EntityView] | None = None

    def of(self, entity: Entity, companions: tuple[EntityRef, ...]) -> EntityView:
        if self._last is None or self._last[0] != entity.id:
            self._last = (entity.id, entity_view(self._edition, entity, companions))
        return self._last[1]


def _page(views: _Views, entity: Entity, companions: tuple[EntityRef, ...]) -> SiteFile:
    view = views.of(entity, companions)
    content = markdown_file({"title": entity.name}, entity.note)
    return SiteFile(path=urls.page_path(view.url), content=content, template="entity.html", view=view)


def _markdown(views: _Views, entity: Entity, companions: tuple[EntityRef, ...]) -> SiteFile:
    view = views.of(entity, companions)
    return SiteFile(path=urls.page_path(view.url), content=entity_markdown(view, entity))


def entity_view(edition: Edition, entity: Entity, companions: tuple[EntityRef, ...]) -> EntityView:
    mentions: dict[str, list[Mention]] = {}
    for mention in edition.catalog.mentions_by_entity.get(entity.id, ()):
        mentions.setdefault(mention.article, []).append(mention)
    ordered = sorted(mentions, key=edition.ranks.__getitem__)
    return EntityView(
        id=entity.id,
        name=entity.name,
        url=edition.entity_url(entity.id),
        type=str(entity.type),
        names=_names_in_use(edition, entity),
        has_note=bool(entity.note.strip()),
        articles=tuple(_entity_article(edition, article, mentions[article]) for article in ordered),
        companions=companions,
        years=_years(edition, mentions),
        mentions=entity.mentions,
        wikidata=entity.wikidata,
    )


def _entity_article(edition: Edition, article: str, mentions: list[Mention]) -> EntityArticle:
    sentences = edition.sentences(article)
    quotes: list[Quote] = []
    sentence_end = 0
    for mention in mentions:
        if mention.field == "text" and mention.start >= sentence_end and len(quotes) < QUOTES_SHOWN:
            quote, sentence_end = sentences.quote(mention.start, mention.end)
            quotes.append(quote)
    return EntityArticle(article=edition.article_refs[article], quotes=tuple(quotes), mentions=len(mentions))


def _names_in_use(edition: Edition, entity: Entity) -> tuple[NameInUse, ...]:
    """Each name with the span of dates in which the archive uses it."""
    articles = edition.catalog.article_by_id
    dates: dict[str, list[str]] = {}
    for mention in edition.catalog.mentions_by_entity.get(entity.id, ()):
        published = articles[mention.article].published
        if published is not None:
            dates.setdefault(mention.surface, []).append(published)
    return tuple(
        NameInUse(
            name=alias.name,
            count=alias.count,
            first=min(dates.get(alias.name, ()), default=None),
            last=max(dates.get(alias.name, ()), default=None),
        )
        for alias in entity.aliases
    )


def _years(edition: Edition, mentions: Mapping[str, list[Mention]]) -> tuple[Row, ...]:
    counts: Counter[str] = Counter()
    for article, found in mentions.items():
        published = edition.catalog.article_by_id[article].published
        counts[published[:4] if published else UNDATED] += len(found)
    return year_rows(counts)


def _companions(edition: Edition) -> Mapping[str, Mapping[str, int]]:
    """Entity id -> the entities it appears with -> articles in common."""
    articles = {entity.id: frozenset(entity.articles) for entity in edition.catalog.entities}
    found: dict[str, dict[str, int]] = {}
    for relation in edition.catalog.companions:
        common = len(articles[relation.left] & articles[relation.right])
        found.setdefault(relation.left, {})[relation.right] = common
        found.setdefault(relation.right, {})[relation.left] = common
    return found


def entity_markdown(view: EntityView, entity: Entity) -> str:
    """The page as Markdown, for people and programs that take the archive away."""
    parts = [entity.note.strip()] if view.has_note else []
    parts.append("## Names")
    parts.append("\n".join(f"- {escape_inline(name.name)}: {name.count}" for name in view.names))
    parts.append("## Articles")
    parts += [_article_markdown(view, item) for item in view.articles]
    if view.companions:
        parts.append("## Appears with")
        parts.append(
            "\n".join(
                f"- [{escape_inline(item.name)}]({urls.relative_page_path(item.url, view.url)}): {item.count}"
                for item in view.companions
            )
        )
    fields: dict[str, object] = {"title": entity.name, "id": entity.id, "type": view.type}
    if entity.wikidata:
        fields["wikidata"] = entity.wikidata
    return markdown_file(fields, "\n\n".join(parts))


def _article_markdown(view: EntityView, item: EntityArticle) -> str:
    source = f"{escape_inline(item.article.source)}, " if item.article.source else ""
    link = f"[{escape_inline(item.article.title)}]({urls.relative_page_path(item.article.url, view.url)})"
    lines = [f"{link} ({source}{date_words(item.article.published)})"]
    lines += [f"> {escape_markdown(quote.before + quote.name + quote.after)}" for quote in item.quotes]
    return "\n\n".join(lines)
