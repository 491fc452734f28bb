"""What stands beside the names of an article and tells of people: who speaks or has a title, and who is whose kin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from pressmark.knowledge.kinds import NOT_BEFORE_PEOPLE
from pressmark.knowledge.tables import is_title
from pressmark.model import Mention

SPEECH = """said says saying say told tells tell added adds adding wrote writes writing asked asks asking explained
    explains argued argues argue noted notes recalled recalls insisted insists claimed claims warned warns suggested
    suggests believes believed thinks thought hopes hoped knows knew replied replies tweeted testified testifies"""
"""What people do and things do not."""

KIN = """mother father wife husband widow widower brother sister son daughter twin uncle aunt cousin nephew niece
    grandmother grandfather grandson granddaughter stepfather stepmother stepson stepdaughter fiancee fiancée fiance
    fiancé partner girlfriend boyfriend parents"""

COLOURS = frozenset({"Black", "White", "Brown"})
"""Surnames that are what people are called by as well."""

OF_COLOUR = """people person man men woman women girl girls boy boys child children kids voters students community
    communities family families residents workers neighborhood neighborhoods neighbourhood neighbourhoods church
    churches lives history culture artists writers leaders farmers parents mothers fathers teenagers youth population"""
"""What is said to be black, white or brown where people are meant."""

IN_ADDRESSES = frozenset("/@#-_=")
"""Signs beside a word of an address or a handle."""

LOOKED_BACK = 24
"""Characters before a name that are looked at."""

_SPEECH = "|".join(SPEECH.split())
_KIN = "|".join(KIN.split())
_WORD_BEFORE = re.compile(r"([\w-]+)\.?\s$")
_SPEAKS = re.compile(rf"(?:\s(?:also|later|then|has|had|who)|,\swho)?\s(?:{_SPEECH})\b|,\s(?:aged\s)?[1-9]\d,|,\swho\b")
_SPEAKS_BEFORE = re.compile(rf"\b(?:{_SPEECH}|according\sto)\s$")
_OF_KIN = re.compile(rf"\s?['’]s?\s(?:[a-z-]+\s){{0,2}}(?:{_KIN}),?\s")
_KIN_OF = re.compile(rf",\s(?:the\s|an?\s)?(?:[a-z-]+\s)?(?:{_KIN})\sof\s")
_OF_COLOUR = re.compile(rf"(?:\s[a-z]+)?\s(?:{'|'.join(OF_COLOUR.split())})\b")
_COMMA = re.compile(r",\s")
_WHOLE_WORD = re.compile(r"[^\W_]+")


def has_title_before(text: str, mention: Mention) -> bool:
    """Whether a title that only people have stands right before a name."""
    word = _WORD_BEFORE.search(text[max(0, mention.start - LOOKED_BACK) : mention.start])
    return word is not None and is_title(word[1]) and word[1].casefold() not in NOT_BEFORE_PEOPLE


def is_shown_person(text: str, mention: Mention) -> bool:
    """Whether what stands beside a name says that it is a person: a title, an age, that the bearer speaks."""
    before = text[max(0, mention.start - LOOKED_BACK) : mention.start]
    if has_title_before(text, mention):
        return True
    return _SPEAKS.match(text, mention.end) is not None or _SPEAKS_BEFORE.search(before) is not None


def find_written_small(text: str, surfaces: Set[str]) -> frozenset[str]:
    """Those surfaces of one word that a text writes in small letters as well, outside of addresses.

    One pass over the text for all: a long text may name thousands.
    """
    words = {word for surface in surfaces if (word := surface.lower()).isalpha()}
    if not words:
        return frozenset()
    small = {
        found[0]
        for found in _WHOLE_WORD.finditer(text)
        if found[0] in words
        and text[found.start() - 1 : found.start()] not in IN_ADDRESSES
        and text[found.end() : found.end() + 1] not in IN_ADDRESSES
    }
    return frozenset(surface for surface in surfaces if surface.lower() in small)


def tells_colour(text: str, mention: Mention) -> bool:
    """Whether a word is no name but says which people: "a Black girl"; what is only found again must tell a person."""
    if mention.surface not in COLOURS:
        return False
    again = mention.rule == "recurring" and not is_shown_person(text, mention)
    return again or _OF_COLOUR.match(text, mention.end) is not None


def find_kin(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Neighbours that the text calls kin, and so two people: "Fell's mother, Ada Fell".

    The mentions come sorted; the first of a pair is the one of whom the other is the mother.
    """
    for left, right in pairwise(mentions):
        if left.label != "PERSON" or right.label != "PERSON":
            continue
        if _OF_KIN.fullmatch(text, left.end, right.start):
            yield left, right
        elif _KIN_OF.fullmatch(text, left.end, right.start) or (
            _COMMA.fullmatch(text, left.end, right.start) and _OF_KIN.match(text, right.end)
        ):
            yield right, left
