"""What must speak for a short name before it leads to a longer one; without it the two stay apart."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache

from pressmark.knowledge.headline_words import (
    is_first_name_word,
    is_headline_word,
    is_small_in_headlines,
    is_surname_word,
)
from pressmark.knowledge.names import GENERATIONS, ORGANISATION_SUFFIXES, PARTICLES, SMALL_WORDS, fold_name
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import (
    clean_titles,
    head_label,
    is_given_name,
    is_known_organisation,
    is_small_word,
    is_state,
    known_name,
    read_table,
    resolve_land,
)

FURTHER_HEADS = frozenset(
    """board com tv companies enterprises force groups holding holdings hospital hotels industries insurance
    international library motors museum museums network oil orchestra partners petroleum pictures
    properties railroad railway resources school services sons stores systems technologies theater theatre
    trust""".split()
)
"""What an organisation's name may end with, and its short form leave out, beside the last words of `heads.tsv`."""

MOST_TEAM_WORDS = 2
"""Words of a team's name after its city's: "Toronto | Blue Jays"."""

QUALIFIERS = frozenset(
    """christian communist conservative federal free independent international liberal national new old peoples popular
    progressive radical reform republican revolutionary royal social socialist united workers""".split()
)
"""First words that make of an organisation another, folded."""

BODIES = frozenset("committee subcommittee commission caucus department division office bureau".split())
"""Last words of what belongs to a larger body: the "House Science Committee" is not the House. Folded."""

NAMED_BY_TASK = frozenset(
    """agency assembly association authority coalition commission committee council federation foundation fund
    institute ministry network organisation organization service services society trust""".split()
)
"""Last words of bodies whose first words, where they are common ones, say what for. Folded."""

OWNED = frozenset(
    "board council panel centre center college hospital institute laboratory library museum press school".split()
)
"""Last words of what a larger body has, where a name of its own stands before them: Harvard's "Chan School". Folded."""

MOST_NAMES = 3
"""Words of a personal name, of which the last may be a common word: "Ada B. Fell", but no "Ada B. Fell Scholarship"."""

SHORTEST_SURNAME = 3
"""Letters of a surname that is enough in another article; of shorter ones, as "Wu", there are too many bearers."""

