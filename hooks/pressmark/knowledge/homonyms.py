"""What the words before a person's name say of him: whose national he is. Two nations make two people of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.knowledge.tables import is_title, resolve_demonym
from pressmark.model import Document, Mention

LOOKED_BACK = 60
"""Characters before a name in which its description stands."""

ROLES = frozenset(
    """actor actress singer striker midfielder defender goalkeeper footballer boxer driver sprinter swimmer cyclist
    player champion general colonel major captain soldier officer pilot president minister lawmaker politician senator
    lawyer judge doctor nurse scientist professor writer author poet novelist journalist reporter photographer director
    businessman businesswoman banker tycoon trader analyst economist diplomat ambassador envoy priest bishop cleric
    citizen national student teacher engineer prisoner suspect militant commander fighter rebel leader""".split()
)
"""What may stand between a nation and a name, in lower case."""

_WORDS = re.compile(r"[\w’'-]+")


def find_descriptions(document: Document, mention: Mention) -> Iterator[str]:
    """The lands whose national the words right before the name call it: "the Dutch striker Jan Fell"."""
    if mention.field != "text" or " " not in mention.surface:
        return
    before = document.text[max(0, mention.start - LOOKED_BACK) : mention.start]
    clause = re.split(r"[.,;:!?\n()\"“”]", before)[-1]
    words = _WORDS.findall(clause)
    described = False
    for word in reversed(words):
        land = resolve_demonym(word)
        if land is not None and described:
            yield land.name
            return
        if word.lower() not in ROLES and not is_title(word):
            return
        described = True
