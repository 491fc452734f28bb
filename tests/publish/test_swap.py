"""The new site takes the old one's place when it is whole, and not before."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from pressmark.errors import PublishError
from pressmark.model import SiteFile
from pressmark.publish.exchange import exchange_folders
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


def test_folders_exchange_their_names_in_one_step(tmp_path: Path) -> None:
    one, other = make(tmp_path / "one", "1"), make(tmp_path / "other", "2")
    assert exchange_folders(one, other)
    assert [(folder / "a/index.html").read_text() for folder in (one, other)] == ["2", "1"]
    with pytest.raises(FileNotFoundError):
        exchange_folders(one, tmp_path / "none")


def test_no_reader_finds_the_site_away_while_it_is_replaced(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "old")
    (site / ".well-known").mkdir()
    (site / ".well-known/security.txt").write_text("x")
    done = Event()

    def read() -> int:
        reads = 0
        while not done.is_set():
            (site / "a/index.html").read_text()
            (site / ".well-known/security.txt").read_text()
            reads += 1
        return reads

    with ThreadPoolExecutor() as pool:
        reader = pool.submit(read)
        try:
            for number in range(200):
                swap_site(make(staging_folder(site), f"new {number}"), site)
        finally:
            done.set()
        assert reader.result() > 0


@pytest.mark.parametrize("killed", ["before the exchange", "after the exchange"])
def test_a_build_killed_at_the_exchange_leaves_one_whole_site(tmp_path: Path, killed: str) -> None:
    site = make(tmp_path / "site", "old" if killed == "before the exchange" else "new")
    make(previous_folder(site), "new" if killed == "before the exchange" else "old")
    before = (site / "a/index.html").read_text()
    recover_site(site)
    assert (site / "a/index.html").read_text() == before
    assert not previous_folder(site).exists()


def test_a_mount_point_is_refused_before_anything_is_built() -> None:
    with pytest.raises(PublishError, match="is a mount point"):
        lock_site(Path("/proc"), print)


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
