"""One strict build of the five seeds, questioned end to end."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import frontmatter
import pytest
from bs4 import BeautifulSoup, Tag

from .conftest import ROOT, Archive

ARTICLES = "articles.jsonl"
ENTITIES = "entities.jsonl"
MENTIONS = "mentions.jsonl"


def records(archive: Archive, name: str) -> list[dict]:
    return [json.loads(line) for line in (archive.site / "data" / name).read_text("ascii").splitlines()]


@cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def page(archive: Archive, url: str) -> BeautifulSoup:
    return parsed(archive.site / url / "index.html")


def pages(archive: Archive) -> list[Path]:
    return sorted(archive.site.rglob("*.html"))


def references(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        for name in ("href", "src", "action", "poster", "data-names"):
            value = tag.get(name)
            if isinstance(value, str):
                yield value
        refresh = tag.get("http-equiv") == "refresh" and str(tag["content"]).partition("url=")[2]
        if refresh:
            yield refresh


def resolves(archive: Archive, here: str, reference: str) -> bool:
    """Whether a reference of a page leads to a file of the site, and to an element where it names one."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        return True
    base = posixpath.dirname(here)
    target = posixpath.normpath(posixpath.join(base, unquote(parts.path))) if parts.path else here
    file = archive.site / target
    if (file / "index.html").exists():
        file = file / "index.html"
    if target.startswith("..") or not file.exists():
        return False
    if not parts.fragment or file.suffix != ".html":
        return True
    return parsed(file).find(id=unquote(parts.fragment)) is not None


def test_every_link_and_anchor_resolves(archive: Archive) -> None:
    addressed = [path for path in pages(archive) if path.name != "404.html"]  # which stands at no address of its own
    heres = {path: path.relative_to(archive.site).as_posix() for path in addressed}
    broken = [
        (here, reference)
        for path, here in heres.items()
        for reference in references(parsed(path))
        if not resolves(archive, here, reference)
    ]
    assert broken == []


def test_no_page_refers_to_another_host_for_anything_it_shows(archive: Archive) -> None:
    outside = [
        (path.name, str(tag))
        for path in pages(archive)
        for tag in parsed(path).find_all(["script", "link", "img", "iframe", "source"])
        if urlsplit(str(tag.get("src") or tag.get("href") or "")).netloc
    ]
    styles = [
        path for path in archive.site.rglob("*.css") if "url(http" in path.read_text() or "@import" in path.read_text()
    ]
    assert (outside, styles) == ([], [])


def test_the_counts_of_entities_agree_in_data_files_and_on_pages(archive: Archive) -> None:
    mentions = records(archive, MENTIONS)
    in_mentions = Counter(mention["entity"] for mention in mentions)
    articles_of = {entity: {m["article"] for m in mentions if m["entity"] == entity} for entity in in_mentions}
    for entity in records(archive, ENTITIES):
        assert entity["mentions"] == in_mentions[entity["id"]]
        assert sum(alias["count"] for alias in entity["aliases"]) == entity["mentions"]
        assert entity["articles"] == sorted(articles_of[entity["id"]])
        shown = page(archive, entity["url"])
        linked = {urlsplit(a["href"]).path.strip("./") for a in shown.select("main a[href*='articles/']")}
        urls = {
            article["url"].strip("/") for article in records(archive, ARTICLES) if article["id"] in entity["articles"]
        }
        assert urls <= linked


def test_the_numbers_that_pages_print_are_those_of_the_data_files(archive: Archive) -> None:
    articles, entities = records(archive, ARTICLES), records(archive, ENTITIES)
    sources = {article["publisher"] for article in articles if article["publisher"]}
    home = page(archive, "").get_text(" ", strip=True)
    assert f"{len(articles)} articles from {len(sources)} known sources" in home
    assert f"{sum(1 for article in articles if article['published'] is None)} undated" in home
    listed = {a["href"].removeprefix("../").rstrip("/"): a.find_next(class_="count") for a in column_links(archive)}
    for entity in entities:
        head = page(archive, entity["url"]).find("main").get_text(" ", strip=True)
        mentions, found = entity["mentions"], len(entity["articles"])
        assert f"{mentions} mention{'s' * (mentions != 1)} in {found} article{'s' * (found != 1)}" in head
        assert listed[entity["url"].removeprefix("entities/").rstrip("/")].get_text() == str(found)
    for article in articles:
        assert f"{article['word_count']} words" in page(archive, article["url"]).get_text(" ", strip=True)


def column_links(archive: Archive) -> list[Tag]:
    return list(page(archive, "entities/").select("li.column-line a"))


def test_entities_of_articles_agree_with_entities(archive: Archive) -> None:
    by_entity = {entity["id"]: set(entity["articles"]) for entity in records(archive, ENTITIES)}
    for article in records(archive, ARTICLES):
        assert set(article["entities"]) == {entity for entity, found in by_entity.items() if article["id"] in found}


