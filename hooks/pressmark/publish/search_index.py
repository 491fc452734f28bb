"""Pagefind's index made the same for the same records.

Pagefind 1.5 writes its filters in the order of a hash table, anew in each run (Pagefind/pagefind#638: fragments are
stable since 1.3, filters and metadata are not), and names files by their content. Here the values of each filter and
the list of filters are sorted, and those files are named anew.

Format, as Pagefind 1.5 writes it: gzip of `pagefind_dcd` and CBOR. A filter is `[name, [[value, pages]...]]`; the
metadata are `[version, pages, index chunks, [[filter, file]...], sorts, fields]`.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

import cbor2

from pressmark.errors import PublishError

_MARK = b"pagefind_dcd"
_FILTERS = 3
"""Position of the list of filters in the metadata."""
DATES = "dates.json"
ADDRESSES = "addresses.json"
_NAME_DIGITS = 7
_META_DIGITS = 10
"""Hex digits in file names, as many as Pagefind takes."""


def sort_index(index: Path) -> None:
    """Rewrite the filters and the metadata of an index in sorted order.

    Raises:
        PublishError: the index is not of the form that Pagefind 1.5 writes.
    """
    entry_path = index / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _sort_language(index, str(language["hash"]))
    entry_path.write_text(json.dumps(entry, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def write_dates(index: Path) -> None:
    """Write each dated page's date by the page's own name, so that parts of an index can be listed by date together.

    So are the addresses of all pages, for a list of results as a file.

    Raises:
        PublishError: the index is not of the form that Pagefind 1.5 writes.
    """
    found: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for path in sorted((index / "fragment").glob("*.pf_fragment")):
        try:
            page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))
            facts, addresses[path.stem] = page["meta"], page["url"].lstrip("/")
        except (OSError, EOFError, ValueError, LookupError) as error:
            raise _unknown_form(path) from error
        if "date" in facts:
            found[path.stem] = facts["date"]
    for name, table in ((DATES, found), (ADDRESSES, addresses)):
        (index / name).write_text(json.dumps(table, separators=(",", ":")), encoding="ascii")


def _sort_language(index: Path, name: str) -> str:
    path = index / f"pagefind.{name}.pf_meta"
    meta = _read(path)
    prefix = name.rpartition("_")[0]
    try:
        meta[_FILTERS] = sorted([kind, _sort_filter(index, file, prefix)] for kind, file in meta[_FILTERS])
    except (TypeError, ValueError, LookupError) as error:
        raise _unknown_form(path) from error
    content = _packed(meta)
    path.unlink()
    renamed = f"{prefix}_{sha256(content).hexdigest()[:_META_DIGITS]}"
    (index / f"pagefind.{renamed}.pf_meta").write_bytes(content)
    return renamed


def _sort_filter(index: Path, name: str, prefix: str) -> str:
    path = index / "filter" / f"{name}.pf_filter"
    kind, values = _read(path)
    content = _packed([kind, sorted(values)])
    path.unlink()
    renamed = f"{prefix}_{sha256(content).hexdigest()[:_NAME_DIGITS]}"
    (index / "filter" / f"{renamed}.pf_filter").write_bytes(content)
    return renamed


def _read(path: Path) -> list:  # type: ignore[type-arg] # a tree of CBOR, whose form is told above
    try:
        data = gzip.decompress(path.read_bytes())
        content = cbor2.loads(data.removeprefix(_MARK))
    except (OSError, EOFError, cbor2.CBORDecodeError) as error:
        raise _unknown_form(path) from error
    if not data.startswith(_MARK) or not isinstance(content, list):
        raise _unknown_form(path)
    return content


def _packed(content: object) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(content), mtime=0)


def _unknown_form(path: Path) -> PublishError:
    return PublishError(str(path), "is no file of Pagefind 1.5", "install the release that requirements.txt locks")
