"""Files in, what became of their seeds out: from the store where a file is unchanged, else from workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark import ingest, model, packing, text
from pressmark.ingest.repeats import LineKeys
from pressmark.ingest.seed_files import SeedFile, digest_file, shorten
from pressmark.packing import PACKING, pack, unpack
from pressmark.steps.pools import Budget, PoolMaker, Progress, explain_failure, unpacked
from pressmark.store import Store, code_version, result_key
from pressmark.workers import Call, Failed, Item, Pool

INGEST_VERSION = code_version(
    ingest,
    model,
    packing,
    text,
    releases=(
        "babel",
        "charset-normalizer",
        "ftfy",
        "lxml",
        "py3langid",
        "pypdf",
        "python-frontmatter",
        "trafilatura",
        "warcio",
    ),
)

RACY = 2_000_000_000
"""Nanoseconds before a look at the files within which a change need not show in a file's time: some file systems count
in two seconds. What is younger is read again next time, as git does with its index."""

BATCH = 200
"""Files whose results are kept at once: what is lost when a build is killed."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file and the folder that it is named under."""

    folder: Path
    file: SeedFile


NO_LINES = LineKeys(0, (), ())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed of a file."""

    path: str
    id: str
    reason: str | None = None
    lines: LineKeys = NO_LINES


def file_keys(sources: Sequence[Source], store: Store, budget: Budget) -> list[str]:
    """The key of each file's results: made of its content, which is read only where its stamp is new."""
    version = f"{INGEST_VERSION} {PACKING} {budget.bytes} {budget.limits}"
    digests = _digests(sources, store)
    return [
        result_key("file", version, source.file.place, digest).partition(":")[2]
        for source, digest in zip(sources, digests, strict=True)
    ]


def _digests(sources: Sequence[Source], store: Store) -> list[str]:
    now = store.clock()
    tables = {folder: f"stamps:{folder}" for folder in {source.folder for source in sources}}
    known = {folder: _stamps(store.get(key)) for folder, key in tables.items()}
    fresh: dict[Path, dict[str, tuple[tuple[int, ...], str]]] = {folder: {} for folder in tables}
    found: list[str] = []
    for source in sources:
        file, rows = source.file, known[source.folder]
        stamp, digest = rows.get(file.name, ((), ""))
        if stamp != file.stamp or not digest:
            digest = digest_file(source.folder, file) or ""
        if digest and file.modified < now - RACY:
            fresh[source.folder][file.name] = (file.stamp, digest)
        found.append(digest)
    store.put((tables[folder], pack(rows)) for folder, rows in fresh.items() if rows != known[folder])
    return found


def _stamps(packed: bytes | None) -> Mapping[str, tuple[tuple[int, ...], str]]:
    try:
        return {} if packed is None else unpack(dict[str, tuple[tuple[int, ...], str]], packed)
    except ValueError:
        return {}


def find_outcomes(
    sources: Sequence[Source],
    keys: Sequence[str],
    store: Store,
    budget: Budget,
    progress: Progress,
    make_pool: PoolMaker,
) -> list[tuple[Outcome, ...]]:
    """What became of the seeds of each file."""
    kept = store.get_many([f"file:{key}" for key in keys])
    found: dict[int, tuple[Outcome, ...]] = {}
    for index, key in enumerate(keys):
        outcomes = unpacked(tuple[Outcome, ...], kept.get(f"file:{key}"))
        if outcomes is not None:
            found[index] = outcomes
    missing = [index for index in range(len(sources)) if index not in found]
    if missing:
        reading = _Reading(sources, keys, store, budget)
        with make_pool(len(missing), budget.limits, ("pressmark.ingest.drafting:prepare",)) as pool:
            for index, outcomes in progress(reading.run(pool, missing), "Reading", len(missing)):
                found[index] = outcomes
    return [found[index] for index in range(len(sources))]


class _Reading:
    """Files on their way through the workers."""

    def __init__(self, sources: Sequence[Source], keys: Sequence[str], store: Store, budget: Budget) -> None:
        self._sources = sources
        self._keys = keys
        self._store = store
        self._budget = budget
        self._made: dict[int, list[Outcome]] = {}
        self._begun: dict[int, tuple[str, str] | None] = {}
        self._changed: set[int] = set()
        self._results: list[tuple[str, bytes]] = []
        self._drafts: dict[int, list[tuple[str, bytes]]] = {}

    def run(self, pool: Pool, missing: Sequence[int]) -> Iterator[tuple[int, tuple[Outcome, ...]]]:
        """Each file with what became of its seeds, as they are done."""
        calls = deque(self._call(index) for index in missing)
        done = 0
        try:
            for event in pool.run(calls):
                if isinstance(event, Item):
                    self._take(event)
                    continue
                if isinstance(event, Failed) and not self._give_up(event):
                    calls.append(self._call(event.index))
                    continue
                self._keep(event.index)
                done += 1
                if done % BATCH == 0:
                    self._flush()
                yield event.index, tuple(self._made[event.index])
        finally:
            self._flush()

    def _call(self, index: int) -> Call:
        source, skip = self._sources[index], len(self._made.setdefault(index, []))
        arguments = (str(source.folder), source.file, self._budget.bytes, skip)
        return Call(index, "pressmark.ingest.drafting:draft_file", arguments)

    def _take(self, event: Item) -> None:
        index, step = event.index, event.value
        if step.kind == "begun":
            self._begun[index] = (step.path, step.id)
        elif step.kind == "read":
            self._check_unchanged(index, step.told)
        else:
            self._begun[index] = None
            number = len(self._made[index])
            if step.kind == "draft":
                lines = unpack(LineKeys, step.lines)
                self._made[index].append(Outcome(step.path, step.id, lines=lines))
                self._drafts.setdefault(index, []).append((f"draft:{self._keys[index]}#{number}", step.draft))
                self._store.work["cleaned"] += 1
            else:
                self._made[index].append(Outcome(step.path, step.id, step.told))

    def _check_unchanged(self, index: int, digest: str) -> None:
        """A file that changes while it is read must not be kept under the content that it had before."""
        source = self._sources[index]
        version = f"{INGEST_VERSION} {PACKING} {self._budget.bytes} {self._budget.limits}"
        if result_key("file", version, source.file.place, digest).partition(":")[2] != self._keys[index]:
            self._changed.add(index)

    def _give_up(self, failed: Failed) -> bool:
        """Name the seed that a worker was lost on; whether the rest of the file is lost with it."""
        index, begun = failed.index, self._begun.get(failed.index)
        place = self._sources[index].file.place
        path, own_id = begun or (place, shorten(place))
        self._made[index].append(Outcome(path, own_id, explain_failure(failed, self._budget)))
        self._begun[index] = None
        return begun is None or path == place

    def _keep(self, index: int) -> None:
        self._results += self._drafts.pop(index, [])
        if index not in self._changed:
            self._results.append((f"file:{self._keys[index]}", pack(tuple(self._made[index]))))

    def _flush(self) -> None:
        if self._results:
            self._store.put(self._results)
            self._results = []