def test_only_what_two_articles_share_or_the_archivist_names_has_a_page(archive: Archive) -> None:
    reviewed = (ROOT / "entities.yml").read_text(encoding="utf-8")
    for entity in records(archive, ENTITIES):
        assert len(entity["articles"]) >= 2 or f"name: {entity['name']}" in reviewed


def test_mentions_slice_back_to_their_surfaces(archive: Archive) -> None:
    articles = {article["id"]: article for article in records(archive, ARTICLES)}
    for mention in records(archive, MENTIONS):
        article = articles[mention["article"]]
        plain = "\n\n".join(part.removeprefix("## ") for part in unescaped(article["text"]).split("\n\n"))
        source = article["title"] if mention["field"] == "title" else plain
        assert source[mention["start"] : mention["end"]] == mention["surface"]


def unescaped(markdown: str) -> str:
    for char in "\\`*_{}[]()>#+-.!":
        markdown = markdown.replace("\\" + char, char)
    return markdown.replace("&lt;", "<").replace("&amp;", "&")


def test_text_and_removed_account_for_every_line_of_every_seed(archive: Archive) -> None:
    for article in records(archive, ARTICLES):
        lines = (archive.seeds / article["seed"]).read_text(encoding="utf-8").splitlines()
        text = unescaped(article["text"])
        removed = {n for part in article["removed"] for n in range(part["lines"][0], part["lines"][1] + 1)}
        for number, line in enumerate(lines, start=1):
            if line.strip() and number not in removed:
                assert " ".join(line.split()) in " ".join(text.split()), f"{article['seed']} line {number}"


def test_a_link_to_an_entity_comes_once_in_each_section_and_never_in_a_heading(archive: Archive) -> None:
    linked = 0
    for article in records(archive, ARTICLES):
        targets: Counter[str] = Counter()
        for block in frontmatter.load(str(archive.site / article["url"] / "index.md")).content.split("\n\n"):
            found = re.findall(r"\]\(\.\./\.\./entities/([a-z0-9-]+)/index\.md", block)
            if block.startswith("## "):
                assert found == []
                targets.clear()
            targets.update(found)
            assert not targets or max(targets.values()) == 1, f"{article['id']}: {targets}"
            linked += len(found)
    assert linked > 50


def test_links_are_never_nested(archive: Archive) -> None:
    nested = [str(path) for path in pages(archive) for a in parsed(path).find_all("a") if a.find_parent("a")]
    assert nested == []


def test_headings_of_the_text_are_headings_of_the_page(archive: Archive) -> None:
    soup = page(archive, "articles/russia-takes-on-isis/")
    shown = [heading.get_text().strip("¶ \n") for heading in soup.find_all("h2")]
    assert [name for name in shown if name in ("Background", "Analysis", "Assessment")] == [
        "Background",
        "Analysis",
        "Assessment",
    ]


def test_permanent_addresses_lead_to_articles(archive: Archive) -> None:
    for article in records(archive, ARTICLES):
        soup = parsed(archive.site / "id" / article["id"] / "index.html")
        link = soup.find("a")
        assert isinstance(link, Tag)
        assert posixpath.normpath(posixpath.join("id", article["id"], str(link["href"]))) == article["url"].rstrip("/")


def test_seeds_are_published_byte_for_byte_and_never_written(archive: Archive) -> None:
    for article in records(archive, ARTICLES):
        original = (ROOT / "seeds" / article["seed"]).read_bytes()
        assert (archive.site / article["url"] / "seed.txt").read_bytes() == original
        assert (archive.seeds / article["seed"]).read_bytes() == original
        assert sha256(original).hexdigest() == article["sha256"]


def test_undated_articles_stand_in_a_section_of_their_own(archive: Archive) -> None:
    soup = page(archive, "timeline/")
    section = soup.find(id="undated")
    assert isinstance(section, Tag)
    holder = section if section.find("a", href=True) else section.find_parent("section")
    assert isinstance(holder, Tag)
    undated = [article["url"] for article in records(archive, ARTICLES) if article["published"] is None]
    linked = {str(a["href"]).removeprefix("../") for a in holder.find_all("a")}
    assert len(undated) == 3
    assert set(undated) <= linked


@pytest.mark.parametrize(
    "url", ["tags/isis/", "sources/southfront/", "entities/isis/", "search/", "articles/", "about/"]
)
def test_kinds_of_pages(archive: Archive, url: str) -> None:
    soup = page(archive, url)
    assert len(soup.find_all("h1")) == 1
    assert soup.title is not None
    assert soup.title.get_text().strip()


def test_the_search_index_holds_every_article(archive: Archive) -> None:
    entry = json.loads((archive.site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert sum(language["page_count"] for language in entry["languages"].values()) == 5


def test_without_an_address_of_the_site_there_is_no_sitemap(archive: Archive) -> None:
    assert not list(archive.site.glob("sitemap*"))
