"""Mentions in, clusters out: which mentions of the whole archive are one thing, each link with the rule that made it.

A mention goes, in this order, to what the archivist declared, to a country or region, to the name that its own article
spells out for it, to the name that the archive spells out, or stays with the mentions of its own name. Every weak link
points at a name that stands by itself, never at another weak link, so nothing is merged through a chain of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.clusters import Cluster, find_clusters
from pressmark.knowledge.context import Context, find_archive_context, find_context, find_initial_variants
from pressmark.knowledge.names import fold_name, is_acronym, is_full_name
from pressmark.knowledge.nodes import ORGANISATION_LABELS, Bound, Node, NodeKind, bind_names
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_state
from pressmark.model import Document, Mention


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who."""

    mentions: tuple[Mention, ...] = ()
    """As they came, each with its cluster and the rule that put it there."""
    clusters: tuple[Cluster, ...] = ()
    """Sorted by id."""


def resolve_mentions(documents: Sequence[Document], mentions: Sequence[Mention], authority: Authority) -> Resolution:
    """The clusters of all mentions; those of one document must stand together, sorted by field and start."""
    texts = {document.id: document for document in documents}
    bound = bind_names(mentions, authority)
    articles = [(texts[ident], tuple(items)) for ident, items in groupby(bound, key=lambda item: item.mention.article)]
    contexts = [find_context(document, items) for document, items in articles]
    archive = find_archive_context(bound, contexts)
    variants = find_initial_variants(bound)
    links: list[tuple[Bound, Node, str]] = []
    for (_, items), context in zip(articles, contexts, strict=True):
        for item in items:
            node, rule = _link(item, context, archive, authority)
            links.append((item, variants[node], "middle initial") if node in variants else (item, node, rule))
    return _resolution(links, authority)


def _resolution(links: Sequence[tuple[Bound, Node, str]], authority: Authority) -> Resolution:
    groups: dict[Node, list[Bound]] = {}
    for item, node, _ in links:
        groups.setdefault(node, []).append(item)
    clusters = find_clusters(groups, authority)
    resolved = tuple(replace(item.mention, entity=clusters[node].id, rule=rule) for item, node, rule in links)
    return Resolution(resolved, tuple(sorted(clusters.values(), key=lambda cluster: cluster.id)))


def _link(item: Bound, article: Context, archive: Context, authority: Authority) -> tuple[Node, str]:
    """Where a mention belongs, and the first rule that says so."""
    if not item.is_open and not item.is_person:
        return item.node, item.rule  # what the archivist or a table decided; only a declared surname may be another's
    for rule, find in LAYERS.items():
        found = find(item, article, archive)
        if found is not None and not _is_forbidden(item, found, authority):
            return found, rule
    return item.node, item.rule


def _is_forbidden(item: Bound, node: Node, authority: Authority) -> bool:
    """Whether the archivist said that this name is never that thing."""
    if node.kind is not NodeKind.AUTHORITY:
        return False
    return any(
        fold_name(name) in {item.folded, fold_name(item.mention.surface)} for name in authority.by_id[node.key].never
    )


def _only(candidates: Mapping[str, frozenset[Node]], name: str) -> Node | None:
    nodes = candidates.get(name, frozenset())
    return next(iter(nodes)) if len(nodes) == 1 else None


def _namesake_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    """A declared surname is another's where the article names only that other in full."""
    if item.node.kind is not NodeKind.AUTHORITY or not item.is_person or is_full_name(item.folded):
        return None
    other = _only(article.surnames, item.folded)
    return other if other != item.node else None


def _stated_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    return article.stated.get(item.node) if item.is_open else None


def _surname_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    if not item.is_open or not item.may_be_person or is_full_name(item.folded):
        return None
    return _only(article.surnames, item.folded)


def _initial_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    """ "V. Putin" where the article has one Putin whose given name begins so."""
    initial, _space, surname = item.folded.partition(" ")
    if not item.is_open or not item.is_person or len(initial) != 1:
        return None
    found = _only(article.surnames, surname)
    return found if found and found.key.startswith(initial) else None


def _given_name_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    if not item.is_open or not item.is_person or " " in item.folded:
        return None
    return _only(article.given, item.folded)


def _part_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    """ "Air Force" where the article has one organisation that is called so in full."""
    if not item.is_open or item.mention.label not in ORGANISATION_LABELS or _is_place_name(item):
        return None
    return _only(article.parts, item.folded)


def _is_place_name(item: Bound) -> bool:
    """Whether the name is a city's or a state's: "New York" is no short form of its stock exchange, but of a team."""
    if item.rule == "team of a city":
        return False
    name = item.mention.surface
    city = find_city(name)
    return is_state(name) or (city is not None and city.thousands >= LARGE_CITY)


def _initials_in_article(item: Bound, article: Context, _: Context) -> Node | None:
    letters = item.folded.replace(" ", "")
    if not item.is_open or item.is_person or not is_acronym(item.mention.surface) or len(letters) < SHORTEST_ACRONYM:
        return None
    return _only(article.initials, letters)


def _stated_in_archive(item: Bound, _: Context, archive: Context) -> Node | None:
    return archive.stated.get(item.node) if item.is_open else None


def _surname_in_archive(item: Bound, _: Context, archive: Context) -> Node | None:
    return _surname_in_article(item, archive, archive)


LARGE_CITY = 300
"""People, thousands, of a city that is meant by its bare name even where an organisation is called after it."""

SHORTEST_ACRONYM = 3
"""Letters from which initials alone, stated nowhere, are evidence."""

Layer = Callable[[Bound, Context, Context], Node | None]

LAYERS: Mapping[str, Layer] = {
    "namesake in the article": _namesake_in_article,
    "stated in the article": _stated_in_article,
    "surname in the article": _surname_in_article,
    "initial and surname in the article": _initial_in_article,
    "given name in the article": _given_name_in_article,
    "part of a name in the article": _part_in_article,
    "initials in the article": _initials_in_article,
    "stated in the archive": _stated_in_archive,
    "surname in the archive": _surname_in_archive,
}
"""Rule -> how it decides, strongest first."""
