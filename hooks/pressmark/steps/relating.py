"""Entities and articles in, what belongs together out: kept whole as long as nothing in it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressmark.knowledge.duplicates import Sketch, compare_sketches, sketch_text
from pressmark.knowledge.relations import relate_articles, relate_entities
from pressmark.model import Entity, Relation
from pressmark.packing import pack, unpack
from pressmark.steps.intake import Kept
from pressmark.steps.naming import KNOWLEDGE_VERSION
from pressmark.steps.pools import unpacked
from pressmark.store import Store, result_key
from pressmark.text import LONGEST_NAMED, first_tokens, plain_text


@dataclass(frozen=True, slots=True)
class Relations:
    """What belongs together."""

    articles: tuple[Relation, ...]
    companions: tuple[Relation, ...]
    """Of entities."""


def relate(entities: Sequence[Entity], store: Store) -> Relations:
    """Which articles, and which entities, belong together."""
    key = result_key("relations", KNOWLEDGE_VERSION, pack(tuple((item.id, item.articles) for item in entities)))
    kept = unpacked(Relations, store.get(key))
    if kept is None:
        kept = Relations(relate_articles(entities), relate_entities(entities))
        store.work["related"] += 1
        store.put([(key, pack(kept))])
    return kept


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
