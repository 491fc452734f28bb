"""What all candidates for a page's title are compared with: the words of its text, and lines that repeat others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice

from pressmark.ingest.roles import Labels, Page
from pressmark.model import Role

LEAD_WORDS = 400
"""Words of the text that a title is compared with: a headline's words come back in the lead."""

TEXT_WORDS = 1500
"""Words of the text in which a title's words are counted: what an article is about it names again and again."""

MOST_ECHO_WORDS = 40
MOST_ECHO_LINES = 400
"""Lines among which echoes are looked for; the shared half's titles stand among the first 300."""

MOST_EQUAL_ENDS = 8
"""Lines with the same two words at one end that are compared; tables and hostile pages have thousands."""

ECHO_KEY = 2
"""Words at either end by which lines are found that may hold one another."""

MOST_KIN_LINES = 400
FEWEST_KIN_WORDS = 2
KIN_SHARE = 0.6
"""Share of a line's longer words that another line must have to be its kin."""

HEADLINE_WORDS = range(4, 31)
"""Words; shorter lines are mostly sections, whatever stands around them."""

CONTENT_WORD = re.compile(r"\w\w{3,}")


@dataclass(frozen=True, slots=True)
class TitleContext:
    page: Page
    labels: Labels
    start: int
    """The first line of the text."""
    lead: frozenset[str]
    counts: Mapping[str, int]
    """How often each word stands in the text."""
    roles: tuple[Role | None, ...]
    """Those that are decided."""
    headlines: tuple[bool, ...]
    """Which undecided lines have a headline's length."""
    paragraphs_above: tuple[int, ...]
    """How many paragraphs stand above each line, and in all."""
    echoed: frozenset[str]
    """Folded lines that another line prints with something around them: breadcrumbs, "Title | Site"."""
    longer: frozenset[str]
    """Folded lines that end with another line: breadcrumbs, "Date Title"."""
    in_earlier: frozenset[int]
    """Lines most of whose words stand in one line above: headings of the text, standfirsts."""
    in_later: frozenset[int]
    """Lines most of whose words stand in one line below."""


def read_context(page: Page, labels: Labels, extent: tuple[int, int]) -> TitleContext:
    lead, counts = _read_text(page, labels, *extent)
    above = accumulate((shape.is_paragraph for shape in page.shapes), initial=0)
    lines = (shape.folded for shape in page.shapes if 1 < shape.words <= MOST_ECHO_WORDS)
    kin = _find_kin(page, labels)
    roles = tuple([None if label is None else label.role for label in labels])
    headlines = tuple(
        [label is None and shape.words in HEADLINE_WORDS for label, shape in zip(labels, page.shapes, strict=True)]
    )
    return TitleContext(
        page, labels, extent[0], lead, counts, roles, headlines, tuple(above), *_find_echoes(lines), *kin
    )


def _find_kin(page: Page, labels: Labels) -> tuple[frozenset[int], frozenset[int]]:
    """The lines whose words come back in an earlier, and those whose words come back in a later line of that length."""
    words: dict[int, frozenset[str]] = {}
    holders: dict[str, list[int]] = {}
    for index in range(min(len(page), MOST_KIN_LINES)):
        shape = page.shapes[index]
        if labels[index] is None and shape.words <= MOST_ECHO_WORDS and not shape.is_paragraph:
            own = frozenset(CONTENT_WORD.findall(shape.folded))
            if len(own) >= FEWEST_KIN_WORDS:
                words[index] = own
                for word in own:
                    holders.setdefault(word, []).append(index)
    earlier: set[int] = set()
    later: set[int] = set()
    for index, own in words.items():
        shared = Counter(
            other for word in own if len(holders[word]) <= MOST_EQUAL_ENDS for other in holders[word] if other != index
        )
        for other, count in shared.items():
            if count >= KIN_SHARE * len(own) and page.shapes[other].folded != page.shapes[index].folded:
                (earlier if other < index else later).add(index)
    return frozenset(earlier), frozenset(later)


def _read_text(page: Page, labels: Labels, start: int, end: int) -> tuple[frozenset[str], Counter[str]]:
    """The words of the lead, and the words of the text with their counts."""
    lead: frozenset[str] | None = None
    counts: Counter[str] = Counter()
    seen = 0
    for index in range(start, end):
        if labels[index] is None and page.shapes[index].is_paragraph:
            counts.update(CONTENT_WORD.findall(page.lines[index].text[: LEAD_WORDS * 10].casefold()))
            seen += page.shapes[index].words
            if lead is None and seen > LEAD_WORDS:
                lead = frozenset(counts)
        if seen > TEXT_WORDS:
            break
    return lead if lead is not None else frozenset(counts), counts


def _find_echoes(lines: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The lines that another line prints with something before or behind, and the lines that end with another."""
    folded = tuple(islice(dict.fromkeys(lines), MOST_ECHO_LINES))
    words = {line: tuple(line.split()) for line in folded}
    by_start: dict[tuple[str, ...], list[str]] = {}
    by_end: dict[tuple[str, ...], list[str]] = {}
    for line in folded:
        for ends, key in ((by_start, words[line][:ECHO_KEY]), (by_end, words[line][-ECHO_KEY:])):
            known = ends.setdefault(key, [])
            if len(known) < MOST_EQUAL_ENDS:
                known.append(line)
    echoed: set[str] = set()
    longer: set[str] = set()
    for line in folded:
        behind = [part for part in by_end[words[line][-ECHO_KEY:]] if part != line and line.endswith(f" {part}")]
        before = [part for part in by_start[words[line][:ECHO_KEY]] if part != line and line.startswith(f"{part} ")]
        echoed.update(behind, before)
        if behind:
            longer.add(line)
    return frozenset(echoed), frozenset(longer)
