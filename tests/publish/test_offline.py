"""What pages and scripts become for a site that opens from a disk."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from pressmark.model import Catalog, Rejection
from pressmark.publish.assembly import WantedFile
from pressmark.publish.edition import Edition
from pressmark.publish.offline import SCRIPT, join_modules, offline_files, offline_html

from ..conftest import ROOT
from .conftest import FLOOD


@pytest.mark.parametrize(
    ("served", "on_disk"),
    [
        ('<a href="../../tags/syria/">', '<a href="../../tags/syria/index.html">'),
        ('<a class="x" href="./">', '<a class="x" href="./index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="../timeline/#2014">', '<a href="../timeline/index.html#2014">'),
        ('<a href="../search/?q=x/&amp;y=1">', '<a href="../search/index.html?q=x/&amp;y=1">'),
        ('<form action="search/" method="get">', '<form action="search/index.html" method="get">'),
        ('<a href="seed.txt">', '<a href="seed.txt">'),
        ('<a href="#p3">', '<a href="#p3">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="mailto:x@example.org">', '<a href="mailto:x@example.org">'),
        ('<a href="/404/">', '<a href="/404/">'),
        ('<p>put href="tags/" into <b>a</b> page</p>', '<p>put href="tags/" into <b>a</b> page</p>'),
        ('<a title="a > b" href="x/">', '<a title="a > b" href="x/index.html">'),
        ("a page says href=&#34;../x/&#34;", "a page says href=&#34;../x/&#34;"),
        (
            '<meta http-equiv="refresh" content="0; url=../x/">',
            '<meta http-equiv="refresh" content="0; url=../x/index.html">',
        ),
        (
            '<script src="../assets/js/archive.js" type="module"></script>',
            '<script src="../assets/js/offline.js" defer></script>',
        ),
    ],
)
def test_links_of_a_page_name_files(served: str, on_disk: str) -> None:
    assert offline_html(served) == on_disk


def test_the_page_that_only_a_server_shows_is_left_out() -> None:
    files = [WantedFile(path, path, lambda: b"<html>") for path in ("404.html", "index.html")]
    paths = [file.path for file in offline_files(files, Edition(Catalog(articles=())), "1")]
    assert "index.html" in paths
    assert "404.html" not in paths
    served = [file.path for file in offline_files(files, Edition(Catalog(articles=())), "1", wanted=False)]
    assert served == ["404.html", "index.html"]


def test_the_modules_of_the_site_become_one_script_that_loads_nothing() -> None:
    sources = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs/assets/js").glob("*.js"))}
    classic = {"palette.js", "scope.js"}
    script = join_modules({name: source for name, source in sources.items() if name not in classic})
    lines = script.splitlines()
    assert not [line for line in lines if line.startswith(("import ", "export "))]
    assert 'import("./' not in script
    node = shutil.which("node")
    if node:
        subprocess.run([node, "--check", "-"], input=script, text=True, check=True)


def test_a_module_gives_what_it_exports_under_the_names_that_others_import() -> None:
    script = join_modules(
        {
            "archive.js": 'import { one as uno, two } from "./a.js";\nconst b = await import("./b.js");\n',
            "a.js": "export const one = 1;\nexport async function two() {}\n",
            "b.js": "export class B {}\n",
        }
    )
    assert 'const { one: uno, two } = need("a.js");' in script
    assert "return { one, two };" in script
    assert 'await Promise.resolve().then(() => need("b.js"))' in script
    assert '"archive.js": async (need)' in script


def keys(edition: Edition, version: str) -> dict[str, str]:
    served = [WantedFile(path, "key", bytes) for path in ("index.html", "cards/a.json", "data/archive.bib")]
    return {file.path: file.key for file in offline_files(served, edition, version)}


def test_a_file_is_made_anew_when_the_program_or_an_address_in_it_changes() -> None:
    article = FLOOD
    first = keys(Edition(Catalog(articles=(article,))), "1")
    other = keys(Edition(Catalog(articles=(article,))), "2")
    made = {"index.html", "cards/a.js", "data/archive.bib.js", SCRIPT, "search/texts-0.js"}
    assert {path for path in first if first[path] != other[path]} == made
    gone = Rejection("a.txt", "a", "gone", withdrawn=True, titles=(article.title,))
    edition = Edition(Catalog(articles=(article,), rejections=(gone,)))
    assert edition.article_url(article.id) != Edition(Catalog(articles=(article,))).article_url(article.id)
    moved = keys(edition, "1")
    assert {path for path in first if first[path] != moved[path]} == {"search/texts-0.js"}
