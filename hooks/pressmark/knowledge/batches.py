"""Texts in, their names out, one after the other: what worker processes run."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pressmark.knowledge.authority import Authority
from pressmark.knowledge.gazetteer import Gazetteer
from pressmark.knowledge.headlines import count_forms
from pressmark.knowledge.mentions import document_mentions, is_common_word
from pressmark.knowledge.models import Models
from pressmark.knowledge.named import name_document
from pressmark.knowledge.recognition import Recogniser
from pressmark.knowledge.spans import repair_mention
from pressmark.knowledge.tables import resolve_land
from pressmark.model import Document, Mention
from pressmark.packing import pack, unpack


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the model proposes for a text, and how the text writes its words."""

    mentions: tuple[Mention, ...]
    """Of no article: the same text is read once."""
    forms: bytes
    """Packed counts of forms, as `count_forms` has them."""


def recognise_texts(texts: Sequence[tuple[str, str, str]], models: Models) -> Iterator[bytes]:
    """The packed proposals for each (title, text, language)."""
    documents = [Document("", *text) for text in texts]
    for document, mentions in zip(documents, Recogniser(models).recognise(documents), strict=True):
        yield pack(Proposals(mentions, pack(dict(count_forms(document.text)))))


def prepare() -> None:
    """Load the model, so that the workers share it."""
    tuple(Recogniser().recognise([Document("", "Ada Fell", "Ada Fell spoke in London.", "en")]))


def prepare_naming() -> None:
    """Load the tables, likewise."""
    Gazetteer(Authority())


@lru_cache(maxsize=1)
def _authority(pickled: bytes) -> tuple[Authority, Gazetteer]:
    authority: Authority = pickle.loads(pickled)  # noqa: S301  # from the process that started us
    return authority, Gazetteer(authority)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text whose names are to be found."""

    title: str
    text: str
    language: str
    proposals: Proposals
    names: tuple[str, ...] = ()
    """Those of its doubtful words that are names, as the archive writes them."""
    words: tuple[str, ...] = ()
    """Those that are none."""


def name_texts(authority: bytes, texts: Sequence[Asked]) -> Iterator[bytes]:
    """The packed names of each text, with the archivist's file as pickled `Authority`."""
    known, gazetteer = _authority(authority)
    for asked in texts:
        document = Document("", asked.title, asked.text, asked.language)
        own = unpack(dict[str, int], asked.proposals.forms)
        # As if the archive had each doubtful word once, large or small: what was decided decides again.
        archive = dict.fromkeys(asked.names, 1) | dict.fromkeys(map(str.lower, asked.words), 1)
        mentions = document_mentions(document, asked.proposals.mentions, gazetteer, known, (own, archive))
        yield pack(name_document(document, mentions))


def find_doubtful(document: Document, proposals: Proposals) -> tuple[str, ...]:
    """Single words that may be names only by their capital: what the archive's words are asked about."""
    own = unpack(dict[str, int], proposals.forms)
    mentions = (mention for mention in proposals.mentions if mention.field == "text")
    found = {mended.surface for mention in mentions for mended in repair_mention(document.text, mention)}
    single = (word for word in found if word.isalpha() and word.istitle() and not own.get(word, 0))
    return tuple(sorted(word for word in single if resolve_land(word) is None))


def common_words(doubtful: Sequence[str], archive: Mapping[str, int]) -> frozenset[str]:
    """Those of the doubtful words of a text that are no names."""
    return frozenset(word for word in doubtful if is_common_word(word, {}, archive))
