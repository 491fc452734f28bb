"""Article pages: the cleaned text with its links, and everything that is known about it and from where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from pressmark.model import BODY_ROLES, Article, Block, Mention, Relation, Seed, SiteFile
from pressmark.publish import urls
from pressmark.publish.article_parts import CaptionView, CiteView, SeedLine
from pressmark.publish.body_html import linked_html
from pressmark.publish.citing import cite_view
from pressmark.publish.edition import Edition, Heading, heading_key
from pressmark.publish.escape import printable_name
from pressmark.publish.facts import article_facts
from pressmark.publish.frontmatter import front_matter, markdown_file
from pressmark.publish.keys import PlannedFile, key_of
from pressmark.publish.links import choose_links, linked_markdown
from pressmark.publish.refs import ArticleRef, Link, RelatedArticle, Surroundings
from pressmark.publish.views import ArticleView

RELATED_SHOWN = 5
REASONS_SHOWN = 3
WORDS_SHOWN = 3
WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: 238 on average. Source: Brysbaert, J. Memory and Language 109 (2019)."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left. Source: CLDR layout/orientation/characterOrder."""


def article_pages(edition: Edition, seeds: Mapping[str, Seed]) -> Iterator[PlannedFile]:
    """Each article's page, its Markdown and its seed as saved.

    Args:
        edition: the catalogue with its addresses.
        seeds: seed path -> the seed, for its bytes.
    """
    around, texts = _Around(edition), _Texts(edition)
    for article in edition.catalog.articles:
        url = edition.article_url(article.id)
        page = urls.page_path(url)
        own = key_of(
            edition.article_keys[article.id],
            url,
            edition.named_keys.get(article.id),
            edition.mention_keys.get(article.id),
        )
        yield PlannedFile(
            path=page,
            key=key_of(own, around.key(article)),
            make=partial(_page, texts, article, around, with_markdown=True),
            show=partial(_page, texts, article, around, with_markdown=False),
            template="article.html",
            title=article.title,
        )
        yield PlannedFile(path=page, key=own, make=partial(_markdown, texts, article))
        path = urls.seed_url(url, article.seed)
        yield PlannedFile(path=path, key=article.sha256, make=partial(_seed, path, article.seed, seeds))


class _Text:
    """An article's text, and what becomes links in it: what its page and its Markdown share."""

    def __init__(self, edition: Edition, article: Article) -> None:
        self.article = article
        self.body = self.article.body
        self.links = choose_links(self.body, _linkable_mentions(edition, article))
        self._entities = edition.catalog.entity_by_id
        self._slugs = edition.entity_slugs.of
        self._url = edition.article_url(article.id)
        self._said_of: Callable[[str], str] = edition.wording

    def markdown(self) -> str:
        return linked_markdown(self.body, self.links, self._type_of, self._path_of)

    def html(self) -> str:
        return linked_html(self.body, self.links, self._type_of, self._url_of, self._said_of)

    def _type_of(self, entity: str) -> str:
        return str(self._entities[entity].type)

    def _path_of(self, entity: str) -> str:
        return urls.relative_page_path(urls.entity_url(self._slugs[entity]), self._url)

    def _url_of(self, entity: str) -> str:
        return urls.relative_url(urls.entity_url(self._slugs[entity]), self._url)


class _Texts:
    """The texts of articles, the last one kept: its files are made one after the other."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._last: tuple[str, _Text] | None = None

    def of(self, article: Article) -> _Text:
        if self._last is None or self._last[0] != article.id:
            self._last = (article.id, _Text(self.edition, article))
        return self._last[1]


def _page(texts: _Texts, article: Article, around: _Around, *, with_markdown: bool) -> SiteFile:
    """The page; its Markdown is only looked at where MkDocs is given the page."""
    text, here = texts.of(article), around.of(article)
    content = _markdown(texts, article).content if with_markdown else ""
    cite = cite_view(texts.edition, text.article, here.entities)
    view = article_view(text.article, here, cite, texts.edition)
    return SiteFile(urls.page_path(here.url), content, template="article.html", html=text.html(), view=view)


def _seed(path: str, seed: str, seeds: Mapping[str, Seed]) -> SiteFile:
    return SiteFile(path, seeds[seed].content)


def _markdown(texts: _Texts, article: Article) -> SiteFile:
    content = markdown_file(front_matter(article), texts.of(article).markdown())
    return SiteFile(path=urls.page_path(texts.edition.article_url(article.id)), content=content)


def article_body(edition: Edition, article: Article) -> str:
    """The text as Markdown, with a link at the first mention of each entity in each section."""
    return _Text(edition, article).markdown()


def article_html(edition: Edition, article: Article) -> str:
    """The same as HTML."""
    return _Text(edition, article).html()


def _linkable_mentions(edition: Edition, article: Article) -> tuple[Mention, ...]:
    mentions = edition.catalog.mentions_by_article.get(article.id, ())
    known = edition.catalog.entity_by_id
    return tuple([item for item in mentions if item.field == "text" and item.entity in known])


class _Around:
    """What the pages of articles show of the rest of the archive."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._neighbours = _neighbours(edition)
        self._related = _related(edition)
        self._repeats = _repeats(edition)

    def key(self, article: Article) -> str:
        """The digest of what `of` tells, but for the article's own address and entities; a tenth of the work of it."""
        edition, refs, entities = self._edition, self._edition.ref_keys, self._edition.entity_keys
        source, tags = self._filed(article)
        related = [
            (
                refs[_other(article.id, relation)],
                [entities[key] for key in relation.reasons if key in entities][:REASONS_SHOWN],
                relation.words[:WORDS_SHOWN],
            )
            for relation in self._related.get(article.id, ())[:RELATED_SHOWN]
        ]
        others = (*self._neighbours[article.id], *self._repeats.get(article.id, ()))
        return key_of(
            edition.id_paths[article.id],
            source and (source.name, source.url),
            [(tag.name, tag.url) for tag in tags],
            related,
            [refs[other.id] if other else None for other in others],
        )

    def _filed(self, article: Article) -> tuple[Heading | None, list[Heading]]:
        """The source and the tags that it is filed under."""
        edition = self._edition
        source = edition.sources.get(heading_key(article.publisher)) if article.publisher else None
        return source, [edition.tags[key] for key in dict.fromkeys(heading_key(tag) for tag in article.tags)]

    def of(self, article: Article) -> Surroundings:
        edition = self._edition
        previous, following = self._neighbours[article.id]
        source, tags = self._filed(article)
        relations = self._related.get(article.id, ())[:RELATED_SHOWN]
        return Surroundings(
            url=edition.article_url(article.id),
            permanent_url=urls.id_url(edition.id_paths[article.id]),
            source=Link(source.name, source.url) if source else None,
            tags=tuple(Link(tag.name, tag.url) for tag in tags),
            entities=edition.entities_of(article.id),
            related=tuple(_related_article(edition, article.id, relation) for relation in relations),
            repeats=self._repeats.get(article.id, ()),
            previous=previous,
            following=following,
        )


