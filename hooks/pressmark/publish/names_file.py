"""The names that the search knows, in few bytes: each first search begins with reading them.

`{"entities": {type: [[name, articles], [name, articles, {others}], ...]}, "tags": [...], "same": [...]}`. What is as it
mostly is is left out (an id that is the name in small letters with hyphens, its address, its other names, all names
used); `names.js` puts it in again. The most used name is first; "at" is the place of the entity's own where it is not.
"""

from __future__ import annotations

import json
import re

from pressmark.model import Entity, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.keys import PlannedFile, planned

_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
"""A name from which a browser makes the same id as we do, whatever its language."""

NOT_USED = -1
"""The place of an entity's own name where no text has it."""


def names_file(edition: Edition) -> PlannedFile:
    """`search/names.json`."""
    entities: dict[str, list[list[object]]] = {}
    for entity in edition.catalog.entities:
        entities.setdefault(str(entity.type), []).append(_row(entity, edition.entity_url(entity.id)))
    known = {
        "entities": dict(sorted(entities.items())),
        "tags": sorted(tag.name for tag in edition.tags.values()),
        # What all articles have in common nobody narrows a search by: it need not be fetched to be counted.
        "same": ["language"] if len({item.language for item in edition.catalog.articles}) <= 1 else [],
    }
    content = json.dumps(known, ensure_ascii=True, separators=(",", ":"))
    return planned(SiteFile(path="search/names.json", content=content + "\n"))


def _row(entity: Entity, url: str) -> list[object]:
    names = [alias.name for alias in entity.aliases]
    used = sum(alias.count > 0 for alias in entity.aliases)
    others: dict[str, object] = {}
    if not _PLAIN.fullmatch(entity.name) or entity.id != entity.name.lower().replace(" ", "-"):
        others["id"] = entity.id
    if url != urls.entity_url(entity.id):
        others["url"] = url
    if names != [entity.name]:
        others["also"] = [name for name in names if name != entity.name]
        if names[:1] != [entity.name]:
            others["at"] = names.index(entity.name) if entity.name in names else NOT_USED
    if used != len(names):
        others["used"] = used
    return [entity.name, len(entity.articles), *([others] if others else [])]
