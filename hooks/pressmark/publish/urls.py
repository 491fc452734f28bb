"""Which address everything has. Every URL of the site is made here, and nowhere else.

Addresses are relative to the site's root, without a leading slash; those of pages end in one. The promise is that what
was linked never leads elsewhere or nowhere: when several want one slug, each gets a suffix of its own and the bare slug
becomes a page that lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pressmark.text import SLUG_LENGTH, clean_slug

CHOICE_SUFFIX_DIGITS = 6
"""Hex digits of sha256(id) behind a slug that several want (design: ids and addresses)."""
ID_SUFFIX_DIGITS = 8
"""Hex digits of sha256(id) behind an id that is unsafe as an address (design: ids and addresses)."""
LONGEST_SEGMENT = 150
"""Characters; file systems end at 255 bytes, archives on optical media at about 200."""

_SAFE_SEGMENT = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?")
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Source: "Naming Files, Paths, and Namespaces", Microsoft."""
_RESERVED = frozenset({"index", "index.html", "index.md", "seed.txt", "seed.pdf"})


def digest(value: str, digits: int) -> str:
    """The first hex digits of a value's sha256."""
    return sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def is_reserved(slug: str) -> bool:
    return slug in _RESERVED or _WINDOWS_DEVICE.match(slug) is not None


def is_safe_path(path: str) -> bool:
    """Whether every part of a path is an address and a file name on every system as it stands."""
    return all(
        _SAFE_SEGMENT.fullmatch(part) and len(part) <= LONGEST_SEGMENT and not is_reserved(part.lower())
        for part in path.split("/")
    )


@dataclass(frozen=True, slots=True)
class Slugs:
    """The slugs of one kind of page."""

    of: Mapping[str, str]
    """Id -> slug."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Bare slug -> the ids that wanted it, sorted."""
    former: Mapping[str, str] = field(default_factory=dict)
    """Slug of a former name -> the one id that it leads to."""


def assign_slugs(names: Mapping[str, str], kind: str, former: Mapping[str, str] | None = None) -> Slugs:
    """Give each id the slug of its name.

    Args:
        names: id -> name.
        kind: what stands in for a name that has no ASCII letter or is reserved ("article", "tag", ...).
        former: id -> a name it was known by before, whose slug leads to it too.
    """
    former = former or {}
    bare = {key: clean_slug(names[key]) for key in sorted(names)}
    nameless = {key for key, slug in bare.items() if not slug or is_reserved(slug)}
    claims: dict[str, set[str]] = {}
    for key, slug in bare.items():
        if key not in nameless:
            claims.setdefault(slug, set()).add(key)
    for key in sorted(former):
        slug = clean_slug(former[key])
        if slug and not is_reserved(slug) and slug != bare[key]:
            claims.setdefault(slug, set()).add(key)
    contested = {slug for slug, keys in claims.items() if len(keys) > 1}
    suffixed = nameless | {key for key, slug in bare.items() if slug in contested}
    slugs = _with_suffixes(bare, suffixed, nameless, kind, set(claims))
    return Slugs(
        of=slugs,
        choices={slug: tuple(sorted(claims[slug])) for slug in sorted(contested)},
        former={
            slug: next(iter(keys))
            for slug, keys in sorted(claims.items())
            if len(keys) == 1 and bare[next(iter(keys))] != slug
        },
    )


def add_alias_slugs(slugs: Slugs, aliases: Mapping[str, Iterable[str]]) -> Slugs:
    """Let the other names of things lead to them, so that renaming or merging breaks no link.

    A name that is somebody's own stays theirs; one that several go by becomes a page that lists them.

    Args:
        slugs: those of the things' own names.
        aliases: id -> its other names.
    """
    taken = {*slugs.of.values(), *slugs.choices, *slugs.former}
    claims: dict[str, set[str]] = {}
    for key in sorted(aliases):
        for slug in map(clean_slug, aliases[key]):
            if slug and not is_reserved(slug) and slug not in taken:
                claims.setdefault(slug, set()).add(key)
    shared = {slug: tuple(sorted(keys)) for slug, keys in sorted(claims.items()) if len(keys) > 1}
    alone = {slug: next(iter(keys)) for slug, keys in sorted(claims.items()) if len(keys) == 1}
    return Slugs(of=slugs.of, choices={**slugs.choices, **shared}, former={**slugs.former, **alone})


