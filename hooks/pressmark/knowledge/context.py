"""What an article, or the whole archive, spells out: full names behind surnames, long names behind short ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pressmark.knowledge.evidence import (
    is_evident_part,
    is_first_name,
    is_organisation_in_words,
    may_be_called_by_first_name,
    may_be_called_by_surname,
    tells_apart,
)
from pressmark.knowledge.named import Named
from pressmark.knowledge.names import (
    ORGANISATION_SUFFIXES,
    SMALL_WORDS,
    clean_article,
    has_initials,
    is_acronym,
    is_full_name,
    middle_initials,
    surnames,
    without_middle_initials,
)
from pressmark.knowledge.nodes import ORGANISATION_LABELS, Bound, Node, NodeKind
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_given_name, is_known_organisation, is_state, resolve_land
from pressmark.model import EntityType

Candidates = Mapping[str, frozenset[Node]]
"""Short name, folded -> the nodes that it may stand for."""


FEWEST_CALLS = 2
"""Times that an article must use a common given name alone before it is the person's: one "James" may be the title of
a book, one "Saddam" is not. From reading 22 such links in articles that no rule was written on."""

FEWEST_ARTICLES = 2
"""Articles that must name a person in full before the surname alone is that person's elsewhere. In two mixed
collections 8 of 13 surnames of people whom one article names were somebody else's or a brand's, and none of 3 whom more
name."""

FROM_THE_TEXT = frozenset({"named in the text"})
"""Rules of mentions in headlines, which use the short name before the text tells the long one."""


@dataclass(frozen=True, slots=True)
class Context:
    """Whom the short names of an article, or of the archive, may stand for."""

    surnames: Candidates = field(default_factory=dict)
    given: Candidates = field(default_factory=dict)
    parts: Candidates = field(default_factory=dict)
    """First or last words of an organisation's longer name."""
    initials: Candidates = field(default_factory=dict)
    spelled: Mapping[str, str] = field(default_factory=dict)
    """Acronym, folded -> the words, folded, that the text spells out for it."""
    stated: Mapping[Node, Node] = field(default_factory=dict)
    """Node -> the node that the text says is the same."""


