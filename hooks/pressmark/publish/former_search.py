"""The search files of the last site stay for one generation, so that a page that was opened in it goes on searching.

Pagefind names its files by their content and fetches them as they are needed; a page that is open while the site is
replaced asks for names of the former index. They are the one thing in a site that an earlier build leaves in it.
Which files are a site's own its record tells, so that what was kept once is not kept again.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Set
from hashlib import sha256
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.publish.manifests import standing_files
from pressmark.publish.record import SiteRecord
from pressmark.publish.swap import link_or_copy

INDEX_FOLDER = "pagefind"
"""Everything in it is Pagefind's."""

_ENTRY = "pagefind-entry.json"
"""Names the index by its content: it tells whether a record is of the site that it is read for. Segments have one each.
A page reads it before all else, so that nobody misses a former one."""


def search_files(site: Path) -> Set[str]:
    """The search files of a site, relative to the index."""
    return standing_files(site / INDEX_FOLDER).keys()


def index_digest(site: Path, names: Iterable[str]) -> str:
    """Tells one search index from another, by those of its files that name the others; empty if they are not there."""
    index, digest = site / INDEX_FOLDER, sha256()
    try:
        for name in sorted(name for name in names if name.rpartition("/")[2] == _ENTRY):
            digest.update(name.encode() + b"\0" + (index / name).read_bytes())
    except OSError:
        return ""
    return digest.hexdigest()


def keep_former_search(site: Path, staging: Path, own: Collection[str], record: SiteRecord) -> tuple[str, ...]:
    """Give the new site those of the old one's own search files that it lacks; returns their paths in the site.

    Args:
        site: the old site; there need be none.
        staging: the new one, with its index.
        own: the new one's search files.
        record: of the old one.

    Raises:
        PublishError: the disk refused a file.
    """
    old, new = site / INDEX_FOLDER, staging / INDEX_FOLDER
    former = set(search_files(site)) & set(record.search)
    names = [name for name in sorted(former.difference(own) if own else ()) if Path(name).name != _ENTRY]
    try:
        for name in names:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(str(old / name), str(new / name))
    except (OSError, shutil.Error) as error:
        raise PublishError(str(new), f"cannot be written ({error})", "check space and rights") from error
    return tuple(f"{INDEX_FOLDER}/{name}" for name in names)
