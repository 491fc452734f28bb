"""A build may be killed at any moment: the old site stands or the new one, whole, and the next build is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time

from ..conftest import BIN
from .conftest import TwoStates

MOMENTS = 12
"""Builds killed; `--thorough 17` kills some 200."""
QUIET_START = 0.35
"""Share of a build's time in which Python only imports: nothing can break there, and a few kills are enough."""

SOONER = 0.8
"""What the time of a build is taken for after one that had ended before its moment: other work came to its end."""


def start(two_states: TwoStates) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [BIN / "mkdocs", "build"],
        cwd=two_states.archive.folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_a_killed_build_leaves_the_old_site_or_the_new_one(two_states: TwoStates, thorough: int) -> None:
    chance = random.Random(6)  # noqa: S311 - moments, not secrets
    two_states.put(0)
    assert two_states.archive.build().code == 0
    began = time.monotonic()
    assert two_states.archive.build().code == 0
    whole_build = time.monotonic() - began
    standing, killed = 0, 0
    for _ in range(MOMENTS * thorough):
        two_states.put(1 - standing)
        begin = 0.0 if chance.random() < 0.1 else QUIET_START
        build = start(two_states)
        time.sleep(whole_build * chance.uniform(begin, 1.05))
        if build.poll() is None:
            killed += 1
            os.killpg(build.pid, signal.SIGKILL)
        else:
            whole_build *= SOONER
        build.wait()
        state = two_states.state()
        assert state is not None, sorted(path.name for path in two_states.archive.folder.iterdir())
        standing = state
        if chance.random() < 0.3:  # often several are killed before one may finish
            next_one = 1 - state
            two_states.put(next_one)
            done = two_states.archive.build()
            assert done.code == 0, done.log
            assert two_states.state() == next_one
            standing = next_one
    two_states.put(1 - standing)
    assert two_states.archive.build().code == 0
    assert two_states.state() == 1 - standing
    assert killed >= MOMENTS * thorough // 2
    left = {path.name for path in two_states.archive.folder.iterdir() if path.name.startswith(".site")}
    assert left <= {".site.lock", ".site.next"}  # the site before this one, for the next build to work in
