"""The names of an article's organisations in, the short forms and initials that may stand for them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressmark.knowledge.evidence import is_evident_part
from pressmark.knowledge.names import ORGANISATION_SUFFIXES, SMALL_WORDS, clean_article, is_acronym
from pressmark.knowledge.nodes import ORGANISATION_LABELS, Bound, Node, NodeKind
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_known_organisation, is_state
from pressmark.model import EntityType

FROM_THE_TEXT = frozenset({"named in the text"})
"""Rules of mentions in headlines, which use the short name before the text tells the long one."""


def find_short_names(bound: Iterable[Bound]) -> tuple[dict[str, set[Node]], dict[str, set[Node]]]:
    """Nodes by first or last words of their names, and by their initials."""
    parts: dict[str, set[Node]] = {}
    initials: dict[str, set[Node]] = {}
    before: set[str] = set()
    apart: set[str] = set()
    everyone = frozenset(item.folded for item in bound)
    for item in bound:
        words = item.folded.split()
        if len(words) > 1 and _is_organisation(item):
            for part in _parts(words):
                if not is_known(item) and not _is_short_form(part, item, everyone):
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


def is_known(item: Bound) -> bool:
    """Whether the archivist or a table knows who it is, so that no word of the name needs to tell."""
    return not item.is_open
