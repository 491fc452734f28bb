"""What the steps share: how far they are, what a seed may cost, where the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tqdm import tqdm

from pressmark.packing import unpack
from pressmark.settings import Settings
from pressmark.sizes import DEFAULT_SIZES, SizeLimits
from pressmark.workers import Exceeded, Failed, Limits, Pool, count_workers, open_pool

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far a long step is, while it passes its items on."""

    def __call__(self, items: Iterable[T], step: str, total: int) -> Iterable[T]: ...


def silent(items: Iterable[T], step: str, total: int) -> Iterable[T]:
    return items


def show_progress(items: Iterable[T], step: str, total: int) -> Iterable[T]:
    """A bar with rate and time left, on terminals only."""
    return tqdm(items, desc=step, total=total, disable=None, leave=False)


PoolMaker = Callable[[int, Limits, Sequence[str]], Pool]
"""Workers for so many calls, within limits, prepared by functions."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What reading a seed may cost, and how many are read at once."""

    sizes: SizeLimits = DEFAULT_SIZES
    seconds: float = Settings().max_seed_seconds
    memory: int = Settings().max_seed_memory
    processes: int = 0

    @property
    def limits(self) -> Limits:
        return Limits(self.seconds, self.memory)


def budget_of(settings: Settings) -> Budget:
    """What reading a seed may cost in an archive."""
    return Budget(settings.sizes, settings.max_seed_seconds, settings.max_seed_memory, settings.processes)


def local_pool(processes: int) -> PoolMaker:
    """Workers on this machine; 0 is one for each core."""
    return lambda calls, limits, prepare: open_pool(count_workers(calls, processes), limits, prepare)


def explain_failure(failed: Failed, budget: Budget) -> str:
    """Which limit a seed passed, and what to do."""
    return {
        Exceeded.TIME: f"reading it took over {budget.seconds:g} s; split it, or raise max_seed_seconds",
        Exceeded.MEMORY: (
            f"reading it took over {budget.memory // 10**6} MB of memory; split it, or raise max_seed_memory"
        ),
        Exceeded.DEPTH: "its parts are nested too deeply; save its text in a .txt file",
        Exceeded.CRASH: f"the program failed on it ({failed.told}); report that, and remove the file to go on",
    }[failed.exceeded]


def unpacked(kind: type[T], packed: bytes | None) -> T | None:
    """A result from the store; one that is not of its form was damaged, and is made again."""
    try:
        return None if packed is None else unpack(kind, packed)
    except ValueError:
        return None
