"""How an article's page came out of its seed, as HTML: a row for each fact, a line for each line of the seed.

A page has some fifty of these rows, of five values each. Set by a template they would take half of the page's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from pressmark.publish.article_parts import Fact, SeedLine
from pressmark.publish.escape import escape_html

_UNKNOWN = (
    '<td class="unknown" data-head="Value">unknown</td><td class="unknown" data-head="Evidence">none found</td>'
    '<td class="unknown" data-head="Confidence">–</td>'
)


def fact_rows(facts: Iterable[Fact]) -> Markup:
    """The rows of the table of facts."""
    return Markup("\n").join(map(Markup, map(_fact_row, facts)))


def _fact_row(fact: Fact) -> str:
    head = f'<tr><th scope="row">{_words(fact.field)}</th>'
    if fact.value is None:
        return f"{head}{_UNKNOWN}</tr>"
    also = f'<span class="facts__also">also read: {escape_html("; ".join(fact.also))}</span>' if fact.also else ""
    origin = escape_html(fact.origin)
    if fact.first_line:
        origin = f'<a href="#seed-line-{fact.first_line}">{origin}</a>'
    rule = f'<span class="facts__rule">{_words(fact.rule)}</span>' if fact.rule else ""
    return (
        f'{head}<td data-head="Value"><span dir="auto">{escape_html(fact.value)}</span>{also}</td>'
        f'<td data-head="Evidence">{origin}{rule}</td>'
        f'<td class="tabular" data-head="Confidence">{_confidence(fact.confidence)}</td></tr>'
    )


def seed_line_items(lines: Iterable[SeedLine]) -> Markup:
    """The lines of the seed; each number of a line is an address on the page once."""
    return Markup("\n").join(map(Markup, _seed_line_items(lines)))


def _seed_line_items(lines: Iterable[SeedLine]) -> Iterator[str]:
    addressed = 0
    for line in lines:
        removed = "" if line.kept else " seed-line--removed"
        own = f' id="seed-line-{line.first}"' if line.first > addressed else ""
        others = "".join(
            f'<span id="seed-line-{number}"></span>' for number in range(max(line.first, addressed) + 1, line.last + 1)
        )
        number = str(line.first) if line.last == line.first else f"{line.first}–{line.last}"
        element = "span" if line.kept else "del"
        sure = "" if line.confidence >= 1 else f", {_confidence(line.confidence)}"
        yield (
            f'<li class="seed-line{removed}"{own}><span class="seed-line__number">{others}{number}</span>\n'
            f'<{element} class="seed-line__text" dir="auto">{escape_html(line.text)}</{element}>\n'
            f'<span class="seed-line__rule"><b>{escape_html(line.role)}</b> {_words(line.rule)}{sure}</span></li>'
        )
        addressed = max(addressed, line.last)


def _confidence(value: float) -> str:
    return "certain" if value >= 1 else f"{round(100 * value)} %"


def _words(name: str) -> str:
    return escape_html(name.replace("_", " "))
