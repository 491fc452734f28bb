"""Headlines in Title Case or capitals, written as a sentence would be, so that a model reads them as it reads text.

Only the case of letters changes and never their number: offsets into the result are offsets into the headline. What a
word is like tells the article first (alone or beside the same neighbour), then what is known of names and words;
then names keep the words that complete them: "Geoff Smith", "South Jutland County", "University of Oxford".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase

from pressmark.knowledge.headline_words import (
    find_phrases,
    is_first_name_word,
    is_headline_name,
    is_headline_word,
    is_rather_word,
    is_small_in_headlines,
    is_surname_word,
)
from pressmark.knowledge.headlines import FUNCTION_WORDS, LONGER_WORD, find_words, is_title_case
from pressmark.knowledge.name_parts import complete_names
from pressmark.knowledge.places import find_city
from pressmark.knowledge.tables import is_given_name, is_state, resolve_land
from pressmark.knowledge.usage import Usage, find_usage, is_heading, join_words

CAPITAL_SHARE = 0.9
"""Share of a line's letters that are capitals from which it is set in capitals; a lone small word is a slip."""

FEWEST_CAPITALS = 8
"""Letters of a line set in capitals; shorter ones are acronyms."""

NEWSWORTHY_CITY = 50
"""People, thousands, from which words in capitals that a city is called are taken for the city."""

LONGEST_PLACE = 3
"""Words of a city, state or land that are looked up together: "New South Wales"."""

MONTHS = frozenset("january february march april may june july august september october november december".split())

_FORMED = re.compile(
    r"\w{3,}(?:olog(?:y|ies|ists?|ical)|[iy][sz](?:ations?|able)|iatrists?|istic(?:ally)?|ograph(?:y|ers?)|alists?"
    r"|ematics|ifications?|trophic|nesses|lessness|ability|ibility|\w{5}ing)"
)
"""What is made of a common word or of Greek and Latin ones, and is no name though no table has it."""

ENDS_PERSON = frozenset("is are was were has had says said will would and who at to for in on as of".split())
"""What may follow a name in a headline, and never a verb: "Roberta Flack Is"."""

_INFLECTED = re.compile(r".+(?:s|ed|ing|ly)")

_CAPITAL_RUN = re.compile(r"(?<!\w)[A-Z]{4,}(?:[ -][A-Z]{3,})*(?!\w)|(?<!\w)[A-Z]{3,}[ -][A-Z]{4,}(?!\w)")


_SMALL_LETTERS, _CAPITALS = ascii_lowercase.encode(), ascii_uppercase.encode()


def recase_headline(headline: str, usage: Usage) -> str:
    """A Title Case or capital headline with the case that its words have in running text; any other unchanged."""
    if not is_title_case(headline):
        return headline
    return _recase_line(headline, usage, capitals=headline.isupper())


def recase_lines(text: str) -> str:
    """A text whose headings and lines in capitals are written as sentences, and places in capitals as names."""
    lines = text.split("\n")
    capitals = [_is_capitals(line) for line in lines]
    headings = [is_heading(line) for line in lines]
    if not any(headings) and not _CAPITAL_RUN.search(text):
        return text
    running = "\n".join(line for line, is_set in zip(lines, capitals, strict=True) if not is_set)
    usage = find_usage(running) if any(capitals) or any(headings) else Usage()
    return "\n".join(
        _recase_line(line, usage, capitals=is_set) if is_set or is_head else _CAPITAL_RUN.sub(_recase_run, line)
        for line, is_set, is_head in zip(lines, capitals, headings, strict=True)
    )


def _is_capitals(line: str) -> bool:
    if line.isascii():  # counted by what is left of it, at a fiftieth of the time
        bare = line.encode()
        small, upper = (len(bare) - len(bare.translate(None, kind)) for kind in (_SMALL_LETTERS, _CAPITALS))
        letters = small + upper
    else:
        kept = [char for char in line if char.isalpha()]
        letters, upper = len(kept), sum(char.isupper() for char in kept)
    return letters >= FEWEST_CAPITALS and upper >= CAPITAL_SHARE * letters and " " in line.strip()


def _recase_run(run: re.Match[str]) -> str:
    """A city or land in capitals as it is written elsewhere, "BUENOS AIRES" as "Buenos Aires"; all else unchanged."""
    name = run[0].title()
    return name if len(name) == len(run[0]) and _is_place(name) else run[0]


def _is_place(name: str) -> bool:
    city = find_city(name)
    return (city is not None and city.thousands >= NEWSWORTHY_CITY) or resolve_land(name) is not None or is_state(name)


