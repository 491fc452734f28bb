"""Every address, and the promise that what was linked never leads elsewhere or nowhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.publish.urls import assign_id_paths, assign_slugs, digest, is_safe_path, relative_url, seed_url


def test_a_name_alone_keeps_its_slug() -> None:
    assert assign_slugs({"a": "Russia takes on ISIS"}, "article").of == {"a": "russia-takes-on-isis"}


def test_several_that_want_one_slug_each_get_a_suffix_and_the_bare_slug_lists_them() -> None:
    slugs = assign_slugs({"a": "Flood!", "b": "flood", "c": "Fire"}, "article")
    assert slugs.of == {"a": f"flood-{digest('a', 6)}", "b": f"flood-{digest('b', 6)}", "c": "fire"}
    assert slugs.choices == {"flood": ("a", "b")}


@pytest.mark.parametrize("name", ["", "洪水", "...", "CON", "nul", "index", "com1"])
def test_names_that_make_no_address_are_named_by_their_kind(name: str) -> None:
    assert assign_slugs({"a": name}, "article").of == {"a": f"article-{digest('a', 6)}"}


def test_a_former_title_leads_to_the_article() -> None:
    slugs = assign_slugs({"a": "Corrected"}, "article", {"a": "Original"})
    assert slugs.former == {"original": "a"}


def test_a_former_title_that_another_article_bears_becomes_a_choice() -> None:
    slugs = assign_slugs({"a": "Corrected", "b": "Original"}, "article", {"a": "Original"})
    assert slugs.choices == {"original": ("a", "b")}
    assert slugs.of == {"a": "corrected", "b": f"original-{digest('b', 6)}"}
    assert slugs.former == {}


def test_a_title_that_ends_like_a_suffix_takes_nobodys_address() -> None:
    forged = f"Flood {digest('a', 6)}"
    slugs = assign_slugs({"a": "Flood", "b": "flood", "c": forged}, "article")
    assert len(set(slugs.of.values())) == 3


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=90), max_size=12))
def test_slugs_are_always_unique_ascii_and_short(names: dict[str, str]) -> None:
    slugs = assign_slugs(names, "article")
    everything = [*slugs.of.values(), *slugs.choices]
    assert len(everything) == len(set(everything))
    assert set(slugs.of) == set(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", slug) for slug in everything)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a/b"], {"a/b": "a/b"}),
        (["A", "a"], {"A": f"a-{digest('A', 8)}", "a": f"a-{digest('a', 8)}"}),
        (["A/x", "a/y"], {"A/x": f"a-x-{digest('A/x', 8)}", "a/y": f"a-y-{digest('a/y', 8)}"}),
        (["my file"], {"my file": f"my-file-{digest('my file', 8)}"}),
        (["../x"], {"../x": f"x-{digest('../x', 8)}"}),
        (["aux"], {"aux": f"aux-{digest('aux', 8)}"}),
        (["index.html"], {"index.html": f"index-html-{digest('index.html', 8)}"}),
        (["洪水"], {"洪水": f"article-{digest('洪水', 8)}"}),
    ],
)
def test_id_paths(ids: list[str], expected: dict[str, str]) -> None:
    assert assign_id_paths(ids) == expected


@given(st.lists(st.text(max_size=20), unique=True, max_size=12))
def test_id_paths_are_safe_and_one_each_on_every_disk(ids: list[str]) -> None:
    paths = assign_id_paths(ids)
    assert len({path.casefold() for path in paths.values()}) == len(ids)
    assert all(is_safe_path(path) for path in paths.values())


@pytest.mark.parametrize(
    "path", ["", "a//b", "/a", "a/../b", ".git", "a.", "a b", "con.txt", "x" * 200, "a\nb", "seed.txt"]
)
def test_unsafe_paths(path: str) -> None:
    assert not is_safe_path(path)


def test_addresses_as_seen_from_a_page() -> None:
    assert relative_url("entities/isis/", "articles/x/") == "../../entities/isis/"
    assert relative_url("entities/isis/", "") == "entities/isis/"


def test_a_seed_is_published_so_that_no_browser_runs_it() -> None:
    assert seed_url("articles/x/", "page.html") == "articles/x/seed.txt"
    assert seed_url("articles/x/", "scan.PDF") == "articles/x/seed.pdf"


def test_an_id_that_looks_like_another_ones_safe_address_takes_it_from_nobody() -> None:
    forged = f"e-{digest('é', 8)}"
    paths = assign_id_paths(["é", forged])
    assert paths[forged] == forged
    assert paths["é"] == f"e-{digest('é', 9)}"
