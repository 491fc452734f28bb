"""The site as a folder that opens from a disk by double click, without a server.

A page of `file://` may load scripts, styles and pictures beside it, and nothing else: no module, no JSON, no folder for
its index page. So links name their `index.html`, the modules become one plain script, data come as scripts too, and the
search looks through the texts themselves, since Pagefind cannot be loaded there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from pressmark.model import Article
from pressmark.publish.assembly import WantedFile
from pressmark.publish.edition import Edition
from pressmark.publish.keys import key_of
from pressmark.publish.search import search_record

ARTICLES_IN_A_PART = 500
"""Articles whose texts one script holds: about 2 MB."""
TEXTS = "search/texts.json"
SCRIPT = "assets/js/offline.js"
_ENTRY = "archive.js"
_MODULES = "assets/js/"
_CLASSIC = frozenset({"lead-on.js", "palette.js", "scope.js"})
_TEXT = frozenset({"data/articles.csv", "data/archive.bib"})
_DATA = re.compile(r"(?:cards/[^/]+|search/names)\.json")
"""What scripts of the site read, as text and as JSON."""

_FOR_A_SERVER = "404.html"
"""What only a server shows; its links begin at the server's root, which a disk has not."""

_LINK = re.compile(r'(?<=\s)(href|action)="([^"#?:]*)([#?][^"]*)?"')
"""An address of this site, in a tag; an article may say the same in words."""
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_REFRESH = re.compile(r'(http-equiv="refresh" content="\d+; ?url=)([^"#?:]*)(["#?])')
_MODULE_TAG = re.compile(r'<script src="([^"]*)assets/js/archive\.js" type="module"></script>')
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_ROOT_TAG = re.compile(r"<html\b")

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function|class|const|let) (\w+)", re.MULTILINE)


def offline_files(
    files: Iterable[WantedFile], edition: Edition, version: str, *, wanted: bool = True
) -> Iterator[WantedFile]:
    """The files of the site as they must be to work from a disk, and those that it needs beside them.

    Args:
        files: what the site would have on a server, without a search index.
        edition: the archive.
        version: of the program and its settings.
        wanted: whether it shall work from a disk; else the files are given back as they are.
    """
    if not wanted:
        yield from files
        return
    modules: dict[str, WantedFile] = {}
    for file in files:
        if file.path == _FOR_A_SERVER:
            continue
        if file.path.endswith(".html"):
            yield _changed(file, offline_html, version)
            continue
        name = file.path.removeprefix(_MODULES)
        if file.path.startswith(_MODULES) and name.endswith(".js") and name not in _CLASSIC:
            modules[name] = file
            continue
        yield file
        if _DATA.fullmatch(file.path):
            yield replace(_changed(file, _data_script, version), path=_script_path(file.path))
        if file.path in _TEXT:
            as_script = _changed(file, lambda text: _data_script(json.dumps(text)), version)
            yield replace(as_script, path=f"{file.path}.js")
    yield WantedFile(
        SCRIPT,
        key_of(version, [(name, modules[name].key) for name in sorted(modules)]),
        lambda: join_modules({name: file.make().decode("utf-8") for name, file in modules.items()}).encode("utf-8"),
    )
    yield from _texts(edition, version)


def _changed(file: WantedFile, change: Callable[[str], str], version: str) -> WantedFile:
    def make() -> bytes:
        return change(file.make().decode("utf-8")).encode("utf-8")

    return WantedFile(file.path, key_of("offline", version, file.key), make)


def _script_path(path: str) -> str:
    return path.removesuffix(".json") + ".js"


def _data_script(content: str) -> str:
    """JSON as a script; ASCII-escaped JSON is JavaScript as it stands."""
    return f"pressmarkData({content.strip()});\n"


def offline_html(html: str) -> str:
    """A page whose links name files, and whose script is a plain one."""
    html = _TAG.sub(lambda found: _offline_tag(found[0]), html)
    # Some browsers take no file for one of the page's own.
    html = _POLICY.sub(lambda found: found[0].replace("'self'", "'self' file:"), html, count=1)
    html = _MODULE_TAG.sub(rf'<script src="\1{SCRIPT}" defer></script>', html)
    return _ROOT_TAG.sub("<html data-offline", html, count=1)


def _offline_tag(tag: str) -> str:
    tag = _LINK.sub(lambda found: f'{found[1]}="{_file_of(found[2])}{found[3] or ""}"', tag)
    return _REFRESH.sub(lambda found: f"{found[1]}{_file_of(found[2])}{found[3]}", tag)


def _file_of(address: str) -> str:
    """ "../tags/" -> "../tags/index.html"; files, fragments and addresses from a server's root stay as they are."""
    if address.startswith("/") or not address:
        return address
    if address.endswith("/"):
        return f"{address}index.html"
    return f"{address}/index.html" if address.rpartition("/")[2] in (".", "..") else address


def join_modules(modules: dict[str, str]) -> str:
    """JavaScript modules as one script that a page of `file://` may load; each runs when it is first needed.

    Args:
        modules: file name -> source, in the form that ours have: named imports from beside it, named exports.
    """
    parts = [_module(name, source) for name, source in sorted(modules.items())]
    return f"""(() => {{
const modules = {{
{"".join(parts)}}};
const made = {{}};
const need = (name) => (made[name] ??= modules[name](need));
need("{_ENTRY}");
}})();
"""


def _module(name: str, source: str) -> str:
    exported = [found[2] for found in _EXPORT.finditer(source)]
    source = _IMPORT.sub(lambda found: f'const {{{found[1].replace(" as ", ": ")}}} = need("{found[2]}");\n', source)
    source = _LATER.sub(r'Promise.resolve().then(() => need("\1"))', source)
    source = _EXPORT.sub(r"\1 \2", source)
    kind = "async " if name == _ENTRY else ""
    return f'"{name}": {kind}(need) => {{\n{source}return {{ {", ".join(exported)} }};\n}},\n'


def _texts(edition: Edition, version: str) -> Iterator[WantedFile]:
    articles = edition.catalog.articles
    parts = range(0, len(articles), ARTICLES_IN_A_PART)
    for number, start in enumerate(parts):
        held = articles[start : start + ARTICLES_IN_A_PART]
        key = key_of(version, [_text_key(edition, article) for article in held])
        yield WantedFile(_script_path(TEXTS).replace(".js", f"-{number}.js"), key, partial(_part, edition, held))
    count = f"pressmarkData({len(parts)});\n".encode()
    yield WantedFile(_script_path(TEXTS), key_of(count), lambda: count)


def _text_key(edition: Edition, article: Article) -> str:
    return key_of(
        edition.article_keys[article.id], edition.article_url(article.id), search_record(edition, article)["filters"]
    )


def _part(edition: Edition, articles: Iterable[Article]) -> bytes:
    records = [search_record(edition, article) for article in articles]
    return _data_script(json.dumps(records, ensure_ascii=True, separators=(",", ":"))).encode("ascii")
