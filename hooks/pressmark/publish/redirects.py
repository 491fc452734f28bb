"""Small pages that lead on: permanent addresses, former names, the archivist's aliases, withdrawn articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from pressmark.model import Article, Rejection, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.escape import escape_html
from pressmark.publish.policy import LEADS_ON, PAGE, REFERRER, TEXT_ONLY, policy

OWN_FOLDERS = frozenset(
    {"404", "assets", "cards", "compare", "data", "network", "pagefind", "report", "search"}
    | {"feed.json", "feed.xml", "llms.txt", "opensearch.xml", "robots.txt", "sitemap.xml"}
)
"""First parts of addresses that the site keeps for itself; some are filled after the pages are made."""
LONGEST_TITLE = 120
"""Characters of a title on a page that nobody reads; longer than nearly every headline."""

_SCRIPT = "assets/js/lead-on.js"
_LEADS_ON = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="{referrer}">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{url}">
<script src="{script}"></script>
<title>{title}</title>
</head>
<body><p><a href="{url}">{title}</a></p></body>
</html>
"""
_STYLES = ("fonts", "tokens", "base", "masthead")
"""Sheets of the site that give a small page its type, its colours and both schemes."""

_LEADS_ON_POLICY = policy(LEADS_ON)
_STYLED = policy({**TEXT_ONLY, "style-src": PAGE["style-src"], "font-src": PAGE["font-src"]})
_WITHDRAWN = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="{referrer}">
<title>{title}</title>
{styles}
</head>
<body><header class="masthead"><div class="masthead__inner">
<a class="masthead__name" href="{home}">{name}</a></div></header>
<main class="md-main__inner page"><h1 class="title">{head}</h1>
<p>{why} {reason}</p><p><a href="{home}">{archive}</a></p></main></body>
</html>
"""


def redirect_pages(edition: Edition) -> Iterator[SiteFile]:
    """Permanent addresses and former titles of articles, other names of entities, what withdrawn articles leave."""
    for article in edition.catalog.articles:
        url = edition.article_url(article.id)
        yield _leads_on(urls.id_url(edition.id_paths[article.id]), url, article.title)
    published = edition.catalog.article_by_id
    for slug, article_id in edition.article_slugs.former.items():
        if article_id in published:
            title = published[article_id].title
            yield _leads_on(urls.article_url(slug), edition.article_url(article_id), title)
    for slug, entity_id in edition.entity_slugs.former.items():
        name = edition.catalog.entity_by_id[entity_id].name
        yield _leads_on(urls.entity_url(slug), edition.entity_url(entity_id), name)
    for rejection in edition.catalog.rejections:
        if rejection.withdrawn:
            for url in withdrawn_urls(edition, rejection):
                yield _withdrawn(url, rejection, edition)


def withdrawn_urls(edition: Edition, rejection: Rejection) -> tuple[str, ...]:
    """The addresses that an article had before it was withdrawn, those of its aliases aside."""
    own = [urls.id_url(edition.id_paths[rejection.id])]
    if rejection.titles:
        slugs = edition.article_slugs
        own.append(edition.article_url(rejection.id))
        own += [urls.article_url(slug) for slug, key in slugs.former.items() if key == rejection.id]
        published = edition.catalog.article_by_id
        left = [slug for slug, keys in slugs.choices.items() if published.keys().isdisjoint(keys)]
        own += [urls.article_url(slug) for slug in left if slugs.choices[slug][0] == rejection.id]
    return tuple(own)


def alias_pages(edition: Edition, taken: Iterable[str]) -> tuple[tuple[SiteFile, ...], tuple[str, ...]]:
    """The addresses that front matter claims for an article.

    Args:
        edition: the catalogue with its addresses.
        taken: paths of the site's files so far.

    Returns:
        The pages, and a warning for each alias that is no safe address or is taken.
    """
    files = {path.casefold() for path in taken}
    pages: list[SiteFile] = []
    refused: list[str] = []
    claimants: list[Article | Rejection] = [*edition.catalog.articles, *edition.withdrawn]
    for item in claimants:
        for alias in item.aliases:
            path = alias.removeprefix("/").removesuffix("/").removesuffix("/index.html").removesuffix(".html")
            fact = _refusal(path, files)
            if fact:
                refused.append(f"{item.seed}: alias {alias!r} {fact}; choose another in `aliases:`")
                continue
            files.add(urls.html_path(f"{path}/").casefold())
            if isinstance(item, Rejection):
                pages.append(_withdrawn(f"{path}/", item, edition))
            else:
                pages.append(_leads_on(f"{path}/", edition.article_url(item.id), item.title))
    return tuple(pages), tuple(refused)


def _refusal(path: str, files: Set[str]) -> str | None:
    """Why an address cannot be given; a page cannot stand below a file, either."""
    if not urls.is_safe_path(path):
        return "is no safe address"
    page = urls.html_path(f"{path}/").casefold()
    parts = page.split("/")
    below = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
    if parts[0] in OWN_FOLDERS or not files.isdisjoint(below):
        return "is taken by the site itself"
    return None


def _leads_on(url: str, target: str, title: str) -> SiteFile:
    relative = escape_html(urls.relative_url(target, url))
    short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE] + "…"
    content = _LEADS_ON.format(
        policy=_LEADS_ON_POLICY,
        referrer=REFERRER,
        url=relative,
        script=urls.relative_url(_SCRIPT, url),
        title=escape_html(short),
    )
    return SiteFile(path=urls.html_path(url), content=content)


def _withdrawn(url: str, rejection: Rejection, edition: Edition) -> SiteFile:
    home = urls.relative_url("", url)
    sheets = (urls.relative_url(f"assets/css/{name}.css", url) for name in _STYLES)
    styles = "\n".join(f'<link rel="stylesheet" href="{escape_html(sheet)}">' for sheet in sheets)
    reason = escape_html(rejection.reason)
    wording = edition.wording
    words = {
        "name": escape_html(edition.imprint.name),
        "language": wording.language,
        "title": wording("Withdrawn"),
        "head": wording("This article was withdrawn"),
        "why": wording("Reason:"),
        "archive": wording("The archive"),
    }
    content = _WITHDRAWN.format(policy=_STYLED, referrer=REFERRER, styles=styles, reason=reason, home=home, **words)
    return SiteFile(path=urls.html_path(url), content=content)
