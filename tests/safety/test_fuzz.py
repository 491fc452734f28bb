"""A short search for input that breaks a reader; `make fuzz` searches for as long as one likes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import LineCounts, draft_article, finish_article
from pressmark.model import Seed

from ..conftest import ROOT

CRASHES = sorted((Path(__file__).parent / "crashes").glob("*"))
SECONDS = 10


@pytest.mark.skipif(sys.platform != "linux", reason="Atheris has no build for other systems than Linux")
def test_a_short_search_finds_nothing_that_breaks_a_reader(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.safety.fuzz", "--seconds", str(SECONDS), "--every", "40"]
    done = subprocess.run(
        [*command, "--found", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert list(tmp_path.iterdir()) == []
    assert "cov:" in done.stderr


def test_what_broke_a_reader_once_is_read_or_refused() -> None:
    for path in CRASHES:
        seed = Seed(path=f"x{''.join(path.suffixes)}", id="x", content=path.read_bytes())
        reason = "; "
        try:
            finish_article(draft_article(seed), LineCounts({}))
        except SeedRejected as error:
            reason = error.reason
        assert "; " in reason, path.name
