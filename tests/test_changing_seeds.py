"""Seeds change and go while a site is built of them: nothing is published that its data do not name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pressmark.build import read_archive
from pressmark.errors import PublishError
from pressmark.model import Seed
from pressmark.settings import Settings
from pressmark.store import Store

from .conftest import Archive
from .ingest.test_web_archives import make_warc, page
from .safety.conftest import contents

GOOD = "Flood reaches Harbour Town\n\nThe river rose by two metres on Sunday night, the mayor of the town said.\n"
TOLD = "was changed or removed while the site was built; build once more"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "flood.txt").write_text(GOOD, encoding="utf-8")
    (seeds / "crawl.warc.gz").write_bytes(make_warc([page(1), page(2)]))
    return Settings(seeds_dir=seeds, entities_file=tmp_path / "none.yml", cache_dir=tmp_path / "cache", processes=1)


def read(settings: Settings) -> tuple[Mapping[str, str], Mapping[str, Seed]]:
    """Seed path -> what the data will say of it; and the seeds."""
    with Store(settings.cache_dir) as store:
        catalog, seeds = read_archive(settings, store)
    return {article.seed: article.sha256 for article in catalog.articles}, seeds


def test_the_bytes_are_those_that_were_read(settings: Settings) -> None:
    known, seeds = read(settings)
    assert sorted(known) == ["crawl.warc.gz#1", "crawl.warc.gz#2", "flood.txt"]
    assert sorted(seeds) == sorted(known)
    assert seeds["flood.txt"].content == GOOD.encode()
    assert seeds["crawl.warc.gz#2"].content == page(2)[2]
    assert seeds["crawl.warc.gz#1"].content == page(1)[2]


@pytest.mark.parametrize("path", ["flood.txt", "crawl.warc.gz#1"])
def test_a_seed_that_is_gone_is_told_and_not_published(settings: Settings, path: str) -> None:
    _, seeds = read(settings)
    (settings.seeds_dir / path.partition("#")[0]).unlink()
    with pytest.raises(PublishError) as caught:
        seeds[path]
    assert str(caught.value) == f"seeds/{path}: {TOLD}"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("flood.txt", GOOD.replace("two", "six").encode()),
        ("flood.txt", b"x" * 10_000_001),
        ("flood.txt", make_warc([page(1)])),
        ("crawl.warc.gz#1", make_warc([page(3), page(2)])),
        ("crawl.warc.gz#2", make_warc([page(1)])),
        ("crawl.warc.gz#2", b"no archive any more"),
        ("crawl.warc.gz#1", b"\x1f\x8b\x08"),
    ],
)
def test_a_seed_that_was_changed_is_told_and_not_published(settings: Settings, path: str, content: bytes) -> None:
    _, seeds = read(settings)
    (settings.seeds_dir / path.partition("#")[0]).write_bytes(content)
    with pytest.raises(PublishError, match=TOLD):
        seeds[path]


def test_a_link_in_the_place_of_a_seed_is_not_followed_out_of_the_folder(settings: Settings) -> None:
    _, seeds = read(settings)
    path = settings.seeds_dir / "flood.txt"
    outside = settings.seeds_dir.parent / "copy.txt"
    path.rename(outside)
    path.symlink_to(outside)
    with pytest.raises(PublishError, match=TOLD):
        seeds["flood.txt"]


HOOK = """
from pathlib import Path

def on_env(env, config, files):
    change = Path("change")
    if change.exists():
        Path("seeds/flood.txt").unlink()
        if change.read_text():
            change.rename("seeds/flood.txt")
"""


def test_a_build_whose_seed_changes_meanwhile_says_so_and_leaves_the_old_site(
    make_archive: Callable[..., Archive],
) -> None:
    made = make_archive(seeds=False)
    seed, change = made.seeds / "flood.txt", made.folder / "change"
    (made.folder / "change.py").write_text(HOOK, encoding="utf-8")
    config = made.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("hooks:\n", "hooks:\n  - change.py\n"), encoding="utf-8")
    seed.write_text(GOOD, encoding="utf-8")
    assert made.build().code == 0
    before = contents(made.site)
    for other in (GOOD.replace("two", "four"), ""):
        seed.write_text(GOOD.replace("two", "three"), encoding="utf-8")
        change.write_text(other, encoding="utf-8")
        done = made.build()
        assert done.code == 1
        assert f"seeds/flood.txt: {TOLD}" in done.log
        assert "Traceback" not in done.log
        assert contents(made.site) == before
    change.unlink()
    seed.write_text(GOOD.replace("two", "three"), encoding="utf-8")
    assert made.build().code == 0
    assert next(made.site.glob("articles/*/seed.txt")).read_text("utf-8") == GOOD.replace("two", "three")
