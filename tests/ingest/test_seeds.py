from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressmark.ingest.seed_files import KNOWN_ENDINGS, article_ids
from pressmark.ingest.seeds import find_seeds, read_seed_file
from pressmark.sizes import SizeLimits

LIMIT = 1_000
SIZES = SizeLimits(seed=LIMIT)
UNKNOWN_ENDING = f"the ending is not one that is read; use one of {' '.join(KNOWN_ENDINGS)}, or remove the file"


def reasons(folder: Path) -> dict[str, str]:
    return {rejection.seed: rejection.reason for rejection in find_seeds(folder, SIZES)[1]}


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (("a.txt", "b.md"), ("a", "b")),
        (("a.txt", "a.md"), ("a.txt", "a.md")),
        (("A.txt", "a.md", "b.txt"), ("A.txt", "a.md", "b")),
        (("x/a.txt", "a.txt"), ("x/a", "a")),
        (("a.txt.txt",), ("a.txt",)),
        (("a.txt", "a.md", "a.txt.txt"), ("a.txt", "a.md", "a.txt.txt")),
        (("a/b.html.gz", "a/c.warc.gz#1", "a/c.warc.gz#12"), ("a/b", "a/c#1", "a/c#12")),
        (("c.warc#1", "c.warc.gz#1", "c#2.txt"), ("c.warc#1", "c.warc.gz#1", "c#2")),
        (("UPPER.TXT",), ("UPPER",)),
        (("caf\u00e9.txt", "cafe\u0301.txt"), ("caf\u00e9.txt", "cafe\u0301.txt")),
    ],
)
def test_ids_lose_one_ending_unless_they_would_be_equal(paths: tuple[str, ...], ids: tuple[str, ...]) -> None:
    assert article_ids(paths) == dict(zip(paths, ids, strict=True))


def test_seeds_come_sorted_with_their_sidecars(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "dir.txt").mkdir()
    (tmp_path / "dir.txt" / "c.txt").write_text("c")
    (tmp_path / "b" / "a.txt").write_text("a")
    (tmp_path / "z.md").write_text("z")
    (tmp_path / "z.yml").write_text("title: Z")
    seeds, rejections = find_seeds(tmp_path, SIZES)
    assert [(seed.path, seed.id, seed.content, seed.sidecar) for seed in seeds] == [
        ("b/a.txt", "b/a", b"a", None),
        ("dir.txt/c.txt", "dir.txt/c", b"c", None),
        ("z.md", "z", b"z", b"title: Z"),
    ]
    assert rejections == ()


def test_what_is_no_seed_is_named_with_its_reason(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    folder = tmp_path / "seeds"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "gone.txt").symlink_to("nothing.txt")
    (folder / "link.txt").symlink_to(outside)
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "large.txt").write_text("x" * (LIMIT + 1))
    (folder / "picture.jpg").write_text("x")
    (folder / ".hidden.txt").write_text("x")
    (folder / "lonely.yml").write_text("title: x")
    (folder / "lost.txt.yml").write_text("title: x")
    assert reasons(folder) == {
        ".hidden.txt": "hidden files are not read; rename it without the leading dot, or remove it",
        "device.txt": "the link leaves the folder; copy the file here instead",
        "gone.txt": "the link or file cannot be followed; mend or remove it",
        "large.txt": "the file has 1001 bytes, more than 1000; split it, or raise max_seed_bytes",
        "link.txt": "the link leaves the folder; copy the file here instead",
        "lonely.yml": "it describes a seed that is not there; put its seed beside it, or remove the file",
        "loop.txt": "the link or file cannot be followed; mend or remove it",
        "lost.txt.yml": "it describes a seed that is not there; put lost.txt beside it, or remove the file",
        "picture.jpg": UNKNOWN_ENDING,
        "pipe.txt": "it is not a regular file; remove it",
    }


def test_a_name_that_is_no_utf8_is_written_so_that_it_is(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/caf\xe9")).mkdir()
    for name in (b"bad\xff\xfe.txt", b"caf\xe9/a.txt", b"100%.txt"):
        Path(os.fsdecode(folder + b"/" + name)).write_text("x")
    Path(os.fsdecode(folder + b"/bad\xff\xfe.txt.yml")).write_text("title: Side")
    seeds, rejections = find_seeds(tmp_path, SIZES)
    assert [(seed.path, seed.id, seed.sidecar, len(seed.repairs)) for seed in seeds] == [
        ("100%.txt", "100%", None, 0),
        ("bad%FF%FE.txt", "bad%FF%FE", b"title: Side", 1),
        ("caf%E9/a.txt", "caf%E9/a", None, 1),
    ]
    assert "its other bytes are written as %" in seeds[1].repairs[0]
    assert rejections == ()


def test_two_files_never_get_one_name(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text("x")
    (tmp_path / "bad%FF.txt").write_text("y")
    assert [seed.content for seed in find_seeds(tmp_path, SIZES)[0]] == [b"y"]
    assert reasons(tmp_path) == {"bad%FF.txt": "another file has the name that this one would get; rename the file"}


def test_a_link_is_read_unless_what_it_leads_to_is_read_anyway(tmp_path: Path) -> None:
    (tmp_path / ".store").mkdir()
    (tmp_path / ".store" / "1").write_text("stored")
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to(".store/1")
    assert [(seed.path, seed.content) for seed in find_seeds(tmp_path, SIZES)[0]] == [
        ("a.txt", b"a"),
        ("c.txt", b"stored"),
    ]
    assert reasons(tmp_path)["b.txt"] == "it is a link to a.txt, which is read by itself; remove the link"


def test_a_file_in_too_many_folders_is_named(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 120)
    deep.mkdir(parents=True)
    (deep / "flood.txt").write_text("x")
    assert reasons(tmp_path) == {"d/" * 120 + "flood.txt": "it lies in more than 64 folders; move it nearer to the top"}


def test_a_seed_whose_sidecar_cannot_be_opened_may_be_withdrawn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "a.yml").mkdir()
    assert reasons(tmp_path) == {"a.txt": "its sidecar a.yml: it is not a regular file; remove it"}


def test_a_single_file_is_named_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("x")
    seeds, rejections = read_seed_file(tmp_path / "flood.txt", SIZES)
    assert [(seed.path, seed.id) for seed in seeds] == [("flood.txt", "flood")]
    assert rejections == ()
    seeds, rejections = read_seed_file(tmp_path / "none.txt", SIZES)
    assert seeds == ()
    assert rejections[0].reason == "there is no such file; check its name"


def test_what_systems_leave_in_folders_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", ".gitkeep", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    assert find_seeds(tmp_path, SIZES) == ((), ())


def test_no_sidecar_is_lost_in_silence(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("Flood\n\nThe river rose.\n", encoding="utf-8")
    (tmp_path / "flood.YML").write_text("title: Other\n", encoding="utf-8")
    (tmp_path / "storm").mkdir()
    (tmp_path / "storm.yml").write_text("title: Other\n", encoding="utf-8")
    seeds, refused = find_seeds(tmp_path, SIZES)
    assert [seed.path for seed in seeds] == ["flood.txt"]
    assert [rejection.seed for rejection in refused] == ["flood.YML", "storm.yml"]
