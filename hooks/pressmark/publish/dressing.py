"""Pages dressed by the theme without MkDocs: the frame is rendered once for a kind of page, and filled for each.

The frame of all article pages is the same but for the page's own blocks, its title and its address. It is rendered by
the theme itself, with a mark in the place of each of these; a page is the frame with the marks replaced. Whatever the
theme and its settings say thus holds for these pages too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Template, pass_context
from jinja2.runtime import Context

from pressmark.model import SiteFile
from pressmark.publish.assembly import WantedFile
from pressmark.publish.escape import escape_html
from pressmark.publish.keys import PlannedFile, content_key, joined_key, key_of
from pressmark.publish.records import FormerRecords
from pressmark.publish.urls import html_path, page_path, page_url

_MARK = re.compile(r"pressmark-(block-\w+|title|part-\d+)-here")
_FROM_ROOT = re.compile(r"[a-z0-9][a-z0-9_-]*/")
"""How the addresses begin that templates pass to the `url` filter: a folder of the site."""
TITLE_MARK = "pressmark-title-here"
_TITLE_BLOCK = "page_title"
"""The frame trims it, and leaves a separator out where it is empty: no page of ours has an empty title."""


def marked_url(url: str) -> str:
    """An address of the same kind with a mark in place of each part but the first: "articles/<mark>/"."""
    first, *others = url.rstrip("/").split("/")
    return "/".join((first, *(f"pressmark-part-{at}-here" for at in range(len(others))), ""))


class Shell:
    """The frame of the pages of one template at one kind of address."""

    def __init__(
        self, template: Template, context: Mapping[str, object], finish: Callable[[str], str], templates: str = ""
    ) -> None:
        """Render the frame.

        Args:
            template: the pages' own; its blocks are what differs from page to page.
            context: what MkDocs gives the template for a page whose title and address are marks.
            finish: what is done to the HTML of every page.
            templates: digest of all that the template may include.
        """
        frame = template.new_context(dict(context))
        for name in template.blocks:
            frame.blocks[name].insert(0, _marked_block(name))
        html = finish("".join(template.root_render_func(frame)))
        for name in template.blocks:
            del frame.blocks[name][0]
        self._blocks = frame.blocks
        self._template = template
        self._pieces = _MARK.split(html)
        self.key = key_of(content_key(html), templates)

    def page(self, url: str, title: str, context: Mapping[str, object]) -> str:
        """The whole page.

        Args:
            url: its address.
            title: its title, as plain text.
            context: what MkDocs and the program give its template.
        """
        frame = self._template.new_context(dict(context))
        frame.blocks = self._blocks
        slots = {f"part-{at}": part for at, part in enumerate(url.rstrip("/").split("/")[1:])}
        slots["title"] = escape_html(title)
        pieces = list(self._pieces)
        for at in range(1, len(pieces), 2):
            name = pieces[at]
            if name not in slots:
                slots[name] = self._block(name.removeprefix("block-"), frame)
            pieces[at] = slots[name]
        return "".join(pieces)

    def _block(self, name: str, frame: Context) -> str:
        html = "".join(self._blocks[name][0](frame))
        return html.strip() if name == _TITLE_BLOCK else html


def _marked_block(name: str) -> Callable[[Context], Iterator[str]]:
    def block(_: Context) -> Iterator[str]:
        yield f"pressmark-block-{name}-here"

    return block


def cheap_url(original: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """The `url` filter of MkDocs at a thirtieth of its time for addresses within the site; pages are full of them."""
    from_there: dict[tuple[str, str], dict[str, str]] = {}
    last: list[Any] = [None, {}]

    @pass_context
    def url(context: Context, value: str) -> str:
        page = context["page"]
        if page is not last[0] or page is None:
            if page is None:
                return str(original(context, value))
            # Where an address leads from a page is told by how deep the page is, and in which top folder.
            place = (context["base_url"], page.url.partition("/")[0])
            last[:] = page, from_there.setdefault(place, {})
        known: dict[str, str] = last[1]
        found = known.get(value)
        if found is None:
            if not _FROM_ROOT.match(value):
                return str(original(context, value))
            found = known[value] = _seen_from(context["base_url"], page.url, value)
        return found

    return url


def _seen_from(base: str, page: str, value: str) -> str:
    top, _, rest = value.partition("/")
    if not page.startswith(f"{top}/"):
        return value if base == "." else f"{base}/{value}"
    return f"{base[3:]}/{rest}" if len(base) > len("..") else rest or "./"


class Theme(Protocol):
    """What is asked of the theme as MkDocs sets it up."""

    def page(self, path: str, title: str, made: SiteFile) -> object:
        """What templates know as `page`.

        Args:
            path: of its Markdown file.
            title: as plain text.
            made: its HTML.
        """

    def shell(self, path: str, template: str) -> tuple[Shell, Mapping[str, Any]]:
        """The frame of a kind of page, and what templates know on all its pages.

        Args:
            path: of the Markdown file, with marks.
            template: the pages' own.
        """


def dressed_files(plans: Iterable[PlannedFile], theme: Theme, look: str, former: FormerRecords) -> Iterator[WantedFile]:
    """Plans as files of the site, pages in the theme's frame.

    Args:
        plans: what the site shall have.
        theme: puts the frame around pages.
        look: digest of what all files depend on: program, settings.
        former: what the last site has of files of records.
    """
    shells: dict[tuple[str, str], tuple[Shell, Mapping[str, Any], str]] = {}
    for plan in plans:
        if plan.template is None:
            make = partial(former.content, plan) if plan.records else partial(_content, plan)
            yield WantedFile(plan.path, joined_key(look, plan.key), make)
            continue
        url = page_url(plan.path)
        kind = (page_path(marked_url(url)), plan.template)
        if kind not in shells:
            shell, context = theme.shell(*kind)
            shells[kind] = shell, context, key_of(look, shell.key)
        shell, context, frame = shells[kind]
        make = partial(_dressed, plan, theme, shell, context)
        yield WantedFile(html_path(url), joined_key(frame, plan.key), make)


def templates_key(folders: Iterable[str]) -> str:
    """The digest of all templates in the folders of a theme."""
    found: list[bytes] = []
    for top in folders:
        for folder, below, names in os.walk(top):
            below[:] = sorted(name for name in below if not name.startswith("."))
            found += [Path(folder, name).read_bytes() for name in sorted(names) if name.endswith(".html")]
    return key_of(*found)


def _content(plan: PlannedFile) -> bytes:
    content = plan.make().content
    return content if isinstance(content, bytes) else content.encode("utf-8")


def _dressed(plan: PlannedFile, theme: Theme, shell: Shell, context: Mapping[str, Any]) -> bytes:
    made = (plan.show or plan.make)()
    page = theme.page(plan.path, plan.title, made)
    html = shell.page(page_url(plan.path), plan.title, {**context, "page": page, "view": made.view})
    return html.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs does
