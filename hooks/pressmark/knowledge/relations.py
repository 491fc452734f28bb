"""Entities in, relations out: which articles and which entities belong together, and why."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from pressmark.model import Entity, Relation

RELATED_ARTICLES = 5
"""Related articles an article; what fits below it without scrolling."""

COMPANIONS = 12
"""Companions an entity; what fits beside it."""

REASONS = 5
"""Shared entities or articles told with a relation."""

ENTITIES_NEEDED = 2
"""Entities that two articles must share to be related: one alone, ISIS in an archive about ISIS, says nothing."""

ARTICLES_NEEDED = 2
"""Articles in which two entities must appear together: once is chance."""

MOST_ARTICLES = 200
"""Articles of an entity up to which it brings articles together; those of more frequent ones are far too many pairs,
and their weight is small."""

MOST_ENTITIES = 60
"""Entities of one article, the rarest, that are paired with each other: bounds the pairs of very long texts."""


def relate_articles(entities: Iterable[Entity]) -> tuple[Relation, ...]:
    """Articles that share entities, weighted by the rarity of what they share; sorted by left and right.

    A relation stays when it is among the strongest of either article; reasons are entity ids.
    """
    rarity, by_article = _index(entities)
    by_entity = _invert(by_article)
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    for ident in sorted(by_entity):
        if len(by_entity[ident]) <= MOST_ARTICLES:
            for pair in combinations(by_entity[ident], 2):
                pairs[pair] += rarity[ident]
    shared = ((pair, _shared(by_article[pair[0]], by_article[pair[1]], rarity)) for pair in sorted(pairs))
    relations = [
        Relation(left, right, round(sum(rarity[ident] for ident in reasons), 4), reasons[:REASONS])
        for (left, right), reasons in shared
        if len(reasons) >= ENTITIES_NEEDED
    ]
    return _strongest(relations, RELATED_ARTICLES)


def relate_entities(entities: Iterable[Entity]) -> tuple[Relation, ...]:
    """Entities that appear in the same articles, weighted against how often each appears; sorted by left and right.

    The weight is n log(1 + N n / (a b)) for n shared articles of N, of which a and b name the one and the other: it
    falls for what is everywhere and stays above nothing in an archive of five. Reasons are article ids.
    """
    rarity, by_article = _index(entities)
    by_entity = _invert(by_article)
    together: Counter[tuple[str, str]] = Counter()
    for found in by_article.values():
        rarest = sorted(found, key=lambda ident: (-rarity[ident], ident))[:MOST_ENTITIES]
        together.update(combinations(sorted(rarest), 2))
    relations = []
    for (left, right), count in sorted(together.items()):
        if count >= ARTICLES_NEEDED:
            expected = len(by_entity[left]) * len(by_entity[right]) / len(by_article)
            relations.append(Relation(left, right, round(count * math.log1p(count / expected), 4)))
    return tuple(
        Relation(item.left, item.right, item.weight, _shared_articles(by_entity[item.left], by_entity[item.right]))
        for item in _strongest(relations, COMPANIONS)
    )


def _index(entities: Iterable[Entity]) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """The rarity of each entity, and the entities of each article."""
    listed = sorted(entities, key=lambda entity: entity.id)
    found: dict[str, list[str]] = {}
    for entity in listed:
        for article in entity.articles:
            found.setdefault(article, []).append(entity.id)
    rarity = {entity.id: math.log1p(len(found) / max(1, len(entity.articles))) for entity in listed}
    return rarity, {article: tuple(found[article]) for article in sorted(found)}


def _invert(by_article: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for article, entities in by_article.items():
        for ident in entities:
            found.setdefault(ident, []).append(article)
    return {ident: tuple(articles) for ident, articles in found.items()}


def _shared(left: Iterable[str], right: Iterable[str], rarity: Mapping[str, float]) -> tuple[str, ...]:
    """What both have, rarest first."""
    return tuple(sorted(set(left) & set(right), key=lambda ident: (-rarity[ident], ident)))


def _shared_articles(left: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(left) & set(right))[:REASONS])


def _strongest(relations: Sequence[Relation], wanted: int) -> tuple[Relation, ...]:
    """The relations that are among the strongest of one of their sides."""
    seen: Counter[str] = Counter()
    kept: list[Relation] = []
    for relation in sorted(relations, key=lambda item: (-item.weight, item.left, item.right)):
        if min(seen[relation.left], seen[relation.right]) < wanted:
            kept.append(relation)
        seen.update((relation.left, relation.right))
    return tuple(sorted(kept, key=lambda item: (item.left, item.right)))
