"""Rows of long lists as HTML: a list has hundreds of them, and a template takes four times as long for each.

What is in a row stands in `partials/pieces.html` where it is shown one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pressmark.publish.entity_parts import EntityArticle
from pressmark.publish.made import fact_rows, seed_line_items, wording_in
from pressmark.publish.quick_templates import escaped
from pressmark.publish.refs import ArticleRef
from pressmark.publish.wording import Wording


@pass_context
def article_lines(context: Context, articles: Iterable[ArticleRef], with_source: bool = True) -> Markup:
    """One article a line: title, source (unless all have the same), date."""
    url, wording = _url_filter(context), wording_in(context)
    no_source = _no_source(wording)
    rows = []
    for article in articles:
        source = escaped(article.source) if article.source else ""
        shown = f'<span class="line__source">{source or no_source}</span>\n' if with_source else ""
        words = escaped(article.published_words)
        rows.append(
            f'<li class="line" data-filter-text="{escaped(article.title)} {source} {words}">\n'
            f"{_title_link(article, url(article.url), 'line__title plain-link')}\n"
            f'{shown}<span class="line__date">{_date(article, words)}</span>\n</li>\n'
        )
    return Markup("".join(rows))  # noqa: S704 - all that is in it was escaped just now


@pass_context
def mention_items(context: Context, entries: Iterable[EntityArticle]) -> Markup:
    """The articles that mention an entity, each with its first sentences that do."""
    url, wording = _url_filter(context), wording_in(context)
    no_source = _no_source(wording)
    rows = []
    for entry in entries:
        article = entry.article
        source = f"<span>{escaped(article.source)}</span>" if article.source else no_source
        mentions = escaped(wording.count(entry.mentions, "mention", "mentions"))
        lang = _lang(article)
        quotes = "".join(
            f'<blockquote class="quote" dir="auto"{lang}>{escaped(quote.before)}<mark>{escaped(quote.name)}</mark>'
            f"{escaped(quote.after)}</blockquote>\n"
            for quote in entry.quotes
        )
        rows.append(
            f'<li class="mention">\n<h3 class="mention__title">{_title_link(article, url(article.url))}</h3>\n'
            f'<p class="source-line">{source}<span>{_date(article, escaped(article.published_words))}</span>'
            f"<span>{mentions}</span></p>\n{quotes}</li>\n"
        )
    return Markup("".join(rows))  # noqa: S704 - all that is in it was escaped just now


def _no_source(wording: Wording) -> str:
    return f'<span class="unknown">{escaped(wording("source unknown"))}</span>'


def _url_filter(context: Context) -> Callable[[str], str]:
    made = context.environment.filters["url"]
    return lambda value: escaped(made(context, value))


def _title_link(article: ArticleRef, url: str, kind: str = "plain-link") -> str:
    """A title in its own language and direction."""
    return f'<a class="{kind}" href="{url}" dir="auto"{_lang(article)}>{escaped(article.title)}</a>'


def _lang(article: ArticleRef) -> str:
    return "" if article.language == "und" else f' lang="{escaped(article.language)}"'


def _date(article: ArticleRef, words: str) -> str:
    """A date in words; the unknown one says so in the muted tone."""
    if article.published:
        return f'<time datetime="{escaped(article.published)}">{words}</time>'
    return f'<span class="unknown">{words}</span>'


FILTERS: Mapping[str, Callable[..., Markup]] = {
    "article_lines": article_lines,
    "fact_rows": fact_rows,
    "mention_items": mention_items,
    "seed_line_items": seed_line_items,
}
"""Filters of the templates."""
