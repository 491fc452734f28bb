"""An article explained on a terminal: what each line of its seed became, and what would correct a wrong field."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePosixPath

from pressmark.model import BODY_ROLES, Article, Block, Role
from pressmark.publish.article_parts import Fact
from pressmark.publish.escape import printable_name
from pressmark.publish.facts import article_facts, removed_rule
from pressmark.publish.wording import ENGLISH, wording_of

CORRECTIONS = {
    "title": "title: The right headline",
    "description": "description: One sentence.",
    "published": "date: YYYY-MM-DD",
    "modified": "modified: YYYY-MM-DD",
    "captured": "captured: YYYY-MM-DDTHH:MM:SS",
    "authors": "authors: [First Author, Second Author]",
    "publisher": "publisher: The Paper",
    "section": "section: Politics",
    "tags": "tags: [one, two]",
    "language": "language: en",
    "rights": "rights: © The Paper",
    "captions": "captions: [{text: What it shows, credit: Who took it}]",
    "source_url": "source_url: https://example.org/article",
}
"""Field -> the line of front matter or sidecar that decides it."""

WITH_FRONT_MATTER = frozenset({".txt", ".md", ".markdown"})
"""Endings of seeds that may begin with front matter."""

_RESET = "\x1b[0m"
_FACT_STYLE = "\x1b[1m"
_QUIET_STYLE = "\x1b[2m"
_REMOVED_STYLE = "\x1b[2;9m"
_STYLES = {
    Role.TITLE: "\x1b[1;34m",
    Role.HEADING: "\x1b[1m",
    Role.BYLINE: "\x1b[35m",
    Role.DATE: "\x1b[36m",
    Role.SECTION: "\x1b[36m",
    Role.PUBLISHER: "\x1b[36m",
    Role.TAGS: "\x1b[33m",
    Role.CAPTION: "\x1b[32m",
    Role.COPYRIGHT: "\x1b[36m",
    Role.FRONT_MATTER: "\x1b[35m",
}
"""What tells a field has a colour, text stands as it is, and what was thrown away is dim and struck (ECMA-48 SGR)."""
_MARGIN = 6
"""Columns for a line number; a seed of a million lines is rejected before."""
_RULE_COLUMN = 34
"""Columns for role and rule, as wide as the longest of the usual ones."""


def explain_article(article: Article, *, colour: bool) -> str:
    """The fields with their evidence and their correction, then the seed line by line.

    Args:
        article: what cleaning made of a seed.
        colour: whether the terminal understands escape sequences.
    """
    lines = chain(
        (_styled(printable_name(article.seed), _FACT_STYLE, colour), _quiet(say_where(article.seed), colour), ""),
        chain.from_iterable(_fact_lines(fact, colour) for fact in article_facts(article, wording_of(ENGLISH))),
        ("",),
        (_seed_line(block, colour) for block in article.blocks),
    )
    return "\n".join(lines) + "\n"


def say_where(seed: str) -> str:
    """The file in which corrections stand: the sidecar, or for text the seed's own head as well."""
    path = PurePosixPath(printable_name(seed).partition("#")[0])
    sidecar = path.with_name(f"{path.name}.yml")
    own = f", or between two lines of --- on top of {path.name}" if path.suffix.lower() in WITH_FRONT_MATTER else ""
    return (
        f"Corrections go into {sidecar}{own}. A line of the seed: "
        "keep: [12] puts line 12 into the text, remove: [3, 5-7] takes these out. "
        "If there is a .yml named without the seed's ending, write into that: beside a longer name it is not read."
    )


def _fact_lines(fact: Fact, colour: bool) -> Iterator[str]:
    value = "unknown" if fact.value is None else _plain(fact.value)
    origin = f"  ({fact.origin}, {fact.rule}, {fact.confidence:.0%})" if fact.value is not None else ""
    style = _FACT_STYLE if fact.value is not None else _QUIET_STYLE
    yield f"{fact.field:>12}  {_styled(value, style, colour)}{_styled(origin, _QUIET_STYLE, colour)}"
    if fact.also:
        yield f"{'':>12}  {_styled('not: ' + '; '.join(map(_plain, fact.also)), _QUIET_STYLE, colour)}"
    verb = "to correct it" if fact.value is not None else "to give it"
    yield f"{'':>12}  {_quiet(f'{verb}, write  {CORRECTIONS[fact.field]}', colour)}"


def _seed_line(block: Block, colour: bool) -> str:
    kept = block.role in BODY_ROLES
    why = f"{block.role}: {block.rule}" if kept else removed_rule(block)
    style = _STYLES.get(block.role, "" if kept else _REMOVED_STYLE)
    number = _styled(f"{block.first:>{_MARGIN}} ", _QUIET_STYLE, colour)
    reason = _styled(f"{('  ' if kept else '- ') + why:<{_RULE_COLUMN}} ", _QUIET_STYLE, colour)
    return number + reason + _styled(_plain(block.text), style, colour)


def _plain(text: str) -> str:
    """Text of a seed must not move the cursor or colour the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _quiet(text: str, colour: bool) -> str:
    return _styled(text, _QUIET_STYLE, colour)


def _styled(text: str, style: str, colour: bool) -> str:
    return f"{style}{text}{_RESET}" if colour and style and text else text
