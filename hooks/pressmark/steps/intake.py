"""Files in, articles out: what is unchanged comes from the store unread, the rest is read by workers within limits.

Kept for each seed are its draft with the digests of its lines, under the content of its file, and its article, under
its draft and the counts of just its own lines: a new seed redoes others only where it changes what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pressmark.errors import SeedRejected
from pressmark.ingest.drafts import Draft
from pressmark.ingest.finishing import finish_article
from pressmark.ingest.repeats import LineCounts, consulted_counts, count_keys
from pressmark.ingest.seed_files import article_ids
from pressmark.model import Article, Block, Rejection
from pressmark.packing import PACKING, pack, pack_apart
from pressmark.steps.pools import Budget, PoolMaker, Progress, local_pool, silent, unpacked
from pressmark.steps.reading import BATCH, INGEST_VERSION, Outcome, Source, read_files
from pressmark.store import Store, result_key
from pressmark.text import count_words, plain_text


@dataclass(frozen=True, slots=True)
class Kept:
    """An article, and the digest of what recognition reads of it."""

    article: Article
    document: str


@dataclass(frozen=True, slots=True)
class _Made:
    """What finishing a draft gave."""

    article: Article | None = None
    document: str = ""
    reason: str | None = None


def read_articles(
    sources: Sequence[Source],
    store: Store,
    budget: Budget,
    progress: Progress = silent,
    make_pool: PoolMaker | None = None,
) -> tuple[tuple[Kept, ...], tuple[Rejection, ...]]:
    """The articles of files, sorted by id, and why some gave none."""
    keys, outcomes = read_files(sources, store, budget, progress, make_pool or local_pool(budget.processes))
    seeds = [
        (source.folder, f"draft:{keys[index]}#{number}", outcome)
        for index, source in enumerate(sources)
        for number, outcome in enumerate(outcomes[index])
    ]
    drafted = [(key, item) for _, key, item in seeds if item.reason is None]
    store.mark(key for key, _ in drafted)
    try:
        finished = _finish(drafted, store)
    except _DraftLost as lost:  # by damage to the store: the results of its file are worth nothing without it
        store.forget([f"file:{lost.key.partition(':')[2].partition('#')[0]}"])
        return read_articles(sources, store, budget, progress, make_pool)
    ids = _ids((folder, item.path) for folder, _, item in seeds)
    named = [(ids[folder, item.path], item) for folder, _, item in seeds]
    rejections = [Rejection(item.path, own_id, item.reason) for own_id, item in named if item.reason is not None]
    kept: list[Kept] = []
    usable = [(own_id, item) for own_id, item in named if item.reason is None]
    for (own_id, item), made in zip(usable, finished, strict=True):
        if made.article is None:
            rejections.append(Rejection(item.path, own_id, made.reason or ""))
        else:
            kept.append(Kept(_with_id(made.article, own_id), made.document))
    return tuple(sorted(kept, key=lambda item: item.article.id)), tuple(rejections)


def _ids(seeds: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Unique within each folder."""
    found: dict[tuple[str, str], str] = {}
    for folder, items in groupby(sorted(seeds), key=lambda item: item[0]):
        ids = article_ids(tuple(path for _, path in items))
        found |= {(folder, path): own_id for path, own_id in ids.items()}
    return found


def _with_id(article: Article, own_id: str) -> Article:
    return article if article.id == own_id else replace(article, id=own_id, digest=f"{article.digest} {own_id}")


class _DraftLost(Exception):
    """The store had what became of a file, and not its draft."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _finish(drafted: Sequence[tuple[str, Outcome]], store: Store) -> list[_Made]:
    """The article of each draft, with what the archive's other seeds tell about its lines."""
    counts = count_keys(item.lines for _, item in drafted)
    keys = [
        result_key("article", f"{INGEST_VERSION} {PACKING}", key, pack(consulted_counts(item.lines, counts)))
        for key, item in drafted
    ]
    kept = store.get_many(keys)
    made = {key: unpacked(_Made, kept.get(key)) for key in keys}
    missing = [index for index, key in enumerate(keys) if made[key] is None]
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        drafts = store.get_many([drafted[index][0] for index in batch])
        for index in batch:
            draft = unpacked(Draft, drafts.get(drafted[index][0]))
            if draft is None:
                raise _DraftLost(drafted[index][0])
            made[keys[index]] = _make_article(draft, counts, keys[index])
        store.work["finished"] += len(batch)
        store.put((keys[index], pack(made[keys[index]])) for index in batch)
    return [item for item in (made[key] for key in keys) if item is not None]


def _make_article(draft: Draft, counts: LineCounts, key: str) -> _Made:
    try:
        article = finish_article(draft, counts)
    except SeedRejected as error:
        return _Made(reason=error.reason)
    text = plain_text(article.body)
    document = result_key("document", "", article.title, text, article.language)
    blocks, words = pack_apart(Block, article.blocks), count_words(text)
    return _Made(replace(article, blocks=blocks, digest=key, words=words), document)
