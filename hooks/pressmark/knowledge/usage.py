"""How a text writes its words: small, large alone, or large beside others. Its headings tell nothing of that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pressmark.knowledge.headlines import begins_sentence, find_words, is_title_case

WORDS_OF_HEADING = 3
"""Large words from which a line in Title Case is a heading; fewer are as likely a name."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text writes its words; all keys in lower case."""

    small: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    """Times a word stands large inside a sentence, beside no other large word."""
    large: dict[str, str] = field(default_factory=dict)
    """A large word as it is mostly written: "isis" -> "ISIS"."""
    pairs: set[tuple[str, str]] = field(default_factory=set)
    """Large words that stand side by side."""


def find_usage(text: str) -> Usage:
    """How a text writes its words; its headings in Title Case tell nothing of capitals."""
    usage = Usage()
    forms: dict[str, Counter[str]] = {}
    pairs: set[tuple[str, str]] = set()
    small: set[tuple[str, str]] = set()
    for line in text.split("\n"):
        words = list(find_words(line))
        usage.small.update(found[0] for found in words if found[0][0].islower())
        small |= {
            (left[0], right[0])
            for (left, right), joined in zip(pairwise(words), join_words(line, words), strict=False)
            if joined and left[0][0].islower() and right[0][0].islower()
        }
        if not is_heading(line):
            _count_large(line, words, usage, forms, pairs)
    usage.large.update({lower: min(count, key=lambda form: (-count[form], form)) for lower, count in forms.items()})
    usage.pairs.update(pairs - small)
    return usage


def _count_large(
    line: str,
    words: Sequence[re.Match[str]],
    usage: Usage,
    forms: dict[str, Counter[str]],
    pairs: set[tuple[str, str]],
) -> None:
    beside = False
    joined = join_words(line, words)
    for index, found in enumerate(words):
        word, lower = found[0], found[0].lower()
        follows = joined[index] and words[index + 1][0][0].isupper()
        if word[0].isupper():
            if follows:
                pairs.add((lower, words[index + 1][0].lower()))
            if not begins_sentence(line, found.start()):
                forms.setdefault(lower, Counter())[word] += 1
                usage.alone[lower] += not beside and not follows
        beside = word[0].isupper() and joined[index]


def is_heading(line: str) -> bool:
    """Whether a line is a heading in Title Case: no sentence, no result of a match, nor the name of somebody."""
    bare = line.rstrip()
    if bare[-1:] in {".", ",", ";", '"', "”"} or not is_title_case(bare):
        return False
    words = [word[0] for word in find_words(bare)]
    return sum(word[0].isupper() for word in words) >= WORDS_OF_HEADING and sum(map(str.isdigit, words)) <= 1


def join_words(line: str, words: Sequence[re.Match[str]]) -> list[bool]:
    """For each word whether only a space parts it from the next."""
    return [line[left.end() : right.start()] == " " for left, right in pairwise(words)] + [False]
