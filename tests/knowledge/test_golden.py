"""The golden cases of recognition and merging: each a file that says what goes in and what comes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressmark.knowledge.authority import parse_authority
from pressmark.knowledge.entities import find_entities
from pressmark.knowledge.layers import LAYERS
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.recognition import Recogniser
from pressmark.knowledge.resolution import resolve_mentions
from pressmark.model import Document

CASES = sorted((Path(__file__).parent.parent / "golden" / "entities").glob("*.yml"))


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that cases can be read."""


def represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, represent_text)


def describe(case: dict[str, Any]) -> dict[str, Any]:
    authority = parse_authority(case.get("entities", ""), "entities.yml")
    documents = [
        Document(f"{number}", article["title"], article["text"], "en")
        for number, article in enumerate(case["articles"], start=1)
    ]
    mentions = find_mentions(documents, Recogniser().recognise(documents), authority)
    resolution = resolve_mentions(documents, mentions, authority)
    entities, suggestions = find_entities(resolution, authority)
    return {
        "mentions": [
            f"{item.article} {item.field}: {item.surface} ({item.label}) = {item.entity}, {item.rule}"
            for item in resolution.mentions
        ],
        "entities": [
            f"{item.id}: {item.name}, {item.type.value}; "
            + ", ".join(f"{name.name} {name.count}" for name in item.aliases)
            for item in entities
        ],
        "suggestions": [f"{item.name}, {item.type.value}, {item.mentions}" for item in suggestions],
    } | ({"notes": list(resolution.notes)} if resolution.notes else {})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden_case(path: Path, update_goldens: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = describe(case)
    if update_goldens:
        case["expected"] = found
        text = yaml.dump(case, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=118)
        path.write_text(text, encoding="utf-8")
    assert found == case["expected"]


RULES = (
    *LAYERS,
    "authority",
    "country or region",
    "demonym",
    "well-known name",
    "state",
    "spelling of a city",
    "team of a city",
    "middle initial",
    "Arabic article",
    "nation and field",
)
"""All rules by which a name leads to something else than its own spelling."""


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_shown_where_it_merges_and_where_it_must_not(rule: str, cases: list[dict[str, Any]]) -> None:
    merged = [mention for case in cases for mention in case["expected"]["mentions"] if mention.endswith(f", {rule}")]
    assert merged
    withheld = [case for case in cases if rule in case.get("withheld", {})]
    assert withheld
    for case in withheld:
        article, _, surface = case["withheld"][rule].partition(": ")
        told = [
            line for line in case["expected"]["mentions"] if re.match(rf"{article} \w+: {re.escape(surface)} \(", line)
        ]
        assert any(not line.endswith(f", {rule}") for line in told), case["withheld"]


def test_there_are_at_least_eighty_cases() -> None:
    assert len(CASES) >= 80
