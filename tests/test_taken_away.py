"""What readers and programs take away from a published archive, each judged by the programs that it is made for."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import bibtexparser
import extruct
import feedparser
import pytest
import rispy
import yaml
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from frictionless import Package
from frontmatter import loads
from pyld import jsonld

from .conftest import ADDRESS, BIN, LONG, ROOT, Archive, publish
from .publish.test_citations import csl_faults
from .zotero import zotero_item

MOST_BYTES = 40_000
"""Of an article's page of some 500 words (the project's budget for pages)."""
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTEXT = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}}
"""What schema.org's own context says of the words that we use; nothing is fetched in a test."""


@pytest.fixture(scope="module")
def five(make_archive: Callable[..., Archive]) -> Archive:
    """The repository's own archive, published."""
    archive = make_archive()
    publish(archive)
    built = archive.build("--strict")
    assert built.code == 0, built.log
    return archive


@pytest.fixture(scope="module", params=["five", "long_archive"])
def published(request: pytest.FixtureRequest) -> Archive:
    """The five seeds, and 300 articles."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def records(published: Archive) -> dict[str, dict]:
    lines = (published.site / "data/articles.jsonl").read_text("ascii").splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def some(records: dict[str, dict]) -> list[dict]:
    """All of a small archive, and of a long one every twelfth: a page takes as long to read as ten to make."""
    return list(records.values())[:: 1 if len(records) < LONG else 12]


def page(archive: Archive, url: str) -> BeautifulSoup:
    return BeautifulSoup((archive.site / url / "index.html").read_text("utf-8"), "html.parser")


def test_zotero_takes_each_article_as_a_newspaper_article(published: Archive, records: dict[str, dict]) -> None:
    for record in some(records):
        item = zotero_item(page(published, record["url"]))
        assert item["itemType"] == "newspaperArticle"
        assert item["title"] == record["title"]
        assert item.get("date") == record["published"]
        assert item.get("publicationTitle") == record["publisher"]
        assert item["creators"] == record["authors"]
        assert item["url"] == record["source_url"] or item["url"] == ADDRESS + record["url"]


def test_crawlers_take_json_ld_of_articles_and_entities(published: Archive, records: dict[str, dict]) -> None:
    loader = jsonld.get_document_loader()
    jsonld.set_document_loader(lambda url, options: {"contextUrl": None, "documentUrl": url, "document": CONTEXT})
    try:
        for record in some(records):
            (found,) = linked_data(published, record["url"])
            assert found["@type"] == ["https://schema.org/NewsArticle"]
            assert value(found, "headline") == record["title"]
            assert value(found, "datePublished") == record["published"]
            assert found["https://schema.org/url"] == [{"@id": ADDRESS + record["url"]}]
        types = set()
        for entity in map(json.loads, (published.site / "data/entities.jsonl").read_text("ascii").splitlines()):
            (found,) = linked_data(published, entity["url"])
            assert value(found, "name") == entity["name"]
            types.add(found["@type"][0].rpartition("/")[2])
        assert {"Person", "Organization", "Place"} <= types
    finally:
        jsonld.set_document_loader(loader)


def linked_data(archive: Archive, url: str) -> list[dict]:
    html = (archive.site / url / "index.html").read_text("utf-8")
    (found,) = extruct.extract(html, base_url=ADDRESS + url, syntaxes=["json-ld"])["json-ld"]
    return list(jsonld.expand(found))


def value(found: dict, name: str) -> str | None:
    values = found.get(f"https://schema.org/{name}")
    return values[0]["@value"] if values else None


def test_feeds_are_well_formed_and_linked(published: Archive) -> None:
    feeds = sorted(path.relative_to(published.site).as_posix() for path in published.site.rglob("feed.*"))
    assert {"feed.xml", "feed.json"} <= set(feeds)
    assert {name.split("/")[0] for name in feeds if "/" in name} == {"entities", "tags"}
    for name in feeds:
        here = name.rpartition("/")[0]
        links = page(published, here).find_all("link", rel="alternate")
        assert ADDRESS + name in {urljoin(f"{ADDRESS}{here}/" if here else ADDRESS, link["href"]) for link in links}
        check = check_atom if name.endswith(".xml") else check_json_feed
        check(published.site, name)


def check_atom(site: Path, name: str) -> None:
    """The musts of RFC 4287, 4.1.1 and 4.1.2."""
    feed = ET.parse(site / name).getroot()  # noqa: S314 - our own output
    moment = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id") == ADDRESS + name
    assert feed.findtext(f"{ATOM}title")
    assert moment.fullmatch(str(feed.findtext(f"{ATOM}updated")))
    read = feedparser.parse((site / name).read_bytes())
    assert (read.bozo, read.version) == (False, "atom10")
    assert len(read.entries) == len(feed.findall(f"{ATOM}entry"))
    assert all(entry.title and entry.link and entry.updated_parsed for entry in read.entries)
    for entry in feed.findall(f"{ATOM}entry"):
        assert entry.findtext(f"{ATOM}title")
        assert moment.fullmatch(str(entry.findtext(f"{ATOM}updated")))
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        leads_to_a_page(site, str(entry.findtext(f"{ATOM}id")))


def check_json_feed(site: Path, name: str) -> None:
    """The musts of JSON Feed 1.1."""
    feed = json.loads((site / name).read_text("ascii"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == ADDRESS + name
    leads_to_a_page(site, feed["home_page_url"])
    assert feed["items"]
    for item in feed["items"]:
        assert {"id", "url", "title", "content_text"} <= set(item)
        leads_to_a_page(site, item["url"])


def leads_to_a_page(site: Path, address: str) -> None:
    assert address.startswith(ADDRESS)
    assert (site / address.removeprefix(ADDRESS) / "index.html").is_file(), address


def test_the_sitemap_has_every_page_and_the_dates_of_articles(published: Archive, records: dict[str, dict]) -> None:
    rows = ET.parse(published.site / "sitemap.xml").getroot().findall(f"{SITEMAP}url")  # noqa: S314 - our own output
    dates = {str(row.findtext(f"{SITEMAP}loc")): row.findtext(f"{SITEMAP}lastmod") for row in rows}
    for address in dates:
        leads_to_a_page(published.site, address)
    for record in records.values():
        expected = (record["captured"] or "")[:10] or record["modified"] or record["published"]
        assert dates[ADDRESS + record["url"]] == expected
    entities = map(json.loads, (published.site / "data/entities.jsonl").read_text("ascii").splitlines())
    own = {ADDRESS, f"{ADDRESS}about/", f"{ADDRESS}search/"}
    assert own | {ADDRESS + entity["url"] for entity in entities} <= set(dates)
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (published.site / "robots.txt").read_text("ascii")


def test_a_browser_can_search_from_its_own_field(five: Archive) -> None:
    link = page(five, "entities/isis").find("link", rel="search")
    assert link["href"] == "../../opensearch.xml"
    description = ET.parse(five.site / "opensearch.xml").getroot()  # noqa: S314 - our own output
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(str(description.findtext(f"{space}ShortName"))) <= 16
    template = description.find(f"{space}Url").get("template")  # type: ignore[union-attr]
    assert template == f"{ADDRESS}search/?q={{searchTerms}}"


def test_every_page_has_its_markdown_and_its_links_lead_somewhere(published: Archive) -> None:
    pages = [path for path in published.site.rglob("index.html") if "noindex" not in path.read_text("utf-8")]
    assert len(pages) > 40
    for path in pages:
        markdown = path.with_name("index.md").read_text("utf-8")
        assert loads(markdown).content.strip(), path
        for target in re.findall(r"(?<!\\)\]\(([^)\s#]+)", markdown):
            if not urlsplit(target).scheme:
                assert (path.parent / target).resolve().is_file(), (path, target)


def test_llms_txt_leads_to_markdown_and_data(published: Archive) -> None:
    content = (published.site / "llms.txt").read_text("utf-8")
    assert content.startswith("# Pressmark\n\n> ")
    links = re.findall(r"\]\(([^)]+)\)", content)
    assert len(links) > 12
    for link in links:
        assert (published.site / link.removeprefix(ADDRESS)).is_file(), link


def test_references_to_the_whole_archive_are_read_by_others(published: Archive, records: dict[str, dict]) -> None:
    titles = sorted(record["title"] for record in records.values())
    data = published.site / "data"
    library = bibtexparser.parse_string((data / "archive.bib").read_text("utf-8"))
    assert not library.failed_blocks
    assert sorted(entry["title"].strip("{}") for entry in library.entries) == titles
    assert sorted(entry["title"] for entry in rispy.loads((data / "archive.ris").read_text("utf-8"))) == titles
    items = json.loads((data / "archive.csl.json").read_text("utf-8"))
    assert csl_faults((data / "archive.csl.json").read_text("utf-8")) == []
    assert sorted(str(item["title"]) for item in CiteProcJSON(items).values()) == titles
    assert sorted(item["title"] for item in items) == titles
    assert {item["type"] for item in items} == {"article-newspaper"}
    assert len({item["id"] for item in items}) == len(items)
    dated = {item["title"]: item["issued"]["date-parts"][0] for item in items if "issued" in item}
    for record in records.values():
        assert dated.get(record["title"]) == (record["published"] and [int(p) for p in record["published"].split("-")])


def test_the_tables_are_a_valid_data_package(published: Archive, records: dict[str, dict]) -> None:
    report = Package(str(published.site / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "type", "message"])
    named = json.loads((published.site / "data/datapackage.json").read_text("ascii"))["resources"]
    assert all((published.site / "data" / resource["path"]).is_file() for resource in named)
    with (published.site / "data/articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == sorted(records)
    assert all(row["tags"] == " | ".join(records[row["id"]]["tags"]) for row in rows)


def test_the_database_opens_in_datasette_with_facets_and_search(published: Archive, records: dict[str, dict]) -> None:
    word = "chechen" if "chechen" in str(records).lower() else "marseille"
    answer = datasette(published, f"/archive/articles.json?_search={word}&_shape=objects&_facet_size=max")
    assert answer["filtered_table_rows_count"] >= 1
    assert any(word in row["text"].lower() for row in answer["rows"])
    assert {"publisher", "language", "tags"} <= set(answer["facet_results"])
    assert answer["facet_results"]["tags"]["type"] == "array"
    by_type = datasette(published, "/archive/entities.json?_shape=objects")["facet_results"]["type"]["results"]
    assert {"person", "organisation", "place"} <= {item["value"] for item in by_type}


def datasette(archive: Archive, path: str) -> dict:
    """What Datasette answers; it exits with an error for anything but a 200."""
    command = [BIN / "datasette", "archive.db", "--metadata", "datasette.yml", "--get", path]
    done = subprocess.run(command, cwd=archive.site / "data", capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_database_agrees_with_the_lines(published: Archive, records: dict[str, dict]) -> None:
    connection = sqlite3.connect(published.site / "data/archive.db")
    try:
        texts = dict(connection.execute("SELECT id, text FROM articles"))
        pairs = set(connection.execute("SELECT article, entity FROM article_entities"))
        (mentions,) = connection.execute("SELECT count(*) FROM mentions").fetchone()
        numbers = [number for (number,) in connection.execute("SELECT number FROM articles")]
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        connection.rollback()
    finally:
        connection.close()
    assert sorted(numbers) == list(range(1, len(records) + 1))
    assert texts == {key: record["text"] for key, record in records.items()}
    assert pairs == {(key, entity) for key, record in records.items() for entity in record["entities"]}
    assert mentions == len((published.site / "data/mentions.jsonl").read_bytes().splitlines())
    assert yaml.safe_load((published.site / "data/datasette.yml").read_text("utf-8"))["title"] == "Pressmark"


def test_an_article_costs_one_page_with_all_that_one_needs_to_cite_it(
    published: Archive, records: dict[str, dict]
) -> None:
    for record in some(records):
        folder = published.site / record["url"]
        assert sorted(path.name for path in folder.iterdir()) == ["index.html", "index.md", "seed.txt"]
        assert len((folder / "index.html").read_bytes()) <= MOST_BYTES
        text = page(published, record["url"]).find(id="cite").get_text()
        for part in ("@article{", "TY  - NEWS", '"type": "article-newspaper"', f"“{record['title']}"):
            assert part.lower() in text.lower()  # Chicago has capitals of its own


def test_without_an_address_nothing_pretends_to_have_one(archive: Archive) -> None:
    assert not [*archive.site.rglob("feed.*"), *archive.site.glob("sitemap*"), *archive.site.glob("opensearch.xml")]
    html = (archive.site / "entities/isis/index.html").read_text("utf-8")
    assert 'rel="alternate"' not in html
    assert "example" not in (archive.site / "data/archive.bib").read_text("utf-8")
    assert (archive.site / "llms.txt").is_file()


def test_every_file_of_data_is_documented(published: Archive) -> None:
    written = (ROOT / "docs/about/data.md").read_text("utf-8")
    documented = {line.split("](../")[1].split(")")[0] for line in written.splitlines() if line.startswith("| [")}
    there = {path.relative_to(published.site).as_posix() for path in (published.site / "data").iterdir()}
    assert documented == there | {"llms.txt"}


def test_every_field_of_an_entity_is_documented(five: Archive) -> None:
    written = (ROOT / "docs/about/data.md").read_text("utf-8").split("## One entity")[1].split("##")[0]
    documented = {name for line in written.splitlines() for name in re.findall(r"`(\w+)`", line.split(" | ")[0])}
    entity = json.loads((five.site / "entities/isis/entity.json").read_text("ascii"))
    assert documented == set(entity)
    for key in ("names", "companions", "articles"):
        assert all(f"`{field}`" in written for field in entity[key][0])
