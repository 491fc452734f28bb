"""The search index: one small HTML record an article, and Pagefind run over them.

Pagefind gets records rather than the site's pages, so that only text and facts of articles become results, and so that
nothing of the theme has to be parsed. Feeding its command line a folder is 40 times faster than its Python API.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from importlib import metadata
from pathlib import Path

import pagefind_bin

from pressmark.errors import PublishError
from pressmark.model import Article, Role, SiteFile
from pressmark.publish import urls
from pressmark.publish.assembly import WantedFile
from pressmark.publish.dates import UNDATED
from pressmark.publish.edition import Edition, heading_key
from pressmark.publish.escape import escape_html
from pressmark.publish.keys import content_key, key_of
from pressmark.publish.search_index import sort_index, write_dates
from pressmark.publish.search_script import spare_words
from pressmark.publish.segments import RECENT, segments
from pressmark.publish.swap import write_files
from pressmark.publish.unspaced import parted

INDEX_FOLDER = "pagefind"
INDEX_LANGUAGE = "en"
"""One index for all languages: Pagefind otherwise makes one a language and a reader searches only one of them."""
UNDATED_SORTS_AS = "0000-00-00"
"""Pagefind drops records without the key it sorts by, and undated articles stay in the list."""
LONGEST_RUN = 600
"""Seconds; ten times what 10,000 articles take, so that a hung indexer is told and not waited for."""

_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "playground", "pagefind-component*", "pagefind-modular*")
"""Pagefind's own interfaces: the theme brings one that fits it."""
_SHARED = ("pagefind*.js", "wasm.*")
"""What the first part has for all of them."""
SEGMENTS = "segments.json"
"""In the index: the names of its parts but the first."""


def search_records(edition: Edition, articles: Iterable[Article]) -> Iterator[SiteFile]:
    """What Pagefind indexes of each article, at the article's own address."""
    for article in articles:
        yield SiteFile(path=urls.html_path(edition.article_url(article.id)), content=_record(edition, article))


def _record(edition: Edition, article: Article) -> str:
    parts = ["<!doctype html>", f'<html lang="{INDEX_LANGUAGE}"><head><title></title>']
    parts += [
        f'<meta data-pagefind-meta="{name}[content]" content="{escape_html(value)}">'
        for name, value in _facts(edition, article)
    ]
    parts += [
        f'<meta data-pagefind-filter="{name}[content]" content="{escape_html(value)}">'
        for name, value in _filters(edition, article)
    ]
    parts.append(f'<meta data-pagefind-sort="date[content]" content="{article.published or UNDATED_SORTS_AS}">')
    parts.append("</head><body data-pagefind-body>")
    parts.append(f"<h1>{escape_html(parted(article.title))}</h1>")
    parts += [_block(block.role, escape_html(parted(block.text))) for block in article.body]
    captions = (" ".join(filter(None, (caption.text, caption.credit))) for caption in article.captions)
    parts += [f"<p>{escape_html(parted(caption))}</p>" for caption in captions if caption]
    parts.append("</body></html>")
    return "\n".join(parts)


def search_record(edition: Edition, article: Article) -> dict[str, object]:
    """The same as plain values, for the search of a site that no server serves."""
    filters: dict[str, list[str]] = {}
    for name, value in _filters(edition, article):
        filters.setdefault(name, []).append(value)
    captions = (" ".join(filter(None, (caption.text, caption.credit))) for caption in article.captions)
    texts = [article.title, *(block.text for block in article.body), *filter(None, captions)]
    return {
        "id": article.id,
        "url": edition.article_url(article.id),
        "meta": dict(_facts(edition, article)),
        "filters": filters,
        "content": "\n".join(texts),
    }


def _block(role: Role, text: str) -> str:
    return f"<h2>{text}</h2>" if role is Role.HEADING else f"<p>{text}</p>"


