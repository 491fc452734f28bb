"""`pressmark verify` names what was changed outside of the program; `pressmark bag` makes a bag that others accept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import bagit
import pytest

from .conftest import Archive
from .safety.conftest import FLOOD, SEEDS

FLOOD_PAGE = "articles/flood-reaches-harbour-town"


@pytest.fixture(scope="module")
def built(make_archive: Callable[..., Archive]) -> Archive:
    made = make_archive(seeds=False)
    for name, text in SEEDS.items():
        (made.seeds / name).write_text(text, encoding="utf-8")
    (made.seeds / "flood.txt").write_text(FLOOD.format("two"), encoding="utf-8")
    (made.seeds / "broken.txt").write_bytes(b"\x00\x01")
    assert made.build().code == 0
    return made


def verified(made: Archive) -> tuple[int, list[str]]:
    done = made.run("pressmark", "verify")
    assert "seeds and" in done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


def test_what_nobody_touched_is_as_it_was(built: Archive) -> None:
    assert verified(built) == (0, [])


def rewritten(path: Path, change: Callable[[bytes], bytes | None]) -> Callable[[], None]:
    """Change a file, or remove it; returns what puts it back."""
    before = path.read_bytes() if path.exists() else None
    after = change(before or b"")
    path.unlink() if after is None else path.write_bytes(after)
    return lambda: path.unlink() if before is None else (path.write_bytes(before), None)[1]


@pytest.mark.parametrize(
    ("place", "change", "told"),
    [
        ("seeds/flood.txt", lambda old: old + b"x", ["seeds/flood.txt: was changed since the site was built"]),
        ("seeds/dam.txt", lambda old: None, ["seeds/dam.txt: is gone since the site was built"]),
        (
            "seeds/new.txt",
            lambda old: b"New article\n\nIt came later.",
            ["seeds/new.txt: came after the site was built"],
        ),
        ("site/index.html", lambda old: old + b" ", ["site/index.html: was changed since the site was built"]),
        ("site/about/index.html", lambda old: None, ["site/about/index.html: is gone since the site was built"]),
        ("site/assets/evil.js", lambda old: b"x", ["site/assets/evil.js: was added since the site was built"]),
        (
            f"site/{FLOOD_PAGE}/seed.txt",
            lambda old: old.replace(b"two", b"six"),
            [
                f"site/{FLOOD_PAGE}/seed.txt: is not the seed that the data name",
                f"site/{FLOOD_PAGE}/seed.txt: was changed since the site was built",
            ],
        ),
        (
            ".cache/pressmark/store.db",
            lambda old: old[:2000] + b"\xff" * 2000 + old[4000:],
            [".cache/pressmark: the kept"],
        ),
    ],
)
def test_what_was_changed_outside_is_named(
    built: Archive, place: str, change: Callable[[bytes], bytes | None], told: list[str]
) -> None:
    put_back = rewritten(built.folder / place, change)
    try:
        code, lines = verified(built)
    finally:
        put_back()
    assert code == 1
    assert len(lines) == len(told), lines
    for line, start in zip(lines, told, strict=True):
        assert line.startswith(start) or start in line
    assert verified(built) == (0, [])


def test_nothing_is_written_while_verifying(built: Archive) -> None:
    before = {path: path.read_bytes() for path in built.folder.rglob("*") if path.is_file()}
    assert verified(built)[0] == 0
    after = {path: path.read_bytes() for path in built.folder.rglob("*") if path.is_file()}
    assert after == before


def test_a_site_without_its_record_is_told_from_a_changed_one(built: Archive) -> None:
    (record,) = (built.folder / ".cache/pressmark").glob("site-*.json")
    put_back = rewritten(record, lambda old: None)
    try:
        assert verified(built) == (1, ["site: has no record of its publication to be compared with; build once more"])
    finally:
        put_back()


def test_no_site_cannot_be_verified_and_makes_no_bag(built: Archive, tmp_path: Path) -> None:
    for command in (["verify"], ["bag", str(tmp_path / "bag")]):
        done = built.run("pressmark", *command, "--site", str(tmp_path / "none"))
        assert done.returncode == 2
        assert "name it with --site" in done.stderr


def test_the_store_that_verifies_is_not_locked_by_a_reader(built: Archive) -> None:
    with closing(sqlite3.connect(built.folder / ".cache/pressmark/store.db")) as reader:
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        assert verified(built) == (0, [])


def test_the_bag_is_one_to_the_library_of_congress(built: Archive, tmp_path: Path) -> None:
    (built.site / ".git").mkdir()
    done = built.run("pressmark", "bag", str(tmp_path / "bag"))
    (built.site / ".git").rmdir()
    assert done.returncode == 0, done.stderr
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.is_valid()
    assert bag.info["Payload-Oxum"].endswith(f".{len(bag.entries) - 3}")  # all but the three tag files
    assert {path.name for path in tmp_path.iterdir()} == {"bag"}
    assert not (tmp_path / "bag/data/.git").exists()
    built.run("pressmark", "bag", str(tmp_path / "again"))
    files = sorted(path.relative_to(tmp_path / "bag") for path in (tmp_path / "bag").rglob("*") if path.is_file())
    assert all((tmp_path / "again" / name).read_bytes() == (tmp_path / "bag" / name).read_bytes() for name in files)


def test_a_changed_bag_is_seen_by_others(built: Archive, tmp_path: Path) -> None:
    assert built.run("pressmark", "bag", str(tmp_path / "bag")).returncode == 0
    (tmp_path / "bag/data/index.html").write_text("x")
    assert not bagit.Bag(str(tmp_path / "bag")).is_valid()


def test_a_bag_overwrites_nothing(built: Archive, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    done = built.run("pressmark", "bag", str(tmp_path))
    assert (done.returncode, (tmp_path / "mine").read_text()) == (2, "x")
    assert "is not empty" in done.stderr
