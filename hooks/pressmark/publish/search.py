"""The search index: one small HTML record an article, and Pagefind run over them.

Pagefind gets records rather than the site's pages, so that only text and facts of articles become results, and so that
nothing of the theme has to be parsed. Feeding its command line a folder is 40 times faster than its Python API.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pagefind_bin

from pressmark.errors import PublishError
from pressmark.model import Article, Role, SiteFile
from pressmark.publish import urls
from pressmark.publish.dates import UNDATED, date_words
from pressmark.publish.edition import Edition, heading_key
from pressmark.publish.escape import escape_html
from pressmark.publish.search_index import sort_index
from pressmark.publish.swap import write_files

INDEX_FOLDER = "pagefind"
INDEX_LANGUAGE = "en"
"""One index for all languages: Pagefind otherwise makes one a language and a reader searches only one of them."""
UNDATED_SORTS_AS = "0000-00-00"
"""Pagefind drops records without the key it sorts by, and undated articles stay in the list."""
LONGEST_RUN = 600
"""Seconds; ten times what 10,000 articles take, so that a hung indexer is told and not waited for."""

_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "playground", "pagefind-component*", "pagefind-modular*")
"""Pagefind's own interfaces: the theme brings one that fits it."""


def search_records(edition: Edition) -> Iterator[SiteFile]:
    """What Pagefind indexes of each article, at the article's own address."""
    for article in edition.catalog.articles:
        yield SiteFile(path=urls.html_path(edition.article_url(article.id)), content=_record(edition, article))


def _record(edition: Edition, article: Article) -> str:
    parts = ["<!doctype html>", f'<html lang="{INDEX_LANGUAGE}"><head><title></title>']
    parts += [
        f'<meta data-pagefind-meta="{name}[content]" content="{escape_html(value)}">' for name, value in _facts(article)
    ]
    parts += [
        f'<meta data-pagefind-filter="{name}[content]" content="{escape_html(value)}">'
        for name, value in _filters(edition, article)
    ]
    parts.append(f'<meta data-pagefind-sort="date[content]" content="{article.published or UNDATED_SORTS_AS}">')
    parts.append("</head><body data-pagefind-body>")
    parts.append(f"<h1>{escape_html(article.title)}</h1>")
    parts += [_block(block.role, escape_html(block.text)) for block in article.body]
    parts += [f"<p>{escape_html(caption.text)}</p>" for caption in article.captions if caption.text]
    parts.append("</body></html>")
    return "\n".join(parts)


def _block(role: Role, text: str) -> str:
    return f"<h2>{text}</h2>" if role is Role.HEADING else f"<p>{text}</p>"


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "date_words", date_words(article.published)
    if article.published:
        yield "date", article.published
    if article.publisher:
        yield "source", article.publisher


def _filters(edition: Edition, article: Article) -> Iterator[tuple[str, str]]:
    for entity in edition.entities_of(article.id):
        yield "entity", entity.id
    for tag in dict.fromkeys(edition.tags[heading_key(tag)].name for tag in article.tags):
        yield "tag", tag
    if article.publisher:
        yield "source", edition.sources[heading_key(article.publisher)].name
    yield "year", article.published[:4] if article.published else UNDATED
    yield "language", article.language


def write_search_index(records: Iterable[SiteFile], site: Path) -> None:
    """Run Pagefind over the records and leave its index in `<site>/pagefind/`; an empty archive has none.

    Raises:
        PublishError: Pagefind failed or hung.
    """
    with tempfile.TemporaryDirectory(prefix="pressmark-") as folder:
        source = Path(folder)
        if write_files(records, source) == 0:
            return
        output = site / INDEX_FOLDER
        _run_pagefind(source, output)
        sort_index(output)
    for pattern in _UNUSED:
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
