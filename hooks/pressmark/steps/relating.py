"""Entities and articles in, what belongs together out: kept whole as long as nothing in it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressmark.knowledge.duplicates import Sketch, compare_sketches, sketch_text
from pressmark.knowledge.relations import relate_articles, relate_entities
from pressmark.knowledge.terms import Terms, count_terms, find_term_groups, update_terms
from pressmark.model import Article, Entity, Relation
from pressmark.packing import pack, unpack
from pressmark.steps.intake import Kept
from pressmark.steps.naming import KNOWLEDGE_VERSION
from pressmark.steps.pools import unpacked
from pressmark.steps.relevance import article_document
from pressmark.store import Store, result_key
from pressmark.text import LONGEST_NAMED, first_tokens, plain_text

_TERMS_KEY = result_key("terms", KNOWLEDGE_VERSION)

COUNTED_AT_ONCE = 2_500
"""Texts whose words are counted before they are put with the others: some 45 MB, and four times at 10,000 texts."""


@dataclass(frozen=True, slots=True)
class Relations:
    """What belongs together."""

    articles: tuple[Relation, ...]
    companions: tuple[Relation, ...]
    """Of entities."""


def relate(articles: Sequence[Kept], entities: Sequence[Entity], store: Store) -> Relations:
    """Which articles, and which entities, belong together."""
    texts = tuple((item.article.id, item.document) for item in articles)
    key = result_key(
        "relations", KNOWLEDGE_VERSION, pack((texts, tuple((item.id, item.articles) for item in entities)))
    )
    kept = unpacked(Relations, store.get(key))
    store.mark([_TERMS_KEY])
    if kept is None:
        groups = find_term_groups(_count_terms({item.document: item.article for item in articles}, store), texts)
        kept = Relations(relate_articles(entities, groups), relate_entities(entities))
        store.work["related"] += 1
        store.put([(key, pack(kept))])
    return kept


def _count_terms(articles: Mapping[str, Article], store: Store) -> Terms:
    """The telling words of all texts, from those of the last build where few texts came or went."""
    before = unpacked(Terms, store.get(_TERMS_KEY)) or Terms()
    fresh = sorted(articles.keys() - frozenset(before.texts))
    if not fresh and len(before.texts) == len(articles):
        return before
    terms = before if fresh else update_terms(before, articles, {})
    for start in range(0, len(fresh), COUNTED_AT_ONCE):
        texts = fresh[start : start + COUNTED_AT_ONCE]
        counted = {text: count_terms(article_document(articles[text]).text, articles[text].language) for text in texts}
        terms = update_terms(terms, articles, counted)
    store.put([(_TERMS_KEY, pack(terms))])
    return terms


def find_repeated(articles: Sequence[Kept], store: Store) -> Mapping[str, str]:
    """Article id -> id of the article that it repeats."""
    keys = [result_key("sketch", KNOWLEDGE_VERSION, item.document) for item in articles]
    compared = pack(tuple((item.article.id, item.document, item.article.published) for item in articles))
    result = result_key("repeats", KNOWLEDGE_VERSION, compared)
    known = unpacked(dict[str, str], store.get(result))
    if known is not None:
        store.mark(keys)
        return known
    kept = store.get_many(keys)
    made: dict[str, bytes] = {}
    for key, item in zip(keys, articles, strict=True):
        if key not in kept and key not in made:
            made[key] = pack(sketch_text(first_tokens(plain_text(item.article.body), LONGEST_NAMED)))
    store.put(made.items())
    kept.update(made)
    found = compare_sketches(
        (item.article, unpack(Sketch, kept[key])) for key, item in zip(keys, articles, strict=True)
    )
    store.put([(result, pack(found))])
    return found
