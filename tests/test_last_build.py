"""A build that finds nothing changed leaves the site, and every build tells what came, changed and went."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from pressmark.publish.last_build import look_at_inputs, written_settings

from .conftest import Archive

OLD = 10**9
"""Seconds; a file that changed so long ago would show another change."""


def age(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and "site" not in path.parts and ".cache" not in path.parts:
            os.utime(path, (OLD, OLD))


def changes(made: Archive) -> dict[str, list[str]]:
    told: dict[str, list[str]] = json.loads((made.folder / ".cache/pressmark/last-build.json").read_text())
    return {kind: articles for kind, articles in told.items() if articles}


def test_nothing_changed_leaves_the_site_unless_somebody_else_changed_it(make_archive: Callable[..., Archive]) -> None:
    made = make_archive()
    (made.seeds / "empty.txt").write_text("")
    age(made.folder)
    first = made.build()
    assert first.code == 0
    assert len(changes(made)["added"]) > 1

    second = made.build()
    assert "was left as it is" in second.log
    assert "no article was added, changed or removed" in second.log
    assert changes(made) == {}
    assert "empty.txt" in second.log  # what was wrong is said again
    strict = made.build("--strict")
    assert strict.code != 0

    page = made.site / "index.html"
    content = page.read_bytes()
    page.write_text("somebody else's")
    assert "was left as it is" not in made.build().log
    assert page.read_bytes() == content

    shutil.rmtree(made.site)
    assert made.build().code == 0
    assert page.read_bytes() == content

    made.build()
    seed = made.seeds / "gull.txt"
    seed.write_text("Gull of the week\n\nA grey gull was seen over the roofs of the old town on Tuesday.\n")
    assert "1 added (gull)" in made.build().log
    seed.write_text("Gull of the week\n\nTwo grey gulls were seen over the roofs of the old town on Tuesday.\n")
    assert "1 changed (gull)" in made.build().log
    assert changes(made) == {"changed": ["gull"]}
    seed.unlink()
    assert "1 removed (gull)" in made.build().log


def test_what_the_disk_does_not_show_stops_no_build_and_lets_it_be_made(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "gull.txt").write_text("Gull")
    seen = look_at_inputs([seeds])
    (seeds / "loop").symlink_to("loop")
    looped = look_at_inputs([seeds])
    assert looped.digest != seen.digest
    assert looped.youngest > seen.youngest * 2
    (seeds / "loop").unlink()
    assert look_at_inputs([seeds]) == seen

    deep = seeds / ("d" * 200)
    for _ in range(25):  # longer than a path may be: as a folder that may not be read, for the superuser too
        deep.mkdir()
        os.chdir(deep)
        deep = Path("d" * 200)
    os.chdir(tmp_path)
    assert look_at_inputs([seeds]).youngest > seen.youngest * 2


def test_folders_of_an_archive_are_looked_into_whatever_they_are_called(tmp_path: Path) -> None:
    for name in ("__pycache__", ".icons"):
        before = look_at_inputs([tmp_path])
        (tmp_path / name).mkdir()
        (tmp_path / name / "gull.txt").write_text("Gull")
        assert look_at_inputs([tmp_path]).digest != before.digest
        named = look_at_inputs([tmp_path])
        (tmp_path / name / "gull.txt").write_text("Another gull")
        assert look_at_inputs([tmp_path]).digest != named.digest


def test_settings_are_all_that_is_written_and_inherited(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base/all.yml").write_text("INHERIT: ../mkdocs.yml\nexclude_docs: a\n")
    (tmp_path / "mkdocs.yml").write_text('site_name: Gull\nINHERIT: "base/all.yml" # of all\n')
    found = written_settings(tmp_path / "mkdocs.yml")
    assert [b"site_name" in found[0], b"exclude_docs" in found[1]] == [True, True]
