"""The network behind the line model, in torch, for training only; `pressmark.ingest.line_model` runs it in numpy."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from line_gold import GoldPage
from pressmark.ingest.line_vocabulary import END, START, Vocabulary

WORD_SITES, PAIR_SITES = 8, 10
"""Sites of the training data on which a word, and a pair, must occur: what fewer use tells of them and not of news."""

MOST_LINES = 1000
"""Lines of a page that is trained on."""


@dataclass(frozen=True)
class Settings:
    """How the network is built and trained; found by cross-validation (half of the effect of each is noise)."""

    width: int = 96
    word_size: int = 16
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 32)
    pooled_after: int = 1
    dropout: float = 0.35
    word_dropout: float = 0.4
    """Share of a line's words that are hidden from one pass."""
    vector_dropout: float = 0.3
    epochs: int = 8
    batch_lines: int = 2500
    rate: float = 2e-3
    decay: float = 1e-2
    f1_weight: float = 2.0
    """Weight of the loss of a page's own F1 beside that of each line."""
    silver: float = 1.0
    nearly_clean: float = 0.5
    varied: float = 0.7
    averaged: float = 0.998
    """Decay of the running mean of the weights that is kept instead of the last ones; 0 keeps the last."""


@dataclass
class Prepared:
    """A page as tensors' raw material."""

    features: NDArray[np.float32]
    entries: NDArray[np.int64]
    rows: NDArray[np.int64]
    labels: NDArray[np.float32]
    weights: NDArray[np.float32]
    words: NDArray[np.float32]
    """Tokens of each line and one more."""


class LineNetwork(nn.Module):
    def __init__(self, features: int, entries: int, settings: Settings) -> None:
        super().__init__()
        width, self.settings = settings.width, settings
        self.words = nn.Embedding(entries, settings.word_size)
        nn.init.normal_(self.words.weight, 0, 0.05)
        self.enter = nn.Linear(features + settings.word_size, width)
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in settings.dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in settings.dilations)
        self.whole = nn.Linear(2 * width, width)
        self.leave = nn.Linear(width, 1)
        self.hide, self.hide_vector = nn.Dropout(settings.dropout), nn.Dropout(settings.vector_dropout)

    def forward(self, batch: Batch) -> Tensor:
        pages, lines, _ = batch.features.shape
        vectors = torch.zeros(pages * lines, self.words.embedding_dim)
        vectors = vectors.index_add(0, batch.rows, self.words(batch.entries))
        vectors = (vectors / batch.counts[:, None]).view(pages, lines, -1)
        mask = batch.mask[..., None]
        state = functional.relu(self.enter(torch.cat([batch.features, self.hide_vector(vectors)], -1)))
        for index, (layer, norm) in enumerate(zip(self.layers, self.norms, strict=True)):
            found = layer(self.hide(state * mask).transpose(1, 2)).transpose(1, 2)
            state = state * mask + functional.relu(norm(found))
            if index == self.settings.pooled_after:
                weight = (batch.spoken * batch.mask)[..., None]
                plain = (state * mask).sum(1) / mask.sum(1)
                weighted = (state * weight).sum(1) / weight.sum(1).clamp(min=1)
                state = state + functional.relu(self.whole(torch.cat([plain, weighted], -1)))[:, None]
        logits: Tensor = self.leave(self.hide(state)).squeeze(-1)
        return logits


@dataclass
class Batch:
    features: Tensor
    mask: Tensor
    labels: Tensor
    weights: Tensor
    words: Tensor
    spoken: Tensor
    entries: Tensor
    rows: Tensor
    counts: Tensor


def find_vocabulary(pages: Iterable[GoldPage]) -> list[str]:
    """Words, then pairs, that enough sites use, each in alphabetical order."""
    words: dict[str, set[str]] = {}
    pairs: dict[str, set[str]] = {}
    for page in pages:
        for line in set(page.view.words):
            for word in line:
                words.setdefault(word, set()).add(page.site)
            bounded = (START, *line, END)
            for first, second in pairwise(bounded):
                pairs.setdefault(f"{first} {second}", set()).add(page.site)
    known = sorted({word for word, sites in words.items() if len(sites) >= WORD_SITES} | {START, END})
    return known + sorted(pair for pair, sites in pairs.items() if len(sites) >= PAIR_SITES)


def line_weights(page: GoldPage, settings: Settings) -> NDArray[np.float32]:
    """How much each line counts: long ones more, those of long pages less, unsure labels less."""
    kind = {"gold": 1.0, "readable": 0.5, "silver": settings.silver}[page.kind]
    weights = np.sqrt(page.words + 1)
    of_dump = {"seedy": 1.0, "tfr": settings.nearly_clean}.get(page.dump, settings.varied)
    share = kind * of_dump / max(1.0, weights.sum()) ** 0.5
    return (share * weights).astype(np.float32)


