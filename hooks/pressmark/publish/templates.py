"""What the theme's templates are given beside their values: filters, what every page says to the browser, and haste."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from pressmark.publish.dressing import cheap_url
from pressmark.publish.edition import Edition
from pressmark.publish.feed_files import feed_links
from pressmark.publish.keys import key_of
from pressmark.publish.made import WORDING
from pressmark.publish.policy import PAGE, REFERRER, policy, preview_policy
from pressmark.publish.quick_templates import make_quick
from pressmark.publish.rows import FILTERS


def set_up_templates(env: Environment, cache: Path, key: str, edition: Edition, *, is_preview: bool) -> None:
    """Make an environment fit for the archive's templates.

    Args:
        env: as MkDocs and the theme made it; no template of it was compiled yet.
        cache: where compiled templates are kept.
        key: of all that compiled templates depend on beside their text.
        edition: the archive; where its language is not among those we have words in, they are marked as English.
        is_preview: whether the pages are shown by `mkdocs serve`.
    """
    env.trim_blocks = env.lstrip_blocks = True  # lines of nothing but template code leave none behind
    env.globals["content_policy"] = preview_policy() if is_preview else policy(PAGE)
    env.globals["referrer_policy"] = REFERRER
    wording, language = edition.wording, edition.imprint.language
    env.globals["t"] = env.globals[WORDING] = wording
    is_own = wording.language.partition("-")[0] == language.partition("-")[0].lower()
    env.globals["own_language"] = Markup("" if is_own else f' lang="{wording.language}"')  # noqa: S704 - a code of ours
    env.filters["url"] = cheap_url(env.filters["url"])
    env.filters |= FILTERS
    env.globals["feeds"] = feed_links(edition, "", edition.catalog.article_by_id)
    make_quick(env, cache, key_of(key, wording.language), constant=("t",))
