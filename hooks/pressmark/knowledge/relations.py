"""Entities in, relations out: which articles and which entities belong together, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

import numpy as np

from pressmark.knowledge.nearness import Groups, Numbers, Weights, as_they_are
from pressmark.knowledge.terms import TermGroup, rough_count
from pressmark.model import Entity, Relation

RELATED_ARTICLES = 5
"""Related articles an article; what fits below it without scrolling."""

COMPANIONS = 12
"""Companions an entity; what fits beside it."""

REASONS = 5
"""Shared entities or articles told with a relation."""

ENTITIES_NEEDED = 2
"""Entities that two articles must share to be related: one alone, ISIS in an archive about ISIS, says nothing. Words
speak for two articles as well, where there are more of them."""

WORDS_NEEDED = {1: 3, 0: 5}
"""Shared entities, fewer than needed -> telling words that must be shared beside them, forms of one counted once."""

FORMS_BEGIN = 4
"""Letters that two forms of a word begin with; all but the last of the shorter one as well: "query", "queries"."""

WORD_WEIGHT = 0.4
"""What a shared word counts, beside an entity of the same rarity. By reading what 600 articles of the news, of some
fifty publishers, are related to: more brings reports together that are merely of one trade."""

ARTICLES_NEEDED = 2
"""Articles in which two entities must appear together: once is chance."""

MOST_ARTICLES = 200
"""Articles of an entity, or a word, up to which it brings articles together; those of more frequent ones are far too
many pairs, and their weight is small."""

SPARE = 3
"""Articles beyond those wanted whose weight is made exact, since what is common counts a little as well."""

MOST_ENTITIES = 60
"""Entities of one article, the rarest, that are paired with each other: bounds the pairs of very long texts."""


def relate_articles(entities: Iterable[Entity], groups: Iterable[TermGroup] = ()) -> tuple[Relation, ...]:
    """Articles that share entities and telling words, weighted by the rarity of these; sorted by left and right.

    A relation stays when it is among the strongest of either article; reasons are entity ids, and words. Entities and
    words of more than `MOST_ARTICLES` bring no articles together, but where they are shared as well, they count and are
    told.
    """
    rarity, by_article = _index(entities)
    words = sorted(groups, key=lambda group: len(group.members) > MOST_ARTICLES)
    narrow = [group for group in words if len(group.members) <= MOST_ARTICLES]
    wide = words[len(narrow) :]
    names = sorted(by_article.keys() | {member for group in words for member in group.members})
    brought = {ident: found for ident, found in sorted(_invert(by_article).items()) if len(found) <= MOST_ARTICLES}
    near = Groups(
        _numbered(names, [*brought.values(), *(group.members for group in narrow)]),
        [
            *(np.full(len(found), math.sqrt(rarity[ident])) for ident, found in brought.items()),
            *(np.array(group.weights) * math.sqrt(WORD_WEIGHT) for group in narrow),
        ],
        len(names),
    )
    common = Groups(
        _numbered(names, [group.members for group in wide]),
        [np.array(group.weights) * math.sqrt(WORD_WEIGHT) for group in wide],
        len(names),
    )
    terms = [
        _terms(near.of(member), -len(brought)) | _terms(common.of(member), len(narrow)) for member in range(len(names))
    ]
    pairs = {
        (min(member, other), max(member, other))
        for member, other, _ in near.find_nearest(as_they_are, RELATED_ARTICLES + SPARE)
    }
    relations = []
    for left, right in sorted(pairs):
        reasons = _shared(by_article.get(names[left], ()), by_article.get(names[right], ()), rarity)
        both = {word: terms[left][word] * terms[right][word] for word in terms[left].keys() & terms[right].keys()}
        strongest = sorted(both, key=lambda word: (-both[word], words[word].word))
        told = _without_forms(words[word].word for word in strongest)
        if len(told) >= WORDS_NEEDED.get(len(reasons), 0):
            weight = round(sum(rarity[ident] for ident in reasons) + math.fsum(both.values()), 4)
            relations.append(Relation(names[left], names[right], weight, reasons[:REASONS], told))
    return _strongest(relations, RELATED_ARTICLES)


def _without_forms(words: Iterable[str]) -> tuple[str, ...]:
    """The first `REASONS` words without those that are another form of one before them; no more are told or needed."""
    found: list[str] = []
    for word in words:
        if len(found) == REASONS:
            break
        if not any(_are_forms(word, other) for other in found):
            found.append(word)
    return tuple(found)


def _are_forms(one: str, other: str) -> bool:
    shared = max(FORMS_BEGIN, min(len(one), len(other)) - 1)
    return one[:shared] == other[:shared]


def _terms(groups: Mapping[int, float], moved: int) -> dict[int, float]:
    """Of the groups of an article those that are words, by the number of the word."""
    return {group + moved: weight for group, weight in groups.items() if group + moved >= 0}


def relate_entities(entities: Iterable[Entity]) -> tuple[Relation, ...]:
    """Entities that appear in the same articles, weighted against how often each appears; sorted by left and right.

    The weight is n log(1 + N n / (a b)) for n shared articles of N, of which a and b name the one and the other (N, a
    and b in steps): it falls for what is everywhere and stays above nothing in an archive of five. Reasons are article
    ids.
    """
    rarity, by_article = _index(entities)
    by_entity = _invert(by_article)
    names = sorted(by_entity)
    sizes = np.array([rough_count(len(by_entity[name])) for name in names], dtype=np.float64)
    whole = rough_count(len(by_article))
    rarest = [sorted(found, key=lambda ident: (-rarity[ident], ident))[:MOST_ENTITIES] for found in by_article.values()]

    def weigh(member: int, others: Numbers, counts: Weights) -> Weights:
        expected = sizes[member] * sizes[others] / whole
        weights: Weights = np.where(counts >= ARTICLES_NEEDED, counts * np.log1p(counts / expected), 0.0)
        return weights

    members = _numbered(names, rarest)
    near = Groups(members, [np.ones(len(group)) for group in members], len(names)).find_nearest(weigh, COMPANIONS)
    found = {_ordered(names[member], names[other]): weight for member, other, weight in near}
    articles = {name: frozenset(by_entity[name]) for pair in found for name in pair}
    return tuple(
        Relation(left, right, found[left, right], tuple(nsmallest(REASONS, articles[left] & articles[right])))
        for left, right in sorted(found)
    )


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _numbered(names: Sequence[str], groups: Iterable[Sequence[str]]) -> list[Numbers]:
    number = {name: index for index, name in enumerate(names)}
    return [np.array([number[name] for name in group], dtype=np.intp) for group in groups]


def _index(entities: Iterable[Entity]) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """The rarity of each entity, and the entities of each article."""
    listed = sorted(entities, key=lambda entity: entity.id)
    found: dict[str, list[str]] = {}
    for entity in listed:
        for article in entity.articles:
            found.setdefault(article, []).append(entity.id)
    whole = rough_count(len(found))
    rarity = {entity.id: math.log1p(whole / rough_count(len(entity.articles))) for entity in listed}
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


def _strongest(relations: Sequence[Relation], wanted: int) -> tuple[Relation, ...]:
    """The relations that are among the strongest of one of their sides."""
    seen: Counter[str] = Counter()
    kept: list[Relation] = []
    for relation in sorted(relations, key=lambda item: (-item.weight, item.left, item.right)):
        if min(seen[relation.left], seen[relation.right]) < wanted:
            kept.append(relation)
        seen.update((relation.left, relation.right))
    return tuple(sorted(kept, key=lambda item: (item.left, item.right)))
