"""The line model: from the view of a page to the probability that each line is text of the article.

A small network over the lines in their order (dilated convolutions with layer norm), trained by `bench/train_lines.py`;
`data/line_model.txt` tells its figures. Weights are whole numbers of a scale for each output, and whatever enters a
matrix product is rounded to a grid so coarse that every product and sum is a whole number of its steps that single
precision holds exactly: in whatever order a machine's library adds, the result is the same to the last bit.
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

EXACT = 2**24
"""Whole numbers up to here are exact in single precision. Source: IEEE 754, binary32."""

MOST_STEPS = 127
"""Of a weight, in either direction: 8 bits."""

LIMIT = 16.0
"""Values that enter a product are cut here; none of the benchmark's shared half comes near."""

NORM_GRID, NORM_LIMIT = 2.0**12, 2.0**8
"""Steps of one to which values are rounded before they are summed for their mean and variance, in double precision."""

FEATURE_LIMIT = 4.0
"""Standard deviations; features beyond count as this far."""

EPSILON = 1e-5
"""Of the layer norm, as in training."""

CONFIDENCE_DIGITS = 3

Matrix = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A layer's whole-number weights (inputs by outputs), the scale and the bias of each output."""

    weights: Matrix
    scale: Matrix
    """Of a product of steps: the weights' own, by the steps of one that inputs have."""
    bias: Matrix
    grid: np.float32
    """Steps of one to which its inputs are rounded."""
    most: np.float32
    """Steps that an input has at most."""

    def round(self, values: Matrix) -> Matrix:
        """The values in steps of the grid."""
        result: Matrix = values * self.grid
        np.rint(result, out=result)
        np.minimum(result, self.most, out=result)
        np.maximum(result, -self.most, out=result)
        return result

    def __call__(self, steps: Matrix) -> Matrix:
        """The layer's outputs for inputs in steps of the grid."""
        result: Matrix = steps @ self.weights
        result *= self.scale
        result += self.bias
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

    def judge_lines(self, page: PageView) -> Doubles:
        """The probability, rounded to three digits, of each line to be text of the article."""
        if page.names != self.features:
            raise ValueError("the line model was trained on other features: train it again")
        state = self._enter(page)
        for index, layer in enumerate(self.layers):
            state += _relu(_normed(_convolved(state, layer), layer))
            if index == self.pooled_after:
                state += self._whole(state, page)
        odds = self.leave(self.leave.round(state))[:, 0].astype(np.float64).clip(-30, 30)
        sure: Doubles = np.round(1 / (1 + np.exp(-odds)), CONFIDENCE_DIGITS)
        return sure

    def _enter(self, page: PageView) -> Matrix:
        features = np.clip((page.features - self.mean) / self.deviation, -FEATURE_LIMIT, FEATURE_LIMIT)
        values = np.concatenate((features.astype(np.float32), self._meaning(page)), axis=1)
        return _relu(self.enter(self.enter.round(values)))

    def _meaning(self, page: PageView) -> Matrix:
        """The mean vector of each line's words."""
        size = len(page.features)
        sums = np.zeros((size, self.words.shape[1]), np.float32)
        counts = np.zeros(size, np.int64)
        for entries, lines in self.vocabulary.find_words_and_pairs(page.words):
            if len(entries):
                starts = np.concatenate(((0,), np.flatnonzero(lines[1:] != lines[:-1]) + 1))
                sums[lines[starts]] += np.add.reduceat(self.words[entries], starts)
                counts += np.bincount(lines, minlength=size)
        sums /= np.maximum(1, counts).astype(np.float32)[:, None]
        return sums * self.word_scale

    def _whole(self, state: Matrix, page: PageView) -> Matrix:
        """What the page as a whole says to each of its lines: their mean, by lines and by words."""
        spoken = np.rint(np.exp(page.features[:, :1]))
        grid = np.rint(np.minimum(state, NORM_LIMIT) * np.float32(NORM_GRID)).astype(np.float64)
        means = np.concatenate((grid.mean(axis=0), (grid * spoken).sum(axis=0) / spoken.sum())) / NORM_GRID
        return _relu(self.whole(self.whole.round(means[None].astype(np.float32))))


def _relu(values: Matrix) -> Matrix:
    return np.maximum(values, 0, out=values)


def _convolved(state: Matrix, layer: Layer) -> Matrix:
    size, width = state.shape
    step = min(layer.step, size)
    rounded = layer.linear.round(state)
    taps = np.empty((size, 3 * width), np.float32)
    taps[:step, :width] = 0
    taps[step:, :width] = rounded[: size - step]
    taps[:, width : 2 * width] = rounded
    taps[: size - step, 2 * width :] = rounded[step:]
    taps[size - step :, 2 * width :] = 0
    return layer.linear(taps)


def _normed(values: Matrix, layer: Layer) -> Matrix:
    steps = np.minimum(np.maximum(values, -NORM_LIMIT), NORM_LIMIT)
    steps *= np.float32(NORM_GRID)
    grid = np.rint(steps, out=steps).astype(np.float64)
    width = grid.shape[1]
    mean = grid.sum(axis=1, keepdims=True) / width
    square = np.einsum("ij,ij->i", grid, grid)[:, None] / width
    deviation = np.sqrt(np.maximum(0, square - mean * mean) / NORM_GRID**2 + EPSILON)
    values -= (mean / NORM_GRID).astype(np.float32)
    values /= deviation.astype(np.float32)
    values *= layer.gain
    values += layer.shift
    return values


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
    weights = _float(arrays, name)
    grid = find_grid(len(weights))
    scale = _float(arrays, f"{name}_scale") * np.float32(1 / grid)
    return Linear(weights, scale, _float(arrays, f"{name}_bias"), np.float32(grid), np.float32(grid * LIMIT))


def find_grid(inputs: int) -> float:
    """The most steps of one, a power of two, with which all sums of so many inputs are exact."""
    return float(2.0 ** np.floor(np.log2(EXACT / (MOST_STEPS * LIMIT * inputs))))


def _float(arrays: dict[str, NDArray[np.generic]], name: str) -> Matrix:
    return arrays[name].astype(np.float32)


def _text(arrays: dict[str, NDArray[np.generic]], name: str) -> list[str]:
    return arrays[name].tobytes().decode("utf-8").split("\n")
