"""The same pages for MkDocs and Material alone: what an archive's site would be if each page were a Markdown file.

python bench/plain.py SITE DOCS FOLDER      then: cd FOLDER; mkdocs build
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import normpath

CONFIG = """\
site_name: Plain
theme:
  name: material
  font: false
  features:
    - navigation.prune
nav:
  - Home: index.md
not_in_nav: |
  *
plugins:
  - search
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - toc:
      permalink: true
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist
  - pymdownx.tilde
"""
"""A navigation of one page, the search that Material comes with, and the extensions that its documentation recommends;
those for formulas, keys and emoji are left out, since no newspaper needs them."""

LEADS_ON = b'http-equiv="refresh"'
"""What the small pages have that stand at former addresses; MkDocs has no such pages, and they are not counted."""

_MAIN = re.compile(r'<div class="page" id="content".*?</main>', re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_LINK = re.compile(r'<a [^<>]*?href="([^"#?]+)"[^<>]*>([^<]+)</a>')
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def write_plain(site: Path, docs: Path, folder: Path) -> Counter[str]:
    """Write a project for MkDocs alone.

    Args:
        site: the archive's site.
        docs: its pages that were written by hand.
        folder: where the project is written.

    Returns:
        How many pages there are of each kind.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    kinds: Counter[str] = Counter()
    for page in sorted(site.rglob("index.html")):
        html = page.read_bytes()
        if LEADS_ON in html:
            continue
        path = page.relative_to(site).with_suffix(".md")
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside, by_hand = page.with_suffix(".md"), _by_hand(docs, path)
        if beside.exists():
            shutil.copy(beside, target)
            kinds[path.parts[0]] += 1
        elif by_hand is not None:
            shutil.copy(docs / by_hand, folder / "docs" / by_hand)
            kinds["written by hand"] += 1
        else:
            target.write_text(list_markdown(html.decode(), path.parent.as_posix()), encoding="utf-8")
            kinds["lists"] += 1
    return kinds


def _by_hand(docs: Path, path: Path) -> Path | None:
    """The file in the folder of hand-written pages that a page was made of."""
    found = (path, Path(f"{path.parent}.md"))
    return next((file for file in found if (docs / file).is_file()), None)


def list_markdown(html: str, folder: str) -> str:
    """The rows of a list as Markdown: each name with its link, as whoever writes such a page by hand would."""
    main = _MAIN.search(html)
    if main is None:
        raise ValueError(f"{folder} has no text")
    title = _TITLE.search(main[0])
    name = " ".join(re.sub(r"<[^>]*>", " ", title[1]).split()) if title else "Home"
    rows = (f"- [{_escaped(text)}]({url})" for url, text in _links(main[0], folder))
    return f"---\ntitle: {json.dumps(unescape(name))}\n---\n\n" + "\n".join(rows) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", unescape(text).strip())


def _links(html: str, folder: str) -> Iterator[tuple[str, str]]:
    for address, text in _LINK.findall(html):
        if ":" in address or not text.strip():
            continue
        leads_to = normpath(f"{folder}/{address}")
        if address.endswith("/") and not leads_to.startswith("search"):
            yield f"{address}index.md", text


if __name__ == "__main__":
    print(dict(write_plain(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))))
