"""The rules by which a name leads to another: what an article spells out first, then what the archive does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pressmark.knowledge.context import Context, is_of_another
from pressmark.knowledge.names import fold_organisation, is_acronym, is_full_name
from pressmark.knowledge.nodes import ORGANISATION_LABELS, Bound, Node, NodeKind
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_state


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
    if item.rule == "well-known name" and item.folded in article.own:
        return article.own[item.folded]
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
    node = _only(article.initials, letters)
    if node is not None and is_of_another(item, node):
        return None  # "AFP" is the agency where nothing says "Australian Federal Police (AFP)"
    spelled = article.spelled.get(item.folded)
    return node if node is None or spelled is None or _is_spelled(node, spelled) else None


def _is_spelled(node: Node, words: str) -> bool:
    """Whether a name is what the text spells out for an acronym, in the plural or with a legal form as well."""
    return node.key.rstrip("s") == words.rstrip("s") or node.key == fold_organisation(words) or words in node.key


def stated_in_archive(item: Bound, article: Context, archive: Context) -> Node | None:
    node = archive.stated.get(item.node) if item.is_open else None
    spelled = article.spelled.get(item.folded)
    return node if node is None or spelled is None or _is_spelled(node, spelled) else None


def surname_in_archive(item: Bound, article: Context, archive: Context) -> Node | None:
    return None if item.folded in article.small else _surname_in_article(item, archive, archive)


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
    "stated in the archive": stated_in_archive,
    "surname in the archive": surname_in_archive,
}
"""Rule -> how it decides, strongest first."""
