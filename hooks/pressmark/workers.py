"""Functions run in other processes, several at once, each within limits of time and memory.

`concurrent.futures` cannot end one call without ending the pool, so this is a small pool of its own: one process loads
what is needed and then forks a child for each worker; a child that goes past a limit is ended by the kernel, which
tells by what, and the next child is forked in some milliseconds. Only the call that went too far is lost. The children
wait on pipes, so that they end when the program ends, however it does.
"""

from __future__ import annotations

import math
import os
import pickle
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pressmark.errors import WorkerError
from pressmark.worker_loop import FRAME, NOTICE, find_function

CALLS_A_WORKER = 8
"""Calls from which a further process is worth its start, which costs as much as some ten seeds."""

READ_AT_ONCE = 1 << 20
"""Bytes."""

_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from pressmark.worker_loop import main; main(sys.argv[2:])"
_PACKAGE = Path(__file__).parent.parent


class Exceeded(StrEnum):
    """Why a call did not come to its end."""

    TIME = "time"
    MEMORY = "memory"
    DEPTH = "depth"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one step of a call may cost; a call that yields has it anew for each item."""

    seconds: float
    """Seconds of processor time; ten times as many of the clock's, for what only waits."""
    memory: int
    """Bytes beyond what the worker needs before it begins."""


@dataclass(frozen=True, slots=True)
class Call:
    """A generator function, by "module:name" so that whoever calls it need not import it, and what it is given."""

    index: int
    function: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What a call yielded."""

    index: int
    value: Any


@dataclass(frozen=True, slots=True)
class Done:
    index: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A call that was ended, or raised."""

    index: int
    exceeded: Exceeded
    told: str = ""
    """The exception of a crash."""
    by_chance: bool = False
    """Whether another try may end otherwise: what ended it was the state of the machine."""


Event = Item | Done | Failed

_SIGNALS: Mapping[int, Exceeded] = {
    signal.SIGXCPU: Exceeded.TIME,
    signal.SIGPROF: Exceeded.TIME,
    signal.SIGALRM: Exceeded.TIME,
    signal.SIGKILL: Exceeded.MEMORY,  # what a system does that runs out of it
    signal.SIGABRT: Exceeded.MEMORY,  # what C++ does without it
    signal.SIGSEGV: Exceeded.DEPTH,  # what C does at the end of its stack
}
"""How the kernel ended a worker, and what that says."""


_OWN_FAULTS = frozenset({signal.SIGXCPU, signal.SIGPROF, signal.SIGABRT, signal.SIGSEGV})
"""Signals that a call brings upon itself on every machine; others come from memory or time that others used up."""


def count_workers(calls: int, wanted: int = 0) -> int:
    """Processes for so many calls; `wanted` 0 is one for each core."""
    return max(1, min(wanted or os.cpu_count() or 1, math.ceil(calls / CALLS_A_WORKER)))


@dataclass(slots=True)
class _Worker:
    """The near ends of a worker's pipes."""

    tasks: int
    answers: int
    held: bytearray = field(default_factory=bytearray)
    call: Call | None = None


