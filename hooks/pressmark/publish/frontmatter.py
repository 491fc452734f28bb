"""An article as a Markdown file: front matter from an allow-list, then the body with its entity links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pressmark.model import Article, Block, Caption, Role
from pressmark.publish.escape import escape_line_start, escape_markdown
from pressmark.publish.quick_yaml import dump_yaml
from pressmark.publish.runs import find_runs, first_number, split_row
from pressmark.text import block_separator, is_row

_TRAILING_HASHES = re.compile(r"#(?=#*$)")
_ESCAPED_NUMBER = re.compile(r"^(\d+)\\\. +(.*)", re.DOTALL)
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
    blocks, parts = tuple(blocks), []
    for run in find_runs(blocks):
        if run.start:
            parts.append(block_separator(blocks[run.start - 1], blocks[run.start]))
        texts = [
            escaped[position] if escaped and position in escaped else escape_markdown(blocks[position].text)
            for position in run
        ]
        parts.append(_run_markdown(blocks[run.start : run.stop], texts))
    return "".join(parts)


def _run_markdown(blocks: Sequence[Block], texts: Sequence[str]) -> str:
    """Blocks of one role."""
    if len(blocks) > 1 and is_row(blocks[0]):
        return _table_markdown(texts)
    if blocks[0].role is Role.LIST and first_number(blocks) is not None:
        return "\n".join(_ESCAPED_NUMBER.sub(_open_item, text).replace("\n", "\n  ") for text in texts)
    separator = block_separator(blocks[0], blocks[0])
    return separator.join(markdown_block(block, text) for block, text in zip(blocks, texts, strict=True))


def _open_item(match: re.Match[str]) -> str:
    return f"{match[1]}. {escape_line_start(match[2])}"


def _table_markdown(texts: Sequence[str]) -> str:
    """Rows with the rule below the first that makes a table of them."""
    rows = [split_row(text) for text in texts]
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


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
