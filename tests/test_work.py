"""What a build does again, counted: no more than what changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from bench.corpus import write_article, write_corpus

from pressmark.build import read_archive
from pressmark.settings import Settings
from pressmark.store import Store

from .conftest import Archive

OLD = 10**9
"""Seconds; far enough back that a file's time tells whether it changed."""

STORIES = {
    "wall": "Harbour Town to rebuild its wall\n\nAda Fell of the Harbour Board said on Monday that the work would "
    "begin in May.\n\nThe wall was broken by two storms, and the beach has been closed since then.\n",
    "ferry": "Ferry fares rise again\n\nThe Harbour Board raised the fares of the ferry for the third time in a year, "
    "which Ada Fell called a pity.\n\nNobody else spoke at the long meeting.\n",
    "lamp": "Lamp of the lighthouse relit\n\nThe old lamp burns again, and hundreds came to the pier on Sunday "
    "night to see it from below.\n\nThe keeper had died in the spring.\n",
}


def settings_in(folder: Path) -> Settings:
    return Settings(
        seeds_dir=folder / "seeds", entities_file=folder / "entities.yml", cache_dir=folder / "cache", processes=1
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with everything kept."""
    folder = tmp_path_factory.mktemp("built")
    made = settings_in(folder)
    made.seeds_dir.mkdir()
    for name, text in STORIES.items():
        write(made, name, text)
    authority(made, "Harbour Board")
    assert work(made) == Counter(cleaned=3, finished=3, recognised=3, named=3, resolved=3, related=1)
    return folder


@pytest.fixture
def settings(built: Path, tmp_path: Path) -> Settings:
    """A copy of it: what is kept does not depend on where the archive lies."""
    shutil.copytree(built, tmp_path / "archive")
    return settings_in(tmp_path / "archive")


def write(settings: Settings, name: str, text: str) -> None:
    path = settings.seeds_dir / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (OLD, OLD))


def authority(settings: Settings, *names: str) -> None:
    entries = "".join(f"  - {{name: {name}, type: organisation}}\n" for name in names)
    settings.entities_file.write_text(f"entities:\n{entries}", encoding="utf-8")


def work(settings: Settings) -> Counter[str]:
    with Store(settings.cache_dir) as store:
        read_archive(settings, store)
        return +store.work


def test_nothing_changed(settings: Settings) -> None:
    assert work(settings) == Counter()


def test_a_file_that_was_only_touched(settings: Settings) -> None:
    os.utime(settings.seeds_dir / "wall.txt", (OLD + 5, OLD + 5))
    assert work(settings) == Counter()


def test_one_added(settings: Settings) -> None:
    write(settings, "gull", "Gull of the week\n\nA grey gull was seen over the roofs of the old town on Tuesday.\n")
    assert work(settings) == Counter(cleaned=1, finished=1, recognised=1, named=1, resolved=1, related=1)


def test_one_edited(settings: Settings) -> None:
    write(settings, "lamp", STORIES["lamp"].replace("hundreds", "thousands"))
    assert work(settings) == Counter(cleaned=1, finished=1, recognised=1, named=1, resolved=1, related=1)


def test_one_removed(settings: Settings) -> None:
    (settings.seeds_dir / "lamp.txt").unlink()
    assert work(settings) == Counter(related=1)


def test_one_renamed_is_recognised_no_more(settings: Settings) -> None:
    (settings.seeds_dir / "lamp.txt").rename(settings.seeds_dir / "light.txt")
    assert work(settings) == Counter(cleaned=1, finished=1, related=1)


def test_a_name_reviewed_touches_only_the_texts_that_have_its_first_word(settings: Settings) -> None:
    authority(settings, "Harbour Board", "Lamp Society")
    assert work(settings) == Counter(named=1, resolved=1)


def test_the_next_build_after_one_that_was_undone_does_nothing(settings: Settings) -> None:
    write(settings, "lamp", STORIES["lamp"].replace("hundreds", "thousands"))
    work(settings)
    write(settings, "lamp", STORIES["lamp"])
    assert work(settings) == Counter()


def test_a_young_file_is_read_again_since_its_time_tells_nothing(settings: Settings) -> None:
    path = settings.seeds_dir / "lamp.txt"
    path.write_text(STORIES["lamp"], encoding="utf-8")
    work(settings)
    known = path.stat()
    path.write_text(STORIES["lamp"].replace("hundreds", "hundredz"), encoding="utf-8")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert path.stat().st_size == known.st_size
    assert work(settings)["cleaned"] == 1


def test_a_store_that_lost_a_draft_reads_its_file_again(settings: Settings) -> None:
    with Store(settings.cache_dir) as store:
        drafts = [key for key in store.kept_keys() if key.startswith(("draft:", "article:"))]
        store.forget(drafts)
    assert work(settings) == Counter(cleaned=3, finished=3)


@pytest.mark.parametrize("loss", ["DELETE FROM kept", "UPDATE kept SET value = x'00'"])
def test_lost_proposals_of_a_text_whose_names_are_sought_again_are_made_again(settings: Settings, loss: str) -> None:
    before = names(settings)
    with closing(sqlite3.connect(settings.cache_dir / "store.db")) as kept, kept:
        assert kept.execute(f"{loss} WHERE key LIKE 'proposed:%'").rowcount
    authority(settings, "Harbour Board", "Lamp Society", "Wall Street", "Ferry Company")
    found = names(settings)
    assert {"Ada Fell", "Harbour Board"} <= found >= before
    authority(settings, "Harbour Board")
    assert names(settings) == before


def names(settings: Settings) -> set[str]:
    with Store(settings.cache_dir) as store:
        catalog, _ = read_archive(settings, store)
    return {mention.surface for mention in catalog.mentions}


def test_pruning_keeps_what_the_last_build_used(settings: Settings) -> None:
    write(settings, "lamp", STORIES["lamp"].replace("hundreds", "thousands"))
    work(settings)
    with Store(settings.cache_dir) as store:
        assert store.prune() > 0
        assert store.prune() == 0
    assert work(settings) == Counter()


def test_a_sidecar_behind_a_link_is_seen_to_change(settings: Settings) -> None:
    shared = settings.seeds_dir / "lamp.yml"
    shared.write_text("publisher: The Harbour Post\n", encoding="utf-8")
    (settings.seeds_dir / "wall.yml").symlink_to("lamp.yml")
    work(settings)
    shared.write_text("publisher: The Gull News\n", encoding="utf-8")
    with Store(settings.cache_dir) as store:
        catalog, _ = read_archive(settings, store)
    assert catalog.article_by_id["wall"].publisher == "The Gull News"


ARTICLES = 24
NEEDLESS = 75
"""Files that a change of one article may have made anew though nothing in them is new: those of the things it names."""


@dataclass(frozen=True)
class SiteWork:
    """What a build of a whole site did."""

    recognised: int
    """Texts."""
    indexed: int
    """Parts of the search index; an archive as small as this has one."""
    made: int
    """Files."""
    changed: frozenset[str]
    """Files whose bytes are not those of the site before."""
    articles: frozenset[str]
    """Pages of articles among them."""


def build_site(archive: Archive) -> SiteWork:
    before = contents(archive.site)
    log = archive.build().log
    recognised = re.search(r"Done:.* (\d+) recognised", log)
    made = re.search(r"Made (\d+) of \d+ files(?:, (\d+) parts|: .* was left as it is)", log)
    assert made is not None, log
    after = contents(archive.site)
    changed = frozenset(path for path, content in after.items() if before.get(path) != content)
    folders = {path.removesuffix("seed.txt") for path in after if path.endswith("/seed.txt")}
    articles = frozenset(path for path in changed if path.removesuffix("index.html") in folders)
    return SiteWork(int(recognised[1]) if recognised else 0, int(made[2] or 0), int(made[1]), changed, articles)


def contents(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_a_site_is_recognised_rendered_and_indexed_where_it_changed(make_archive: Callable[..., Archive]) -> None:
    archive = make_archive(seeds=False)
    write_corpus(archive.seeds, ARTICLES)
    whole = build_site(archive)
    assert (whole.recognised, whole.indexed) == (ARTICLES, 1)
    assert len(whole.articles) == ARTICLES
    nothing = build_site(archive)
    assert (nothing.recognised, nothing.indexed, nothing.made) == (0, 0, 0)

    seed = write_article(archive.seeds, ARTICLES, ARTICLES)
    added = build_site(archive)
    assert (added.recognised, added.indexed) == (1, 1)
    assert "data/archive.db" in added.changed
    assert len(added.changed) <= added.made <= len(added.changed) + NEEDLESS

    paragraphs = seed.read_text("utf-8").split("\n\n")
    longest = max(range(len(paragraphs)), key=lambda at: len(paragraphs[at]))
    paragraphs[longest] += " Nobody had expected the zeppelin."
    seed.write_text("\n\n".join(paragraphs), "utf-8")
    edited = build_site(archive)
    assert (edited.recognised, edited.indexed, len(edited.articles)) == (1, 1, 1)
    assert edited.made <= len(edited.changed) + NEEDLESS

    seed = seed.rename(seed.with_name("renamed.txt"))
    renamed = build_site(archive)
    assert (renamed.recognised, renamed.indexed, len(renamed.articles)) == (0, 1, 1)

    seed.unlink()
    removed = build_site(archive)
    assert (removed.recognised, removed.indexed) == (0, 1)
    assert removed.made <= len(removed.changed) + NEEDLESS

    first, second = known_names(archive)[:2]
    (archive.folder / "entities.yml").write_text(
        f"entities:\n  - {{name: {first}, type: place, aliases: [{second}]}}\n"
    )
    alias = build_site(archive)
    assert (alias.recognised, alias.indexed) == (0, 1)
    assert 0 < len(alias.articles) < ARTICLES

    template = archive.folder / "docs/.overrides/article.html"
    template.write_text(
        template.read_text("utf-8").replace('<h1 class="title"', '<h1 class="title title--new"'), "utf-8"
    )
    titles = build_site(archive)
    assert (titles.recognised, titles.indexed) == (0, 0)
    assert titles.changed == titles.articles
    assert len(titles.changed) == ARTICLES
    pages = sum(path.endswith("index.html") for path in contents(archive.site))
    assert titles.made <= pages  # of what is no page, nothing


def known_names(archive: Archive) -> list[str]:
    lines = (archive.site / "data/entities.jsonl").read_text("utf-8").splitlines()
    return [str(json.loads(line)["name"]) for line in lines]
