"""Seeds in, articles out, in two steps: what a seed says by itself, and what the archive adds.

`draft_article` does all the work that needs one seed only and may be kept; `finishing.finish_article` is cheap and
depends on the draft and on `consulted_counts` alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pressmark.ingest.claims import GIVEN, Claim, claim_from_lines, claim_from_source, rank_claims
from pressmark.ingest.describe import find_captions, find_claims
from pressmark.ingest.drafts import Draft
from pressmark.ingest.finishing import cut_at_sentence, finish_article
from pressmark.ingest.given_fields import GivenFields
from pressmark.ingest.given_lines import apply_given_lines
from pressmark.ingest.languages import find_language
from pressmark.ingest.lines import Line, clean_line
from pressmark.ingest.places import decide_roles
from pressmark.ingest.readers import Reading, read_seed
from pressmark.ingest.repeats import LineCounts, consulted_counts, count_lines
from pressmark.ingest.roles import Label
from pressmark.model import BODY_ROLES, Block, Caption, Seed
from pressmark.sizes import DEFAULT_SIZES, SizeLimits

__all__ = [
    "Draft",
    "LineCounts",
    "consulted_counts",
    "count_lines",
    "cut_at_sentence",
    "draft_article",
    "finish_article",
]

TITLE_LENGTH = 90
"""Characters of a title that is made from the first words."""


def draft_article(seed: Seed, sizes: SizeLimits = DEFAULT_SIZES) -> Draft:
    """Read, clean and describe one seed.

    Raises:
        SeedRejected: it cannot be read.
    """
    reading = read_seed(seed, sizes)
    decided = decide_roles(reading.lines, structured=reading.structured)
    labels, unanswered = apply_given_lines(reading.lines, decided, reading.given.lines)
    blocks = tuple(_block(line, label) for line, label in zip(reading.lines, labels, strict=True))
    language = _language_claims(blocks)
    found = find_claims(blocks, language[0].values[0] if language else "und")
    captions = find_captions(blocks)
    claims = (
        *reading.claims,
        *found,
        *_caption_claims(captions),
        *_given_caption_claims(reading.given),
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
        (*reading.given.warnings, *unanswered),
    )


def _block(line: Line, label: Label) -> Block:
    return Block(line.text, line.first, line.last, label.role, label.rule, label.confidence)


def _extracted_title(reading: Reading, claims: Sequence[Claim]) -> str:
    """The title as it would be without the archivist."""
    own = rank_claims(claim for claim in claims if claim.field == "title" and claim.evidence.source not in GIVEN)
    return own[0].values[0]


def _caption_claims(captions: Sequence[tuple[Caption, Block]]) -> tuple[Claim, ...]:
    """The evidence for captions; their values stand beside the claims, since they have two parts."""
    if not captions:
        return ()
    texts = tuple(caption.text or caption.credit or "" for caption, _ in captions)
    first, last = captions[0][1], captions[-1][1]
    return (claim_from_lines("captions", texts, (first.first, last.last), first.rule, first.confidence),)


def _given_caption_claims(given: GivenFields) -> tuple[Claim, ...]:
    texts = tuple(filter(None, (caption.text or caption.credit for caption in given.captions)))
    return (claim_from_source("captions", texts, given.source_of("captions"), "given_by_archivist"),) if texts else ()


def _language_claims(blocks: Sequence[Block]) -> tuple[Claim, ...]:
    body = [block for block in blocks if block.role in BODY_ROLES]
    language, confidence = find_language(" ".join(block.text for block in body[:20]))
    if not body or language == "und":
        return ()
    return (
        claim_from_lines("language", (language,), (body[0].first, body[-1].last), "py3langid", round(confidence, 3)),
    )


def _last_resorts(seed: Seed, blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """A title for seeds that show none: the first words of the text, else the file's name."""
    body = next((block for block in blocks if block.role in BODY_ROLES), None)
    name = clean_line(seed.id.rpartition("/")[2]) or "untitled"
    claims = [claim_from_source("title", (name,), "file", "file_name", 0.1)]
    if body is not None:
        text = cut_at_sentence(body.text, TITLE_LENGTH).rstrip(".")
        claims.append(claim_from_lines("title", (text,), (body.first, body.last), "first_words", 0.2))
    return tuple(claims)