def article_view(article: Article, here: Surroundings, cite: CiteView, edition: Edition) -> ArticleView:
    """What an article's page shows."""
    wording, words = edition.wording, edition.word_count(article)
    published = article.evidence.get("published")
    return ArticleView(
        id=printable_name(article.id),
        title=article.title,
        url=here.url,
        description=article.description or "",
        authors=article.authors,
        source=here.source,
        section=article.section,
        published=article.published,
        published_words=wording.date(article.published),
        published_line=published.lines[0] if published and published.lines else None,
        modified_words=wording.date(article.modified) if article.modified else None,
        captured=article.captured,
        captured_words=wording.moment(article.captured) if article.captured else None,
        language=article.language,
        language_name=wording.language_name(article.language),
        direction="rtl" if article.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        word_count=words,
        reading_minutes=max(1, round(words / WORDS_A_MINUTE)),
        rights=article.rights,
        source_url=article.source_url,
        tags=here.tags,
        captions=tuple(CaptionView(text=item.text, credit=item.credit) for item in article.captions),
        entities=here.entities,
        related=here.related,
        repeats=here.repeats,
        facts=article_facts(article, wording),
        seed_lines=tuple(_seed_line(block) for block in article.blocks),
        removed_count=len(article.removed),
        seed_path=printable_name(article.seed),
        seed_url=urls.seed_url(here.url, article.seed),
        markdown_url=urls.page_path(here.url),
        permanent_url=here.permanent_url,
        sha256=article.sha256,
        repairs=article.repairs,
        previous=here.previous,
        following=here.following,
        cite=cite,
    )


def _neighbours(edition: Edition) -> Mapping[str, tuple[ArticleRef | None, ArticleRef | None]]:
    """Article id -> the one before and the one after it by date."""
    ordered = edition.by_date
    refs = [None, *(edition.article_refs[article.id] for article in ordered), None]
    pairs = list(pairwise(refs))
    return {article.id: (pairs[at][0], pairs[at + 1][1]) for at, article in enumerate(ordered)}


def _related(edition: Edition) -> Mapping[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = {}
    for relation in edition.catalog.related:
        found.setdefault(relation.left, []).append(relation)
        found.setdefault(relation.right, []).append(relation)
    return {
        article: tuple(sorted(relations, key=lambda item: (-item.weight, item.left, item.right)))
        for article, relations in found.items()
    }


def _related_article(edition: Edition, article: str, relation: Relation) -> RelatedArticle:
    other = _other(article, relation)
    entities = edition.catalog.entity_by_id
    shared = [entities[key] for key in relation.reasons if key in entities][:REASONS_SHOWN]
    return RelatedArticle(
        article=edition.article_refs[other],
        shared=tuple(Link(entity.name, edition.entity_url(entity.id)) for entity in shared),
        words=relation.words[:WORDS_SHOWN],
    )


def _other(article: str, relation: Relation) -> str:
    return relation.right if relation.left == article else relation.left


def _repeats(edition: Edition) -> Mapping[str, tuple[ArticleRef, ...]]:
    """Article id -> the other articles of its group of near-duplicates."""
    groups: dict[str, list[str]] = {}
    for other, first in sorted(edition.catalog.duplicates.items()):
        groups.setdefault(first, [first]).append(other)
    return {
        article: tuple(edition.article_refs[other] for other in group if other != article)
        for group in groups.values()
        for article in group
    }


def _seed_line(block: Block) -> SeedLine:
    return SeedLine(
        first=block.first,
        last=block.last,
        text=block.text,
        role=str(block.role),
        rule=block.rule,
        kept=block.role in BODY_ROLES,
        confidence=block.confidence,
    )
