"""Names that a model cuts in pieces: "Communist Party of | India", "2004 | Canadian | federal election"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressmark.model import Mention

OF_SOMEWHERE = frozenset(
    """Academy Alliance Army Assembly Association Bank Chamber Church Commission Committee Communists Community
    Confederation Congress Council Democrats Federation Front Greens Institute League Movement Organisation
    Organization Parliament Party Rally Society Union University""".split()
)
"""Last words of organisations that a land or a town after "of" belongs to; a government or an army's troops are the
land's without being named for it."""

NAMED_PLACES = frozenset({"GPE", "LOC", "NORP", "ORG"})

AND_COMPANY = frozenset("Associates Bros Brothers Co Company Partners Sons Telegraph".split())
"""What "and" joins to a company's name."""

_AND_COMPANY = re.compile(rf",?\s(?:and|&)\s(?:{'|'.join(sorted(AND_COMPANY))})\b(?:\s(?:Inc|Ltd|Plc|PLC|Corp|Co)\b)?")
_AND = re.compile(r",?\s(?:and|&)\s")
_OF = re.compile(r"\sof\s(?:the\s)?")
_CAPITALISED = r"(?:(?:[A-Z][^\W\d_]*[a-zé.]|U\.S\.)\s)"
_ELECTION = re.compile(
    rf"""
    (?<![\w-])(?:1[6-9]|20)\d\d\s                                                # 2004
    {_CAPITALISED}{{1,4}}                                                        # New Brunswick
    (?:(?:general|presidential|parliamentary|legislative|federal|provincial|state|local|municipal|regional|special
       |gubernatorial|mayoral|senatorial|House|Senate|leadership|constitutional|independence)\s){{1,3}}
    (?:elections?|referendum|primar(?:y|ies))
    (?:\sin\s(?:the\s)?(?:[A-Z]\w+\s?){{1,2}}(?<!\s))?                           # in Indiana
    """,
    re.VERBOSE,
)


def join_pieces(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, sorted by start, with the pieces of one name joined."""
    mentions = [_with_company(text, mention) for mention in mentions]
    elections = list(_elections(text, mentions))
    joined: list[Mention] = []
    for mention in sorted((*elections, *_outside(mentions, elections)), key=lambda item: item.start):
        before = joined[-1] if joined else None
        if before is not None and _belongs(text, before, mention):
            joined[-1] = _spanning(text, before, mention.end)
        else:
            joined.append(mention)
    return joined


def _with_company(text: str, mention: Mention) -> Mention:
    """ "Samuel Montagu and Sons Ltd" where only the founder's name was proposed."""
    if mention.label not in {"ORG", "PERSON"}:
        return mention
    company = _AND_COMPANY.match(text, mention.end)
    return _spanning(text, mention, company.end()) if company else mention


def _elections(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    if not mentions or not any(word in text for word in ("election", "referendum", "primar")):
        return
    for found in _ELECTION.finditer(text):
        first = mentions[0]
        yield Mention(first.article, first.field, found.start(), found.end(), found[0], "EVENT", "model")


def _outside(mentions: Sequence[Mention], others: Sequence[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        if not any(mention.start < other.end and other.start < mention.end for other in others):
            yield mention


def _belongs(text: str, name: Mention, place: Mention) -> bool:
    if place.surface.split()[0].rstrip(".") in AND_COMPANY and name.label in {"ORG", "PERSON"}:
        return _AND.fullmatch(text, name.end, place.start) is not None
    return (
        name.label == "ORG"
        and name.rule == "model"
        and place.label in NAMED_PLACES
        and name.surface.split()[-1] in OF_SOMEWHERE
        and " " in name.surface
        and _OF.fullmatch(text, name.end, place.start) is not None
    )


def _spanning(text: str, mention: Mention, end: int) -> Mention:
    surface = text[mention.start : end]
    return Mention(mention.article, mention.field, mention.start, end, surface, "ORG", mention.rule)
