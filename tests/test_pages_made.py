"""The fast way gives what MkDocs gives, and makes only what changed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bench.corpus import write_article, write_corpus

from .conftest import Archive
from .test_rebuild import differing

ARTICLES = 24


@pytest.fixture(scope="module")
def invented(make_archive: Callable[..., Archive]) -> Archive:
    made = make_archive(seeds=False)
    write_corpus(made.seeds, ARTICLES)
    gone = "---\ntitle: Gone\nwithdrawn: 'asked by <the> author'\naliases: [gone, old/gone]\n---\nWas here.\n"
    (made.seeds / "gone.md").write_text(gone, encoding="utf-8")
    assert made.build().code == 0
    return made


def made_files(log: str) -> int:
    found = re.search(r"Made (\d+) of \d+ files", log)
    assert found is not None, log
    return int(found[1])


def test_every_page_is_to_the_byte_what_mkdocs_renders(invented: Archive) -> None:
    plain = invented.folder / "plain.yml"
    config = (invented.folder / "mkdocs.yml").read_text("utf-8")
    plain.write_text(config.replace("  pressmark:\n", "  pressmark:\n    plain_pages: true\n"), encoding="utf-8")
    site = invented.folder / "plain-site"
    assert invented.build("-f", str(plain), "--site-dir", str(site)).code == 0
    assert differing(invented.site, site) == []


def test_only_what_shows_something_new_is_made(invented: Archive) -> None:
    assert made_files(invented.build().log) == 0
    added = write_article(invented.seeds, ARTICLES, ARTICLES)
    with_one_more = made_files(invented.build().log)
    assert with_one_more > 4
    added.unlink()
    assert invented.build().code == 0
    assert made_files(invented.build().log) == 0
