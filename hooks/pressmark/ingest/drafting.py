"""A file in, its drafts out, one after the other: what worker processes run.

Before each seed stands its name, so that whoever waits for the draft knows which seed a worker was lost on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pressmark.errors import SeedRejected
from pressmark.ingest.articles import draft_article
from pressmark.ingest.drafts import Step
from pressmark.ingest.remote import fetched_file
from pressmark.ingest.repeats import find_line_keys
from pressmark.ingest.seed_files import SeedFile, digest_file, is_address
from pressmark.ingest.seeds import read_seeds
from pressmark.model import Rejection, Seed
from pressmark.packing import pack
from pressmark.sizes import SizeLimits


def draft_file(folder: str, file: SeedFile, sizes: SizeLimits, skip: int = 0) -> Iterator[Step]:
    """Draft the seeds of a file; `skip` are already done. The folder is a path, or an address for fsspec."""
    if is_address(folder):
        with fetched_file(folder, file) as root:
            yield from _draft_local(root, file, sizes, skip)
    else:
        yield from _draft_local(Path(folder), file, sizes, skip)


def _draft_local(root: Path, file: SeedFile, sizes: SizeLimits, skip: int) -> Iterator[Step]:
    before = digest_file(root, file) or ""
    for number, seed in enumerate(read_seeds(root, file, sizes)):
        if number < skip:
            continue
        yield Step("begun", *_name(seed))
        yield _rejected(seed.seed, seed.id, seed.reason) if isinstance(seed, Rejection) else _draft(seed, sizes)
    is_same = digest_file(root, file) == (before or None)
    yield Step("read", told=before if is_same else f"{before}, changed while it was read")


def _name(seed: Seed | Rejection) -> tuple[str, str]:
    return (seed.path if isinstance(seed, Seed) else seed.seed, seed.id)


def _rejected(path: str, own_id: str, reason: str) -> Step:
    return Step("rejected", path, own_id, reason)


def _draft(seed: Seed, sizes: SizeLimits) -> Step:
    try:
        draft = draft_article(seed, sizes)
    except SeedRejected as error:
        return _rejected(seed.path, seed.id, error.reason)
    return Step("draft", seed.path, seed.id, draft=pack(draft), lines=pack(find_line_keys(draft)))


def prepare() -> None:
    """Load what reading needs, so that no seed pays for it."""
    text = "Flood reaches Harbour Town\n\nThe river rose by two metres on Sunday night, the mayor of the town said.\n"
    page = f"<!DOCTYPE html><html><body><h1>Flood</h1><p>{text * 4}</p></body></html>"
    draft_article(Seed("a.txt", "a", text.encode()))
    draft_article(Seed("a.html", "a", page.encode()))
    draft_article(Seed("b.txt", "b", (text + "Fluß").encode("latin-1")))
