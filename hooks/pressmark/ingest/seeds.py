"""A folder in, seeds out: which files are seeds, what they are called, and why the others are not.

Nothing is ever written here. Every file is looked at before it is opened, so that a pipe or a device cannot hang us.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pressmark.errors import SeedRejected
from pressmark.ingest.formats.archives import PAGE_MARK, find_archived_seeds, is_archive
from pressmark.model import Rejection, Seed

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

FIRST_SURROGATE_OF_BYTES = 0xDC00
"""The code point that stands for byte 0 of a name that is not UTF-8. Source: PEP 383."""

_UNDECODABLE = re.compile("[\udc80-\udcff]")
_NAME_REPAIRED = "the file's name is not UTF-8; its other bytes are written as % and two hex digits"


def find_seeds(folder: Path, max_bytes: int) -> tuple[tuple[Seed, ...], tuple[Rejection, ...]]:
    """Read every seed under `folder`, in the order of their paths; what is no seed comes back with its reason."""
    root = folder.resolve()
    seeds: list[Seed] = []
    rejections: list[Rejection] = []
    found = frozenset(_walk(root))
    for name in sorted(found):
        if _is_sidecar(root / name):
            continue
        try:
            _check_single(root, name, found)
            read, refused = _read_seeds(root, name, max_bytes)
            seeds += read
            rejections += refused
        except SeedRejected as error:
            rejections.append(Rejection(error.place, _shorten(error.place), error.reason))
    ids = article_ids(tuple(seed.path for seed in seeds))
    named = (replace(seed, id=ids[seed.path]) for seed in seeds)
    return tuple(sorted(named, key=lambda seed: seed.path)), tuple(rejections)


def read_seed_file(path: Path, max_bytes: int) -> tuple[tuple[Seed, ...], tuple[Rejection, ...]]:
    """Read a single file by itself; its name gives the id."""
    try:
        return _read_seeds(path.parent.resolve(), path.name, max_bytes)
    except SeedRejected as error:
        return (), (Rejection(path.name, path.name, error.reason),)


def article_ids(paths: tuple[str, ...]) -> dict[str, str]:
    """The id of each path: without one known ending, or whole when ids would be equal, letter case ignored."""
    ids = {path: _shorten(path) for path in paths}
    while True:
        taken = Counter(_fold(name) for name in ids.values())
        clashing = [path for path, name in ids.items() if taken[_fold(name)] > 1 and name != path]
        if not clashing:  # once more, since "a.txt" may keep its ending only to meet "a.txt.txt" without one
            return ids
        ids |= {path: path for path in clashing}


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _shorten(path: str) -> str:
    for ending in KNOWN_ENDINGS:
        if path.lower().endswith(ending) and not path[: -len(ending)].endswith("/") and len(path) > len(ending):
            return path[: -len(ending)]
    archive, mark, number = path.rpartition(PAGE_MARK)
    return f"{_shorten(archive)}{mark}{number}" if number.isdecimal() and archive else path


def _walk(root: Path) -> Iterator[str]:
    """The '/'-separated path under `root` of every file, and of everything else that is not a folder to go into."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = tuple(os.scandir(root / folder))
        except OSError:
            yield folder or "."
            continue
        for entry in entries:
            if entry.name in PASSED_OVER:
                continue
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(name)
            else:
                yield name


def readable_name(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become "%" and their two hex digits."""
    return _UNDECODABLE.sub(lambda match: f"%{ord(match[0]) - FIRST_SURROGATE_OF_BYTES:02X}", name)


def _is_sidecar(path: Path) -> bool:
    """Whether the file describes another one: `flood.yml` beside `flood.txt`."""
    if path.suffix != SIDECAR_ENDING:
        return False
    base = path.with_suffix("")
    named = (base.with_name(base.name + ending) for ending in ("", *KNOWN_ENDINGS))
    return any(os.path.lexists(seed) and not seed.is_dir() for seed in named)


def _read_seeds(root: Path, name: str, max_bytes: int) -> tuple[tuple[Seed, ...], tuple[Rejection, ...]]:
    """The one seed that a file is, or the pages of a web archive."""
    place, path = readable_name(name), root / name
    _check_name(place, path)
    sidecar = _find_sidecar(path)
    with _open_file(root, place, path) as file:
        in_archive = is_archive(file, place)
        content = b"" if in_archive else _read_file(file, place, max_bytes)
        described = None if sidecar is None else _read_sidecar(root, place, sidecar, max_bytes)
        seed = Seed(place, _shorten(place), content, described, () if place == name else (_NAME_REPAIRED,))
        return find_archived_seeds(file, seed, max_bytes) if in_archive else ((seed,), ())


def _read_sidecar(root: Path, place: str, path: Path, max_bytes: int) -> bytes:
    """The sidecar's bytes; a seed whose sidecar cannot be opened is not published, since it may be withdrawn."""
    try:
        with _open_file(root, place, path) as file:
            return _read_file(file, place, max_bytes)
    except SeedRejected as error:
        raise SeedRejected(place, f"its sidecar {readable_name(path.name)}: {error.fact}", error.remedy) from None


def _check_name(place: str, path: Path) -> None:
    if path.name.startswith("."):
        raise SeedRejected(place, "hidden files are not read", "rename it without the leading dot, or remove it")
    if place.count("/") > DEEPEST_FOLDER:
        raise SeedRejected(place, f"it lies in more than {DEEPEST_FOLDER} folders", "move it nearer to the top")
    mode = path.lstat().st_mode if os.path.lexists(path) else 0
    if stat.S_ISDIR(mode):
        raise SeedRejected(place, "the folder cannot be read", "allow reading it, or move its files nearer to the top")
    if not path.name.lower().endswith(KNOWN_ENDINGS):
        known = " ".join(KNOWN_ENDINGS)
        raise SeedRejected(place, "the ending is not one that is read", f"use one of {known}, or remove the file")


def _check_single(root: Path, name: str, found: Set[str]) -> None:
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
def _open_file(root: Path, place: str, path: Path) -> Iterator[BinaryIO]:
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


def _read_file(file: BinaryIO, place: str, max_bytes: int) -> bytes:
    size = os.fstat(file.fileno()).st_size
    if size > max_bytes:
        raise SeedRejected(place, f"the file has {size} bytes, more than {max_bytes}", "split it, or raise max_bytes")
    content = file.read(max_bytes + 1)  # a file may grow between the look and the reading
    if len(content) > max_bytes:
        raise SeedRejected(place, f"the file has more than {max_bytes} bytes", "split it, or raise max_bytes")
    return content


def _find_sidecar(path: Path) -> Path | None:
    """`flood.txt` is described by `flood.txt.yml`, else by `flood.yml`."""
    shortened = path.with_name(_shorten(path.name) + SIDECAR_ENDING)
    for candidate in (path.with_name(path.name + SIDECAR_ENDING), shortened):
        if os.path.lexists(candidate):
            return candidate
    return None
