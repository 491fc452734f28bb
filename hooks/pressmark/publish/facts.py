"""What is known about an article and from where, in words."""

from __future__ import annotations

from pressmark.model import Article, Block, Evidence
from pressmark.publish.article_parts import Fact
from pressmark.publish.wording import Wording

_MODEL = "_model"
"""Ending of rules that are a trained model's word, which says nothing without its confidence."""

_FACTS = (
    "title",
    "description",
    "published",
    "modified",
    "captured",
    "authors",
    "publisher",
    "section",
    "tags",
    "language",
    "rights",
    "captions",
    "source_url",
)
"""The fields shown under "how this page was made", in this order."""
_TEXT_ENDINGS = (".txt", ".md", ".markdown")
"""Seeds whose lines are those of the file; of others a "line" is one block of the reader's output."""


def article_facts(article: Article, wording: Wording) -> tuple[Fact, ...]:
    """Each field with its value and where it is known from, in the order in which they are shown."""
    return tuple(_fact(article, name, wording) for name in _FACTS)


def _fact(article: Article, name: str, wording: Wording) -> Fact:
    evidence = article.evidence.get(name)
    return Fact(
        field=name,
        value=_fact_value(getattr(article, name)),
        origin=origin_words(evidence, article.seed, wording) if evidence else "",
        first_line=evidence.lines[0] if evidence and evidence.lines else None,
        rule=evidence.rule if evidence else "",
        confidence=evidence.confidence if evidence else 0.0,
        also=evidence.also if evidence else (),
    )


def _fact_value(value: object) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return "; ".join(_caption_words(item) if not isinstance(item, str) else item for item in value)
    return None if value == "und" else str(value)


def _caption_words(caption: object) -> str:
    text, credit = getattr(caption, "text", None), getattr(caption, "credit", None)
    return " — ".join(part for part in (text, credit) if part)


def origin_words(evidence: Evidence, seed: str, wording: Wording) -> str:
    """Where a field is known from, in words; what is no text has parts rather than lines.

    Args:
        evidence: the field's.
        seed: the seed's path.
        wording: the words to say it in.
    """
    if evidence.lines is None:
        return wording(evidence.source) if evidence.source else wording("the text as a whole")
    first, last = evidence.lines
    if seed.lower().endswith(_TEXT_ENDINGS):
        if first == last:
            return wording("line {first} of the saved copy", first=first)
        return wording("lines {first} to {last} of the saved copy", first=first, last=last)
    if first == last:
        return wording("part {first} of the saved copy", first=first)
    return wording("parts {first} to {last} of the saved copy", first=first, last=last)


def removed_rule(block: Block) -> str:
    """Why a block is not in the text: its role, and the rule behind it where that says more."""
    role = str(block.role)
    rule = f"{block.rule} {block.confidence:.2f}" if block.rule.endswith(_MODEL) else block.rule
    return role if rule in ("", role) else f"{role}: {rule}"
