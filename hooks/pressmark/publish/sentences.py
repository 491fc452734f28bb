"""Sentences around names, for entity pages."""

from __future__ import annotations

import re

from pressmark.publish.views import Quote

LONGEST_SIDE = 180
"""Characters shown on either side of a name: about two lines of a list at 66 characters."""
LONGEST_ABBREVIATION = 10
"""Characters looked back at for an abbreviation; keeps the search linear."""

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|[。！？]")
"""Possessive, and begun at the first mark of a run only, so that a million dots cost a million steps."""
_ABBREVIATIONS = frozenset(
    (
        "adm al bros brig capt cdr cf co col col.-gen corp cpl d.c dept det dr e.g est etc fr gen gov hon i.e inc jr lt"
        " lt.-gen ltd maj maj.-gen messrs mgr mr mrs ms mt nos op pp pres prof rep reps rev sen sens sgt sr st u.k u.n"
        " u.s u.s.a vs"
    ).split()
)
"""Words whose full stop does not end a sentence, lower case; newsroom English (AP style: ranks, offices, places)."""


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `text[start:end]`, as half-open offsets; a line break always ends one."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = line_start, line_end
    for found in _SENTENCE_END.finditer(text, line_start, line_end):
        if start < found.end() < end or _is_abbreviated(text, found):
            continue
        if found.end() <= start:
            first = found.end()
        else:
            last = found.end()
            break
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _is_abbreviated(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation or an initial."""
    if found[0] != ".":
        return False
    before = text[max(0, found.start() - LONGEST_ABBREVIATION) : found.start()]
    word = before.split()[-1].lower().lstrip("(\"'“‘«") if before.strip() and not before[-1].isspace() else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def quote_mention(text: str, start: int, end: int) -> Quote:
    """The sentence around `text[start:end]`, cut at word borders where it is long."""
    first, last = sentence_bounds(text, start, end)
    before, after = text[first:start], text[end:last].rstrip()
    if len(before) > LONGEST_SIDE:
        before = "… " + before[-LONGEST_SIDE:].partition(" ")[2]
    if len(after) > LONGEST_SIDE:
        after = after[:LONGEST_SIDE].rpartition(" ")[0] + " …"
    return Quote(before=before, name=text[start:end], after=after)
