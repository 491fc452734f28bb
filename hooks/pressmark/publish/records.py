"""Files of one record a line: records that are unchanged are taken from the file as the last site has it.

A file of all articles is 80 MB at 10,000 of them. Beside the cache a note tells, for each such file, the keys and
lengths of its records in order; it counts only where the file is to the byte the one that was noted.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from pressmark.errors import PublishError
from pressmark.model import SiteFile
from pressmark.publish.keys import PlannedFile, Record, content_key, key_of


def records_file(path: str, records: Sequence[Record]) -> PlannedFile:
    """The file of some records, in their order."""
    return PlannedFile(
        path=path,
        key=key_of([record.key for record in records]),
        make=lambda: SiteFile(path, "".join(record.make() for record in records)),
        records=tuple(records),
    )


class FormerRecords:
    """The records that a site has."""

    def __init__(self, cache: Path, site: Path, version: str) -> None:
        """Read the note.

        Args:
            cache: where it is kept.
            site: where the site stands.
            version: of the program that makes records.
        """
        self._note = cache / f"records-{content_key(str(site))[:16]}.json"
        self._site = site
        self._version = version
        self._noted: dict[str, Any] = {}

    def content(self, plan: PlannedFile) -> bytes:
        """The file of a plan, with what the last site has of its records."""
        former = self._former(plan.path)
        rows: list[tuple[str, int]] = []
        content = BytesIO()  # which gives away what it gathered without a copy: 80 MB at 10,000 articles
        for record in plan.records:
            known = former.get(record.key)
            rows.append((record.key, content.write(record.make().encode() if known is None else known)))
        digest = sha256(content.getbuffer()).hexdigest()
        self._noted[plan.path] = {"version": self._version, "sha256": digest, "rows": rows}
        return content.getvalue()

    def _former(self, path: str) -> dict[str, memoryview]:
        noted = self._kept.get(path)
        if not isinstance(noted, dict) or noted.get("version") != self._version:
            return {}
        try:
            content = (self._site / path).read_bytes()
        except OSError:
            return {}
        if sha256(content).hexdigest() != noted["sha256"]:
            return {}
        found: dict[str, memoryview] = {}
        view, start = memoryview(content), 0
        for key, length in noted["rows"]:
            found[key] = view[start : start + length]
            start += length
        return found

    @cached_property
    def _kept(self) -> dict[str, Any]:
        """The note as the last build left it; read once for all files."""
        try:
            noted = json.loads(self._note.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def keep(self) -> None:
        """Write the note of the files that were made; those of the others stay.

        Raises:
            PublishError: the note cannot be written.
        """
        if not self._noted:
            return
        try:
            self._note.parent.mkdir(parents=True, exist_ok=True)
            new = self._note.with_suffix(".new")
            new.write_text(json.dumps({**self._kept, **self._noted}, separators=(",", ":")), encoding="ascii")
            new.replace(self._note)
        except OSError as error:
            raise PublishError(
                str(self._note), f"cannot be written ({error.strerror})", "check space and rights"
            ) from error