def prepare(
    pages: Sequence[GoldPage], features: Sequence[NDArray[np.float32]], entries: Sequence[str], settings: Settings
) -> list[Prepared]:
    vocabulary = Vocabulary(entries)
    return [
        Prepared(
            matrix,
            *vocabulary.find_entries(page.view.words),
            page.labels.astype(np.float32),
            line_weights(page, settings),
            (page.words + 1).astype(np.float32),
        )
        for page, matrix in zip(pages, features, strict=True)
    ]


def make_batches(sizes: Sequence[int], chosen: Iterable[int], most: int, rnd: random.Random | None) -> list[list[int]]:
    """Pages of like length together, so that little is padded."""
    order = sorted(chosen, key=lambda page: sizes[page] * (rnd.uniform(0.8, 1.25) if rnd else 1))
    batches: list[list[int]] = []
    longest = 0
    for page in order:
        longest = max(longest, sizes[page])
        if not batches or longest * (len(batches[-1]) + 1) > most:
            batches.append([])
            longest = sizes[page]
        batches[-1].append(page)
    if rnd:
        rnd.shuffle(batches)
    return batches


def pack(pages: Sequence[Prepared], hidden: float, noise: np.random.Generator) -> Batch:
    longest = max(len(page.labels) for page in pages)
    shape = (len(pages), longest)
    features = np.zeros((*shape, pages[0].features.shape[1]), np.float32)
    mask, labels, weights, words, spoken = (np.zeros(shape, np.float32) for _ in range(5))
    entries: list[NDArray[np.int64]] = []
    rows: list[NDArray[np.int64]] = []
    for index, page in enumerate(pages):
        size = len(page.labels)
        features[index, :size], mask[index, :size] = page.features, 1
        labels[index, :size], weights[index, :size], words[index, :size] = page.labels, page.weights, page.words
        spoken[index, :size] = page.words
        seen = noise.random(len(page.entries)) >= hidden if hidden else np.ones(len(page.entries), bool)
        entries.append(page.entries[seen])
        rows.append(page.rows[seen] + index * longest)
    flat = np.concatenate(rows)
    counts = np.maximum(1, np.bincount(flat, minlength=shape[0] * shape[1])).astype(np.float32)
    arrays = (features, mask, labels, weights, words, spoken, np.concatenate(entries), flat, counts)
    return Batch(*(torch.from_numpy(array) for array in arrays))


def loss_of(logits: Tensor, batch: Batch, settings: Settings) -> Tensor:
    soft = batch.labels * 0.98 + 0.01
    each = functional.binary_cross_entropy_with_logits(logits, soft, reduction="none")
    loss = (each * batch.weights).sum() / batch.weights.sum()
    sure = torch.sigmoid(logits) * batch.mask
    words = batch.words - 1
    shared = 2 * (sure * batch.labels * words).sum(1) + 1
    score = shared / ((sure * words).sum(1) + (batch.labels * words).sum(1) + 1)
    of_page = batch.weights.sum(1)
    return loss + settings.f1_weight * ((1 - score) * of_page).sum() / of_page.sum()


def train_network(
    prepared: Sequence[Prepared], chosen: Sequence[int], settings: Settings, entries: int, seed: int
) -> LineNetwork:
    """Train on the chosen pages; the same seed gives the same network on one machine."""
    torch.manual_seed(seed)
    rnd, noise = random.Random(seed), np.random.default_rng(seed)
    network = LineNetwork(prepared[0].features.shape[1], entries, settings)
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=settings.decay)
    sizes = [len(page.labels) for page in prepared]
    chosen = [page for page in chosen if sizes[page] <= MOST_LINES]
    step, steps = 0, 0
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    for _ in range(settings.epochs):
        network.train()
        batches = make_batches(sizes, chosen, settings.batch_lines, rnd)
        steps = steps or len(batches) * settings.epochs
        for numbers in batches:
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = settings.rate * min(1, step / 50) * max(0.02, 1 - step / (1.02 * steps))
            batch = pack([prepared[number] for number in numbers], settings.word_dropout, noise)
            loss = loss_of(network(batch), batch, settings)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if settings.averaged:
                with torch.no_grad():
                    for name, value in network.state_dict().items():
                        mean[name].lerp_(value, 1 - min(settings.averaged, step / (step + 10)))
    if settings.averaged:
        network.load_state_dict(mean)
    return network


def predict(
    network: LineNetwork, prepared: Sequence[Prepared], chosen: Sequence[int]
) -> dict[int, NDArray[np.float64]]:
    """Page -> log odds of each of its lines."""
    network.eval()
    found: dict[int, NDArray[np.float64]] = {}
    noise = np.random.default_rng(0)
    with torch.no_grad():
        for numbers in make_batches([len(page.labels) for page in prepared], chosen, 4000, None):
            logits = network(pack([prepared[number] for number in numbers], 0, noise)).numpy()
            for row, number in enumerate(numbers):
                found[number] = logits[row, : len(prepared[number].labels)].astype(np.float64)
    return found
