"""The same calls on the machines of a Dask cluster: what this machine's workers do, theirs do within the same limits.

Dask is optional (`pip install pressmark[cluster]`). It gives a batch whose worker is lost to another one; the batch is
done anew and nothing else. A batch that loses several is taken apart, so that only the call that does it is given up.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from importlib import import_module
from threading import Lock
from typing import Any

from pressmark.errors import SettingsError
from pressmark.steps.pools import PoolMaker
from pressmark.workers import Call, Event, Exceeded, Failed, Limits, Pool, open_pool

BATCH = 16
"""Calls that travel together: a second's work or less, which is what a lost worker costs."""

CONNECT_SECONDS = 30
"""Seconds until a scheduler that does not answer is given up."""

_idle: dict[tuple[Limits, tuple[str, ...]], list[Pool]] = {}
_idle_lock = Lock()


def run_calls(calls: Sequence[Call], limits: Limits, prepare: tuple[str, ...]) -> list[Event]:
    """What a cluster's worker does with a batch; the process that does it is kept for the next one."""
    with _idle_lock:
        pools = _idle.setdefault((limits, prepare), [])
        pool = pools.pop() if pools else open_pool(1, limits, prepare)
    events = list(pool.run(deque(calls)))
    with _idle_lock:
        pools.append(pool)
    return events


def cluster_pool(address: str) -> PoolMaker:
    """Workers of the cluster whose scheduler is at an address: tcp://scheduler:8786."""
    return lambda _calls, limits, prepare: ClusterPool(address, limits, prepare)


class ClusterPool(Pool):
    """Calls go out in batches and come back in any order."""

    def __init__(self, address: str, limits: Limits, prepare: Sequence[str]) -> None:
        super().__init__(0, limits, prepare)
        self._client = _connect(address)

    def run(self, calls: deque[Call]) -> Iterator[Event]:
        batches: dict[Any, list[Call]] = {}
        waiting = import_module("distributed").as_completed()
        while calls or batches:
            while calls:
                batch = [calls.popleft() for _ in range(min(BATCH, len(calls)))]
                self._submit(batch, batches, waiting)
            future = next(waiting)
            batch = batches.pop(future)
            if future.status == "finished":
                yield from future.result()
            elif len(batch) == 1:
                yield Failed(batch[0].index, Exceeded.CRASH, "the cluster lost several workers on it", by_chance=True)
            else:
                for call in batch:
                    self._submit([call], batches, waiting)

    def _submit(self, batch: list[Call], batches: dict[Any, list[Call]], waiting: Any) -> None:  # noqa: ANN401
        future = self._client.submit(run_calls, batch, self._limits, self._prepare, pure=False)
        batches[future] = batch
        waiting.add(future)

    def close(self) -> None:
        self._client.close()
        super().close()


def _connect(address: str) -> Any:  # noqa: ANN401 - optional, so nothing here knows its types
    try:
        distributed: Any = import_module("distributed")  # optional
    except ImportError as error:
        raise SettingsError("--dask", "Dask is not installed", "install pressmark[cluster]") from error
    logging.getLogger("distributed").setLevel(logging.ERROR)
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise SettingsError(f"--dask {address}", f"cannot be reached ({error})", "start a scheduler there") from error
