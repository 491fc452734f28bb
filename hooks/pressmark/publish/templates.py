"""What the theme's templates are given beside their values: filters, what every page says to the browser, and haste."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from pressmark.publish.dressing import cheap_url
from pressmark.publish.policy import PAGE, REFERRER, policy, preview_policy
from pressmark.publish.quick_templates import make_quick
from pressmark.publish.rows import FILTERS


def set_up_templates(env: Environment, cache: Path, key: str, *, is_preview: bool) -> None:
    """Make an environment fit for the archive's templates.

    Args:
        env: as MkDocs and the theme made it; no template of it was compiled yet.
        cache: where compiled templates are kept.
        key: of all that compiled templates depend on beside their text.
        is_preview: whether the pages are shown by `mkdocs serve`.
    """
    env.trim_blocks = env.lstrip_blocks = True  # lines of nothing but template code leave none behind
    env.globals["content_policy"] = preview_policy() if is_preview else policy(PAGE)
    env.globals["referrer_policy"] = REFERRER
    env.filters["url"] = cheap_url(env.filters["url"])
    env.filters |= FILTERS
    make_quick(env, cache, key)
