"""A full disk, a read-only one, a missing right: a clear error, and the old site stands as it was."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import BIN, STARTUP
from .conftest import TwoStates

ERRORS = ("ENOSPC", "EROFS", "EACCES")
FAILED = 8
"""Of the some 250 writing calls of a small build, evenly spread; `--thorough 99` lets each fail."""


def build(two_states: TwoStates, fault: str = "", before: Callable[[], None] | None = None) -> tuple[int, str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if fault:
        environment |= {"PYTHONPATH": str(STARTUP), "PRESSMARK_FAULT": fault}
    done = subprocess.run(
        [BIN / "mkdocs", "build"],
        cwd=two_states.archive.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


def rebuilt(two_states: TwoStates, state: int) -> None:
    """What any failure may leave, the next build mends."""
    two_states.put(state)
    code, log = build(two_states)
    assert (code, two_states.state()) == (0, state), log


def test_each_write_may_fail(two_states: TwoStates, tmp_path: Path, thorough: int) -> None:
    folder, count = two_states.archive.folder, tmp_path / "count"
    rebuilt(two_states, 0)
    two_states.put(1)
    code, log = build(two_states, f"0:ENOSPC:{folder}:{count}")
    assert (code, two_states.state()) == (0, 1), log
    calls = int(count.read_text())
    assert calls > FAILED
    standing = 1
    step = max(1, calls // (FAILED * thorough))
    for place, number in enumerate(range(1, calls + 1, step)):
        two_states.put(1 - standing)
        code, log = build(two_states, f"{number}:{ERRORS[place % len(ERRORS)]}:{folder}:{count}")
        state = two_states.state()
        assert state is not None, f"call {number}: {log}"
        assert "Traceback" not in log, f"call {number}: {log}"
        assert code != 0 or state == 1 - standing, f"call {number} failed in silence: {log}"
        assert code == 0 or "; " in log.splitlines()[-1], f"call {number} without a remedy: {log}"
        standing = state
    rebuilt(two_states, 1 - standing)


@pytest.mark.parametrize("limit", [2_000, 200_000])
def test_a_file_that_grows_too_large_for_the_disk(two_states: TwoStates, limit: int) -> None:
    """The system itself refuses: each write beyond the limit fails, those of SQLite and Pagefind too."""
    rebuilt(two_states, 0)
    two_states.put(1)
    code, log = build(two_states, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert code != 0
    assert "Traceback" not in log, log
    assert two_states.state() == 0
    rebuilt(two_states, 1)


@pytest.mark.parametrize("place", [".", ".cache/pressmark"])
def test_a_folder_that_may_not_be_written(two_states: TwoStates, place: str) -> None:
    rebuilt(two_states, 0)
    two_states.put(1)
    folder = two_states.archive.folder / place
    folder.chmod(0o555)
    [path.chmod(0o444) for path in folder.iterdir() if path.is_file()]
    try:
        code, log = build(two_states, before=heed_permissions)
    finally:
        folder.chmod(0o755)
        [path.chmod(0o644) for path in folder.iterdir() if path.is_file()]
    assert code != 0
    assert "Traceback" not in log, log
    assert "writable" in log
    assert two_states.state() == 0
    rebuilt(two_states, 1)


PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def heed_permissions() -> None:
    """Take from a process of the administrator what lets it write everywhere. Source: capabilities(7), prctl(2)."""
    if os.geteuid() == 0:
        assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) == 0
