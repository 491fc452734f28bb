"""`pressmark ingest` on a real scheduler and two workers over TCP, one of them killed half way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from .conftest import BIN, Archive

WORDS = "The council of Harbour Town voted on Monday night to rebuild the old sea wall, which {} storms had broken."
SEEDS = 90


@pytest.fixture
def archive(make_archive: Callable[..., Archive]) -> Archive:
    made = make_archive(seeds=False)
    for number in range(SEEDS):
        text = f"Wall number {number} to rise\n\n{WORDS.format(number)}\n\nAda Fell spoke in London.\n"
        (made.seeds / f"seed{number:03}.txt").write_text(text, encoding="utf-8")
    return made


def started(stack: ExitStack, *command: str, log: Path) -> subprocess.Popen[bytes]:
    """A process that is ended with the test; what it prints is there to be read."""
    output = stack.enter_context(log.open("wb"))
    process = subprocess.Popen([sys.executable, "-m", "distributed.cli." + command[0], *command[1:]], stderr=output)
    stack.callback(process.wait, timeout=10)
    stack.callback(process.kill)
    return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]], Path]]:
    with ExitStack() as stack:
        where = tmp_path / "scheduler.json"
        options = ("--scheduler-file", str(where), "--no-dashboard")
        started(stack, "dask_scheduler", *options, "--host", "127.0.0.1", "--port", "0", log=tmp_path / "scheduler.log")
        workers = [
            started(
                stack, "dask_worker", *options, "--host", "127.0.0.1", "--no-nanny", "--nthreads", "1",
                "--local-directory", str(tmp_path), log=tmp_path / f"worker{number}.log",
            )
            for number in range(2)
        ]  # fmt: skip
        log = tmp_path / "scheduler.log"
        wait_for(lambda: log.exists() and log.read_text().count("Starting worker compute stream") == 2)
        address = next(part for part in log.read_text().split() if part.startswith("tcp://127.0.0.1:"))
        yield address, workers, log


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < ends, "what was waited for did not happen"
        time.sleep(0.05)


def kept_drafts(archive: Archive) -> int:
    listed = archive.run("pressmark", "cache").stdout
    counts = (row.partition("seeds, cleaned")[2].split() for row in listed.splitlines())
    return next((int(count[0]) for count in counts if count), 0)


def test_a_cluster_fills_the_store_though_a_worker_is_lost(
    archive: Archive, cluster: tuple[str, list[subprocess.Popen[bytes]], Path]
) -> None:
    address, workers, log = cluster
    command = [BIN / "pressmark", "ingest", "--dask", address, "--seeds", archive.seeds.as_uri()]
    running = subprocess.Popen(command, cwd=archive.folder, stderr=subprocess.PIPE, text=True, env={**os.environ})
    wait_for(lambda: "Receive client connection" in log.read_text())
    workers[0].send_signal(signal.SIGKILL)
    _, told = running.communicate(timeout=120)
    assert running.returncode == 0, told
    assert f"{SEEDS} articles" in told
    assert "Remove worker" in log.read_text(), "the worker was lost in the middle"

    built = archive.run("pressmark", "ingest")
    assert "Done: nothing anew" in built.stderr, "what the cluster did is what this machine would do"
    assert kept_drafts(archive) == SEEDS


def test_an_address_that_does_not_answer_and_one_that_is_none_are_told(archive: Archive) -> None:
    refused = archive.run("pressmark", "ingest", "--seeds", "nosuch://bucket/seeds")
    assert refused.returncode == 2
    assert "nosuch://bucket/seeds: cannot be reached" in refused.stderr


def test_seeds_at_an_address_are_the_same_seeds(archive: Archive) -> None:
    (archive.seeds / "seed001.yml").write_text("title: Another wall\n", encoding="utf-8")
    first = archive.run("pressmark", "ingest", "--seeds", archive.seeds.as_uri())
    assert (first.returncode, f"{SEEDS} articles" in first.stderr) == (0, True), first.stderr
    again = archive.run("pressmark", "ingest", "--seeds", archive.seeds.as_uri())
    here = archive.run("pressmark", "ingest")
    assert "Done: nothing anew" in again.stderr
    assert "Done: nothing anew" in here.stderr
