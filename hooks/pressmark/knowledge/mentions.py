"""Proposals of the model in, the mentions of the archive out: mended, completed from the archivist's names, and typed.

Cheap steps over all documents, in this order: spans are repaired; headlines keep what the text supports; declared
names and lands are found; acronyms that the text introduces are found wherever they recur; what is ignored or no name
falls out; each name has one label in its document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from pressmark.knowledge.acronyms import find_acronym_mentions
from pressmark.knowledge.authority import Authority
from pressmark.knowledge.gazetteer import Gazetteer, Match, Source
from pressmark.knowledge.headlines import count_forms, is_title_case
from pressmark.knowledge.joins import join_pieces
from pressmark.knowledge.kinds import tell_kind
from pressmark.knowledge.labels import type_mentions
from pressmark.knowledge.lists import is_dateline
from pressmark.knowledge.names import fold_name, surnames
from pressmark.knowledge.namesakes import tell_namesakes
from pressmark.knowledge.people import tells_colour
from pressmark.knowledge.recasing import recase_headline
from pressmark.knowledge.recurring import add_recurring, add_surfaces
from pressmark.knowledge.shown import add_shown
from pressmark.knowledge.spans import repair_mention
from pressmark.knowledge.tables import is_given_name, is_small_word, resolve_land
from pressmark.knowledge.usage import find_usage
from pressmark.knowledge.words import find_whole_words
from pressmark.model import Document, Mention

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LAND_LABELS = frozenset({"GPE", "LOC"})

MOST_ACRONYMS = 50
"""Acronyms that one document may introduce; each costs a pass over its text."""

LONGEST_NEIGHBOUR = 30
"""Characters that are looked at before a surname."""

_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w’'-]*(?= $)")


def find_mentions(
    documents: Sequence[Document], proposals: Iterable[Sequence[Mention]], authority: Authority
) -> tuple[Mention, ...]:
    """The mentions of all documents: in the documents' order, title first, sorted by start and without overlap."""
    gazetteer = Gazetteer(authority)
    forms = [count_forms(document.text) for document in documents]
    archive: Counter[str] = Counter()
    for counts in forms:
        archive.update(counts)
    found: list[Mention] = []
    for document, proposed, own in zip(documents, proposals, forms, strict=True):
        found += document_mentions(document, proposed, gazetteer, authority, (own, archive))
    return tuple(found)


def document_mentions(
    document: Document,
    proposed: Sequence[Mention],
    gazetteer: Gazetteer,
    authority: Authority,
    forms: tuple[Mapping[str, int], Mapping[str, int]],
) -> tuple[Mention, ...]:
    text = [
        _told(document.text, mended)
        for mention in proposed
        if mention.field == "text"
        for mended in repair_mention(document.text, mention)
        if not is_common_word(mended.surface, *forms) and not tells_colour(document.text, mended)
    ]
    text = _add_matches(document, "text", join_pieces(document.text, text), gazetteer)
    text = join_pieces(document.text, text)  # now that the lands are found after which parties are called
    text = _add_acronyms(document, _without_bare_lines(document.text, text))
    text = add_recurring(document, add_shown(document, text))
    title = [
        _told(document.title, mended)
        for mention in proposed
        if mention.field == "title"
        for mended in repair_mention(document.title, mention)
    ]
    title = join_pieces(document.title, title)
    title = _add_known(document, _supported(document, title, text), text, gazetteer)
    kept = [mention for mention in (*title, *text) if fold_name(mention.surface) not in authority.ignored]
    typed = list(type_mentions(kept))
    titled = sum(mention.field == "title" for mention in typed)
    return (*typed[:titled], *tell_namesakes(document.text, typed[titled:]))


def _told(text: str, mention: Mention) -> Mention:
    """The mention with the label that its neighbourhood tells."""
    label = tell_kind(text, mention) if mention.rule == "model" else None
    return mention if label is None or label == mention.label else replace(mention, label=label)


def is_common_word(surface: str, own: Mapping[str, int], archive: Mapping[str, int]) -> bool:
    """Whether a single word is a name only by its capital: the archive writes it small, this article never large."""
    if not surface.isalpha() or not surface.istitle() or own.get(surface, 0):
        return False
    if resolve_land(surface) is not None:
        return False
    large, small = archive.get(surface, 0), archive.get(surface.lower(), 0)
    return small > large or (large == 0 and is_small_word(surface.lower()) and not is_given_name(surface))


