"""Claims about an article's facts, each with its evidence, and the order in which they win."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pressmark.model import Evidence

STRENGTH: tuple[tuple[str | None, str], ...] = (
    ("sidecar", "the archivist wins over extraction, and wrote this for the one seed"),
    ("front matter", "the archivist, or who saved the note"),
    ("json-ld", "publishers maintain it for search engines, and it names its fields"),
    ("meta", "maintained too, but often the site's rather than the article's"),
    (None, "a line of the seed: what the reader of the page saw"),
    ("url", "an address seldom lies, but says little"),
    ("file", "a file name is the last resort"),
)
"""Sources of evidence, strongest first (None: lines of the seed), with the reason for their place."""

GIVEN = frozenset({"sidecar", "front matter"})
"""Sources that are the archivist's own word."""

_RANK = {source: rank for rank, (source, _) in enumerate(STRENGTH)}

HEADLINE_RULE = "html_headline"
"""The rule for a page's first-level heading whose words come back in its metadata. What the page's reader saw stands
before what was written for search engines and cards: on the benchmark's shared half it is the title of 424 of 493
pages, JSON-LD and Open Graph together give 331."""


LAST_RESORTS = frozenset({"file_name", "first_words"})
"""Rules whose values stand in where nothing is known: no word against another value."""

MOST_ALSO = 8
"""Values that lost and are kept; a hostile page has thousands."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's word on one field."""

    field: str
    values: tuple[str, ...]
    """A field with one value has one here."""
    evidence: Evidence


def claim_from_lines(field: str, values: Iterable[str], lines: tuple[int, int], rule: str, confidence: float) -> Claim:
    return Claim(field, tuple(values), Evidence(rule, lines=lines, confidence=confidence))


def claim_from_source(field: str, values: Iterable[str], source: str, rule: str, confidence: float = 1.0) -> Claim:
    return Claim(field, tuple(values), Evidence(rule, source=source, confidence=confidence))


def rank_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim a field, the strongest, with the values that lost beside it; sorted by field."""
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.values and all(claim.values):
            by_field.setdefault(claim.field, []).append(claim)
    return tuple(_strongest(by_field[field]) for field in sorted(by_field))


def _strongest(claims: list[Claim]) -> Claim:
    ordered = sorted(claims, key=lambda claim: (_rank(claim), -claim.evidence.confidence))
    best = ordered[0]
    others = ("; ".join(claim.values) for claim in ordered[1:] if _is_rival(claim, best))
    lost = tuple(dict.fromkeys((*best.evidence.also, *others)))[:MOST_ALSO]
    return best if lost == best.evidence.also else replace(best, evidence=replace(best.evidence, also=lost))


def _is_rival(claim: Claim, best: Claim) -> bool:
    return claim.values != best.values and claim.evidence.rule not in LAST_RESORTS


def _rank(claim: Claim) -> tuple[int, int]:
    """The place of its source; a confirmed headline stands directly below the archivist's word."""
    confirmed = claim.evidence.rule == HEADLINE_RULE
    return (_RANK["front matter"], 1) if confirmed else (_RANK[claim.evidence.source], 0)
