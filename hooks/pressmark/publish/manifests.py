"""What folders of a site hold, file by file, noted outside of them.

Known by the folder's number on its disk, so that a swap changes nothing in here. Python's own format, since there are
60,000 files at 10,000 articles; a note that is damaged, or of another Python, counts as none.
"""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.packing import PACKING
from pressmark.publish.keys import content_key

Stand = tuple[str, int, int, str]
"""How a file was left: its key, its size in bytes, its time in nanoseconds, its sha256."""

_CRC_BYTES = 4


class Manifests:
    """What the folders of a site hold."""

    def __init__(self, cache: Path, site: Path) -> None:
        """Read them.

        Args:
            cache: where they are kept.
            site: where the site stands.
        """
        self._file = cache / f"files-{content_key(str(site))[:16]}"
        self._folders = _read(self._file)

    def kept(self, folder: Path) -> Mapping[str, Stand]:
        """The files of a folder as they were left; they may have changed since."""
        return self._folders.get(folder.stat().st_ino, {}) if folder.is_dir() else {}

    def sound(self, folder: Path, found: Mapping[str, tuple[int, int]]) -> dict[str, Stand]:
        """Those that stand as they were left, of the files that were found."""
        return {path: stand for path, stand in self.kept(folder).items() if found.get(path) == stand[1:3]}

    def keep(self, folders: Mapping[Path, Mapping[str, Stand]]) -> None:
        """Write down what folders hold, and forget all others.

        Raises:
            PublishError: the disk refused it.
        """
        content = {folder.stat().st_ino: dict(files) for folder, files in folders.items() if folder.is_dir()}
        packed = marshal.dumps((PACKING, content))
        new = self._file.with_name(self._file.name + ".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(zlib.crc32(packed).to_bytes(_CRC_BYTES, "big") + packed)
            new.replace(self._file)
            self._file.with_suffix(".json").unlink(missing_ok=True)  # of versions up to 0.1
        except OSError as error:
            raise PublishError(
                str(self._file), f"cannot be written ({error.strerror})", "check space and rights"
            ) from error


def _read(file: Path) -> dict[int, dict[str, Stand]]:
    try:
        content = file.read_bytes()
        packed = memoryview(content)[_CRC_BYTES:]
        if zlib.crc32(packed).to_bytes(_CRC_BYTES, "big") != content[:_CRC_BYTES]:
            return {}
        packing, folders = marshal.loads(packed)  # noqa: S302  # bytes that this program wrote: see the checksum
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return folders if packing == PACKING else {}


def standing_files(folder: Path) -> dict[str, tuple[int, int]]:
    """Path -> size and time of all files below a folder, but for dot entries at its top, which are not ours.

    A folder that is not there has none.
    """
    found: dict[str, tuple[int, int]] = {}
    if not folder.is_dir():
        return found
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
                    found[below + entry.name] = (stat.st_size, stat.st_mtime_ns)
    return found