def _add_matches(document: Document, field: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions and gazetteer matches together; of two that overlap the longer stays, of equals the archivist's."""
    source = document.title if field == "title" else document.text
    starts = [mention.start for mention in mentions]
    lost: set[int] = set()
    added: list[Mention] = []
    for match in gazetteer.find(source):
        first = bisect_left(starts, match.start)
        first -= first > 0 and mentions[first - 1].end > match.start
        rivals = range(first, bisect_left(starts, match.end))
        if _is_surname(source, match):
            continue
        if match.source is not Source.NEVER and all(_yields(mentions[rival], match) for rival in rivals):
            lost.update(rivals)
            surface, label = source[match.start : match.end], _label(match, [mentions[rival] for rival in rivals])
            added.append(Mention(document.id, field, match.start, match.end, surface, label, match.source.value))
    kept = [mention for index, mention in enumerate(mentions) if index not in lost]
    return sorted((*kept, *added), key=lambda mention: mention.start)


def _is_surname(text: str, match: Match) -> bool:
    """Whether a first name makes a surname of a people's name: "Thomas Dane"."""
    if match.source is not Source.LAND or match.label != "NORP":
        return False
    before = _NAME_BEFORE.search(text[max(0, match.start - LONGEST_NEIGHBOUR) : match.start])
    return before is not None and is_given_name(before[0]) and resolve_land(before[0]) is None


def _label(match: Match, rivals: Sequence[Mention]) -> str:
    """The match's label; among the labels of places the model's choice."""
    if match.label in PLACE_LABELS and len(rivals) == 1 and rivals[0].label in LAND_LABELS:
        return rivals[0].label
    return match.label


def _yields(mention: Mention, match: Match) -> bool:
    """Whether a mention gives way to a match that overlaps it."""
    inside = match.start <= mention.start and mention.end <= match.end
    around = mention.start <= match.start and match.end <= mention.end and not inside
    return inside or (match.source is Source.AUTHORITY and not around)


def _without_bare_lines(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without those that are a whole line, as headings are, and stand nowhere else as a name."""
    bare = {
        mention.start
        for mention in mentions
        if mention.rule == "model" and _is_line(text, mention) and not _is_byline(text, mention)
    }
    running = {fold_name(mention.surface) for mention in mentions if mention.start not in bare}
    return [mention for mention in mentions if mention.start not in bare or fold_name(mention.surface) in running]


def _is_byline(text: str, mention: Mention) -> bool:
    """Whether a line is a person's full name, or a person's name above a dateline."""
    words = mention.surface.split()
    if mention.label != "PERSON" or len(words) not in {2, 3}:
        return False
    return is_given_name(words[0]) or is_dateline(text, mention.end + 1)


def _is_line(text: str, mention: Mention) -> bool:
    return text[mention.start - 1 : mention.start] in {"", "\n"} and text[mention.end : mention.end + 1] in {"", "\n"}


def _add_acronyms(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with the acronyms that the text introduces, wherever it uses them."""
    stated = list(islice(find_acronym_mentions(document.text, mentions), MOST_ACRONYMS))
    return add_surfaces(document, "text", mentions, stated, "acronym")


def _supported(document: Document, title: Sequence[Mention], text: Sequence[Mention]) -> list[Mention]:
    """A Title Case headline's mentions without those of which the text knows nothing and that begin as common words."""
    if not document.text.strip() or not is_title_case(document.title):
        return list(title)
    known = {fold_name(mention.surface) for mention in text}
    known |= {name for folded in known for name in surnames(folded)}
    recased = recase_headline(document.title, find_usage(document.text))
    return [
        mention
        for mention in title
        if fold_name(mention.surface) in known
        or mention.surface in document.text
        or not recased[mention.start].islower()
    ]


def _add_known(
    document: Document, title: Sequence[Mention], text: Sequence[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """The headline's mentions with the declared names and those of the text."""
    found = _add_matches(document, "title", title, gazetteer)
    return add_surfaces(document, "title", _without_parts(document.title, found, text), text, "named in the text")


def _without_parts(title: str, mentions: Sequence[Mention], text: Sequence[Mention]) -> list[Mention]:
    """A headline's mentions without those that are but a part of a name that the text has: "FCC" of "FCC Complex"."""
    longer = {mention.surface for mention in text if " " in mention.surface and mention.surface in title}
    places = [place for surface in sorted(longer) for place in find_whole_words(title, surface)]
    return [
        mention
        for mention in mentions
        if mention.rule != "model"
        or not any(
            start <= mention.start and mention.end <= end and end - start > mention.end - mention.start
            for start, end in places
        )
    ]
