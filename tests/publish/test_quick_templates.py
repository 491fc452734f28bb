"""Quick templates say what Jinja's own say."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, UndefinedError, pass_context
from jinja2.runtime import Context

from pressmark.publish.quick_templates import make_quick

PIECES = """
{% macro named(name, kind="b") %}
{% autoescape true %}<{{ kind }}>{{ name }}</{{ kind }}>{% endautoescape %}
{% endmacro %}
{% macro around() %}[{{ caller() }}]{% endmacro %}
{% macro many(first) %}{{ first }} {{ varargs | join(",") }} {{ kwargs.last }}{% endmacro %}
"""
SAID = (
    "{{ pieces.named(text) }}",
    "{{ pieces.named(text, 'i') }}",
    "{{ pieces.named(text, kind='u') }}",
    "{{ pieces.named() }}",
    "{% autoescape true %}{{ pieces.named(text) }}{{ text }}{% endautoescape %}",
    "{% autoescape false %}{{ pieces.named(text) }}{{ text }}{% endautoescape %}",
    "{% call pieces.around() %}{{ text }}{% endcall %}",
    "{{ pieces.many(1, 2, 3, last=4) }}",
    "{% for row in rows %}{{ pieces.named(row) }}{{ loop.index }}{{ row.split('-')[0] }}{{ seen('row') }}{% endfor %}",
    "{{ text.upper() }} {{ thing.twice(text) }} {{ thing.twice(text=text) }} {{ range(3) | list }}",
    "{% block told %}{{ seen('text') }}{{ pieces.named(text) }}{% endblock %}",
    "{{ cycler('a', 'b').next() }}{{ lipsum is callable }}",
)
FAILS = ("{{ pieces.named(1, 2, 3) }}", "{{ pieces.named(1, colour=2) }}", "{{ pieces.unknown() }}", "{{ unknown() }}")


class Thing:
    def twice(self, text: str) -> str:
        return text * 2


@pass_context
def seen(context: Context, name: str) -> str:
    return f"{context.get(name)}"


def environment(cache: Path | None, template: str) -> Environment:
    page = '{% import "pieces" as pieces with context %}' + template
    env = Environment(loader=DictLoader({"pieces": PIECES, "page": page}), autoescape=True)
    env.globals["seen"] = seen
    if cache is not None:
        make_quick(env, cache, "test")
    return env


def rendered(env: Environment) -> str:
    values = {"text": "<a> & 'b'", "rows": ["x-<y>", "z"], "thing": Thing(), "page": SimpleNamespace()}
    return env.get_template("page").render(values)


@pytest.mark.parametrize("template", SAID)
def test_they_say_what_jinja_says(template: str, tmp_path: Path) -> None:
    assert rendered(environment(tmp_path, template)) == rendered(environment(None, template))


@pytest.mark.parametrize("template", FAILS)
def test_they_fail_where_jinja_fails(template: str, tmp_path: Path) -> None:
    with pytest.raises((TypeError, UndefinedError)) as expected:
        rendered(environment(None, template))
    with pytest.raises(expected.type, match=str(expected.value)[:20].replace("(", ".").replace("'", ".")):
        rendered(environment(tmp_path, template))
