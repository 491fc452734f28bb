"""Articles written with their mentions marked: "[Ada Fell|PERSON] spoke to the [Harbour Board|ORG]." """

import re
from collections.abc import Sequence

from pressmark.knowledge.authority import Authority, parse_authority
from pressmark.knowledge.resolution import Resolution, resolve_mentions
from pressmark.model import Document, Mention

_MARKED = re.compile(r"\[(?P<surface>[^|\]]+)\|(?P<label>[A-Z_]+)\]")


def parse_marked(ident: str, marked: str) -> tuple[Document, list[Mention]]:
    """The article and its mentions."""
    text, mentions, end = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[end : found.start()]
        start = len(text)
        text += found["surface"]
        mentions.append(Mention(ident, "text", start, len(text), found["surface"], found["label"], "model"))
        end = found.end()
    return Document(ident, "", text + marked[end:], "en"), mentions


def resolve_marked(articles: Sequence[str], entities: str = "") -> Resolution:
    """The resolution of marked articles, with a few lines of entities.yml."""
    parsed = [parse_marked(f"{number}", marked) for number, marked in enumerate(articles)]
    authority = parse_authority(entities, "entities.yml") if entities else Authority()
    return resolve_mentions(
        [document for document, _ in parsed], [item for _, found in parsed for item in found], authority
    )


def clusters_of(resolution: Resolution) -> dict[str, list[str]]:
    """Cluster id -> surfaces in the order of the text."""
    found: dict[str, list[str]] = {}
    for mention in resolution.mentions:
        found.setdefault(mention.entity, []).append(mention.surface)
    return found
