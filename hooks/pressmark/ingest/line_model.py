"""The line model: from the view of a page to the probability that each line is text of the article.

A small network over the lines in their order (dilated convolutions with layer norm), trained by `bench/train_lines.py`;
`data/line_model.txt` tells its figures. Weights are whole numbers of a scale for each output, and whatever enters a
matrix product is rounded to a grid, so that every product and sum is exact in double precision: in whatever order a
machine's library adds, the result is the same to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from pressmark.ingest.line_features import PageView
from pressmark.ingest.line_vocabulary import Vocabulary

GRID = 2.0**12
"""Steps of one to which values are rounded: values below 2**8, 8-bit weights and sums of 512 need 20 + 7 + 9 < 53
bits."""

LIMIT = 2.0**8
FEATURE_LIMIT = 4.0
"""Standard deviations; features beyond count as this far."""

EPSILON = 1e-5
"""Of the layer norm, as in training."""

CONFIDENCE_DIGITS = 3

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A layer's whole-number weights (inputs by outputs), the scale and the bias of each output."""

    weights: Matrix
    scale: Matrix
    bias: Matrix

    def __call__(self, values: Matrix) -> Matrix:
        result: Matrix = _rounded(values) @ self.weights * self.scale + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution over a line and those `step` above and below it, and its norm."""

    step: int
    linear: Linear
    gain: Matrix
    shift: Matrix


@dataclass(frozen=True, slots=True)
class LineModel:
    vocabulary: Vocabulary
    features: tuple[str, ...]
    mean: Matrix
    deviation: Matrix
    words: Matrix
    """Entries by size, whole numbers."""
    word_scale: Matrix
    enter: Linear
    layers: tuple[Layer, ...]
    whole: Linear
    pooled_after: int
    leave: Linear

    def judge_lines(self, page: PageView) -> Matrix:
        """The probability, rounded to three digits, of each line to be text of the article."""
        if page.names != self.features:
            raise ValueError("the line model was trained on other features: train it again")
        state = self._enter(page)
        for index, layer in enumerate(self.layers):
            state = state + _relu(_normed(_convolved(state, layer), layer))
            if index == self.pooled_after:
                state = state + self._whole(state, page)
        odds = np.clip(self.leave(state)[:, 0], -30, 30)
        return np.round(1 / (1 + np.exp(-odds)), CONFIDENCE_DIGITS)

    def _enter(self, page: PageView) -> Matrix:
        features = np.clip((page.features - self.mean) / self.deviation, -FEATURE_LIMIT, FEATURE_LIMIT)
        return _relu(self.enter(np.concatenate((features, self._meaning(page)), axis=1)))

    def _meaning(self, page: PageView) -> Matrix:
        """The mean vector of each line's words."""
        sums = np.zeros((len(page.features), self.words.shape[1]))
        entries, lines = self.vocabulary.find_entries(page.words)
        if len(entries):
            starts = np.flatnonzero(np.diff(lines, prepend=-1))
            counts = np.diff(starts, append=len(lines))
            sums[lines[starts]] = np.add.reduceat(self.words[entries], starts) / counts[:, None]
        return sums * self.word_scale

    def _whole(self, state: Matrix, page: PageView) -> Matrix:
        """What the page as a whole says to each of its lines: their mean, by lines and by words."""
        spoken = np.rint(np.exp(page.features[:, :1]))
        grid = _rounded(state)
        means = np.concatenate((grid.mean(axis=0), (grid * spoken).sum(axis=0) / spoken.sum()))
        return _relu(self.whole(means[None]))


def _rounded(values: Matrix) -> Matrix:
    result: Matrix = np.maximum(np.minimum(values, LIMIT), -LIMIT)
    result *= GRID
    np.rint(result, out=result)
    result *= 1 / GRID  # a power of two: exact
    return result


def _relu(values: Matrix) -> Matrix:
    return np.maximum(values, 0)


def _convolved(state: Matrix, layer: Layer) -> Matrix:
    size, width = state.shape
    step = min(layer.step, size)
    taps = np.zeros((size, 3 * width))
    taps[step:, :width] = state[: size - step]
    taps[:, width : 2 * width] = state
    taps[: size - step, 2 * width :] = state[step:]
    return layer.linear(taps)


def _normed(values: Matrix, layer: Layer) -> Matrix:
    grid = _rounded(values)
    width = grid.shape[1]
    mean = grid.sum(axis=1, keepdims=True) / width
    square = (grid * grid).sum(axis=1, keepdims=True) / width
    deviation = np.sqrt(np.maximum(0, square - mean * mean) + EPSILON)
    result: Matrix = (grid - mean) / deviation * layer.gain + layer.shift
    return result


@cache
def load_model() -> LineModel:
    """The model of `data/line_model.npz`, read once."""
    content = files("pressmark.ingest").joinpath("data", "line_model.npz").read_bytes()
    return parse_model(content)


def parse_model(content: bytes) -> LineModel:
    """Read the file that `bench/train_lines.py` writes: an archive of plain arrays."""
    with np.load(BytesIO(content), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    steps = arrays["steps"].tolist()
    layers = (
        Layer(step, _linear(arrays, f"layer{index}"), _float(arrays, f"gain{index}"), _float(arrays, f"shift{index}"))
        for index, step in enumerate(steps)
    )
    return LineModel(
        Vocabulary(_text(arrays, "vocabulary")),
        tuple(_text(arrays, "features")),
        _float(arrays, "mean"),
        _float(arrays, "deviation"),
        _float(arrays, "words"),
        _float(arrays, "word_scale"),
        _linear(arrays, "enter"),
        tuple(layers),
        _linear(arrays, "whole"),
        int(arrays["pooled_after"][0]),
        _linear(arrays, "leave"),
    )


def _linear(arrays: dict[str, NDArray[np.generic]], name: str) -> Linear:
    return Linear(_float(arrays, name), _float(arrays, f"{name}_scale"), _float(arrays, f"{name}_bias"))


def _float(arrays: dict[str, NDArray[np.generic]], name: str) -> Matrix:
    return arrays[name].astype(np.float64)


def _text(arrays: dict[str, NDArray[np.generic]], name: str) -> list[str]:
    return arrays[name].tobytes().decode("utf-8").split("\n")
