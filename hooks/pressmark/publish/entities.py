"""Entity pages: the names a thing goes by, and who says what about it where.

The page itself shows the newest mentions. Where there are more, numbered pages show all, cut from the oldest, so that
a new article changes the last of them and none of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pressmark.model import Entity, SiteFile
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.entity_files import entity_json, entity_markdown
from pressmark.publish.entity_views import QUOTES_SHOWN, Told, entity_articles, entity_view
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.keys import PlannedFile, key_of
from pressmark.publish.lists import years_words
from pressmark.publish.refs import EntityRef, Link
from pressmark.publish.spans import TEXT
from pressmark.publish.views import EntityView

MENTIONS_ON_PAGE = 100
"""Sentences on one page: about 60 KB, as much as anybody reads."""
COMPANIONS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """The articles of one page: newest first, undated ones last."""

    articles: tuple[Told, ...]
    words: str = ""
    """The years on it."""
    url: str = ""


def entity_pages(edition: Edition) -> Iterator[PlannedFile]:
    """Each entity's page with its Markdown and JSON, and the numbered pages of those with many mentions."""
    companions = _companions(edition)
    spans = edition.spans_by_entity
    for entity in edition.catalog.entities:
        common = _weighed(edition, companions.get(entity.id, {}))
        told = tuple(sorted(spans[entity.id].items(), key=lambda item: edition.ranks[item[0]]))
        parts = _numbered(edition, edition.entity_url(entity.id), told)
        shown = _Part(_newest(told)) if len(parts) > 1 else _Part(told)
        key = key_of(
            key_of(entity, common),
            edition.entity_url(entity.id),
            [(edition.article_keys[article], edition.ref_keys[article], found) for article, found in told],
            [edition.mention_keys[article] for article, _ in shown.articles],
        )
        yield from _main_page(edition, entity, common, shown, parts, key)
        if len(parts) > 1:
            yield from _numbered_pages(edition, entity, parts)


def _main_page(
    edition: Edition,
    entity: Entity,
    common: tuple[EntityRef, ...],
    shown: _Part,
    parts: Sequence[_Part],
    key: str,
) -> Iterator[PlannedFile]:
    url = edition.entity_url(entity.id)
    links = tuple(Link(part.words, part.url) for part in reversed(parts)) if len(parts) > 1 else ()
    page, file = urls.page_path(url), urls.entity_json_url(url)
    view = _Once(partial(entity_view, edition, entity, common, shown.articles, links))
    yield PlannedFile(
        path=page,
        key=key,
        make=lambda: SiteFile(page, markdown_file({"title": entity.name}, entity.note), "entity.html", view=view()),
        template="entity.html",
        title=entity.name,
        is_written=bool(entity.note.strip()),
    )
    yield PlannedFile(path=page, key=key, make=lambda: SiteFile(page, entity_markdown(view(), entity, edition.wording)))
    yield PlannedFile(path=file, key=key, make=lambda: SiteFile(file, entity_json(view(), entity, edition)))


class _Once:
    """A view that the page, its Markdown and its JSON share, made when the first is, and let go with the last."""

    def __init__(self, make: partial[EntityView], files: int = 3) -> None:
        self._make = make
        self._made: EntityView | None = None
        self._left = files

    def __call__(self) -> EntityView:
        made = self._made or self._make()
        self._left -= 1
        self._made = made if self._left > 0 else None
        return made


def _numbered_pages(edition: Edition, entity: Entity, parts: Sequence[_Part]) -> Iterator[PlannedFile]:
    links = [Link(part.words, part.url) for part in parts]
    whole = Link(entity.name, edition.entity_url(entity.id))
    for at, part in enumerate(parts):
        older = links[at - 1] if at else None
        newer = links[at + 1] if at + 1 < len(links) else None
        title = f"{entity.name}, {part.words}"
        told = [(edition.article_keys[article], edition.ref_keys[article], found) for article, found in part.articles]
        key = key_of(key_of(entity.id, entity.name, entity.type, part.url, part.words, older, newer, whole), told)
        view = _Once(partial(_numbered_view, edition, entity, part, (older, newer, whole)), files=2)
        page = urls.page_path(part.url)
        yield PlannedFile(page, key, partial(_numbered_page, view, page, title), template="entity.html", title=title)
        yield PlannedFile(page, key, partial(_numbered_markdown, view, page, entity, edition))


