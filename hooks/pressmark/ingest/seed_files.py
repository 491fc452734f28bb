"""A folder in, its files out: which may be seeds, what they are called, and why the others are none.

Nothing is opened here but to take its digest, and nothing is ever written. Every file is looked at before it is opened,
so that a pipe or a device cannot hang us.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from pressmark.errors import SeedRejected
from pressmark.model import Rejection

PAGE_MARK = "#"
"""Between the path of a web archive and the number of a page in it."""

KNOWN_ENDINGS = (
    ".markdown",
    ".html.gz", ".warc.gz",
    ".mhtml",
    ".html", ".warc", ".wacz",
    ".eml", ".htm", ".mht", ".pdf", ".txt",
    ".md",
)  # fmt: skip
"""Longest first: an id loses one of them. What a file is read as, its content decides."""

SIDECAR_ENDING = ".yml"

PASSED_OVER = frozenset({".DS_Store", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini"})
"""What systems leave in every folder: nobody's article, and no reason for a warning."""

DEEPEST_FOLDER = 64
"""Folders below each other; deeper trees are loops or attacks, and some systems cannot open their paths."""

LARGEST_DIGESTED = 1_000_000_000
"""Bytes of a file that is known by its digest: a second's work; larger ones are looked into at each build."""

FIRST_SURROGATE_OF_BYTES = 0xDC00
"""The code point that stands for byte 0 of a name that is not UTF-8. Source: PEP 383."""

Found = Mapping[str, os.stat_result | None]
"""Path under the folder -> what is known of the file."""

_UNDECODABLE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file that may hold seeds, as it lies there."""

    name: str
    """Path under the folder, '/'-separated; bytes that are no UTF-8 as `os.fsdecode` has them."""
    sidecar: str | None
    """The file beside it that describes it, likewise."""
    stamp: tuple[int, ...]
    """Size, modification in nanoseconds and inode of the file, then of its sidecar: unchanged while both are."""

    @property
    def place(self) -> str:
        """The name as text."""
        return readable_name(self.name)

    @property
    def modified(self) -> int:
        """The later of the two modifications, in nanoseconds."""
        return max(self.stamp[1::3])


def find_seed_files(folder: Path) -> tuple[tuple[SeedFile, ...], tuple[Rejection, ...]]:
    """Look at every file under `folder`: those that may be seeds, sorted, and why the others are none."""
    root = folder.resolve()
    files: list[SeedFile] = []
    rejections: list[Rejection] = []
    found = dict(_walk(root))
    for name in sorted(found):
        if name.endswith("/") or is_sidecar(name, found):
            continue
        try:
            files.append(_look_at(root, name, found))
        except SeedRejected as error:
            rejections.append(Rejection(error.place, shorten(error.place), error.reason))
    return tuple(files), tuple(rejections)


def is_address(folder: str) -> bool:
    """Whether a folder is one that fsspec reaches rather than a path: s3://bucket/seeds."""
    return "://" in folder


def look_at_file(path: Path) -> SeedFile:
    """A single file by itself.

    Raises:
        SeedRejected: it is none that can be read.
    """
    if not os.path.lexists(path):
        raise SeedRejected(readable_name(path.name), "there is no such file", "check its name")
    folder = path.parent.resolve()
    beside = (path.name, *(path.name + SIDECAR_ENDING, shorten(path.name) + SIDECAR_ENDING))
    return _look_at(
        folder, path.name, {name: _stat(folder / name) for name in beside if os.path.lexists(folder / name)}
    )


def digest_file(folder: Path, file: SeedFile) -> str | None:
    """The sha256 of a file and its sidecar together; None when they cannot be read, or are very large."""
    root = folder.resolve()
    digest = hashlib.sha256()
    try:
        for name in filter(None, (file.name, file.sidecar)):
            with open_file(root, file.place, root / name) as opened:
                if os.fstat(opened.fileno()).st_size > LARGEST_DIGESTED:
                    return None
                digest.update(hashlib.file_digest(opened, "sha256").digest())
    except SeedRejected:
        return None
    return digest.hexdigest()


def article_ids(paths: tuple[str, ...]) -> dict[str, str]:
    """The id of each path: without one known ending, or whole when ids would be equal, letter case ignored."""
    ids = {path: shorten(path) for path in paths}
    while True:
        taken = Counter(_fold(name) for name in ids.values())
        clashing = [path for path, name in ids.items() if taken[_fold(name)] > 1 and name != path]
        if not clashing:  # once more, since "a.txt" may keep its ending only to meet "a.txt.txt" without one
            return ids
        ids |= {path: path for path in clashing}


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def shorten(path: str) -> str:
    for ending in KNOWN_ENDINGS:
        if path.lower().endswith(ending) and not path[: -len(ending)].endswith("/") and len(path) > len(ending):
            return path[: -len(ending)]
    archive, mark, number = path.rpartition(PAGE_MARK)
    return f"{shorten(archive)}{mark}{number}" if number.isdecimal() and archive else path


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """The '/'-separated path under `root` of every file, and of everything else that is not a folder to go into."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = tuple(os.scandir(root / folder))
        except OSError:
            yield folder or ".", _stat(root / folder)
            continue
        for entry in entries:
            if entry.name in PASSED_OVER:
                continue
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(name)
                if name.endswith(SIDECAR_ENDING):
                    yield name + "/", None  # in the place of a sidecar, which a seed must not lose in silence
            else:
                yield name, _stat(entry)


def _stat(entry: os.DirEntry[str] | Path) -> os.stat_result | None:
    """What is known of a file without following it; None when it is gone."""
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


def readable_name(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become "%" and their two hex digits."""
    return _UNDECODABLE.sub(lambda match: f"%{ord(match[0]) - FIRST_SURROGATE_OF_BYTES:02X}", name)


