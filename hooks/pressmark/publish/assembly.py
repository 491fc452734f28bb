"""The new site is put together from the two that came before it: what is unchanged is neither read nor copied.

Beside the site stands a spare folder: the site as it was one build earlier. It is brought up to date, and then takes
the site's place, which becomes the spare. A file whose key is the one in the spare stays as it is; one whose key is
that of the site is linked from there; the rest is made. A file is always unlinked before it is written, since the site
may have the same one.

What both folders hold is kept with size and time of each file in a manifest (see `manifests`), and a file that is not
as the manifest says is made again: neither a killed build nor somebody's hand can leave a wrong one in the site.
Deleting the spare folder, or the manifest, costs time only.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.publish.keys import content_key
from pressmark.publish.manifests import Manifests, Stand, standing_files


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file that the new site shall have."""

    path: str
    """Relative to the site's root."""
    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Assembled:
    """What putting a site together took."""

    made: tuple[str, ...]
    """Paths of the files that were made, in order."""
    files: Mapping[str, str]
    """Path -> sha256 of all of the site's files."""
    fresh: frozenset[str]
    """Paths of the files that the old site has not, or has otherwise."""
    gone: frozenset[str]
    """Paths of the old site's files that the new one has not."""


def rendered_folder(site: Path) -> Path:
    """Where MkDocs writes the pages that it renders, and the theme's files."""
    return site.with_name(f".{site.name}.rendered")


def written_files(folder: Path) -> Iterator[WantedFile]:
    """The files that stand in a folder already."""
    for path in sorted(standing_files(folder)):
        content = (folder / path).read_bytes()
        yield WantedFile(path, content_key(content), partial(bytes, content))


def assemble(wanted: Iterable[WantedFile], spare: Path, site: Path, manifests: Manifests) -> Assembled:
    """Make of the spare folder the new site.

    Args:
        wanted: all files of the new site; of two with one path the later one is meant.
        spare: the folder to work in; it need not exist.
        site: where the site stands; not changed.
        manifests: what both hold.

    Raises:
        PublishError: the disk refused a file.
    """
    files = {file.path: file for file in wanted}
    found = standing_files(spare)
    in_spare, in_site = manifests.sound(spare, found), manifests.kept(site)
    spare.mkdir(parents=True, exist_ok=True)
    _remove_unwanted(spare, found, files)
    writer = _Writer(spare, [path for path in found if path in files])
    stands: dict[str, Stand] = {}
    for path, file in files.items():
        stand, in_old = in_spare.get(path), in_site.get(path)
        if stand is not None and stand[0] == file.key:
            stands[path] = stand
            continue
        if in_old is not None and in_old[0] == file.key and writer.link(f"{site}/{path}", path, in_old):
            stands[path] = in_old
            continue
        writer.add(path, file.key, file.make())
    writer.write_waiting()
    stands |= writer.written
    manifests.keep({spare: stands, site: in_site})
    return Assembled(
        made=tuple(writer.written),
        files={path: stand[3] for path, stand in stands.items()},
        fresh=frozenset(path for path, file in files.items() if path not in in_site or in_site[path][0] != file.key),
        gone=frozenset(in_site.keys() - files.keys()),
    )


WRITTEN_AT_ONCE = 8_000_000
"""Bytes that wait to be written, so that files are written one after the other and not between pages that are made;
some hundred pages. It bounds what waits in memory; that a build takes less time by it could not be shown."""


class _Writer:
    """Puts files into a folder whose files are known, with as few questions to the system as it takes."""

    def __init__(self, top: Path, standing: Collection[str]) -> None:
        self._top = str(top)
        self.written: dict[str, Stand] = {}
        self._waiting: list[tuple[str, str, bytes]] = []
        self._bytes = 0
        self._standing = set(standing)
        self._folders = {path.rpartition("/")[0] for path in standing} | {""}

    def link(self, source: str, path: str, stand: Stand) -> bool:
        """Give a file a second name, if it is as it was left; not every file system can."""
        try:
            self._make_room(path)
            known = os.stat(source, follow_symlinks=False)  # noqa: PTH116  # a Path for each file costs a second
            if (known.st_size, known.st_mtime_ns) != stand[1:3]:
                return False
            os.link(source, f"{self._top}/{path}")
        except OSError:
            return False
        return True

    def add(self, path: str, key: str, content: bytes) -> None:
        """Write a new file soon."""
        self._waiting.append((path, key, content))
        self._bytes += len(content)
        if self._bytes > WRITTEN_AT_ONCE:
            self.write_waiting()

    def write_waiting(self) -> None:
        """Write what waits.

        Raises:
            PublishError: the disk refused a file.
        """
        for path, key, content in self._waiting:
            try:
                self._make_room(path)
                size, changed = self._write(path, content)
            except OSError as error:
                raise _refusal(Path(self._top, path), error) from error
            self.written[path] = (key, size, changed, sha256(content).hexdigest())
        self._waiting, self._bytes = [], 0

    def _write(self, path: str, content: bytes) -> tuple[int, int]:
        """Returns its size and its time in nanoseconds."""
        opened = os.open(f"{self._top}/{path}", _NEW_FILE, 0o666)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(opened, left) :]
            known = os.fstat(opened)
        finally:
            os.close(opened)
        return known.st_size, known.st_mtime_ns

    def _make_room(self, path: str) -> None:
        """Let a folder be there, and no file; of a path that was a folder before, or below a file, too."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make_folder(folder)
        target = f"{self._top}/{path}"
        if path in self._standing:
            os.unlink(target)  # noqa: PTH108
            self._standing.remove(path)
        elif os.path.isdir(target):  # noqa: PTH112
            shutil.rmtree(target)

    def _make_folder(self, folder: str) -> None:
        above = folder.rpartition("/")[0]
        if above not in self._folders:
            self._make_folder(above)
        with suppress(FileExistsError):
            os.mkdir(f"{self._top}/{folder}")  # noqa: PTH102
        self._folders.add(folder)


_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _remove_unwanted(spare: Path, found: Iterable[str], files: Collection[str]) -> None:
    """Remove what the new site has not, files first and then the folders that they leave empty."""
    for path in [path for path in found if path not in files]:
        (spare / path).unlink()
        for folder in (spare / path).parents:
            if folder == spare or any(folder.iterdir()):
                break
            folder.rmdir()


def _refusal(path: Path, error: OSError) -> PublishError:
    return PublishError(str(path), f"cannot be written ({error.strerror})", "check space and rights")
