"""Lines of JSON in, documents out: what `pressmark recognise` is given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pressmark.errors import PressmarkError
from pressmark.model import Document, Mention

PLACE = "standard input"


def parse_line(line: str, number: int) -> tuple[Document, tuple[Mention, ...] | None]:
    """A document, and its mentions where the line names them.

    Raises:
        PressmarkError: the line, the first of which is number 1, is not of that form.
    """
    place = f"{PLACE}: line {number}"
    try:
        record: Any = json.loads(line)
        document = Document(
            id=str(record["id"]),
            title=record.get("title") or "",
            text=record["text"],
            language=record.get("language", "en"),
        )
        if not all(isinstance(part, str) for part in (document.text, document.title, document.language)):
            raise TypeError("text, title and language are strings")  # noqa: TRY301 - told like the other faults
        f"{document.id}{document.text}{document.title}".encode()  # half of a surrogate pair is no character
        mentions = record.get("mentions")
        if mentions is None:
            return document, None
        parsed = (_parse_mention(item, document) for item in mentions)
        return document, tuple(
            sorted(parsed, key=lambda mention: (mention.field != "title", mention.start, mention.end))
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = 'give {"id", "text", "title"?, "mentions"?: [{"start", "end", "label", "field"?}]}'
        raise PressmarkError(place, f"is not understood ({error})", remedy) from error


def _parse_mention(record: Mapping[str, Any], document: Document) -> Mention:
    field = str(record.get("field", "text"))
    start, end = int(record["start"]), int(record["end"])
    text = {"text": document.text, "title": document.title}[field]
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no such span: {start} to {end} in {field}")
    return Mention(
        article=document.id,
        field=field,
        start=start,
        end=end,
        surface=text[start:end],
        label=str(record["label"]),
        rule="given",
    )
