"""The new site is put together from the two that came before it: what is unchanged is neither read nor copied.

Beside the site stands a spare folder: the site as it was one build earlier. It is brought up to date, and then takes
the site's place, which becomes the spare. A file whose key is the one in the spare stays as it is; one whose key is
that of the site is linked from there; the rest is made. A file is always unlinked before it is written, since the site
may have the same one.

What both folders hold is kept with size and time of each file in a manifest, and a file that is not as the manifest
says is made again: neither a killed build nor somebody's hand can leave a wrong one in the site. Deleting the spare
folder, or the manifest, costs time only.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from hashlib import sha256
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.publish.keys import content_key


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file that the new site shall have."""

    path: str
    """Relative to the site's root."""
    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Stand:
    """How a file was left."""

    key: str
    size: int
    """Bytes."""
    changed: int
    """Nanoseconds."""
    sha256: str


Manifest = Mapping[str, Stand]


def rendered_folder(site: Path) -> Path:
    """Where MkDocs writes the pages that it renders, and the theme's files."""
    return site.with_name(f".{site.name}.rendered")


def written_files(folder: Path) -> Iterator[WantedFile]:
    """The files that stand in a folder already."""
    for path in sorted(path for path, _ in _standing(folder)):
        content = (folder / path).read_bytes()
        yield WantedFile(path, content_key(content), partial(bytes, content))


@dataclass(frozen=True, slots=True)
class Assembled:
    """What putting a site together took."""

    made: tuple[str, ...]
    """Paths of the files that were made, in order."""
    files: Mapping[str, str]
    """Path -> sha256 of all of the site's files."""


class Manifests:
    """What folders hold, known by the folder's number on its disk, so that a swap changes nothing in here."""

    def __init__(self, cache: Path, site: Path) -> None:
        """Read them.

        Args:
            cache: where they are kept.
            site: where the site stands.
        """
        self._file = cache / f"files-{content_key(str(site))[:16]}.json"
        self._folders = _read(self._file)

    def of(self, folder: Path) -> dict[str, Stand]:
        """The files of a folder that stand as they were left."""
        if not folder.is_dir():
            return {}
        kept = self._folders.get(str(folder.stat().st_ino), {})
        found = dict(_standing(folder))
        stands = {path: Stand(*left) for path, left in kept.items() if len(left) == len(fields(Stand))}
        return {path: stand for path, stand in stands.items() if found.get(path) == (stand.size, stand.changed)}

    def keep(self, folders: Mapping[Path, Manifest]) -> None:
        """Write down what folders hold, and forget all others."""
        content = {
            str(folder.stat().st_ino): {
                path: (stand.key, stand.size, stand.changed, stand.sha256) for path, stand in files.items()
            }
            for folder, files in folders.items()
            if folder.is_dir()
        }
        new = self._file.with_name(self._file.name + ".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(content, separators=(",", ":")), encoding="ascii")
            new.replace(self._file)
        except OSError as error:
            raise _refusal(self._file, error) from error


def _read(file: Path) -> dict[str, dict[str, tuple[str, int, int, str]]]:
    try:
        content = json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _standing(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Path -> size and time of all files below a folder, but for dot entries at its top, which are not ours."""
    top = str(folder)
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{top}/{below}") as entries:
            for entry in entries:
                if not below and entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    stat = entry.stat(follow_symlinks=False)
                    yield below + entry.name, (stat.st_size, stat.st_mtime_ns)


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
    in_spare, in_site = manifests.of(spare), manifests.of(site)
    spare.mkdir(parents=True, exist_ok=True)
    _remove_unwanted(spare, files)
    stands: dict[str, Stand] = {}
    made: list[str] = []
    folders: set[str] = set()
    for path, file in files.items():
        stand, in_old = in_spare.get(path), in_site.get(path)
        if stand is not None and stand.key == file.key:
            stands[path] = stand
            continue
        target = f"{spare}/{path}"
        try:
            _make_room(target, folders)
            if in_old is not None and in_old.key == file.key and _link(f"{site}/{path}", target):
                stands[path] = in_old
                continue
            content = file.make()
            with open(target, "wb") as opened:  # noqa: PTH123  # a Path for each of 50,000 files costs a second
                opened.write(content)
            stat = os.stat(target)  # noqa: PTH116
        except OSError as error:
            raise _refusal(Path(target), error) from error
        stands[path] = Stand(file.key, stat.st_size, stat.st_mtime_ns, sha256(content).hexdigest())
        made.append(path)
    manifests.keep({spare: stands, site: in_site})
    return Assembled(tuple(made), {path: stand.sha256 for path, stand in stands.items()})


def _link(source: str, target: str) -> bool:
    """Give a file a second name; not every file system can, and there the file is made again."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _make_room(target: str, folders: set[str]) -> None:
    """Let a folder be there, and no file; of a path that was a folder before, or below a file, too."""
    folder = target.rpartition("/")[0]
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        folders.add(folder)
    try:
        os.unlink(target)  # noqa: PTH108
    except FileNotFoundError:
        pass
    except IsADirectoryError:
        shutil.rmtree(target)


def _remove_unwanted(spare: Path, files: Mapping[str, WantedFile]) -> None:
    """Remove what the new site has not, files first and then the folders that they leave empty."""
    for path in [path for path, _ in _standing(spare) if path not in files]:
        (spare / path).unlink()
        for folder in (spare / path).parents:
            if folder == spare or any(folder.iterdir()):
                break
            folder.rmdir()


def _refusal(path: Path, error: OSError) -> PublishError:
    return PublishError(str(path), f"cannot be written ({error.strerror})", "check space and rights")
