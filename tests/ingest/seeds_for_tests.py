"""Seeds made in tests."""

from __future__ import annotations

from pressmark.ingest.articles import LineCounts, draft_article, finish_article
from pressmark.model import Article, Seed

NOTHING_KNOWN = LineCounts({})

PARAGRAPHS = (
    "The council of Harbour Town voted on Monday night to rebuild the old sea wall, which two storms had broken.",
    "Engineers told the meeting that the work would take three years and that the beach would be closed meanwhile.",
    "Fishermen had already moved their boats to the river, the harbour master said after the long debate.",
)


def make_seed(content: str | bytes, name: str = "seed.txt", sidecar: str | None = None) -> Seed:
    raw = content.encode() if isinstance(content, str) else content
    return Seed(name, name.rpartition(".")[0] or name, raw, None if sidecar is None else sidecar.encode())


def make_article(content: str | bytes, name: str = "seed.txt", sidecar: str | None = None) -> Article:
    return finish_article(draft_article(make_seed(content, name, sidecar)), NOTHING_KNOWN)


def make_text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def make_page(title: str = "Sea wall to be rebuilt", head: str = "", *paragraphs: str) -> str:
    """A small HTML page whose text is `PARAGRAPHS` unless others are given."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs or PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def body_text(article: Article) -> str:
    return "\n".join(block.text for block in article.body)
