"""Is everything still as the program left it? Seeds, store and site are compared with what was recorded at the build.

Nothing is written. Two records agree with one another only if nobody changed either: the digests of the seeds stand in
the site's own data files, those of the site's files outside of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.ingest.seed_files import PAGE_MARK, find_seed_files
from pressmark.publish.record import SiteRecord, draft_path, read_record, record_path, site_files
from pressmark.settings import Settings
from pressmark.steps.pools import budget_of
from pressmark.steps.reading import Source
from pressmark.steps.seed_bytes import digest_seeds
from pressmark.store import find_damage

ARTICLES = "data/articles.jsonl"
REPORT = "data/report.json"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was when the site was built."""

    place: str
    """`seeds/...`, `site/...` or the store."""
    fact: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing gave."""

    seeds: int
    files: int
    """How many were compared."""
    differences: tuple[Difference, ...]


def verify_archive(settings: Settings, site: Path) -> Verdict:
    """Compare seeds, store and site.

    Raises:
        PublishError: there is no site, or none that says which seeds it was made from.
    """
    articles, outcomes = _read_data(site)
    record = _fitting_record(settings.cache_dir, site)
    sources = [Source(str(settings.seeds_dir), file) for file in find_seed_files(settings.seeds_dir)[0]]
    seeds = digest_seeds(sources, budget_of(settings))
    differences = [
        *_seed_differences(settings.seeds_dir.name, seeds, articles, outcomes),
        *_copy_differences(site, articles),
        *_file_differences(site, record),
    ]
    damage = find_damage(settings.cache_dir)
    if damage is not None:
        differences.append(Difference(str(settings.cache_dir), damage))
    return Verdict(len(seeds), len(record.files) if record else 0, tuple(differences))


def _read_data(site: Path) -> tuple[tuple[Mapping[str, str], ...], Mapping[str, str]]:
    """The articles of the site's data, and the outcome of each seed."""
    try:
        lines = (site / ARTICLES).read_text(encoding="utf-8").splitlines()
        report = json.loads((site / REPORT).read_text(encoding="utf-8"))
        articles = tuple(
            {name: str(item[name]) for name in ("id", "seed", "sha256", "url")} for item in map(json.loads, lines)
        )
        return articles, {str(item["seed"]): str(item["outcome"]) for item in report["seeds"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PublishError(
            str(site), f"has no data to compare with ({error})", "build it, or name it with --site"
        ) from error


def _fitting_record(cache: Path, site: Path) -> SiteRecord | None:
    """The record of the site that stands there: a build that was killed while it swapped has left two."""
    path = record_path(cache, site)
    records = [record for record in map(read_record, (path, draft_path(path))) if record is not None]
    return min(records, key=lambda record: len(tuple(_file_differences(site, record))), default=None)


def _seed_differences(
    folder: str, seeds: Mapping[str, str | None], articles: tuple[Mapping[str, str], ...], outcomes: Mapping[str, str]
) -> Iterator[Difference]:
    for article in articles:
        place, digest = f"{folder}/{article['seed']}", seeds.get(article["seed"])
        if digest is None:
            is_unread = {article["seed"], article["seed"].rpartition(PAGE_MARK)[0]} & seeds.keys()
            fact = "could not be read again within its limits" if is_unread else "is gone since the site was built"
            yield Difference(place, fact)
        elif digest != article["sha256"]:
            yield Difference(place, f"was changed since the site was built (sha256 {digest}, was {article['sha256']})")
    for path in sorted(set(seeds) - set(outcomes)):
        yield Difference(f"{folder}/{path}", "came after the site was built")


def _copy_differences(site: Path, articles: tuple[Mapping[str, str], ...]) -> Iterator[Difference]:
    """The published copy of each seed is the seed, byte for byte."""
    for article in articles:
        copies = sorted((site / article["url"]).glob("seed.*"))
        for copy in copies:
            if sha256(copy.read_bytes()).hexdigest() != article["sha256"]:
                yield Difference(
                    f"{site.name}/{copy.relative_to(site).as_posix()}", "is not the seed that the data name"
                )
        if not copies:
            yield Difference(f"{site.name}/{article['url']}", "has no copy of its seed")


def _file_differences(site: Path, record: SiteRecord | None) -> Iterator[Difference]:
    if record is None:
        yield Difference(site.name, "has no record of its publication to be compared with; build once more")
        return
    there = site_files(site)
    for name in sorted(set(record.files) | there):
        place = f"{site.name}/{name}"
        if name not in there:
            yield Difference(place, "is gone since the site was built")
        elif name not in record.files:
            yield Difference(place, "was added since the site was built")
        elif (site / name).is_symlink() or sha256((site / name).read_bytes()).hexdigest() != record.files[name]:
            yield Difference(place, "was changed since the site was built")
