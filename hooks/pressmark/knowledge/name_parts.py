"""What completes the names of a headline: "South Jutland | County", "University of | Oxford", "Home Care | Inc".

Words are in lower case throughout; `joined` says for each whether only a space parts it from the next, `large` whether
it is known for a part of a name, and is completed in place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressmark.knowledge.headlines import FUNCTION_WORDS
from pressmark.knowledge.tables import is_small_word, resolve_demonym

WORDS_BEFORE_HEAD = 2
"""Words that may stand between a name and the word that tells its kind: "Coleman Federal Correctional Complex"."""

HEADS = frozenset(
    """academy airlines airport airways alliance archipelago archive archives arena assembly association auditorium
    avenue award awards battalion bay biennale boulevard bridge brotherhood bureau canyon cathedral cave
    cemetery center centre championship championships chapel church club college commission committee complex
    confederation consortium corporation council county creek department diocese district embassy federation
    forest foundation front gardens group hall  herald highway hills hospital institute
    institution island islands kingdom laboratory lake league library mosque mountains museum observatory
    ocean orchestra organisation organization palace parliament party peninsula philharmonic plaza prison
    prize province railroad railway ranch regiment river school seminary society squadron square stadium
    station street synagogue temple theater theatre tournament tower township tribune trophy trust union
    university valley zoo""".split()
)
"""Last words of names: large after a name, however small elsewhere."""

HEADS_AFTER_PEOPLE = frozenset(
    """academy alliance assembly association confederation congress council federation foundation institute league
    organisation organization railway""".split()
)
"""Those that are so after a people and a word as well: "Greek Football Association", but no "French primary school"."""

HEADS_OF = frozenset(
    """academy archdiocese army assembly bank battle bay bishop board cathedral church college council court diocese
    duke federation gulf house institute isle kingdom league ministry museum party port republic sea strait treaty
    union university""".split()
)
"""First words of names that go on with "of"."""

FORMER_PARTS = frozenset(
    """north south east west northern southern eastern western fort lake mount san santa saint st los las el la
    le""".split()
)
"""What belongs to the name that follows it."""

LEGAL_FORMS = frozenset("inc ltd corp plc gmbh llc".split())
MINISTRIES = frozenset({"ministry"})
"""What is a name with all that follows "of"."""

FIELDS = frozenset("affairs sports resources works communications forests antiquities".split())
"""Of ministries: no verbs."""

_VERB = re.compile(r"(?!united)\w+(?:ed|ing)")


def complete_names(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what belongs to the names that are known."""
    _add_heads(words, joined, large)
    _add_beginnings(words, joined, large)
    _add_firms(words, joined, large)


def _add_heads(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what ends a name: "South Jutland | County"."""
    for index, word in enumerate(words):
        first = _begin_of_name(index, words, joined, large) if word in HEADS and not large[index] else None
        if first is not None:
            large[first : index + 1] = [True] * (index + 1 - first)


def _begin_of_name(head: int, words: Sequence[str], joined: Sequence[bool], large: Sequence[bool]) -> int | None:
    """The first word after the name that a head completes."""
    for first in range(head, max(-1, head - WORDS_BEFORE_HEAD - 1), -1):
        if first == 0 or not joined[first - 1]:
            return None
        if large[first - 1]:
            is_of_people = resolve_demonym(words[first - 1].capitalize()) is not None
            return first if not is_of_people or (first < head and words[head] in HEADS_AFTER_PEOPLE) else None
        if words[first - 1] in FUNCTION_WORDS or _VERB.fullmatch(words[first - 1]) or _is_inflected(words[first - 1]):
            return None
    return None


def _add_beginnings(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what begins a name: "University of | Oxford", "Western | Australia"."""
    for index in range(len(words) - 2, -1, -1):
        following = index + 1
        if words[following] == "of" and words[index] in HEADS_OF:
            following += 1 + (words[index + 2 : index + 3] == ["the"])
        elif not (joined[index] and words[index] in FORMER_PARTS):
            continue
        if following < len(words) and large[following]:
            large[index] = True


def _add_firms(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what stands before a legal form, "Home Intensive Care | Inc", and behind "Ministry of"."""
    for index, word in enumerate(words):
        if word in LEGAL_FORMS:
            first = index
            while first > 0 and joined[first - 1] and _may_stand_in_name(words[first - 1]):
                first -= 1
            large[first : index + 1] = [True] * (index + 1 - first)
        if word in MINISTRIES and tuple(words[index + 1 : index + 2]) == ("of",):
            last = index + 2
            while last < len(words) and joined[last - 1] and not _ends_ministry(words[last]):
                last += 1
            for inside in range(index, last if last > index + 2 else index):
                large[inside] = words[inside] not in FUNCTION_WORDS


def _may_stand_in_name(word: str) -> bool:
    return word not in FUNCTION_WORDS and not _VERB.fullmatch(word)


def _ends_ministry(word: str) -> bool:
    return word != "and" and (not _may_stand_in_name(word) or (_is_inflected(word) and word not in FIELDS))


def _is_inflected(word: str) -> bool:
    return word.endswith("s") and (is_small_word(word[:-1]) or is_small_word(word.removesuffix("ies") + "y"))
