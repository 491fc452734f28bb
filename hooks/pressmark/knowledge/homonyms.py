"""What the words before a person's name say of him: whose national he is. Two nations make two people of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pressmark.knowledge.tables import is_title, resolve_demonym
from pressmark.model import Document, Mention

LOOKED_BACK = 60
"""Characters before a name in which its description stands."""

FIELDS = {
    "arts": "actor actress singer writer author poet novelist painter musician composer",
    "business": "businessman businesswoman banker tycoon trader industrialist",
    "church": "priest bishop cleric imam rabbi",
    "crime": "prisoner suspect militant gunman hijacker",
    "law": "lawyer judge",
    "medicine": "doctor nurse surgeon",
    "news": "journalist reporter photographer",
    "politics": "president minister lawmaker politician senator diplomat ambassador envoy mayor chancellor",
    "science": "scientist professor economist engineer historian",
    "sport": """striker midfielder defender goalkeeper footballer boxer driver sprinter swimmer cyclist player champion
    wrestler skier golfer gymnast jockey""",
    "war": "general colonel major soldier officer commander",
}
"""What somebody does -> words for it. People change from one to another, so these alone tell nobody apart."""

OTHER_ROLES = "captain pilot director analyst citizen national student teacher fighter rebel leader".split()
"""Words that several of these have."""

FIELD_OF = {word: name for name, words in FIELDS.items() for word in words.split()}
ROLES = frozenset(FIELD_OF) | frozenset(OTHER_ROLES)
"""What may stand between a nation and a name, in lower case."""

_WORDS = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True, order=True)
class Description:
    """Whose national somebody is called, and as what."""

    land: str
    field: str = ""
    """One of `FIELDS`, or nothing."""


def find_descriptions(document: Document, mention: Mention) -> Iterator[Description]:
    """What the words right before the name call it: "the Dutch striker Jan Fell"."""
    if mention.field != "text" or " " not in mention.surface:
        return
    before = document.text[max(0, mention.start - LOOKED_BACK) : mention.start]
    clause = re.split(r"[.,;:!?\n()\"“”]", before)[-1]
    field: str | None = None
    for word in reversed(_WORDS.findall(clause)):
        land = resolve_demonym(word)
        if land is not None and field is not None:
            yield Description(land.name, field)
            return
        if word.lower() not in ROLES and not is_title(word):
            return
        field = field or FIELD_OF.get(word.lower(), "")


def is_another(one: Description, other: Description) -> bool:
    """Whether two descriptions cannot be of one person: another nation and another field."""
    return one.land != other.land and bool(one.field) and bool(other.field) and one.field != other.field


def tell_apart(described: Iterable[Description]) -> Mapping[Description, str]:
    """Description -> what tells its bearer from others of the name, where each is another's than all others."""
    told = sorted(set(described))
    if len(told) < 2 or not all(is_another(one, other) for one, other in combinations(told, 2)):  # noqa: PLR2004
        return {}
    return {item: f"({item.land}, {item.field})" for item in told}


def tell_doubt(name: str, described: Iterable[Description]) -> str | None:
    """One line on a name that two nations claim; None where nobody doubts."""
    told = sorted(set(described))
    if len({item.land for item in told}) < 2:  # noqa: PLR2004  # nations
        return None
    how = " and ".join(f"{item.land} ({item.field})" if item.field else item.land for item in told)
    if tell_apart(told):
        return f'"{name}" is kept apart as several people: {how}; if it is one, declare it in entities.yml'
    return f'"{name}" may be several people: {how}; if so, give each an entry in entities.yml'
