"""Who reads while the site is replaced notices nothing: no address is missing, no answer is torn, search goes on."""

from __future__ import annotations

import shutil
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from playwright.sync_api import expect

from pressmark.publish.handover import publish_site
from pressmark.publish.swap import staging_folder

from ..browser.conftest import Visit, served, visit  # noqa: F401 - a fixture
from .conftest import Contents, TwoStates

PUBLISHED = 50
READERS = 3


def put_out(wanted: Contents, site: Path) -> None:
    """Publish a site that was built before."""
    staging = staging_folder(site)
    for name, content in wanted.items():
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        (staging / name).write_bytes(content)
    publish_site(staging, site, sorted(wanted), {}, site.with_name("cache"))


def test_no_answer_is_missing_or_torn_during_many_publishes(two_states: TwoStates, tmp_path: Path) -> None:
    site = tmp_path / "site"
    both = sorted(set(two_states.sites[0]) & set(two_states.sites[1]))
    searched = sorted(name for name in two_states.sites[0] if name.startswith("pagefind/") and name not in both)
    assert searched
    put_out(two_states.sites[0], site)
    done = Event()

    def read(root: str) -> int:
        answers = 0
        while not done.is_set():
            for name in both:
                with urllib.request.urlopen(root + name, timeout=10) as answer:  # noqa: S310 - a loopback address
                    body = answer.read()
                    assert len(body) == int(answer.headers["Content-Length"])
                assert body in (two_states.sites[0][name], two_states.sites[1][name]), name
                answers += 1
        return answers

    with served(site, "/") as root, ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, root) for _ in range(READERS)]
        try:
            for number in range(1, PUBLISHED + 1):
                put_out(two_states.sites[number % 2], site)
                assert all((site / name).is_file() for name in searched)
        finally:
            done.set()
        assert sum(reader.result() for reader in readers) > PUBLISHED
    shutil.rmtree(site)


def test_an_open_page_goes_on_searching_after_the_site_was_replaced(
    visit: Callable[..., Visit],  # noqa: F811
    two_states: TwoStates,
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    put_out(two_states.sites[0], site)
    with served(site, "/") as root:
        visited = visit()
        visited.page.goto(f"{root}search/?q=dam")
        expect(visited.page.locator("[data-results] li").first).to_contain_text("Old dam")
        visited.page.evaluate("window.stillOpen = true")
        put_out(two_states.sites[1], site)
        visited.page.locator("#search-field").fill("metres")
        visited.page.locator("#search-field").press("Enter")
        expect(visited.page.locator("[data-results] li").first).to_contain_text("Flood reaches")
        assert visited.page.evaluate("window.stillOpen"), "it is the page that was opened in the former site"
        assert visited.witness.complaints == []
