"""Results kept by the digest of what they were made from, so that unchanged seeds cost nothing.

One SQLite file. What is found in it is only ever what the same code made of the same input; a store that cannot be
read is thrown away, since deleting it costs time only. Each value has its checksum, and each batch is one transaction:
a build that is killed leaves whole results or none.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

from pressmark.errors import StoreError

BUSY_TIMEOUT = 30.0
"""Seconds that a second build waits for the first one's write."""

MOST_UNUSED = 2.0
"""Results that the last build did not use, as a multiple of those it used, from which the store prunes itself: a
corrected archive goes back and forth, and old results make that cheap."""

FEWEST_PRUNED = 1_000
"""Results below which pruning is not worth a thought."""

ASKED_AT_ONCE = 500
"""Keys in one query; SQLite's limit was 999 for long."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID"
)


def result_key(kind: str, version: str, *inputs: bytes | str | None) -> str:
    """The key of a result: its kind and the digest of its code's version and of all its inputs."""
    digest = blake2b(version.encode(), digest_size=20)
    for part in inputs:
        data = b"\x00" if part is None else b"\x01" + (part.encode() if isinstance(part, str) else part)
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}:{digest.hexdigest()}"


def code_version(*parts: ModuleType, releases: Iterable[str] = ()) -> str:
    """What results depend on beside their input: the code that made them, its tables and models, and what it calls.

    Computed rather than written down, so that no change of a rule can forget to make old results void.

    Args:
        parts: modules, and packages with all they hold, data files too.
        releases: names of distributions.
    """
    digest = sha256()
    for path in sorted(path for part in parts for path in _files_of(part)):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return " ".join((digest.hexdigest(), *(f"{name} {version(name)}" for name in sorted(releases))))


def _files_of(part: ModuleType) -> Iterable[Path]:
    path = Path(part.__file__ or "")
    if path.name != "__init__.py":
        return (path,)
    return (file for file in path.parent.rglob("*") if file.is_file() and file.suffix != ".pyc")


@dataclass(frozen=True, slots=True)
class KindSize:
    """What the store holds of one kind of result."""

    kind: str
    results: int
    bytes: int
    used: int
    """Those that the last build used."""


def find_damage(folder: Path) -> str | None:
    """What is wrong with the kept results of a folder; None where there are none, or they are sound. Writes nothing."""
    path = folder / "store.db"
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT)) as kept:
            answer = kept.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        answer = str(error)
    return None if answer == "ok" else f"the kept results are damaged ({answer}); remove store.db, it is made again"


