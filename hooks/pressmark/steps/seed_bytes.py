"""The seeds by their paths, read when their bytes are asked for: most pages of a rebuild ask for none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pressmark.ingest.seed_files import PAGE_MARK
from pressmark.model import Seed
from pressmark.steps.reading import Source


class SavedSeeds(Mapping[str, Seed]):
    """Seed path -> seed; the pages of a web archive are read together and kept while they are asked for."""

    def __init__(self, sources: Sequence[Source], max_bytes: int) -> None:
        self._sources = {source.file.place: source for source in sources}
        self._max_bytes = max_bytes
        self._opened = ""
        self._pages: dict[str, Seed] = {}

    def __getitem__(self, path: str) -> Seed:
        place = path if path in self._sources else path.rpartition(PAGE_MARK)[0]
        if place != self._opened:
            self._pages, self._opened = self._read(self._sources[place]), place
        return self._pages[path]

    def _read(self, source: Source) -> dict[str, Seed]:
        from pressmark.ingest.seeds import read_seeds  # noqa: PLC0415  # loads all readers, for new seeds only

        found = read_seeds(Path(source.folder), source.file, self._max_bytes)
        return {seed.path: seed for seed in found if isinstance(seed, Seed)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