def _recase_line(line: str, usage: Usage, *, capitals: bool) -> str:
    words = list(find_words(line))
    if not words:
        return line
    large = _find_large([found[0] for found in words], join_words(line, words), usage, capitals=capitals)
    recased, end = [], 0
    for number, (found, is_large) in enumerate(zip(words, large, strict=True)):
        word = found[0]
        form = _large_form(word, usage, capitals=capitals) if is_large else word.lower()
        if capitals and number == 0:
            form = form[:1].upper() + form[1:]  # a sentence begins with a capital
        recased += [line[end : found.start()], form if len(form) == len(word) else word]
        end = found.end()
    return "".join([*recased, line[end:]])


def _large_form(word: str, usage: Usage, *, capitals: bool) -> str:
    lower = word.lower()
    if not capitals:
        return word
    known = usage.large.get(lower)
    if known is not None:
        return known
    return (
        word.capitalize()
        if len(word) > LONGER_WORD or resolve_land(word.capitalize()) or is_given_name(lower)
        else word
    )


def _find_large(words: Sequence[str], joined: Sequence[bool], usage: Usage, *, capitals: bool) -> list[bool]:
    """For each word whether it is part of a name."""
    lower = [word.lower() for word in words]
    large = [_is_large(word, usage, capitals=capitals) for word in words]
    for first, last in (*_known_names(lower, joined), *_pairs(lower, joined, usage)):
        large[first:last] = [True] * (last - first)
    for index, word in enumerate(lower):
        if is_rather_word(word) and not _may_be_first_name(index, lower, joined, usage):
            large[index] = _is_mixed(words[index]) and not capitals
    for index in range(len(words) - 1):
        if lower[index] in MONTHS and words[index + 1].isdigit():
            large[index] = True
        if joined[index] and large[index]:
            whole = _completes_person(lower[index], lower[index + 1]) or _is_whole_person(lower, joined, index)
            large[index + 1] = large[index + 1] or whole
    complete_names(lower, joined, large)
    return large


def _is_mixed(word: str) -> bool:
    """Whether a word has capitals that Title Case does not give it: "ISIS", "McVeigh"."""
    return len(word) > 1 and not word[1:].islower()


def _is_large(word: str, usage: Usage, *, capitals: bool) -> bool:
    """Whether a word alone is one of a name."""
    lower = word.lower()
    if "-" in word:
        return any(_is_large(part, usage, capitals=capitals) for part in word.split("-") if part.isalpha())
    if not capitals and _is_mixed(word):
        return True
    if lower in FUNCTION_WORDS:
        return False
    alone, small = usage.alone[lower], usage.small[lower]
    return alone > small if alone > 0 or small > 0 else _is_known_large(lower)


def _is_known_large(lower: str) -> bool:
    """Whether a word is one of a name by what is known of words, where the article says nothing of it."""
    bare = lower.removesuffix("'s").removesuffix("’s")
    if is_first_name_word(bare) or is_headline_name(bare) or resolve_land(bare.capitalize()) is not None:
        return True
    is_word = is_small_in_headlines(bare) or _FORMED.fullmatch(bare) is not None
    return (is_given_name(bare) and not is_headline_word(bare)) or not is_word


def _known_names(words: Sequence[str], joined: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where well-known names of several words stand."""
    phrases = find_phrases()
    for index, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            end = index + len(phrase)
            if tuple(words[index:end]) == phrase:
                yield index, end
                break
        for length in range(LONGEST_PLACE, 1, -1):
            end = index + length
            inside = words[index:end]
            if FUNCTION_WORDS & {inside[0], inside[-1]}:
                continue  # "the most" is no town of Bohemia
            if end <= len(words) and all(joined[index : end - 1]) and _is_place(" ".join(inside).title()):
                yield index, end
                break


def _pairs(words: Sequence[str], joined: Sequence[bool], usage: Usage) -> Iterator[tuple[int, int]]:
    """Neighbours that the article writes large together."""
    for index, pair in enumerate(pairwise(words)):
        if joined[index] and pair in usage.pairs and not (set(pair) & FUNCTION_WORDS):
            yield index, index + 2


def _may_be_first_name(index: int, words: Sequence[str], joined: Sequence[bool], usage: Usage) -> bool:
    """Whether "Rose" or "Bill" is no word: the article has it large, or what follows may be a surname."""
    word = words[index]
    if word in usage.large:
        return True
    if not joined[index] or words[index + 1] in FUNCTION_WORDS:
        return False
    return is_surname_word(words[index + 1]) or not is_small_in_headlines(words[index + 1])


def _completes_person(given: str, word: str) -> bool:
    if word in FUNCTION_WORDS:
        return False
    return (is_given_name(given) or is_first_name_word(given)) and is_surname_word(word)


def _is_whole_person(words: Sequence[str], joined: Sequence[bool], given: int) -> bool:
    """Whether the word after a first name is its surname: "Roberta Flack Is", but no "Roberta Wins At"."""
    surname = words[given + 1]
    if not is_given_name(words[given]) or surname in FUNCTION_WORDS or _INFLECTED.fullmatch(surname):
        return False
    return not joined[given + 1] or words[given + 2] in ENDS_PERSON
