"""The first pass: what a line is, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from pressmark.ingest.bylines import is_byline_opener, parse_byline
from pressmark.ingest.captions import parse_caption
from pressmark.ingest.date_lines import parse_clock_line, parse_date_line
from pressmark.ingest.mastheads import is_copyright, parse_source_url
from pressmark.ingest.phrases import Scope, find_phrase
from pressmark.ingest.roles import Label, Page
from pressmark.ingest.shapes import Shape
from pressmark.ingest.tags import HEADS, is_tag_head, parse_headed_tags, parse_tag_line
from pressmark.model import Role
from pressmark.text import ROW_RULES

_MONEY = re.compile(r"^[$€£¥₽₹]?\s?\d[\d.,\s]*(?:[km]\b)?\s?(?:[$€£¥₽₹%]|usd|eur|gbp)?$", re.IGNORECASE)
_BARE_LINK = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_HANDLE = re.compile(r"^(?:@\w{2,30}|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}|#\w{2,40})$")
_TRAIL = re.compile(r"^[^>›»|]{1,40}(?:\s[>›»]\s[^>›»]{1,60}){1,6}$")

_BYLINE_STARTS = (
    *("By ", "Von ", "Published", "Updated", "Veröffentlicht", "Aktualisiert", "Publié", "Mis à jour", "Publicado"),
    *("Actualizado", "Pubblicato", "Aggiornato", "Atualizado", "Gepubliceerd", "Bijgewerkt", "Опубликовано"),
)
"""A byline may name desk, place and two dates, and then be as long as a paragraph; so may a line that begins with a
date and ends with "3 Min."."""

_STATED = frozenset({Role.FRONT_MATTER, Role.FURNITURE, Role.CAPTION})
"""Roles that formats state and that nothing overrules."""

_TELLING = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION, Role.TAGS})
"""Roles that a table's row never has: "Orla Quay | Green | 1,117" reads like a byline, "1936 | 2" like a date."""

SHORT_LINE = 1_000
"""Characters; longer lines are not kept in memory."""

PHRASE_CONFIDENCE = 0.95
"""On the benchmark's shared half 97 of the 6,539 lines that a phrase decides stand in the gold text with three or more
words; shorter ones cannot be told apart there, hence the margin."""


def label_certain_lines(page: Page) -> list[Label | None]:
    """Decide the lines that say by themselves what they are."""
    known: dict[str, Label | None] = {}
    labels: list[Label | None] = []
    for line, shape in zip(page.lines, page.shapes, strict=True):
        if line.hint in _STATED:
            labels.append(Label(line.hint, line.rule, 1.0))
            continue
        if line.text not in known:  # pages repeat their lines, and hostile ones a million times
            known[line.text] = _label(line.text, shape)
        found = known[line.text]
        labels.append(None if found and found.role in _TELLING and line.rule in ROW_RULES else found)
    _label_headed_tags(page, labels)
    return labels


def _label_headed_tags(page: Page, labels: list[Label | None]) -> None:
    for index, shape in enumerate(page.shapes[:-1], 1):
        head = page.lines[index - 1]
        if labels[index] is not None or shape.folded not in HEADS or head.hint is Role.FRONT_MATTER:
            continue
        if is_tag_head(head.text) and parse_headed_tags(page.lines[index].text):
            labels[index] = Label(Role.TAGS, "tag_list", 0.9)


def _label(text: str, shape: Shape) -> Label | None:
    return _label_short(text, shape) if len(text) <= SHORT_LINE else _decide(text, shape)


@lru_cache(maxsize=4096)
def _label_short(text: str, shape: Shape) -> Label | None:
    """Lines of HTML are looked at twice: by the model of blocks, and then for their roles."""
    return _decide(text, shape)


def _decide(text: str, shape: Shape) -> Label | None:
    return _structural(text, shape) or _phrase(shape) or _symbols(text, shape)


def _structural(text: str, shape: Shape) -> Label | None:
    if parse_caption(text) is not None:
        return Label(Role.CAPTION, "caption_credit", 0.9)
    if is_copyright(text):
        return Label(Role.COPYRIGHT, "copyright_line", 0.98)
    headed = shape.folded in HEADS and is_tag_head(text)
    if headed or parse_tag_line(text):
        return Label(Role.TAGS, "tag_head" if headed else "tag_list", 0.95)
    opens_header = text.startswith(_BYLINE_STARTS) or text[0].isdigit()
    if shape.is_paragraph and shape.ends_sentence and not opens_header:
        return None
    return _who_or_when(text, shape)


def _who_or_when(text: str, shape: Shape) -> Label | None:
    dated = parse_date_line(text)
    if dated is not None:
        named = any(parse_byline(piece) for piece in dated.others)
        return Label(Role.BYLINE if named else Role.DATE, "byline_with_date" if named else "date_line", 0.9)
    if parse_clock_line(text):
        return Label(Role.DATE, "clock_line", 0.8)
    if is_byline_opener(text) or (parse_byline(text) and not shape.is_paragraph):
        return Label(Role.BYLINE, "byline", 0.9)
    return None


def _phrase(shape: Shape) -> Label | None:
    phrase = find_phrase(shape.folded, shape.words)
    return None if phrase is None else Label(phrase.role, phrase.rule, PHRASE_CONFIDENCE, phrase.scope)


def _symbols(text: str, shape: Shape) -> Label | None:
    if _MONEY.match(text):
        return Label(Role.FURNITURE, "counter", 0.9)
    if parse_source_url(text):
        return Label(Role.FURNITURE, "source_address", 0.9)
    if _BARE_LINK.match(text) or _HANDLE.match(text):
        return Label(Role.FURNITURE, "bare_link", 0.8)
    if not shape.has_letters and not any(char.isdigit() for char in text):
        return Label(Role.FURNITURE, "no_letters", 0.8)
    if not shape.ends_sentence and (">" in text or "›" in text or "»" in text) and _TRAIL.match(text):
        return Label(Role.FURNITURE, "breadcrumb", 0.85)
    return None


def is_tail_head(label: Label | None) -> bool:
    """Whether what follows the line goes with it, if the article is over."""
    return label is not None and label.scope is Scope.TAIL