def _numbered_page(view: Callable[[], EntityView], page: str, title: str) -> SiteFile:
    return SiteFile(page, markdown_file({"title": title}, ""), "entity.html", view=view())


def _numbered_markdown(view: Callable[[], EntityView], page: str, entity: Entity, edition: Edition) -> SiteFile:
    return SiteFile(page, entity_markdown(view(), entity, edition.wording))


def _numbered_view(
    edition: Edition, entity: Entity, part: _Part, around: tuple[Link | None, Link | None, Link]
) -> EntityView:
    older, newer, whole = around
    articles = entity_articles(edition, part.articles)
    return EntityView(
        id=entity.id,
        name=entity.name,
        url=part.url,
        type=str(entity.type),
        names=(),
        has_note=False,
        articles=articles,
        companions=(),
        years=(),
        mentions=sum(item.mentions for item in articles),
        article_count=len(articles),
        wikidata=None,
        part=part.words,
        older=older,
        newer=newer,
        whole=whole,
    )


def _numbered(edition: Edition, url: str, told: Sequence[Told]) -> list[_Part]:
    """The numbered pages, the oldest first; undated articles, which are given last, are on the first ones."""
    parts: list[list[Told]] = []
    room = 0
    for item in reversed(told):
        needed = _sentences_of(item)
        if needed > room:
            parts.append([])
            room = MENTIONS_ON_PAGE
        parts[-1].insert(0, item)
        room -= needed
    articles = edition.catalog.article_by_id
    return [
        _Part(
            tuple(part),
            years_words((articles[article] for article, _ in part), edition.wording),
            urls.numbered_url(url, number),
        )
        for number, part in enumerate(parts, start=1)
    ]


def _newest(told: Sequence[Told]) -> tuple[Told, ...]:
    shown = 0
    for number, item in enumerate(told):
        shown += _sentences_of(item)
        if shown > MENTIONS_ON_PAGE:
            return tuple(told[:number])
    return tuple(told)


def _sentences_of(item: Told) -> int:
    """Sentences that an article takes on a page, at most; one that names it in its title alone takes a line as well."""
    return min(QUOTES_SHOWN, max(1, sum(field == TEXT for field, _, _ in item[1])))


def _weighed(edition: Edition, companions: Mapping[str, tuple[float, int]]) -> tuple[EntityRef, ...]:
    """The companions of an entity, the most telling first; counts, and bars of that length, are articles in common."""
    entities = edition.catalog.entity_by_id
    ordered = sorted(companions, key=lambda ident: (-companions[ident][0], entities[ident].name, ident))
    shown = [(ident, companions[ident][1]) for ident in ordered[:COMPANIONS_SHOWN]]
    most = max((common for _, common in shown), default=1)
    return tuple(edition.entity_ref(entities[ident], common, common / most) for ident, common in shown)


def _companions(edition: Edition) -> Mapping[str, Mapping[str, tuple[float, int]]]:
    """Entity id -> the entities it appears with -> weight against chance, and articles in common."""
    entities = edition.catalog.entity_by_id
    articles = {ident: frozenset(entity.articles) for ident, entity in entities.items()}
    found: dict[str, dict[str, tuple[float, int]]] = {}
    for relation in edition.catalog.companions:
        common = len(articles[relation.left] & articles[relation.right])
        found.setdefault(relation.left, {})[relation.right] = (relation.weight, common)
        found.setdefault(relation.right, {})[relation.left] = (relation.weight, common)
    return found
