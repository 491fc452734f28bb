from __future__ import annotations

import pytest

from pressmark.errors import SeedRejected

from .seeds_for_tests import PARAGRAPHS, make_article, make_text

BODY = make_text(*PARAGRAPHS)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: A: B", r"seed\.md:2: broken front matter: .*; put the value into quotes"),
        ("section: x\ntitle: [a", r"seed\.md:\d: broken front matter: the YAML cannot be read"),
        ("section: x\ndate: someday", r"seed\.md:3: broken front matter: `date` is not a date; write it as YYYY-MM-DD"),
        ("date: 03/04/2011", "is not a date"),
        ("date: 2011-02-30", "is not a date"),
        ("title: [a, b]", "`title` is not one text; give one text"),
        ("tags: {a: b}", "`tags` is neither a text nor a list"),
        ("language: plain english", "`language` is not a language tag"),
        ("url: 'javascript:alert(1)'", "`url` is not a web address"),
        ("extra: 7", "`extra` is not a mapping"),
        ("title: a\ntitle: b", r"seed\.md:3: .*`title` is given twice \(first in line 2\)"),
        ("a: &a [x]\ntags: *a", r"seed\.md:3: .*it uses an alias"),
        ("a: " + "[" * 50 + "]" * 50, "nested more than 8 levels"),
    ],
)
def test_broken_front_matter_is_rejected_with_its_line(front: str, message: str) -> None:
    with pytest.raises(SeedRejected, match=message):
        make_article(f"---\n{front}\n---\n\n{BODY}", "seed.md")


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
        ("title: !!python/object/apply:os.system [x]\nextra: {a: 1}", "title", None),
        ("extra: {box: 007, ok: yes}", "extra", {"box": "007", "ok": "yes"}),
        ("aliases: [old/address]", "aliases", ("old/address",)),
        ("url: https://example.org/a", "source_url", "https://example.org/a"),
        ("withdrawn: no", "withdrawn", None),
        ("withdrawn: yes", "withdrawn", "withdrawn by the archivist"),
        ("template: evil.html", "repairs", ("ignored the unknown key 'template' of the front matter",)),
        ("date:", "published", None),
    ],
)
def test_fields_are_read_as_they_were_typed(front: str, field: str, value: object) -> None:
    content = f"---\n{front}\n---\n\n{BODY}"
    if value is None and field == "title":
        with pytest.raises(SeedRejected):
            make_article(content, "seed.md")
    else:
        assert getattr(make_article(content, "seed.md"), field) == value


@pytest.mark.parametrize("content", [f"---\n\nHe came.\n\n---\n\n{BODY}", f"---\ntitle: never closed\n\n{BODY}"])
def test_a_rule_in_the_text_is_no_front_matter(content: str) -> None:
    article = make_article(content)
    assert PARAGRAPHS[0] in [block.text for block in article.body]
    assert "front matter" not in {block.role for block in article.blocks}


def test_a_broken_sidecar_says_that_it_is_the_sidecar() -> None:
    with pytest.raises(SeedRejected, match=r"seed\.txt \(sidecar\):1: broken sidecar: `date` is not a date"):
        make_article(BODY, sidecar="date: someday")