_NAME_WORD = re.compile(r"(?:[A-Za-z]['’])?[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_JOINED = re.compile(r"[a-z]{3}[A-Z]")
"""As in "DocSearch"; "McHugh" and "LeRoi" are people."""

_OWNER = re.compile(r"['’]s?\s")


def may_be_called_by_surname(surface: str) -> bool:
    """Whether a full name's last word may stand for it: nothing in it tells of a thing, as in "Gmail SRE"."""
    words = [word for word in clean_titles(" ".join(surface.split())).split() if fold_name(word) not in GENERATIONS]
    if len(words) < 2 or _OWNER.search(surface) or not all(map(_NAME_WORD.fullmatch, words)):  # noqa: PLR2004
        return False
    first, *between, last = words
    if not surface.isupper() and any(_is_acronym(word) for word in words):
        return False
    if first == last or len(last) == 1 or _is_written_small(first) or _is_written_small(last.removeprefix("al-")):
        return False
    if any(map(_is_common, between)) or (len(words) > MOST_NAMES and _is_common(last)):
        return False
    if is_first_name(first):
        return True
    told = _is_common(last) and not is_surname_word(last.lower())
    return not (told or _is_common(first) or is_known_organisation(first))


def may_be_called_by_first_name(surface: str) -> bool:
    """Whether a full name's first word may stand for it: a name follows, not a number as in "Hiroshige II"."""
    words = [word for word in surface.split() if fold_name(word) not in GENERATIONS]
    if len(words) < 2 or not may_be_called_by_surname(surface):  # noqa: PLR2004  # a number alone
        return False
    if not is_first_name(words[0]) and find_city(words[-1]) is not None:
        return False  # a hotel and its city
    return not _is_common(words[-1]) or is_surname_word(words[-1].lower())


def tells_apart(surname: str, surface: str) -> bool:
    """Whether a surname, folded, points in other articles at the person of that full name: "James" and "Pixel" do not.

    Only after a known first name, or the only "Pixel" of the archive would be Facebook's.
    """
    if len(surname) < SHORTEST_SURNAME or is_first_name(surname) or is_headline_word(surname):
        return False
    return is_first_name(clean_titles(surface).split()[0])


def is_first_name(word: str) -> bool:
    """Whether a word is a first name, be it a common word as well; an initial counts."""
    return is_given_name(word) or is_first_name_word(word.lower()) or len(word.rstrip(".")) == 1


def is_evident_part(part: Sequence[str], words: Sequence[str], others: Container[str]) -> bool:
    """Whether folded words at an end of an organisation's folded name are its short form.

    `others` are the further names of the article: what consists of two of them is a third thing.
    """
    if list(words[: len(part)]) == list(part):
        return _is_evident_beginning(part, words[len(part) :], others)
    return _is_evident_ending(words[: -len(part)], part)


def _is_evident_beginning(part: Sequence[str], rest: Sequence[str], others: Container[str]) -> bool:
    """ "Hanover" of "Hanover Insurance Co", "Smolny College" of "Smolny College of Arts"; no firm of what it makes."""
    if all(word in ORGANISATION_SUFFIXES for word in rest):
        return True
    bare = [word for word in rest if word not in ORGANISATION_SUFFIXES]
    is_task = rest[-1] in NAMED_BY_TASK and all(map(_is_common, part))  # "National Security" of its "Council"
    if is_task or " ".join(rest) in others or " ".join(bare) in others:
        return False
    if _is_head(part[-1]):
        return rest[0] in {"of", "for"} or len(bare) < len(rest)
    if _is_home(" ".join(part)):
        is_team = len(rest) <= MOST_TEAM_WORDS and rest[-1].endswith("s") and not is_small_word(rest[-1])
        return is_team or len(bare) < len(rest)
    if {"of", "for"} & set(rest):  # "Continental Bank of Canada", but no "Harvard School of Public Health"
        return _is_head(rest[0]) and rest[1] == "of" and _is_home(" ".join(rest[2:]))
    return _is_head(rest[-1]) and rest[-1] not in BODIES and not (len(rest) > 1 and rest[-1] in OWNED)


def _is_evident_ending(before: Sequence[str], part: Sequence[str]) -> bool:
    """ "Air Force" of somewhere's, "Blue Jays" of a town's, "Power BI" of a well-known firm's."""
    owner = " ".join(before)
    if part[-1] in ORGANISATION_SUFFIXES or owner in QUALIFIERS:  # the Liberal Democratic Party is another one
        return False
    if _is_home(owner) or any(
        is_known_organisation(name) or known_name(name) is not None for name in (owner.title(), owner.upper())
    ):
        return True
    if not _is_head(part[-1]) or any(map(_is_head, before)):
        return False
    return len(before) == 1 or any(map(_is_home, before))


def is_organisation_in_words(surface: str) -> bool:
    """Whether the words of a name say that it is an organisation: "Office for Budgets", "Fell Museum"."""
    words = fold_name(surface).split()
    ends = [index for index, word in enumerate(words) if word in {"of", "for"}]
    return any(_is_head(word) for word in (words[-1], *(words[index - 1] for index in ends if index)))


def _is_home(folded: str) -> bool:
    name = folded.title()
    return (
        find_city(name) is not None
        or is_state(name)
        or resolve_land(name) is not None
        or resolve_land(name.upper()) is not None
    )


def _is_head(word: str) -> bool:
    return word in FURTHER_HEADS or word in ORGANISATION_SUFFIXES or head_label(f"the {word}") == "ORG"


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return (len(letters) > 1 and letters.isupper() and "." not in word) or _JOINED.search(word) is not None


def _is_written_small(word: str) -> bool:
    return word[0].islower() and word not in PARTICLES


def _is_common(word: str) -> bool:
    """Whether a word of a name, or what it was formed from, is a common one."""
    folded = word.lower()
    return len(folded) > 1 and folded not in PARTICLES and (folded in SMALL_WORDS or is_small_in_headlines(folded))


def is_known_with_article(folded: str) -> bool:
    """Whether a folded name is a well-known person's whom the news names without the Arabic article as well."""
    return folded in _articled_names()


@cache
def _articled_names() -> frozenset[str]:
    return frozenset(fold_name(name) for (name,) in read_table("articled_names.tsv"))
