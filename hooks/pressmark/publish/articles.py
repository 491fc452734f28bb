"""Article pages: the cleaned text with its links, and everything that is known about it and from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from babel import Locale, UnknownLocaleError

from pressmark.model import BODY_ROLES, Article, Block, Evidence, Mention, Relation, Seed, SiteFile
from pressmark.publish import urls
from pressmark.publish.body_html import body_html
from pressmark.publish.dates import date_words, moment_words
from pressmark.publish.edition import Edition, heading_key, heading_rows
from pressmark.publish.frontmatter import front_matter, markdown_file
from pressmark.publish.links import linked_markdown
from pressmark.publish.views import ArticleRef, ArticleView, CaptionView, Fact, RelatedArticle, SeedLine
from pressmark.text import count_words, plain_text

RELATED_SHOWN = 5
REASONS_SHOWN = 3
WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: 238 on average. Source: Brysbaert, J. Memory and Language 109 (2019)."""

_FACTS = (
    "title",
    "description",
    "published",
    "modified",
    "captured",
    "authors",
    "publisher",
    "section",
    "tags",
    "language",
    "rights",
    "captions",
    "source_url",
)
"""The fields shown under "how this page was made", in this order."""
_TEXT_ENDINGS = (".txt", ".md", ".markdown")
"""Seeds whose lines are those of the file; of others a "line" is one block of the reader's output."""
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left. Source: CLDR layout/orientation/characterOrder."""


def article_pages(edition: Edition, seeds: Mapping[str, Seed]) -> Iterator[SiteFile]:
    """Each article's page, its Markdown and its seed as saved.

    Args:
        edition: the catalogue with its addresses.
        seeds: seed path -> the seed, for its bytes.
    """
    neighbours = _neighbours(edition)
    related = _related(edition)
    for article in edition.catalog.articles:
        url = edition.article_url(article.id)
        page = urls.page_path(url)
        markdown = markdown_file(front_matter(article), article_body(edition, article))
        view = article_view(edition, article, neighbours[article.id], related.get(article.id, ()))
        html = article_html(edition, article)
        yield SiteFile(path=page, content=markdown, template="article.html", view=view, html=html)
        yield SiteFile(path=page, content=markdown)
        yield SiteFile(path=urls.seed_url(url, article.seed), content=seeds[article.seed].content)


def article_body(edition: Edition, article: Article) -> str:
    """The text as Markdown, with a link at the first mention of each entity in each section."""
    url = edition.article_url(article.id)
    return linked_markdown(
        article.body,
        _linkable_mentions(edition, article),
        lambda entity: str(edition.catalog.entity_by_id[entity].type),
        lambda entity: urls.relative_page_path(edition.entity_url(entity), url),
    )


def article_html(edition: Edition, article: Article) -> str:
    """The same as HTML."""
    url = edition.article_url(article.id)
    return body_html(
        article.body,
        _linkable_mentions(edition, article),
        lambda entity: str(edition.catalog.entity_by_id[entity].type),
        lambda entity: urls.relative_url(edition.entity_url(entity), url),
    )


def _linkable_mentions(edition: Edition, article: Article) -> tuple[Mention, ...]:
    mentions = edition.catalog.mentions_by_article.get(article.id, ())
    return tuple(item for item in mentions if item.field == "text" and item.entity in edition.catalog.entity_by_id)


def article_view(
    edition: Edition,
    article: Article,
    neighbours: tuple[ArticleRef | None, ArticleRef | None],
    related: tuple[Relation, ...],
) -> ArticleView:
    url = edition.article_url(article.id)
    source = edition.sources.get(heading_key(article.publisher)) if article.publisher else None
    tags = [edition.tags[heading_key(tag)] for tag in article.tags]
    words = count_words(plain_text(article.body))
    published = article.evidence.get("published")
    return ArticleView(
        id=printable_name(article.id),
        title=article.title,
        url=url,
        description=article.description or "",
        authors=article.authors,
        source=heading_rows([source])[0] if source else None,
        section=article.section,
        published=article.published,
        published_words=date_words(article.published),
        published_line=published.lines[0] if published and published.lines else None,
        modified_words=date_words(article.modified) if article.modified else None,
        captured=article.captured,
        captured_words=moment_words(article.captured) if article.captured else None,
        language=article.language,
        language_name=language_name(article.language),
        direction="rtl" if article.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        word_count=words,
        reading_minutes=max(1, round(words / WORDS_A_MINUTE)),
        rights=article.rights,
        source_url=article.source_url,
        tags=heading_rows(dict.fromkeys(tags)),
        captions=tuple(CaptionView(text=item.text, credit=item.credit) for item in article.captions),
        entities=edition.entities_of(article.id),
        related=tuple(_related_article(edition, article.id, relation) for relation in related[:RELATED_SHOWN]),
        repeats=_repeats(edition, article.id),
        facts=article_facts(article),
        seed_lines=tuple(_seed_line(block) for block in article.blocks),
        removed_count=len(article.removed),
        seed_path=printable_name(article.seed),
        seed_url=urls.seed_url(url, article.seed),
        markdown_url=urls.page_path(url),
        permanent_url=urls.id_url(edition.id_paths[article.id]),
        sha256=article.sha256,
        repairs=article.repairs,
        previous=neighbours[0],
        following=neighbours[1],
    )


def printable_name(name: str) -> str:
    """A file name as it can be shown: control characters and bidirectional overrides as their code points."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)


