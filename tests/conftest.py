"""What all tests share: the archive of this repository, copied and built as its users build it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from .startup.loopback_only import refuse_network

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
STARTUP = Path(__file__).parent / "startup"
"""What Python does at its start in every process of the tests: see `sitecustomize.py`."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADDRESS = "https://archive.example.org/press/"
"""Of archives that are published."""
LAST_YEAR = 2024
"""Of the archives that tests invent."""
LONG = 300
"""Articles of the long one: more than a list shows on one page."""
ARCHIVE_PARTS = ("mkdocs.yml", "entities.yml", "docs", "hooks", "seeds")

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
refuse_network()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the expected side of golden cases")
    parser.addoption("--thorough", type=int, default=1, help="how many times as much chance the safety tests try")


@pytest.fixture(scope="session")
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> int:
    """A factor for what tests draw by chance; releases are tried with more than each change."""
    return int(request.config.getoption("--thorough"))


@dataclass(frozen=True)
class Built:
    """A finished `mkdocs build`."""

    code: int
    log: str
    site: Path


@dataclass(frozen=True)
class Archive:
    """A folder with mkdocs.yml and seeds, as an archivist has it."""

    folder: Path

    @property
    def seeds(self) -> Path:
        return self.folder / "seeds"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self, *options: str, **environment: str) -> Built:
        done = self.run("mkdocs", "build", *options, **environment)
        return Built(done.returncode, done.stdout + done.stderr, self.site)

    def run(
        self, command: str, *arguments: str, stdin: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BIN / command, *arguments],
            cwd=self.folder,
            input=stdin,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(STARTUP), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


@pytest.fixture(scope="session")
def make_archive(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Archive]:
    """Copies the repository's archive; with `seeds=False` its folder of seeds is empty and no name is reviewed."""

    def make(*, seeds: bool = True) -> Archive:
        folder = tmp_path_factory.mktemp("archive")
        for part in ARCHIVE_PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / part)
        if not seeds:
            shutil.rmtree(folder / "seeds")
            (folder / "seeds").mkdir()
            (folder / "entities.yml").write_text("entities: []\n", encoding="utf-8")
        return Archive(folder)

    return make


@pytest.fixture(scope="session")
def archive(make_archive: Callable[..., Archive]) -> Archive:
    """The repository's own archive, built once and strictly."""
    made = make_archive()
    built = made.build("--strict")
    assert built.code == 0, built.log
    return made


@pytest.fixture(scope="session")
def long_archive(make_archive: Callable[..., Archive]) -> Archive:
    """A published archive whose lists, timeline and entities have numbered pages, with bylines of several kinds."""
    made = make_archive(seeds=False)
    publish(made)
    bylines = (
        "",
        "authors: [Ada Brook]\n",
        "authors: [Reuters]\n",
        "authors: [Anna van der Berg, '渡辺 太郎', Tom Hale]\n",
    )
    for number in range(LONG):
        year, month = LAST_YEAR - number % 25, number // 25 + 1
        source = ("North", "South", "East", "West")[number % 4]
        (made.seeds / f"{number}.md").write_text(
            f"---\ntitle: 'Report {number} from the harbour'\ndate: {year}-{month:02}-0{number % 9 + 1}\n"
            f"publisher: 'The {source} Post'\ntags: [harbours, 'quay {number % 30}']\n{bylines[number % 7 % 4]}---\n"
            f"Vladimir Putin told Reuters in Paris one morning in {year} that ship {number} had reached Marseille.\n",
            encoding="utf-8",
        )
    built = made.build("--strict")
    assert built.code == 0, built.log
    return made


def publish(archive: Archive) -> None:
    """Give an archive an address."""
    config = archive.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + f"\nsite_url: {ADDRESS}\n", encoding="utf-8")


def _chromium(playwright: Playwright) -> str:
    named = os.environ.get("PRESSMARK_CHROMIUM")
    if named:
        return named
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None) or playwright.chromium.executable_path
    if not Path(found).exists():
        pytest.fail(
            "no Chromium for the browser tests: install one ('apt-get install chromium' or 'playwright install "
            "chromium'), or set PRESSMARK_CHROMIUM to the path of one",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real Chromium for all tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=_chromium(playwright), args=["--no-sandbox"])
        yield launched
        launched.close()
