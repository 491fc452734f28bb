"""Files in, what became of their seeds out: from the store where a file is unchanged, else from workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark import ingest, model, packing, steps, text
from pressmark.ingest.copies import LineKeys
from pressmark.ingest.seed_files import SeedFile, digest_file, is_address, shorten
from pressmark.packing import PACKING, pack, unpack
from pressmark.steps.pools import Budget, PoolMaker, Progress, explain_failure, unpacked
from pressmark.store import Store, code_version, result_key
from pressmark.workers import Call, Failed, Item, Pool

INGEST_VERSION = code_version(
    ingest,
    model,
    packing,
    steps,
    text,
    releases=(
        "babel",
        "charset-normalizer",
        "ftfy",
        "lxml",
        "numpy",
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

    folder: str
    """A path, or an address that fsspec understands: s3://bucket/seeds."""
    file: SeedFile

    @property
    def is_remote(self) -> bool:
        return is_address(self.folder)


NO_LINES = LineKeys(0, (), ())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed of a file."""

    path: str
    id: str
    reason: str | None = None
    lines: LineKeys = NO_LINES


def read_files(
    sources: Sequence[Source], store: Store, budget: Budget, progress: Progress, make_pool: PoolMaker
) -> tuple[list[str], list[tuple[Outcome, ...]]]:
    """The key of each file's results, and what became of its seeds.

    The key is made of the file's content, which is read only where its stamp is new; a worker reads what is not kept.
    """
    now = store.clock()
    digests = _known_digests(sources, store)
    reading = _Reading(sources, digests, store, budget)
    keys = [reading.key(index) for index in range(len(sources))]
    kept = store.get_many([f"file:{key}" for key in keys if key])
    found: dict[int, tuple[Outcome, ...]] = {}
    for index, key in enumerate(keys):
        outcomes = unpacked(tuple[Outcome, ...], kept.get(f"file:{key}"))
        if outcomes is not None:
            found[index] = outcomes
    missing = [index for index in range(len(sources)) if index not in found]
    try:
        if missing:
            with make_pool(len(missing), budget.limits, ("pressmark.ingest.drafting:prepare",)) as pool:
                for index, outcomes in progress(reading.run(pool, missing), "Reading", len(missing)):
                    found[index] = outcomes
    finally:
        _remember_stamps(sources, digests, now, store)
    return [reading.draft_key(index) for index in range(len(sources))], [found[index] for index in range(len(sources))]


def _known_digests(sources: Sequence[Source], store: Store) -> list[str]:
    """The digest of each file's content; of remote files only where the stamp is known, since workers fetch them."""
    known = {folder: _stamps(folder, store) for folder in {source.folder for source in sources}}
    found: list[str] = []
    for source in sources:
        stamp, digest = known[source.folder].get(source.file.name, ((), ""))
        if stamp != source.file.stamp or not digest:
            digest = "" if source.is_remote else digest_file(Path(source.folder), source.file) or ""
        found.append(digest)
    return found


def _remember_stamps(sources: Sequence[Source], digests: Sequence[str], now: int, store: Store) -> None:
    """Keep which content had which stamp, but for files so young that they may change without a new one."""
    fresh: dict[str, dict[str, tuple[tuple[int, ...], str]]] = {source.folder: {} for source in sources}
    for source, digest in zip(sources, digests, strict=True):
        is_known = digest.isalnum()  # it says more where the file changed while it was read
        if is_known and (source.is_remote or source.file.modified < now - RACY):
            fresh[source.folder][source.file.name] = (source.file.stamp, digest)
    store.put((f"stamps:{folder}", pack(rows)) for folder, rows in fresh.items() if rows != _stamps(folder, store))


def _stamps(folder: str, store: Store) -> Mapping[str, tuple[tuple[int, ...], str]]:
    return unpacked(dict[str, tuple[tuple[int, ...], str]], store.get(f"stamps:{folder}")) or {}


class _Reading:
    """Files on their way through the workers."""

    def __init__(self, sources: Sequence[Source], digests: list[str], store: Store, budget: Budget) -> None:
        """`digests` are made true where a worker finds another content."""
        self._sources = sources
        self._digests = digests
        self._version = f"{INGEST_VERSION} {PACKING} {budget.sizes} {budget.limits}"
        self._store = store
        self._budget = budget
        self._made: dict[int, list[Outcome]] = {}
        self._begun: dict[int, tuple[str, str] | None] = {}
        self._results: list[tuple[str, bytes]] = []
        self._drafts: dict[int, list[tuple[int, bytes]]] = {}
        self._unlucky: set[int] = set()
        self._own_keys: dict[int, str] = {}
        """Of files whose content is unknown even after they were read: made of the drafts."""

    def key(self, index: int) -> str:
        """The key of a file's results; empty while its content is unknown."""
        digest = self._digests[index]
        key = result_key("file", self._version, self._sources[index].file.place, digest)
        return key.partition(":")[2] if digest else ""

    def draft_key(self, index: int) -> str:
        """The key of a file's drafts, which all files have."""
        return self._own_keys.get(index) or self.key(index)

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
        arguments = (source.folder, source.file, self._budget.sizes, skip)
        return Call(index, "pressmark.ingest.drafting:draft_file", arguments)

    def _take(self, event: Item) -> None:
        index, step = event.index, event.value
        if step.kind == "begun":
            self._begun[index] = (step.path, step.id)
        elif step.kind == "read":
            self._digests[index] = step.told  # as it is now that it was read
        else:
            self._begun[index] = None
            if step.kind == "draft":
                self._drafts.setdefault(index, []).append((len(self._made[index]), step.draft))
                self._made[index].append(Outcome(step.path, step.id, lines=unpack(LineKeys, step.lines)))
                self._store.work["cleaned"] += 1
            else:
                self._made[index].append(Outcome(step.path, step.id, step.told))

    def _give_up(self, failed: Failed) -> bool:
        """Name the seed that a worker was lost on; whether the rest of the file is lost with it."""
        index, begun = failed.index, self._begun.get(failed.index)
        if failed.by_chance:
            self._unlucky.add(index)
        place = self._sources[index].file.place
        path, own_id = begun or (place, shorten(place))
        self._made[index].append(Outcome(path, own_id, explain_failure(failed, self._budget)))
        self._begun[index] = None
        return begun is None or path == place

    def _keep(self, index: int) -> None:
        key, drafts = self.key(index), self._drafts.pop(index, [])
        if not key:
            self._own_keys[index] = result_key("file", self._version, *(draft for _, draft in drafts)).partition(":")[2]
        self._results += [(f"draft:{self.draft_key(index)}#{number}", draft) for number, draft in drafts]
        if key and index not in self._unlucky:  # the next build tries those again
            self._results.append((f"file:{key}", pack(tuple(self._made[index]))))

    def _flush(self) -> None:
        if self._results:
            self._store.put(self._results)
            self._results = []
