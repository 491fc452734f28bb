"""The archive's words as a sum with its parts, so that a new text is added and one that is gone is taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressmark.knowledge.batches import common_words


@dataclass(frozen=True, slots=True)
class Words:
    """The archive's words: a sum, with the texts that are in it."""

    texts: Mapping[str, tuple[int, tuple[str, ...]]]
    """Digest of a text -> how many articles have it, and its doubtful words."""
    forms: Mapping[str, int]

    def common(self, document: str) -> frozenset[str]:
        """Those of its doubtful words that are no names."""
        return common_words(self.doubtful(document), self.forms)

    def doubtful(self, document: str) -> tuple[str, ...]:
        return self.texts.get(document, (0, ()))[1]
