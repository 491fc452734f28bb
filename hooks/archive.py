"""The face that MkDocs sees: its events (`on_...`) in, library calls out. The only file that imports mkdocs."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import Any

# A thread pool inside each matrix product costs more than it brings on texts of article length.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from filelock import FileLock
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from pressmark.build import EDITION_VERSION, describe_work, program_version, read_archive, site_files
from pressmark.errors import PressmarkError
from pressmark.model import Catalog, SiteFile
from pressmark.publish.assembly import rendered_folder
from pressmark.publish.dressing import TITLE_MARK, Shell, templates_key
from pressmark.publish.edition import Edition
from pressmark.publish.escape import escape_html
from pressmark.publish.imprint import make_imprint
from pressmark.publish.keys import PlannedFile, key_of
from pressmark.publish.last_build import LastBuild, written_settings
from pressmark.publish.last_files import last_files
from pressmark.publish.new_site import NewSite
from pressmark.publish.preview import end_preview, preview_notes
from pressmark.publish.reporting import report_lines
from pressmark.publish.swap import lock_site, recover_site
from pressmark.publish.templates import set_up_templates
from pressmark.settings import Settings, parse_settings
from pressmark.steps.pools import show_progress
from pressmark.steps.reading import RACY
from pressmark.store import Store

log = logging.getLogger("mkdocs.plugins.pressmark")


@dataclass
class _Build:
    """What one build carries from event to event; a new one begins with each `on_config`."""

    settings: Settings
    site: Path
    lock: FileLock
    last: LastBuild
    edition: Edition = field(default_factory=lambda: Edition(Catalog(articles=())))
    pages: dict[str, SiteFile] = field(default_factory=dict)
    """Source path -> a page that MkDocs renders."""
    plans: list[PlannedFile] = field(default_factory=list)
    """What MkDocs neither sees nor writes."""
    files: Files = field(default_factory=lambda: Files(()))
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    env: Environment = field(default_factory=Environment)
    is_left: bool = False  # whether the site stays as it is


_build: _Build
_previewing = False


class _ArchiveFiles(Files):
    """MkDocs' files, and those that it is not given: a link to one leads somewhere."""

    def __init__(self, files: Iterable[File], plans: Iterable[PlannedFile], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._planned = frozenset(plan.path for plan in plans)
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        uri = PurePath(path).as_posix()
        return super().get_file_from_path(path) or (_generated(self._config, uri) if uri in self._planned else None)


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview; however one is ended, it clears up as it does at Ctrl-C."""
    global _previewing  # noqa: PLW0603
    _previewing = command == "serve"
    if _previewing:
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the settings, and let MkDocs write into a folder of its own."""
    global _build  # noqa: PLW0603 - hooks are functions; MkDocs gives them no object to keep state in
    try:
        settings = parse_settings(config.extra.get("pressmark"), Path(config.config_file_path).parent)
        site = Path(config.site_dir).resolve()
        lock = lock_site(site, log.info)
    except PressmarkError as error:
        raise PluginError(str(error)) from error
    recover_site(site)
    cache = preview_notes(site) if _previewing else settings.cache_dir
    _build = _Build(settings, site, lock, LastBuild(cache, site, log.name))
    config.site_dir = str(rendered_folder(site))
    watched = (settings.seeds_dir, settings.entities_file)
    config.watch.extend(str(path) for path in watched if path.exists() and str(path) not in config.watch)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the archive, and give MkDocs the pages that it shall render; nothing at all where nothing has changed."""
    try:
        with Store(_build.settings.cache_dir) as store:
            _build.is_left = _is_unchanged(config, store)
            if _build.is_left:
                config.nav, config.extra_templates, config.theme.static_templates = None, [], set()
                return Files(())
            catalog, seeds = read_archive(_build.settings, store, show_progress)
            log.info("%s", describe_work(store))
        _build.edition = edition = Edition(catalog, make_imprint(config))
        plans = tuple(site_files(edition, seeds, [file.dest_uri for file in files], _warn_of_seed))
    except PressmarkError as error:
        raise PluginError(str(error)) from error
    for level, text in report_lines(catalog, _build.settings.seeds_dir.name):
        log.log(level, "%s", text)
    for plan in plans:
        # MkDocs makes its navigation of home and the pages one level below.
        if plan.template is None or not (_build.settings.plain_pages or plan.is_written or plan.path.count("/") <= 1):
            _build.plans.append(plan)
        else:
            _build.pages[plan.path] = made = plan.make()
            files.append(_generated(config, plan.path, made.content))
    _build.files = _ArchiveFiles(files, _build.plans, config)
    return _build.files


def _generated(config: MkDocsConfig, path: str, content: str | bytes = "") -> File:
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation for the pages that MkDocs does not render."""
    _build.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates what every page says to the browser."""
    _build.env = env
    key = key_of(EDITION_VERSION, version("jinja2"))
    set_up_templates(env, _build.settings.cache_dir, key, _build.edition, is_preview=_previewing)
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template; and since themes print front matter as HTML, give them HTML."""
    made = _build.pages.get(page.file.src_uri)
    if made is not None:
        page.meta = _meta(page.meta, made)
        if made.html is not None:
            return ""
    return markdown


def _meta(fields: Mapping[str, Any], made: SiteFile) -> dict[str, Any]:
    title, description = (escape_html(str(fields.get(name, ""))) for name in ("title", "description"))
    return {"title": title, "description": description, "template": made.template}


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
        context["view"] = made.view  # type: ignore[typeddict-unknown-key]
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Put the new site together, and in the old one's place."""
    if _build.is_left:
        _end_build()
        return
    rendered = Path(config.site_dir)
    config.site_dir, offline = str(_build.site), _build.settings.offline and not _previewing
    for path in rendered.glob("sitemap.xml*"):  # MkDocs' own tell the day of the build
        path.unlink()
    if not config.site_url:
        log.info("site_url is not set: sitemap, feeds and absolute addresses are left out")
    try:
        if config.strict and _warnings_counted():
            log.info("%s was left as it was, since the build has warnings", _build.site)
            return
        new = NewSite(_build.edition, _build.site, _build.last.cache, EDITION_VERSION, offline)
        plans = [*_build.plans, *_rendered_as_well()]
        done = new.make(plans, _Theme(config), _look(config), rendered, _build.pages)
        log.info("%s", _build.last.settle(_build.edition.catalog.articles, done.former_search))
    except PressmarkError as error:
        raise PluginError(str(error)) from error
    finally:
        _end_build()
    log.info("Made %d of %d files, %d parts of the search index", done.made, done.files, done.parts_made)
    log.info("Published to %s", _build.site)


def on_build_error(error: Exception) -> None:
    """Leave nothing half built; another build may begin."""
    if "_build" in globals() and _build.lock.is_locked:
        _end_build()
    if isinstance(error, OSError):  # MkDocs writes some pages itself, and would print a traceback
        fact = f"{error.filename}: cannot be read or written ({error.strerror}); check space and rights"
        raise PluginError(fact) from error


def on_shutdown() -> None:
    """What stands beside the site that `mkdocs serve` shows goes with it."""
    if _previewing and "_build" in globals():
        end_preview(_build.site)


def _is_unchanged(config: MkDocsConfig, store: Store) -> bool:
    """Whether the site may stay as it is, with everything said that the last build said."""
    if _previewing or len(config.plugins) > 1:  # other hooks and plugins make what they make from what we do not know
        return False
    own = (_build.settings.seeds_dir, _build.settings.entities_file, Path(config.docs_dir), Path(__file__).parent)
    told = (_look(config), program_version(_build.settings), config.docs_dir)
    said = _build.last.look((*filter(None, own), *map(Path, config.theme.dirs)), store.clock() - RACY, told)
    for level, text in said or ():
        log.log(level, "%s", text)
    return said is not None


def _end_build() -> None:
    _build.last.end()
    shutil.rmtree(rendered_folder(_build.site), ignore_errors=True)
    _build.lock.release()


class _Theme:
    """The theme as MkDocs sets it up, for pages that MkDocs is not given."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._templates = templates_key(config.theme.dirs)
        self._any = Page(None, _generated(config, ""), config)  # to be copied: a new one takes ten times as long
        for told in ("name", "dest_uri", "url"):  # what a file works out once
            vars(self._any.file).pop(told, None)

    def page(self, path: str, title: str, made: SiteFile) -> Page:
        page, page.file = copy(self._any), copy(self._any.file)
        page.file.src_uri, page.file.page = path, page
        page._set_canonical_url(self._config.site_url)
        page.meta, page.markdown, page.content = _meta({"title": title}, made), "", made.html or ""
        page.toc = TableOfContents([])
        return page

    def shell(self, path: str, template: str) -> tuple[Shell, Mapping[str, Any]]:
        page = self.page(path, TITLE_MARK, SiteFile(path, "", template=template))
        context = {**get_context(_build.nav, _build.files.documentation_pages(), self._config, page), "view": None}
        finish = partial(self._config.plugins.on_post_page, page=page, config=self._config)
        return Shell(_build.env.get_template(template), context, finish, self._templates), context


def _look(config: MkDocsConfig) -> str:
    """A digest of what all files depend on: the program and the settings; pages depend on templates as well."""
    own = {name: value for name, value in config.items() if name not in {"site_dir", "docs_dir", "config_file_path"}}
    told = json.dumps(own, sort_keys=True, default=lambda value: dict(value) if isinstance(value, Mapping) else "")
    program = (EDITION_VERSION, Path(__file__).read_bytes(), *map(version, ("mkdocs", "mkdocs-material", "jinja2")))
    return key_of(program, told, written_settings(config.config_file_path), _previewing)


def _rendered_as_well() -> Iterable[PlannedFile]:
    """What needs to know which pages MkDocs renders."""
    pages = [(file, file.page.url) for file in _build.files.documentation_pages() if file.page is not None]
    told = ((file.src_uri, url, None if file.src_uri in _build.pages else file.content_string) for file, url in pages)
    return last_files(_build.edition, told, _build.plans, _build.pages)


def _warn_of_seed(warning: str) -> None:
    log.warning("%s/%s", _build.settings.seeds_dir.name, warning)


def _warnings_counted() -> bool:
    return any(isinstance(item, CountHandler) and item.get_counts() for item in logging.getLogger("mkdocs").handlers)