class Store:
    """Bytes by key, in `<folder>/store.db`; without a folder in memory, for one run only."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.hits: Counter[str] = Counter()
        """Kind -> results found."""
        self.work: Counter[str] = Counter()
        """What was done because no result was there: "cleaned" seeds, "recognised" articles and so on."""
        self._used: set[str] = set()
        if folder is None:
            self._connection = sqlite3.connect(":memory:")
            self._connection.execute(_SCHEMA)
            return
        self._path = folder / "store.db"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                str(self._path),
                f"cannot be opened ({error})",
                "make the folder writable, or set extra.pressmark.cache_dir",
            ) from error

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._throw_away()
            return self._connect()

    def _throw_away(self) -> None:
        for path in self._path.parent.glob(self._path.name + "*"):
            path.unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_TIMEOUT)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("DROP TABLE IF EXISTS results")  # of versions up to 0.1
            connection.execute(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None as well where the file is damaged, since it can be made again."""
        return self.get_many((key,)).get(key)

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept under keys of one kind; those without a sound value are missing."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), ASKED_AT_ONCE):
            found.update(self._rows(keys[start : start + ASKED_AT_ONCE]))
        if keys:
            self.hits[keys[0].partition(":")[0]] += len(found)
            self._used.update(keys)
        return found

    def _rows(self, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, value, crc FROM kept WHERE key IN ({marks})"  # noqa: S608  # question marks only
        try:
            with closing(self._connection.execute(query, keys)) as cursor:
                for key, value, crc in cursor:
                    if zlib.crc32(value) == crc:
                        yield key, value
        except (sqlite3.DatabaseError, TypeError):
            return

    def mark(self, keys: Iterable[str]) -> None:
        """These are in use though nobody asked for them: what they were needed for is kept as well."""
        self._used.update(keys)

    def lacking(self, keys: Sequence[str]) -> frozenset[str]:
        """The keys under which nothing sound is kept."""
        there: set[str] = set()
        for start in range(0, len(keys), ASKED_AT_ONCE):
            there.update(key for key, _ in self._rows(keys[start : start + ASKED_AT_ONCE]))
        return frozenset(keys) - there

    def forget(self, keys: Iterable[str]) -> None:
        """Keep nothing more under these keys."""
        with self._connection:
            self._connection.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in keys))

    def put(self, results: Iterable[tuple[str, bytes]]) -> None:
        """Keep several results in one transaction; a damaged file is thrown away first."""
        rows = [(key, value, zlib.crc32(value)) for key, value in results]
        self._used.update(key for key, _, _ in rows)
        try:
            self._insert(rows)
        except sqlite3.OperationalError as error:
            raise StoreError(str(self._path), f"cannot be written ({error})", "check space and rights") from error
        except sqlite3.DatabaseError:
            self._connection.close()
            self._throw_away()
            self._connection = self._connect()
            self._insert(rows)

    def _insert(self, rows: Sequence[tuple[str, bytes, int]]) -> None:
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def finish_build(self) -> None:
        """Remember what this build used, and prune when much more than that is kept."""
        self.put([(_USED, "\n".join(sorted(self._used - {_USED})).encode())])
        if self._count() > max(FEWEST_PRUNED, (1 + MOST_UNUSED) * len(self._used)):
            self.prune()

    def prune(self) -> int:
        """Remove what the last build did not use; returns how many results that were.

        Raises:
            StoreError: nothing tells what that was, or another build is writing.
        """
        used = self._last_used()
        if len(used) <= 1:
            fact = "says nothing of a last build"
            raise StoreError(str(self.folder or "the store"), fact, "build once, then prune")
        before = self._count()
        try:
            with self._connection:
                self._connection.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY) WITHOUT ROWID")
                self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in used))
                self._connection.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM wanted)")
                self._connection.execute("DROP TABLE wanted")
            self._connection.execute("VACUUM")
        except sqlite3.OperationalError as error:
            raise StoreError(str(self._path), f"cannot be pruned ({error})", "wait for the other build") from error
        return before - self._count()

    def kept_keys(self) -> tuple[str, ...]:
        """All keys that something is kept under, sorted."""
        with closing(self._connection.execute("SELECT key FROM kept ORDER BY key")) as cursor:
            return tuple(key for (key,) in cursor)

    def sizes(self) -> tuple[KindSize, ...]:
        """What is kept, by kind."""
        used = Counter(key.partition(":")[0] for key in self._last_used())
        query = (
            "SELECT substr(key, 1, instr(key, ':') - 1), count(*), sum(length(value)) FROM kept GROUP BY 1 ORDER BY 1"
        )
        with closing(self._connection.execute(query)) as cursor:
            return tuple(KindSize(kind, count, size, min(count, used[kind])) for kind, count, size in cursor)

    def _count(self) -> int:
        with closing(self._connection.execute("SELECT count(*) FROM kept")) as cursor:
            return int(cursor.fetchone()[0])

    def _last_used(self) -> frozenset[str]:
        kept = dict(self._rows((_USED,))).get(_USED, b"")
        return frozenset({_USED, *filter(None, kept.decode().split("\n"))})

    def clock(self) -> int:
        """The present in nanoseconds, as the file system has it: what the times of files may be compared with."""
        if self.folder is None:
            return 0
        mark = self.folder / "clock"
        try:
            mark.touch()
            os.utime(mark)
            return mark.stat().st_mtime_ns
        except OSError as error:
            raise StoreError(str(mark), f"cannot be written ({error.strerror})", "check space and rights") from error

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


_USED = "used:last build"
