"""The mentions of one document in, the same with one label for each name out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pressmark.knowledge.names import fold_name, fold_organisation, is_full_name, surnames
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import head_label, resolve_land
from pressmark.model import Mention

HEAD_REPLACES = {
    "ORG": frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC", "PRODUCT"}),
    "EVENT": frozenset({"PERSON", "GPE", "ORG", "NORP", "PRODUCT"}),
    "LOC": frozenset({"PERSON", "ORG", "NORP", "PRODUCT"}),
}
"""Labels of the model that the last word of a name overrules."""

CITY_OF_A_SURNAME = 300
"""People, thousands, of a city that is meant where the model says so, though the article has a person of that name."""

_ARABIC_GROUP = re.compile(
    r"""
    (?:Ahrar|Ansar|Asa[’']?ib|Faylaq|Fatah|Fateh|Harakat|Hay[’']?at|Hizb|Jabhat|Jai?sh|Jaysh|Jama[’']?a[ht]|Jemaah|Jund
       |Kata[’']?ib|Lashkar|Liwa|Saraya|Tehrik|Tehreek)
    [\s-](?:a[lnst]|ash|el|e|i|u[dlst])[\s-]
    """,
    re.VERBOSE,
)
"""What groups are called in Arabic and Urdu, a word and an article: "Ansar al-Islam"; Ansar Fell is a man."""

MISTAKEN_GROUPS = frozenset({"PERSON", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART"})


def type_mentions(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of one document with one label for each name.

    The last word of a name may tell its kind; a surname is a person where a full name has it; else the majority tells.
    """
    headed = [_label_by_head(mention) for mention in mentions]
    people = {fold_name(mention.surface) for mention in headed if mention.label == "PERSON"}
    cited = {name for folded in people if is_full_name(folded) for name in surnames(folded)}
    companies = {fold_organisation(mention.surface) for mention in headed if mention.label == "ORG"} & people - cited
    votes: dict[str, Counter[str]] = {}
    for mention in headed:
        if mention.rule == "model":  # a form of line says what a team is there, not what its city is elsewhere
            votes.setdefault(fold_name(mention.surface), Counter())[mention.label] += 1
    for mention in headed:
        folded = fold_name(mention.surface)
        if mention.rule != "model" or resolve_land(mention.surface):
            yield mention
        elif folded in cited and not _is_large_city(mention):
            yield replace(mention, label="PERSON")
        elif folded in companies:  # "Datron" where the article has "Datron Corp"
            yield replace(mention, label="ORG")
        else:
            label = min(votes[folded], key=lambda name: (-votes[folded][name], name))
            yield replace(mention, label=label)


def _is_large_city(mention: Mention) -> bool:
    """Whether it may as well be the city: "the train from London", in an article on Jack London."""
    city = find_city(mention.surface) if mention.label == "GPE" else None
    return city is not None and city.thousands >= CITY_OF_A_SURNAME


def _label_by_head(mention: Mention) -> Mention:
    if mention.rule == "model" and mention.label in MISTAKEN_GROUPS and _ARABIC_GROUP.match(mention.surface):
        return replace(mention, label="ORG")
    label = head_label(mention.surface) if mention.rule == "model" else None
    if label is None or mention.label not in HEAD_REPLACES[label]:
        return mention
    return replace(mention, label=label)
