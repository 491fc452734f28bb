"""Front matter that web clippers write: which key of theirs is which of ours; how they spell names, tags and times.

Our own keys win where both stand there. A clipper's clock says when the page was saved, never when it was published.
"""

from __future__ import annotations

import re

from pressmark.ingest.lines import clean_line
from pressmark.ingest.yaml_text import Scalar, Sequence, Value

CLIPPER_KEYS: dict[str, str | None] = {
    "source": "source_url",  # Obsidian Web Clipper, Joplin, MarkDownload
    "original_url": "source_url",  # Omnivore
    "created": "captured",  # Obsidian Web Clipper, Joplin, MarkDownload: when the note was made
    "clipped": "captured",  # templates for Obsidian Web Clipper
    "date_clipped": "captured",
    "date_saved": "captured",  # Omnivore
    "date_published": "published",  # Omnivore
    "site": "publisher",  # Obsidian Web Clipper: {{site}}
    "site_name": "publisher",  # Omnivore
    "updated": None,  # Joplin: when the note changed, not the article
    "latitude": None,  # Joplin: where the reader was
    "longitude": None,
    "altitude": None,
    "completed?": None,  # Joplin: of notes that are tasks
    "due": None,
    "id": None,  # Joplin, Omnivore: of the note
    "cssclass": None,  # Obsidian: how the note looks
    "cssclasses": None,
    "image": None,  # Obsidian Web Clipper: address of a picture
    "cover": None,
}
"""Key of a web clipper: our key, or None if it says nothing of the article. What they call as we do stands not here.
Source: Obsidian Web Clipper, src/managers/template-manager.ts (default template) and its help on templates; Joplin,
"Markdown with Front Matter Exporter/Importer"; MarkDownload, src/shared/default-options.js; Omnivore's plugin for
Obsidian, src/settings/template.ts."""

_LINK = re.compile(r"!?\[\[(?:[^\[\]|]{0,300}\|)?(?P<text>[^\[\]|]{1,300})\]\](?!\()")
"""[[Ada Fell]] or [[people/ada|Ada Fell]]; but [[1]](#note) is a link of Markdown.
Source: Obsidian help, "Internal links"."""

_ZONE = re.compile(r"\s*\(UTC\s?(?P<offset>[+-]\d{2}:?\d{2})\)$")
"""MarkDownload: 2024-04-19T16:19:49 (UTC +02:00)"""

_NESTED_IN_LINK = 1
"""Items of each list that YAML sees in [[Ada Fell]] without quotes."""


def clean_links(text: str) -> str:
    """Links between notes become the text that they show."""
    return _LINK.sub(r"\g<text>", text) if "[[" in text else text


def unlinked(value: Value) -> Value:
    """The same value without links between notes, in quotes or not."""
    if isinstance(value, Scalar):
        return Scalar(clean_links(value.text), value.line)
    if isinstance(value, Sequence):
        inner = _unquoted_link(value)
        return inner or Sequence(tuple(unlinked(item) for item in value.items), value.line)
    return value


def _unquoted_link(value: Sequence) -> Scalar | None:
    """[[Ada Fell]], which YAML takes for a list in a list."""
    if len(value.items) != _NESTED_IN_LINK or not isinstance(value.items[0], Sequence):
        return None
    inner = value.items[0].items
    text = inner[0].text if len(inner) == _NESTED_IN_LINK and isinstance(inner[0], Scalar) else ""
    return Scalar(text.rpartition("|")[2], value.line) if text else None


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """#harbour is the tag "harbour"; several of them may stand in one text."""
    found: list[str] = []
    for tag in tags:
        words = tag.split()
        found += words if len(words) > 1 and all(word.startswith("#") for word in words) else [tag]
    return tuple(dict.fromkeys(filter(None, (clean_line(tag.lstrip("#")) for tag in found))))


def clean_time(value: Value) -> Value:
    """The time zone as ISO 8601 writes it."""
    return Scalar(_ZONE.sub(r"\g<offset>", value.text), value.line) if isinstance(value, Scalar) else value
