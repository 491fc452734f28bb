"""Reads the names of a text with a small spaCy model, in half the time that spaCy takes, and each text by itself.

spaCy decides word after word, with a small product for each. Outside of names a decision depends on the word alone, so
here those of all words are one product, and only within a name the words are taken one by one. What the model is asked,
and in which order numbers are added, is the same. A text is read alone: which others are read with it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from pressmark.knowledge.word_rows import keep_word_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

FEATURES = 3
"""Words that a decision looks at: the next, the first of the name that is open, the one before."""

PIECES = 2
"""Sums of which the larger counts."""

Found = tuple[int, int, str]
"""Half-open code-point offsets, and the label."""


class NameReader:
    """A model's decisions on the words of one text after the other."""

    def __init__(self, model: Language) -> None:
        self._model = model
        pipe: Any = model.get_pipe("ner")
        self._to_vectors, self._lower, upper = pipe.model.layers
        self._bias = self._lower.get_param("b").reshape(-1)
        self._weights, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        self._moves = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
        numbers = {move: number for number, move in enumerate(self._moves)}
        opened = [move[2:] for move in self._moves if move.startswith("B-")]
        self._within = {label: [numbers[f"I-{label}"], numbers[f"L-{label}"]] for label in opened}
        self._kinds = np.array([move[:1] if move != "U-" else "" for move in self._moves])
        self._rows = keep_word_rows(pipe.model)

    def read(self, text: str) -> Iterator[Found]:
        """The names of a text, in order."""
        doc = self._model.make_doc(text)
        if not len(doc):
            return
        for first, last, label in self._decide(doc):
            end = doc[last]
            yield doc[first].idx, end.idx + len(end), label

    def _decide(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """First and last word of each name, and its label."""
        rows = self._lower.predict(self._to_vectors.predict([doc])).reshape(len(doc) + 1, FEATURES, -1)
        nothing, words = rows[0], rows[1:]
        sums = words[:, 0] + nothing[1] + nothing[2] + self._bias
        chosen = self._choose_outside(_largest(sums) @ self._weights.T + self._upper_bias, doc)
        word = 0
        while word < len(doc):
            kind, _, label = self._moves[chosen[word]].partition("-")
            first = word
            if kind == "B":
                word = self._find_last(words, first, self._within[label])
            if kind != "O":
                yield first, word, label
            word += 1

    def _choose_outside(self, scores: NDArray[np.float32], doc: Doc) -> list[int]:
        """For each word the best move where no name is open: none begins with a space, nor goes on after the end."""
        allowed = np.zeros(scores.shape, dtype=bool)
        allowed[:, np.isin(self._kinds, ("B", "U", "O"))] = True
        allowed[-1, self._kinds == "B"] = False
        spaces = np.array([word.is_space for word in doc])
        allowed[np.ix_(spaces, self._kinds != "O")] = False
        best: list[int] = np.where(allowed, scores, -np.inf).argmax(axis=1).tolist()
        return best

    def _find_last(self, words: NDArray[np.float32], first: int, within: list[int]) -> int:
        """The last word of the name that begins with a word; `within` are the moves that go on and that end it."""
        weights, bias = self._weights[within], self._upper_bias[within]
        for word in range(first + 1, len(words) - 1):
            sums = words[word, 0] + words[first, 1] + words[word - 1, 2] + self._bias
            goes_on, ends = weights @ _largest(sums) + bias
            if ends > goes_on:
                return word
        return len(words) - 1


def find_reader(model: Language) -> NameReader | None:
    """A reader for a model of the kind that is known here; None for others, which spaCy reads."""
    if model.pipe_names != ["ner"]:
        return None
    from spacy.pipeline import EntityRecognizer  # noqa: PLC0415  # a model is here only where spaCy was loaded

    pipe: Any = model.get_pipe("ner")
    if not isinstance(pipe, EntityRecognizer):
        return None
    layers, attributes = pipe.model.layers, pipe.model.attrs
    is_known = (
        pipe.cfg.get("beam_width") == 1
        and len(layers) == FEATURES
        and attributes.get("has_upper")
        and not attributes.get("unseen_classes")
        and layers[1].maybe_get_dim("nF") == FEATURES
        and layers[1].maybe_get_dim("nP") == PIECES
    )
    return NameReader(model) if is_known else None


def _largest(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    largest: NDArray[np.float32] = sums.reshape(*sums.shape[:-1], -1, PIECES).max(axis=-1)
    return largest