def find_context(named: Named, bound: Sequence[Bound]) -> Context:
    """The context of one article, from its own names."""
    shown = frozenset(bound[row].folded for row in named.shown)
    by_surname, by_given = _people(bound, shown)
    _part_kin(named, bound, by_surname)
    often: Counter[str] = Counter()
    for item, count in zip(bound, named.counts, strict=True):
        often[item.folded] += count if item.is_person else 0
    by_given = {
        name: nodes
        for name, nodes in by_given.items()
        if often[name] >= FEWEST_CALLS
        or not is_given_name(name)
        or any(node.kind is NodeKind.AUTHORITY for node in nodes)
    }
    parts, initials = _organisations(bound)
    return Context(
        _frozen(by_surname),
        _frozen(by_given),
        _frozen(parts),
        _frozen(initials),
        dict(named.spelled),
        find_stated(named, bound),
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


def find_initial_variants(bound: Sequence[Bound]) -> dict[Node, Node]:
    """Names with a middle initial -> the same without, where the archive knows one such initial only."""
    variants: dict[str, set[Node]] = {}
    plain: dict[str, Node] = {}
    for item in bound:
        if item.is_person and is_full_name(item.folded):
            if middle_initials(item.folded):
                variants.setdefault(without_middle_initials(item.folded), set()).add(item.node)
            else:
                plain[item.folded] = item.node
    return {
        node: plain[name]
        for name, nodes in variants.items()
        for node in nodes
        if len(nodes) == 1 and name in plain and node.kind is NodeKind.PERSON
    }


def _people(
    bound: Sequence[Bound], shown: Container[str] = frozenset()
) -> tuple[dict[str, set[Node]], dict[str, set[Node]]]:
    """Full names by surname and by given name; "A. Fell" counts only where no "Ada Fell" is."""
    by_surname: dict[str, set[Node]] = {}
    by_given: dict[str, set[Node]] = {}
    people = [item for item in bound if item.is_person and is_full_name(item.folded)]
    full = {item.folded: item.node for item in people}
    cited = {item.node for item in people if _is_known(item) or may_be_called_by_surname(item.mention.surface)}
    called = {
        item.node
        for item in people
        if _is_known(item)
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


def _is_known(item: Bound) -> bool:
    """Whether the archivist or a table knows who it is, so that no word of the name needs to tell."""
    return not item.is_open


def _given_is_initial(folded: str) -> bool:
    return folded.find(" ") == 1


def _organisations(bound: Iterable[Bound]) -> tuple[dict[str, set[Node]], dict[str, set[Node]]]:
    parts: dict[str, set[Node]] = {}
    initials: dict[str, set[Node]] = {}
    before: set[str] = set()
    apart: set[str] = set()
    everyone = frozenset(item.folded for item in bound)
    for item in bound:
        words = item.folded.split()
        if len(words) > 1 and _is_organisation(item):
            for part in _parts(words):
                if not _is_known(item) and not _is_short_form(part, item, everyone):
                    continue
                parts.setdefault(part, set()).add(item.node)
                if part in before:  # "Pinterest", and later its "Pinterest Mood Board", are two things
                    apart.add(part)
            for length in _lengths_without_form(words):
                for letters in _initials(words[:length]):
                    initials.setdefault(letters, set()).add(item.node)
        if item.mention.rule not in FROM_THE_TEXT:
            before.add(item.folded)
    return {part: nodes for part, nodes in parts.items() if part not in apart}, initials


def _is_short_form(part: str, item: Bound, everyone: frozenset[str]) -> bool:
    """Whether a part evidently stands for the whole: "CMS" for "CMS Enhancements Inc", no UEFA for its league."""
    words = item.folded.split()
    if part == words[0] and words[-1] not in ORGANISATION_SUFFIXES:
        first = clean_article(item.mention.surface).split()[0]
        if is_acronym(first) or is_known_organisation(first):
            return False
    return is_evident_part(part.split(), words, everyone)


def _lengths_without_form(words: Sequence[str]) -> Iterator[int]:
    """How many words initials may be of: all, or without the legal form: "General Electric Co Plc" is GEC."""
    yield len(words)
    for length in range(len(words) - 1, 1, -1):
        if words[length] not in ORGANISATION_SUFFIXES:
            return
        yield length


def _is_organisation(item: Bound) -> bool:
    if item.entry is not None:
        return item.entry.type is EntityType.ORGANISATION
    return item.node.kind is NodeKind.THING and item.mention.label in ORGANISATION_LABELS


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Beginnings of a name, and endings of two words and more: "Soufan" and "Air Force", but not "Group"."""
    for length in range(1, len(words)):
        if words[length - 1] not in SMALL_WORDS:
            yield " ".join(words[:length])
        if length > 1 and words[-length] not in SMALL_WORDS:
            yield " ".join(words[-length:])
    if len(words) > 1 and words[-1].endswith("s") and _is_home(" ".join(words[:-1])):
        yield words[-1]  # "Mariners" of the Seattle Mariners


def _is_home(folded: str) -> bool:
    name = folded.title()
    return find_city(name) is not None or is_state(name)


def _initials(words: Sequence[str]) -> frozenset[str]:
    large = [word for word in words if word not in SMALL_WORDS]
    return frozenset({"".join(word[0] for word in words), "".join(word[0] for word in large)})


def find_stated(named: Named, bound: Sequence[Bound]) -> dict[Node, Node]:
    """What an article states to be one; `bound` are its rows."""
    found: dict[Node, Node] = {}
    for first, second in named.statements:
        name, alias = bound[first], bound[second]
        if name.is_person == alias.is_person and name.node != alias.node:
            # What the archivist or a table knows is where the other belongs, whichever comes first in the text.
            weak, strong = (alias, name) if alias.is_open else (name, alias)
            if weak.is_open and strong.node not in found:
                found.setdefault(weak.node, strong.node)
    return found


def _frozen(index: Mapping[str, set[Node]]) -> dict[str, frozenset[Node]]:
    return {key: frozenset(nodes) for key, nodes in index.items() if resolve_land(key.title()) is None}
