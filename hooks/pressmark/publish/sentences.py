"""Sentences around names, for entity pages."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from pressmark.publish.entity_parts import Quote

LONGEST_SIDE = 180
"""Characters shown on either side of a name: about two lines of a list at 66 characters."""
LONGEST_ABBREVIATION = 10
"""Characters looked back at for an abbreviation; keeps the search linear."""

_SENTENCE_END = re.compile(r"[.!?…。！？](?:(?<=[。！？])|(?<![.!?…][.!?…])[.!?…]*+[\"'”’»)\]]*+(?=\s))")
"""Possessive, and begun at the first mark of a run only, so that a million dots cost a million steps; and with a set of
characters at its head, which are looked for in a fifth of the time."""
_ABBREVIATIONS = frozenset(
    (
        "adm al bros brig capt cdr cf co col col.-gen corp cpl d.c dept det dr e.g est etc fr gen gov hon i.e inc jr lt"
        " lt.-gen ltd maj maj.-gen messrs mgr mr mrs ms mt nos op pp pres prof rep reps rev sen sens sgt sr st u.k u.n"
        " u.s u.s.a vs"
    ).split()
)
"""Words whose full stop does not end a sentence, lower case; newsroom English (AP style: ranks, offices, places)."""


class Sentences:
    """A text cut into sentences once, for all that is quoted from it."""

    __slots__ = ("_ends", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [
            found.end()
            for found in _SENTENCE_END.finditer(text)
            if found[0] != "." or not _is_abbreviated(text, found.start())
        ]
        self._ends = array("I", ends)  # an eighth of a list's memory: those of 20,000 texts are kept

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds `text[start:end]`, as half-open offsets; a line break always ends one."""
        text, ends = self.text, self._ends
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        before = bisect_right(ends, start)
        if before:
            first = max(first, ends[before - 1])
        after = bisect_left(ends, end, before)
        if after < len(ends):
            last = min(last, ends[after])
        while first < start and text[first].isspace():
            first += 1
        return first, last

    def quote(self, start: int, end: int) -> tuple[Quote, int]:
        """The sentence around `text[start:end]`, cut at word borders where it is long; and where the sentence ends."""
        text = self.text
        first, last = self.bounds(start, end)
        before, after = text[first:start], text[end:last].rstrip()
        if len(before) > LONGEST_SIDE:
            before = "… " + before[-LONGEST_SIDE:].partition(" ")[2]
        if len(after) > LONGEST_SIDE:
            after = after[:LONGEST_SIDE].rpartition(" ")[0] + " …"
        return Quote(before=before, name=text[start:end], after=after), last


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation or an initial."""
    first = max(0, stop - LONGEST_ABBREVIATION)
    word = text[max(first, text.rfind(" ", first, stop) + 1) : stop]
    if len(word) > 1 and word.isalpha():  # as before nearly all
        return word.lower() in _ABBREVIATIONS
    words = word.split()
    if not words or word[-1].isspace():
        return False
    word = words[-1].lower().lstrip("(\"'“‘«")
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())
