"""What an article's page shows of its seed: facts with their evidence, lines kept and removed, captions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an article, and where it is known from."""

    field: str
    value: str | None
    """None is unknown, and said so."""
    origin: str
    """"line 3 of the seed", "lines 3 to 5 of the seed", "front matter", ...; empty when unknown."""
    first_line: int | None
    """For a link to `#seed-line-<n>`."""
    rule: str
    confidence: float
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeedLine:
    """A block of the seed as saved, kept or removed."""

    first: int
    last: int
    text: str
    role: str
    rule: str
    kept: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class CaptionView:
    text: str | None
    credit: str | None
