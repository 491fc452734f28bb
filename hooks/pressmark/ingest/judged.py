"""What the page as a whole says of the model's probabilities: sentences that links broke, and readers' comments.

Some programs break a line at every link. What the model says of "a piece of" is little; but the pieces of a sentence
are text together or not at all. And below the head of the comments no text follows, however well readers write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pressmark.ingest.broken_lines import goes_on
from pressmark.ingest.certain import is_tail_head
from pressmark.ingest.line_roles import TEXT, Sureness
from pressmark.ingest.roles import Label, Page
from pressmark.model import Role

FEWEST_WORDS_ABOVE, SHARE_ABOVE = 60, 0.2
"""Words of paragraphs that the model takes for text, and their share of the page's, which must both stand above the
comments: above the article "Comments" is navigation. On the benchmark's shared half 69 words of text stand below such
heads of 67 pages, and 1,914 of comments that the model took for text."""

FEWEST_SPEAKERS = 2
"""Lines that say who comments; one of them is a sentence before a quotation."""

_RELATED_LINE = re.compile(
    r"""\W{0,3}(?:(?:also\s)?read\s(?:more|also|next)|see\salso|also\sread|related(?:\s(?:article|story|stories|post))?
        |more\son\sthis|(?:lesen\ssie|lies)\s(?:auch|mehr)|mehr\szum\sthema|siehe\sauch|(?:à\s)?lire\saussi|voir\saussi
        |le[ae]\stambién|ver\stambién|leggi\sanche|lees\sook|leia\s(?:também|mais)|читайте\sтакже)\s?[:|]\s?\S""",
    re.VERBOSE | re.IGNORECASE,
)
"""READ MORE: Ferry fares go up again"""

LONGEST_OPENING, MOST_WORDS = 32, 30
"""Characters before the colon, and words of a line that leads to another story; longer ones tell something, too."""

_SPEAKER = re.compile(r"[^\s:]+(?: [^\s:]+){0,3} (?:says|sagt|schreibt|dice|dit|zegt|schreef|disse|diz|wrote):?")
"""Ada Quay says:"""

_LAST_OF_SPEAKERS = frozenset("says sagt schreibt dice dit zegt schreef disse diz wrote".split())


def settle(page: Page, labels: Sequence[Label | None], sure: Sureness) -> Sureness:
    """The probabilities in the light of the page; None where the lines are a reader's and the model has no say."""
    if all(probability is None for probability in sure):
        return sure
    joined = _join_broken(page, sure)
    head = _find_comments(page, labels, joined)
    return joined if head is None else (*joined[: head + 1], *(None for _ in joined[head + 1 :]))


def label_related_lines(page: Page, labels: list[Label | None]) -> None:
    """Lines inside the text that lead to another story and say so. The model keeps half of them, as its gold does."""
    for index, line in enumerate(page.lines):
        opening = line.text[:LONGEST_OPENING]
        undecided = labels[index] is None and line.hint is None and page.shapes[index].words <= MOST_WORDS
        if undecided and (":" in opening or "|" in opening) and _RELATED_LINE.match(line.text):
            labels[index] = Label(Role.RELATED, "related_line", 0.9)


def _join_broken(page: Page, sure: Sureness) -> list[float | None]:
    """Each piece of a broken sentence is as probably text as the most probable of them."""
    found = list(sure)
    if not any(below.first == above.last + 1 for above, below in pairwise(page.lines)):
        return found  # a blank line stands between all of them
    first = 0
    for index in range(1, len(page) + 1):
        if index < len(page) and _goes_on(page, sure, index):
            continue
        if index - first > 1:
            highest = max(probability or 0.0 for probability in sure[first:index])
            found[first:index] = [highest] * (index - first)
        first = index
    return found


def _goes_on(page: Page, sure: Sureness, index: int) -> bool:
    return sure[index] is not None and sure[index - 1] is not None and goes_on(page, index)


def _find_comments(page: Page, labels: Sequence[Label | None], sure: Sureness) -> int | None:
    """The line with which the readers' comments begin; None if there are none, or the model does not read the page."""
    words = [
        shape.words if shape.is_paragraph and (probability or 0.0) >= TEXT else 0
        for shape, probability in zip(page.shapes, sure, strict=True)
    ]
    least, above = max(FEWEST_WORDS_ABOVE, SHARE_ABOVE * sum(words)), 0
    speakers: list[int] = []
    for index, label in enumerate(labels):
        if above >= least:
            if label is not None and label.role is Role.COMMENT and is_tail_head(label):
                return index
            if _is_speaker(page.lines[index].text):
                speakers.append(index)
        above += words[index]
    return speakers[0] if len(speakers) >= FEWEST_SPEAKERS else None


def _is_speaker(text: str) -> bool:
    return text.rpartition(" ")[2].rstrip(":") in _LAST_OF_SPEAKERS and _SPEAKER.fullmatch(text) is not None
