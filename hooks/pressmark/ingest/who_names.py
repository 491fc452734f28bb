"""The names at the beginning of a list of authors, without their jobs, desks and papers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressmark.ingest.bylines import FEWEST_NAME_WORDS, NOT_IN_NAMES, PARTICLES, is_person_name
from pressmark.ingest.dates import is_weekday, month_number
from pressmark.ingest.who_words import AGENCIES, DEGREES, OUR, ROLES, TEAMS, is_called_so, is_first_name, is_paper_name

MOST_ORGANISATION_WORDS = 4
MOST_AUTHORS = 12

_NAMES = re.compile(r"\s*(?:,|;|\s(?:and|und|et|y|e|en|og|och|ja|ve|и|with|mit|avec|con|&|\+)\s|\s&\s)\s*")
_DESK = re.compile(r"\s+(?:for|at|in|from|special to|of|aus|à|pour|para|per|voor|für|bei)\s+\S.*$", re.IGNORECASE)


_WITH = re.compile(r"\s(?:with|mit|avec|con)\s")
_DESK_WORDS = frozenset("for at in from special of aus à pour para per voor für bei".split())
_SMALL_WORDS = PARTICLES | ROLES | OUR | frozenset("and und et y e en og och ja ve и with mit avec con the to".split())


def has_other_words(text: str) -> bool:
    """Whether small words stand in it that no list of names, jobs and desks has; looking first saves reading it."""
    for word in text.split():
        if word[0].islower():
            if word in _DESK_WORDS:
                return False
            if word.rstrip(".,:") not in _SMALL_WORDS:
                return True
    return False


@dataclass(frozen=True, slots=True)
class NameList:
    """The persons at the beginning of a list."""

    names: tuple[str, ...]
    with_role: bool
    whole: bool
    """Whether all of the list is names and jobs."""
    house: str | None = None


def read_names(text: str, *, opened: bool) -> NameList:
    names: list[str] = []
    with_role = False
    for part in _NAMES.split(text.strip(" .,:")):
        name, job = cut_job(_cut_capitals(_DESK.sub("", part).strip(" .,:*")))
        if names and _is_house(name, names[0]):
            return NameList(tuple(names), with_role, whole=True, house=part.strip(" .,:*"))
        if names and any(word.isupper() and len(word) > 1 for word in name.split()) and not names[0].isupper():
            return NameList(tuple(names), with_role, whole=True)  # "Ada Quay, GULL NEWS": where she works
        if _is_name(name, opened=opened and "," not in text) and len(names) < MOST_AUTHORS and not is_paper_name(name):
            names.append(name)
            with_role = with_role or job
        elif job and not name:
            with_role = True
        else:
            return NameList(tuple(names), with_role, whole=False)
    return NameList(tuple(dict.fromkeys(names)), with_role, whole=True)


def _cut_capitals(text: str) -> str:
    """A name without the house in capitals behind it: "Ada Quay GULL NEWS"."""
    words = text.split()
    while len(words) > FEWEST_NAME_WORDS and _is_in_capitals(words[-1]) and not words[0].isupper():
        words.pop()
    return " ".join(words)


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and not set(word) <= set("IVX.")  # "John Kade III" is all name


def is_desk(text: str) -> bool:
    """Whether it is a team's name: "Gull News Staff", "Redaktion Hafenblatt"."""
    words = text.split()
    if not 1 <= len(words) <= MOST_ORGANISATION_WORDS or is_called_so(text) or not words[0][0].isalpha():
        return False
    ends = {words[0].casefold().rpartition("-")[2], words[-1].casefold()}
    capital = all(word[0].isupper() or "." in word for word in words)
    return capital and not TEAMS.isdisjoint(ends) and (len(words) > 1 or "-" in text or text.casefold() in AGENCIES)


def _is_house(text: str, author: str) -> bool:
    return is_paper_name(text) and not author.isupper()


def _is_name(text: str, *, opened: bool) -> bool:
    """Whether it is a person's name; after an opener first names will do: "by Ada and Bob"."""
    return (is_person_name(text) and not any(char.isdigit() for char in text)) or (opened and is_first_name(text))


def cut_job(part: str) -> tuple[str, bool]:
    """A name without the job before or behind it, and whether there was one behind."""
    words = part.split()
    opened = len(words)
    while words and words[0].casefold() in (ROLES - DEGREES) | OUR:
        words.pop(0)
    if words and len(words) < opened and not is_called_so(" ".join(words)):
        return "", True  # "Chief Marketing Officer": no name behind the job
    for place, word in enumerate(words):
        folded = word.casefold().strip(".,:")
        if folded in ROLES and (place or folded not in DEGREES):
            return " ".join(words[: place - _is_of_desk(words[:place])]), True
        if place > 1 and folded in NOT_IN_NAMES:  # "Ada Quay Education editor"
            return " ".join(words[:place]), True
    return " ".join(words), not words


def _is_of_desk(words: list[str]) -> bool:
    """Whether the last of the words tells the job's field and no surname: "Ada Quay Landespolitische"."""
    return len(words) > FEWEST_NAME_WORDS and words[-1].endswith(("ische", "ischer"))


def read_organisation(text: str) -> str:
    """After an opener, one word or an agency may stand for the author."""
    words = _WITH.split(text.strip(" .,:").split(",")[0])[0].split()
    while len(words) > 1 and words[-1] in _DESK_WORDS | {"on", "am", "le", "el"}:
        words.pop()
    if words and (month_number(words[0]) is not None or is_weekday(words[0])):
        return ""  # "By April 4"
    if not 1 <= len(words) <= MOST_ORGANISATION_WORDS or not words[0][0].isalpha():
        return ""
    named = all(word[0].isupper() or word.casefold() in PARTICLES | {"et", "with", "and", "of"} for word in words)
    return " ".join(words) if named or " ".join(words).casefold() in AGENCIES else ""
