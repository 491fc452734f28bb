"""Which article is in which part of the search index: told by the articles alone, so equal archives have equal parts.

Pagefind makes an index in one piece; making it again for each new article costs 20 s at 10,000. So there is a small
part for the newest articles, and parts of about two thousand for the rest, in which an article's place is told by the
hash of its id. A new article changes the small part, an old one that was changed or found changes its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from pressmark.model import Article

NEWEST = 500
"""Articles that gather in the part of the newest before they move to the others: making it takes a second."""
LARGEST = 2_500
"""Articles in one of the other parts, on average. With four parts at 10,000 articles the first search reads 0.7 MB in
65 requests, with eight 1.0 MB in 106; an old article that was changed or found costs 2.6 s, with eight 1.3 s."""
RECENT = ""
"""The name of the part of the newest; it stands at the top of the index."""


def segments(articles: Sequence[Article]) -> Mapping[str, tuple[Article, ...]]:
    """Name of a part -> its articles, in the order given; the part of the newest is there unless there are none."""
    dated = sorted((item.published, item.id) for item in articles if item.published is not None)
    settled = (len(dated) - 1) // NEWEST * NEWEST if dated else 0
    undated = len(articles) - len(dated)
    if not settled and undated <= NEWEST:
        return {RECENT: tuple(articles)} if articles else {}
    # From the beginning of a month, so that an old article that is found late moves no other one over the border.
    month = (dated[settled][0] or "")[:7] if settled else ""
    border = (month, "") if sum(item >= (month, "") for item in dated) <= 2 * NEWEST else dated[settled]
    parts = 1
    while parts * LARGEST < settled + undated:
        parts *= 2
    found: dict[str, list[Article]] = {RECENT: []}
    for article in articles:
        is_new = article.published is not None and (article.published, article.id) >= border
        found.setdefault(RECENT if is_new else str(_bucket(article.id, parts)), []).append(article)
    return {name: tuple(found[name]) for name in sorted(found)}


def _bucket(own_id: str, parts: int) -> int:
    digest = blake2b(own_id.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % parts
