"""Lines in, one role a line out: the decision, apart from everything that is done with it.

The decision is made in passes over the whole sequence, each leaving what is decided alone: what a line certainly is by
itself, which lines are the article, which line is its title, and what is left by its place. A sequence model can take
the place of the middle passes: it sees the same lines and shapes and returns the same `Label`s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressmark.ingest.lines import Line
from pressmark.ingest.phrases import Scope
from pressmark.ingest.shapes import Shape
from pressmark.model import BODY_ROLES, Role

LINE_MODEL = "line_model"
"""The rule of lines on which the trained model decided; their confidence is the model's."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, what decided it, and how sure that is (0..1)."""

    role: Role
    rule: str
    confidence: float
    scope: Scope = Scope.LINE

    @property
    def is_body(self) -> bool:
        return self.role in BODY_ROLES


Labels = Sequence[Label | None]


@dataclass(frozen=True, slots=True)
class Page:
    """A seed's lines with their shapes: what every pass reads."""

    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    repeats: Mapping[str, int]
    """Folded line: how often it stands in the seed."""
    structured: bool = False
    """Whether the format tells headings, lists and paragraphs apart, so that shape need not."""

    def __len__(self) -> int:
        return len(self.lines)
