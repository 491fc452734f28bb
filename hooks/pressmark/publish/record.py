"""What the program knows of a site that it published, noted outside of the site: the digest of every file.

From it `pressmark verify` tells what changed since, and the next build which search files were the site's own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pressmark.errors import PublishError


@dataclass(frozen=True)
class SiteRecord:
    """A site as it was published."""

    site: str
    """Where it stands."""
    index: str
    """Which search index it has: a digest."""
    search: tuple[str, ...]
    """Its own search files, without those of the site before; relative to the index."""
    files: Mapping[str, str]
    """Path of every file -> sha256 of its content."""


_FORM = TypeAdapter(SiteRecord)


def record_path(cache: Path, site: Path) -> Path:
    """Where the record is kept: one for each place that a site is built to."""
    return cache / f"site-{sha256(str(site).encode()).hexdigest()[:16]}.json"


def read_record(path: Path) -> SiteRecord | None:
    """A record; None where there is none, or a damaged one."""
    try:
        return _FORM.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def draft_path(path: Path) -> Path:
    """Where a record waits while its site is swapped in; of a build that is killed then, one of the two is right."""
    return path.with_suffix(".next")


def draft_record(path: Path, record: SiteRecord) -> None:
    """Write a record before its site is swapped in.

    Raises:
        PublishError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft_path(path).write_bytes(_FORM.dump_json(record))
    except OSError as error:
        raise PublishError(str(path), f"cannot be written ({error.strerror})", "check space and rights") from error


def settle_record(path: Path) -> None:
    """Let the draft count, and forget the records of sites that are gone: each preview is built to a new place.

    Raises:
        PublishError: it cannot be renamed.
    """
    try:
        draft_path(path).replace(path)
        for other in sorted({*path.parent.glob("site-*.json")} - {path}):
            known = read_record(other)
            if known is None or not Path(known.site).is_dir():
                other.unlink()
    except OSError as error:
        raise PublishError(str(path), f"cannot be written ({error.strerror})", "check space and rights") from error


def digest_files(
    folder: Path, former: Path, names: Iterable[str], known: Mapping[str, str], written: Mapping[str, str]
) -> dict[str, str]:
    """The sha256 of the files of a folder.

    Args:
        folder: a site.
        names: paths of its files.
        former: the site before it. A file that is one and the same in both has the digest that it had.
        known: the digests of that site's files.
        written: the digests of files of the folder that were known when they were written.

    Raises:
        PublishError: a file cannot be read.
    """
    digests: dict[str, str] = {}
    for name in sorted(names):
        if name in written:
            digests[name] = written[name]
            continue
        path = folder / name
        try:
            same = name in known and path.stat().st_nlink > 1 and path.samefile(former / name)
            digests[name] = known[name] if same else sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise PublishError(str(path), f"cannot be read ({error.strerror})", "build again") from error
    return digests


def site_files(folder: Path) -> set[str]:
    """Paths of a site's files, dot entries at its top aside."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if below or not entry.name.startswith("."):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{below}{entry.name}/")
                    else:
                        found.add(below + entry.name)
    return found
