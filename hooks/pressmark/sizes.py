"""How many bytes may be read of what is saved; the archivist can set each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SizeLimits:
    """Bytes that may be read of what is saved; more is rejected."""

    seed: int = 10_000_000
    """Of a file, and of a page in a web archive: more than these take more than seconds."""
    unpacked: int = 10_000_000
    """What a packed page may unpack to, and what is packed inside of a PDF's page."""
    archive: int = 1_000_000_000
    """What a web archive may unpack to: a crawl of a day's news is 200 MB, and this takes some 10 s."""


DEFAULT_SIZES = SizeLimits()
