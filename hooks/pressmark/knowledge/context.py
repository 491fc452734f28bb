"""What an article, or the whole archive, spells out: full names behind surnames, long names behind short ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pressmark.knowledge.evidence import (
    is_first_name,
    is_known_with_article,
    is_organisation_in_words,
    may_be_called_by_first_name,
    may_be_called_by_surname,
    tells_apart,
)
from pressmark.knowledge.named import Named
from pressmark.knowledge.names import (
    SMALL_WORDS,
    has_initials,
    is_acronym,
    is_full_name,
    middle_initials,
    surnames,
    without_arabic_article,
    without_middle_initials,
)
from pressmark.knowledge.nodes import PLACE_LABELS, UNTYPED, Bound, Node, NodeKind
from pressmark.knowledge.short_names import find_short_names, is_known
from pressmark.knowledge.tables import is_given_name, resolve_land

Candidates = Mapping[str, frozenset[Node]]
"""Short name, folded -> the nodes that it may stand for."""


FEWEST_CALLS = 2
"""Times that an article must use a common given name alone before it is the person's: one "James" may be the title of
a book, one "Saddam" is not. From reading 22 such links in articles that no rule was written on."""

FEWEST_UNSHOWN = 4
"""The same where nothing beside it shows a person: 2 of 9 links of two or three such calls were in titles of books."""

FEWEST_ARTICLES = 2
"""Articles that must name a person in full before the surname alone is that person's elsewhere. In two mixed
collections 8 of 13 surnames of people whom one article names were somebody else's or a brand's, and none of 3 whom more
name."""


@dataclass(frozen=True, slots=True)
class Context:
    """Whom the short names of an article, or of the archive, may stand for."""

    surnames: Candidates = field(default_factory=dict)
    given: Candidates = field(default_factory=dict)
    parts: Candidates = field(default_factory=dict)
    """First or last words of an organisation's longer name."""
    initials: Candidates = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    """Short names that the text writes small as well, and does not show to be people."""
    spelled: Mapping[str, str] = field(default_factory=dict)
    """Acronym, folded -> the words, folded, that the text spells out for it."""
    stated: Mapping[Node, Node] = field(default_factory=dict)
    """Node -> the node that the text says is the same."""
    own: Mapping[str, Node] = field(default_factory=dict)
    """Acronym of a well-known thing, folded -> what else this very text has it for: "Fell Fire Brigade (FBI)"."""


def find_context(named: Named, bound: Sequence[Bound]) -> Context:
    """The context of one article, from its own names."""
    shown = frozenset(bound[row].folded for row in named.shown)
    by_surname, by_given = _people(bound, shown)
    _part_kin(named, bound, by_surname)
    small = frozenset(bound[row].folded for row in named.small) - shown
    for short in small:
        by_surname.pop(short, None)
        by_given.pop(short, None)
    often: Counter[str] = Counter()
    for item, count in zip(bound, named.counts, strict=True):
        often[item.folded] += count if item.is_person else 0
    by_given = {
        name: nodes
        for name, nodes in by_given.items()
        if often[name] >= (FEWEST_CALLS if name in shown else FEWEST_UNSHOWN)
        or not is_first_name(name)
        or any(node.kind is NodeKind.AUTHORITY for node in nodes)
    }
    parts, initials = find_short_names(bound)
    return Context(
        {name: frozenset(nodes) for name, nodes in by_surname.items()},  # a land's, too: see `namesakes`
        _frozen(by_given),
        _frozen(parts),
        _frozen(initials),
        small,
        dict(named.spelled),
        find_stated(named, bound),
        _find_own(named, bound),
    )


def _part_kin(named: Named, bound: Sequence[Bound], by_surname: dict[str, set[Node]]) -> None:
    """Take from a surname those who are said to be kin of its bearer: "Fell's mother, Ada Fell", is not the one."""
    for one, other in named.kin:
        for short, full in ((bound[one], bound[other]), (bound[other], bound[one])):
            if not is_full_name(short.folded) and full.node in by_surname.get(short.folded, ()):
                by_surname[short.folded].discard(full.node)
                if not by_surname[short.folded]:
                    del by_surname[short.folded]


def find_archive_context(
    bound: Sequence[Bound], stated: Iterable[Mapping[Node, Node]], often: Mapping[Node, int]
) -> Context:
    """The context of the whole archive: surnames of those it knows, and statements that no article contradicts.

    `often` has the number of articles that name each person in full.
    """
    by_surname, _ = _people(bound)
    surfaces = {item.node: item.mention.surface for item in bound if item.is_person and is_full_name(item.folded)}
    by_surname = {
        name: nodes
        for name, nodes in by_surname.items()
        if any(
            node.kind is NodeKind.AUTHORITY
            or (often.get(node, 0) >= FEWEST_ARTICLES and tells_apart(name, surfaces[node]))
            for node in nodes
        )
    }
    said: dict[Node, set[Node]] = {}
    told: Counter[Node] = Counter()
    for statements in stated:
        for alias, name in statements.items():
            said.setdefault(alias, set()).add(name)
            told[alias] += 1
    # A node that is itself an alias somewhere does not stand by itself, so it is no target.
    agreed = {
        alias: min(names)
        for alias, names in said.items()
        if len(names) == 1 and not names & said.keys() and (told[alias] > 1 or _is_sure_elsewhere(alias, min(names)))
    }
    return Context(surnames=_frozen(by_surname), stated=agreed)


