"""What the repository promises about itself: locks, documents, what stands at its top."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from .conftest import ROOT

TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "SECURITY.md", "bench", "docs",
    "entities.yml", "hooks", "mkdocs.yml", "pyproject.toml", "requirements-dev.txt", "requirements.txt", "seeds",
    "tests",
}  # fmt: skip


def test_only_what_a_project_needs_stands_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "README.md" in listed
    assert {path.split("/")[0] for path in listed.splitlines()} <= TOP


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_locks_hold_hashes_and_no_address(lock: str) -> None:
    content = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"\n(?=\S)", content.strip())
    assert len(packages) > 50
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", content)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = {re.match(r"[\w.-]+", item)[0] for items in (project["dependencies"], *extras) for item in items}  # type: ignore[index]
    page = (ROOT / "docs/about/dependencies.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| ")]
    reasons = {name.strip() for row in rows for name in row.split(",")}
    assert wanted <= reasons


def test_no_path_of_a_machine_is_committed() -> None:
    found = subprocess.run(
        ["git", "grep", "-nE", "/(home|root|Users|tmp)/[a-z]", "--", ".", ":!tests/test_project.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout) == (1, ""), "1 says that git looked and found nothing"


def test_the_readme_shows_the_two_commands_first() -> None:
    commands = re.findall(r"^    ?(make \w+)|^(make \w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert ["".join(found) for found in commands][:2] == ["make site", "make test"]


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets
    for target in targets[1].split():
        assert re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE), target
