"""The last step of a build: the new site is found whole and takes the old one's place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from pressmark.publish.assembly import Assembled
from pressmark.publish.former_search import index_digest, keep_former_search, search_files
from pressmark.publish.record import (
    SiteRecord,
    digest_files,
    draft_record,
    read_record,
    record_path,
    settle_record,
    site_files,
)
from pressmark.publish.swap import swap_site
from pressmark.publish.whole import check_site


def publish_site(
    staging: Path,
    site: Path,
    expected: Collection[str],
    counts: Mapping[str, int],
    cache: Path,
    *,
    done: Assembled | None = None,
) -> int:
    """Check the new site, give it the last one's search files, swap it in, and record what was published.

    Returns the number of search files that the new site has of the last one.

    Args:
        staging: the new site, with all that belongs to it.
        site: where it shall stand.
        expected: paths of the files that the archive has: pages as `articles/x/index.html`.
        counts: data file -> how many lines it has.
        cache: where records are kept between builds.
        done: what `assembly.assemble` did, where that put the new site together. The old site then stays where the new
            one stood, for the next build to work in.

    Raises:
        PublishError: the new site is not whole, or cannot be swapped in; the old one is where it was.
    """
    check_site(staging, site, expected, counts, done)
    path = record_path(cache, site)
    former = read_record(path)
    own = tuple(sorted(search_files(staging)))
    stays = former is not None and _all_stays(done.files if done else site_files(staging), site, former)
    kept = keep_former_search(site, staging, own, former) if stays and former is not None else ()
    there = {*done.files, *kept} if done else site_files(staging)
    files = digest_files(staging, site, there, former.files if former else {}, done.files if done else {})
    draft_record(path, SiteRecord(str(site), index_digest(staging, own), own, files))
    swap_site(staging, site, keep_old=done is not None)
    settle_record(path)
    return len(kept)


def _all_stays(there: Collection[str], site: Path, former: SiteRecord) -> bool:
    """Whether it is known that each article of the old site is in the new one.

    Else one may have been withdrawn, under whatever title, and the old search files hold its text.
    """
    if former.index != index_digest(site, search_files(site)):  # the record is of another site
        return False
    return all(name in there for name in former.files if name.startswith("articles/") and name.endswith("/index.md"))
