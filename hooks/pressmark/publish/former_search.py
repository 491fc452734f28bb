"""The search files of the last site stay for one generation, so that a page that was opened in it goes on searching.

Pagefind names its files by their content and fetches them as they are needed; a page that is open while the site is
replaced asks for names of the former index. They are the one thing in a site that an earlier build leaves in it.
Which files are a site's own is noted outside of it, so that what was kept once is not kept again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Set
from hashlib import sha256
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.publish.swap import link_or_copy

INDEX_FOLDER = "pagefind"
"""Everything in it is Pagefind's."""

_ENTRY = "pagefind-entry.json"
"""Names the index by its content: it tells whether a note is of the site that it is read for. Segments have one each.
A page reads it before all else, so that nobody misses a former one."""


def note_path(cache: Path, site: Path) -> Path:
    """Where it is noted which search files are a site's own: one note for each place that a site is built to."""
    return cache / f"search-{sha256(str(site).encode()).hexdigest()[:16]}.json"


def keep_former_search(site: Path, staging: Path, note: Path) -> Set[str]:
    """Give the new site those of the old one's own search files that it lacks.

    Args:
        site: the old site; there need be none.
        staging: the new one, with its index.
        note: what `note_search` wrote of the old one. Without it all of its search files count as its own.

    Returns:
        The new site's own search files, relative to the index.

    Raises:
        PublishError: the disk refused a file.
    """
    old, new = site / INDEX_FOLDER, staging / INDEX_FOLDER
    own = _files(new)
    if not own:
        return own
    try:
        for name in sorted(_own_files(old, note) - own):
            if Path(name).name != _ENTRY:
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                link_or_copy(str(old / name), str(new / name))
    except (OSError, shutil.Error) as error:
        raise PublishError(str(new), f"cannot be written ({error})", "check space and rights") from error
    return own


def note_search(site: Path, own: Set[str], note: Path) -> None:
    """Note which search files of a new site are its own; a build that is killed before leaves the last note, which then
    is seen to be of another index.

    Raises:
        PublishError: the note cannot be written.
    """
    written = json.dumps({"site": str(site), "index": _digest(site / INDEX_FOLDER), "files": sorted(own)})
    draft = note.with_suffix(".next")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(written, encoding="utf-8")
        draft.replace(note)
        _forget_sites_gone(note.parent)
    except OSError as error:
        raise PublishError(str(note), f"cannot be written ({error.strerror})", "check space and rights") from error


def _forget_sites_gone(cache: Path) -> None:
    """Each preview is built to a new place, which is gone when it ends."""
    for note in sorted(cache.glob("search-*.json")):
        if not Path(str(_read(note).get("site", ""))).is_dir():
            note.unlink()


def _own_files(index: Path, note: Path) -> Set[str]:
    present, noted = _files(index), _read(note)
    files = noted.get("files")
    return present & set(files) if noted.get("index") == _digest(index) and isinstance(files, list) else present


def _read(note: Path) -> dict[str, object]:
    """A note; empty where there is none, or a damaged one."""
    try:
        noted = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _digest(index: Path) -> str:
    digest = sha256()
    for path in sorted(index.rglob(_ENTRY)):
        digest.update(path.relative_to(index).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> Set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
