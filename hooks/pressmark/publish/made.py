"""How an article's page came out of its seed, as HTML: a row for each fact, a line for each line of the seed.

A page has some fifty of these rows, of five values each. Set by a template they would take half of the page's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pressmark.publish.article_parts import Fact, SeedLine
from pressmark.publish.escape import escape_html
from pressmark.publish.wording import Wording

WORDING = "wording"
"""The global of the templates that has the words of the interface."""


def wording_in(context: Context) -> Wording:
    """The words of the interface, as the templates have them."""
    wording: Wording = context[WORDING]
    return wording


@pass_context
def fact_rows(context: Context, facts: Iterable[Fact]) -> Markup:
    """The rows of the table of facts."""
    wording = wording_in(context)
    heads = _Heads(*(escape_html(wording(name)) for name in ("Value", "Evidence", "Confidence")))
    return Markup("\n".join([_fact_row(fact, wording, heads) for fact in facts]))  # noqa: S704 - escaped just now


class _Heads(NamedTuple):
    """What the columns are called."""

    value: str
    evidence: str
    sure: str


def _fact_row(fact: Fact, wording: Wording, heads: _Heads) -> str:
    value, evidence, sure = heads
    head = f'<tr><th scope="row">{_words(fact.field, wording)}</th>'
    if fact.value is None:
        return (
            f'{head}<td class="unknown" data-head="{value}">{escape_html(wording("unknown"))}</td>'
            f'<td class="unknown" data-head="{evidence}">{escape_html(wording("none found"))}</td>'
            f'<td class="unknown" data-head="{sure}">–</td></tr>'
        )
    others = escape_html(wording("also read: {values}", values="; ".join(fact.also))) if fact.also else ""
    also = f'<span class="facts__also">{others}</span>' if others else ""
    origin = escape_html(fact.origin)
    if fact.first_line:
        origin = f'<a href="#seed-line-{fact.first_line}">{origin}</a>'
    rule = f'<span class="facts__rule">{_words(fact.rule, wording)}</span>' if fact.rule else ""
    return (
        f'{head}<td data-head="{value}"><span dir="auto">{escape_html(fact.value)}</span>{also}</td>'
        f'<td data-head="{evidence}">{origin}{rule}</td>'
        f'<td class="tabular" data-head="{sure}">{_confidence(fact.confidence, wording)}</td></tr>'
    )


@pass_context
def seed_line_items(context: Context, lines: Iterable[SeedLine]) -> Markup:
    """The lines of the seed; each number of a line is an address on the page once."""
    return Markup("\n".join(_seed_line_items(lines, wording_in(context))))  # noqa: S704 - escaped just now


def _seed_line_items(lines: Iterable[SeedLine], wording: Wording) -> Iterator[str]:
    addressed = 0
    for line in lines:
        removed = "" if line.kept else " seed-line--removed"
        own = f' id="seed-line-{line.first}"' if line.first > addressed else ""
        others = ""
        if line.last > line.first:
            unnamed = range(max(line.first, addressed) + 1, line.last + 1)
            others = "".join([f'<span id="seed-line-{number}"></span>' for number in unnamed])
        number = str(line.first) if line.last == line.first else f"{line.first}–{line.last}"
        element = "span" if line.kept else "del"
        rule = _words(line.rule, wording)
        sure = "" if line.confidence >= 1 else f", {_confidence(line.confidence, wording)}"
        yield (
            f'<li class="seed-line{removed}"{own}><span class="seed-line__number">{others}{number}</span>\n'
            f'<{element} class="seed-line__text" dir="auto">{escape_html(line.text)}</{element}>\n'
            f'<span class="seed-line__rule"><b>{_words(line.role, wording)}</b> {rule}{sure}</span></li>'
        )
        addressed = max(addressed, line.last)


def _confidence(value: float, wording: Wording) -> str:
    return _certain(wording) if value >= 1 else f"{round(100 * value)}\u00a0%"


@cache
def _certain(wording: Wording) -> str:
    return escape_html(wording("certain"))


CALLED = {"captured": "saved", "modified": "changed", "publisher": "source", "source_url": "original address"}
"""Field -> what pages call it everywhere; front matter and data keep the names of schema.org."""


@cache
def _words(name: str, wording: Wording) -> str:
    """A field, a role or a rule in words, of which there are some hundred; "meta og:site_name" stays what it names."""
    said = CALLED.get(name) or (name if " " in name else name.replace("_", " "))
    return escape_html(wording(said))
