"""The phrases by which furniture is known: `data/furniture.tsv` and the engine that looks lines up in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pressmark.model import Role
from pressmark.text import clean_name

LONGEST_LINE = 30
"""Words; longer lines are never decided by their first words alone."""

LONGEST_OPENING = 8
"""Words before the `*` of a phrase."""

_TYPOGRAPHY = str.maketrans(
    {"'": "", "`": "", "\u2018": "", "\u2019": "", "\u02bc": "", "\u00b4": ""}
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2026\u00b7\u2022\u00a9\u203a", " ")
)
_ASCII_WORD = re.compile(r"[a-z0-9_]+")
_NUMBER = re.compile(r"\d(?<!\w\d)[\d.,']*+(?:[km]\b)?", re.IGNORECASE)  # a digit first: that is found fast


class Scope(StrEnum):
    """How far a phrase reaches."""

    LINE = "line"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Phrase:
    rule: str
    role: Role
    scope: Scope
    ending: str = ""
    """What the line must end with, when the phrase has words after its `*`."""


@dataclass(frozen=True, slots=True)
class PhraseTable:
    whole: dict[str, Phrase]
    openings: dict[str, tuple[Phrase, ...]]
    """By the words before the `*`."""
    first_words: frozenset[str]
    """Of the openings: looking for them first saves most of the time."""
    endings: tuple[tuple[str, Phrase], ...]


def fold_phrase(text: str) -> str:
    """Fold a line for look-up: numbers become 0; case, accents and punctuation go."""
    numbered = _NUMBER.sub("0", text.translate(_TYPOGRAPHY))
    if numbered.isascii():  # `clean_name` without what only other letters need, at a tenth of its time
        return " ".join(_ASCII_WORD.findall(numbered.lower()))
    return clean_name(numbered)


def find_phrase(folded: str, words: int) -> Phrase | None:
    """The phrase that a folded line is, whole phrases first, then the longest opening."""
    table = _table()
    found = table.whole.get(folded)
    if found is not None or words > LONGEST_LINE:
        return found
    if folded.partition(" ")[0] in table.first_words:
        for opening in _openings(folded):
            for phrase in table.openings.get(opening, ()):
                if folded.endswith(phrase.ending):
                    return phrase
    for ending, phrase in table.endings:
        if folded.endswith(ending):
            return phrase
    return None


def _openings(folded: str) -> Iterator[str]:
    words = folded.split(" ", LONGEST_OPENING)[:LONGEST_OPENING]
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a table of this package; lines that begin with # are remarks."""
    text = files("pressmark.ingest").joinpath("data", name).read_text(encoding="utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            yield row.split("\t")


@cache
def phrase_rules() -> frozenset[str]:
    """The rules that phrases stand for."""
    return frozenset(rule for _, rule, _, _ in read_table("furniture.tsv"))


@cache
def _table() -> PhraseTable:
    whole: dict[str, Phrase] = {}
    openings: dict[str, tuple[Phrase, ...]] = {}
    endings: list[tuple[str, Phrase]] = []
    for text, rule, role, scope in read_table("furniture.tsv"):
        before, star, after = (part.strip() for part in text.partition("*"))
        phrase = Phrase(rule, Role(role), Scope(scope), f" {after}" if after else "")
        if not star:
            whole[text] = phrase
        elif before:
            openings[before] = (*openings.get(before, ()), phrase)
        else:
            endings.append((after, phrase))
    first_words = frozenset(opening.partition(" ")[0] for opening in openings)
    return PhraseTable(whole, openings, first_words, tuple(endings))
