"""The new site takes the old one's place when it is whole, and not before."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pressmark.errors import PublishError
from pressmark.model import SiteFile
from pressmark.publish.swap import lock_site, previous_folder, recover_site, staging_folder, swap_site, write_files


def make(folder: Path, text: str) -> Path:
    write_files([SiteFile("a/index.html", text)], folder)
    return folder


def test_the_new_site_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "old")
    (site / "gone.html").write_text("x")
    swap_site(make(staging_folder(site), "new"), site)
    assert (site / "a/index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not (site / "gone.html").exists()


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    swap_site(make(staging_folder(site), "new"), site)
    assert (site / "a/index.html").read_text() == "new"


def test_a_build_killed_in_the_middle_of_a_swap_is_mended(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(previous_folder(site), "old")
    recover_site(site)
    assert (site / "a/index.html").read_text() == "old"


def test_a_swap_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "old")
    with pytest.raises(PublishError, match="cannot be replaced"):
        swap_site(staging_folder(site), site)
    assert (site / "a/index.html").read_text() == "old"


def test_dot_entries_of_the_old_site_stay_as_mkdocs_keeps_them(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "old")
    (site / ".nojekyll").write_text("")
    (site / ".git").mkdir()
    swap_site(make(staging_folder(site), "new"), site)
    assert sorted(path.name for path in site.iterdir()) == [".git", ".nojekyll", "a"]


def test_a_build_killed_after_the_swap_loses_no_dot_entry(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "new")
    make(previous_folder(site), "old")
    (previous_folder(site) / ".git").mkdir()
    recover_site(site)
    assert (site / ".git").is_dir()
    assert not previous_folder(site).exists()


def test_a_site_is_locked_for_one_build_at_a_time(tmp_path: Path) -> None:
    told: list[str] = []
    first = lock_site(tmp_path / "site", told.append)
    with ThreadPoolExecutor() as pool:
        second = pool.submit(lock_site, tmp_path / "site", told.append)
        while not told:
            time.sleep(0.01)
        assert not second.done()
        first.release()
        second.result(timeout=10).release()
    assert "another build is writing" in told[0]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(PublishError, match="cannot be written"):
        make(tmp_path, "new")
