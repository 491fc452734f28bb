"""The seeds by their paths, read again when their bytes are asked for: most pages of a rebuild ask for none.

What is handed out is what the articles were made of, or nothing: seeds may change or go while a site is built. Web
archives are opened by a worker within the limits that hold for reading them, and their pages wait in a file without a
name, so that nothing large is held in memory.
"""

from __future__ import annotations

import os
import stat
import tempfile
import weakref
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO

from pressmark.errors import PublishError, SeedRejected
from pressmark.ingest.seed_files import PAGE_MARK
from pressmark.model import Seed
from pressmark.steps.pools import Budget, local_pool
from pressmark.steps.reading import Source
from pressmark.workers import Call, Failed, Item, Pool

HELD = 16_000_000
"""Bytes of the pages of one archive that are held in memory; more go to the disk."""

_PLAINLY = os.O_NOFOLLOW | os.O_NONBLOCK if hasattr(os, "O_NOFOLLOW") else 0
"""Follow no link, and wait for nobody to write."""


class SavedSeeds(Mapping[str, Seed]):
    """Seed path -> seed, as it was when its article was made."""

    def __init__(self, sources: Sequence[Source], budget: Budget, digests: Mapping[str, str]) -> None:
        """`digests` has the sha256 of each seed that may be asked for."""
        self._sources = {source.file.place: source for source in sources}
        self._budget = budget
        self._digests = digests
        self._opened = ""
        self._pages: dict[str, tuple[int, int]] = {}
        self._spool: IO[bytes] | None = None

    def __getitem__(self, path: str) -> Seed:
        """A seed with its bytes.

        Raises:
            PublishError: it is not as it was, or is gone.
        """
        content = self._content(path)
        if content is None or sha256(content).hexdigest() != self._digests[path]:
            raise PublishError(self._place(path), "was changed or removed while the site was built", "build once more")
        return Seed(path=path, id="", content=content)

    def _content(self, path: str) -> bytes | None:
        source = self._sources.get(path)
        if source is None:
            return self._page(path)
        content = _read_plainly(f"{source.folder}/{source.file.name}", self._budget.sizes.seed)
        if content is not None:
            return content
        from pressmark.ingest.seeds import read_content  # noqa: PLC0415  # loads all formats, for new seeds only

        try:
            return read_content(Path(source.folder), source.file, self._budget.sizes)
        except SeedRejected:
            return None

    def _page(self, path: str) -> bytes | None:
        place = path.rpartition(PAGE_MARK)[0]
        try:
            if place != self._opened:
                self._open(place)
            start, length = self._pages.get(path, (0, 0))
            assert self._spool is not None  # noqa: S101 - it was opened just now
            self._spool.seek(start)
            return self._spool.read(length)
        except OSError as error:
            remedy = "make room in the folder for temporary files"
            raise PublishError(self._place(path), f"cannot be unpacked ({error.strerror})", remedy) from error

    def _open(self, place: str) -> None:
        """Unpack the wanted pages of an archive; those of the one before are let go."""
        if self._spool is not None:
            self._spool.close()
        self._spool = tempfile.SpooledTemporaryFile(HELD)  # noqa: SIM115 - it lives until the next one, or with us
        weakref.finalize(self, self._spool.close)
        self._pages, self._opened, end = {}, place, 0
        source, wanted = self._sources[place], frozenset(self._digests)
        call = Call(0, "pressmark.ingest.seeds:contents_of", (source.folder, source.file, self._budget.sizes, wanted))
        with self._pool(1) as pool:
            for event in pool.run(deque((call,))):
                if isinstance(event, Item):
                    path, content = event.value
                    self._spool.write(content)
                    self._pages[path] = (end, len(content))
                    end += len(content)

    def _pool(self, calls: int) -> Pool:
        return local_pool(self._budget.processes)(calls, self._budget.limits, ())

    def _place(self, path: str) -> str:
        source = self._sources.get(path) or self._sources[path.rpartition(PAGE_MARK)[0]]
        return f"{Path(source.folder).name}/{path}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def _read_plainly(path: str, most: int) -> bytes | None:
    """The bytes of a regular file of so many at most, which are compared to those that were read with all care.

    None for what is anything else, as a link: it is for the reader of seeds to follow it or not.
    """
    if not _PLAINLY:
        return None
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | _PLAINLY), "rb", buffering=0) as file:
            known = os.fstat(file.fileno())
            return file.read() if stat.S_ISREG(known.st_mode) and known.st_size <= most else None
    except OSError:
        return None


def digest_seeds(sources: Sequence[Source], budget: Budget) -> dict[str, str | None]:
    """Seed path -> sha256; None for a file that passed a limit before all of its seeds were read."""
    calls = deque(
        Call(number, "pressmark.ingest.seeds:digests_of", (source.folder, source.file, budget.sizes))
        for number, source in enumerate(sources)
    )
    found: dict[str, str | None] = {}
    with local_pool(budget.processes)(len(sources), budget.limits, ()) as pool:
        for event in pool.run(calls):
            if isinstance(event, Item):
                path, digest = event.value
                found[path] = digest
            elif isinstance(event, Failed):
                found[sources[event.index].file.place] = None
    return found
