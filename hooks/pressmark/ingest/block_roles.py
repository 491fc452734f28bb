"""Where the reader of a format has rated its blocks, the passes over roles follow it in what is text.

The passes still say what the lines that are left out are: byline, date, caption, tags, related story.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.ingest.lines import Line
from pressmark.ingest.paywalls import is_paywall_prompt
from pressmark.ingest.roles import Label, Labels, Page
from pressmark.model import BODY_ROLES, Role
from pressmark.text import ROW_RULES

MODEL_RULE = "html_block_model"

SURE = 0.9
"""Probability from which on a line is text though it looks like a byline, date, caption or list of tags."""

_TELLING = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION, Role.TAGS})
"""Roles by which a line tells something about the article; the others only say that it is not text."""

_STATED = frozenset({Role.CAPTION, Role.FRONT_MATTER, Role.FURNITURE})


def is_rated(page: Page) -> bool:
    return any(line.likely is not None for line in page.lines)


def release_kept(page: Page, labels: Labels) -> list[Label | None]:
    """Take back what lines look like by themselves where the reader knows better."""
    return [_settle(page, line, label) for line, label in zip(page.lines, labels, strict=True)]


def _settle(page: Page, line: Line, label: Label | None) -> Label | None:
    if page.structured and line.hint not in _STATED and is_paywall_prompt(line.text):
        return Label(Role.FURNITURE, "paywall_prompt", 0.95)
    return None if label and _is_released(line, label) else label


def _is_released(line: Line, label: Label) -> bool:
    if line.rule in ROW_RULES and line.likely is None:  # "1936 | 2" is no date and no counter
        return True
    if line.likely is None or not line.kept or line.hint in _STATED:
        return False
    return line.likely >= SURE if label.role in _TELLING else True


def rated_extent(page: Page) -> tuple[int, int]:
    """From the first line of text to the last one."""
    kept = [index for index, line in enumerate(page.lines) if line.kept]
    return (kept[0], kept[-1] + 1) if kept else (0, 0)


def label_kept(page: Page, labels: list[Label | None]) -> None:
    """What the reader kept is text, in the role that its format states."""
    for index, line in enumerate(page.lines):
        if labels[index] is None and line.kept and line.likely is not None:
            role = line.hint if line.hint in BODY_ROLES else Role.HEADING if line.hint is Role.TITLE else Role.BODY
            labels[index] = Label(role, line.rule, round(line.likely, 3))


def leave_out(page: Page, labels: Sequence[Label]) -> tuple[Label, ...]:
    """What the reader left out is not text, whatever it stands beside."""
    return tuple(
        left_out(line.likely) if line.likely is not None and not line.kept and label.is_body else label
        for line, label in zip(page.lines, labels, strict=True)
    )


def left_out(likely: float) -> Label:
    return Label(Role.FURNITURE, MODEL_RULE, round(1 - likely, 3))
