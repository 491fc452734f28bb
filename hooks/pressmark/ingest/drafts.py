"""What is known of a seed without its archive: the value that the store keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pressmark.ingest.claims import Claim
from pressmark.model import Block, Caption


@dataclass(frozen=True, slots=True)
class Draft:
    """A seed read, cleaned and described by itself; `finish_article` adds what the archive knows."""

    id: str
    seed: str
    sha256: str
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...] = ()
    """One a field, the strongest."""
    captions: tuple[Caption, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    repairs: tuple[str, ...] = ()
    extracted_title: str = ""
    withdrawn: str | None = None
    warnings: tuple[str, ...] = ()


class Step(NamedTuple):
    """How far the work on a file is: what a worker sends to a process that has not loaded what reads files."""

    kind: Literal["begun", "draft", "rejected", "read"]
    path: str = ""
    id: str = ""
    told: str = ""
    """The reason of a rejection; when the file is read, its digest, and no file's where it changed meanwhile."""
    draft: bytes = b""
    lines: bytes = b""
    """The packed `LineKeys` of the draft."""
