"""An article as others cite it: one reference, and the formats it is exchanged in.

| format | grammar |
|---|---|
| CSL-JSON | Citation Style Language 1.0.2, csl-data.json schema |
| BibTeX | biblatex 3.19 manual, entry type `@article` with `entrysubtype = newspaper`; UTF-8 |
| RIS | RefMan RIS Format Specifications 2011, type NEWS |

An unknown fact is left out; nothing is made up to fill a field.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache

from pressmark.model import Article
from pressmark.publish.citation_names import Name, split_name
from pressmark.publish.escape import escape_tex, one_line, printable_name
from pressmark.text import clean_ascii

KEY_DIGITS = 6
"""Hexadecimal digits, as in the addresses of the site; two of 10,000 keys that agree otherwise meet once in 1,600."""
_KEY_WORDS = re.compile(r"[a-z0-9]+")
_PARTS_NAMES = re.compile(r"\band\b|,", re.IGNORECASE)
"""What parts names, and parts of names, in a field of BibTeX. Source: biblatex 3.19 manual, 2.3.3."""
_ENCODE = json.JSONEncoder(ensure_ascii=True).encode
_NO_KEY_WORDS = frozenset("a an and as at by for from in of on or the to with".split())
"""Words that say too little to stand in a citation key."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation tells of an article; empty strings are unknown."""

    id: str
    title: str
    authors: tuple[Name, ...]
    publication: str
    published: str
    """"YYYY-MM-DD", "YYYY-MM" or "YYYY"."""
    captured: str
    """The day on which the page was saved, ISO 8601."""
    section: str
    language: str
    url: str
    """Where the article was published, else where the archive shows it."""
    archive: str
    """The archive's name."""
    archive_url: str
    """Where the archive shows the article; empty without an address of the site."""

    @property
    def place(self) -> str:
        """Where it is in the archive: its page, or its id with what cannot be printed as code points."""
        return self.archive_url or "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in self.id)


def reference(article: Article, url: str, archive: str, archive_url: str) -> Reference:
    """An article's reference.

    Args:
        article: the article.
        url: its page, relative to the site's root.
        archive: the site's name.
        archive_url: the site's address with a closing slash, or "" when it has none.
    """
    page = archive_url + url if archive_url else ""
    return Reference(
        id=printable_name(article.id),
        title=one_line(article.title),
        authors=tuple(split_name(one_line(author)) for author in article.authors),
        publication=one_line(article.publisher or ""),
        published=article.published or "",
        captured=(article.captured or "")[:10],
        section=one_line(article.section or ""),
        language="" if article.language == "und" else article.language,
        url=one_line(web_address(article.source_url) or page),
        archive=one_line(archive),
        archive_url=page,
    )


def web_address(url: str | None) -> str:
    """An address of the web as it stands; empty for everything else that a seed may call its source."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def csl_json(item: Reference) -> str:
    """The reference as an array of one CSL-JSON item."""
    return f"[\n{csl_item(item)}\n]\n"


def csl_item(item: Reference) -> str:
    """The reference as an item of CSL-JSON."""
    fields: dict[str, object] = {
        "id": citation_key(item),
        "type": "article-newspaper",
        "title": item.title,
        "author": [_csl_name(name) for name in item.authors],
        "container-title": item.publication,
        "section": item.section,
        "issued": _csl_date(item.published),
        "accessed": _csl_date(item.captured),
        "URL": item.url,
        "language": item.language,
        "archive": item.archive,
        "archive_location": item.place,
    }
    known = {key: value for key, value in fields.items() if value}
    rows = [f'"{name}": {_ENCODE(value)}' for name, value in known.items()]
    return "{\n " + ",\n ".join(rows) + "\n}"


def bibtex(item: Reference) -> str:
    """The reference as one entry for biblatex and BibTeX."""
    fields = {
        "entrysubtype": "newspaper",
        "title": f"{{{escape_tex(item.title)}}}",
        "author": " and ".join(_tex_name(name) for name in item.authors),
        "journaltitle": escape_tex(item.publication),
        "date": item.published,
        "url": _tex_url(item.url),
        "urldate": item.captured if item.url else "",
        "langid": item.language,
        "note": escape_tex(f"{item.archive}, {'' if item.archive_url else 'id '}{item.place}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{citation_key(item)},", *lines, "}"]) + "\n"


def ris(item: Reference) -> str:
    """The reference as one RIS record; its lines end in CR LF as the specification wants."""
    rows = [
        ("TY", "NEWS"),
        ("TI", item.title),
        *(("AU", _ris_name(name)) for name in item.authors),
        ("T2", item.publication),
        ("SE", item.section),
        ("PY", item.published[:4]),
        ("DA", item.published.replace("-", "/")),
        ("UR", item.url),
        ("Y2", item.captured.replace("-", "/") if item.url else ""),
        ("LA", item.language),
        ("DB", item.archive),
        ("AN", item.id),
        ("L2", item.archive_url),
        ("ER", ""),
    ]
    known = (
        f"{tag}  - {one_line(value)}".rstrip(" ") if tag != "ER" else "ER  - "
        for tag, value in rows
        if value or tag == "ER"
    )
    return "\r\n".join(known) + "\r\n"


@lru_cache(1)  # each format of a reference asks for it
def citation_key(item: Reference) -> str:
    """ "smith2014analysts-1f9e3a": first author or publication, year, first telling word of the title, all in ASCII.

    The digits of sha256(id) keep the keys of one archive apart, and a key the same whatever else the archive holds.
    """
    who = item.authors[0].family if item.authors else item.publication
    name = "".join(_KEY_WORDS.findall(clean_ascii(who))[-1:])
    words = [word for word in _KEY_WORDS.findall(clean_ascii(item.title)) if word not in _NO_KEY_WORDS]
    digest = hashlib.sha256(item.id.encode()).hexdigest()[:KEY_DIGITS]
    return f"{name}{item.published[:4]}{''.join(words[:1])}-{digest}"


def _csl_name(name: Name) -> dict[str, str]:
    if name.is_whole:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def _csl_date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


def _tex_url(value: str) -> str:
    """Escape an address: biblatex reads `url` letter by letter but for what would end the field."""
    return value.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _tex_name(name: Name) -> str:
    if name.is_whole:
        return f"{{{escape_tex(name.family)}}}"
    return ", ".join(_tex_part(part) for part in (name.family, name.suffix, name.given) if part)


def _tex_part(part: str) -> str:
    """A part of a name in braces, if BibTeX would part it from the rest: at "and" and at a comma."""
    escaped = escape_tex(part)
    return f"{{{escaped}}}" if _PARTS_NAMES.search(part) else escaped


def _ris_name(name: Name) -> str:
    """ "Family, Given, Suffix"; a whole name with a closing comma is kept whole by the readers of RIS."""
    if name.is_whole:
        return name.family
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
