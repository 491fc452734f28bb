"""Whole words of a text."""

from __future__ import annotations

from collections.abc import Iterator


def find_whole_words(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text with no letter or digit right before or after it; half-open code points."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start, end
        start = text.find(name, end)
