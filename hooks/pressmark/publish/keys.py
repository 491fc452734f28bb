"""The keys of what is published: a page whose key is that of the page that stands there is neither made nor written.

A key is a digest of everything that the page is made from. What is forgotten in a key is a page that stays old, so
keys take whole values rather than chosen fields of them.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from pressmark.model import SiteFile

KEY_BYTES = 16
"""So that among 10^9 files two equal keys are less likely than a broken disk."""


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a file, or several, that are made only where something they depend on has changed."""

    key: str
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the site that is made only where something it depends on has changed."""

    path: str
    """As in `SiteFile`."""
    key: str
    """Digest of everything that `make` reads, but for the program itself and its settings."""
    make: Callable[[], SiteFile]
    template: str | None = None
    """The theme template of a page."""
    title: str = ""
    """Of a page."""
    records: tuple[Record, ...] = ()
    """Of a file of records: what `make` joins."""
    show: Callable[[], SiteFile] | None = None
    """A page without its Markdown, where that is not looked at; None if it is as quick to make the whole."""
    is_written: bool = False
    """Whether the page has Markdown of the archivist's, which MkDocs converts."""


_WITHOUT_REFERENCES = 2
"""The version of marshal whose bytes depend on the value alone; it takes a fifth of the time of `repr`."""


def key_of(*parts: object) -> str:
    """The digest of plain values, tuples and frozen values of the model."""
    try:
        told = marshal.dumps(parts, _WITHOUT_REFERENCES)  # type: ignore[arg-type]  # if not, it says so
    except ValueError:  # there is more in it than plain values
        told = repr(parts).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=KEY_BYTES).hexdigest()


def joined_key(look: str, key: str) -> str:
    """The key of a file from the digest of what all files of its kind depend on, and its own."""
    return f"{look}{key}"


def content_key(content: str | bytes) -> str:
    """The digest of a file's content."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    return blake2b(data, digest_size=KEY_BYTES).hexdigest()


def planned(file: SiteFile, title: str = "") -> PlannedFile:
    """A file that was cheap to make, or has to be made to see whether it changed."""
    key = key_of(content_key(file.content), file.html, file.view)
    return PlannedFile(path=file.path, key=key, make=lambda: file, template=file.template, title=title)
