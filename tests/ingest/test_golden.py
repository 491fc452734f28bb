"""The golden cases of cleaning: each a file that says what goes in and what comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pressmark.model import Article, Role

from .seeds_for_tests import make_article

CASES = sorted((Path(__file__).parent.parent / "golden" / "cleaning").glob("*.yml"))
FIELDS = ("title", "description", "published", "modified", "captured", "publisher", "section", "language", "rights")
LISTS = ("authors", "tags", "repairs")


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that cases can be read."""


def represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, represent_text)


def describe(article: Article) -> dict[str, Any]:
    found: dict[str, Any] = {field: getattr(article, field) for field in FIELDS}
    found |= {field: list(getattr(article, field)) for field in LISTS}
    found["captions"] = [{"text": caption.text, "credit": caption.credit} for caption in article.captions]
    known = {field: value for field, value in found.items() if value}
    known["body"] = [
        block.text if block.role is Role.BODY else {block.role.value: block.text} for block in article.body
    ]
    known["removed"] = [f"{block.first}-{block.last} {block.role.value}: {block.rule}" for block in article.removed]
    return known


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden_case(path: Path, update_goldens: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = describe(make_article(case["seed"], case["file"]))
    if update_goldens:
        case["expected"] = found
        text = yaml.dump(case, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=118)
        path.write_text(text, encoding="utf-8")
    assert found == case["expected"]
