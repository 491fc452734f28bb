"""What a model knows of each word by itself, computed once a process: a fifth of its work, and the same for each "the".

The first layers of spaCy's small models make of a word's form, beginning, end and shape a row of numbers, whatever
stands beside it. Such a row is kept. Each is multiplied by itself: in a product of many rows the last digits depend on
where in it a row stands, and what is kept must not tell which words were read before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from thinc.api import Model

    Features = NDArray[np.uint64]
    Rows = NDArray[np.float32]
    Compute = Callable[[Features], Rows]

MOST_ROWS = 40_000
"""Rows kept, of 96 numbers of 4 bytes: 25 MB with their keys. Texts of an archive share most of their words; one
piece of a text has fewer."""


class WordRows:
    """The rows of words seen so far; `most` is more than one text has words."""

    def __init__(self, columns: Sequence[str], compute: Compute, width: int, most: int = MOST_ROWS) -> None:
        self._columns = columns
        self._compute = compute
        self._width = width
        self._places: dict[bytes, int] = {}
        self._most = most
        self._rows = np.empty((most, width), dtype="float32")  # memory that is not written to costs nothing

    def forward(self, model: Model[Any, Any], docs: Sequence[Any], is_train: bool) -> tuple[Any, Any]:
        """The rows of each document's words, called as thinc does; there is no way back, for training."""
        del model, is_train
        features = [np.ascontiguousarray(doc.to_array(self._columns), dtype="uint64") for doc in docs]
        return [self.find(item) for item in features], None

    def find(self, features: Features) -> Rows:
        """The rows of words, one below the other."""
        if not len(features):
            return np.zeros((0, self._width), dtype="float32")
        keys = features.view(f"V{features.dtype.itemsize * features.shape[1]}").ravel().tolist()
        self._learn(keys, features)
        return self._rows[[self._places[key] for key in keys]]

    def _learn(self, keys: Sequence[bytes], features: Features) -> None:
        """Compute the rows that are not kept."""
        lacking = {key: number for number, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(lacking) > self._most:
            self._places = {}
            lacking = {key: number for number, key in enumerate(keys)}
        if not lacking:
            return
        first = len(self._places)
        self._rows[first : first + len(lacking)] = self._compute(features[list(lacking.values())])
        self._places.update({key: first + number for number, key in enumerate(lacking)})


def keep_word_rows(model: Model[Any, Any]) -> WordRows | None:
    """Have a model keep the rows of words; None where it is built otherwise, and is left as it is."""
    layer = next((part for part in model.walk() if _reads_words(part)), None)
    if layer is None:
        return None
    extract, _, embed, mix, _ = layer.layers
    compute = _row_by_row(embed.layers[0], mix.layers[0])
    rows = WordRows(extract.attrs["columns"], compute, mix.get_dim("nO"))
    layer._func = rows.forward  # thinc has no other way to exchange what a layer does
    return rows


def _row_by_row(embed: Model[Any, Any], mix: Model[Any, Any]) -> Compute:
    """The layers as one function whose rows depend on nothing but the word."""
    maxout, norm = mix.layers[0].layers
    pieces, inside = maxout.get_dim("nP"), maxout.get_dim("nI")
    weights = np.asarray(maxout.get_param("W")).reshape(-1, inside)
    bias = np.asarray(maxout.get_param("b")).reshape(-1)

    def compute(features: Features) -> Rows:
        sums = np.stack([weights @ row for row in embed.predict(features)]) + bias
        largest, _ = maxout.ops.maxout(sums.reshape(len(sums), -1, pieces))
        found: Rows = norm.predict(largest)
        return found

    return compute


def _reads_words(layer: Model[Any, Any]) -> bool:
    """Whether a layer is spaCy's `MultiHashEmbed`: features, their rows, and one product with maxout and its norm."""
    kinds = [part.name.partition("(")[0] for part in layer.layers]
    if kinds != ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
        return False
    return layer.layers[3].layers[0].name == "maxout>>layernorm>>dropout"