def _with_suffixes(
    bare: Mapping[str, str], suffixed: set[str], nameless: set[str], kind: str, claimed: set[str]
) -> dict[str, str]:
    """Put a digest behind each contested slug; more of its digits where even that is taken."""
    slugs = {key: slug for key, slug in bare.items() if key not in suffixed}
    taken = claimed | set(slugs.values())
    for key in sorted(suffixed):
        stem = kind if key in nameless else bare[key]
        slugs[key] = _with_free_digest(stem, key, CHOICE_SUFFIX_DIGITS, taken)
    return slugs


def assign_id_paths(ids: Iterable[str]) -> Mapping[str, str]:
    """Give each article id its part of `/id/<part>/`.

    The id itself where that is safe, else its ASCII slug, `-` and digits of its sha256. Ids, or folders of ids, that
    differ only in letter case are unsafe together: they are one file on half of all disks.
    """
    ordered = sorted(ids)
    spellings: dict[str, set[str]] = {}
    for key in ordered:
        for prefix in _prefixes(key):
            spellings.setdefault(prefix.casefold(), set()).add(prefix)
    paths = {
        key: key
        for key in ordered
        if is_safe_path(key) and all(len(spellings[prefix.casefold()]) == 1 for prefix in _prefixes(key))
    }
    taken = set(spellings)
    for key in ordered:
        if key not in paths:
            stem = clean_slug(key)[: SLUG_LENGTH - ID_SUFFIX_DIGITS - 1].strip("-") or "article"
            paths[key] = _with_free_digest(stem, key, ID_SUFFIX_DIGITS, taken)
    return paths


def _with_free_digest(stem: str, key: str, digits: int, taken: set[str]) -> str:
    """A stem with a digest of the key behind it; more of its digits where that is taken already."""
    while (slug := f"{stem[: SLUG_LENGTH - digits - 1]}-{digest(key, digits)}") in taken:
        digits += 1
    taken.add(slug)
    return slug


def _prefixes(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def article_url(slug: str) -> str:
    return f"articles/{slug}/"


def entity_url(slug: str) -> str:
    return f"entities/{slug}/"


def tag_url(slug: str) -> str:
    return f"tags/{slug}/"


def source_url(slug: str) -> str:
    return f"sources/{slug}/"


def id_url(path: str) -> str:
    return f"id/{path}/"


def page_path(url: str) -> str:
    """The Markdown file of a page: what MkDocs calls `src_uri`."""
    return f"{url}index.md"


def time_url(time: str) -> str:
    """A year, a month ("2014-09") or "undated"."""
    return f"timeline/{time}/"


def numbered_url(url: str, number: int) -> str:
    """A further page of a list. No page stands there: an article or entity of that name has no folder below its own."""
    return f"{url}page/{number}/"


def entity_json_url(url: str) -> str:
    """What the archive knows of an entity, for programs."""
    return f"{url}entity.json"


def page_url(path: str) -> str:
    """The address of a page's Markdown file."""
    return path.removesuffix("index.md")


def html_path(url: str) -> str:
    return f"{url}index.html"


def seed_url(article: str, seed_path: str) -> str:
    """The seed as saved; always `.txt`, so that no browser runs it, except for PDF."""
    return f"{article}seed.pdf" if seed_path.lower().endswith(".pdf") else f"{article}seed.txt"


def relative_url(url: str, page: str) -> str:
    """An address as seen from a page; both relative to the site's root."""
    return "../" * page.count("/") + url


def relative_page_path(url: str, page: str) -> str:
    """A page's Markdown file as seen from another page's, which is how MkDocs wants links so that it can check them."""
    return relative_url(page_path(url), page)
