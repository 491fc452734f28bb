"""Two states of a small archive, and what it means for a site to be whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..conftest import Archive

Contents = dict[str, bytes]

SEEDS = {
    "dam.txt": "Old dam to be mended\n\nMay 5, 2016\n\nThe old dam above Harbour Town will be mended soon.\n",
    "ferry.txt": "Ferry sails again\n\nMay 7, 2016\n\nThe ferry between Harbour Town and Westmouth sails again.\n",
    "school.md": "---\ntitle: School opens\ndate: 2016-05-09\ntags: [schools]\n---\nThe new school opened.\n",
}
FLOOD = "Flood reaches Harbour Town\n\nMay 11, 2016\n\nThe river rose by {} metres on Sunday night, the mayor said.\n"
"""The seed that is another in each state."""


def contents(site: Path) -> Contents:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def is_whole(site: Path, wanted: Contents) -> bool:
    """Whether a site is what was wanted; search files of the last one may stand beside its own."""
    found = contents(site)
    beside = [name for name in found if name not in wanted]
    return all(found.get(name) == content for name, content in wanted.items()) and all(
        name.startswith("pagefind/") for name in beside
    )


@dataclass(frozen=True)
class TwoStates:
    """An archive whose seeds can be put into either of two states, and the site that belongs to each."""

    archive: Archive
    sites: tuple[Contents, Contents]

    def put(self, state: int) -> None:
        (self.archive.seeds / "flood.txt").write_text(FLOOD.format(("two", "three")[state]), encoding="utf-8")

    def state(self) -> int | None:
        """Which of the two sites stands there, whole."""
        return next((state for state in (0, 1) if is_whole(self.archive.site, self.sites[state])), None)


@pytest.fixture(scope="session")
def two_states(make_archive: Callable[..., Archive]) -> TwoStates:
    built = []
    for state in (0, 1):
        made = make_archive(seeds=False)
        for name, text in SEEDS.items():
            (made.seeds / name).write_text(text, encoding="utf-8")
        TwoStates(made, ({}, {})).put(state)
        done = made.build()
        assert done.code == 0, done.log
        built.append(made)
    return TwoStates(built[0], (contents(built[0].site), contents(built[1].site)))
