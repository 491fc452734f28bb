"""Whatever is put into an archive: one clear line for it, and the rest is built."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import pytest

from .conftest import Archive, Built

GOOD = "Flood reaches Harbour Town\n\nThe river rose by two metres on Sunday night, the mayor of the town said.\n"
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t\n", ""),
    "binary.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, ""),
    "nul.txt": (b"Title\n\nText with \x00\x00\x00\x00 zeros.\n" * 4, ""),
    "front.md": (b"---\ntitle: [unclosed\n---\n\nText of it.\n", "front matter"),
    "colon.md": (b"---\ntitle: A: B\n---\n\nText of it.\n", "front matter"),
    "date.md": (b"---\ntitle: A\ndate: someday\ntags: {a: b}\n---\n\nText of it.\n", "date"),
    "gone.md": (b"---\ntitle: A: B\nwithdrawn: asked by the family\n---\n\nText of it.\n", "asked by the family"),
    "furniture.txt": (b"Share this\n\nLike Us on Facebook\n", "no text"),
    "picture.jpg": (b"\xff\xd8\xff\xe0", ""),
    "cut.html.gz": (b"\x1f\x8b\x08\x00\x00", "breaks off"),
    "noise.pdf": (b"%PDF-1.7\n\x00\xff\x00", "the PDF is damaged"),
    "letter.eml": (b"From: a@b.example\r\nSubject: x\r\n\r\n", "no text in the mail"),
    "page.mhtml": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "no HTML page"),
    "crawl.warc": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "no HTML page"),
    "crawl.wacz": (b"PK\x03\x04", "the zip file is damaged"),
}


@pytest.fixture(scope="module")
def archive(make_archive: Callable[..., Archive]) -> Archive:
    made = make_archive(seeds=False)
    (made.seeds / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, (content, _) in BAD.items():
        (made.seeds / name).write_bytes(content)
    os.mkfifo(made.seeds / "pipe.txt")
    (made.seeds / "outside.txt").symlink_to("/etc/hostname")
    (made.seeds / "folder.txt").mkdir()
    return made


@pytest.fixture(scope="module")
def built(archive: Archive) -> Built:
    return archive.build()


def outcomes(archive: Archive) -> dict[str, str | None]:
    report = json.loads((archive.site / "data" / "report.json").read_text("ascii"))
    return {seed["seed"]: seed["reason"] for seed in report["seeds"]}


def test_the_other_seeds_still_build(archive: Archive, built: Built) -> None:
    assert built.code == 0, built.log
    assert (archive.site / "articles/flood-reaches-harbour-town/index.html").exists()
    assert outcomes(archive)["good.txt"] is None


@pytest.mark.parametrize("name", [*BAD, "pipe.txt", "outside.txt"])
def test_each_bad_seed_has_one_line_with_place_fact_and_remedy(archive: Archive, built: Built, name: str) -> None:
    reason = outcomes(archive)[name]
    assert reason
    assert BAD.get(name, (b"", ""))[1] in reason
    lines = [line for line in built.log.splitlines() if f"seeds/{name}" in line]
    assert len(lines) == 1, built.log
    assert "; " in lines[0], "what to do about it; a withdrawn page itself tells the reason alone"
    assert lines[0].startswith("WARNING")
    assert reason in lines[0]


@pytest.mark.parametrize(("name", "title"), [("front.md", "Text of it"), ("colon.md", "A: B"), ("date.md", "A")])
def test_broken_front_matter_does_not_take_the_article_down(
    archive: Archive, built: Built, name: str, title: str
) -> None:
    lines = (archive.site / "data" / "articles.jsonl").read_text("ascii").splitlines()
    article = next(item for item in map(json.loads, lines) if item["seed"] == name)
    assert article["title"] == title
    assert "Text of it." in (archive.site / article["url"] / "index.html").read_text("utf-8")
    report = json.loads((archive.site / "data" / "report.json").read_text("ascii"))
    assert [seed["outcome"] for seed in report["seeds"] if seed["seed"] == name] == ["published"]
    assert [warning for warning in report["warnings"] if f"seeds/{name}: " in warning]


def test_broken_front_matter_does_not_undo_a_withdrawal(archive: Archive, built: Built) -> None:
    report = json.loads((archive.site / "data" / "report.json").read_text("ascii"))
    assert [seed["outcome"] for seed in report["seeds"] if seed["seed"] == "gone.md"] == ["withdrawn"]
    assert '"gone.md"' not in (archive.site / "data" / "articles.jsonl").read_text("ascii")


def test_no_traceback_is_shown(built: Built) -> None:
    assert "Traceback" not in built.log


def test_a_strict_build_fails_and_leaves_the_site_as_it_was(archive: Archive, built: Built) -> None:
    before = (archive.site / "index.html").stat().st_mtime_ns
    strict = archive.build("--strict")
    assert strict.code == 1
    assert "strict mode" in strict.log
    assert (archive.site / "index.html").stat().st_mtime_ns == before


def test_seeds_are_never_written(archive: Archive, built: Built) -> None:
    assert {name: (archive.seeds / name).read_bytes() for name in BAD} == {name: BAD[name][0] for name in BAD}
    assert {path.name for path in archive.seeds.iterdir()} == {
        *BAD,
        "good.txt",
        "pipe.txt",
        "outside.txt",
        "folder.txt",
    }


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("entities.yml", "entities:\n  - name: A\n    type: planet\n", "planet"),
        ("entities.yml", "entities: [\n", "entities.yml"),
        ("entities.yml", "people: []\n", "people"),
    ],
)
def test_an_authority_file_that_is_not_understood_stops_the_build_with_one_line(
    make_archive: Callable[..., Archive], file: str, content: str, message: str
) -> None:
    made = make_archive()
    (made.folder / file).write_text(content, encoding="utf-8")
    built = made.build()
    errors = [line for line in built.log.splitlines() if "ERROR" in line or "entities.yml" in line]
    assert built.code == 1
    assert message in "".join(errors)
    assert "Traceback" not in built.log
    assert not made.site.exists()


def test_an_alias_under_two_entries_names_both_lines(make_archive: Callable[..., Archive]) -> None:
    made = make_archive(seeds=False)
    (made.folder / "entities.yml").write_text(
        "entities:\n  - name: A Company\n    type: organisation\n    aliases: [Firm]\n"
        "  - name: B Company\n    type: organisation\n    aliases: [Firm]\n",
        encoding="utf-8",
    )
    log = made.build().log
    assert 'entities.yml:5: "Firm" is a name of "B Company" and of "A Company" (line 2)' in log


def test_an_unknown_setting_stops_the_build_with_one_line(make_archive: Callable[..., Archive]) -> None:
    made = make_archive()
    config = made.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("seeds_dir:", "seed_dir:"), encoding="utf-8")
    built = made.build()
    assert built.code == 1
    assert "mkdocs.yml: extra.pressmark.seed_dir: is no setting; did you mean `seeds_dir`?" in built.log
    assert "Traceback" not in built.log


@pytest.mark.parametrize("missing", ["seeds", "entities.yml"])
def test_an_archive_without_seeds_or_reviewed_names_still_builds(
    make_archive: Callable[..., Archive], missing: str
) -> None:
    made = make_archive(seeds=missing != "seeds")
    if missing == "entities.yml":
        (made.folder / missing).unlink()
    built = made.build("--strict")
    assert built.code == 0, built.log


def test_a_folder_of_seeds_that_is_not_there_leaves_the_site_as_it_was(make_archive: Callable[..., Archive]) -> None:
    made = make_archive(seeds=False)
    assert made.build().code == 0
    made.seeds.rmdir()
    built = made.build()
    assert built.code == 1
    assert "seeds: is no folder; make it, or set extra.pressmark.seeds_dir" in built.log
    assert (made.site / "index.html").exists()


def test_an_unreadable_seed_is_named(make_archive: Callable[..., Archive]) -> None:
    made = make_archive(seeds=False)
    (made.seeds / "good.txt").write_text(GOOD, encoding="utf-8")
    # Root reads files of mode 000; a link that leads nowhere cannot be read by anybody.
    (made.seeds / "gone.txt").symlink_to("nowhere.txt")
    built = made.build()
    assert built.code == 0
    assert "seeds/gone.txt" in built.log


def test_text_of_a_seed_is_text_on_every_page(make_archive: Callable[..., Archive]) -> None:
    made = make_archive(seeds=False)
    hostile = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ config }} [x](javascript:alert(3))'
    for name in ("one.txt", "two.txt"):
        (made.seeds / name).write_text(
            f"{hostile} {name}\n\nBy {hostile}\n\n{GOOD}\n{hostile}\n\nTags\n{hostile}, b\n\n© 2020 {hostile}\n",
            "utf-8",
        )
    (made.seeds / "three.md").write_text(
        "---\n"
        + "".join(f"{field}: '{hostile}'\n" for field in ("title", "description", "publisher", "section", "tags"))
        + f"authors: ['{hostile}']\nextra:\n  x: '{hostile}'\n---\n\n{GOOD}\n",
        encoding="utf-8",
    )  # fmt: skip
    built = made.build("--strict")
    assert built.code == 0, built.log
    for path in made.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path
        assert 'href="javascript:' not in html, path
