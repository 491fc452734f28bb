"""Mends the span of a proposed mention: what belongs to the name stays, what only stands beside it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressmark.knowledge.headlines import FUNCTION_WORDS, begins_sentence
from pressmark.knowledge.names import clean_article, clean_possessive
from pressmark.knowledge.places import find_city
from pressmark.knowledge.rows import is_name, part_row
from pressmark.knowledge.tables import (
    head_label,
    is_given_name,
    is_small_word,
    is_state,
    is_style,
    is_title,
    is_title_pair,
    resolve_demonym,
    resolve_land,
)
from pressmark.model import Mention

OPENING = " \t\r\n\"'“”‘’«»([{<*_#-–—•·,.;:/|&"
"""What never begins a name."""

CLOSING = " \t\r\n\"'“”‘’«»([{<>*_-–—•·,;:/|&!?…"
"""What never ends a name; brackets and the full stop are looked at more closely."""

ARTICLE_BELONGS = frozenset({"The Hague", "The Gambia"})
"""Names whose article is part of them."""

_DASH = re.compile(r"\s[-–—]{1,2}\s|—")
_OPEN_BRACKET = re.compile(r"\s\((?=[A-Z]{2}|[A-Z][^)]*$)")
_COMMON_NOUNS = re.compile(r"(?<=\w)\s(?:news\sagency|newspaper|daily|radio|television)$")
_FIGURES = re.compile(r"(?<=\w)(?:\s+[\d½][\d./:-]*)+$")
_TICKER = re.compile(r"\s[A-Z]{2,5}\.[A-Z]{1,2}$")
_AFTER_FORM = re.compile(r"\b(?P<form>Inc|Ltd|Corp|GmbH|AG)\.?\s(?:[A-Z]{2,5}|of\s[A-Z]\w+)$")
_COMPOUND = re.compile(r"-(?P<last>[A-Z][^\W\d_]+)\b(?!-)")
_INDEFINITE = re.compile(r"^(?:an?|its|his|her|their|Near(?!\sEast))\s+(?=[A-Z])")

_SENTENCE_STOP = re.compile(r"(?:(?<=\bInc)|(?<=\bLtd)|(?<=\bCorp))\.(?=\s*(?:$|\n|(?P<next>[A-Z][a-z]*)\b))")
"""The stop of "Inc." where it may end the sentence as well."""

_SMALL_ENDING = re.compile(r"(?<=\w)\s(?:of|for|and|the|in|on|at|to|by|with|from)$")
_FINAL_STOP_BELONGS = re.compile(r"(?:^|[\s.])(?:\w|Jr|Sr|Inc|Corp|Co|Ltd|St|Bros|Dept)\.$")

_FIRMS = re.compile(  # a bounded look ahead: "Co and A " thousands of times is read once
    r"""
    \b(?:Co|Inc|Corp|Ltd|Plc|PLC)\.?
    (?P<and>,?\s(?:and|&)\s)
    (?=[A-Z][^,;]{0,100}\s(?:Co|Inc|Corp|Ltd|Plc|PLC)\.?$)
    """,
    re.VERBOSE,
)
_PLACES = re.compile(r"(?<=[a-z])(?P<and>\sand\s)(?=[A-Z])")

_WORD = re.compile(r"\S+")


def repair_mention(text: str, mention: Mention) -> Iterator[Mention]:
    """The mention with its span mended: none when nothing is left, two for "Turkish-Syrian", each name of a row."""
    start, end = _trim(text, *_main_part(text, mention))
    if _ends_sentence(text, end - 1):
        end -= 1
    label = mention.label
    end = _end_of_compound(text, end, label)
    surface = text[start:end]
    if demonyms := _paired_demonyms(surface):
        middle = start + len(demonyms[0])
        yield _moved(text, mention, start, middle, "NORP")
        yield _moved(text, mention, middle + 1, end, "NORP")
        return
    if parts := part_row(text, start, end, label) or _joined_names(text, start, end, label):
        for first, last in parts:
            yield from repair_mention(text, _moved(text, mention, first, last, label))
        return
    if label == "PERSON" and head_label(surface) is None:
        start = _after_titles(text, start, end)
    elif label in {"ORG", "PERSON", "PRODUCT"} and _is_person_with_role(text, start, end):
        start, label = start + len(surface.split()[0]) + 1, "PERSON"
    elif _is_demonym_with_titles(surface):
        end, label = start + len(surface.split()[0]), "NORP"
    elif all(is_title(word) for word in surface.split()):
        return
    if is_name(text[start:end]):
        yield _moved(text, mention, start, end, label)


def _joined_names(text: str, start: int, end: int, label: str) -> tuple[tuple[int, int], ...]:
    """The two names that a model joined: "Sachs and Co | and | Fell Inc", "Entre Rios | and | Misiones"."""
    if label == "ORG":
        found = _FIRMS.search(text, start, end)
    elif label in {"GPE", "LOC"} and find_city(text[start:end]) is None and resolve_land(text[start:end]) is None:
        found = _PLACES.search(text, start, end)
    else:
        return ()
    return ((start, found.start("and")), (found.end("and"), end)) if found else ()


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether the stop of "Inc." ends its sentence: nothing follows, or a common word that is no title."""
    found = _SENTENCE_STOP.match(text, stop)
    if found is None or found["next"] is None:
        return found is not None
    word = found["next"]
    return (word.lower() in FUNCTION_WORDS or is_small_word(word.lower())) and not is_title(word)


def _moved(text: str, mention: Mention, start: int, end: int, label: str) -> Mention:
    if (start, end, label) == (mention.start, mention.end, mention.label):
        return mention
    return Mention(mention.article, mention.field, start, end, text[start:end], label, mention.rule)


