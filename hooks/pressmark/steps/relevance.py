"""Which of the archivist's names each text may have: those whose first word stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain

from pressmark.knowledge.authority import Authority
from pressmark.model import Article, Document
from pressmark.packing import pack
from pressmark.steps.pools import unpacked
from pressmark.store import Store, result_key
from pressmark.text import LONGEST_NAMED, first_tokens, plain_text

_WORD = re.compile(r"\w+")


def article_document(article: Article) -> Document:
    """What names are sought in."""
    text = first_tokens(plain_text(article.body), LONGEST_NAMED)
    return Document(id=article.id, title=article.title, text=text, language=article.language)


def find_relevant_names(
    articles: Mapping[str, Article], authority: Authority, store: Store, version: str
) -> Mapping[str, bytes]:
    """The digest of the reviewed names of which each text has the first word; kept under a version of the program."""
    by_word: dict[str, list[str]] = {}
    for entry in authority.entries:
        for name, kind in chain(((name, "") for name in entry.names), ((name, "never") for name in entry.never)):
            first = _WORD.search(name)
            if first:
                by_word.setdefault(first[0].lower(), []).append(f"{name}\t{entry.type}\t{kind}")
    told = repr(sorted(by_word.items()))
    key = result_key("relevant", version, told)
    before: Mapping[str, bytes] = unpacked(dict[str, bytes], store.get(key)) or {}
    if before.keys() == articles.keys():
        return before
    found = {document: before.get(document) or _relevance(article, by_word) for document, article in articles.items()}
    store.put([(key, pack(found))])
    return found


def _relevance(article: Article, by_word: Mapping[str, Sequence[str]]) -> bytes:
    if not by_word:
        return b"none"
    document = article_document(article)
    words = set(_WORD.findall(document.text.lower())) | set(_WORD.findall(document.title.lower()))
    told = repr([sorted(by_word[word]) for word in sorted(words & by_word.keys())])
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).digest()
