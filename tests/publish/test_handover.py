"""The new site is found whole before it takes the old one's place; the last search files stay for a generation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressmark.errors import PublishError
from pressmark.model import SiteFile
from pressmark.publish.handover import publish_site
from pressmark.publish.swap import staging_folder, write_files

PAGES = {
    "index.html": '<a href="articles/">all</a> <a href="https://example.org/x">elsewhere</a> <a href="#top">up</a>',
    "articles/index.html": '<a class="plain-link" href="flood/">Flood</a> <a href="..">home</a>',
    "articles/flood/index.html": '<a href="../#may">all</a> <a href="seed.txt">copy</a> a text href="x/y" of a seed',
    "articles/flood/seed.txt": "Flood",
    "data/articles.jsonl": '{"id": "flood"}\n',
    "data/report.json": "{}",
    "feed.xml": "<feed/>",
}
COUNTS = {"data/articles.jsonl": 1}


def build(tmp_path: Path, files: dict[str, str], counts: dict[str, int] | None = None) -> Path:
    site = tmp_path / "site"
    write_files([SiteFile(path, content) for path, content in files.items()], staging_folder(site))
    publish_site(staging_folder(site), site, sorted(PAGES), COUNTS if counts is None else counts, tmp_path / "cache")
    return site


def test_a_whole_site_is_published(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES)
    assert (site / "articles/flood/seed.txt").read_text() == "Flood"


@pytest.mark.parametrize(
    ("path", "content", "fact"),
    [
        ("articles/flood/seed.txt", None, "articles/flood/seed.txt is missing"),
        ("data/articles.jsonl", '{"id": "flood"}\n{"id": ', "data/articles.jsonl does not parse"),
        ("data/articles.jsonl", "", "data/articles.jsonl has 0 lines and not 1"),
        ("data/report.json", "{", "data/report.json does not parse"),
        ("feed.xml", "<feed>", "feed.xml does not parse"),
        ("articles/index.html", '<a href="dam/">', "articles/index.html links to dam/, which is not there"),
        ("index.html", '<a class="x"\n href="data/none.json?x#y">', "index.html links to data/none.json"),
    ],
)
def test_a_site_that_is_not_whole_leaves_the_old_one(tmp_path: Path, path: str, content: str | None, fact: str) -> None:
    build(tmp_path, {**PAGES, "index.html": "old"})
    changed = {**PAGES, path: content or ""} if content is not None else {k: v for k, v in PAGES.items() if k != path}
    with pytest.raises(PublishError, match=fact):
        build(tmp_path, changed)
    assert (tmp_path / "site/index.html").read_text() == "old"


def test_many_faults_are_told_in_short(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="and 4 more"):
        build(tmp_path, {"other.html": ""}, counts={})


def test_links_in_the_archivists_note_are_for_mkdocs_to_tell(tmp_path: Path) -> None:
    note = '<section class="note-of-archivist text"><a href="nowhere/">x</a></section>'
    build(tmp_path, {**PAGES, "index.html": note})


def search(*files: str) -> dict[str, str]:
    return {f"pagefind/{name}": name for name in files} | {"pagefind/pagefind-entry.json": json.dumps(files)}


def found(site: Path) -> set[str]:
    return {path.relative_to(site / "pagefind").as_posix() for path in (site / "pagefind").rglob("*.pf_*")}


def test_search_files_stay_for_one_generation(tmp_path: Path) -> None:
    build(tmp_path, PAGES | search("fragment/1.pf_fragment", "en_1.pf_meta"))
    site = build(tmp_path, PAGES | search("fragment/1.pf_fragment", "en_2.pf_meta"))
    assert found(site) == {"fragment/1.pf_fragment", "en_1.pf_meta", "en_2.pf_meta"}
    assert json.loads((site / "pagefind/pagefind-entry.json").read_text()) == ["fragment/1.pf_fragment", "en_2.pf_meta"]
    site = build(tmp_path, PAGES | search("fragment/3.pf_fragment", "en_3.pf_meta"))
    assert found(site) == {"fragment/1.pf_fragment", "fragment/3.pf_fragment", "en_2.pf_meta", "en_3.pf_meta"}
    site = build(tmp_path, PAGES | search("fragment/3.pf_fragment", "en_3.pf_meta"))
    assert found(site) == {"fragment/3.pf_fragment", "en_3.pf_meta"}


@pytest.mark.parametrize("damage", [None, "{", '{"site": "x", "index": "of another", "search": [], "files": {}}'])
def test_without_its_record_no_search_file_of_a_site_stays(tmp_path: Path, damage: str | None) -> None:
    build(tmp_path, PAGES | search("en_1.pf_meta"))
    (record,) = (tmp_path / "cache").iterdir()
    record.unlink() if damage is None else record.write_text(damage)
    assert found(build(tmp_path, PAGES | search("en_2.pf_meta"))) == {"en_2.pf_meta"}


def test_no_search_file_stays_where_the_page_of_an_article_went(tmp_path: Path) -> None:
    article = {"articles/dam/index.html": "Dam", "articles/dam/index.md": "Dam"}
    build(tmp_path, PAGES | article | search("en_1.pf_meta"))
    assert found(build(tmp_path, PAGES | article | search("en_2.pf_meta"))) == {"en_1.pf_meta", "en_2.pf_meta"}
    assert found(build(tmp_path, PAGES | search("en_3.pf_meta"))) == {"en_3.pf_meta"}


def test_a_first_site_has_only_its_own_search_files(tmp_path: Path) -> None:
    assert found(build(tmp_path, PAGES | search("en_1.pf_meta"))) == {"en_1.pf_meta"}
    assert found(build(tmp_path / "other", PAGES | search("en_2.pf_meta"))) == {"en_2.pf_meta"}


def test_records_of_sites_that_are_gone_go_too(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES | search("en_1.pf_meta"))
    staging = staging_folder(tmp_path / "other")
    write_files([SiteFile(path, content) for path, content in (PAGES | search("en_2.pf_meta")).items()], staging)
    site.rename(tmp_path / "gone")
    publish_site(staging, tmp_path / "other", sorted(PAGES), COUNTS, tmp_path / "cache")
    (record,) = (tmp_path / "cache").iterdir()
    assert json.loads(record.read_text())["site"] == str(tmp_path / "other")
