"""The store keeps what it was given, and a broken one costs time only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pressmark import ingest, model, text
from pressmark.errors import StoreError
from pressmark.store import Store, code_version, result_key


def test_keeps_results_between_runs(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put([("a", b"1"), ("b", b"2")])
    with Store(tmp_path) as store:
        assert (store.get("a"), store.get("b"), store.get("c")) == (b"1", b"2", None)


def test_a_store_without_a_folder_lasts_one_run() -> None:
    with Store(None) as store:
        store.put([("a", b"1")])
        assert store.get("a") == b"1"


def test_a_file_that_is_no_database_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"this is no database" * 100)
    with Store(tmp_path) as store:
        assert store.get("a") is None


def test_two_builds_can_write_at_once(tmp_path: Path) -> None:
    with Store(tmp_path) as first, Store(tmp_path) as second:
        first.put([("a", b"1")])
        second.put([("b", b"2")])
        assert first.get("b") == b"2"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "file" / "cache")


def test_keys_tell_every_input_apart() -> None:
    keys = {
        result_key("draft", "1", "a", "b"),
        result_key("draft", "1", "ab", ""),
        result_key("draft", "1", "ab"),
        result_key("draft", "1", "ab", None),
        result_key("draft", "2", "a", "b"),
        result_key("mentions", "1", "a", "b"),
    }
    assert len(keys) == 6


def test_a_damaged_file_costs_time_only(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put((f"key {number}", b"x" * 3000) for number in range(50))
    path = tmp_path / "store.db"
    content = bytearray(path.read_bytes())
    content[5000:60000] = b"\xff" * 55000
    path.write_bytes(bytes(content))
    with Store(tmp_path) as store:
        found = [store.get(f"key {number}") for number in range(50)]
        store.put([("a", b"1")])
        assert store.get("a") == b"1"
    assert set(found) <= {None, b"x" * 3000}


def test_a_version_changes_with_the_code_and_with_what_it_calls() -> None:
    assert code_version(text) != code_version(model)
    assert code_version(text, model) == code_version(model, text)
    assert code_version(text, releases=("babel",)).startswith(code_version(text) + " babel ")
    assert code_version(ingest) != code_version(ingest, text)


def test_a_result_that_was_damaged_is_lacking(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put([("a:1", b"one"), ("a:2", b"two")])
    damage(tmp_path, "a:1")
    with Store(tmp_path) as store:
        assert store.lacking(["a:1", "a:2", "a:3"]) == {"a:1", "a:3"}


def test_what_no_build_has_used_yet_is_not_pruned(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put([("a:1", b"one")])
        with pytest.raises(StoreError, match="says nothing of a last build; build once, then prune"):
            store.prune()
        assert store.get("a:1") == b"one"


def damage(folder: Path, keys: str) -> None:
    """Other bytes in place of results whose keys begin so."""
    with closing(sqlite3.connect(folder / "store.db")) as kept, kept:
        assert kept.execute("UPDATE kept SET value = x'00' WHERE key LIKE ?", (f"{keys}%",)).rowcount
