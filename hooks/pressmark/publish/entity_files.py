"""An entity's page as Markdown and as JSON, for people and programs that take the archive away."""

from __future__ import annotations

from pressmark.model import Entity
from pressmark.publish import urls
from pressmark.publish.edition import Edition
from pressmark.publish.entity_parts import EntityArticle
from pressmark.publish.escape import escape_inline, escape_markdown, json_line
from pressmark.publish.frontmatter import markdown_file
from pressmark.publish.views import EntityView
from pressmark.publish.wording import Wording


def entity_markdown(view: EntityView, entity: Entity, wording: Wording) -> str:
    """A page of an entity as Markdown, in the words of the interface."""
    parts = [entity.note.strip()] if view.has_note else []
    if view.names:
        parts.append(f"## {wording('Names in use')}")
        parts.append("\n".join(f"- {escape_inline(name.name)}: {name.count}" for name in view.names))
    parts.append(f"## {wording('Articles')}" + (f", {view.part}" if view.part else ""))
    parts += [_article_markdown(view, item) for item in view.articles]
    if view.parts:
        parts.append(f"## {wording('All {n} articles, by date', n=wording.number(view.article_count))}")
        parts.append(
            "\n".join(f"- [{part.name}]({urls.relative_page_path(part.url, view.url)})" for part in view.parts)
        )
    if view.companions:
        parts.append(f"## {wording('Appears with')}")
        parts.append(
            "\n".join(
                f"- [{escape_inline(item.name)}]({urls.relative_page_path(item.url, view.url)}): {item.count}"
                for item in view.companions
            )
        )
    fields: dict[str, object] = {"title": entity.name, "id": entity.id, "type": view.type}
    if view.wikidata:
        fields["wikidata"] = view.wikidata
    if view.coordinates:
        fields["coordinates"] = list(view.coordinates)
    return markdown_file(fields, "\n\n".join(parts))


def _article_markdown(view: EntityView, item: EntityArticle) -> str:
    source = f"{escape_inline(item.article.source)}, " if item.article.source else ""
    link = f"[{escape_inline(item.article.title)}]({urls.relative_page_path(item.article.url, view.url)})"
    lines = [f"{link} ({source}{item.article.published_words})"]
    lines += [f"> {escape_markdown(quote.before + quote.name + quote.after)}" for quote in item.quotes]
    return "\n\n".join(lines)


def entity_json(view: EntityView, entity: Entity, edition: Edition) -> str:
    """All that the archive knows of an entity: names with their dates, years, companions, articles."""
    return json_line(
        {
            "id": entity.id,
            "url": view.url,
            "name": entity.name,
            "type": view.type,
            "type_share": entity.type_share,
            "wikidata": entity.wikidata,
            "coordinates": entity.coordinates,
            "note": entity.note or None,
            "mentions": entity.mentions,
            "names": [
                {"name": item.name, "count": item.count, "first": item.first, "last": item.last} for item in view.names
            ],
            "years": {row.name: row.count for row in view.years if row.count},
            "companions": [
                {"id": item.id, "name": item.name, "url": item.url, "articles": item.count, "share": item.share}
                for item in view.companions
            ],
            "articles": [
                {"id": ref.id, "url": ref.url, "title": ref.title, "published": ref.published, "source": ref.source}
                for ref in (edition.article_refs[article] for article in entity.articles)
            ],
        }
    )
