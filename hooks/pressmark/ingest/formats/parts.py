"""The value that wrapping formats hand to the readers of what is wrapped: the page or the text inside of a file."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.ingest.claims import Claim
from pressmark.ingest.formats.kinds import Format


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be read, with what its wrapping says about it."""

    content: bytes
    format: Format
    charset: str | None = None
    """The encoding that the wrapping declares; it comes before what the content declares."""
    claims: tuple[Claim, ...] = ()
    repairs: tuple[str, ...] = ()
