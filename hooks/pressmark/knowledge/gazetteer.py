"""Finds the names that the archivist declared, and those of countries and their peoples, as whole words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.places import large_cities
from pressmark.knowledge.tables import find_lands, known_organisations
from pressmark.model import EntityType

EXACT_LENGTH = 4
"""Characters up to which a name must stand exactly as declared: "SAA" is not "Saa", "Us" is not "US"."""

NOT_ON_SIGHT = frozenset({"Chad", "Georgia", "Guernsey", "Guinea", "Jersey", "Jordan", "Man", "Niger", "America"})
"""Names of lands that are often something else: looked up when a model proposes them, not found by themselves."""

LABEL_OF_TYPE = {
    EntityType.PERSON: "PERSON",
    EntityType.ORGANISATION: "ORG",
    EntityType.PLACE: "GPE",
    EntityType.GROUP: "NORP",
    EntityType.EVENT: "EVENT",
}

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u2009": " ", "\n": " ", "‐": "-", "‑": "-", "–": "-"}
)
"""One character for another, so that offsets stay."""

_WORD = re.compile(r"\w+")
_SEVERAL_WORDS = re.compile(r"\w[ -]\w")


class Source(StrEnum):
    """Who says that it is a name."""

    AUTHORITY = "authority"
    LAND = "land"
    KNOWN = "well-known name"
    NEVER = "never"
    """The archivist: a name of something else; it keeps the names inside it from being found."""


@dataclass(frozen=True, slots=True)
class Match:
    start: int
    end: int
    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Name:
    spelling: str
    label: str
    source: Source

    def stands_at(self, text: str, lowered: str, start: int) -> bool:
        """Whether the name stands there as whole words; the capitals it has, the text must have."""
        end = start + len(self.spelling)
        if end < len(text) and (text[end].isalnum() or text[end] == "_") and self.spelling[-1].isalnum():
            return False
        if text.startswith(self.spelling, start):
            return True
        if len(self.spelling) <= EXACT_LENGTH or not lowered.startswith(self.spelling.lower(), start):
            return False
        return all(
            not wanted.isupper() or char.isupper() for wanted, char in zip(self.spelling, text[start:end], strict=True)
        )


class Gazetteer:
    """All names by their first word, longest first."""

    def __init__(self, authority: Authority) -> None:
        names: dict[str, _Name] = {}
        for name in (*_authority_names(authority), *_land_names(), *_known_names()):
            names.setdefault(name.spelling, name)  # the archivist's come first and win
        self._by_word: dict[str, list[_Name]] = {}
        for name in sorted(names.values(), key=lambda name: (-len(name.spelling), name.spelling)):
            if first := _WORD.search(name.spelling):
                self._by_word.setdefault(first[0].lower(), []).append(name)

    def find(self, text: str) -> Iterator[Match]:
        """The names in a text, without overlap; blocking ones included."""
        plain = text.translate(_PLAIN)
        lowered = plain.lower()
        if len(lowered) != len(plain):  # a few capitals grow when lowered; then only exact spellings are found
            lowered = plain
        end = 0
        for word in _WORD.finditer(plain):
            if word.start() < end:
                continue
            for name in self._by_word.get(word[0].lower(), ()):
                if name.stands_at(plain, lowered, word.start()):
                    end = word.start() + len(name.spelling)
                    yield Match(word.start(), end, name.label, name.source)
                    break


def _plain(name: str) -> str:
    """A name from its first word on, as it is compared."""
    first = _WORD.search(name)
    return name[first.start() :].translate(_PLAIN) if first else ""


def _authority_names(authority: Authority) -> Iterator[_Name]:
    for entry in authority.entries:
        for name in entry.names:
            yield _Name(_plain(name), LABEL_OF_TYPE[entry.type], Source.AUTHORITY)
        for name in entry.never:
            yield _Name(_plain(name), LABEL_OF_TYPE[entry.type], Source.NEVER)


def _land_names() -> Iterator[_Name]:
    for land in find_lands():
        for name in land.names:
            if name not in NOT_ON_SIGHT:
                yield _Name(_plain(name), "GPE", Source.LAND)
        for name in land.demonyms:
            yield _Name(_plain(name), "NORP", Source.LAND)


def _known_names() -> Iterator[_Name]:
    for name in known_organisations():
        if len(name) >= EXACT_LENGTH:
            yield _Name(_plain(name), "ORG", Source.KNOWN)
    for name in large_cities():
        if _SEVERAL_WORDS.search(name):  # a word alone is too often something else
            yield _Name(_plain(name), "GPE", Source.KNOWN)
