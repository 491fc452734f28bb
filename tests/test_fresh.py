"""`pressmark new`: the fresh archive builds at once, and with an address it has feeds."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from pressmark.errors import PressmarkError
from pressmark.fresh import PROGRAM, write_archive

from .conftest import ROOT, Archive

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
    assert "1 article," in built.log
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


@pytest.mark.parametrize("part", ["hooks", "docs/about", "docs/assets/js"])
def test_an_archive_is_not_copied_into_itself(part: str) -> None:
    folder = ROOT / part / "an-archive-of-its-own"
    with pytest.raises(PressmarkError, match=r"is inside .*, which is copied into the archive; name a folder outside"):
        write_archive(folder, "Papers")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("two\nlines: [x", "two lines: [x"),
        ("a\x00b\x1b[31m\u2028c", "a b [31m c"),
        ("\"both\" 'quotes' # and: more", "\"both\" 'quotes' # and: more"),
        ("!ENV [HOME]", "!ENV [HOME]"),
        ("yes", "yes"),
        ("紙 " * 60 + "end", "紙 " * 60 + "end"),
        ("half \udcff", "half ?"),
    ],
)
def test_any_name_gives_valid_settings(tmp_path: Path, given: str, name: str) -> None:
    write_archive(tmp_path / "papers", given)
    lines = (tmp_path / "papers/mkdocs.yml").read_text("utf-8").split("\n")
    assert yaml.safe_load("\n".join(lines[:2])) == {
        "site_name": name,
        "site_description": "Saved news articles",
    }
    title, empty, about = (tmp_path / "papers/README.md").read_text("utf-8").split("\n")[:3]
    assert (title[:2], empty, about[:10]) == ("# ", "", "An archive")


def test_a_name_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PressmarkError, match="give the archive a name"):
        write_archive(tmp_path / "papers", "\n\x00")
    assert not (tmp_path / "papers").exists()


def test_its_makefile_makes_only_what_is_there_and_its_readme_names_no_more(fresh: Archive) -> None:
    # Its own words alone: a make that runs these tests would have it tell the folders that it enters.
    outside = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    asked = subprocess.run(["make", "help"], env=outside, cwd=fresh.folder, capture_output=True, text=True, check=True)
    targets = {line.split()[0] for line in asked.stdout.splitlines()}
    assert targets == {"help", "site", "serve", "clean"}
    makefile = (fresh.folder / "Makefile").read_text("utf-8")
    for path in re.findall(r"\.ci/\w+|requirements[\w-]*\.txt|pyproject\.toml", makefile):
        assert (fresh.folder / path).is_file(), path
    assert "Makefile" not in PROGRAM
    named = set(re.findall(r"\bmake ([a-z]+)", (fresh.folder / "README.md").read_text("utf-8")))
    assert named == targets - {"help"}
