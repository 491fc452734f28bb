"""An article as a Markdown file: front matter from an allow-list, then the body with its entity links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pressmark.model import Article, Block, Caption, Role
from pressmark.publish.escape import escape_markdown
from pressmark.publish.quick_yaml import dump_yaml
from pressmark.text import block_separator

_TRAILING_HASHES = re.compile(r"#(?=#*$)")
MARKERS = {Role.HEADING: "## ", Role.LIST: "- ", Role.QUOTE: "> "}


def markdown_block(block: Block, escaped: str) -> str:
    """A block whose text is Markdown already, with what marks its role."""
    marker = MARKERS.get(block.role, "")
    continuation = {Role.LIST: "  ", Role.QUOTE: "> "}.get(block.role, "")
    if block.role is Role.HEADING:
        # A trailing "#" would close the heading and vanish.
        escaped = _TRAILING_HASHES.sub(r"\\#", escaped.replace("\n", " "))
    return marker + escaped.replace("\n", "\n" + continuation)


def join_markdown(blocks: Iterable[Block], escaped: Mapping[int, str] | None = None) -> str:
    """The body as Markdown.

    Args:
        blocks: the body's blocks.
        escaped: Markdown for single blocks by their position, where it is more than their escaped text.
    """
    parts: list[str] = []
    before: Block | None = None
    for position, block in enumerate(blocks):
        if before is not None:
            parts.append(block_separator(before, block))
        text = escaped[position] if escaped and position in escaped else escape_markdown(block.text)
        parts.append(markdown_block(block, text))
        before = block
    return "".join(parts)


def front_matter(article: Article) -> dict[str, object]:
    """The article's facts under the names of `articles.jsonl`; what is unknown is left out."""
    known: dict[str, object] = {
        "title": article.title,
        "description": article.description,
        "date": article.published,
        "modified": article.modified,
        "captured": article.captured,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "section": article.section,
        "tags": list(article.tags),
        "language": article.language,
        "rights": article.rights,
        "source_url": article.source_url,
        "captions": [_caption(caption) for caption in article.captions],
        "id": article.id,
        "seed": article.seed,
        "sha256": article.sha256,
        "extra": dict(sorted(article.extra.items())),
    }
    return {key: value for key, value in known.items() if value not in (None, [], {})}


def _caption(caption: Caption) -> dict[str, str]:
    known = {"text": caption.text, "credit": caption.credit}
    return {key: value for key, value in known.items() if value is not None}


def markdown_file(fields: Mapping[str, object], body: str) -> str:
    """A Markdown file with YAML front matter; the emitter quotes whatever YAML would read as something else."""
    return f"---\n{dump_yaml(fields)}\n---\n\n{body}".strip() + "\n"
