"""The shape of names: what of a surface counts when names are compared. Pure str in, str or tuple out."""

from __future__ import annotations

import re
from functools import lru_cache

from pressmark.text import clean_name

KEPT_SURFACES = 1 << 17
"""Folded surfaces kept in memory, entries; more than the distinct surfaces of 10,000 articles."""

PARTICLES = frozenset(
    "al el ad an as at ash az abd ben bin ibn da das de del della der di dos du la le van von ter ten den".split()
)
"""Words that may begin a surname, folded."""

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells father from son; part of a name, but not a surname."""

ORGANISATION_SUFFIXES = frozenset(
    "ag bv co company corp corporation gmbh inc incorporated limited llc llp ltd nv plc sa spa".split()
)
"""Legal forms, folded: with and without them it is the same organisation."""

LEADING_FORMS = frozenset("ab nv oao oy pt zao".split())
"""Legal forms that stand before a name, folded."""

SMALL_WORDS = frozenset("a an and at by de du for in la of on or the to und y".split())
"""Words that initials may pass over, folded."""

_DOTTED_INITIALS = re.compile(r"\b\w(?:\.\w)+\b\.?")
_ARABIC_ARTICLE = re.compile(r"(?i)\b(?:el|as(?=-s)|ash(?=-sh)|ad(?=-d)|an(?=-n)|ar(?=-r)|at(?=-t)|az(?=-z))-(?=\w)")
"""The Arabic article as Egyptians write it, or as it is spoken before some letters: el-Sisi, ash-Sham."""

_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s?|['’]S|\s['’]s)$")
_LEADING_ARTICLE = re.compile(r"(?i)^the\s+(?=\S)")


def clean_possessive(surface: str) -> str:
    """A surface without a possessive ending."""
    return _POSSESSIVE.sub("", surface)


def clean_article(surface: str) -> str:
    """A surface without a leading "the"."""
    return _LEADING_ARTICLE.sub("", surface)


@lru_cache(KEPT_SURFACES)
def fold_name(surface: str) -> str:
    """A surface as it is compared: "the U.S." and "US" are one, so are "al-Sisi", "Al Sisi" and "el-Sisi"."""
    bare = clean_possessive(clean_article(" ".join(surface.split())))
    if "-" in bare:
        bare = _ARABIC_ARTICLE.sub("al-", bare)
    return clean_name(_DOTTED_INITIALS.sub(lambda found: found[0].replace(".", ""), bare))


@lru_cache(KEPT_SURFACES)
def fold_organisation(surface: str) -> str:
    """A name as `fold_name` has it, without legal form."""
    words = fold_name(surface.replace(" & ", " and ")).split()
    while len(words) > 1 and words[-1] in ORGANISATION_SUFFIXES | {"and"}:
        words.pop()
    while len(words) > 1 and words[0] in LEADING_FORMS:
        words.pop(0)
    return " ".join(words)


def name_slug_is_lossy(folded: str) -> bool:
    """Whether letters of a folded name have no place in an address."""
    return not folded.isascii()


def surnames(folded: str) -> tuple[str, ...]:
    """The ways in which a full name, folded, is cited by surname: "bashar al assad" as "assad" and "al assad"."""
    words = [word for word in folded.split() if word not in GENERATIONS]
    if len(words) < 2:  # noqa: PLR2004  # a full name has a given name and a surname
        return ()
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return tuple(" ".join(words[start:]) for start in range(len(words) - 1, first - 1, -1))


def is_full_name(folded: str) -> bool:
    """Whether a folded personal name has more than a surname with its particles."""
    words = folded.split()
    return len(words) > 1 and any(word not in PARTICLES for word in words[:-1])


def middle_initials(folded: str) -> tuple[str, ...]:
    """The one-letter words between given name and surname."""
    return tuple(word for word in folded.split()[1:-1] if len(word) == 1)


def without_middle_initials(folded: str) -> str:
    """A folded name without the one-letter words between given name and surname."""
    words = folded.split()
    return " ".join([*words[:1], *(word for word in words[1:-1] if len(word) > 1), *words[1:][-1:]])


def without_arabic_article(folded: str) -> str:
    """A folded personal name without "al" inside: "bashar al assad" as "bashar assad"; itself if there is none."""
    words = folded.split()
    return " ".join([*words[:1], *(word for word in words[1:] if word != "al")])


def is_acronym(surface: str) -> bool:
    """Whether a surface looks made of initials: "SAA", "U.N.", "KPMG"."""
    letters = surface.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()  # noqa: PLR2004  # one letter is no name


def has_initials(name: str, acronym: str) -> bool:
    """Whether an acronym's letters are the initials of a name's words; small words may count or be passed over.

    A hyphenated word may give one letter or one for each part.
    """
    letters = fold_name(acronym).replace(" ", "")
    words = fold_name(name).split()
    every = "".join(word[0] for word in words)
    large = "".join(word[0] for word in words if word not in SMALL_WORDS)
    return len(words) > 1 and letters in {every, large}


def spelled_with_capitals(name: str, surface: str) -> bool:
    """Whether a surface has a capital wherever the name it folds to has one: "Islamic state" is not "Islamic State"."""
    pairs = zip(re.findall(r"\w+", clean_article(name)), re.findall(r"\w+", clean_article(surface)), strict=False)
    return all(word[:1].isupper() or not wanted[:1].isupper() for wanted, word in pairs)
