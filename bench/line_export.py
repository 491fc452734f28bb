"""The trained network as the small file that the package reads: whole-number weights and a scale for each output."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from line_network import LineNetwork

MOST_STEPS = 127
"""Steps of a weight in either direction: 8 bits."""

FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The same network gives the same file."""


def export_network(
    network: LineNetwork,
    entries: Sequence[str],
    features: Sequence[str],
    mean: NDArray[np.float32],
    deviation: NDArray[np.float32],
) -> bytes:
    """The bytes of `data/line_model.npz`."""
    arrays: dict[str, NDArray[np.generic]] = {
        "vocabulary": _text(entries),
        "features": _text(features),
        "mean": mean.astype(np.float32),
        "deviation": deviation.astype(np.float32),
        "steps": np.array(network.settings.dilations, np.int32),
        "pooled_after": np.array([network.settings.pooled_after], np.int32),
    }
    words = network.words.weight.detach().numpy()
    arrays["words"], arrays["word_scale"] = _whole(words)
    for name, layer in (("enter", network.enter), ("whole", network.whole), ("leave", network.leave)):
        arrays |= _linear(name, layer.weight.detach().numpy().T, layer.bias.detach().numpy())
    for index, (layer, norm) in enumerate(zip(network.layers, network.norms, strict=True)):
        taps = layer.weight.detach().numpy()  # outputs, inputs, taps: above, itself, below
        arrays |= _linear(
            f"layer{index}", taps.transpose(2, 1, 0).reshape(-1, taps.shape[0]), layer.bias.detach().numpy()
        )
        arrays[f"gain{index}"] = norm.weight.detach().numpy()
        arrays[f"shift{index}"] = norm.bias.detach().numpy()
    return _archive(arrays)


def _linear(name: str, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    whole, scale = _whole(weights)
    return {name: whole, f"{name}_scale": scale, f"{name}_bias": bias.astype(np.float32)}


def _whole(weights: NDArray[np.float32]) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    """Whole numbers and, for each column, the size of their step."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / MOST_STEPS
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


def _text(lines: Sequence[str]) -> NDArray[np.generic]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _archive(arrays: dict[str, NDArray[np.generic]]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in sorted(arrays.items()):
            member = BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(ZipInfo(f"{name}.npy", FIXED_DATE), member.getvalue(), ZIP_DEFLATED)
    return content.getvalue()
