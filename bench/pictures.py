"""The pictures of the README, taken anew from a built site: each kind of page, light and dark, wide and on a phone.

python bench/pictures.py [SITE]
"""

from __future__ import annotations

import subprocess
import sys
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from searching import QuietHandler

ROOT = Path(__file__).resolve().parent.parent
QUALITY = 0.75
"""Of WebP: letters still have clean edges, and a picture has 20 to 80 KB."""
AS_WEBP = """async ([picture, quality]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
PICTURES = ROOT / "docs/assets/pictures"
WIDE = {"width": 1200, "height": 760}
PHONE = {"width": 390, "height": 760}
HEAD = 90
"""Pixels that the masthead covers of a page that was scrolled."""
SETTLED = 700
"""Milliseconds after which a page shows what its scripts fetched."""


@dataclass(frozen=True)
class Picture:
    """A page of the repository's own archive, and how it is looked at."""

    name: str
    path: str
    scheme: str = "light"
    is_phone: bool = False
    opened: str = ""
    """What is clicked before, and brought to the top."""


PAGES = (
    Picture("home", ""),
    Picture("search", "search/?q=daesh"),
    Picture("article", "articles/russias-involvement-in-syria-puts-isis-in-hell/"),
    Picture("making", "articles/analysts-warn-isis-terrorists-may-attack-russia/", opened="#made summary"),
    Picture("citing", "articles/analysts-warn-isis-terrorists-may-attack-russia/", opened="#cite summary"),
    Picture("entity", "entities/isis/"),
    Picture("comparison", "compare/?a=russia-takes-on-isis&b=analysts-warn-isis-terrorists-may-attack-russia"),
    Picture("network", "network/", scheme="dark"),
    Picture("timeline", "timeline/", scheme="dark"),
    Picture("map", "map/"),
    Picture("entities", "entities/", scheme="dark"),
    Picture("source", "sources/southfront/", scheme="dark"),
    Picture("tags", "tags/"),
    Picture("report", "report/"),
    Picture("data", "about/data/", scheme="dark"),
    Picture("article-phone", "articles/russia-takes-on-isis/", scheme="dark", is_phone=True),
    Picture("search-phone", "search/?q=airstrikes", is_phone=True),
)


def take(page: Page, picture: Picture, root: str) -> None:
    """Open a page, wait until it stands still, and keep what is seen."""
    page.goto(root + picture.path, wait_until="networkidle")
    if picture.opened:
        part = page.locator(picture.opened)
        part.click()
        part.evaluate("(one, head) => scrollTo(0, one.getBoundingClientRect().top + scrollY - head)", HEAD)
        page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(SETTLED)
    taken = b64encode(page.screenshot()).decode("ascii")
    smaller: str = page.context.new_page().evaluate(AS_WEBP, [taken, QUALITY])
    (PICTURES / f"{picture.name}.webp").write_bytes(b64decode(smaller))


def main(site: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    chromium = subprocess.run([ROOT / ".ci/chromium"], check=True, capture_output=True, text=True).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for picture in PAGES:
            size = PHONE if picture.is_phone else WIDE
            context = browser.new_context(viewport=size, color_scheme=picture.scheme, reduced_motion="reduce")
            take(context.new_page(), picture, f"http://127.0.0.1:{server.server_port}/")
            context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
