from __future__ import annotations

import time

import pytest

from pressmark.ingest.articles import LineCounts, draft_article, finish_article
from pressmark.ingest.given_fields import NO_REASON, WITHDRAWN

from .seeds_for_tests import PARAGRAPHS, make_article, make_seed, make_text

BODY = make_text(*PARAGRAPHS)
LONGEST_SECONDS = 2
"""For 2,000 lines; on a quiet machine it is 0.4."""


@pytest.mark.parametrize(
    ("front", "warning"),
    [
        ("title: A: B", "line 2: broken front matter: the YAML cannot be read (mapping values are not allowed here); "),
        ("title: A: B", "; only lines that can be read by themselves count; put the value into quotes"),
        ("section: x\ntitle: [a", "line 4: broken front matter: the YAML cannot be read"),
        ("section: x\ndate: someday", "line 3: front matter: `date` is not a date, so it is left out; write it as"),
        ("date: 03/04/2011", "`date` is not a date"),
        ("date: 2011-02-30", "`date` is not a date"),
        ("date: 1066-10-14", "`date` is not a date"),
        ("date: [2011-03-04]", "`date` is not one text"),
        ("title: [a, b]", "`title` is not one text, so it is left out; give one text"),
        ("title: !!python/object/apply:os.system [x]", "`title` is not one text"),
        ("tags: {a: b}", "`tags` is neither a text nor a list"),
        ("tags: [a, [b]]", "`tags` is not one text"),
        ("language: plain english", "`language` is not a language tag"),
        ("url: 'javascript:alert(1)'", "`url` is not a web address"),
        ("extra: 7", "`extra` is not a mapping"),
        ("extra: {a: b, a: c}", "`extra` gives `a` twice"),
        ("captions: smoke", "`captions` is not a list"),
        ("title: a\nTitle: b", "line 3: front matter: `Title` is given twice (first in line 2), so it is left out"),
        ("tags: &a [x]\naliases: *a", "line 3: broken front matter: it uses an alias"),
        ("template: evil.html", "line 2: front matter: `template` is no field that we know, so it is left out; put it"),
        ("publised: 2011-03-04", "so it is left out; write `published`"),
        ("keep: {a: b}", "`keep` is neither a line nor a list of lines, so it is left out; write it as [12, 15-18]"),
        ("keep: [999]", '`keep`: no line is or has "999", so nothing changes; write a number that'),
        ("a: " + "[" * 50 + "]" * 50, "nested more than 8 levels"),
        ("a: " + "x" * 200_000, "line 1: broken front matter: it is longer than 128 KiB"),
        ('extra: {"\\e[31m": a, "\\e[31m": b}', "`extra` gives `[31m` twice"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_once_and_the_article_stays(front: str, warning: str) -> None:
    article = make_article(f"---\n{front}\n---\n\n{BODY}", "seed.md")
    assert len(article.warnings) == 1
    assert warning in article.warnings[0]
    assert "; " in article.warnings[0]
    assert article.warnings[0].isprintable()
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    assert [block.role.value for block in article.removed] == ["front matter"]
    assert article.withdrawn is None


def test_each_problem_is_one_warning_and_the_other_fields_hold() -> None:
    front = "title: A wall\ndate: someday\ntags: {a: b}\nsection: Coast"
    article = make_article(f"---\n{front}\n---\n\n{BODY}", "seed.md")
    assert (article.title, article.section, article.published, article.tags) == ("A wall", "Coast", None, ())
    assert [warning.partition(":")[0] for warning in article.warnings] == ["line 3", "line 4"]


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("title: A: B", {"title": "A: B"}),
        ("title: A: B\ndate: 2011-03-04\ntags: [a, b]", {"title": "A: B", "published": "2011-03-04",
                                                          "tags": ("a", "b")}),
        ("title:\tTabbed", {"title": "Tabbed"}),
        ("title: @handle says\nsection: %TAG", {"title": "@handle says", "section": "%TAG"}),
        ("title: 3: no", {"title": "3: no"}),
        ("section: 'quoted'\ntitle: [", {"section": "quoted"}),
        ("section: Coast  # a remark\ntitle: [", {"section": "Coast"}),
        ('section: "unclosed', {"section": None}),
        ("section: 'It''s' over", {"section": None}),
        ("section: *alias", {"section": None}),
        ("section: first\n  and second: line", {"section": None}),
        ("section: |\n  a text\n bad: [", {"section": None}),
        ("section: a\n...\nsection: b", {"section": None}),
        ("x: &x {section: Coast}\n<<: *x", {"section": None}),
    ],
)  # fmt: skip
def test_lines_of_broken_yaml_are_read_by_themselves(front: str, fields: dict[str, object]) -> None:
    article = make_article(f"---\n{front}\n---\n\n{BODY}", "seed.md")
    assert {name: getattr(article, name) for name in fields} == fields
    assert article.warnings[0].partition(": ")[2].startswith("broken front matter")


@pytest.mark.parametrize(
    ("front", "withdrawn"),
    [
        ("title: A: B\nwithdrawn: asked by the family", "asked by the family"),
        ("title: A: B\nwithdrawn: yes", WITHDRAWN),
        ("title: A: B\nwithdrawn: no", None),
        ("title: A: B\n withdrawn: yes", WITHDRAWN),
        ("title: A: B\n'withdrawn': no", WITHDRAWN),
        ("title: A: B\nwithdrawn:\n  - x", WITHDRAWN),
        ("title: A: B\nwithdrawn: [", WITHDRAWN),
        ("withdrawn: [a]", WITHDRAWN),
        ("withdrawn: no\nwithdrawn: no", WITHDRAWN),
        ("title: " + "x" * 200_000 + "\nwithdrawn: yes", WITHDRAWN),
    ],
)
def test_a_withdrawal_is_honoured_wherever_it_can_be_read(front: str, withdrawn: str | None) -> None:
    article = make_article(f"---\n{front}\n---\n\n{BODY}", "seed.md")
    assert article.withdrawn == withdrawn
    assert article.warnings


def test_a_withdrawal_holds_where_the_fence_is_never_closed() -> None:
    article = make_article(f"---\ntitle: A wall\nwithdrawn: yes\n\n{BODY}", "seed.md")
    assert article.withdrawn == WITHDRAWN
    assert "line 1: the front matter is never closed" in article.warnings[0]


def test_hostile_front_matter_costs_little() -> None:
    lines = "title: A: B\n" * 1_990
    start = time.process_time()
    article = make_article(f"---\n{lines}---\n\n{BODY}", "seed.md")
    assert time.process_time() - start < LONGEST_SECONDS
    assert "`title` is given twice" in article.warnings[1]


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("tags: [no, 1e3, 2014-01-01]", "tags", ("no", "1e3", "2014-01-01")),
        ("tags: Coast, Storms", "tags", ("Coast", "Storms")),
        ("author: Ada Quay and Bo Pier", "authors", ("Ada Quay", "Bo Pier")),
        ("authors: [Ada Quay]", "authors", ("Ada Quay",)),
        ("date: 2011-03", "published", "2011-03"),
        ("date: 4 March 2011", "published", "2011-03-04"),
        ("modified: 2011-03-06T10:00:00Z", "modified", "2011-03-06"),
        ("captured: 2011-03-06 10:00", "captured", "2011-03-06T10:00:00"),
        ("title: 3", "title", "3"),
        ("title: no", "title", "no"),
        ("title: true", "title", "true"),
        ("title: !!python/name:os.system x", "title", "x"),
        ("date: 2011-03-06T25:61:61Z", "published", "2011-03-06"),
        ("date: 2011-12-31 23:59:60 +01:00", "published", "2011-12-31"),
        ("extra: {box: 007, ok: yes}", "extra", {"box": "007", "ok": "yes"}),
        ("aliases: [old/address]", "aliases", ("old/address",)),
        ("url: https://example.org/a", "source_url", "https://example.org/a"),
        ("withdrawn: no", "withdrawn", None),
        ("withdrawn: yes", "withdrawn", "withdrawn by the archivist"),
        ("date:", "published", None),
    ],
)
def test_fields_are_read_as_they_were_typed(front: str, field: str, value: object) -> None:
    article = make_article(f"---\n{front}\n---\n\n{BODY}", "seed.md")
    assert getattr(article, field) == value
    assert article.warnings == ()


