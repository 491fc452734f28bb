"""What an entity's page shows: sentences that name it, its names with their dates, whom it appears with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pressmark.model import Entity
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED
from pressmark.publish.edition import Edition
from pressmark.publish.entity_parts import EntityArticle, NameInUse, Quote, Together
from pressmark.publish.feed_files import feed_links
from pressmark.publish.indexes import year_rows
from pressmark.publish.linked_data import entity_data
from pressmark.publish.refs import EntityRef, Link, Row
from pressmark.publish.spans import TEXT, Spans, Use
from pressmark.publish.views import EntityView

QUOTES_SHOWN = 3
"""Sentences of one article on an entity's page."""

Told = tuple[str, Spans]
"""An article, and where it mentions the entity."""


def entity_view(
    edition: Edition,
    entity: Entity,
    companions: tuple[EntityRef, ...],
    shown: Sequence[Told],
    parts: tuple[Link, ...] = (),
) -> EntityView:
    uses = edition.uses_by_entity[entity.id]
    url = edition.entity_url(entity.id)
    return EntityView(
        id=entity.id,
        name=entity.name,
        url=url,
        type=str(entity.type),
        names=_names_in_use(edition, entity, uses),
        has_note=bool(entity.note.strip()),
        articles=entity_articles(edition, shown),
        companions=companions,
        years=_years(edition, uses),
        mentions=entity.mentions,
        article_count=len(entity.articles),
        wikidata=entity.wikidata,
        coordinates=entity.coordinates,
        together=tuple(_together(edition, companions, shown)),
        parts=parts,
        type_share=entity.type_share,
        json_url=urls.entity_json_url(url),
        linked_data=entity_data(entity, edition.imprint.absolute(url)),
        feeds=feed_links(edition, url, entity.articles),
    )


def entity_articles(edition: Edition, shown: Sequence[Told]) -> tuple[EntityArticle, ...]:
    return tuple([_entity_article(edition, article, places) for article, places in shown])


def _entity_article(edition: Edition, article: str, places: Spans) -> EntityArticle:
    sentences = edition.sentences(article)
    quotes: list[Quote] = []
    sentence_end = 0
    for field, start, end in places:
        if field == TEXT and start >= sentence_end and len(quotes) < QUOTES_SHOWN:
            quote, sentence_end = sentences.quote(start, end)
            quotes.append(quote)
    return EntityArticle(article=edition.article_refs[article], quotes=tuple(quotes), mentions=len(places))


def _together(edition: Edition, companions: Sequence[EntityRef], shown: Sequence[Told]) -> Iterator[Together]:
    """For each companion the newest sentence that names both."""
    wanted = {item.id for item in companions}
    found: dict[str, Together] = {}
    refs = {item.id: item for item in companions}
    spans = edition.spans_by_entity
    for article, places in shown:
        if not wanted:
            break
        others = [(other, *place) for other in sorted(wanted) for place in spans[other].get(article, ())]
        if not others:
            continue
        sentences = edition.sentences(article)
        for start, end in ((start, end) for field, start, end in places if field == TEXT):
            first, last = sentences.bounds(start, end)
            near = [row for row in others if row[1] == TEXT and first <= row[2] and row[3] <= last and row[0] in wanted]
            quote = sentences.quote(start, end)[0] if near else None
            for other, _, begins, ends in near:
                if quote is not None and sentences.text[begins:ends] in f"{quote.before}\n{quote.after}":
                    found.setdefault(other, Together(refs[other], edition.article_refs[article], quote))
                    wanted.discard(other)
    yield from (found[item.id] for item in companions if item.id in found)


def _names_in_use(edition: Edition, entity: Entity, uses: Iterable[Use]) -> tuple[NameInUse, ...]:
    """Each name with the span of dates in which the archive uses it."""
    articles = edition.catalog.article_by_id
    dates: dict[str, list[str]] = {}
    for article, surface, _ in uses:
        published = articles[article].published
        if published is not None:
            dates.setdefault(" ".join(surface.split()), []).append(published)
    return tuple(
        NameInUse(
            name=alias.name,
            count=alias.count,
            first=min(dates.get(alias.name, ()), default=None),
            last=max(dates.get(alias.name, ()), default=None),
        )
        for alias in entity.aliases
    )


def _years(edition: Edition, uses: Iterable[Use]) -> tuple[Row, ...]:
    counts: Counter[str] = Counter()
    for article, _, count in uses:
        published = edition.catalog.article_by_id[article].published
        counts[published[:4] if published else UNDATED] += count
    return year_rows(counts)
