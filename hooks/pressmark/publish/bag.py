"""The site as a BagIt bag: a folder that any digital archive can take in and check.

Source: RFC 8493, The BagIt File Packaging Format (version 1.0). Written here since it is four small files, and since
the bag of one site is then always the same bytes: there is no date in it.
"""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.publish.record import site_files

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ESCAPED = (("%", "%25"), ("\n", "%0A"), ("\r", "%0D"))
"""What a path in a manifest may not hold as it is. Source: RFC 8493, 2.1.3."""


def write_bag(site: Path, bag: Path) -> int:
    """Write a bag that holds a copy of a site; returns the number of its files.

    Args:
        site: a built site; dot entries at its top are not part of it.
        bag: a folder that is empty or does not exist. A bag that could not be finished does not stand there.

    Raises:
        PublishError: the site is none, the place is taken, or the disk refused.
    """
    names = sorted(site_files(site)) if site.is_dir() else []
    if not names:
        raise PublishError(str(site), "is no site", "build it first, or name it with --site")
    if bag.exists() and (not bag.is_dir() or any(bag.iterdir())):
        raise PublishError(str(bag), "is not empty", "name a new folder, so that nothing is overwritten")
    growing = bag.with_name(f".{bag.name}.next")
    try:
        shutil.rmtree(growing, ignore_errors=True)
        growing.mkdir(parents=True)
        _fill(growing, site, names)
        if bag.exists():
            bag.rmdir()
        growing.rename(bag)
    except OSError as error:
        shutil.rmtree(growing, ignore_errors=True)
        raise PublishError(str(bag), f"cannot be written ({error.strerror})", "check space and rights") from error
    return len(names)


def _fill(bag: Path, site: Path, names: list[str]) -> None:
    manifest: list[str] = []
    size = 0
    for name in names:
        content = (site / name).read_bytes()
        copy = bag / "data" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
        manifest.append(_line(content, f"data/{name}"))
        size += len(content)
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": f"Payload-Oxum: {size}.{len(names)}\nBag-Software-Agent: Pressmark\n",
        "manifest-sha256.txt": "".join(manifest),
    }
    tags["tagmanifest-sha256.txt"] = "".join(_line(tags[name].encode(), name) for name in sorted(tags))
    for name, text in tags.items():
        (bag / name).write_bytes(text.encode())


def _line(content: bytes, path: str) -> str:
    for char, written in _ESCAPED:
        path = path.replace(char, written)
    return f"{sha256(content).hexdigest()}  {path}\n"
