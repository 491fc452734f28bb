"""Names of an article in, the further places where they stand out: a model finds each here and there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pressmark.knowledge.headlines import FUNCTION_WORDS, begins_sentence
from pressmark.knowledge.names import ORGANISATION_SUFFIXES, fold_name
from pressmark.knowledge.people import tells_colour
from pressmark.knowledge.tables import is_small_word, is_title, is_title_pair
from pressmark.knowledge.words import find_whole_words
from pressmark.model import Document, Mention

MOST_RECURRING = 200
"""Full names of one document that are looked for again; each costs a pass over its text."""

SHORTEST_SURNAME = 4
"""Characters; shorter surnames ("May", "Ban") are too often words."""

SHARE_FOUND = 1 / 3
"""Share of a word's places at which it was found from which it is a name at all of them; "Milepost" 3, which heads
seventeen lines, was found at two. On wikigold."""

LONGEST_NEIGHBOUR = 30
"""Characters that are looked at before a surname."""

_WORD_BEFORE = re.compile(r"[^\W\d_a-z][\w.’'-]*(?=[ -]$)")
_CAPITAL_AFTER = re.compile(r"[ -](?=[^\W\d_a-z])")


def add_recurring(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with further places of what the text names in full: a name of several words, a person's surname."""
    often = Counter(mention.surface for mention in mentions if _is_unmistakable(mention))
    steady = {
        surface
        for surface, found in often.items()
        if " " not in surface and found >= SHARE_FOUND * document.text.count(surface)
    }
    full = [
        mention
        for mention in mentions
        if mention.rule in {"model", "list"}
        and _is_unmistakable(mention)
        and (" " in mention.surface or mention.surface.isupper() or mention.surface in steady)
    ]
    last = [_surname(mention) for mention in full if mention.label == "PERSON"]
    last += [short for mention in full if (short := _without_form(mention)) is not None]
    known = [*full, *(surname for surname in last if len(surname.surface) >= SHORTEST_SURNAME)]
    found = add_surfaces(document, "text", mentions, known[:MOST_RECURRING], "recurring")
    return [mention for mention in found if mention.rule != "recurring" or _is_name_again(document.text, mention)]


def _is_name_again(text: str, mention: Mention) -> bool:
    if _has_article(text, mention) or _opens_sentence(text, mention):
        return False
    return _stands_alone(text, mention) and not tells_colour(text, mention)


def _opens_sentence(text: str, mention: Mention) -> bool:
    """Whether a surname that is a common word as well is but that: "Still, there is hope"."""
    is_word = is_small_word(mention.surface.lower()) and text.startswith(",", mention.end)
    return is_word and begins_sentence(text, mention.start)


def _has_article(text: str, mention: Mention) -> bool:
    """Whether a surname stands behind "the" and before no noun: "the God of the Woods", but "the Sharp family"."""
    if mention.label != "PERSON" or " " in mention.surface or not text.endswith("the ", 0, mention.start):
        return False
    return re.match(r"\s[a-z]", text[mention.end : mention.end + 2]) is None


def _is_unmistakable(mention: Mention) -> bool:
    """Whether a name is one wherever it stands: several words, or one that is long and no common word."""
    if " " in mention.surface:
        return True
    return (
        len(mention.surface) >= SHORTEST_SURNAME
        and mention.label in {"ORG", "GPE", "LOC"}
        and mention.surface[:1].isupper()
        and not is_small_word(mention.surface.lower())
    )


def _stands_alone(text: str, mention: Mention) -> bool:
    """Whether no other capitalised word beside it makes the surname part of another name, as in "Hartwell Street"."""
    neighbours = text[max(0, mention.start - LONGEST_NEIGHBOUR) : mention.start]
    before = _WORD_BEFORE.search(neighbours)
    after = _CAPITAL_AFTER.match(text, mention.end)
    if after is not None or before is None:
        return after is None
    two = neighbours.split()[-2:]
    if len(two) > 1 and is_title_pair(*two):
        return True
    ends_sentence = before[0].endswith(".") and len(before[0]) > len("J.")
    return ends_sentence or is_title(before[0]) or before[0].lower() in FUNCTION_WORDS


def _without_form(mention: Mention) -> Mention | None:
    """A company's name of one word without its legal form: "Avnet" of "Avnet Inc"."""
    words = mention.surface.split()
    if mention.label != "ORG" or len(words) < 2 or not words[0][:1].isupper():  # noqa: PLR2004  # a name and a form
        return None
    if any(fold_name(word) not in ORGANISATION_SUFFIXES for word in words[1:]) or is_small_word(words[0].lower()):
        return None
    return replace(mention, end=mention.start + len(words[0]), surface=words[0])


def _surname(mention: Mention) -> Mention:
    surface = mention.surface.split()[-1]
    return replace(mention, start=mention.end - len(surface), surface=surface)


def add_surfaces(
    document: Document, field: str, mentions: Sequence[Mention], known: Sequence[Mention], rule: str
) -> list[Mention]:
    """Mentions with every further place where the surfaces of known ones stand as whole words, longest first."""
    source = document.title if field == "title" else document.text
    labels = {mention.surface: mention.label for mention in known}
    kept = list(mentions)
    taken = bytearray(len(source))
    for mention in mentions:
        taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
    for surface in sorted(labels, key=lambda surface: (-len(surface), surface)):
        for start, end in find_whole_words(source, surface):
            if not any(taken[start:end]):
                kept.append(Mention(document.id, field, start, end, surface, labels[surface], rule))
                taken[start:end] = b"x" * (end - start)
    return sorted(kept, key=lambda mention: mention.start)
