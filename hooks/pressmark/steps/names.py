"""Every mention of the archive, made when it is looked at: a build with nothing new looks at none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from pressmark.knowledge.clusters import Cluster
from pressmark.knowledge.named import Link, Named, Place, find_places
from pressmark.model import Mention
from pressmark.packing import unpack

MOST_MADE = 4_000
"""Articles whose mentions are held at once, some 30 MB: pages that quote from one article are made near each other."""


class Names(Sequence[Mention]):
    """Every mention of the archive, made when it is looked at."""

    def __init__(
        self,
        articles: Sequence[tuple[str, Named]],
        links: Sequence[tuple[Link, ...]],
        clusters: Sequence[Cluster],
        entities: Mapping[tuple[str, str], str],
    ) -> None:
        self.by_article = by_article = _ByArticle(articles, links, entities)
        self._count = by_article.count
        self.by_entity = _ByEntity(self.by_article, clusters)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int | slice) -> Mention | Sequence[Mention]:  # type: ignore[override]
        return tuple(self)[index]

    def __iter__(self) -> Iterator[Mention]:
        return chain.from_iterable(self.by_article.values())


class _ByArticle(Mapping[str, tuple[Mention, ...]]):
    """Article -> its mentions, made when they are first looked at: many pages show those of one article."""

    def __init__(
        self,
        articles: Sequence[tuple[str, Named]],
        links: Sequence[tuple[Link, ...]],
        entities: Mapping[tuple[str, str], str],
    ) -> None:
        self._parts = {
            ident: (named, linked) for (ident, named), linked in zip(articles, links, strict=True) if named.rows
        }
        self._entities = entities
        self._made: dict[str, tuple[Mention, ...]] = {}
        self.count = sum(sum(named.counts) for named, _ in self._parts.values())

    def __getitem__(self, article: str) -> tuple[Mention, ...]:
        made = self._made.get(article)
        if made is None:
            if len(self._made) >= MOST_MADE:
                self._made.clear()
            named, linked = self._parts[article]
            made = self._made[article] = find_places(article, named, linked, self._entities)
        return made

    def counted(self, article: str) -> Counter[str]:
        """How often an article names each thing; none of its mentions is made for that."""
        named, linked = self._parts[article]
        found: Counter[str] = Counter()
        for count, (kind, key, _) in zip(named.counts, linked, strict=True):
            found[self._entities[kind, key]] += count
        return found

    def used(self, article: str) -> Iterator[tuple[str, str, int]]:
        """Which surfaces an article names each thing by, and how often; no mention is made for that, either."""
        named, linked = self._parts[article]
        for (surface, _, _), count, (kind, key, _) in zip(named.rows, named.counts, linked, strict=True):
            yield self._entities[kind, key], surface, count

    def told(self, article: str) -> tuple[object, ...]:
        """What its mentions are made of, for keys: equal parts, equal mentions."""
        named, linked = self._parts[article]
        return (named.places, named.rows, [(self._entities[kind, key], rule) for kind, key, rule in linked])

    def spans(self, article: str) -> dict[str, list[tuple[int, int, int]]]:
        """Where an article names each thing: number of the field, start and end."""
        named, linked = self._parts[article]
        owners = [self._entities[kind, key] for kind, key, _ in linked]
        found: dict[str, list[tuple[int, int, int]]] = {}
        for field, start, end, index in unpack(tuple[Place, ...], named.places):
            found.setdefault(owners[index], []).append((field, start, end))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class _ByEntity(Mapping[str, tuple[Mention, ...]]):
    """Cluster -> its mentions, put together anew each time."""

    def __init__(self, by_article: Mapping[str, tuple[Mention, ...]], clusters: Sequence[Cluster]) -> None:
        self._by_article = by_article
        self._articles = {cluster.id: cluster.articles for cluster in clusters}

    def __getitem__(self, entity: str) -> tuple[Mention, ...]:
        mentions = chain.from_iterable(map(self._by_article.__getitem__, self._articles[entity]))
        return tuple([mention for mention in mentions if mention.entity == entity])

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)
