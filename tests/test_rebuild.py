"""Same seeds, same bytes; and what a build does when something was added, changed or removed."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from .conftest import BIN, Archive

FLOOD = "Flood reaches Harbour Town\n\nThe river rose by two metres on Sunday night, the mayor of the town said.\n"


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def differing(left: Path, right: Path) -> list[str]:
    first, second = contents(left), contents(right)
    return [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)]


def test_two_builds_of_the_same_seeds_differ_in_no_byte(make_archive: Callable[..., Archive]) -> None:
    one, two = make_archive(), make_archive()
    common = {"SOURCE_DATE_EPOCH": "1700000000"}
    assert one.build(**common, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C").code == 0
    assert two.build(**common, PYTHONHASHSEED="2", TZ="America/Los_Angeles", LC_ALL="C.UTF-8").code == 0
    assert differing(one.site, two.site) == []


def test_a_build_with_everything_kept_gives_the_same_bytes_as_one_with_nothing(
    make_archive: Callable[..., Archive], archive: Archive, tmp_path: Path
) -> None:
    assert archive.build("--site-dir", str(tmp_path / "again"), "--strict").code == 0
    assert differing(archive.site, tmp_path / "again") == []


def test_articles_are_added_changed_and_removed(make_archive: Callable[..., Archive]) -> None:
    made = make_archive()
    assert made.build().code == 0
    before = contents(made.site)
    seed = made.seeds / "flood.txt"

    seed.write_text(FLOOD, encoding="utf-8")
    assert made.build().code == 0
    assert "two metres" in (made.site / "articles/flood-reaches-harbour-town/index.html").read_text("utf-8")

    seed.write_text(FLOOD.replace("two", "three"), encoding="utf-8")
    assert made.build().code == 0
    assert "three metres" in (made.site / "articles/flood-reaches-harbour-town/index.html").read_text("utf-8")

    seed.unlink()
    assert made.build().code == 0
    after = contents(made.site)
    assert {name: after.get(name) for name in before} == before
    assert [name for name in after if name not in before and not name.startswith("pagefind/")] == []


def test_a_sub_path_and_an_address_of_the_site(make_archive: Callable[..., Archive]) -> None:
    made = make_archive()
    config = made.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nsite_url: https://example.org/archive/\n", encoding="utf-8")
    built = made.build("--strict")
    assert built.code == 0, built.log
    sitemap = (made.site / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/archive/articles/russia-takes-on-isis/</loc>" in sitemap
    dates = {line.strip() for line in sitemap.splitlines() if "lastmod" in line}
    known = {f"<lastmod>{date}</lastmod>" for date in ("2014-09-17", "2017-08-21", "2024-04-19")}
    assert dates == known, "those of articles, of their capture where it is known, and no other"


def test_two_builds_at_once_each_publish_a_whole_site(make_archive: Callable[..., Archive]) -> None:
    made = make_archive()
    assert made.build().code == 0
    whole = contents(made.site)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(made.build)
        time.sleep(0.7)
        second = pool.submit(made.build)
        results = [first.result(), second.result()]
    assert [built.code for built in results] == [0, 0], results[0].log + results[1].log
    assert contents(made.site) == whole


def test_a_site_on_another_file_system_is_built_swapped_and_built_again(make_archive: Callable[..., Archive]) -> None:
    made = make_archive()
    assert made.build().code == 0
    whole = contents(made.site)
    with TemporaryDirectory(dir=other_file_system(made.folder)) as elsewhere:
        site = Path(elsewhere) / "site"
        for _ in range(2):
            done = made.build("--site-dir", str(site))
            assert done.code == 0, done.log
            assert contents(site) == whole
        assert {path.name for path in Path(elsewhere).iterdir()} <= {"site", ".site.lock", ".site.next"}


MOUNTED = ("/dev/shm", "/run/shm", "/var/tmp")  # noqa: S108 - a folder of our own is made in it


def other_file_system(folder: Path) -> Path:
    """A folder that no file can be linked or renamed to from this one; Linux has one in memory everywhere."""
    found = [path for path in map(Path, MOUNTED) if path.is_dir()]
    return next(path for path in found if path.stat().st_dev != folder.stat().st_dev)


@pytest.fixture
def served(make_archive: Callable[..., Archive], tmp_path: Path) -> Iterator[tuple[Archive, str]]:
    """A preview, which leaves nothing in the folder for temporary files when it is ended."""
    made = make_archive()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (made.folder / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [BIN / "mkdocs", "serve", "--livereload", "--dev-addr", address],
            cwd=made.folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(tmp_path)},
        )
        try:
            yield made, f"http://{address}/"
        finally:
            server.terminate()
            server.wait(timeout=60)
    assert list(tmp_path.iterdir()) == []
    assert not any(path.match("*-*.json") for path in (made.folder / ".cache/pressmark").iterdir())


def fetched(url: str) -> str | None:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - a loopback address of ours
            text: str = answer.read().decode()
            return text
    except (urllib.error.URLError, ConnectionError):
        return None


def wait_for(url: str, wanted: Callable[[str | None], bool], seconds: float = 60) -> str | None:
    ends = time.monotonic() + seconds
    while not wanted(found := fetched(url)):
        assert time.monotonic() < ends, f"{url} did not become what was waited for"
        time.sleep(0.3)
    return found


def test_serve_follows_new_changed_and_removed_seeds_and_entities(served: tuple[Archive, str]) -> None:
    made, root = served
    flood = f"{root}articles/flood-reaches-harbour-town/"
    wait_for(root, lambda page: page is not None)
    assert fetched(f"{root}pagefind/pagefind-entry.json") is not None
    assert fetched(flood) is None

    (made.seeds / "flood.txt").write_text(FLOOD, encoding="utf-8")
    wait_for(flood, lambda page: page is not None and "two metres" in page)

    (made.seeds / "flood.txt").write_text(FLOOD.replace("two", "three"), encoding="utf-8")
    wait_for(flood, lambda page: page is not None and "three metres" in page)

    entities = made.folder / "entities.yml"
    entities.write_text(
        entities.read_text("utf-8").replace(
            "\nentities:\n", "\nentities:\n  - name: Harbour Town\n    type: place\n    note: On the river.\n", 1
        ),
        encoding="utf-8",
    )
    wait_for(f"{root}entities/harbour-town/", lambda page: page is not None and "On the river." in page)

    (made.seeds / "flood.txt").unlink()
    wait_for(flood, lambda page: page is None)
