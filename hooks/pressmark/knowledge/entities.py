"""Clusters in, entities out: what has a page, and what the archivist may want to add to entities.yml."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.clusters import Cluster
from pressmark.knowledge.resolution import Resolution
from pressmark.model import Alias, Entity, EntityType, Suggestion

ARTICLES_NEEDED = 2
"""Articles that must share a name before it has a page without the archivist."""

MENTIONS_FOR_SUGGESTION = 2
"""Mentions from which a name without a page is suggested; what is named once is rarely what an article is about."""


def find_entities(
    resolution: Resolution, authority: Authority, articles_needed: int = ARTICLES_NEEDED
) -> tuple[tuple[Entity, ...], tuple[Suggestion, ...]]:
    """The entities with a page, sorted by id, and suggestions, most mentioned first."""
    entities: list[Entity] = []
    suggestions: list[Suggestion] = []
    for cluster in resolution.clusters:
        declared = cluster.id in authority.by_id
        if cluster.type is not None and (declared or len(cluster.articles) >= articles_needed):
            entities.append(_entity(cluster, cluster.type, authority))
        elif cluster.type is not None and cluster.mentions >= MENTIONS_FOR_SUGGESTION:
            suggestions.append(_suggestion(cluster, cluster.type))
    suggestions.sort(key=lambda suggestion: (-len(suggestion.articles), -suggestion.mentions, suggestion.name))
    return tuple(sorted(entities, key=lambda entity: entity.id)), tuple(suggestions)


def _entity(cluster: Cluster, kind: EntityType, authority: Authority) -> Entity:
    entry = authority.by_id.get(cluster.id)
    return Entity(
        id=cluster.id,
        name=cluster.name,
        type=kind,
        aliases=tuple(_aliases(cluster, entry.names if entry else (cluster.name,))),
        articles=cluster.articles,
        mentions=cluster.mentions,
        wikidata=entry.wikidata if entry else None,
        coordinates=entry.coordinates if entry else None,
        note=entry.note if entry else "",
        type_share=cluster.type_share,
    )


def _aliases(cluster: Cluster, declared: tuple[str, ...]) -> Iterator[Alias]:
    """The names in use, then those that are only declared."""
    yield from cluster.surfaces
    used = {alias.name for alias in cluster.surfaces}
    for name in sorted(set(declared) - used):
        yield Alias(name, 0)


def _suggestion(cluster: Cluster, kind: EntityType) -> Suggestion:
    others = tuple(alias.name for alias in cluster.surfaces if alias.name != cluster.name)
    return Suggestion(cluster.name, kind, others, cluster.articles, cluster.mentions)
