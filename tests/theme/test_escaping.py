"""Whatever a view holds, the theme's templates show it as text."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from ..conftest import BIN, ROOT
from .hostile_hook import HOSTILE, PAGES, SCRIPT_ADDRESS


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-views")
    (folder / "docs").mkdir()
    config = {
        "site_name": "Hostile",
        "hooks": [str(Path(__file__).with_name("hostile_hook.py"))],
        "plugins": [],
        "theme": {"name": "material", "custom_dir": str(ROOT / "docs" / ".overrides"), "font": False},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        [BIN / "mkdocs", "build"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


def read(site: Path, name: str) -> BeautifulSoup:
    path = site / "index.html" if name == "index" else site / name / "index.html"
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_breaks_out(hostile_site: Path, name: str) -> None:
    page = read(hostile_site, name)
    assert page.select(".broken-out, [onerror], img") == []
    assert [link["href"] for link in page.select("[href]") if SCRIPT_ADDRESS in str(link["href"])] == []
    data = page.select('script[type="application/ld+json"]')
    assert all("<" not in tag.get_text() for tag in data)
    assert [
        tag.name for tag in page.select("script, style") if tag not in data and "broken-out" in tag.get_text()
    ] == []


@pytest.mark.parametrize("name", ["article", "entity", "tag", "source", "choice"])
def test_the_hostile_title_is_shown_as_it_is(hostile_site: Path, name: str) -> None:
    page = read(hostile_site, name)
    assert page.h1.get_text() == HOSTILE
    assert page.title.get_text() == f"{HOSTILE} – Hostile"


def test_what_is_not_known_is_said_in_words(hostile_site: Path) -> None:
    head = read(hostile_site, "nothing-known").select_one(".article__head").get_text(" ")
    assert all(words in head for words in ("source unknown", "date unknown", "author unknown"))


def test_the_same_report_is_not_listed_as_related_too(hostile_site: Path) -> None:
    def headings(name: str) -> list[str]:
        return [heading.get_text() for heading in read(hostile_site, name).select(".margin h2")]

    assert headings("article") == ["In this article", "The same report"]
    assert headings("nothing-known") == ["In this article", "Related"]
