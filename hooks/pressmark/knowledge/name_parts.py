"""What completes the names of a headline: "South Jutland | County", "University of | Oxford", "Home Care | Inc".

Words are in lower case throughout; `joined` says for each whether only a space parts it from the next, `large` whether
it is known for a part of a name, and is completed in place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressmark.knowledge.headlines import FUNCTION_WORDS
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_small_word, is_state, resolve_demonym, resolve_land

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

AFTER_HEADS = frozenset("agency authority board committee company corporation council service services system".split())
"""What goes on with a name after such a word: "University Hospital Board"."""

HEADS_AFTER_PEOPLE = frozenset(
    """academy alliance assembly association confederation congress council federation foundation institute league
    organisation organization railway""".split()
)
"""Those that are so after a people and a word as well: "Greek Football Association", but no "French primary school"."""

HEADS_OF = frozenset(
    """academy archdiocese army assembly association bank battle bay bishop board cathedral church college council court
    diocese duke federation gulf house institute isle kingdom league ministry museum party port republic sea society
    strait treaty union university""".split()
)
"""First words of names that go on with "of"."""

BEFORE_HEADS_OF = frozenset(
    "central constituent federal general high legislative national regional reserve royal state supreme".split()
)
"""What may stand before these: "Supreme | Court of India"."""

FORMER_PARTS = frozenset(
    """north south east west northern southern eastern western fort lake mount san santa saint st los las el la
    le""".split()
)
"""What belongs to the name that follows it."""

LEGAL_FORMS = frozenset("ag co corp gmbh inc llc ltd nv plc".split())
MINISTRIES = frozenset({"ministry"})
"""What is a name with all that follows "of"."""

FIELDS = frozenset("affairs sports resources works communications forests antiquities".split())
"""Of ministries: no verbs."""

_VERB = re.compile(r"(?!united)\w+(?:ed|ing)")


def complete_names(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what belongs to the names that are known."""
    _add_heads(words, joined, large)
    _add_after_heads(words, joined, large)
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


def _add_after_heads(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what follows a head that ends a name: "Ffestiniog Railway | Company"."""
    for index, word in enumerate(words[1:], start=1):
        if word in AFTER_HEADS and joined[index - 1] and large[index - 1] and words[index - 1] in HEADS:
            large[index] = True


def _add_beginnings(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what begins a name: "University of | Oxford", "Western | Australia"."""
    for index in range(len(words) - 2, -1, -1):
        following = index + 1
        if words[following] == "of" and words[index] in HEADS_OF:
            following += 1 + (words[index + 2 : index + 3] == ["the"])
        elif not (joined[index] and words[index] in FORMER_PARTS) or _is_mere_direction(words, index):
            continue
        if following < len(words) and large[following]:
            large[index] = True
            if index and joined[index - 1] and words[index] in HEADS_OF and words[index - 1] in BEFORE_HEADS_OF:
                large[index - 1] = True


def _is_mere_direction(words: Sequence[str], index: int) -> bool:
    """Whether it only says where in a land: "northern Syria", but "Northern Ireland" and "Western Australia"."""
    if not words[index].endswith("ern"):
        return False
    longest = max((length for length in (1, 2) if _is_land(words[index + 1 : index + 1 + length])), default=0)
    return longest > 0 and not _is_land(words[index : index + 1 + longest])


def _is_land(words: Sequence[str]) -> bool:
    name = " ".join(words).title()
    return resolve_land(name) is not None or is_state(name) or find_city(name) is not None


def _add_firms(words: Sequence[str], joined: Sequence[bool], large: list[bool]) -> None:
    """Make large what stands before a legal form, "Home Intensive Care | Inc", and behind "Ministry of"."""
    for index, word in enumerate(words):
        if word in LEGAL_FORMS:
            first = index
            while first > 0 and joined[first - 1] and _may_stand_in_name(words[first - 1]):
                first -= 1
            large[first : index + 1] = [True] * (index + 1 - first)
            if _continues_firm(words, joined, large, first):
                large[first - 2] = True
        if word in MINISTRIES and tuple(words[index + 1 : index + 2]) == ("of",):
            last = index + 2
            while last < len(words) and joined[last - 1] and not _ends_ministry(words[last]):
                last += 1
            for inside in range(index, last if last > index + 2 else index):
                large[inside] = words[inside] not in FUNCTION_WORDS


def _continues_firm(words: Sequence[str], joined: Sequence[bool], large: Sequence[bool], first: int) -> bool:
    """Whether "and" joins a firm's last words to a word of its name: "American Telephone | and Telegraph Co"."""
    if first < 3 or words[first - 1] != "and" or not all(joined[first - 3 : first]):  # noqa: PLR2004  # words before
        return False
    return large[first - 3] and _may_stand_in_name(words[first - 2]) and not _is_inflected(words[first - 2])


def _may_stand_in_name(word: str) -> bool:
    return word not in FUNCTION_WORDS and not _VERB.fullmatch(word)


def _ends_ministry(word: str) -> bool:
    return word != "and" and (not _may_stand_in_name(word) or (_is_inflected(word) and word not in FIELDS))


def _is_inflected(word: str) -> bool:
    return word.endswith("s") and (is_small_word(word[:-1]) or is_small_word(word.removesuffix("ies") + "y"))