def _facts(edition: Edition, article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "date_words", edition.wording.date(article.published)
    if article.published:
        yield "date", article.published
    if article.publisher:
        yield "source", article.publisher
    if article.authors:
        yield "author", ", ".join(article.authors)


def _filters(edition: Edition, article: Article) -> Iterator[tuple[str, str]]:
    entities = edition.entities_of(article.id)
    for entity in entities:
        yield "entity", entity.id
    for type_ in sorted({entity.type for entity in entities}):
        yield "type", type_
    for tag in dict.fromkeys(edition.tags[heading_key(tag)].name for tag in article.tags):
        yield "tag", tag
    if article.publisher:
        yield "source", edition.sources[heading_key(article.publisher)].name
    yield "year", article.published[:4] if article.published else UNDATED
    yield "month", article.published[:7] if article.published else UNDATED
    yield "language", article.language


class SearchIndex:
    """The files of the index, a part of it made only where one of its articles has changed."""

    def __init__(self, edition: Edition, cache: Path, site: Path, version: str) -> None:
        """Read the note of the parts that were made before.

        Args:
            edition: the catalogue with its addresses.
            cache: where the note is kept.
            site: where the site stands.
            version: of the program.
        """
        self._edition = edition
        self._note = cache / f"segments-{content_key(str(site))[:16]}.json"
        self._version = key_of(version, metadata.version("pagefind-bin"), edition.wording.language)
        self._parts = segments(edition.catalog.articles)
        self.made: list[str] = []
        """Names of the parts that had to be made."""

    def files(self) -> Iterator[WantedFile]:
        """All files of the index; an empty archive has none.

        Raises:
            PublishError: Pagefind failed or hung.
        """
        noted, notes = self._read(), {}
        for name, articles in self._parts.items():
            key = key_of(self._version, name, [self._record_key(article) for article in articles])
            part = _Part(name, lambda articles=articles: search_records(self._edition, articles))  # type: ignore[misc]
            kept = noted.get(name)
            if kept is None or kept[0] != key:
                kept = (key, sorted(part.files))
                self.made.append(name)
            notes[name] = kept
            for path in kept[1]:
                yield WantedFile(path, key_of(key, path), partial(part.content, path))
        if notes:
            others = json.dumps([name for name in notes if name != RECENT]).encode()
            yield WantedFile(f"{INDEX_FOLDER}/{SEGMENTS}", content_key(others), lambda: others)
        self._keep(notes)

    def _record_key(self, article: Article) -> str:
        edition = self._edition
        tags = [edition.tags[heading_key(tag)].name for tag in article.tags]
        source = edition.sources[heading_key(article.publisher)].name if article.publisher else ""
        named = edition.named_keys.get(article.id)
        return key_of(edition.article_keys[article.id], edition.article_url(article.id), named, tags, source)

    def _read(self) -> dict[str, tuple[str, list[str]]]:
        try:
            noted = json.loads(self._note.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def _keep(self, notes: Mapping[str, tuple[str, list[str]]]) -> None:
        try:
            self._note.parent.mkdir(parents=True, exist_ok=True)
            new = self._note.with_suffix(".new")
            new.write_text(json.dumps(notes, separators=(",", ":")), encoding="ascii")
            new.replace(self._note)
        except OSError as error:
            raise PublishError(
                str(self._note), f"cannot be written ({error.strerror})", "check space and rights"
            ) from error


class _Part:
    """One part of the index; Pagefind is run when one of its files is first asked for."""

    def __init__(self, name: str, records: Callable[[], Iterable[SiteFile]]) -> None:
        self._name = name
        self._records = records

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        with tempfile.TemporaryDirectory(prefix="pressmark-") as folder:
            write_search_index(self._records(), Path(folder), self._name)
            found = sorted(path for path in Path(folder).rglob("*") if path.is_file())
            return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    def content(self, path: str) -> bytes:
        return self.files[path]


def write_search_index(records: Iterable[SiteFile], site: Path, segment: str = RECENT) -> None:
    """Run Pagefind over the records and leave its index in `<site>/pagefind/<segment>/`; without records there is none.

    Raises:
        PublishError: Pagefind failed or hung.
    """
    with tempfile.TemporaryDirectory(prefix="pressmark-") as folder:
        source = Path(folder)
        if write_files(records, source) == 0:
            return
        output = site / INDEX_FOLDER / segment
        _run_pagefind(source, output)
        sort_index(output)
        write_dates(output)
        spare_words(output)
    for pattern in _UNUSED if segment == RECENT else (*_UNUSED, *_SHARED):
        for unused in sorted(output.glob(pattern)):
            shutil.rmtree(unused) if unused.is_dir() else unused.unlink()


def _run_pagefind(source: Path, output: Path) -> None:
    command = [str(pagefind_bin.get_executable()), "--site", str(source), "--output-path", str(output)]
    command += ["--force-language", INDEX_LANGUAGE, "--silent"]
    try:
        done = subprocess.run(  # noqa: S603 - the locked package's own program, on paths of ours
            command, capture_output=True, text=True, timeout=LONGEST_RUN, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PublishError("search index", f"Pagefind gave no answer in {LONGEST_RUN} s", "build again") from error
    if done.returncode != 0:
        said = " ".join((done.stderr or done.stdout).split())
        raise PublishError("search index", f"Pagefind failed: {said}", "check free disk space and build again")
