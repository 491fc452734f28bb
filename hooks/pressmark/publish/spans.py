"""Where an article names each thing, without making its mentions: what keys and quotations look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pressmark.model import Mention

FIELDS = ("title", "text")
TEXT = FIELDS.index("text")

Span = tuple[int, int, int]
"""Number of the field, start and end of a mention."""

Spans = Sequence[Span]

Use = tuple[str, str, int]
"""An article, a name of an entity in it, and how often."""


def spans_of(mentions: Mapping[str, Sequence[Mention]]) -> Callable[[str], Mapping[str, Spans]]:
    """What tells of an article, by its id, the entities that it names and where; `Names` knows it by itself."""
    known: Callable[[str], Mapping[str, Spans]] | None = getattr(mentions, "spans", None)

    def spans(article: str) -> Mapping[str, Spans]:
        places: dict[str, list[Span]] = {}
        for item in mentions.get(article, ()):
            places.setdefault(item.entity, []).append((FIELDS.index(item.field), item.start, item.end))
        return places

    return known or spans


def uses_of(mentions: Mapping[str, Sequence[Mention]]) -> Callable[[str], Iterator[tuple[str, str, int]]]:
    """What tells of an article, by its id, each entity that it names, by which name and how often."""
    return lambda article: ((item.entity, item.surface, 1) for item in mentions[article])
