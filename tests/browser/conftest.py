"""A real Chromium, and the built archives it looks at, served below an address of their own as a publisher may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from ..conftest import Archive

SUB_PATH = "/press/archive/"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

HOSTILE_TITLE = 'Minister <img src="x" onerror="window.hacked=1"> resigns'
HOSTILE_SEED = f"""---
title: '{HOSTILE_TITLE}'
date: 2016-05-04
description: '=cmd|calc!A0'
publisher: 'Gazette <script>window.hacked=1</script>'
tags: ['<b onmouseover="window.hacked=1">politics</b>']
---
The minister resigned in Paris on Tuesday after a <img src=x onerror="window.hacked=1"> scandal, the paper said.

A second paragraph says &lt;script&gt;window.hacked=1&lt;/script&gt; and nothing else about the harbour of Marseille.
"""


class _Handler(SimpleHTTPRequestHandler):
    """The site below an address, and nothing elsewhere on the server."""

    protocol_version = "HTTP/1.1"  # keeps connections open: a page asks for some thirty files
    timeout = 5

    def __init__(self, *arguments: object, below: str, **options: object) -> None:
        self.below = below
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        return super().translate_path(
            "/" + path.removeprefix(self.below) if path.startswith(self.below) else "/nothing"
        )

    def log_message(self, *_: object) -> None:
        """Keep the test's output its own."""


class _Server(ThreadingHTTPServer):
    """Does not wait at its end for the connections that a browser keeps open."""

    daemon_threads = True
    block_on_close = False


@contextmanager
def served(site: Path, below: str) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site), below=below)) as server:
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.05))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def site_url(archive: Archive) -> Iterator[str]:
    """The address of the repository's own archive, below a path."""
    with served(archive.site, SUB_PATH) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_site_url(make_archive: Callable[..., Archive]) -> Iterator[str]:
    """An archive with an article that tries to run script wherever it is shown, at the root of its host."""
    archive = make_archive(seeds=False)
    (archive.seeds / "hostile.md").write_text(HOSTILE_SEED, encoding="utf-8")
    (archive.seeds / "gone.md").write_text(
        "---\ntitle: Gone\nwithdrawn: 'asked by <img src=x onerror=window.hacked=1>'\n---\nWas here.\n",
        encoding="utf-8",
    )
    (archive.seeds / "plain.txt").write_text(
        "Harbour reopens\n\nMay 5, 2016\n\nThe harbour of Marseille reopened on Thursday after a week of repairs.\n",
        encoding="utf-8",
    )
    built = archive.build()
    assert built.code == 0, built.log
    with served(archive.site, "/") as url:
        yield url


@pytest.fixture(scope="session")
def long_url(long_archive: Archive) -> Iterator[str]:
    """An archive whose lists, timeline and entities have numbered pages."""
    with served(long_archive.site, "/") as url:
        yield url


@dataclass
class Witness:
    """What a page did beside what was asked of it."""

    complaints: list[str] = field(default_factory=list)
    """Console errors and warnings, uncaught exceptions, failed requests, in the order they happened."""
    hosts: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._note_failure)
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2] if "//" in request.url else ""))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before the answer came
            self.complaints.append(f"{request.url}: {request.failure}")


@dataclass(frozen=True)
class Visit:
    """A page in a fresh browser context, and the witness of what it does."""

    page: Page
    witness: Witness


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a fresh context: `visit()` for a desktop, `visit(viewport=PHONE, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> Visit:
        context = browser.new_context(**{"viewport": DESKTOP, "color_scheme": "light", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        witness = Witness()
        page = context.new_page()
        witness.watch(page)
        return Visit(page, witness)

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    """A desktop page in the light scheme."""
    return visit().page
