"""`pressmark extract | recognise | export`, as other programs call them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest

from pressmark.steps.kept_table import WHAT
from pressmark.store import Store

from .conftest import ROOT, Archive

SEEDS = ROOT / "seeds"


def lines(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_extract_prints_one_object_for_each_seed_of_a_folder(archive: Archive) -> None:
    done = archive.run("pressmark", "extract", str(SEEDS))
    found = lines(done.stdout)
    assert done.returncode == 0
    assert [record["id"] for record in found] == sorted(path.stem for path in SEEDS.iterdir())
    published = [json.loads(line) for line in (archive.site / "data/articles.jsonl").read_text("ascii").splitlines()]
    assert found == [{key: value for key, value in record.items() if key != "entities"} for record in published]


def test_extract_of_one_file_names_it_by_its_file_name(archive: Archive) -> None:
    done = archive.run("pressmark", "extract", str(SEEDS / "004_05f48a3caf8b5832.txt"))
    (record,) = lines(done.stdout)
    assert (record["id"], record["published"]) == ("004_05f48a3caf8b5832", "2017-08-21")


def test_extract_says_why_a_seed_was_rejected_and_exits_with_1(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A title\n\nA text that says something, in a sentence.\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = archive.run("pressmark", "extract", str(tmp_path), str(tmp_path / "missing.txt"))
    found = {record["seed"]: record for record in lines(done.stdout)}
    assert done.returncode == 1
    assert set(found["empty.txt"]) == {"id", "seed", "rejected"}
    assert "empty" in found["empty.txt"]["rejected"]
    assert found["missing.txt"]["rejected"]
    assert found["good.txt"]["title"] == "A title"


def test_recognise_finds_and_resolves_names_across_lines(archive: Archive) -> None:
    texts = {
        "a": "The president, Vladimir Putin, visited Germany. Putin spoke to German farmers.",
        "b": "Critics of Vladimir Putin met in Berlin on Monday.",
    }
    done = archive.run(
        "pressmark", "recognise", stdin="".join(json.dumps({"id": k, "text": v}) + "\n" for k, v in texts.items())
    )
    found = lines(done.stdout)
    assert done.returncode == 0, done.stderr
    entity_of: dict[str, set[str]] = {}
    for record in found:
        for mention in record["mentions"]:
            assert set(mention) == {"start", "end", "field", "label", "entity"}
            surface = texts[record["id"]][mention["start"] : mention["end"]]
            entity_of.setdefault(surface, set()).add(mention["entity"])
    assert entity_of["Vladimir Putin"] == entity_of["Putin"]
    assert entity_of["Germany"] == entity_of["German"]
    assert all(len(entities) == 1 for entities in entity_of.values())


def test_recognise_only_resolves_mentions_that_are_given(archive: Archive) -> None:
    text = "Ruritania met Ruritanian envoys."
    given = [{"start": 0, "end": 9, "label": "GPE"}, {"start": 14, "end": 24, "label": "NORP"}]
    done = archive.run("pressmark", "recognise", stdin=json.dumps({"id": "a", "text": text, "mentions": given}))
    (record,) = lines(done.stdout)
    assert [(item["start"], item["end"], item["label"]) for item in record["mentions"]] == [
        (0, 9, "GPE"),
        (14, 24, "NORP"),
    ]
    assert all(item["entity"] for item in record["mentions"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: is not understood"),
        ('{"id": "a"}', "line 1: is not understood"),
        ('{"id": "a", "text": 3}', "text, title and language are strings"),
        ('{"id": "a", "text": "x", "language": 5}', "text, title and language are strings"),
        (r'{"id": "a", "text": "\ud800"}', "line 1: is not understood"),
        ('{"id": "a", "text": "x", "mentions": [{"start": 0, "end": 9, "label": "ORG"}]}', "no such span"),
        ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', "came before"),
    ],
)
def test_recognise_names_the_line_it_does_not_understand(archive: Archive, line: str, message: str) -> None:
    done = archive.run("pressmark", "recognise", stdin=line)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_export_writes_markdown_and_data_without_a_site(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = archive.run("pressmark", "export", str(folder))
    assert done.returncode == 0, done.stderr
    for name in ("articles.jsonl", "entities.jsonl", "mentions.jsonl", "report.json"):
        assert (folder / "data" / name).read_bytes() == (archive.site / "data" / name).read_bytes()
    page = folder / "articles/russia-takes-on-isis/index.md"
    assert page.read_bytes() == (archive.site / "articles/russia-takes-on-isis/index.md").read_bytes()
    post = frontmatter.load(str(page))
    assert post["date"] == "2017-08-21"
    for target in re.findall(r"\]\(([^) ]+)", post.content):
        assert (page.parent / target).exists(), target


def test_export_overwrites_nothing(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    done = archive.run("pressmark", "export", str(tmp_path))
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    done = archive.run("pressmark", "export", str(tmp_path / "mine"))
    assert done.returncode == 2
    assert "is a file; name a folder" in done.stderr


def test_cache_prints_a_table_with_units(make_archive: Callable[..., Archive]) -> None:
    made = make_archive(seeds=False)
    assert made.run("pressmark", "cache").stdout.endswith(": nothing is kept; the next build keeps its results there\n")
    (made.seeds / "a.txt").write_text("A title\n\nA text that says something, in a sentence.\n", "utf-8")
    assert made.run("pressmark", "ingest").returncode == 0
    refused = made.run("pressmark", "cache", "--prune")
    assert refused.returncode == 2
    assert refused.stderr.endswith("says nothing of a last build; build once, then prune\n")
    assert made.build().code == 0
    table = made.run("pressmark", "cache").stdout.splitlines()
    assert table[0] == str(made.folder / ".cache/pressmark")
    assert table[1].split("  ")[0] == "kept"
    assert {len(line) for line in table[1:]} == {len(table[1])}
    (drafts,) = (line for line in table if line.startswith("seeds, cleaned"))
    assert re.search(r" 1 +\d+ bytes +1$|1 +\d\.\d KB +1$", drafts)
    assert table[-1].startswith("all of it")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "pressmark: the following arguments are required: COMMAND; see `pressmark --help`"),
        (("bag",), "pressmark bag: the following arguments are required: DIR; see `pressmark bag --help`"),
        (("verify", "--config", "none.yml"), "none.yml: cannot be read (No such file or directory); run the command "),
    ],
)
def test_a_command_line_that_is_wrong_is_told_with_place_fact_and_remedy(
    archive: Archive, arguments: tuple[str, ...], told: str
) -> None:
    done = archive.run("pressmark", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1


def test_every_kind_of_result_has_a_name_for_people(archive: Archive) -> None:
    with Store(archive.folder / ".cache/pressmark") as store:
        assert {size.kind for size in store.sizes()} <= WHAT.keys()


def test_every_command_is_documented(archive: Archive) -> None:
    page = (ROOT / "docs/about/archivist.md").read_text("utf-8")
    help_text = archive.run("pressmark", "--help").stdout
    commands = re.findall(r"^    (\w+)(?: |$)", help_text, re.MULTILINE)
    assert commands == ["extract", "recognise", "export", "ingest", "cache", "suggest", "verify", "bag", "new"]
    assert all(f"`pressmark {command}" in page for command in commands)


def test_extract_explains_to_people(archive: Archive) -> None:
    done = archive.run("pressmark", "extract", "--explain", str(SEEDS / "003_50019535be55accd.txt"))
    assert done.returncode == 0, done.stderr
    assert "published  2014-09-17  (line 3 of the saved copy" in done.stdout
    assert re.search(r"^ +29 - comment: \w+ +Leave a Reply$", done.stdout, re.MULTILINE)