class Pool:
    """Worker processes; they are started when the first call is made and end with the `with` block."""

    def __init__(self, workers: int, limits: Limits, prepare: Sequence[str] = ()) -> None:
        """`prepare` names functions without arguments, called once before the workers part."""
        self._count = workers
        self._limits = limits
        self._prepare = tuple(prepare)
        self._workers: list[_Worker] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._selector = selectors.DefaultSelector()
        self._notices = -1

    def run(self, calls: deque[Call]) -> Iterator[Event]:
        """Events as they come; a caller may append further calls while it reads them."""
        if self._process is None:
            self._start()
        for worker in self._workers:
            self._feed(worker, calls)
        while any(worker.call for worker in self._workers):
            for key, _ in self._selector.select():
                worker = key.data
                events = self._lost() if worker is None else self._read(worker)
                yield from events
                for worker in self._workers:
                    self._feed(worker, calls)

    def _start(self) -> None:
        far: list[int] = []
        for _ in range(self._count):
            (task_end, tasks), (answers, answer_end) = os.pipe(), os.pipe()
            os.set_blocking(answers, False)
            worker = _Worker(tasks, answers)
            self._workers.append(worker)
            self._selector.register(answers, selectors.EVENT_READ, worker)
            far += [task_end, answer_end]
        self._notices, notice_end = os.pipe()
        self._selector.register(self._notices, selectors.EVENT_READ, None)
        numbers = (notice_end, *far)
        options = (str(self._limits.seconds), str(self._limits.memory), ",".join(self._prepare))
        command = [sys.executable, "-c", _BOOT, str(_PACKAGE), *options, *map(str, numbers)]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=numbers)  # noqa: S603  # ourselves
        for number in numbers:
            os.close(number)

    def _feed(self, worker: _Worker, calls: deque[Call]) -> None:
        if worker.call is None and calls:
            worker.call = calls.popleft()
            content = pickle.dumps((worker.call.function, worker.call.arguments), pickle.HIGHEST_PROTOCOL)
            try:
                _write(worker.tasks, FRAME.pack(len(content)) + content)
            except BrokenPipeError:
                raise self._error() from None

    def _read(self, worker: _Worker) -> list[Event]:
        """What a worker has answered."""
        while chunk := _read_some(worker.answers):
            worker.held += chunk
        events: list[Event] = []
        while len(worker.held) >= FRAME.size:
            end = FRAME.size + FRAME.unpack_from(worker.held)[0]
            if len(worker.held) < end:
                break
            kind, value = pickle.loads(worker.held[FRAME.size : end])  # noqa: S301  # from our own process
            del worker.held[:end]
            events.append(self._event(worker, kind, value))
        return events

    def _event(self, worker: _Worker, kind: str, value: object) -> Event:
        call = worker.call
        assert call is not None  # noqa: S101 - workers answer calls only
        if kind == "item":
            return Item(call.index, value)
        worker.call = None
        return Done(call.index) if kind == "done" else Failed(call.index, *_failure(value))

    def _lost(self) -> list[Event]:
        """Workers that were ended: what they had answered before that, and what they did not."""
        notice = os.read(self._notices, NOTICE.size)
        if len(notice) < NOTICE.size:
            raise self._error()
        number, status = NOTICE.unpack(notice)
        worker = self._workers[number]
        events = self._read(worker)
        worker.held.clear()
        if worker.call is not None:
            ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            told = f"the worker ended with signal {ended}" if ended else "the worker ended"
            exceeded = _SIGNALS.get(ended, Exceeded.CRASH)
            events.append(Failed(worker.call.index, exceeded, told, by_chance=ended not in _OWN_FAULTS))
            worker.call = None
        return events

    def _error(self) -> WorkerError:
        return WorkerError("the worker processes", "ended or could not be started", "see what they printed above")

    def close(self) -> None:
        """End the workers, at once if they are in the middle of something."""
        busy = any(worker.call for worker in self._workers)
        for worker in self._workers:
            os.close(worker.tasks)
            os.close(worker.answers)
        if self._process is not None:
            os.close(self._notices)
            if busy:
                self._process.terminate()
            self._process.wait()
        self._selector.close()
        self._workers, self._process = [], None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class Here(Pool):
    """The same without processes, for systems that cannot fork: nothing there can be ended, so nothing is limited."""

    def __init__(self) -> None:
        super().__init__(1, Limits(0, 0))

    def run(self, calls: deque[Call]) -> Iterator[Event]:
        while calls:
            call = calls.popleft()
            try:
                for value in find_function(call.function)(*call.arguments):
                    yield Item(call.index, value)
            except Exception as error:  # as a worker does: one seed never stops a build
                yield Failed(call.index, Exceeded.CRASH, repr(error))
            else:
                yield Done(call.index)


def open_pool(workers: int, limits: Limits, prepare: Sequence[str] = ()) -> Pool:
    """Worker processes where the system can fork them."""
    return Pool(workers, limits, prepare) if hasattr(os, "fork") else Here()


def _failure(value: object) -> tuple[Exceeded, str]:
    exceeded, told = value if isinstance(value, tuple) else (Exceeded.CRASH, "")
    return Exceeded(exceeded), str(told)


def _write(number: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(number, view) :]


def _read_some(number: int) -> bytes:
    try:
        return os.read(number, READ_AT_ONCE)
    except BlockingIOError:
        return b""
