"""Entities in, relations out: which articles and which entities belong together, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pressmark.model import Entity, Relation

Numbers = NDArray[np.intp]
Weights = NDArray[np.float64]
Score = Callable[[int, Numbers, Weights], Weights]
"""Of a member with others, by the sum of the weights of what they share."""

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

SPARE = 3
"""Articles beyond those wanted whose weight is made exact, since what is common counts a little as well."""

MOST_ENTITIES = 60
"""Entities of one article, the rarest, that are paired with each other: bounds the pairs of very long texts."""


STEPS = 4
"""Steps in which the number of articles counts until it has doubled. One more article then rarely changes a weight, and
with it the pages of all who appear with a frequent name; a weight is off by 5 % at most, less than one article says."""


def relate_articles(entities: Iterable[Entity]) -> tuple[Relation, ...]:
    """Articles that share entities, weighted by the rarity of what they share; sorted by left and right.

    A relation stays when it is among the strongest of either article; reasons are entity ids. Entities of more than
    `MOST_ARTICLES` bring no articles together, but where they are shared as well, they count and are told.
    """
    rarity, by_article = _index(entities)
    by_entity = _invert(by_article)
    names = sorted(by_article)
    groups = {ident: found for ident, found in sorted(by_entity.items()) if len(found) <= MOST_ARTICLES}
    near = _nearest(
        names,
        list(groups.values()),
        [rarity[ident] for ident in groups],
        lambda _member, _others, weights: weights,
        RELATED_ARTICLES + SPARE,
    )
    relations = []
    for left, right in sorted({_ordered(names[member], names[other]) for member, other, _ in near}):
        reasons = _shared(by_article[left], by_article[right], rarity)
        if len(reasons) >= ENTITIES_NEEDED:
            weight = round(sum(rarity[ident] for ident in reasons), 4)
            relations.append(Relation(left, right, weight, reasons[:REASONS]))
    return _strongest(relations, RELATED_ARTICLES)


def relate_entities(entities: Iterable[Entity]) -> tuple[Relation, ...]:
    """Entities that appear in the same articles, weighted against how often each appears; sorted by left and right.

    The weight is n log(1 + N n / (a b)) for n shared articles of N, of which a and b name the one and the other (N, a
    and b in steps): it falls for what is everywhere and stays above nothing in an archive of five. Reasons are article
    ids.
    """
    rarity, by_article = _index(entities)
    by_entity = _invert(by_article)
    names = sorted(by_entity)
    sizes = np.array([_rough(len(by_entity[name])) for name in names], dtype=np.float64)
    whole = _rough(len(by_article))
    rarest = [sorted(found, key=lambda ident: (-rarity[ident], ident))[:MOST_ENTITIES] for found in by_article.values()]

    def weigh(member: int, others: Numbers, counts: Weights) -> Weights:
        expected = sizes[member] * sizes[others] / whole
        weights: Weights = np.where(counts >= ARTICLES_NEEDED, counts * np.log1p(counts / expected), 0.0)
        return weights

    near = _nearest(names, rarest, [1.0] * len(rarest), weigh, COMPANIONS)
    found = {_ordered(names[member], names[other]): weight for member, other, weight in near}
    return tuple(
        Relation(left, right, found[left, right], _shared_articles(by_entity[left], by_entity[right]))
        for left, right in sorted(found)
    )


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _nearest(
    names: Sequence[str], groups: Sequence[Sequence[str]], weights: Sequence[float], score: Score, wanted: int
) -> Iterator[tuple[int, int, float]]:
    """Each member with those nearest to it by the groups that they share, and the score.

    One member at a time, so that memory holds the neighbours of one and not the pairs of all.
    """
    number = {name: index for index, name in enumerate(names)}
    members = [np.array([number[name] for name in group], dtype=np.intp) for group in groups]
    groups_of: list[list[int]] = [[] for _ in names]
    for index, group in enumerate(members):
        for member in group.tolist():
            groups_of[member].append(index)
    sizes = np.array([len(group) for group in members], dtype=np.intp)
    weight = np.array(weights, dtype=np.float64)
    for member, own in enumerate(groups_of):
        if not own:
            continue
        around = np.concatenate([members[index] for index in own])
        sums: Weights = np.bincount(around, np.repeat(weight[own], sizes[own]), len(names)).astype(np.float64)
        sums[member] = 0.0
        others = np.flatnonzero(sums)
        scores: Weights = np.round(score(member, others, sums[others]), 4)
        best = _largest(scores, wanted)
        yield from zip([member] * len(best), others[best].tolist(), scores[best].tolist(), strict=True)


def _largest(scores: Weights, wanted: int) -> Numbers:
    """Where the largest scores above nothing are, largest first, of equals the first."""
    if len(scores) > wanted:
        least = max(float(np.partition(scores, -wanted)[-wanted]), np.nextafter(0.0, 1.0))
        chosen = np.flatnonzero(scores >= least)
    else:
        chosen = np.flatnonzero(scores)
    return chosen[np.argsort(-scores[chosen], kind="stable")][:wanted]


def _index(entities: Iterable[Entity]) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """The rarity of each entity, and the entities of each article."""
    listed = sorted(entities, key=lambda entity: entity.id)
    found: dict[str, list[str]] = {}
    for entity in listed:
        for article in entity.articles:
            found.setdefault(article, []).append(entity.id)
    whole = _rough(len(found))
    rarity = {entity.id: math.log1p(whole / _rough(len(entity.articles))) for entity in listed}
    return rarity, {article: tuple(found[article]) for article in sorted(found)}


def _rough(count: int) -> float:
    """A number of articles on a scale of steps that grow with it."""
    return math.exp2(round(STEPS * math.log2(max(1, count))) / STEPS)


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
