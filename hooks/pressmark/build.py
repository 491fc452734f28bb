"""The whole program in the order in which it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from pressmark import ingest, model, publish, text
from pressmark.errors import AuthorityError, SeedRejected, SettingsError
from pressmark.ingest.articles import Draft, count_lines, draft_article, finish_article
from pressmark.ingest.seeds import find_seeds, read_seed_file
from pressmark.knowledge.authority import Authority, parse_authority
from pressmark.knowledge.duplicates import find_duplicates
from pressmark.knowledge.entities import find_entities
from pressmark.knowledge.mentions import find_mentions
from pressmark.knowledge.recognition import RECOGNITION_PARTS, RECOGNITION_VERSION, Recogniser
from pressmark.knowledge.relations import relate_articles, relate_entities
from pressmark.knowledge.resolution import resolve_mentions
from pressmark.model import Article, Catalog, Document, Mention, Rejection, Seed
from pressmark.publish.articles import article_pages
from pressmark.publish.data_files import data_files, extract_record
from pressmark.publish.edition import Edition
from pressmark.publish.entities import entity_pages
from pressmark.publish.facts import printable_name
from pressmark.publish.indexes import index_pages
from pressmark.publish.keys import PlannedFile, planned
from pressmark.publish.redirects import alias_pages, redirect_pages
from pressmark.publish.search import search_records, write_search_index
from pressmark.settings import Settings
from pressmark.store import Store, code_version, result_key
from pressmark.text import WARNINGS_JOINED, plain_text

T = TypeVar("T")

INGEST_VERSION = code_version(
    ingest,
    model,
    text,
    releases=(
        "babel",
        "charset-normalizer",
        "ftfy",
        "lxml",
        "py3langid",
        "pypdf",
        "python-frontmatter",
        "trafilatura",
        "warcio",
    ),
)
EDITION_VERSION = code_version(publish, model, text, releases=("babel", "python-frontmatter", "pyyaml"))
MENTIONS_VERSION = " ".join((RECOGNITION_VERSION, code_version(*RECOGNITION_PARTS, model, text)))


class Progress(Protocol):
    """Shows how far a long step is, while it passes its items on."""

    def __call__(self, items: Sequence[T], step: str) -> Iterable[T]: ...


def silent(items: Sequence[T], step: str) -> Iterable[T]:
    return items


def read_archive(settings: Settings, store: Store, progress: Progress = silent) -> tuple[Catalog, Mapping[str, Seed]]:
    """Seeds in, catalogue out; beside it the seeds by their path, for their bytes.

    Raises:
        SettingsError: there is no folder of seeds.
        AuthorityError: the authority file says what we do not understand.
    """
    if not settings.seeds_dir.is_dir():
        raise SettingsError(str(settings.seeds_dir), "is no folder", "make it, or set extra.pressmark.seeds_dir")
    authority = read_authority(settings.entities_file)
    seeds, unreadable = find_seeds(settings.seeds_dir, settings.max_seed_bytes)
    articles, unusable = clean_seeds(seeds, store, progress)
    published = tuple(article for article in articles if article.withdrawn is None)
    withdrawn = (_withdrawal(article) for article in articles if article.withdrawn is not None)
    rejections = (*unreadable, *unusable, *withdrawn)
    catalog = build_catalog(published, rejections, authority, settings, store, progress)
    warnings = tuple(_warning(article, settings.seeds_dir.name) for article in articles if article.warnings)
    return replace(catalog, warnings=(*catalog.warnings, *warnings)), {seed.path: seed for seed in seeds}


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


def clean_seeds(
    seeds: Iterable[Seed], store: Store, progress: Progress = silent
) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """Each seed by itself first, then once more in the light of the lines that come back in others."""
    drafts: list[Draft] = []
    rejections: list[Rejection] = []
    for seed in progress(tuple(seeds), "Cleaning"):
        try:
            drafts.append(_kept_draft(seed, store))
        except SeedRejected as error:
            rejections.append(Rejection(seed=seed.path, id=seed.id, reason=error.reason))
    counts = count_lines(drafts)
    articles: list[Article] = []
    for draft in drafts:
        try:
            articles.append(finish_article(draft, counts))
        except SeedRejected as error:
            rejections.append(Rejection(seed=draft.seed, id=draft.id, reason=error.reason))
    return tuple(sorted(articles, key=lambda article: article.id)), tuple(rejections)


def build_catalog(
    articles: tuple[Article, ...],
    rejections: Iterable[Rejection],
    authority: Authority,
    settings: Settings,
    store: Store,
    progress: Progress = silent,
) -> Catalog:
    """Who and what the articles are about, and which belong together."""
    documents = tuple(article_document(article) for article in articles)
    proposals = recognise_documents(documents, store, progress)
    mentions = find_mentions(documents, proposals, authority)
    resolution = resolve_mentions(documents, mentions, authority)
    entities, suggestions = find_entities(resolution, authority, settings.articles_for_a_page)
    return Catalog(
        articles=articles,
        entities=entities,
        mentions=resolution.mentions,
        related=relate_articles(entities),
        companions=relate_entities(entities),
        duplicates=find_duplicates(articles),
        rejections=tuple(sorted(rejections, key=lambda rejection: rejection.seed)),
        suggestions=suggestions,
    )


def read_mentions(
    documents: Sequence[Document], given: Mapping[str, tuple[Mention, ...]], authority: Authority
) -> Mapping[str, tuple[Mention, ...]]:
    """Resolve the mentions of all documents together.

    Args:
        documents: what to read.
        given: document id -> its mentions, where they are known and only to be resolved.
        authority: the reviewed names.

    Returns:
        Document id -> its mentions, each with its entity.
    """
    unread = tuple(document for document in documents if document.id not in given)
    with Store(None) as store:
        proposals = recognise_documents(unread, store)
    found = (*find_mentions(unread, proposals, authority), *chain.from_iterable(given.values()))
    resolution = resolve_mentions(documents, found, authority)
    return Catalog(articles=(), mentions=resolution.mentions).mentions_by_article


def extract_articles(
    paths: Iterable[Path], max_bytes: int, store: Store
) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """What cleaning makes of seeds and folders of seeds, all of them together as one archive."""
    seeds: list[Seed] = []
    rejections: list[Rejection] = []
    for path in paths:
        found, refused = find_seeds(path, max_bytes) if path.is_dir() else read_seed_file(path, max_bytes)
        seeds += found
        rejections += refused
    articles, unusable = clean_seeds(seeds, store)
    return articles, (*rejections, *unusable)


def extract_records(paths: Iterable[Path], max_bytes: int, store: Store) -> Iterator[dict[str, object]]:
    """The same as one record each, sorted by id; refused seeds say why."""
    articles, rejections = extract_articles(paths, max_bytes, store)
    edition = Edition(Catalog(articles=articles))
    records = [extract_record(article, edition.article_url(article.id)) for article in articles]
    records += [{"id": item.id, "seed": item.seed, "rejected": item.reason} for item in rejections]
    yield from sorted(records, key=lambda record: (str(record["id"]), str(record["seed"])))


def article_document(article: Article) -> Document:
    return Document(id=article.id, title=article.title, text=plain_text(article.body), language=article.language)


def recognise_documents(
    documents: Sequence[Document], store: Store, progress: Progress = silent
) -> tuple[tuple[Mention, ...], ...]:
    """What the model proposes for each document, from the store where it has read the same text before."""
    keys = [
        result_key("mentions", MENTIONS_VERSION, item.id, item.title, item.text, item.language) for item in documents
    ]
    found: dict[str, tuple[Mention, ...]] = {}
    for key in keys:
        kept = _kept(store, key, _MENTIONS)
        if kept is not None:
            found[key] = kept
    missing = [(key, item) for key, item in zip(keys, documents, strict=True) if key not in found]
    if missing:
        recognised = Recogniser().recognise(item for _, item in missing)
        for (key, _), mentions in zip(progress(missing, "Recognising names"), recognised, strict=True):
            found[key] = mentions
        store.put((key, _MENTIONS.dump_json(found[key])) for key, _ in missing)
    return tuple(found[key] for key in keys)


def site_files(
    catalog: Catalog, seeds: Mapping[str, Seed], taken: Iterable[str], warn: Callable[[str], None]
) -> Iterator[PlannedFile]:
    """Everything that the site holds before the theme dresses it.

    Args:
        catalog: the archive.
        seeds: seed path -> the seed.
        taken: paths of the files that the site has beside these.
        warn: told of each address in front matter that cannot be given.
    """
    edition = Edition(catalog)
    paths = list(taken)
    for file in _pages_and_data(edition, seeds):
        paths.append(file.path.removesuffix(".md") + ".html" if file.template else file.path)
        yield file
    pages, refused = alias_pages(edition, paths)
    for warning in refused:
        warn(warning)
    yield from map(planned, pages)


def search_index(catalog: Catalog, site: Path) -> None:
    """Make the search index of a site that stands in a folder."""
    write_search_index(search_records(Edition(catalog)), site)


def _pages_and_data(edition: Edition, seeds: Mapping[str, Seed]) -> Iterator[PlannedFile]:
    yield from index_pages(edition)
    yield from article_pages(edition, seeds)
    yield from entity_pages(edition)
    yield from map(planned, redirect_pages(edition))
    yield from map(planned, data_files(edition))


_DRAFT = TypeAdapter(Draft)
_MENTIONS = TypeAdapter(tuple[Mention, ...])


def _kept(store: Store, key: str, form: TypeAdapter[T]) -> T | None:
    """A result from the store; one that is not of its form was damaged, and is made again."""
    content = store.get(key)
    if content is None:
        return None
    try:
        return form.validate_json(content)
    except ValidationError:
        return None


def _kept_draft(seed: Seed, store: Store) -> Draft:
    key = result_key(
        "draft", INGEST_VERSION, seed.path, seed.id, seed.content, seed.sidecar, *_told(seed), *seed.repairs
    )
    kept = _kept(store, key, _DRAFT)
    if kept is not None:
        return kept
    draft = draft_article(seed)
    store.put([(key, _DRAFT.dump_json(draft))])
    return draft


def _told(seed: Seed) -> tuple[str | None, ...]:
    """What the web archive that it lies in tells of a seed."""
    return (None, None, None) if seed.capture is None else astuple(seed.capture)


def _withdrawal(article: Article) -> Rejection:
    reason = WARNINGS_JOINED.join((article.withdrawn or "", *article.warnings))
    return Rejection(article.seed, article.id, reason, withdrawn=True, warned=bool(article.warnings))


def _warning(article: Article, folder: str) -> str:
    """All warnings of a seed in one line, so that the log names it once."""
    said = article.warnings if article.withdrawn is None else (article.withdrawn, *article.warnings)
    return f"{folder}/{printable_name(article.seed)}: {WARNINGS_JOINED.join(said)}"
