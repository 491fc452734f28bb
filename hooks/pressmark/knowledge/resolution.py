"""Mentions in, clusters out: which mentions of the whole archive are one thing, each link with the rule that made it.

A mention goes, in this order, to what the archivist declared, to a country or region, to the name that its own article
spells out for it, to the name that the archive spells out, or stays with the mentions of its own name. Every weak link
points at a name that stands by itself, never at another weak link, so nothing is merged through a chain of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.clusters import Cluster, Gathered, find_clusters
from pressmark.knowledge.context import (
    Context,
    find_archive_context,
    find_context,
    find_stated,
    find_variants,
)
from pressmark.knowledge.homonyms import Description, tell_apart, tell_doubt
from pressmark.knowledge.layers import LAYERS, stated_in_archive, surname_in_archive
from pressmark.knowledge.named import Link, Named, find_places, name_document
from pressmark.knowledge.names import fold_name, is_full_name
from pressmark.knowledge.nodes import Bound, Node, NodeKind, Row, bind_names
from pressmark.model import Document, Mention


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who."""

    mentions: Sequence[Mention] = ()
    """As they came, each with its cluster and the rule that put it there."""
    clusters: tuple[Cluster, ...] = ()
    """Sorted by id."""
    notes: tuple[str, ...] = ()
    """Names that several people may have."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the archive as a whole says of its names."""

    bound: Mapping[Row, Bound]
    context: Context
    variants: Mapping[Node, tuple[Node, str]]
    authority: Authority
    described: Mapping[Node, frozenset[Description]] = field(default_factory=dict)
    """People whom the archive calls nationals of several lands."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Names that several people may have: for the report."""
        doubts = (tell_doubt(node.key.title(), self.described[node]) for node in sorted(self.described))
        return tuple(doubt for doubt in doubts if doubt is not None)

    def digests(self) -> dict[Row, bytes]:
        """For each row all that links of it, or to it, depend on beside the row's own article."""
        never = repr(sorted((entry.id, entry.never) for entry in self.authority.entries if entry.never))
        return {row: self._digest(item, never) for row, item in self.bound.items()}

    def _digest(self, item: Bound, never: str) -> bytes:
        stated = stated_in_archive(item, self.context, self.context)
        surname = surname_in_archive(item, self.context, self.context)
        others = [self.variants.get(node) for node in (item.node, stated, surname) if node is not None]
        several = [sorted(self.described.get(node, ())) for node in (item.node, stated, surname) if node is not None]
        told = (
            item.node,
            item.folded,
            item.rule,
            item.entry and item.entry.type,
            stated,
            surname,
            others,
            several,
            never,
        )
        return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def resolve_mentions(documents: Sequence[Document], mentions: Sequence[Mention], authority: Authority) -> Resolution:
    """The clusters of all mentions; those of one document must stand together, sorted by field and start."""
    texts = {document.id: document for document in documents}
    articles = [
        (ident, name_document(texts[ident], tuple(items)))
        for ident, items in groupby(mentions, key=lambda mention: mention.article)
    ]
    survey = survey_names([named for _, named in articles], authority)
    links = [link_names(named, survey) for _, named in articles]
    clusters, entities = cluster_names(articles, links, survey)
    found: list[Mention] = []
    for (ident, named), linked in zip(articles, links, strict=True):
        found += find_places(ident, named, linked, entities)
    return Resolution(tuple(found), clusters, survey.notes)


def survey_names(articles: Sequence[Named], authority: Authority) -> Survey:
    """Go over the names of all articles once."""
    counts: dict[Row, int] = {}
    for named in articles:
        for row, count in zip(named.rows, named.counts, strict=True):
            counts[row] = counts.get(row, 0) + count
    bound = bind_names(counts, authority)
    everyone = tuple(bound.values())
    stated = (find_stated(named, [bound[row] for row in named.rows]) for named in articles if named.statements)
    context = find_archive_context(everyone, stated, _count_people(articles, bound))
    variants = find_variants(everyone)
    return Survey(bound, context, variants, authority, _find_described(articles, bound))


def _count_people(articles: Iterable[Named], bound: Mapping[Row, Bound]) -> Counter[Node]:
    """How many articles name each person in full."""
    found: Counter[Node] = Counter()
    for named in articles:
        items = (bound[row] for row in named.rows)
        found.update({item.node for item in items if item.is_person and is_full_name(item.folded)})
    return found


def _find_described(articles: Iterable[Named], bound: Mapping[Row, Bound]) -> dict[Node, frozenset[Description]]:
    found: dict[Node, set[Description]] = {}
    for named in articles:
        for row, description in named.described:
            node = bound[named.rows[row]].node
            if node.kind is NodeKind.PERSON:
                found.setdefault(node, set()).add(description)
    return {node: frozenset(told) for node, told in found.items() if len({item.land for item in told}) > 1}


def link_names(named: Named, survey: Survey) -> tuple[Link, ...]:
    """Where each row of an article belongs."""
    items = [survey.bound[row] for row in named.rows]
    article = find_context(named, items)
    return tuple(_links(items, article, survey, _namesakes(named, items, survey)))


def _namesakes(named: Named, items: Sequence[Bound], survey: Survey) -> dict[Node, Node]:
    """Who is meant in an article by a name that several people have, where it says so and never otherwise."""
    said: dict[Node, set[Description]] = {}
    for row, description in named.described:
        said.setdefault(items[row].node, set()).add(description)
    found: dict[Node, Node] = {}
    for node, told in said.items():
        apart = tell_apart(survey.described.get(node, ()))
        if apart and len(told) == 1:
            found[node] = Node(NodeKind.PERSON, f"{node.key} {apart[next(iter(told))]}")
    return found


def _links(items: Iterable[Bound], article: Context, survey: Survey, namesakes: Mapping[Node, Node]) -> Iterator[Link]:
    for item in items:
        node, rule = _link(item, article, survey.context, survey.authority)
        if node in survey.variants:
            node, rule = survey.variants[node]
        if node in namesakes:
            node, rule = namesakes[node], "nation and field"
        yield str(node.kind), node.key, rule


def cluster_names(
    articles: Sequence[tuple[str, Named]], links: Sequence[Sequence[Link]], survey: Survey
) -> tuple[tuple[Cluster, ...], dict[tuple[str, str], str]]:
    """The clusters, sorted by id, and the id of each by kind and key of its node."""
    gathered: dict[tuple[str, str], Gathered] = {}
    for (ident, named), linked in zip(articles, links, strict=True):
        for (kind, key, _), row, count in zip(linked, named.rows, named.counts, strict=True):
            group = gathered.get((kind, key))
            if group is None:
                group = gathered[kind, key] = Gathered()
            group.articles.append(ident)
            group.rows[row] = group.rows.get(row, 0) + count
    groups = {Node(NodeKind(kind), key): group for (kind, key), group in gathered.items()}
    for node, group in groups.items():
        group.own = {row: count for row, count in group.rows.items() if survey.bound[row].node == node}
    clusters = find_clusters(groups, survey.authority)
    entities = {(str(node.kind), node.key): cluster.id for node, cluster in clusters.items()}
    return tuple(sorted(clusters.values(), key=lambda cluster: cluster.id)), entities


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
