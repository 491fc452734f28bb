"""What a reader's first search costs in a real browser: bytes and milliseconds until ten results stand on the page.

python bench/searching.py SITE WORDS
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from playwright.sync_api import Response, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
INDEX = "/pagefind/"
WANTED = 10
"""Results."""
LONGEST = 120_000
"""Milliseconds to wait for them."""


@dataclass(frozen=True)
class FirstSearch:
    """What the first search took."""

    before: int
    """Bytes of the index that the home page fetches before a key is pressed in its search field."""
    asked: int
    """Bytes of the index that the search fetches, Pagefind's script and WebAssembly and the table of names included."""
    requests: int
    seconds: float
    """From opening the page of results to the tenth result."""


class QuietHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


def first_search(site: Path, words: str) -> FirstSearch:
    """Search a site once, in a fresh browser on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    chromium = subprocess.run([ROOT / ".ci/chromium"], check=True, capture_output=True, text=True).stdout.strip()
    seen: list[Response] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page()
        page.on("response", lambda response: seen.append(response))  # noqa: PLW0108  # it wants a function of Python
        root = f"http://127.0.0.1:{server.server_port}/"
        page.goto(root, wait_until="networkidle")
        before, seen[:] = _bytes([one for one in seen if INDEX in one.url]), []
        began = time.perf_counter()
        page.goto(f"{root}search/?{urlencode({'q': words})}")
        page.locator(".result").nth(WANTED - 1).wait_for(timeout=LONGEST)
        took = time.perf_counter() - began
        page.wait_for_load_state("networkidle")
        asked = [one for one in seen if INDEX in one.url or one.url.endswith("names.json")]
        found = FirstSearch(before, _bytes(asked), len(asked), took)
        browser.close()
    server.shutdown()
    return found


def _bytes(responses: list[Response]) -> int:
    return sum(response.request.sizes()["responseBodySize"] for response in responses)


if __name__ == "__main__":
    print(first_search(Path(sys.argv[1]), sys.argv[2]))
