"""Taking an article down: every address of it says why, and its text is nowhere on the site."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Archive

TITLE = "Harbour master accused"
TEXT = "The zanderquay affair began when Ottilie Brankmoor, the harbour master of Fell, was accused of smuggling."
SECRETS = ("zanderquay", "brankmoor", "accused of smuggling")
REASON = "asked for by <the> court"


def files_with_a_secret(site: Path) -> list[str]:
    found = []
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix in (".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter"):
            content = gzip.decompress(content)
        if any(secret in content.decode("utf-8", "replace").lower() for secret in SECRETS):
            found.append(path.relative_to(site).as_posix())
    return found


def test_a_withdrawn_article_says_why_and_nothing_else(make_archive: Callable[..., Archive]) -> None:
    archive = make_archive(seeds=False)
    seed = archive.seeds / "court.md"
    head = f"title: {TITLE}\ndate: 2016-05-04\naliases: [old/harbour-master]\n"
    seed.write_text(f"---\n{head}---\n\n{TEXT}\n", encoding="utf-8")
    for number in range(2):
        other = "Ferries between Fell and Penwick run on time again, the port of Fell said on Monday.\n"
        (archive.seeds / f"other{number}.txt").write_text(f"Ferries run again {number}\n\n{other}", encoding="utf-8")
    assert archive.build().code == 0
    addresses = ["articles/harbour-master-accused", "id/court", "old/harbour-master"]
    assert files_with_a_secret(archive.site)
    assert all((archive.site / address / "index.html").is_file() for address in addresses)

    (archive.seeds / "court.yml").write_text(f"withdrawn: {REASON}\n", encoding="utf-8")
    built = archive.build()
    assert built.code == 0, built.log
    assert files_with_a_secret(archive.site) == []
    for address in addresses:
        page = (archive.site / address / "index.html").read_text("utf-8")
        assert "This article was withdrawn" in page
        assert "asked for by &lt;the&gt; court" in page
        assert '<meta name="robots" content="noindex">' in page
        assert 'role="search"' in page, "who comes for it may go on searching"
        sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
        assert sheets
        assert all((archive.site / address / sheet).is_file() for sheet in sheets)
        assert "default-src 'none'" in page
        assert "style-src 'self'" in page
        assert [path.name for path in (archive.site / address).iterdir()] == ["index.html"]
    report = json.loads((archive.site / "data/report.json").read_text("ascii"))
    (told,) = (item for item in report["seeds"] if item["seed"] == "court.md")
    assert (told["outcome"], told["reason"]) == ("withdrawn", REASON)
    assert seed.read_text("utf-8").endswith(f"{TEXT}\n"), "seeds are evidence"

    (archive.seeds / "court.yml").unlink()
    assert archive.build().code == 0
    assert TEXT[:30] in (archive.site / "articles/harbour-master-accused/index.html").read_text("utf-8")


@pytest.mark.parametrize("also", ["the cache is deleted", "the title changes"])
def test_the_text_is_out_of_the_search_whatever_else_happens(make_archive: Callable[..., Archive], also: str) -> None:
    archive = make_archive(seeds=False)
    (archive.seeds / "court.md").write_text(f"---\ntitle: {TITLE}\n---\n\n{TEXT}\n", encoding="utf-8")
    other = "Ferries between Fell and Penwick run on time again, the port of Fell said on Monday.\n"
    (archive.seeds / "other.txt").write_text(f"Ferries run again\n\n{other}", encoding="utf-8")
    assert archive.build().code == 0
    assert any(name.startswith("pagefind/") for name in files_with_a_secret(archive.site))
    title = "title: Something else\n" if also == "the title changes" else ""
    (archive.seeds / "court.yml").write_text(f"{title}withdrawn: {REASON}\n", encoding="utf-8")
    if not title:
        shutil.rmtree(archive.folder / ".cache")
    built = archive.build()
    assert built.code == 0, built.log
    assert files_with_a_secret(archive.site) == []


def test_no_page_of_a_withdrawn_article_is_in_the_sitemap(make_archive: Callable[..., Archive]) -> None:
    archive = make_archive(seeds=False)
    config = archive.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nsite_url: https://example.org/\n", encoding="utf-8")
    head = f"title: {TITLE}\naliases: [gone, old/gone]\nwithdrawn: {REASON}\n"
    (archive.seeds / "court.md").write_text(f"---\n{head}---\n\n{TEXT}\n", encoding="utf-8")
    (archive.seeds / "other.txt").write_text("Ferries run again\n\nThey are on time, the port of Fell said.\n", "utf-8")
    assert archive.build().code == 0
    pages = ("gone", "old/gone", "id/court", "articles/harbour-master-accused")
    assert all("was withdrawn" in (archive.site / page / "index.html").read_text("utf-8") for page in pages)
    listed = re.findall("<loc>https://example.org/(.*?)/?</loc>", (archive.site / "sitemap.xml").read_text("utf-8"))
    assert "articles/ferries-run-again" in listed
    assert set(pages).isdisjoint(listed)
    for page in pages:
        written = (archive.site / page / "index.html").read_text("utf-8")
        assert "harbour-master" not in written, "a page that is gone repeats no words of its title"
        assert 'rel="canonical"' not in written
    assert 'rel="canonical"' in (archive.site / "articles/ferries-run-again/index.html").read_text("utf-8")
