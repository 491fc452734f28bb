"""Front matter is to the byte what PyYAML writes."""

from __future__ import annotations

from random import Random

import pytest
import yaml
from frontmatter.default_handlers import SafeDumper

from pressmark.publish.quick_yaml import dump_yaml

VALUES = """A: B|yes|No|2014-09-17|1e3|12|0x1F|A #b|a#b|ends: |ends:|x |Ümlaut’s “q”|1:30|1_000|.5|~x|null|Null title|y
on the|=|'x'|"x"|-x|- x|?x|[x|x]|{|@a|a, b|it's|it's: x|!x|<x|<<|中文: x|😀|017|2001-12-14 21:59:43.10 -5:00"""
ODD = (
    "",
    "a\tb",
    "a\nb",
    "x\u2028y",
    "\ufeff",
    "a\xa0b",
    "a\x85b",
    "x\u200by",
    "ab" * 3000,
    "0" * 64,
    "1e5" + "0" * 61,
)
LETTERS = "ab19 :#'\"-,.[]{}&*!|>%@`?~=<\t\né“’\u2028\xa0中y_+/"


def oracle(fields: dict[str, object]) -> str:
    options = {"sort_keys": False, "allow_unicode": True, "width": 2**16, "default_flow_style": False}
    return str(yaml.dump(fields, Dumper=SafeDumper, **options)).strip()


@pytest.mark.parametrize("value", [*VALUES.replace("\n", "|").split("|"), *ODD])
def test_a_value_alone_and_in_a_list(value: str) -> None:
    for fields in ({"title": value}, {"tags": [value, "b"]}, {"a": "b", "extra": {"x": value}, "z": [value]}):
        assert dump_yaml(fields) == oracle(fields)


def test_texts_by_chance() -> None:
    dice = Random("yaml")  # noqa: S311
    for _ in range(3_000):
        fields: dict[str, object] = {"title": "".join(dice.choice(LETTERS) for _ in range(dice.randint(0, 8)))}
        assert dump_yaml(fields) == oracle(fields)
