"""How a line names people: what `who_lines` and `who_sentences` find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a line names people."""

    OPENED = "opened"
    """A word such as "by" stands in front."""
    BARE = "bare"
    ORGANISATION = "organisation"
    """Opened, and not shaped like a person's name."""
    SINGLE = "single"
    """One bare word that is a first name, or an agency."""
    ABOUT = "about"
    """A head such as "About the author: Ada"."""
    HANDLE = "handle"
    """Surely opened, and written like a nickname."""
    DATELINE = "dateline"
    """An agency that begins the text."""
    BIOGRAPHY = "biography"
    """A sentence that says who someone is."""
    COPYRIGHT = "copyright"
    """A person who holds the rights."""
    BESIDE_DATE = "beside_date"
    """A nickname or a desk that a header line names beside its date."""
    DESK = "desk"
    """A line that is the name of a team: "Gull News Staff"."""
    TRAILING = "trailing"
    """Behind a sentence: "The sea is near. A commentary by Ada Quay"."""
    SHORT = "short"
    """A few words beside title or date that nothing else explains."""
    SOURCE = "source"
    """Where it was taken from: "Source: Gull Agency"."""


@dataclass(frozen=True, slots=True)
class WhoLine:
    names: tuple[str, ...]
    form: Form
    with_role: bool = False
    """Whether a job stands behind the name."""
    with_more: bool = False
    """Whether the line has other pieces beside names and dates."""
    house: str | None = None
    """The publication that stands behind the name."""

    @property
    def opened(self) -> bool:
        return self.form in {Form.OPENED, Form.ORGANISATION}
