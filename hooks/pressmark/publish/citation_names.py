"""Printed author names in the parts that citations need: family and given name, or a name that stays whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

PARTICLES = frozenset(
    "af al al- ap av bar ben bin bint d' da dal dalla das de degli dei del della den der des di do dos du e el el- "
    "ibn la las le les lo los op 't te ten ter und van vom von y zu zum zur".split()
)
"""Words that begin a family name of several words. Source: CSL 1.0.2, "non-dropping particles", and the name particles
of Dutch, German, Romance and Arabic names in the Chicago Manual of Style 17, 8.5 to 8.14."""
SUFFIXES = frozenset(
    "jr sr ii iii iv phd dphil md jd llm mba esq frs mp mep cbe obe mbe kc qc dds rn ph.d d.phil m.d".split()
)
"""What follows a name in English, without the last full stop. Source: Chicago Manual of Style 17, 6.43 (Jr., III), and
the degrees and honours of its chapter 10 that bylines have. "MA", "BA" and "MS" are left out: they are surnames too."""
COLLECTIVES = frozenset(
    "agence agencia agency agentur agenzia associated board bureau center centre committee correspondent "
    "correspondents council department desk editor editorial editors foundation group herald institute media "
    "ministry network news newspaper newsroom observatory office post press redacción redaction redaktion "
    "redazione redactie reporter reporters rédaction service staff team times tribune university wire writer "
    "writers редакция агентство".split()
)
"""Words that only names of newsrooms and organisations hold; chosen from the bylines of news pages."""
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Kana, Han and Hangul. Source: the Unicode Standard, blocks."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in two parts, or, with an empty `given`, a name that stays whole."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_whole(self) -> bool:
        return not self.given

    @property
    def initials(self) -> str:
        """ "J. A." from "John A.", "J.-P." from "Jean-Paul"."""
        words = (
            "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
            for word in self.given.split(" ")
            if word[:1].isalpha()
        )
        return " ".join(word for word in words if word)


@lru_cache(1_000)  # an archive has few authors with much to say
def split_name(printed: str) -> Name:
    """The parts of a name as a byline prints it.

    A name with one comma has the family name first: "Smith, John". Single words, names with digits or a leading "The",
    and names that hold a word of `COLLECTIVES` stay whole; so do names in Chinese, Japanese and Korean letters, which
    have the family name first and are neither turned nor shortened.
    """
    words = _SPACES.sub(" ", printed).strip().split(" ")
    behind: list[str] = []
    while words[1:-1] and _is_suffix(words[-1]):
        behind.insert(0, words.pop())
    if not words[1:] or _is_collective(words):
        return Name(family=" ".join((*words, *behind)))
    suffix = " ".join(behind)
    words[-1] = words[-1].rstrip(",")
    family, comma, given = " ".join(words).partition(", ")
    if comma and "," not in given and family:  # "Smith, John"
        return Name(family=family, given=given, suffix=suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return Name(family=" ".join(words[first:]), given=" ".join(words[:first]), suffix=suffix)


def _is_suffix(word: str) -> bool:
    return word.strip(",").rstrip(".").casefold() in SUFFIXES


def _is_collective(words: list[str]) -> bool:
    if _EAST_ASIAN.search(words[0]):
        return True
    if any(word.strip(".,").casefold() in COLLECTIVES for word in words) or words[0].casefold() == "the":
        return True
    return any(char.isdigit() for word in words for char in word)
