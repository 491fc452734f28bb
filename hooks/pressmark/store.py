"""Results kept by the digest of what they were made from, so that unchanged seeds cost nothing.

One SQLite file. What is found in it is only ever what the same code made of the same input; a store that cannot be
read is thrown away, since deleting it costs time only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

from pressmark.errors import StoreError

BUSY_TIMEOUT = 30.0
"""Seconds that a second build waits for the first one's write."""

_SCHEMA = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"


def result_key(kind: str, version: str, *inputs: bytes | str | None) -> str:
    """The key of a result: its kind and the digest of its code's version and of all its inputs."""
    digest = sha256(version.encode())
    for part in inputs:
        data = b"\x00" if part is None else b"\x01" + (part.encode() if isinstance(part, str) else part)
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}:{digest.hexdigest()}"


def code_version(*parts: ModuleType, releases: Iterable[str] = ()) -> str:
    """What results depend on beside their input: the code that made them, and the releases of what it calls.

    Computed rather than written down, so that no change of a rule can forget to make old results void.

    Args:
        parts: modules, and packages with all they hold.
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
            for path in self._path.parent.glob(self._path.name + "*"):
                path.unlink()
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_TIMEOUT)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(_SCHEMA)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            connection.close()
            raise sqlite3.DatabaseError("the file is damaged")
        return connection

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None as well where the file is damaged, since it can be made again."""
        try:
            with closing(self._connection.execute("SELECT value FROM results WHERE key = ?", (key,))) as cursor:
                row = cursor.fetchone()
        except sqlite3.DatabaseError:
            return None
        return row[0] if row else None

    def put(self, results: Iterable[tuple[str, bytes]]) -> None:
        """Keep several results in one transaction; a damaged file keeps nothing and is thrown away when next opened."""
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", results)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise StoreError(str(self._path), f"cannot be written ({error})", "check space and rights") from error

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
