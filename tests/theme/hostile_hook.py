"""A MkDocs hook that shows each template of the theme a view in which every string tries to break out of its place."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from mkdocs.structure.files import File, InclusionLevel

from pressmark.model import Catalog
from pressmark.publish import views
from pressmark.publish.edition import Edition
from pressmark.publish.templates import set_up_templates

HOSTILE = """x" '><img src=x class="broken-out" onerror="alert(1)"></title></script><b class=broken-out>&lt;i&gt;"""
SCRIPT_ADDRESS = "javascript:alert(1)"


def hostile(kind: Any, name: str = "") -> Any:
    """A value of `kind` made of hostile strings, with one item in every tuple and nothing left out."""
    # of a dataclass, or of a named tuple
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else getattr(kind, "_fields", ())
    if names:
        hints = get_type_hints(kind)
        return kind(**{field: hostile(hints[field], field) for field in names})
    if get_origin(kind) is tuple:
        return (hostile(get_args(kind)[0]),)
    if get_origin(kind) is UnionType:
        return hostile(next(part for part in get_args(kind) if part is not type(None)), name)
    if kind is str:
        return "tags/" if name.endswith("url") else HOSTILE
    return kind(1)


article = replace(hostile(views.ArticleView), source_url=SCRIPT_ADDRESS)
PAGES = {
    "index": ("home", hostile(views.HomeView)),
    "article": ("article", article),
    "nothing-known": (
        "article",
        replace(article, source=None, published=None, authors=(), captured_words=None, repeats=()),
    ),
    "entity": ("entity", replace(hostile(views.EntityView), part=None)),
    "entities": ("entities", hostile(views.EntitiesView)),
    "timeline": ("timeline", hostile(views.TimelineView)),
    "search": ("search", hostile(views.SearchView)),
    **{kind: ("articles", replace(hostile(views.ArticleListView), kind=kind)) for kind in ("tag", "source", "choice")},
    **{kind: ("directory", replace(hostile(views.DirectoryView), kind=kind)) for kind in ("tags", "sources")},
}


def on_files(files: Any, config: Any) -> Any:
    for name, (template, _) in PAGES.items():
        content = f"---\ntemplate: {template}.html\n---\n"
        files.append(File.generated(config, f"{name}.md", content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Any, config: Any, files: Any) -> Any:
    set_up_templates(env, Path(config.site_dir).parent, "hostile", Edition(Catalog(articles=())), is_preview=False)
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    context["view"] = PAGES[page.file.src_uri.removesuffix(".md")][1]
    return context
