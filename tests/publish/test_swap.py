"""The new site takes the old one's place when it is whole, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.errors import PublishError
from pressmark.model import SiteFile
from pressmark.publish.swap import previous_folder, recover_site, staging_folder, swap_site, write_files


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


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(PublishError, match="cannot be written"):
        make(tmp_path, "new")
