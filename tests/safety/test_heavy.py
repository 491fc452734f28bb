"""What one seed may cost, whatever is in it: five seconds of processor time and 256 MB, all steps together."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from time import process_time

import pytest

from pressmark.knowledge.authority import parse_authority
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.named import name_document
from pressmark.model import Mention
from pressmark.steps.relevance import article_document
from pressmark.text import LONGEST_NAMED, first_tokens, plain_text

from ..conftest import BIN
from ..ingest.seeds_for_tests import make_article

MOST_SECONDS = 5.0
MOST_BYTES = 256_000_000
OPENING = "Flood reaches Harbour Town\n\nThe river rose by two metres on Sunday night, the mayor of the town said.\n\n"
HEAVY = {
    "signs": "*a **b " * 60_000,
    "lines": "".join(f"Line {number} of the record was read aloud.\n" for number in range(100_000)),
    "paragraphs": "\n\n".join(f"Ada Fell of Westmouth read paragraph {number} aloud." for number in range(30_000)),
    "one line": "Ada Fell of Westmouth said so. " * 100_000,
    "one word": "a" * 5_000_000,
}


def cost(folder: Path, text: str) -> tuple[float, int, str]:
    """Processor seconds, bytes of the largest process, and what was said, when all is read and recognised."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds/heavy.txt").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Heavy\n", encoding="utf-8")
    with (folder / "log").open("w+", encoding="utf-8") as log:
        run = subprocess.Popen([BIN / "pressmark", "ingest"], cwd=folder, stderr=log, env=dict(os.environ))
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, log.read()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, int]:
    seconds, memory, said = cost(tmp_path_factory.mktemp("usual") / "x", OPENING)
    assert "1 article." in said
    return seconds, memory


@pytest.mark.parametrize("name", HEAVY)
def test_no_seed_costs_more_than_its_budget(usual: tuple[float, int], tmp_path: Path, name: str) -> None:
    seconds, memory, said = cost(tmp_path / "x", OPENING + HEAVY[name])
    assert "1 article." in said or "seeds/heavy.txt: " in said
    assert seconds - usual[0] < MOST_SECONDS
    assert memory - usual[1] < MOST_BYTES


MANY_NAMED = {
    "person": ("Lindqvist said " + "o" * 800 + ". ", "Lindqvist", "PERSON"),
    "place": ("Westmouth is " + "o" * 800 + ". ", "Westmouth", "GPE"),
}


@pytest.mark.parametrize("name", MANY_NAMED)
def test_one_word_named_in_thousands_of_sentences_is_looked_for_once(name: str) -> None:
    sentence, surface, label = MANY_NAMED[name]
    document = article_document(make_article(OPENING + sentence * 5_000))
    proposed = [
        Mention(document.id, "text", found.start(), found.end(), surface, label, "model")
        for found in re.finditer(surface, document.text)
    ]
    assert len(proposed) == 5_000
    began = process_time()
    named = name_document(document, find_mentions([document], [proposed], parse_authority("", "entities.yml")))
    assert max(named.counts) == 5_000
    assert process_time() - began < MOST_SECONDS


def test_names_are_sought_in_so_many_words_and_the_rest_is_told() -> None:
    article = make_article(OPENING + "Ada Fell said so. " * 10_000)
    assert article.warnings == ("names are sought in its first 30,000 words and signs only; split it into articles",)
    assert article_document(article).text == first_tokens(plain_text(article.body), LONGEST_NAMED)
    assert len(article_document(article).text) < len(plain_text(article.body))
    assert make_article(OPENING).warnings == ()


@pytest.mark.parametrize(
    ("text", "most", "left"), [("a b c", 3, "a b c"), ("a b c", 2, "a b "), ("a, b!", 3, "a, b"), ("", 1, "")]
)
def test_words_and_signs_are_counted(text: str, most: int, left: str) -> None:
    assert first_tokens(text, most) == left
