"""An archive of invented articles, built as its reader sees it: whatever counts an entity counts the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from .conftest import ROOT, Archive

ARTICLES = 40
"""Times `--thorough`: 25 makes an archive of a thousand."""


@pytest.fixture(scope="module")
def site(make_archive, thorough: int) -> Path:
    archive: Archive = make_archive(seeds=False)
    archive.seeds.rmdir()
    subprocess.run([sys.executable, ROOT / "bench/corpus.py", archive.seeds, f"{ARTICLES * thorough}"], check=True)
    built = archive.build("--strict")
    assert built.code == 0, built.log
    return built.site


def rows(site: Path, name: str) -> Iterator[dict]:
    for line in (site / "data" / f"{name}.jsonl").read_text("ascii").splitlines():
        yield json.loads(line)


def test_data_files_pages_and_spans_agree_for_every_entity(site: Path) -> None:
    articles = {article["id"]: article for article in rows(site, "articles")}
    mentions: dict[str, list[dict]] = {}
    for mention in rows(site, "mentions"):
        mentions.setdefault(mention["entity"], []).append(mention)
    entities = list(rows(site, "entities"))
    assert len(entities) > ARTICLES / 10
    for entity in entities:
        own = mentions[entity["id"]]
        assert entity["mentions"] == len(own)
        assert entity["articles"] == sorted({mention["article"] for mention in own})
        counted = {alias["name"]: alias["count"] for alias in entity["aliases"] if alias["count"]}
        assert counted == dict(Counter(" ".join(mention["surface"].split()) for mention in own))
        page = (site / entity["url"] / "index.html").read_text("utf-8")
        kind = re.search(r'<p class="kind-line".*?</p>', page, re.DOTALL)
        assert kind is not None
        told = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) (?:mention|article)", kind[0])]
        assert told == [len(own), len(entity["articles"])]
        marked = {" ".join(unescape(name).split()) for name in re.findall(r"<mark>(.*?)</mark>", page, re.DOTALL)}
        assert marked <= set(counted)
        for article in entity["articles"]:
            assert entity["id"] in articles[article]["entities"]


def test_titles_and_texts_have_what_the_spans_say(site: Path) -> None:
    articles = {article["id"]: article for article in rows(site, "articles")}
    count = 0
    for mention in rows(site, "mentions"):
        if mention["field"] == "title":
            title = articles[mention["article"]]["title"]
            assert title[mention["start"] : mention["end"]] == mention["surface"]
            count += 1
    assert count > 0