@pytest.mark.parametrize("content", [f"---\n\nHe came.\n\n---\n\n{BODY}", f"---\ntitle: never closed\n\n{BODY}"])
def test_a_rule_in_the_text_is_no_front_matter(content: str) -> None:
    article = make_article(content)
    assert PARAGRAPHS[0] in [block.text for block in article.body]
    assert "front matter" not in {block.role for block in article.blocks}


@pytest.mark.parametrize(
    ("sidecar", "warning"),
    [
        ("date: someday", "line 1 of the sidecar: `date` is not a date, so it is left out; write it as"),
        ("title: A: B", "line 1 of the sidecar: broken sidecar: the YAML cannot be read"),
        ("- a", "line 1 of the sidecar: broken sidecar: it has no `key: value` lines and is ignored; write"),
        ("a\x00b", "the sidecar: the file is binary (it holds NUL bytes); "),
    ],
)
def test_a_broken_sidecar_says_that_it_is_the_sidecar(sidecar: str, warning: str) -> None:
    article = make_article(BODY, sidecar=sidecar)
    assert article.warnings[0].startswith(warning)
    assert article.withdrawn is None


@pytest.mark.parametrize("empty", ["withdrawn:", "withdrawn: ''", "withdrawn: ~"])
def test_an_empty_withdrawal_withdraws_and_says_so(empty: str) -> None:
    """A take-down may be a court's order: what is meant by the key alone is not left to chance."""
    fact = "`withdrawn` is empty, so the article is withdrawn; give the reason, or no"
    beside = make_article(BODY, sidecar=f"title: Wall\n{empty}\n")
    assert (beside.withdrawn, beside.warnings) == (NO_REASON, (f"line 2 of the sidecar: {fact}",))
    within = make_article(f"---\n{empty}\n---\n\n{BODY}", "seed.md")
    assert (within.withdrawn, within.warnings) == (NO_REASON, (f"line 2: front matter: {fact}",))


