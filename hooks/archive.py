"""The face that MkDocs sees: its events in, library calls out. The only file that imports mkdocs.

MkDocs calls every function here whose name begins with `on_`.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

# A thread pool inside each matrix product costs more than it brings on texts of article length.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from filelock import FileLock
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext
from tqdm import tqdm

from pressmark.build import read_archive, search_index, site_files
from pressmark.errors import PressmarkError
from pressmark.model import Catalog, Seed, SiteFile
from pressmark.publish.escape import escape_html
from pressmark.publish.handover import publish_site
from pressmark.publish.policy import PAGE, REFERRER, policy, preview_policy
from pressmark.publish.swap import lock_site, recover_site, staging_folder, write_files
from pressmark.settings import Settings, parse_settings
from pressmark.store import Store

log = logging.getLogger("mkdocs.plugins.pressmark")

T = TypeVar("T")


@dataclass
class _Build:
    """What one build carries from event to event; a new one begins with each `on_config`."""

    settings: Settings
    site: Path
    lock: FileLock
    catalog: Catalog | None = None
    seeds: Mapping[str, Seed] = field(default_factory=dict)
    pages: dict[str, SiteFile] = field(default_factory=dict)
    files: list[SiteFile] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)


_build: _Build
_previewing = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview."""
    global _previewing  # noqa: PLW0603
    _previewing = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the settings, and let MkDocs write beside the old site."""
    global _build  # noqa: PLW0603 - hooks are functions; MkDocs gives them no object to keep state in
    try:
        settings = parse_settings(config.extra.get("pressmark"), Path(config.config_file_path).parent)
        site = Path(config.site_dir).resolve()
        lock = lock_site(site, log.info)
    except PressmarkError as error:
        raise PluginError(str(error)) from error
    recover_site(site)
    _build = _Build(settings=settings, site=site, lock=lock)
    config.site_dir = str(staging_folder(site))
    watched = (settings.seeds_dir, settings.entities_file)
    config.watch.extend(str(path) for path in watched if path.exists() and str(path) not in config.watch)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the archive and add its pages to the hand-written ones."""
    try:
        with Store(_build.settings.cache_dir) as store:
            catalog, seeds = read_archive(_build.settings, store, _progress)
        made = tuple(site_files(catalog, seeds, [file.dest_uri for file in files], _warn_of_seed))
    except PressmarkError as error:
        raise PluginError(str(error)) from error
    _build.catalog, _build.seeds = catalog, seeds
    _report(catalog)
    for file in made:
        _build.expected.append(file.path.removesuffix(".md") + ".html" if file.template else file.path)
        if file.template is not None:
            _build.pages[file.path] = file
        elif file.path.endswith(".md"):
            # MkDocs would make a page of it; it is the Markdown of one.
            _build.files.append(file)
            continue
        files.append(File.generated(config, file.path, content=file.content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates what every page says to the browser."""
    env.globals["content_policy"] = preview_policy() if _previewing else policy(PAGE)
    env.globals["referrer_policy"] = REFERRER
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template; and since themes print front matter as HTML, give them HTML."""
    made = _build.pages.get(page.file.src_uri)
    if made is not None:
        title, description = (escape_html(str(page.meta.get(name, ""))) for name in ("title", "description"))
        page.meta = {"title": title, "description": description, "template": made.template}
        if made.html is not None:
            return ""
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the HTML of pages whose Markdown the program wrote; see `publish/body_html.py`."""
    made = _build.pages.get(page.file.src_uri)
    return html if made is None or made.html is None else made.html


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext | None:
    """Hand the template what it shows."""
    made = _build.pages.get(page.file.src_uri)
    if made is not None:
        values: dict[str, Any] = context  # type: ignore[assignment]
        values["view"] = made.view
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Add what is no page, make the search index, and put the new site in the old one's place."""
    staging = Path(config.site_dir)
    config.site_dir = str(_build.site)
    assert _build.catalog is not None  # noqa: S101 - on_files came before
    try:
        write_files(_build.files, staging)
        search_index(_build.catalog, staging)
        _mend_sitemap(staging, config)
        if config.strict and _warnings_counted():
            shutil.rmtree(staging)
            _build.lock.release()
            log.info("%s was left as it was, since the build has warnings", _build.site)
            return
        publish_site(staging, _build.site, _build.expected, _counts(_build.catalog), _build.settings.cache_dir)
    except PressmarkError as error:
        raise PluginError(str(error)) from error
    _build.lock.release()
    log.info("Published to %s", _build.site)


def on_build_error(error: Exception) -> None:
    """Leave nothing half built; another build may begin."""
    if "_build" in globals() and _build.lock.is_locked:
        shutil.rmtree(staging_folder(_build.site), ignore_errors=True)
        _build.lock.release()
    if isinstance(error, OSError):
        # MkDocs writes most pages itself, and would print a traceback.
        raise PluginError(f"{error.filename}: cannot be written ({error.strerror}); check space and rights") from error


def _counts(catalog: Catalog) -> dict[str, int]:
    """How many lines each data file of the archive must have."""
    return {
        "data/articles.jsonl": len(catalog.articles),
        "data/entities.jsonl": len(catalog.entities),
        "data/mentions.jsonl": len(catalog.mentions),
    }


def _progress(items: Sequence[T], step: str) -> Iterable[T]:
    """A bar with rate and time left, on terminals only."""
    return tqdm(items, desc=step, disable=None, leave=False)


def _report(catalog: Catalog) -> None:
    for rejection in catalog.rejections:
        if rejection.warned:
            continue  # the warnings name it
        tell = log.info if rejection.withdrawn else log.warning
        tell("%s: %s", _seed_place(rejection.seed), rejection.reason)
    for warning in catalog.warnings:
        log.warning("%s", warning)
    log.info("%d articles, %d entities with a page", len(catalog.articles), len(catalog.entities))


def _warn_of_seed(warning: str) -> None:
    log.warning("%s", _seed_place(warning))


def _seed_place(seed: str) -> str:
    return (Path(_build.settings.seeds_dir.name) / seed).as_posix()


def _mend_sitemap(staging: Path, config: MkDocsConfig) -> None:
    """MkDocs dates its sitemap by the clock, and writes an empty one for a site without an address."""
    (staging / "sitemap.xml.gz").unlink(missing_ok=True)
    if not config.site_url:
        (staging / "sitemap.xml").unlink(missing_ok=True)
        log.info("site_url is not set: sitemap, feeds and absolute addresses are left out")


def _warnings_counted() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)
