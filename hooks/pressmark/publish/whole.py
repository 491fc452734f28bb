"""Is the new site whole? Asked before it takes the old one's place; what is missing is a fault of program or disk.

Every file that the archive has must be there, the data files must parse (of those of one object a line the first and
the last) and count as many articles and entities as the catalogue, and no link of a page that the program wrote may
lead nowhere. Unchanged pages are read only when an address has vanished, since only then their links can have broken.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from pressmark.errors import PublishError
from pressmark.publish.assembly import Assembled
from pressmark.publish.former_search import INDEX_FOLDER
from pressmark.publish.manifests import standing_files

FAULTS_TOLD = 3
"""More of a kind have one cause."""

_LINK = re.compile(rb'<a [^<>]*?href="([^"#?]*)')
"""The address in <a class="plain-link" href="../x/#y">, up to where its query or fragment begins. Text of seeds cannot
look like it: a `<` of theirs is escaped everywhere. What the theme loads on every page its own build puts there."""

_DATA = (".json", ".jsonl", ".xml")

_NOTE_MARK = b"note-of-archivist"
_NOTE = re.compile(rb'<section class="note-of-archivist.*?</section>', re.DOTALL)
"""What the archivist wrote; MkDocs tells of links in it that lead nowhere."""

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""An address with a scheme or a host. Source: RFC 3986, 4.2."""


def check_site(
    staging: Path,
    site: Path,
    expected: Collection[str],
    counts: Mapping[str, int],
    done: Assembled | None = None,
) -> None:
    """Make sure that the new site may be published.

    Args:
        staging: the new site.
        site: the old one; there need be none.
        expected: paths of the files that the archive has: pages as `articles/x/index.html`.
        counts: data file -> how many lines it has.
        done: how the new site was put together, where that is known: what it has as the old one need not be read.

    Raises:
        PublishError: the site lacks something; it says what.
    """
    there: Collection[str] = done.files.keys() if done else standing_files(staging).keys()
    fresh = done.fresh if done else frozenset(name for name in there if not _is_unchanged(staging / name, site / name))
    gone = done.gone if done else frozenset(standing_files(site).keys() - there)
    faults = [
        *_told(f"{path} is missing" for path in sorted(set(expected) - set(there))),
        *_told(_data_faults(staging, fresh if done else there, counts)),
        *_told(_link_faults(staging, fresh, gone, there, expected)),
    ]
    if faults:
        raise PublishError(
            "the new site", f"is not whole ({'; '.join(faults)}), so the old one stays", "build again, and report it"
        )


def _told(faults: Iterable[str]) -> list[str]:
    found = list(faults)
    more = len(found) - FAULTS_TOLD
    return [*found[:FAULTS_TOLD], *([f"and {more} more"] if more > 0 else [])]


def _data_faults(staging: Path, names: Iterable[str], counts: Mapping[str, int]) -> Iterator[str]:
    for name in sorted(names):
        if name.startswith((f"{INDEX_FOLDER}/", "assets/")) and not name.endswith(".json"):
            continue
        try:
            lines = _parse(staging / name)
        except (ValueError, ElementTree.ParseError) as error:
            yield f"{name} does not parse: {error}"
        else:
            if name in counts and lines != counts[name]:
                yield f"{name} has {lines} lines and not {counts[name]}"


def _parse(path: Path) -> int:
    """How many values a data file holds; 0 for files that are no data."""
    if not path.name.endswith(_DATA):
        return 0
    if path.suffix == ".jsonl":
        # Each line was one piece of JSON when it was written: the disk can have lost the end of the file.
        content = path.read_bytes()
        for line in (content[: content.find(b"\n")], content[content.rfind(b"\n", 0, -1) + 1 :]) if content else ():
            json.loads(line)
        return content.count(b"\n")
    if path.suffix == ".json":
        json.loads(path.read_bytes())
        return 1
    if path.suffix == ".xml":
        ElementTree.fromstring(path.read_bytes())  # noqa: S314 - written by this program
        return 1
    return 0


def _link_faults(
    staging: Path, fresh: Collection[str], gone: Iterable[str], there: Collection[str], expected: Collection[str]
) -> Iterator[str]:
    vanished = any(name.endswith(".html") for name in gone)
    fine: dict[str, set[bytes]] = {}
    for page in sorted(name for name in expected if name.endswith(".html") and name in there):
        if not vanished and page not in fresh:
            continue
        folder = page.rpartition("/")[0]
        above = fine.setdefault(folder.rpartition("/")[0], set())
        for link in sorted(_links(f"{staging}/{page}") - above):
            if not _leads_somewhere(folder, unescape(link.decode("utf-8")), there):
                yield f"{page} links to {link.decode('utf-8')}, which is not there"
            if link.startswith(b"../"):  # it leads to the same place from all pages beside each other
                above.add(link)


def _links(page: str) -> set[bytes]:
    """The addresses of a page's links, but for what is behind `#` and `?`."""
    with open(page, "rb", buffering=0) as file:  # noqa: PTH123  # a Path for each page costs as much as reading it
        html = file.read()
    if _NOTE_MARK in html:
        html = _NOTE.sub(b"", html)
    return set(_LINK.findall(html))


def _leads_somewhere(folder: str, address: str, there: Collection[str]) -> bool:
    """Whether a link is one to another site, or to an address that this one has."""
    if not address or _ELSEWHERE.match(address) or address.startswith("/"):
        return True
    target = posixpath.normpath(posixpath.join(folder, unquote(address)))
    return target in there or ("index.html" if target == "." else f"{target}/index.html") in there


def _is_unchanged(new: Path, old: Path) -> bool:
    try:
        return new.samefile(old)
    except OSError:
        return False