def is_sidecar(name: str, found: Container[str]) -> bool:
    """Whether the file describes another one: `flood.yml` beside `flood.txt`."""
    base = name.removesuffix(SIDECAR_ENDING)
    return name != base and any(base + ending in found for ending in ("", *KNOWN_ENDINGS))


def find_sidecar(name: str, found: Container[str]) -> str | None:
    """`flood.txt` is described by `flood.txt.yml`, else by `flood.yml`; a folder in its place counts as one."""
    beside = (name + SIDECAR_ENDING, shorten(name) + SIDECAR_ENDING)
    return next((other for other in beside if other in found or other + "/" in found), None)


def _look_at(root: Path, name: str, found: Found) -> SeedFile:
    place, known = readable_name(name), found.get(name)
    check_name(place, known)
    if place != name or known is None or not stat.S_ISREG(known.st_mode):
        _check_single(root, name, found)
        with open_file(root, place, root / name):
            known = (root / name).stat()
    sidecar = find_sidecar(name, found)
    stamp = _stamp(known)
    if sidecar is not None:
        beside = found.get(sidecar)
        is_link = beside is not None and stat.S_ISLNK(beside.st_mode)
        stamp += _stamp(_stat_followed(root / sidecar) if is_link else beside)
    return SeedFile(name, sidecar, stamp)


def _stat_followed(path: Path) -> os.stat_result | None:
    """What is known of the file that a link leads to; None when it leads nowhere."""
    try:
        return path.stat()
    except OSError:
        return None


def _stamp(known: os.stat_result | None) -> tuple[int, ...]:
    return (-1, 0, 0) if known is None else (known.st_size, known.st_mtime_ns, known.st_ino)


def check_name(place: str, known: os.stat_result | None) -> None:
    """Raises: SeedRejected"""
    name = place.rpartition("/")[2]
    if name.startswith("."):
        raise SeedRejected(place, "hidden files are not read", "rename it without the leading dot, or remove it")
    if place.count("/") > DEEPEST_FOLDER:
        raise SeedRejected(place, f"it lies in more than {DEEPEST_FOLDER} folders", "move it nearer to the top")
    if known is not None and stat.S_ISDIR(known.st_mode):
        raise SeedRejected(place, "the folder cannot be read", "allow reading it, or move its files nearer to the top")
    if name.lower().endswith(SIDECAR_ENDING):
        base = name[: -len(SIDECAR_ENDING)]
        seed = base if base.lower().endswith(KNOWN_ENDINGS) else "its seed"
        raise SeedRejected(place, "it describes a seed that is not there", f"put {seed} beside it, or remove the file")
    if not name.lower().endswith(KNOWN_ENDINGS):
        remedy = f"use one of {' '.join(KNOWN_ENDINGS)}, or remove the file"
        raise SeedRejected(place, "the ending is not one that is read", remedy)


def _check_single(root: Path, name: str, found: Found) -> None:
    """One file, one seed, one name: a link to another seed would publish that twice."""
    path, place = root / name, readable_name(name)
    if place != name and place in found:
        raise SeedRejected(place, "another file has the name that this one would get", "rename the file")
    target = _link_target(root, path) if path.is_symlink() else name
    if target != name and target in found and target.lower().endswith(KNOWN_ENDINGS):
        fact = f"it is a link to {readable_name(target)}, which is read by itself"
        raise SeedRejected(place, fact, "remove the link")


def _link_target(root: Path, path: Path) -> str:
    """The '/'-separated path under `root` that a link leads to; empty when it leads nowhere or elsewhere."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop of symbolic links, before Python 3.13
        return ""
    return target.relative_to(root).as_posix() if target.is_relative_to(root) else ""


@contextmanager
def open_file(root: Path, place: str, path: Path) -> Iterator[BufferedReader]:
    """Open a regular file that lies in the folder."""
    try:
        target = path.resolve(strict=True)
        mode = target.lstat()
    except (OSError, RuntimeError):  # RuntimeError: a loop of symbolic links, before Python 3.13
        raise SeedRejected(place, "the link or file cannot be followed", "mend or remove it") from None
    if path.is_symlink() and not target.is_relative_to(root):
        raise SeedRejected(place, "the link leaves the folder", "copy the file here instead")
    if not stat.S_ISREG(mode.st_mode):
        raise SeedRejected(place, "it is not a regular file", "remove it")
    try:
        with target.open("rb") as file:
            yield file
    except OSError as error:
        raise SeedRejected(place, f"the file cannot be read ({error.strerror})", "allow reading it") from None
