"""What the line model sees of one line by itself: length, casing, punctuation, dates, addresses, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from pressmark.ingest.letters import HEAD_CHARACTERS, QUOTES, count_kinds
from pressmark.ingest.shapes import Shape

SENTENCE_WORDS = 9
UNPUNCTUATED_WORDS = 25
"""Words from which on a line with, and one without, an end of sentence is running text."""

LINE_FEATURES = (
    *("words", "characters", "letters_a_word", "ends", "colon", "ellipsis", "comma_end", "question", "lower_start"),
    *("quote_start", "digit_start", "mark_start", "capitals", "upper", "all_upper", "digits", "sentences", "commas"),
    *("function_words", "signs", "pipe", "month", "numeric_date", "clock", "ago", "address", "quotes", "running"),
    *("sentence", "you", "me", "unspaced"),
)

_CLOSERS = "\"'”’»›“)]」』 "
_ENDS = frozenset(".!?…。！？؟।")
_OPENING_QUOTES = frozenset(QUOTES)
_MARKS = ("- ", "* ", "• ", "– ", "· ", "▪ ", "● ", "► ", "✓ ")
_LAST = {":": (1, 0, 0), "：": (1, 0, 0), "?": (0, 0, 1), "？": (0, 0, 1)} | dict.fromkeys(",;،、", (0, 1, 0))
_OTHER_LAST = (0, 0, 0)
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s+(?=\W*[^\W\d_a-z])|[。！？]")
_SENTENCE_CHARACTERS = 4000
_MAY_END_SENTENCE = (". ", "! ", "? ", '" ', "' ", ") ")
"""What every end of a sentence inside an ASCII line holds; looking for it first saves the time of the pattern."""

_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b|年")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)

_MONTHS = frozenset(
    """jan feb mar apr may mai jun jul aug sep sept oct okt nov dec dez january february march april june july august
    september october november december januar februar märz juni juli oktober dezember enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril juin juillet août septembre
    octobre novembre décembre""".split()
)
_AGO = frozenset("ago vor hace min mins minutes minute hours hour days day weeks week months month".split())
_YOU = frozenset(
    "you your our us we sie ihr ihre unser unsere uns vous votre nos tu su usted nuestro nuestra nuestros".split()
)
_ME = frozenset("i i'm my me ich je yo".split())
FUNCTION_WORDS = frozenset(
    """the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which
    one you were all her she there would their we him been has when who will no more if out so said what up its about
    than into them can only other der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es
    werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen zum haben nur oder aber vor zur
    bis mehr durch man sein wurde sei de la le les et en une du que est pour qui dans par plus pas au sur ne se ce il
    sont avec son sa ses ont été mais nous vous cette aux comme ou el los las y del por con una su para al lo como más
    pero sus ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos di e
    che è per un della non si da dei nel alla anche più i gli delle ha come ma questo do em um com não uma os na dos
    mas foi ao ele das tem à seu ou ser quando há já eu só pelo pela até isso ela depois sem mesmo aos ter van het dat
    niet op te zijn voor met aan om maar ook nog uit dan и в не на я что тот быть с он а как это по но они мы из который
    то за свой от так о для же все мог вы его сказать или ещё бы до было были och att som på av är med inte till ett var
    men så jag han från og af ikke fra ve bir bu için ile çok daha olarak gibi olan kadar sonra yang dari untuk dengan
    pada ini itu tidak dalam akan juga oleh w z się nie że jest jak co tym przez v je s k""".split()
)


_COUNT_BITS = 12
"""Bits of the number in which the kinds of words are counted at once; a line has `READ_CHARACTERS` words at most."""

_SAID = (FUNCTION_WORDS, _YOU, _ME, _MONTHS, _AGO)
_KINDS_OF_WORDS: dict[str, int] = {
    word: sum(1 << _COUNT_BITS * place for place, words in enumerate(_SAID) if word in words)
    for word in frozenset().union(*_SAID)
}
_ZEROS = repeat(0)

Table = NDArray[np.float64]


def shape_table(texts: Sequence[str], shapes: Sequence[Shape], words: Sequence[Sequence[str]]) -> Table:
    """One row a line, one column for each of `LINE_FEATURES`; `words` are those of `split_words`."""
    heads = [text[:HEAD_CHARACTERS] for text in texts]
    kinds = {name: found.astype(np.float64) for name, found in count_kinds(heads).items()}
    rows = map(_read_line, texts, heads, words, (kinds["digit"] > 0).tolist())
    found = np.fromiter(chain.from_iterable(rows), np.float64, len(texts) * len(_READ))
    read = dict(zip(_READ, found.reshape(-1, len(_READ)).T, strict=True))
    said = _count_said(words)
    size = np.fromiter(map(len, heads), np.float64, len(heads))
    length = np.fromiter(map(len, texts), np.float64, len(texts))
    count = np.fromiter(map(len, words), np.float64, len(words)).clip(1)
    spoken = np.array([shape.words for shape in shapes], dtype=np.float64)
    ends = read["ends"]
    columns = read | {
        "words": np.log1p(spoken),
        "characters": np.log1p(length),
        "letters_a_word": length / spoken.clip(1),
        "capitals": kinds["capital"] / np.minimum(count, size),
        "upper": np.where(read["all_lower"] > 0, 0, kinds["upper"] / size),
        "all_upper": np.array([shape.all_caps for shape in shapes], dtype=np.float64),
        "digits": kinds["digit"] / size,
        "commas": read["commas"] / count,
        "function_words": said[0] / count,
        "signs": kinds["sign"],
        "month": said[3] > 0,
        "ago": said[4] > 0,
        "quotes": kinds["quote"] / count,
        "running": np.where(spoken >= np.where(ends > 0, SENTENCE_WORDS, UNPUNCTUATED_WORDS), spoken, 0),
        "sentence": np.where(ends > 0, spoken, 0),
        "you": said[1] / count,
        "me": said[2] / count,
        "unspaced": kinds["unspaced"] / size,
    }
    return np.column_stack([columns[name] for name in LINE_FEATURES])


_READ = (
    *("ends", "colon", "comma_end", "question", "ellipsis", "lower_start", "quote_start", "digit_start", "mark_start"),
    *("all_lower", "sentences", "commas", "pipe", "numeric_date", "clock", "address"),
)


def _read_line(text: str, head: str, words: Sequence[str], has_digits: bool) -> tuple[float, ...]:
    """One value for each of `_READ`."""
    first, plain = text[0], text.isascii()
    ends = text[-12:].rstrip(_CLOSERS)[-1:] in _ENDS
    return (
        ends,
        *_LAST.get(text[-1], _OTHER_LAST),
        text.endswith(("...", "…")),
        first.islower(),
        first in _OPENING_QUOTES,
        first.isdigit(),
        text.startswith(_MARKS),
        head.islower(),
        _count_sentences(text[:_SENTENCE_CHARACTERS]),
        text.count(",") + (0 if plain else text.count("，") + text.count("、") + text.count("،")),
        "|" in text,
        (has_digits or not plain) and _NUMERIC_DATE.search(head) is not None,
        has_digits and _CLOCK.search(head) is not None,
        "://" in head or "www." in head or ".com" in head or "@" in head,
    )


def _count_said(lines: Sequence[Sequence[str]]) -> list[NDArray[np.int64]]:
    """For each line how many of its words are function words, you, me, months, "ago"."""
    ends = np.cumsum(np.fromiter(map(len, lines), np.int64, len(lines)))
    kinds = np.fromiter(map(_KINDS_OF_WORDS.get, chain.from_iterable(lines), _ZEROS), np.int64, int(ends[-1]))
    sums = np.concatenate(((0,), np.cumsum(kinds)))[ends]
    found = np.diff(sums, prepend=0)
    return [found >> _COUNT_BITS * place & ((1 << _COUNT_BITS) - 1) for place in range(len(_SAID))]


def _count_sentences(text: str) -> int:
    """Ends of sentences that others follow."""
    if text.isascii() and not any(map(text.__contains__, _MAY_END_SENTENCE)):
        return 0
    return len(_SENTENCE.findall(text))
