"""`pressmark new`: the fresh archive builds at once, and with an address it has feeds."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from .conftest import Archive

NAME = 'Fell\'s "Harbour" papers'


@pytest.fixture(scope="module")
def fresh(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("fresh") / "papers"
    done = archive.run("pressmark", "new", str(folder), "--name", NAME)
    assert done.returncode == 0, done.stderr
    assert f"cd {folder} && make serve" in done.stderr
    return Archive(folder)


def test_a_fresh_archive_builds_at_once(fresh: Archive) -> None:
    built = fresh.build("--strict")
    assert built.code == 0, built.log
    assert "1 articles" in built.log
    home = (fresh.site / "index.html").read_text("utf-8")
    assert "<title>Fell&#39;s &#34;Harbour&#34; papers</title>" in home
    assert (fresh.site / "articles/welcome-to-this-archive/index.html").is_file()
    assert not (fresh.site / "feed.json").exists()


def test_the_workflow_gives_it_its_address(fresh: Archive) -> None:
    workflow = yaml.safe_load((fresh.folder / ".github/workflows/site.yml").read_text("utf-8"))
    steps = workflow["jobs"]["site"]["steps"]
    (make,) = (step for step in steps if step.get("run") == "make site")
    assert set(make["env"]) == {"SITE_URL"}
    assert fresh.build(SITE_URL="https://fell.example/papers/").code == 0
    assert "https://fell.example/papers/articles/" in (fresh.site / "feed.json").read_text("ascii")


def test_it_has_all_that_its_readme_and_makefile_name(fresh: Archive) -> None:
    there = {path.relative_to(fresh.folder).as_posix() for path in fresh.folder.rglob("*")}
    assert {"README.md", "Makefile", ".ci/environment", "requirements.txt", ".gitignore", "LICENSE"} <= there
    assert "site/" in (fresh.folder / ".gitignore").read_text("utf-8")
    assert (fresh.folder / "README.md").read_text("utf-8").startswith(f"# {NAME}\n")
    assert not [name for name in there if "__pycache__" in name and not name.startswith("hooks/")]


def test_nothing_is_overwritten(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    done = archive.run("pressmark", "new", str(tmp_path))
    assert done.returncode == 2
    assert "is not empty; name a new folder" in done.stderr
