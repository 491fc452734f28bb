"""What the page as a whole says of the model's probabilities: sentences that links broke, and readers' comments.

Some programs break a line at every link. What the model says of "a piece of" is little; but the pieces of a sentence
are text together or not at all. And below the head of comments that readers signed no text follows, however well they
write. A counter or a prompt alone says nothing of what is below it: share bars have them, and every post of a blog.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pressmark.ingest.broken_lines import goes_on
from pressmark.ingest.certain import is_tail_head
from pressmark.ingest.line_roles import TEXT, Sureness
from pressmark.ingest.roles import Label, Page
from pressmark.model import Role

FEWEST_WORDS_ABOVE, SHARE_ABOVE = 60, 0.6
"""Words of paragraphs that the model takes for text, and their share of the page's, which must both stand above the
comments. The share is well over half, so that at worst the smaller part is lost; where comments that read like text are
more than that, they stay. Chosen by what an error costs, not by a figure."""

FEWEST_SIGNS = 2
"""Lines below the head that comments have: who speaks, and links to reply. One is a sentence before a quotation."""

LINES_TO_FIRST_SIGN = 6
"""Lines from the head within which the first sign stands: prompt, form, order ("Newest"), a comment and its link."""

_RELATED_LINE = re.compile(
    r"""\W{0,3}(?:(?:also\s)?read\s(?:more|also|next)|see\salso|also\sread|related(?:\s(?:article|story|stories|post))?
        |more\son\sthis|(?:lesen\ssie|lies)\s(?:auch|mehr)|mehr\szum\sthema|siehe\sauch|(?:à\s)?lire\saussi|voir\saussi
        |le[ae]\stambién|ver\stambién|leggi\sanche|lees\sook|leia\s(?:também|mais)|читайте\sтакже)\s?[:|]\s?\S""",
    re.VERBOSE | re.IGNORECASE,
)
"""READ MORE: Ferry fares go up again"""

_REFERENCE = re.compile(r"\W{0,3}[Ss]ee\salso:\s(?:the|a|an|this|that|these|those|its|his|her|their|our|my)\s")
"""See also: the report of 1911"""

LONGEST_OPENING, MOST_WORDS = 32, 30
"""Characters before the colon, and words of a line that leads to another story; longer ones tell something, too."""

_SAYS = "says sagt schreibt dice dit zegt schreef disse diz wrote".split()
_SAYING = tuple(f"{word}:" for word in _SAYS)
_SPEAKER = re.compile(rf"([^\s:]+)(?: [^\s:]+){{0,3}} (?:{'|'.join(_SAYS)}):")
"""Ada Quay says:"""

_NOBODY = frozenset(
    """a an the this that these those it he she we they you i one what who which how my our his her their
    der die das dies dieser diese dieses ein eine er sie es wir was wer wie man sein seine ihr ihre el la los las un una
    él ella ellos ellas lo que qué quien quién su le les une il elle on ce cet cette cela ça qui son sa gli lui lei che
    cosa chi het een hij zij ze wat wie zijn haar o os as um uma ele ela eles elas quem seu sua""".split()
)
"""First words of what is no name: "He says:", "The report says:", "What the evidence says:"."""

_REPLY_LINKS = frozenset("reply antworten répondre repondre responder rispondi beantwoorden reageer ответить".split())
_QUOTES = ('"', "'", "“", "”", "„", "‟", "«", "»", "‘", "‚", "‹", "「")


def settle(page: Page, labels: Sequence[Label | None], sure: Sureness) -> Sureness:
    """The probabilities in the light of the page; None where the lines are a reader's and the model has no say."""
    if all(probability is None for probability in sure):
        return sure
    joined = _join_broken(page, sure)
    head = _find_comments(page, labels, joined)
    return joined if head is None else (*joined[: head + 1], *(None for _ in joined[head + 1 :]))


def label_related_lines(page: Page, labels: list[Label | None], extent: tuple[int, int]) -> None:
    """Lines below the first line of the text that lead to another story and say so; above it a headline may read so.

    The model keeps half of them, as its gold does.
    """
    first, end = extent
    for index in range(first + 1, len(page) if first < end else 0):
        line = page.lines[index]
        opening = line.text[:LONGEST_OPENING]
        undecided = labels[index] is None and line.hint is None and page.shapes[index].words <= MOST_WORDS
        if not undecided or not (":" in opening or "|" in opening):
            continue
        if _RELATED_LINE.match(line.text) and not _REFERENCE.match(line.text):
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
    speakers = {index for index in range(len(page)) if _is_speaker(page, index)}
    signs = sorted(speakers.union(index for index in range(len(page)) if _is_reply_link(page, index)))
    dated = sorted(index for index in speakers if _is_date(labels, index + 1))
    least, above = max(FEWEST_WORDS_ABOVE, SHARE_ABOVE * sum(words)), 0
    for index, label in enumerate(labels if len(signs) >= FEWEST_SIGNS else ()):
        if above >= least:
            headed = label is not None and label.role is Role.COMMENT and is_tail_head(label)
            if headed and _is_signed(signs, words, index):
                return index
            if index in dated[: 1 - FEWEST_SIGNS]:  # comments without a head, of which each tells its date
                return index
        above += words[index]
    return None


def _is_signed(signs: Sequence[int], words: Sequence[int], head: int) -> bool:
    """Whether what is below a head has signs of comments: enough, the first near, and at most one text before it."""
    first = bisect_right(signs, head)
    if len(signs) - first < FEWEST_SIGNS or signs[first] - head > LINES_TO_FIRST_SIGN:
        return False
    return sum(1 for count in words[head : signs[first]] if count) <= 1


def _is_date(labels: Sequence[Label | None], index: int) -> bool:
    label = labels[index] if index < len(labels) else None
    return label is not None and label.role is Role.DATE


def _is_speaker(page: Page, index: int) -> bool:
    """Whether a line says who comments; what opens with a quotation mark below is quoted by the text."""
    text = page.lines[index].text
    found = _SPEAKER.fullmatch(text) if text.endswith(_SAYING) else None
    if found is None or found[1].casefold() in _NOBODY:
        return False
    return index + 1 == len(page) or not page.lines[index + 1].text.startswith(_QUOTES)


def _is_reply_link(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    return shape.words == 1 and shape.folded in _REPLY_LINKS
