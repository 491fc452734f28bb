"""Workers do what they are told within limits; what goes too far is lost alone and says by what."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressmark.errors import WorkerError
from pressmark.workers import Call, Done, Exceeded, Failed, Here, Item, Limits, Pool, count_workers

HERE = Path(__file__).parent
LIMITS = Limits(seconds=1.0, memory=100_000_000)


READY = ("tests.test_workers:ready",)


def ready() -> None:
    """Nothing more than that this module is loaded before the time is taken."""


def count(number: int) -> Iterator[int]:
    yield from range(number)


def spin() -> Iterator[int]:
    yield 0
    while True:
        pass


def hold(size: int) -> Iterator[int]:
    yield len(bytearray(size))


def nest() -> Iterator[int]:
    yield from nest()


def stumble() -> Iterator[int]:
    yield 1 // 0


def crash() -> Iterator[int]:
    os.kill(os.getpid(), signal.SIGSEGV)
    yield 0


def leave() -> Iterator[int]:
    raise SystemExit
    yield 0


def be_killed() -> Iterator[int]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield 0


def slow_items() -> Iterator[int]:
    """Three items, each within the limit, all of them not."""
    for number in range(3):
        ends = time.process_time() + 0.5
        while time.process_time() < ends:
            pass
        yield number


def call(index: int, function: str, *arguments: object) -> Call:
    return Call(index, f"tests.test_workers:{function}", arguments)


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers find this module as they find any other."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(HERE.parent), os.environ.get("PYTHONPATH", ""))))


def test_items_come_in_order_and_calls_end() -> None:
    with Pool(2, LIMITS, READY) as pool:
        events = list(pool.run(deque(call(index, "count", 3) for index in range(5))))
    for index in range(5):
        own = [event for event in events if event.index == index]
        assert own == [Item(index, 0), Item(index, 1), Item(index, 2), Done(index)]


@pytest.mark.parametrize(
    ("function", "arguments", "exceeded"),
    [
        ("spin", (), Exceeded.TIME),
        ("hold", (400_000_000,), Exceeded.MEMORY),
        ("nest", (), Exceeded.DEPTH),
        ("crash", (), Exceeded.DEPTH),
        ("stumble", (), Exceeded.CRASH),
        ("leave", (), Exceeded.CRASH),
        ("be_killed", (), Exceeded.MEMORY),
    ],
)
def test_only_the_call_that_goes_too_far_is_lost(
    function: str, arguments: tuple[object, ...], exceeded: Exceeded
) -> None:
    with Pool(1, LIMITS, READY) as pool:
        events = list(pool.run(deque([call(0, "count", 1), call(1, function, *arguments), call(2, "count", 1)])))
    failed = [event for event in events if isinstance(event, Failed)]
    assert [(event.index, event.exceeded) for event in failed] == [(1, exceeded)]
    assert [event for event in events if event.index != 1] == [Item(0, 0), Done(0), Item(2, 0), Done(2)]


@pytest.mark.parametrize(("function", "by_chance"), [("be_killed", True), ("spin", False), ("stumble", False)])
def test_what_the_machine_ended_may_be_tried_again(function: str, *, by_chance: bool) -> None:
    with Pool(1, LIMITS, READY) as pool:
        (failed,) = [event for event in pool.run(deque([call(0, function)])) if isinstance(event, Failed)]
    assert failed.by_chance is by_chance


def test_each_item_has_its_own_time() -> None:
    with Pool(1, LIMITS, READY) as pool:
        assert list(pool.run(deque([call(0, "slow_items")])))[-1] == Done(0)


def test_calls_may_be_added_while_events_come() -> None:
    calls = deque([call(0, "count", 1)])
    with Pool(1, LIMITS, READY) as pool:
        for event in pool.run(calls):
            if event == Done(0):
                calls.append(call(1, "count", 1))
    assert event == Done(1)


def test_workers_end_with_the_program_even_in_the_middle_of_something() -> None:
    with Pool(2, Limits(seconds=60, memory=100_000_000), READY) as pool:
        events = pool.run(deque([call(0, "spin"), call(1, "spin")]))
        next(events)
        process = pool._process
        assert process is not None
    assert process.poll() is not None
    children = subprocess_children(process.pid)
    assert children == []


def subprocess_children(parent: int) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(parent):
            found.append(entry.parent.name)
    return found


def test_workers_that_cannot_start_are_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WorkerError, match="could not be started"), Pool(1, LIMITS, ["no_such_module:f"]) as pool:
        list(pool.run(deque([call(0, "count", 1)])))
    assert "no_such_module" in capfd.readouterr().err


def test_a_system_without_processes_does_the_same_without_limits() -> None:
    with Here() as pool:
        events = list(pool.run(deque([call(0, "count", 1), call(1, "stumble")])))
    assert events[:2] == [Item(0, 0), Done(0)]
    assert isinstance(events[2], Failed)


def test_few_calls_start_few_processes() -> None:
    assert count_workers(1, 4) == 1
    assert count_workers(100, 4) == 4