def _line_end(text: str, mention: Mention) -> int:
    """The end of the first line of a span that has anything to say."""
    surface = text[mention.start : mention.end]
    lead = len(surface) - len(surface.lstrip())
    line, _, _ = surface[lead:].partition("\n")
    return mention.start + lead + len(line)


def _main_part(text: str, mention: Mention) -> tuple[int, int]:
    """The span within one line, without what a dash, a bracket or a common noun adds to the name."""
    start, end = mention.start, _line_end(text, mention)
    if dash := _DASH.search(text, start, end):
        left, right = text[start : dash.start()], text[dash.end() : end]
        if right and all(is_small_word(word.lower()) for word in _WORD.findall(left)):
            start = dash.end()
        else:
            end = dash.start()
    if (bracket := _OPEN_BRACKET.search(text, start, end)) and ")" not in text[start : end - 1]:
        end = bracket.start()
    if mention.label in {"PERSON", "GPE"} and (figures := _FIGURES.search(text[start:end])):
        end = start + figures.start()
    if mention.label in {"ORG", "PERSON"}:
        end = _before_verb(text, start, end)
        if ticker := _TICKER.search(text[start:end]):
            end = start + ticker.start()
        if form := _AFTER_FORM.search(text[start:end]):
            end = start + form.end("form")
    if noun := _COMMON_NOUNS.search(text[start:end]):
        end = start + noun.start()
    if article := _INDEFINITE.match(text[start:end]):
        start += article.end()
    return start, end


def _before_verb(text: str, start: int, end: int) -> int:
    """Where a name ends that a model ran on from: "Syrian Democratic Forces | took Raqqa"."""
    words = list(_WORD.finditer(text, start, end))
    for word in words[1:-1]:
        small = word[0].isalpha() and word[0].islower() and word[0] not in FUNCTION_WORDS
        if small and is_small_word(word[0]):
            return word.start()
    return end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without article, possessive and punctuation around it."""
    before = None
    while before != (start, end) and start < end:
        before = (start, end)
        surface = text[start:end]
        start += len(surface) - len(surface.lstrip(OPENING))
        end = start + len(_without_ending(text[start:end]))
        if last := _SMALL_ENDING.search(text[start:end]):
            end = start + last.start()
        if text[start:end] not in ARTICLE_BELONGS:
            start = end - len(clean_article(text[start:end]))
    return start, end


def _without_ending(surface: str) -> str:
    bare = clean_possessive(surface.rstrip(CLOSING))
    if (bare.endswith(")") and "(" not in bare) or (bare.endswith("]") and "[" not in bare):
        return bare[:-1]
    if bare.endswith(".") and not _FINAL_STOP_BELONGS.search(bare):
        return bare if is_state(bare) else bare.rstrip(".")
    return bare


def _after_titles(text: str, start: int, end: int) -> int:
    """Where a personal name begins, after titles and the demonyms before them; "Pope" stays before a single name."""
    words = list(_WORD.finditer(text, start, end))
    first = 0
    while first < len(words) - 1:
        if is_title_pair(words[first][0], words[first + 1][0]):
            first += 2
        elif _stands_before_name(words[first][0], words[first + 1][0]):
            first += 1
        else:
            break
    if first == len(words):
        return end
    if first == 0 and _begins_with_role(text, words):
        first = 1
    if first == len(words) - 1 and first > 0 and is_style(words[first - 1][0]):
        first -= 1
    if first == len(words) - 1 and is_title(words[first][0]) and not is_style(words[first][0]):
        return end
    return words[first].start() if words else end


def _end_of_compound(text: str, end: int, label: str) -> int:
    """Where a place ends that a model cut at its hyphen: "Saxony|-Anhalt", but no "Iraq|-Syria", no "Iraq|-Backed"."""
    compound = _COMPOUND.match(text, end) if label in {"GPE", "LOC"} else None
    if compound is None:
        return end
    last = compound["last"]
    return end if resolve_land(last) or is_small_word(last.lower()) or find_city(last) else compound.end()


def _is_person_with_role(text: str, start: int, end: int) -> bool:
    """Whether "Magistrate Giulia Ferri" was taken for an organisation: a role, a given name, a surname."""
    words = list(_WORD.finditer(text, start, end))
    return (
        len(words) in {3, 4}
        and _begins_with_role(text, words)
        and is_given_name(words[1][0])
        and text[words[0].end()] == " "
        and head_label(text[start:end]) is None
        and not is_small_word(words[-1][0].lower())
    )


def _begins_with_role(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether a person's first word is a common one, large since it begins a sentence: "Striker Tore Lindqvist"."""
    return (
        len(words) > 2  # noqa: PLR2004  # a given name and a surname must be left
        and begins_sentence(text, words[0].start())
        and is_small_word(words[0][0].lower())
        and not is_given_name(words[0][0])
        and words[1][0][:1].isupper()
    )


def _stands_before_name(word: str, following: str) -> bool:
    return is_title(word) or (
        resolve_land(word) is not None and (is_title(following) or resolve_demonym(word) is not None)
    )


def _is_demonym_with_titles(surface: str) -> bool:
    first, *others = surface.split() or [""]
    return bool(others) and resolve_demonym(first) is not None and all(is_title(word) for word in others)


def _paired_demonyms(surface: str) -> tuple[str, ...]:
    parts = tuple(re.split("[-–/]", surface))
    return parts if len(parts) == 2 and all(resolve_demonym(part) for part in parts) else ()  # noqa: PLR2004  # a pair
