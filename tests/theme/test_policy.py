"""What pages allow themselves: no script but the site's own files, no style but its sheets, no other host."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from bs4 import BeautifulSoup

from pressmark.publish.policy import LEADS_ON, PAGE, TEXT_ONLY, policy, preview_policy

from ..conftest import ROOT, Archive

PARTIALS = Path(material.__file__).parent / "templates/partials/javascripts"
OURS = ROOT / "docs/assets/js"
BASE = 'new URL("{{ config.extra.scope | d(base_url) }}",location)'


def inline_script(partial: str) -> str:
    found = re.search(r"<script>(.*)</script>", (PARTIALS / partial).read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def own_script(name: str) -> str:
    comment, code = (OURS / name).read_text("utf-8").split("\n", 1)
    assert comment.startswith("/* Material")
    return code.rstrip("\n")


def test_scripts_taken_from_material_are_those_of_the_release_in_use() -> None:
    assert own_script("palette.js") == inline_script("palette.html")
    assert BASE in inline_script("base.html")
    from_document = inline_script("base.html").replace(BASE, "new URL(document.currentScript.dataset.base,location)")
    assert own_script("scope.js") == from_document


def test_the_policy_names_no_host_and_allows_nothing_inline() -> None:
    for directives in (PAGE, TEXT_ONLY, LEADS_ON):
        written = policy(directives)
        assert directives["default-src"] == ("'none'",)
        assert not re.search(r"https?:|\*|'unsafe-inline'|'unsafe-eval'|\.", written)
    assert "'unsafe-inline'" in preview_policy()


@pytest.fixture(scope="module")
def pages(archive: Archive) -> dict[str, BeautifulSoup]:
    found = {
        path.relative_to(archive.site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(archive.site.rglob("*.html"))
    }
    assert {"index.html", "404.html", "search/index.html", "timeline/index.html"} <= set(found)
    return found


def test_every_page_has_a_policy_before_anything_is_loaded(pages: dict[str, BeautifulSoup]) -> None:
    allowed = {policy(PAGE), policy(LEADS_ON)}
    for name, page in pages.items():
        head = [tag for tag in page.head.find_all(True) if tag.name in ("meta", "link", "script")]
        assert head[0].get("charset") == "utf-8", name
        assert head[1].get("http-equiv") == "Content-Security-Policy", name
        assert head[1]["content"] in allowed, name
        assert page.find("meta", attrs={"name": "referrer"})["content"] == "no-referrer", name


def test_no_page_holds_a_script_a_style_or_a_handler(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for script in page.find_all("script"):
            assert script.get("src") or script.get("type") in ("application/json", "application/ld+json"), name
        assert not page.find("style"), name
        for tag in page.find_all(True):
            assert not [attribute for attribute in tag.attrs if attribute == "style" or attribute.startswith("on")], (
                name
            )


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for tag in page.find_all(["script", "link", "img", "iframe", "source", "video", "audio", "object"]):
            address = tag.get("src") or tag.get("href") or tag.get("data") or ""
            assert not re.match(r"(?:[a-z]+:)?//", address) or tag.get("rel") == ["canonical"], name
