"""A draft in, its article out, with what the archive's other seeds tell about its lines.

Apart from `articles`, since a build with nothing new makes no draft and must not load what reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressmark.errors import SeedRejected
from pressmark.ingest.claims import Claim, claim_from_lines, rank_claims
from pressmark.ingest.drafts import Draft
from pressmark.ingest.repeats import LineCounts, remove_repeats
from pressmark.ingest.spots import find_spots
from pressmark.model import BODY_ROLES, Article, Block, Role
from pressmark.text import LONGEST_NAMED, first_tokens, plain_text

DESCRIPTION_LENGTH = 200
"""Characters; what search engines and cards show of a description."""

_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)]*(?=\s|$)|[。！？]")


def finish_article(draft: Draft, counts: LineCounts) -> Article:
    """Make the article of a draft, with what the archive's other seeds tell about its lines.

    Raises:
        SeedRejected: no text is left.
    """
    blocks = remove_repeats(draft.blocks, counts)
    if not any(block.role in BODY_ROLES for block in blocks) and draft.withdrawn is None:
        raise SeedRejected(draft.seed, "no text left after cleaning", "add a body or remove the file")
    claims = rank_claims((*draft.claims, *_description_claims(blocks)))
    values = {claim.field: claim.values for claim in claims}
    return Article(
        id=draft.id,
        seed=draft.seed,
        sha256=draft.sha256,
        title=_one(values, "title") or draft.extracted_title,
        blocks=blocks,
        description=_one(values, "description"),
        published=_one(values, "published"),
        modified=_one(values, "modified"),
        captured=_one(values, "captured"),
        authors=values.get("authors", ()),
        publisher=_one(values, "publisher"),
        section=_one(values, "section"),
        tags=values.get("tags", ()),
        language=_one(values, "language") or "und",
        rights=_one(values, "rights"),
        captions=draft.captions,
        source_url=_one(values, "source_url"),
        aliases=draft.aliases,
        extra=dict(draft.extra),
        repairs=draft.repairs,
        evidence={claim.field: claim.evidence for claim in claims},
        extracted_title=draft.extracted_title,
        withdrawn=draft.withdrawn,
        warnings=(*draft.warnings, *_length_warnings(blocks)),
    )


def _length_warnings(blocks: Sequence[Block]) -> Iterator[str]:
    text = plain_text(block for block in blocks if block.role in BODY_ROLES)
    if len(first_tokens(text, LONGEST_NAMED)) < len(text):
        yield f"names are sought in its first {LONGEST_NAMED:,} words and signs only; split it into articles"


def _one(values: dict[str, tuple[str, ...]], field: str) -> str | None:
    found = values.get(field)
    return found[0] if found else None


def _description_claims(blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """The standfirst, else the beginning of the first paragraph."""
    body = [block for block in blocks if block.role in {Role.BODY, Role.QUOTE}]
    if not body:
        return ()
    spots = find_spots(blocks)
    chosen = next((block for block in body[:2] if block.rule == "standfirst"), None)
    block, rule = (chosen, "standfirst") if chosen else (body[0], "first_paragraph")
    if not chosen and spots.first_body < len(blocks) and blocks[spots.first_body].role in {Role.BODY, Role.QUOTE}:
        block = blocks[spots.first_body]
    text = cut_at_sentence(block.text, DESCRIPTION_LENGTH)
    return (claim_from_lines("description", (text,), (block.first, block.last), rule, 0.7 if chosen else 0.5),)


def cut_at_sentence(text: str, length: int) -> str:
    """At most about `length` characters: whole sentences if one fits, else whole words and an ellipsis."""
    if len(text) <= length:
        return text
    ends = [match.end() for match in _SENTENCE.finditer(text[:length])]
    if ends and ends[-1] >= length // 4:
        return text[: ends[-1]]
    cut = text[:length].rpartition(" ")[0] or text[: length - 1]
    return f"{cut.rstrip(' ,;:–—-')}…"
