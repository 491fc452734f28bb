"""What a browser may do on a page of the site: the second lock, should an escaper ever fail.

No page has an inline script, an inline style or an event handler: what Material for MkDocs would put inline is loaded
from `assets/js/` (see `docs/.overrides/partials/javascripts/`). So the policy needs no hash, and all pages have the
same one.

Source: Content Security Policy Level 3 (W3C). In a `meta` element `frame-ancestors` and `sandbox` do not count.
"""

from __future__ import annotations

from collections.abc import Mapping

_SELF = "'self'"
_NONE = "'none'"

PAGE: Mapping[str, tuple[str, ...]] = {
    "default-src": (_NONE,),
    "script-src": (_SELF, "'wasm-unsafe-eval'"),  # Pagefind is WebAssembly
    "style-src": (_SELF,),
    "img-src": (_SELF, "data:"),  # Material's style sheets hold their icons as data
    "font-src": (_SELF,),
    "connect-src": (_SELF,),
    "worker-src": (_SELF,),
    "base-uri": (_NONE,),
    "form-action": (_SELF,),
}
"""Directive -> what it allows, for a page that the theme dresses."""

TEXT_ONLY: Mapping[str, tuple[str, ...]] = {"default-src": (_NONE,), "base-uri": (_NONE,), "form-action": (_NONE,)}
"""For small pages: text and links."""

LEADS_ON: Mapping[str, tuple[str, ...]] = {**TEXT_ONLY, "script-src": (_SELF,)}
"""For those that lead on: the script that does it, too."""

REFERRER = "no-referrer"
"""Nobody learns from which article a reader came. Source: Referrer Policy (W3C), 3.1."""


def policy(directives: Mapping[str, tuple[str, ...]]) -> str:
    """The policy as the value of `content` in a `meta` element."""
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def preview_policy() -> str:
    """The policy while `mkdocs serve` shows the site: it writes the script of its live reload into each page."""
    return policy({**PAGE, "script-src": (*PAGE["script-src"], "'unsafe-inline'")})
