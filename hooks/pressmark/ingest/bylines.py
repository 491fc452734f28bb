"""Lines that say who: bylines in eight languages, and names beside dates."""

from __future__ import annotations

import re

LONGEST = 140
"""Characters of a line that may be a byline."""

OPENERS = (
    "by", "written by", "posted by", "story by", "words by", "text by", "report by", "reported by", "author",
    "authors",
    "von", "text", "autor", "autorin", "par", "auteur", "por", "escrito por", "di", "a cura di", "autore", "door",
    "автор", "текст", "от",
)  # fmt: skip
"""Words before a name that make the line a byline, folded."""

_OPENER = re.compile(
    rf"^(?:{'|'.join(sorted(map(re.escape, OPENERS), key=len, reverse=True))})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE
)
_OPENER_ALONE = re.compile(rf"^(?:{'|'.join(map(re.escape, OPENERS))})\s*:?$", re.IGNORECASE)

PARTICLES = frozenset("de da do dos das del della di van von der den ten ter la le el al bin ibn abu du y e zu".split())
"""Lower-case words inside names."""

NOT_IN_NAMES = frozenset(
    """affairs news staff team editor editors editorial desk bureau reporter reporters correspondent writer columnist
    contributor agency agencies the newsroom service press media online redaktion redaktor redazione
    redaccion redação redactie редакция admin administrator published updated posted comments share read
    more follow subscribe photo video image school university insights insight expert experts analysis
    analyses opinions comment commentary features feature review reviews interview interviews report reports
    research policy security defence defense economy finance culture technology science health travel
    lifestyle entertainment education climate local national international africa asia europe america
    americas east west middle blog column columns politics sport sports world business opinion january
    february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday corp inc llc ltd gmbh company institute foundation ministry department
    association committee""".split()
)
"""Words that stand in bylines and are no one's name."""

_SPLIT_NAMES = re.compile(r"\s*(?:,|;|\s(?:and|und|et|y|e|en|и|with|&)\s)\s*")
_SPLIT_PARTS = re.compile(r"\s*[|•·–—/]\s*|\s+-\s+|\s+(?=\()|,?\s+(?:for|in|at|special to|of)\s+(?=[A-Z])")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
FEWEST_NAME_WORDS = 2
MOST_NAME_WORDS = 4


def is_byline_opener(text: str) -> bool:
    """Whether the line is "By" and nothing else, so that the name follows on the next line."""
    return len(text) <= LONGEST // 4 and _OPENER_ALONE.match(text) is not None


def parse_byline(text: str) -> tuple[str, ...]:
    """The names of a byline; empty when the line is none."""
    if len(text) > LONGEST:
        return ()
    match = _OPENER.match(text)
    if match:
        return _find_names(text[match.end() :], opened=True)
    if "|" in text:
        names = _find_names(text, opened=False)
        return names if names and len(text.split()) <= 2 * MOST_NAME_WORDS else ()
    return ()


def parse_names(text: str) -> tuple[str, ...]:
    """The names in a line that is nothing but names; empty when it holds anything else."""
    if len(text) > LONGEST:
        return ()
    names = tuple(part for part in _SPLIT_NAMES.split(text) if part)
    return names if names and all(is_person_name(name) for name in names) else ()


def is_person_name(text: str) -> bool:
    """Whether `text` is written as a person's name is: two to four capitalised words, particles aside."""
    words = text.split()
    capital = [word for word in words if word.casefold() not in PARTICLES]
    if not FEWEST_NAME_WORDS <= len(capital) <= MOST_NAME_WORDS:
        return False
    return all(_is_name_word(word) for word in capital)


def _is_name_word(word: str) -> bool:
    return (
        _NAME_WORD.match(word) is not None
        and word[0] == word[0].upper() != word[0].lower()
        and word.casefold().rstrip(".") not in NOT_IN_NAMES
        and not (len(word) > MOST_NAME_WORDS and word.endswith("."))
        and not word.endswith(("'s", "’s"))
    )


def _find_names(text: str, *, opened: bool) -> tuple[str, ...]:
    first = _SPLIT_PARTS.split(text.strip(" .:"), maxsplit=1)[0].strip(" ,.:")
    names = tuple(name for part in _SPLIT_NAMES.split(first) if is_person_name(name := part.strip(" .")))
    if names or not opened:
        return names
    return (first,) if _is_organisation(first) else ()


def _is_organisation(text: str) -> bool:
    """After an opener, one word or an agency may stand for the author."""
    words = text.split()
    return (
        1 <= len(words) <= MOST_NAME_WORDS
        and all(word[0].isupper() for word in words)
        and text.casefold() not in NOT_IN_NAMES
    )
