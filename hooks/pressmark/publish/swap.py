"""The new site takes the old one's place when it is whole, and not before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pressmark.errors import PublishError
from pressmark.model import SiteFile


def staging_folder(site: Path) -> Path:
    """Where the new site grows: beside the old one, so that both are on one file system."""
    return site.with_name(f".{site.name}.next")


def previous_folder(site: Path) -> Path:
    """Where the old site stands for the moment of the swap."""
    return site.with_name(f".{site.name}.previous")


def recover_site(site: Path) -> None:
    """Put the old site back where a build was killed in the middle of a swap."""
    previous = previous_folder(site)
    if previous.exists() and not site.exists():
        previous.rename(site)


def write_files(files: Iterable[SiteFile], folder: Path) -> int:
    """Write files as they are; returns how many.

    Raises:
        PublishError: the disk refused one.
    """
    count = 0
    for file in files:
        path = folder / file.path
        content = file.content if isinstance(file.content, bytes) else file.content.encode("utf-8")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise PublishError(str(path), f"cannot be written ({error.strerror})", "check space and rights") from error
        count += 1
    return count


def swap_site(staging: Path, site: Path) -> None:
    """Rename the new site into the old one's place.

    Raises:
        PublishError: the folder cannot be renamed; the old site is where it was.
    """
    previous = previous_folder(site)
    try:
        if previous.exists():
            shutil.rmtree(previous)
        if site.exists():
            site.rename(previous)
        staging.rename(site)
    except OSError as error:
        recover_site(site)
        raise PublishError(
            str(site), f"cannot be replaced ({error.strerror})", "check that the folder above it is writable"
        ) from error
    if previous.exists():
        shutil.rmtree(previous)
