"""What the line model sees of one line by itself: length, casing, punctuation, dates, addresses, pronouns."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pressmark.ingest.shapes import Shape

HEAD_CHARACTERS = 400
"""Characters in which casing and signs are counted; the rest of a paragraph looks the same."""

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
_QUOTES = '"“”„«»「」『』'
_MARKS = ("- ", "* ", "• ", "– ", "· ", "▪ ", "● ", "► ", "✓ ")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-ЯЁІЇЄ]")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄ]")
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"[→»›<>/\\+*#@©®™•·▪■►✓_=~^]")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\s+(?=\W*[^\W\d_a-z])|[。！？]")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b|年")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

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
_FUNCTION_WORDS = frozenset(
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


def shape_features(text: str, shape: Shape, words: Sequence[str]) -> tuple[float, ...]:
    """One value for each of `LINE_FEATURES`; `words` are those of `split_words`."""
    head = text[:HEAD_CHARACTERS]
    size, count, spoken = len(head), max(1, len(words)), shape.words
    last = text[-12:].rstrip(_CLOSERS)[-1:]
    ends = last in _ENDS
    digits = len(_DIGIT.findall(head))
    plain = text.isascii()
    return (
        math.log1p(spoken),
        math.log1p(len(text)),
        len(text) / max(1, spoken),
        ends,
        text[-1] in ":：",
        text.endswith(("...", "…")),
        text[-1] in ",;،、",
        text[-1] in "?？",
        text[0].islower(),
        text[0] in _QUOTES,
        text[0].isdigit(),
        text.startswith(_MARKS),
        len(_CAPITAL.findall(head)) / min(count, size),
        0 if head.islower() else len(_UPPER.findall(head)) / size,
        shape.all_caps,
        digits / size,
        len(_SENTENCE.findall(text[:4000])),
        (text.count(",") + (0 if plain else text.count("，") + text.count("、") + text.count("،"))) / count,
        sum(map(_FUNCTION_WORDS.__contains__, words)) / count,
        len(_SIGN.findall(head)),
        "|" in text,
        not _MONTHS.isdisjoint(words),
        (digits > 0 or not plain) and _NUMERIC_DATE.search(head) is not None,
        digits > 0 and _CLOCK.search(head) is not None,
        not _AGO.isdisjoint(words),
        "://" in head or "www." in head or ".com" in head or "@" in head,
        (head.count('"') if plain else sum(map(head.count, _QUOTES))) / count,
        spoken if spoken >= (SENTENCE_WORDS if ends else UNPUNCTUATED_WORDS) else 0,
        spoken if ends else 0,
        0 if _YOU.isdisjoint(words) else sum(map(_YOU.__contains__, words)) / count,
        0 if _ME.isdisjoint(words) else sum(map(_ME.__contains__, words)) / count,
        0 if plain else len(_UNSPACED.findall(head)) / size,
    )
