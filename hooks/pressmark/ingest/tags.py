"""Tag lists: a head with the list after it, on the same line or on the next."""

from __future__ import annotations

import re

from pressmark.ingest.phrases import fold_phrase

HEADS = frozenset(
    """tags, tag, tagged, tagged with, filed under, keywords, key words, related tags,
    topics in this article, more tags, posted in, categories, category, labels, hashtags, schlagworter,
    schlagworte, stichworte, themen, mots cles, etiquettes, sujets, etiquetas, temas, palabras clave,
    archivado en, argomenti, parole chiave, etichette, assuntos, palavras chave, trefwoorden,
    onderwerpen, теги, метки, ключевые слова, темы""".replace("\n   ", "").split(", ")
)
"""Heads of tag lists in eight languages, folded."""

INLINE_HEADS = HEADS | frozenset(
    "topics, topic, subjects, subject, story topics, in this story, more on these topics, sujet, tema, argomento, "
    "assunto, onderwerp, thema, тема".split(", ")
)
"""Heads that mean tags only with a list on their own line; alone they are a menu's."""

MOST_HEAD_WORDS = 5
"""Words of a head, marks included; looking first saves folding most lines."""

LONGEST_TAG = 50
"""Characters; longer pieces are sentences."""

MOST_TAG_WORDS = 6
MOST_TAGS = 60

_HEADED = re.compile(r"^(?P<head>[^:|]{3,30}?)\s*[:|]\s*(?P<list>\S.*)$")
_SEPARATOR = re.compile(r"\s*[,;|•·#]\s*")


def is_tag_head(text: str) -> bool:
    """Whether the line is "Tags" and nothing else."""
    return len(text) <= LONGEST_TAG and text.count(" ") < MOST_HEAD_WORDS and fold_phrase(text) in HEADS


def parse_tag_line(text: str) -> tuple[str, ...]:
    """The tags of a line that has its head in front: "Tags: peace, war"."""
    if ":" not in text and "|" not in text:
        return ()
    match = _HEADED.match(text[: MOST_TAGS * LONGEST_TAG])
    return split_tags(match["list"]) if match and fold_phrase(match["head"]) in INLINE_HEADS else ()


def parse_headed_tags(text: str) -> tuple[str, ...]:
    """The tags of a line that stands below a head; a list of one is a list there."""
    return () if text.endswith((".", "!", "?", ":")) else split_tags(text)


def split_tags(text: str) -> tuple[str, ...]:
    """The pieces of a list, if every piece is short enough for a tag."""
    pieces = tuple(dict.fromkeys(piece.strip(" .\"'") for piece in _SEPARATOR.split(text)))
    tags = tuple(piece for piece in pieces if piece)
    short = all(len(tag) <= LONGEST_TAG and len(tag.split()) <= MOST_TAG_WORDS for tag in tags)
    return tags if tags and short and len(tags) <= MOST_TAGS else ()