def test_a_sidecar_that_is_no_text_still_withdraws() -> None:
    assert make_article(BODY, sidecar="\x00\nwithdrawn: yes").withdrawn == WITHDRAWN


def test_a_sidecar_keeps_and_removes_lines_by_number() -> None:
    """The text stays as it was saved; the sidecar tells its lines."""
    text = make_text("Wall to rise", *PARAGRAPHS, "Read more")
    seed = make_seed(text, sidecar=f"keep: [{len(text.splitlines())}]\nremove: [3-4]\n")
    article = finish_article(draft_article(seed), LineCounts({"read more": 9}))
    assert [(block.text, block.rule) for block in article.body][-1] == ("Read more", "kept_by_archivist")
    assert ("removed_by_archivist", PARAGRAPHS[0]) in [(block.rule, block.text) for block in article.removed]
    assert article.warnings == ()


def test_evidence_tells_the_sidecar_from_front_matter() -> None:
    article = make_article(f"---\ntitle: Wall\nsection: Sea\n---\n\n{BODY}", sidecar="title: The wall\n")
    assert (article.title, article.section) == ("The wall", "Sea")
    assert (article.evidence["title"].source, article.evidence["section"].source) == ("sidecar", "front matter")


def test_captions_of_the_archivist_carry_the_archivists_evidence() -> None:
    article = make_article(
        f"---\ncaptions: [The old wall]\n---\n\n{BODY}\n\nWaves at night. Photo: Ben Shore\n", "seed.md"
    )
    assert [caption.text for caption in article.captions] == ["The old wall"]
    evidence = article.evidence["captions"]
    assert (evidence.source, evidence.rule, evidence.also) == (
        "front matter",
        "given_by_archivist",
        ("Waves at night.",),
    )
