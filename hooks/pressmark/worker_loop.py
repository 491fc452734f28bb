"""What a worker process does: it prepares, parts into children, and each child answers calls until its pipe closes.

Limits are the kernel's: it ends the child with a signal, wherever its code is, and `main` forks the next one. A limit
of memory is met by an exception first, which is told, and then by the child's end, since its memory is in pieces.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

FRAME = struct.Struct("!Q")
"""The length in bytes of what follows."""
NOTICE = struct.Struct("!II")
"""A worker's number, and the status with which it ended."""

QUIET = 7
"""Exit status of a child that has answered and wants a successor."""

WAITING_FACTOR = 10
"""Seconds by the clock that a call may take for each second of its processor time, on a machine that has other work."""

UNFORESEEN = 1
"""Exit status of a child that something ended which is no error, `SystemExit` for one: it gets a successor, too."""


def main(arguments: Sequence[str]) -> None:
    """Keep a child alive for each pair of pipes: seconds, memory, functions to prepare, notices, pairs of pipes."""
    seconds, memory, prepare, *numbers = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that started us decides when it is over
    notices, *ends = map(int, numbers)
    for name in filter(None, prepare.split(",")):
        find_function(name)()
    gc.collect()
    gc.freeze()  # what is loaded stays shared between the children
    children: dict[int, int] = {}
    pairs = list(zip(ends[::2], ends[1::2], strict=True))
    signal.signal(signal.SIGTERM, lambda *_: _end_all(children))
    for number, pair in enumerate(pairs):
        children[_fork(pair, notices, float(seconds), int(memory))] = number
    while children:
        child, status = os.wait()
        number = children.pop(child)
        if status == 0:
            continue
        if not (os.WIFEXITED(status) and os.WEXITSTATUS(status) == QUIET):
            os.write(notices, NOTICE.pack(number, status))
        children[_fork(pairs[number], notices, float(seconds), int(memory))] = number


def _end_all(children: Iterable[int]) -> NoReturn:
    for child in tuple(children):
        os.kill(child, signal.SIGKILL)
    os._exit(0)


def _fork(pair: tuple[int, int], notices: int, seconds: float, memory: int) -> int:
    child = os.fork()
    if child:
        return child
    os.close(notices)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(memory)
    status = UNFORESEEN
    try:
        _answer(*pair, seconds)
        status = 0
    except BrokenPipeError:
        status = 0
    finally:
        os._exit(status)


def limit_memory(memory: int) -> None:
    """Let this process have so many bytes more than it has."""
    try:
        import resource  # noqa: PLC0415  # not on every system

        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  # no path, a question to the kernel
            pages = int(file.read().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + memory, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return  # a system that does not say how much memory a process has limits none


def _answer(tasks: int, answers: int, seconds: float) -> None:
    while header := _read_exactly(tasks, FRAME.size):
        name, arguments = pickle.loads(_read_exactly(tasks, FRAME.unpack(header)[0]))  # noqa: S301  # from our parent
        failed = _call(name, arguments, answers, seconds)
        _limit_time(0)
        _send(answers, *(("done", None) if failed is None else ("failed", failed)))
        if failed is not None:
            os._exit(QUIET)


def _call(name: str, arguments: tuple[Any, ...], answers: int, seconds: float) -> tuple[str, str] | None:
    """Send what the function yields; returns why it failed, if it did."""
    try:
        _limit_time(seconds)
        for value in find_function(name)(*arguments):
            _limit_time(0)
            _send(answers, "item", value)
            _limit_time(seconds)
    except MemoryError:
        return "memory", ""
    except RecursionError:
        return "depth", ""
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever it is, one seed never stops a build
        return "crash", f"{type(error).__name__}: {error}"[:300]
    return None


def find_function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _limit_time(seconds: float) -> None:
    """From now on the kernel ends this process after so many seconds; 0 is never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * WAITING_FACTOR)


def _send(answers: int, kind: str, value: object) -> None:
    content = pickle.dumps((kind, value), pickle.HIGHEST_PROTOCOL)
    view = memoryview(FRAME.pack(len(content)) + content)
    while view:
        view = view[os.write(answers, view) :]


def _read_exactly(number: int, length: int) -> bytes:
    """So many bytes; none at the end."""
    parts: list[bytes] = []
    while length > 0:
        part = os.read(number, min(length, 1 << 20))
        if not part:
            return b""
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
