"""Seeds in object stores and on other machines, through fsspec: listed by whoever asks, fetched by whoever reads.

fsspec is optional (`pip install pressmark[cluster]`, and the package of the store, as `s3fs` or `gcsfs`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pressmark.errors import SeedRejected, SettingsError
from pressmark.ingest.seed_files import PASSED_OVER, SeedFile, check_name, find_sidecar, is_sidecar, shorten
from pressmark.model import Rejection

CHANGES = ("ETag", "etag", "md5Hash", "checksum", "mtime", "LastModified", "last_modified", "updated", "created")
"""What stores tell of a file that is another when the file is. Source: the `info` of fsspec's file systems."""


def find_remote_files(folder: str) -> tuple[tuple[SeedFile, ...], tuple[Rejection, ...]]:
    """The files under an address that may be seeds, sorted, and why the others are none.

    Raises:
        SettingsError: fsspec, or its part for this kind of address, is not there; or the folder is not.
    """
    system, root = _connect(folder)
    try:
        listed: Mapping[str, Mapping[str, Any]] = system.find(root, detail=True)
    except OSError as error:
        raise SettingsError(folder, f"cannot be listed ({error})", "check the address, and who may read it") from error
    found = {path.removeprefix(root).lstrip("/"): told for path, told in listed.items()}
    files: list[SeedFile] = []
    rejections: list[Rejection] = []
    for name in sorted(found):
        if name.rpartition("/")[2] in PASSED_OVER or is_sidecar(name, found):
            continue
        try:
            check_name(name, None)
        except SeedRejected as error:
            rejections.append(Rejection(name, shorten(name), error.reason))
            continue
        sidecar = find_sidecar(name, found)
        stamp = _stamp(found[name]) + (_stamp(found[sidecar]) if sidecar else ())
        files.append(SeedFile(name, sidecar, stamp))
    return tuple(files), tuple(rejections)


@contextmanager
def fetched_file(folder: str, file: SeedFile) -> Iterator[Path]:
    """A folder with this file and its sidecar in it, for as long as they are read."""
    system, root = _connect(folder)
    with TemporaryDirectory(prefix="pressmark-") as local:
        for name in filter(None, (file.name, file.sidecar)):
            (Path(local) / name).parent.mkdir(parents=True, exist_ok=True)
            system.get_file(f"{root}/{name}", str(Path(local) / name))
        yield Path(local)


def _connect(folder: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  # optional

        system, root = url_to_fs(folder)
    except (ImportError, ValueError) as error:
        remedy = "install pressmark[cluster] and the package for this kind of address"
        raise SettingsError(folder, f"cannot be reached ({error})", remedy) from error
    return system, str(root).rstrip("/")


def _stamp(told: Mapping[str, Any]) -> tuple[int, int, int]:
    """Size, and a number that stands for what the store says of changes."""
    changes = repr([str(told[name]) for name in CHANGES if name in told])
    return int(told.get("size") or 0), int.from_bytes(hashlib.sha256(changes.encode()).digest()[:6], "big"), 0
