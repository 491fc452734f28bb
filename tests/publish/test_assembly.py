"""The new site is put together from the last one, whatever the file system can do."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from pressmark.publish.assembly import WantedFile, assemble
from pressmark.publish.keys import content_key
from pressmark.publish.manifests import Manifests


def wanted(**contents: str) -> list[WantedFile]:
    return [
        WantedFile(f"{name}/index.html", content_key(text), partial(bytes, text.encode()))
        for name, text in contents.items()
    ]


def test_a_file_system_without_hard_links_gets_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    spare, site = tmp_path / "spare", tmp_path / "site"
    for text in ("one", "two", "two"):
        assemble(wanted(a="same", b=text), spare, site, Manifests(tmp_path / "cache", site))
        former = tmp_path / "former"
        if site.exists():
            site.rename(former)
        spare.rename(site)
        if former.exists():
            former.rename(spare)
        assert (site / "a/index.html").read_text() == "same"
        assert (site / "b/index.html").read_text() == text
