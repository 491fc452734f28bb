"""The new site takes the old one's place when it is whole, and not before; one build at a time.

Where the system can exchange two names in one step there is no moment without a site; elsewhere there is one between
two renames. A build may be killed at any moment: what stands beside the site then tells the next build what to do.

| beside the site | the build was killed | what the next build does |
|---|---|---|
| `.site.next` | while it wrote, or not at all: it is the site before this one | makes its site of it; see `assembly` |
| `.site.previous`, and a site | just before or after the exchange | removes it: it is the new site, or the old one |
| `.site.previous`, and no site | between the two renames | gives it its name back |
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock, Timeout

from pressmark.errors import PublishError
from pressmark.model import SiteFile
from pressmark.publish.exchange import exchange_folders


def staging_folder(site: Path) -> Path:
    """Where the new site grows: beside the old one, so that both are on one file system."""
    return site.with_name(f".{site.name}.next")


def previous_folder(site: Path) -> Path:
    """Where the old site stands until it is removed."""
    return site.with_name(f".{site.name}.previous")


def lock_path(site: Path) -> Path:
    """The file by which a build keeps others away."""
    return site.with_name(f".{site.name}.lock")


def lock_site(site: Path, tell_waiting: Callable[[str], None]) -> FileLock:
    """Keep other builds away from a site until the lock is released, or its process ends.

    Args:
        site: where the site will stand.
        tell_waiting: told once when another build has the lock.

    Raises:
        PublishError: the folder above the site cannot be written, or the site cannot be renamed.
    """
    if site.is_mount():
        raise PublishError(
            str(site), "is a mount point and cannot be replaced in one step", "set site_dir to a folder below it"
        )
    lock = FileLock(lock_path(site))
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            tell_waiting(f"another build is writing {site}; waiting until it is done")
            lock.acquire()
    except OSError as error:
        raise PublishError(
            str(site.parent), f"cannot be written ({error.strerror})", "make it writable, or set site_dir"
        ) from error
    return lock


def recover_site(site: Path) -> None:
    """Finish, or take back, the swap of a build that was killed in the middle of it."""
    previous = previous_folder(site)
    if not previous.exists():
        return
    if site.exists():
        _retire(previous, site)
    else:
        previous.rename(site)


def _retire(previous: Path, site: Path) -> None:
    """Remove the old site; a dot entry that the new one lacks after all moves over."""
    _move_dot_entries(previous, site)
    shutil.rmtree(previous)


def _move_dot_entries(previous: Path, site: Path) -> None:
    for entry in sorted(previous.glob(".*")):
        if not (site / entry.name).exists():
            entry.rename(site / entry.name)


def _spare(previous: Path, staging: Path, site: Path) -> None:
    """Let the old site stand where the new one grew: the next build makes its site of it; see `assembly`."""
    if not previous.exists():
        return
    _move_dot_entries(previous, site)
    for entry in sorted(previous.glob(".*")):
        shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    previous.rename(staging)


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


def link_or_copy(source: str, target: str) -> None:
    """One file under a second name; a copy where the file system has no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def swap_site(staging: Path, site: Path, *, keep_old: bool = False) -> None:
    """Put the new site into the old one's place; the old one's dot entries stay, as MkDocs keeps them.

    Args:
        staging: the new site.
        site: where it shall stand; `recover_site` was called on it before the build.
        keep_old: let the old site, but for its dot entries, stand where the new one stood.

    Raises:
        PublishError: the folder cannot be renamed; the old site is where it was.
    """
    previous = previous_folder(site)
    try:
        if not site.exists():
            staging.rename(site)
            return
        _keep_dot_entries(site, staging)
        staging.rename(previous)
        if not exchange_folders(previous, site):
            previous.rename(staging)
            site.rename(previous)
            staging.rename(site)
    except OSError as error:
        recover_site(site)
        raise PublishError(
            str(site), f"cannot be replaced ({error.strerror})", "check that the folder above it is writable"
        ) from error
    if keep_old:
        _spare(previous, staging, site)
    recover_site(site)


def _keep_dot_entries(site: Path, staging: Path) -> None:
    """Give `.git` of a worktree, `.nojekyll` and the like to the new site; they have never been away for a reader."""
    for entry in sorted(site.glob(".*")):
        kept = staging / entry.name
        if kept.exists() or kept.is_symlink():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, kept, symlinks=True, copy_function=link_or_copy)
        else:
            link_or_copy(str(entry), str(kept))
