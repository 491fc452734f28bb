"""What an article's page shows beside the text: facts with their evidence, lines kept and removed, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pressmark.publish.citation_styles import Part


class Fact(NamedTuple):
    """A field of an article, and where it is known from."""

    field: str
    value: str | None
    """None is unknown, and said so."""
    origin: str
    """"line 3 of the saved copy", "lines 3 to 5 of the saved copy", "front matter", ...; empty when unknown."""
    first_line: int | None
    """For a link to `#seed-line-<n>`."""
    rule: str
    confidence: float
    also: tuple[str, ...]


class SeedLine(NamedTuple):
    """A block of the seed as saved, kept or removed."""

    first: int
    last: int
    text: str
    role: str
    rule: str
    kept: bool
    confidence: float


class CaptionView(NamedTuple):
    text: str | None
    credit: str | None


class CiteFormat(NamedTuple):
    """A reference as programs exchange it."""

    name: str
    ending: str
    """Of a file's name."""
    type: str
    """Of its content: a media type."""
    text: str


class CiteStyle(NamedTuple):
    """A citation as a sentence."""

    name: str
    parts: tuple[Part, ...]


class MetaTag(NamedTuple):
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class CiteView:
    """How to cite an article."""

    key: str
    """The reference's name in bibliographies, and that of a file with it."""
    styles: tuple[CiteStyle, ...]
    formats: tuple[CiteFormat, ...]
    tags: tuple[MetaTag, ...]
    """The meta elements that reference managers read."""
    linked_data: str
    """JSON that may stand in a script element."""
    row: str
    """Its row in `articles.csv`, without the end of the line."""
