"""`pressmark suggest`: what is printed can be pasted, and what is written changes nothing else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from pressmark.errors import AuthorityError
from pressmark.knowledge.advice import Advice, Kind
from pressmark.knowledge.authority import parse_authority
from pressmark.model import EntityType
from pressmark.suggest import add_advice, ask_for_advice, describe_advice, write_authority

from .conftest import ROOT

NEW = Advice(Kind.NEW, "Fell: Valley", EntityType.PLACE, ("The Fell",), because="named twice")
ALIAS = Advice(Kind.MERGE, "Moor Guard", EntityType.ORGANISATION, ("Moor Gaurd", "Moor Guard"), declared=True)
TYPE = Advice(Kind.TYPE, "Moor Guard", EntityType.GROUP)
FILE = """\
# The names of this archive.
entities:
  # Armed groups

  - name: Moor Guard   # since 1998
    type: organisation
    note: >-
      A group
      of guards.

# Never entities.
ignore:
  - Islamic
"""


def test_a_new_entry_stands_after_the_last_and_nothing_else_changes() -> None:
    written = add_advice(FILE, [NEW], "entities.yml")
    before, after = FILE.split("\n# Never")
    assert written == (
        before + "\n  - name: 'Fell: Valley'\n    type: place\n    aliases:\n      - The Fell\n\n# Never" + after
    )


def test_an_alias_goes_under_its_entry_and_comments_stay() -> None:
    written = add_advice(FILE, [ALIAS, ALIAS], "entities.yml")
    added = [line for line in written.splitlines() if line not in FILE.splitlines()]
    assert added == ["    aliases:", "      - Moor Gaurd"]
    assert [line for line in FILE.splitlines() if line not in written.splitlines()] == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# only a comment\n",
        "ignore: [x]\n",
        "entities:\n",
        "entities: # none yet\n",
        "entities: []   # none yet\nignore: [x]\n",
        "entities: [{name: A, type: person}]\n",
        "entities:\n- name: A  # first\n  type: person\n# end\n",
        "entities:\n      - {name: Moor Guard, type: group}\n",
        "entities:\n  - name: Moor Guard\n    type: group\n    aliases: [a, b]   # two\nignore: []",
        "entities:\n  - name: Moor Guard\n    type: group\n    aliases:   # none yet\n",
        "\ufeffentities:\r\n  - name: Moor Guard\r\n    type: group\r\n    note: |\r\n      A\r\n\r\n      line.\r\n",
        'entities:\n  - name: Moor Guard\n    type: group\n    note: "one\u2028line\x85of\u2029notes"\n\n# end\n',
        "entities:\n  - name: B\n    type: person\n    aliases:\n    - b  # less indented\n    - c\n",
    ],
)
@pytest.mark.parametrize("advice", [NEW, ALIAS], ids=["new", "alias"])
def test_every_character_that_was_there_stays(content: str, advice: Advice) -> None:
    written = add_advice(content, [advice, advice], "entities.yml")
    entry = parse_authority(written, "entities.yml").resolve(advice.name)
    assert entry is not None
    assert advice.aliases[0] in entry.names
    rest = iter(written)
    assert all(char in rest for char in content.replace(" []", "")), written
    assert ("\r\n" in written) == ("\r\n" in content)
    assert written.count("\n") == written.count("\r\n") or "\r" not in written
    assert add_advice(written, [advice], "entities.yml") == written


def test_a_type_is_changed_and_nothing_else() -> None:
    written = add_advice(FILE, [TYPE], "entities.yml")
    assert written == FILE.replace("type: organisation", "type: group")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# Only a note.\n",
        "entities:\n",
        "entities: []\n",
        "ignore:\n  - Islamic\n",
        "entities: [{name: A, type: place}]\n",
    ],
)
def test_files_without_entries_get_their_first(content: str) -> None:
    written = add_advice(content, [NEW], "entities.yml")
    assert parse_authority(written, "entities.yml").resolve("Fell: Valley") is not None
    assert ("# Only" in written) == ("# Only" in content)
    assert parse_authority(written, "e").ignore == parse_authority(content, "e").ignore


def test_the_shipped_file_keeps_every_line() -> None:
    content = (ROOT / "entities.yml").read_text("utf-8")
    written = add_advice(content, [NEW], "entities.yml")
    assert set(content.splitlines()) <= set(written.splitlines())
    first = next(entry.name for entry in parse_authority(content, "e").entries)
    alias = Advice(Kind.MERGE, first, EntityType.PERSON, ("Somebody Else",), declared=True)
    assert set(content.splitlines()) <= set(add_advice(content, [alias], "entities.yml").splitlines())


def test_a_name_that_stands_elsewhere_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "entities.yml"
    path.write_text(FILE, "utf-8")
    twice = Advice(Kind.NEW, "Guard of the Moor", EntityType.GROUP, ("Moor Guard",))
    with pytest.raises(AuthorityError, match="Moor Guard"):
        write_authority(path, [twice])
    assert path.read_text("utf-8") == FILE
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_printed_can_be_pasted() -> None:
    hostile = Advice(
        Kind.NEW, "Fell", EntityType.PLACE, ("a: b", "- c", "*d"), because="x", speaks_for=("one\ntwo: \x1b[31m",)
    )
    pasted = "entities:\n" + describe_advice(hostile)
    (entry,) = parse_authority(pasted, "entities.yml").entries
    assert entry.aliases == ("a: b", "- c", "*d")
    assert "\x1b" not in pasted


def test_picks_what_is_answered_with_yes_until_the_archivist_stops() -> None:
    answers = iter(["y", "maybe", "n", "q"])
    shown: list[str] = []
    picked = list(ask_for_advice([NEW, ALIAS, TYPE, NEW], lambda _: next(answers), shown.append))
    assert picked == [NEW]
    assert len(shown) == 3


TEXTS = {
    "a": "The flood in Fellmouth\n\nNora Melikishvili spoke in Fellmouth on Monday about the flood and the harbour.\n",
    "b": "Another flood\n\nThe people of Fellmouth met Nora Melikishvili on Sunday to talk about the flood at night.\n",
}


def archive(folder: Path) -> Path:
    (folder / "seeds").mkdir()
    for name, text in TEXTS.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Fell\n", "utf-8")
    (folder / "entities.yml").write_text(FILE, "utf-8")
    return folder


COMMAND = [sys.executable, "-m", "pressmark.cli", "suggest"]


def test_prints_advice_and_writes_nothing(tmp_path: Path) -> None:
    folder = archive(tmp_path)
    done = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, check=True, env=environment())
    assert "  - name: Nora Melikishvili\n    type: person\n" in done.stdout
    assert parse_authority("entities:\n" + done.stdout, "e").resolve("Nora Melikishvili") is not None
    assert (folder / "entities.yml").read_text("utf-8") == FILE


def test_writes_only_where_somebody_can_answer(tmp_path: Path) -> None:
    folder = archive(tmp_path)
    refused = subprocess.run(
        [*COMMAND, "--write"], cwd=folder, capture_output=True, text=True, input="y\n", check=False, env=environment()
    )
    assert (refused.returncode, "run it in a terminal" in refused.stderr) == (2, True)
    assert (folder / "entities.yml").read_text("utf-8") == FILE
    leader, follower = pty.openpty()
    os.write(leader, b"y\nq\n")
    done = subprocess.run(
        [*COMMAND, "--write"], cwd=folder, stdin=follower, capture_output=True, text=True, check=True, env=environment()
    )
    os.close(leader)
    os.close(follower)
    assert "1 added" in done.stderr
    written = (folder / "entities.yml").read_text("utf-8")
    assert set(FILE.splitlines()) <= set(written.splitlines())
    assert len(parse_authority(written, "entities.yml").entries) == 2


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
