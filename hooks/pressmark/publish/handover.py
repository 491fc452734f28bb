"""The last step of a build: the new site is found whole and takes the old one's place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from pressmark.publish.former_search import keep_former_search, note_path, note_search
from pressmark.publish.swap import swap_site
from pressmark.publish.whole import check_site


def publish_site(staging: Path, site: Path, expected: Collection[str], counts: Mapping[str, int], cache: Path) -> None:
    """Check the new site, give it the last one's search files, and swap it in.

    Args:
        staging: the new site, with all that belongs to it.
        site: where it shall stand.
        expected: paths of the files that the archive has: pages as `articles/x/index.html`.
        counts: data file -> how many lines it has.
        cache: where notes between builds are kept.

    Raises:
        PublishError: the new site is not whole, or cannot be swapped in; the old one is where it was.
    """
    check_site(staging, site, expected, counts)
    note = note_path(cache, site)
    own = keep_former_search(site, staging, note)
    swap_site(staging, site)
    if own:
        note_search(site, own, note)
