"""Seeds in, articles out, in two steps: what a seed says by itself, and what the archive adds.

`draft_article` does all the work that needs one seed only and may be kept; `finish_article` is cheap and depends on the
draft and on `consulted_counts` alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from pressmark.errors import SeedRejected
from pressmark.ingest.claims import Claim, claim_from_lines, claim_from_source, rank_claims
from pressmark.ingest.describe import find_captions, find_claims
from pressmark.ingest.drafts import Draft
from pressmark.ingest.languages import find_language
from pressmark.ingest.lines import Line, clean_line
from pressmark.ingest.places import decide_roles
from pressmark.ingest.readers import Reading, read_seed
from pressmark.ingest.repeats import LineCounts, consulted_counts, count_lines, remove_repeats
from pressmark.ingest.roles import Label
from pressmark.ingest.spots import find_spots
from pressmark.model import BODY_ROLES, Article, Block, Caption, Role, Seed

__all__ = [
    "Draft",
    "LineCounts",
    "consulted_counts",
    "count_lines",
    "draft_article",
    "finish_article",
]

DESCRIPTION_LENGTH = 200
"""Characters; what search engines and cards show of a description."""

TITLE_LENGTH = 90
"""Characters of a title that is made from the first words."""

_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)]*(?=\s|$)|[。！？]")


def draft_article(seed: Seed) -> Draft:
    """Read, clean and describe one seed.

    Raises:
        SeedRejected: it cannot be read.
    """
    reading = read_seed(seed)
    labels = decide_roles(reading.lines, structured=reading.structured)
    blocks = tuple(_block(line, label) for line, label in zip(reading.lines, labels, strict=True))
    language = _language_claims(blocks)
    found = find_claims(blocks, language[0].values[0] if language else "und")
    captions = find_captions(blocks)
    claims = (
        *reading.claims,
        *found,
        *_caption_claims(captions),
        *language,
        *_last_resorts(seed, blocks),
    )
    return Draft(
        seed.id,
        seed.path,
        hashlib.sha256(seed.content).hexdigest(),
        blocks,
        rank_claims(claims),
        reading.given.captions or tuple(caption for caption, _ in captions),
        reading.given.aliases,
        reading.given.extra,
        reading.repairs,
        _extracted_title(reading, claims),
        reading.given.withdrawn,
        reading.given.warnings,
    )


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
        warnings=draft.warnings,
    )


def _one(values: dict[str, tuple[str, ...]], field: str) -> str | None:
    found = values.get(field)
    return found[0] if found else None


def _block(line: Line, label: Label) -> Block:
    return Block(line.text, line.first, line.last, label.role, label.rule, label.confidence)


def _extracted_title(reading: Reading, claims: Sequence[Claim]) -> str:
    """The title as it would be without the archivist."""
    own = rank_claims(claim for claim in claims if claim.field == "title" and claim.evidence.source != "front matter")
    return own[0].values[0]


def _caption_claims(captions: Sequence[tuple[Caption, Block]]) -> tuple[Claim, ...]:
    """The evidence for captions; their values stand beside the claims, since they have two parts."""
    if not captions:
        return ()
    texts = tuple(caption.text or caption.credit or "" for caption, _ in captions)
    first, last = captions[0][1], captions[-1][1]
    return (claim_from_lines("captions", texts, (first.first, last.last), first.rule, first.confidence),)


def _language_claims(blocks: Sequence[Block]) -> tuple[Claim, ...]:
    body = [block for block in blocks if block.role in BODY_ROLES]
    language, confidence = find_language(" ".join(block.text for block in body[:20]))
    if not body or language == "und":
        return ()
    return (
        claim_from_lines("language", (language,), (body[0].first, body[-1].last), "py3langid", round(confidence, 3)),
    )


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


def _last_resorts(seed: Seed, blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """A title for seeds that show none: the first words of the text, else the file's name."""
    body = next((block for block in blocks if block.role in BODY_ROLES), None)
    name = clean_line(seed.id.rpartition("/")[2]) or "untitled"
    claims = [claim_from_source("title", (name,), "file", "file_name", 0.1)]
    if body is not None:
        text = cut_at_sentence(body.text, TITLE_LENGTH).rstrip(".")
        claims.append(claim_from_lines("title", (text,), (body.first, body.last), "first_words", 0.2))
    return tuple(claims)


def cut_at_sentence(text: str, length: int) -> str:
    """At most about `length` characters: whole sentences if one fits, else whole words and an ellipsis."""
    if len(text) <= length:
        return text
    ends = [match.end() for match in _SENTENCE.finditer(text[:length])]
    if ends and ends[-1] >= length // 4:
        return text[: ends[-1]]
    cut = text[:length].rpartition(" ")[0] or text[: length - 1]
    return f"{cut.rstrip(' ,;:–—-')}…"