def _is_sure_elsewhere(alias: Node, name: Node) -> bool:
    """Whether what one article states holds in others; the letters of "Computer Aided Design" need not."""
    return (
        name.kind is not NodeKind.THING or not has_initials(name.key, alias.key) or is_organisation_in_words(name.key)
    )


def find_variants(bound: Sequence[Bound]) -> dict[Node, tuple[Node, str]]:
    """People's names -> the same in another form, and by which rule, where the archive knows but one such person.

    With a middle initial and without; with the Arabic article and without, where the bearer is well known: Mohammed Ali
    and Mohammed al-Ali are two people. Nobody is led on to a third.
    """
    people = {item.folded: item.node for item in bound if item.is_person and is_full_name(item.folded)}
    initials: dict[str, set[Node]] = {}
    for folded, node in people.items():
        if middle_initials(folded):
            initials.setdefault(without_middle_initials(folded), set()).add(node)
    found = {
        node: (people[name], "middle initial")
        for name, nodes in initials.items()
        for node in nodes
        if len(nodes) == 1 and name in people and node.kind is NodeKind.PERSON
    }
    targets = {target for target, _ in found.values()}
    for folded, node in sorted(people.items()):
        without = people.get(without_arabic_article(folded)) if is_known_with_article(folded) else None
        if without and without.kind is NodeKind.PERSON and without not in targets:
            found[without] = (node, "Arabic article")
    return found


def _people(
    bound: Sequence[Bound], shown: Container[str] = frozenset()
) -> tuple[dict[str, set[Node]], dict[str, set[Node]]]:
    """Full names by surname and by given name; "A. Fell" counts only where no "Ada Fell" is."""
    by_surname: dict[str, set[Node]] = {}
    by_given: dict[str, set[Node]] = {}
    people = [item for item in bound if item.is_person and is_full_name(item.folded)]
    full = {item.folded: item.node for item in people}
    for folded in filter(is_known_with_article, tuple(full)):
        bare = without_arabic_article(folded)
        if bare in full:  # "Bashar Assad" beside "Bashar al-Assad" is no second Assad
            full[bare] = full[folded]
    cited = {item.node for item in people if is_known(item) or may_be_called_by_surname(item.mention.surface)}
    called = {
        item.node
        for item in people
        if is_known(item)
        or (may_be_called_by_first_name(item.mention.surface) and _is_evident_first_name(item.folded, shown))
    }
    for folded in sorted(full, key=_given_is_initial):
        given = folded.split()[0]
        for surname in surnames(folded):
            nodes = by_surname.setdefault(surname, set())
            if not (_given_is_initial(folded) and any(node.key.startswith(given) for node in nodes)):
                nodes.add(full[folded])
        by_given.setdefault(given, set()).add(full[folded])
    # A name that is one's first and another's last, as "Kim", is for neither alone.
    by_given = {name: nodes for name, nodes in by_given.items() if by_surname.get(name, nodes) == nodes}
    return _evident(by_surname, cited), _evident(by_given, called)


def _is_evident_first_name(folded: str, shown: Container[str]) -> bool:
    """Whether "Saddam" of "Saddam Hussein" is one: a word that is known for it, or the text tells of a person."""
    words = folded.split()
    return is_first_name(words[0]) or is_given_name(words[-1]) or folded in shown or words[0] in shown


def _evident(index: Mapping[str, set[Node]], nodes: Container[Node]) -> dict[str, set[Node]]:
    """Without the short names of the one node that does not look like a person; it still made others ambiguous."""
    return {name: found for name, found in index.items() if len(found) > 1 or min(found) in nodes}


def _given_is_initial(folded: str) -> bool:
    return folded.find(" ") == 1


def find_stated(named: Named, bound: Sequence[Bound]) -> dict[Node, Node]:
    """What an article states to be one; `bound` are its rows."""
    found: dict[Node, Node] = {}
    for first, second in named.statements:
        name, alias = bound[first], bound[second]
        if name.is_person == alias.is_person and name.node != alias.node and not _is_land_and_other(name, alias):
            # What the archivist or a table knows is where the other belongs, whichever comes first in the text.
            weak, strong = (alias, name) if alias.is_open else (name, alias)
            if weak.is_open and strong.node not in found and not is_of_another(weak, strong.node):
                found.setdefault(weak.node, strong.node)
    return found


def _find_own(named: Named, bound: Sequence[Bound]) -> dict[str, Node]:
    """Acronyms of well-known things that the text states to be of another: they are so in this text alone."""
    said = ((bound[first], bound[second]) for first, second in named.statements)
    return {alias.folded: name.node for name, alias in said if is_of_another(alias, name.node)}


def is_of_another(short: Bound, node: Node) -> bool:
    """Whether a well-known acronym is a thing's that shares no word with the well-known one."""
    return (
        short.rule == "well-known name"
        and is_acronym(short.mention.surface)
        and not set(short.node.key.split()) & set(node.key.split()) - SMALL_WORDS
    )


def _is_land_and_other(name: Bound, alias: Bound) -> bool:
    """Whether one is a land and the other was taken for no place: "seasons in Japan (called Sekki)"."""
    lands = [item.node.kind is NodeKind.LAND for item in (name, alias)]
    other = alias if lands[0] else name
    return any(lands) and other.mention.label not in PLACE_LABELS | UNTYPED and not is_acronym(other.mention.surface)


def _frozen(index: Mapping[str, set[Node]]) -> dict[str, frozenset[Node]]:
    return {key: frozenset(nodes) for key, nodes in index.items() if resolve_land(key.title()) is None}
