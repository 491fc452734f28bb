"""The whole program in the order in which it happens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from pressmark import model, packing, publish, steps, text
from pressmark.errors import AuthorityError, SeedRejected, SettingsError
from pressmark.ingest.remote import find_remote_files
from pressmark.ingest.seed_files import find_seed_files, is_address, look_at_file
from pressmark.knowledge.authority import Authority, parse_authority
from pressmark.knowledge.entities import find_entities
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.models import DEFAULT_MODELS, Models, find_models, tell_unread
from pressmark.knowledge.recognition import Recogniser
from pressmark.knowledge.resolution import resolve_mentions
from pressmark.model import Article, Catalog, Document, Mention, Rejection, Seed
from pressmark.publish.articles import article_pages
from pressmark.publish.cards import card_files
from pressmark.publish.data_files import data_files, extract_record
from pressmark.publish.edition import Edition
from pressmark.publish.entities import entity_pages
from pressmark.publish.escape import printable_name
from pressmark.publish.feed_files import feed_files
from pressmark.publish.indexes import index_pages
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.network import network_pages
from pressmark.publish.page_markdown import with_markdown
from pressmark.publish.redirects import alias_pages, redirect_pages
from pressmark.publish.report import report_pages
from pressmark.publish.take_away import take_away_files
from pressmark.publish.way_in import way_in_files
from pressmark.publish.world_map import map_pages
from pressmark.settings import Settings
from pressmark.steps.intake import Kept, read_articles
from pressmark.steps.naming import KNOWLEDGE_VERSION, recognise_articles, resolve_articles
from pressmark.steps.pools import Budget, PoolMaker, Progress, budget_of, local_pool, silent
from pressmark.steps.reading import INGEST_VERSION, Source
from pressmark.steps.relating import find_repeated, relate
from pressmark.steps.seed_bytes import SavedSeeds
from pressmark.store import Store, code_version
from pressmark.text import WARNINGS_JOINED

_RELEASES = ("babel", "markdown", "pygments", "pymdown-extensions", "python-frontmatter", "pyyaml")
EDITION_VERSION = code_version(publish, model, packing, steps, text, releases=_RELEASES)


def program_version(settings: Settings) -> tuple[str, ...]:
    """What a site depends on beside the archive and the theme."""
    models = find_models(settings.models).version
    return EDITION_VERSION, INGEST_VERSION, KNOWLEDGE_VERSION, version("pagefind-bin"), models


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Look for no garbage: nearly all that is made stays, and to look through it again and again costs a tenth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_keeping_all()
def read_archive(settings: Settings, store: Store, progress: Progress = silent) -> tuple[Catalog, Mapping[str, Seed]]:
    """Seeds in, catalogue out; beside it the seeds by their path, for their bytes.

    Raises:
        SettingsError: there is no folder of seeds.
        AuthorityError: the authority file says what we do not understand.
    """
    if not settings.seeds_dir.is_dir():
        raise SettingsError(str(settings.seeds_dir), "is no folder", "make it, or set extra.pressmark.seeds_dir")
    find_models(settings.models)
    authority = read_authority(settings.entities_file)
    files, unreadable = find_seed_files(settings.seeds_dir)
    sources = [Source(str(settings.seeds_dir), file) for file in files]
    articles, unusable = read_articles(sources, store, budget_of(settings), progress)
    published = tuple(item for item in articles if item.article.withdrawn is None)
    withdrawn = (_withdrawal(item.article) for item in articles if item.article.withdrawn is not None)
    rejections = (*unreadable, *unusable, *withdrawn)
    catalog = build_catalog(published, rejections, authority, settings, store, progress)
    folder = settings.seeds_dir.name
    warnings = tuple(_warning(item.article, folder) for item in articles if item.article.warnings)
    store.finish_build()
    digests = {item.article.seed: item.article.sha256 for item in published}
    return replace(catalog, warnings=(*catalog.warnings, *warnings)), SavedSeeds(sources, budget_of(settings), digests)


def fill_store(
    settings: Settings,
    store: Store,
    progress: Progress = silent,
    make_pool: PoolMaker | None = None,
    folder: str | None = None,
) -> tuple[int, tuple[Rejection, ...]]:
    """Read and recognise all that a build would; returns the number of articles, and what was not read.

    Args:
        settings: of the archive.
        store: what is filled.
        progress: shows how far it is.
        make_pool: where the work is done; this machine's processes if None.
        folder: an address that fsspec understands, with the same seeds as `seeds_dir`, which is read if None.
    """
    models = find_models(settings.models)
    make_pool = make_pool or local_pool(settings.processes)
    place = folder or str(settings.seeds_dir)
    files, unreadable = find_remote_files(place) if is_address(place) else find_seed_files(Path(place))
    sources = [Source(place, file) for file in files]
    articles, unusable = read_articles(sources, store, budget_of(settings), progress, make_pool)
    recognise_articles(articles, store, make_pool, progress, models)
    return len(articles), (*unreadable, *unusable)


def describe_work(store: Store) -> str:
    """What was done, and how much was there: for the console."""
    done = ", ".join(f"{store.work[name]} {name}" for name in sorted(store.work) if store.work[name]) or "nothing anew"
    return f"Done: {done}; from the store: {store.hits['article']} articles"


def read_authority(path: Path | None) -> Authority:
    """Read the authority file; an archive without one has no reviewed names.

    Raises:
        AuthorityError: the file cannot be read, or says what we do not understand.
    """
    if path is None or not path.exists():
        return parse_authority("", "entities.yml")
    try:
        return parse_authority(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(path.name, f"cannot be read ({error})", "save it as a UTF-8 text file") from error


def build_catalog(
    articles: Sequence[Kept],
    rejections: Iterable[Rejection],
    authority: Authority,
    settings: Settings,
    store: Store,
    progress: Progress = silent,
) -> Catalog:
    """Who and what the articles are about, and which belong together."""
    pool = local_pool(settings.processes)
    models = find_models(settings.models)
    resolution, unnamed = resolve_articles(articles, authority, store, pool, progress, models)
    unread = tell_unread((item.article.language for item in articles), models)
    entities, suggestions = find_entities(resolution, authority, settings.articles_for_a_page)
    relations = relate(articles, entities, store)
    return Catalog(
        articles=tuple(item.article for item in articles),
        entities=entities,
        mentions=resolution.mentions,
        related=relations.articles,
        companions=relations.companions,
        duplicates=find_repeated(articles, store),
        rejections=tuple(sorted(rejections, key=lambda rejection: rejection.seed)),
        suggestions=suggestions,
        warnings=tuple(f"{settings.seeds_dir.name}/{printable_name(warning)}" for warning in unnamed),
        notes=(*((unread,) if unread else ()), *resolution.notes),
    )


def read_mentions(
    documents: Sequence[Document],
    given: Mapping[str, tuple[Mention, ...]],
    authority: Authority,
    models: Models = DEFAULT_MODELS,
) -> Mapping[str, tuple[Mention, ...]]:
    """Resolve the mentions of all documents together.

    Args:
        documents: what to read.
        given: document id -> its mentions, where they are known and only to be resolved.
        authority: the reviewed names.
        models: what reads which language.

    Returns:
        Document id -> its mentions, each with its entity.
    """
    unread = tuple(document for document in documents if document.id not in given)
    proposals = tuple(Recogniser(models).recognise(unread)) if unread else ()
    found = (*find_mentions(unread, proposals, authority), *chain.from_iterable(given.values()))
    resolution = resolve_mentions(documents, found, authority)
    return Catalog(articles=(), mentions=resolution.mentions).mentions_by_article


def extract_articles(
    paths: Iterable[Path], budget: Budget, store: Store
) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """What cleaning makes of seeds and folders of seeds, all of them together as one archive."""
    sources: list[Source] = []
    rejections: list[Rejection] = []
    for path in paths:
        if path.is_dir():
            files, refused = find_seed_files(path)
            sources += [Source(str(path), file) for file in files]
            rejections += refused
            continue
        try:
            sources.append(Source(str(path.parent), look_at_file(path)))
        except SeedRejected as error:
            rejections.append(Rejection(path.name, path.name, error.reason))
    articles, unusable = read_articles(sources, store, budget)
    return tuple(item.article for item in articles), (*rejections, *unusable)


def extract_records(paths: Iterable[Path], budget: Budget, store: Store) -> Iterator[dict[str, object]]:
    """The same as one record each, sorted by id; refused seeds say why."""
    articles, rejections = extract_articles(paths, budget, store)
    edition = Edition(Catalog(articles=articles))
    records = [extract_record(article, edition.article_url(article.id)) for article in articles]
    records += [{"id": item.id, "seed": item.seed, "rejected": item.reason} for item in rejections]
    yield from sorted(records, key=lambda record: (str(record["id"]), str(record["seed"])))


def site_files(
    edition: Edition, seeds: Mapping[str, Seed], taken: Iterable[str], warn: Callable[[str], None]
) -> Iterator[PlannedFile]:
    """Everything that the site holds before the theme dresses it.

    Args:
        edition: the archive.
        seeds: seed path -> the seed.
        taken: paths of the files that the site has beside these.
        warn: told of each address in front matter that cannot be given.
    """
    with _keeping_all():
        paths = list(taken)
        for file in _pages_and_data(edition, seeds):
            paths.append(file.path.removesuffix(".md") + ".html" if file.template else file.path)
            yield file
        pages, refused = alias_pages(edition, paths)
        for warning in refused:
            warn(warning)
        yield from map(planned, pages)


def _pages_and_data(edition: Edition, seeds: Mapping[str, Seed]) -> Iterator[PlannedFile]:
    yield from with_markdown(index_pages(edition), edition.wording)
    yield from article_pages(edition, seeds)
    yield from entity_pages(edition)
    yield from with_markdown(network_pages(edition), edition.wording)
    yield from with_markdown(map_pages(edition), edition.wording)
    yield from with_markdown(report_pages(edition), edition.wording)
    yield from card_files(edition)
    yield from map(planned, redirect_pages(edition))
    yield from data_files(edition)
    yield from take_away_files(edition)
    yield from feed_files(edition)
    yield from way_in_files(edition)


def _withdrawal(article: Article) -> Rejection:
    return Rejection(
        article.seed,
        article.id,
        article.withdrawn or "",
        withdrawn=True,
        warned=bool(article.warnings),
        titles=tuple(filter(None, (article.title, article.extracted_title))),
        aliases=article.aliases,
    )


def _warning(article: Article, folder: str) -> str:
    """All warnings of a seed in one line, so that the log names it once."""
    said = article.warnings if article.withdrawn is None else (article.withdrawn, *article.warnings)
    return f"{folder}/{printable_name(article.seed)}: {WARNINGS_JOINED.join(said)}"
