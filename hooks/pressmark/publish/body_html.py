"""The body as HTML, as Python-Markdown would make it of the body's Markdown, but in time proportional to its length.

Python-Markdown rebuilds a paragraph at each of its escapes: 400 KB of brackets in one line cost half a minute. Our
Markdown has eight constructs, all of them known before it was written, so nothing has to be parsed. The tests hold this
converter to Python-Markdown's own output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pressmark.model import Block, Mention, Role
from pressmark.publish.escape import escape_html
from pressmark.publish.runs import cut_number, find_runs, first_number, split_row
from pressmark.text import block_offsets, clean_slug, is_row

_TABLE_OPEN = (
    '<div class="md-typeset__scrollwrap" tabindex="0" role="region" aria-label="Table">'
    '<div class="md-typeset__table"><table>'
)
"""As Material's script would wrap it."""

HEADING_PREFIX = "section-"
"""Before the ids of the text's headings, so that no heading of a seed takes an id of the page."""


def linked_html(
    blocks: Sequence[Block],
    links: Mapping[int, Sequence[Mention]],
    type_of: Callable[[str], str],
    url_of: Callable[[str], str],
    said_of: Callable[[str], str] = str,
) -> str:
    """The body's blocks with their entity links.

    Args:
        blocks: the body's blocks.
        links: position of a block -> its mentions that become links; see `choose_links`.
        type_of: entity id -> its type, which the theme styles by.
        url_of: entity id -> the entity's page as seen from this one.
        said_of: a type -> what it is called in the language of the interface.
    """
    offsets = block_offsets(blocks)

    def open_link(entity: str) -> str:
        type_ = type_of(entity)
        said = said_of(type_)
        kind = "" if said == type_ else f' data-kind="{type_}"'
        return f'<a href="{url_of(entity)}" title="{escape_html(said)}"{kind}>'

    texts = [
        _linked_text(block.text, offsets[position], links.get(position, ()), open_link)
        for position, block in enumerate(blocks)
    ]
    ids = _heading_ids(blocks)
    return "\n".join(
        part
        for run in find_runs(blocks)
        for part in _run_html(blocks[run.start : run.stop], texts[run.start : run.stop], ids)
    )


def _run_html(blocks: Sequence[Block], texts: Sequence[str], ids: Iterator[str]) -> Iterator[str]:
    """Blocks of one role."""
    role = blocks[0].role
    if role is Role.LIST:
        yield _list_html(texts, first_number(blocks))
    elif role is Role.QUOTE:
        yield "<blockquote>\n" + "\n".join(f"<p>{text}</p>" for text in texts) + "\n</blockquote>"
    elif role is Role.HEADING:
        yield from (f'<h2 id="{next(ids)}">{text}</h2>' for text in texts)
    elif len(blocks) > 1 and is_row(blocks[0]):
        yield _table_html(texts, has_head=blocks[0].rule != "html_row")
    else:
        yield from (f"<p>{text}</p>" for text in texts)


def _list_html(texts: Sequence[str], first: int | None) -> str:
    if first is None:
        return "<ul>\n" + "\n".join(f"<li>{text}</li>" for text in texts) + "\n</ul>"
    start = "" if first == 1 else f' start="{first}"'
    return f"<ol{start}>\n" + "\n".join(f"<li>{cut_number(text)}</li>" for text in texts) + "\n</ol>"


def _table_html(texts: Sequence[str], *, has_head: bool) -> str:
    """A table that scrolls by itself where it is too wide, with the keyboard, too."""
    rows = [split_row(text) for text in texts]
    width = max(map(len, rows))
    lines = [
        "<tr>\n" + "".join(f"<{tag}>{cell}</{tag}>\n" for cell in (*row, *[""] * (width - len(row)))) + "</tr>"
        for row, tag in zip(rows, ("th" if has_head else "td", *["td"] * (len(rows) - 1)), strict=True)
    ]
    head = f"<thead>\n{lines[0]}\n</thead>\n" if has_head else ""
    body = "\n".join(lines[1:] if has_head else lines)
    return f"{_TABLE_OPEN}\n{head}<tbody>\n{body}\n</tbody>\n</table></div></div>"


def _heading_ids(blocks: Iterable[Block]) -> Iterator[str]:
    """One id a heading, in order; equal headings are numbered."""
    seen: dict[str, int] = {}
    for block in blocks:
        if block.role is Role.HEADING:
            slug = clean_slug(block.text) or "heading"
            seen[slug] = seen.get(slug, 0) + 1
            yield HEADING_PREFIX + slug + (f"_{seen[slug]}" if seen[slug] > 1 else "")


def _linked_text(text: str, start: int, links: Iterable[Mention], open_link: Callable[[str], str]) -> str:
    parts: list[str] = []
    cursor = 0
    for mention in links:
        surface = _text_html(text[mention.start - start : mention.end - start])
        parts.append(_text_html(text[cursor : mention.start - start]))
        parts.append(f"{open_link(mention.entity)}{surface}</a>")
        cursor = mention.end - start
    parts.append(_text_html(text[cursor:]))
    return "".join(parts)


def _text_html(text: str) -> str:
    """Escaped as Python-Markdown's serializer does for an element's text, where quotes need no escape."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
