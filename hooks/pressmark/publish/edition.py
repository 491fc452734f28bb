"""The catalogue with its addresses: what every page is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest

from pressmark.model import Article, Catalog, Entity, Rejection
from pressmark.publish import urls
from pressmark.publish.imprint import Imprint
from pressmark.publish.keys import key_of
from pressmark.publish.refs import ArticleRef, EntityRef
from pressmark.publish.sentences import Sentences
from pressmark.publish.spans import Spans, Use, spans_of, uses_of
from pressmark.publish.wording import Wording, wording_of
from pressmark.text import clean_name, count_words, plain_text

MOST_TEXTS = 20_000
"""Articles whose sentences are held at once, some 70 MB; where there are more, those of one are cut several times."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A tag or a source: what articles are filed under."""

    key: str
    """The folded name, so that spellings that differ only in case are one."""
    name: str
    """The spelling most articles use."""
    url: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """The catalogue with its addresses, groupings and references. Everything is computed once, when first asked."""

    catalog: Catalog
    imprint: Imprint = field(default_factory=Imprint)

    @cached_property
    def article_slugs(self) -> urls.Slugs:
        """Of articles and of withdrawn ones: what was linked says why it is gone."""
        articles = self.catalog.articles
        titles = {item.id: item.title for item in articles} | {item.id: item.titles[0] for item in self.withdrawn}
        former = {item.id: item.extracted_title for item in articles if item.extracted_title not in ("", item.title)}
        former |= {item.id: item.titles[-1] for item in self.withdrawn if item.titles[-1] != item.titles[0]}
        return urls.assign_slugs(titles, "article", former)

    @cached_property
    def withdrawn(self) -> tuple[Rejection, ...]:
        """The withdrawn articles whose addresses are known."""
        return tuple(item for item in self.catalog.rejections if item.withdrawn and item.titles)

    @property
    def wording(self) -> Wording:
        return wording_of(self.imprint.language)

    @cached_property
    def entity_slugs(self) -> urls.Slugs:
        own = urls.assign_slugs({item.id: item.name for item in self.catalog.entities}, "entity")
        aliases = {item.id: [alias.name for alias in item.aliases] for item in self.catalog.entities}
        return urls.add_alias_slugs(own, aliases)

    @cached_property
    def id_paths(self) -> Mapping[str, str]:
        """Of articles and of withdrawn seeds: both keep their permanent address."""
        withdrawn = [rejection.id for rejection in self.catalog.rejections if rejection.withdrawn]
        return urls.assign_id_paths([*self.catalog.article_by_id, *withdrawn])

    @cached_property
    def _filed_tags(self) -> Mapping[str, Counter[str]]:
        return _spellings(tag for item in self.catalog.articles for tag in item.tags)

    @cached_property
    def _filed_sources(self) -> Mapping[str, Counter[str]]:
        return _spellings(item.publisher for item in self.catalog.articles if item.publisher)

    @cached_property
    def tag_slugs(self) -> urls.Slugs:
        return urls.assign_slugs(_usual_spelling(self._filed_tags), "tag")

    @cached_property
    def source_slugs(self) -> urls.Slugs:
        return urls.assign_slugs(_usual_spelling(self._filed_sources), "source")

    @cached_property
    def tags(self) -> Mapping[str, Heading]:
        """Folded tag -> what is filed under it, in alphabetical order."""
        filed = ((tag, item.id) for item in self.catalog.articles for tag in item.tags)
        return _headings(filed, _usual_spelling(self._filed_tags), self.tag_slugs, urls.tag_url)

    @cached_property
    def sources(self) -> Mapping[str, Heading]:
        """Folded publisher -> what is filed under it, in alphabetical order."""
        filed = ((item.publisher, item.id) for item in self.catalog.articles if item.publisher)
        return _headings(filed, _usual_spelling(self._filed_sources), self.source_slugs, urls.source_url)

    def article_url(self, article: str) -> str:
        return urls.article_url(self.article_slugs.of[article])

    def entity_url(self, entity: str) -> str:
        return urls.entity_url(self.entity_slugs.of[entity])

    @cached_property
    def mention_counts(self) -> Mapping[str, Counter[str]]:
        """Article id -> how often it mentions each entity that has a page."""
        known, found = self.catalog.entity_by_id, self.catalog.mentions_by_article
        counted = getattr(found, "counted", None)  # without looking at each mention
        if counted is None:
            return {key: Counter(item.entity for item in found[key] if item.entity in known) for key in found}
        return {key: Counter({entity: n for entity, n in counted(key).items() if entity in known}) for key in found}

    @cached_property
    def mention_keys(self) -> Mapping[str, str]:
        """Article id -> digest of all its mentions; articles without any are missing."""
        found = self.catalog.mentions_by_article
        told = getattr(found, "told", None) or found.__getitem__
        return {article: key_of(told(article)) for article in found}

    @cached_property
    def spans(self) -> Callable[[str], Mapping[str, Spans]]:
        """Article id -> entity id -> where the one names the other."""
        return spans_of(self.catalog.mentions_by_article)

    @cached_property
    def spans_by_entity(self) -> Mapping[str, Mapping[str, Spans]]:
        """Entity id -> the articles that mention it, in their order, and where."""
        by_entity: dict[str, dict[str, Spans]] = {entity: {} for entity in self.catalog.entity_by_id}
        for article in self.catalog.mentions_by_article:
            for entity, places in self.spans(article).items():
                if entity in by_entity:
                    by_entity[entity][article] = places
        return by_entity

    @cached_property
    def uses_by_entity(self) -> Mapping[str, Sequence[Use]]:
        """Entity id -> the articles that mention it, in their order, by which name and how often."""
        found = self.catalog.mentions_by_article
        used = getattr(found, "used", None) or uses_of(found)  # which makes no mention for it
        by_entity: dict[str, list[Use]] = {entity: [] for entity in self.catalog.entity_by_id}
        for article in found:
            for entity, surface, count in used(article):
                if entity in by_entity:
                    by_entity[entity].append((article, surface, count))
        return by_entity

    def sentences(self, article: str) -> Sentences:
        """The sentences of an article's body as plain text; many pages quote from one article."""
        found = self._sentences.get(article)
        if found is None:
            if len(self._sentences) >= MOST_TEXTS:
                self._sentences.clear()
            found = self._sentences[article] = Sentences(plain_text(self.catalog.article_by_id[article].body))
        return found

    def word_count(self, article: Article) -> int:
        """The words of an article's body."""
        if article.words is not None:
            return article.words
        found = self._word_counts.get(article.id)
        if found is None:
            found = self._word_counts[article.id] = count_words(plain_text(article.body))
        return found

    @cached_property
    def _word_counts(self) -> dict[str, int]:
        return {}

    @cached_property
    def _sentences(self) -> dict[str, Sentences]:
        return {}

    def entities_of(self, article: str) -> tuple[EntityRef, ...]:
        """An article's entities, most mentioned first; counts are mentions in it."""
        return self.entity_refs(self.mention_counts.get(article, Counter()))

    def entity_refs(self, counts: Mapping[str, int], most: int | None = None) -> tuple[EntityRef, ...]:
        """Entities with a count, largest first, then by name, so many at most; shares are against the largest."""
        entities = self.catalog.entity_by_id
        ordered = sorted(counts, key=lambda entity: (-counts[entity], entities[entity].name, entity))[:most]
        largest = max(counts.values(), default=1)
        return tuple([self.entity_ref(entities[key], counts[key], counts[key] / largest) for key in ordered])

    def entity_ref(self, entity: Entity, count: int, share: float = 0.0) -> EntityRef:
        return EntityRef(
            id=entity.id,
            name=entity.name,
            url=self.entity_url(entity.id),
            type=str(entity.type),
            count=count,
            share=round(share, 3),
        )

    @cached_property
    def article_refs(self) -> Mapping[str, ArticleRef]:
        return {article.id: self._article_ref(article) for article in self.catalog.articles}

    def _article_ref(self, article: Article) -> ArticleRef:
        return ArticleRef(
            id=article.id,
            title=article.title,
            url=self.article_url(article.id),
            source=article.publisher,
            published=article.published,
            published_words=self.wording.date(article.published),
            language=article.language,
        )

    @cached_property
    def article_keys(self) -> Mapping[str, str]:
        """Article id -> digest of all that it is."""
        return {article.id: article.digest or key_of(article) for article in self.catalog.articles}

    @cached_property
    def record_keys(self) -> Mapping[str, str]:
        """Article id -> digest of all that its record in the data files tells."""
        return {
            article: key_of(key, self.article_url(article), sorted(self.mention_counts.get(article, ())))
            for article, key in self.article_keys.items()
        }

    @cached_property
    def entity_keys(self) -> Mapping[str, str]:
        """Entity id -> digest of how others mention it, but for how often."""
        return {
            item.id: key_of(item.id, item.name, self.entity_url(item.id), str(item.type), item.wikidata)
            for item in self.catalog.entities
        }

    @cached_property
    def named_keys(self) -> Mapping[str, str]:
        """Article id -> digest of what `entities_of` tells; articles without any are missing."""
        keys = self.entity_keys
        return {
            article: key_of([(keys[entity], counts[entity]) for entity in sorted(counts)])
            for article, counts in self.mention_counts.items()
        }

    def newest_of(self, articles: Iterable[str], most: int) -> tuple[str, ...]:
        """The ids of the newest of some articles, undated ones last."""
        return tuple(nsmallest(most, articles, key=self.ranks.__getitem__))

    @cached_property
    def ref_keys(self) -> Mapping[str, str]:
        """Article id -> digest of how others mention it."""
        return {article: key_of(tuple(ref)) for article, ref in self.article_refs.items()}

    @cached_property
    def by_date(self) -> tuple[Article, ...]:
        """Oldest first; undated articles after them, by title."""
        articles = self.catalog.articles
        return tuple(sorted(articles, key=lambda item: (item.published or "~", item.title, item.id)))

    @cached_property
    def newest_first(self) -> tuple[Article, ...]:
        """Newest first; undated articles after them, by title."""
        dated = [item for item in self.by_date if item.published is not None]
        return (*reversed(dated), *self.by_date[len(dated) :])

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Article id -> its place in `newest_first`."""
        return {article.id: rank for rank, article in enumerate(self.newest_first)}

    def listed(self, articles: Iterable[str]) -> list[Article]:
        """Articles newest first, from their ids."""
        newest = self.newest_first
        return [newest[rank] for rank in sorted({self.ranks[article] for article in articles})]


def heading_key(name: str) -> str:
    """The folded name under which spellings of a tag or source meet."""
    return clean_name(name) or name


def _spellings(names: Iterable[str]) -> Mapping[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for name in names:
        found.setdefault(heading_key(name), Counter())[name] += 1
    return found


def _usual_spelling(spellings: Mapping[str, Counter[str]]) -> Mapping[str, str]:
    return {key: min(found, key=lambda name: (-found[name], name)) for key, found in spellings.items()}


def _headings(
    filed: Iterable[tuple[str, str]], names: Mapping[str, str], slugs: urls.Slugs, address: Callable[[str], str]
) -> Mapping[str, Heading]:
    articles: dict[str, set[str]] = {}
    for name, article in filed:
        articles.setdefault(heading_key(name), set()).add(article)
    return {
        key: Heading(key=key, name=names[key], url=address(slugs.of[key]), articles=tuple(sorted(articles[key])))
        for key in sorted(names, key=lambda key: (clean_name(names[key]), key))
    }
