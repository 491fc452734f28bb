"""What a reader sees of an entity while pointing at its name: small files, of which a page of an article loads one.

No page of an article holds what the whole archive says of an entity, or one article more would change all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from pressmark.model import Entity, SiteFile
from pressmark.publish.edition import Edition
from pressmark.publish.keys import PlannedFile, planned

FILES = 64
"""Files that the cards are spread over: of 2,000 entities each has some 30, about 6 KB."""
NAMES_SHOWN = 4
COMPANIONS_SHOWN = 3
LONGEST_NOTE = 160
"""Characters: two lines of a card."""

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_SIGNS = re.compile(r"[*_`#>]+")


def card_files(edition: Edition) -> Iterator[PlannedFile]:
    """The cards by slug; `entity-card.js` knows from the slug in which file it is."""
    companions = _companions(edition)
    files: dict[int, dict[str, object]] = {}
    for entity in edition.catalog.entities:
        slug = edition.entity_slugs.of[entity.id]
        card = _card(entity, [edition.catalog.entity_by_id[key].name for key in companions.get(entity.id, ())])
        files.setdefault(file_of(slug), {})[slug] = card
    for number, cards in sorted(files.items()):
        content = json.dumps(dict(sorted(cards.items())), ensure_ascii=True, separators=(",", ":"))
        yield planned(SiteFile(path=f"cards/{number:02}.json", content=content + "\n"))


def file_of(slug: str) -> int:
    """The number of the file that holds an entity's card."""
    return sum(map(ord, slug)) % FILES


def _card(entity: Entity, companions: list[str]) -> dict[str, object]:
    others = [alias.name for alias in entity.aliases if alias.count and alias.name != entity.name]
    card: dict[str, object] = {
        "name": entity.name,
        "type": str(entity.type),
        "articles": len(entity.articles),
        "mentions": entity.mentions,
        "names": others[:NAMES_SHOWN],
        "with": companions,
    }
    note = _first_words(entity.note)
    return {**card, "note": note} if note else card


def _first_words(note: str) -> str:
    """The beginning of the archivist's note as plain text, cut at a word."""
    paragraph = note.strip().partition("\n\n")[0]
    text = " ".join(_SIGNS.sub("", _LINK.sub(r"\1", paragraph)).split())
    return text if len(text) <= LONGEST_NOTE else text[:LONGEST_NOTE].rpartition(" ")[0] + " …"


def _companions(edition: Edition) -> Mapping[str, list[str]]:
    """Entity id -> those that it appears with most."""
    found: dict[str, list[tuple[float, str]]] = {}
    for relation in edition.catalog.companions:
        found.setdefault(relation.left, []).append((-relation.weight, relation.right))
        found.setdefault(relation.right, []).append((-relation.weight, relation.left))
    return {entity: [key for _, key in sorted(others)[:COMPANIONS_SHOWN]] for entity, others in found.items()}
