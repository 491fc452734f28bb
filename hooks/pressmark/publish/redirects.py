"""Small pages that lead on: permanent addresses, former names, the archivist's aliases, withdrawn articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from pressmark.model import Article, Rejection, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.escape import escape_html, escape_inline, one_line
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.policy import LEADS_ON, REFERRER, policy
from pressmark.publish.views import WithdrawnView

OWN_FOLDERS = frozenset(
    {"404", "assets", "cards", "compare", "data", "map", "network", "pagefind", "report", "search"}
    | {"feed.json", "feed.xml", "llms.txt", "opensearch.xml", "robots.txt", "sitemap.xml"}
)
"""First parts of addresses that the site keeps for itself; some are filled after the pages are made."""
LONGEST_TITLE = 120
"""Characters of a title on a page that nobody reads; longer than nearly every headline."""

_SCRIPT = "assets/js/lead-on.js"
_LEADS_ON = """<!doctype html>
<html lang="{language}">
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
_LEADS_ON_POLICY = policy(LEADS_ON)
WITHDRAWN = "withdrawn.html"
"""The template of the page that a withdrawn article leaves."""


def redirect_pages(edition: Edition) -> Iterator[SiteFile]:
    """Permanent addresses and former titles of articles, other names of entities, what withdrawn articles leave."""
    for article in edition.catalog.articles:
        url = edition.article_url(article.id)
        yield _leads_on(urls.id_url(edition.id_paths[article.id]), url, article.title, article.language)
    published = edition.catalog.article_by_id
    for slug, article_id in edition.article_slugs.former.items():
        if article_id in published:
            article = published[article_id]
            yield _leads_on(urls.article_url(slug), edition.article_url(article_id), article.title, article.language)
    for slug, entity_id in edition.entity_slugs.former.items():
        name = edition.catalog.entity_by_id[entity_id].name
        yield _leads_on(urls.entity_url(slug), edition.entity_url(entity_id), name, edition.wording.language)
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
                pages.append(_leads_on(f"{path}/", edition.article_url(item.id), item.title, item.language))
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


def _leads_on(url: str, target: str, title: str, language: str) -> SiteFile:
    """A page that says nothing but the title, in the title's language."""
    relative = escape_html(urls.relative_url(target, url))
    short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE] + "…"
    content = _LEADS_ON.format(
        policy=_LEADS_ON_POLICY,
        referrer=REFERRER,
        url=relative,
        script=urls.relative_url(_SCRIPT, url),
        title=escape_html(short),
        language=escape_html(language),
    )
    return SiteFile(path=urls.html_path(url), content=content)


def _withdrawn(url: str, rejection: Rejection, edition: Edition) -> SiteFile:
    """A page in the frame of the site: who comes for the article may go on searching."""
    wording = edition.wording
    told = f"{escape_inline(wording('Reason:'))} {escape_inline(one_line(rejection.reason))}"
    return SiteFile(
        path=urls.page_path(url),
        content=markdown_file({"title": wording("This article was withdrawn")}, told),
        template=WITHDRAWN,
        view=WithdrawnView(rejection.reason),
    )
