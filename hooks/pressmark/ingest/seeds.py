"""Files in, seeds out: the one that a file is, or the pages of a web archive; or why it is none.

Nothing is ever written here.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from pressmark.errors import SeedRejected
from pressmark.ingest.formats.archives import find_archived_seeds, is_archive
from pressmark.ingest.seed_files import (
    SeedFile,
    article_ids,
    find_seed_files,
    look_at_file,
    open_file,
    readable_name,
    shorten,
)
from pressmark.model import Rejection, Seed
from pressmark.sizes import SizeLimits

_NAME_REPAIRED = "the file's name is not UTF-8; its other bytes are written as % and two hex digits"


def find_seeds(folder: Path, sizes: SizeLimits) -> tuple[tuple[Seed, ...], tuple[Rejection, ...]]:
    """Read every seed under `folder`, in the order of their paths; what is no seed comes back with its reason."""
    files, refused = find_seed_files(folder)
    found = [seed for file in files for seed in read_seeds(folder, file, sizes)]
    seeds = [seed for seed in found if isinstance(seed, Seed)]
    ids = article_ids(tuple(seed.path for seed in seeds))
    named = (replace(seed, id=ids[seed.path]) for seed in seeds)
    rejections = (*refused, *(seed for seed in found if isinstance(seed, Rejection)))
    return tuple(sorted(named, key=lambda seed: seed.path)), rejections


def read_seed_file(path: Path, sizes: SizeLimits) -> tuple[tuple[Seed, ...], tuple[Rejection, ...]]:
    """Read a single file by itself; its name gives the id."""
    try:
        file = look_at_file(path)
    except SeedRejected as error:
        return (), (Rejection(path.name, path.name, error.reason),)
    found = tuple(read_seeds(path.parent, file, sizes))
    seeds = tuple(seed for seed in found if isinstance(seed, Seed))
    return seeds, tuple(seed for seed in found if isinstance(seed, Rejection))


def read_seeds(folder: Path, file: SeedFile, sizes: SizeLimits) -> Iterator[Seed | Rejection]:
    """The one seed that a file is, or the pages of a web archive, one after the other; their ids are as if alone."""
    root = folder.resolve()
    place, path = file.place, root / file.name
    try:
        with open_file(root, place, path) as opened:
            in_archive = is_archive(opened, place)
            content = b"" if in_archive else _read_file(opened, place, sizes.seed)
            described = None if file.sidecar is None else _read_sidecar(root, place, root / file.sidecar, sizes.seed)
            repairs = () if place == file.name else (_NAME_REPAIRED,)
            seed = Seed(place, shorten(place), content, described, repairs)
            if in_archive:
                yield from find_archived_seeds(opened, seed, sizes)
            else:
                yield seed
    except SeedRejected as error:
        yield Rejection(error.place, shorten(error.place), error.reason)


def read_content(folder: Path, file: SeedFile, sizes: SizeLimits) -> bytes:
    """The bytes of a file, whatever they are.

    Raises:
        SeedRejected: it is gone, not regular, or too large.
    """
    root = folder.resolve()
    with open_file(root, file.place, root / file.name) as opened:
        return _read_file(opened, file.place, sizes.seed)


def contents_of(folder: str, file: SeedFile, sizes: SizeLimits, wanted: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the wanted seeds of a file: what a worker does, since archives cost what they like."""
    for seed in read_seeds(Path(folder), file, sizes):
        if isinstance(seed, Seed) and seed.path in wanted:
            yield seed.path, seed.content


def digests_of(folder: str, file: SeedFile, sizes: SizeLimits) -> Iterator[tuple[str, str]]:
    """Path and sha256 of the seeds of a file, likewise."""
    for seed in read_seeds(Path(folder), file, sizes):
        if isinstance(seed, Seed):
            yield seed.path, sha256(seed.content).hexdigest()


def _read_sidecar(root: Path, place: str, path: Path, max_bytes: int) -> bytes:
    """The sidecar's bytes; a seed whose sidecar cannot be opened is not published, since it may be withdrawn."""
    try:
        with open_file(root, place, path) as file:
            return _read_file(file, place, max_bytes)
    except SeedRejected as error:
        raise SeedRejected(place, f"its sidecar {readable_name(path.name)}: {error.fact}", error.remedy) from None


def _read_file(file: BinaryIO, place: str, max_bytes: int) -> bytes:
    size = os.fstat(file.fileno()).st_size
    if size > max_bytes:
        fact = f"the file has {size} bytes, more than {max_bytes}"
        raise SeedRejected(place, fact, "split it, or raise max_seed_bytes")
    content = file.read(max_bytes + 1)  # a file may grow between the look and the reading
    if len(content) > max_bytes:
        raise SeedRejected(place, f"the file has more than {max_bytes} bytes", "split it, or raise max_seed_bytes")
    return content