def language_name(language: str) -> str:
    """ "English" from "en"; "language unknown" from "und"; the code itself where CLDR has no name."""
    if language == "und":
        return "language unknown"
    try:
        return Locale.parse(language, sep="-").get_language_name("en") or language
    except (ValueError, UnknownLocaleError):
        return language


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
    other = relation.right if relation.left == article else relation.left
    entities = edition.catalog.entity_by_id
    shared = [entities[key] for key in relation.reasons if key in entities][:REASONS_SHOWN]
    return RelatedArticle(
        article=edition.article_refs[other],
        shared=tuple(edition.entity_ref(entity, len(entity.articles)) for entity in shared),
    )


def _repeats(edition: Edition, article: str) -> tuple[ArticleRef, ...]:
    """The other articles of its group of near-duplicates."""
    duplicates = edition.catalog.duplicates
    first = duplicates.get(article, article)
    group = [first, *(other for other, original in sorted(duplicates.items()) if original == first)]
    return tuple(edition.article_refs[other] for other in group if other != article)


def article_facts(article: Article) -> tuple[Fact, ...]:
    """Each field with its value and where it is known from, in the order in which they are shown."""
    return tuple(_fact(article, name) for name in _FACTS)


def _fact(article: Article, name: str) -> Fact:
    evidence = article.evidence.get(name)
    return Fact(
        field=name,
        value=_fact_value(getattr(article, name)),
        origin=origin_words(evidence, article.seed) if evidence else "",
        first_line=evidence.lines[0] if evidence and evidence.lines else None,
        rule=evidence.rule if evidence else "",
        confidence=evidence.confidence if evidence else 0.0,
        also=evidence.also if evidence else (),
    )


def _fact_value(value: object) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return "; ".join(_caption_words(item) if not isinstance(item, str) else item for item in value)
    return None if value == "und" else str(value)


def _caption_words(caption: object) -> str:
    text, credit = getattr(caption, "text", None), getattr(caption, "credit", None)
    return " — ".join(part for part in (text, credit) if part)


def origin_words(evidence: Evidence, seed: str) -> str:
    """Where a field is known from, in words; what is no text has parts rather than lines.

    Args:
        evidence: the field's.
        seed: the seed's path.
    """
    if evidence.lines is None:
        return evidence.source or "the text as a whole"
    first, last = evidence.lines
    unit = "line" if seed.lower().endswith(_TEXT_ENDINGS) else "part"
    return f"{unit} {first} of the seed" if first == last else f"{unit}s {first} to {last} of the seed"


def removed_rule(block: Block) -> str:
    """Why a block is not in the text: its role, and the rule behind it where that says more."""
    role = str(block.role)
    return role if block.rule in ("", role) else f"{role}: {block.rule}"


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
