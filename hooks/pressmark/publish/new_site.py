"""A build's last part: pages are dressed, the search index made, the new site put together, checked and swapped in."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark.model import Catalog
from pressmark.publish.assembly import WantedFile, assemble, written_files
from pressmark.publish.data_files import line_counts
from pressmark.publish.dressing import Theme, dressed_files
from pressmark.publish.edition import Edition
from pressmark.publish.handover import publish_site
from pressmark.publish.keys import PlannedFile, content_key, key_of
from pressmark.publish.manifests import Manifests
from pressmark.publish.offline import offline_files
from pressmark.publish.records import FormerRecords
from pressmark.publish.search import SearchIndex
from pressmark.publish.swap import staging_folder
from pressmark.publish.urls import html_path, page_url
from pressmark.publish.wording import SCRIPT


@dataclass(frozen=True, slots=True)
class Published:
    """What a build published."""

    files: int
    made: int
    """Those that had to be made."""
    parts_made: int
    """Parts of the search index that had to be made."""
    former_search: int
    """Search files of the site before, which the new one keeps for readers of the old one."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """Where a site stands, and what it is made from."""

    edition: Edition
    site: Path
    cache: Path
    """Where it is noted what the site has."""
    version: str
    """Of the program."""
    is_offline: bool
    """Whether it is to open from a disk by double click."""

    def make(
        self, plans: Sequence[PlannedFile], theme: Theme, look: str, rendered: Path, pages: Iterable[str]
    ) -> Published:
        """Publish the site.

        Args:
            plans: what MkDocs does not write.
            theme: puts the frame around pages.
            look: digest of what all files depend on.
            rendered: the folder with what MkDocs wrote.
            pages: source paths of the archive's pages in there.

        Raises:
            PublishError: a file cannot be written, or the new site is not whole; the old one is where it was.
        """
        gc.freeze()  # the archive stays until the site stands; it need not be looked through for garbage
        try:
            return self._make(plans, theme, look, rendered, pages)
        finally:
            gc.unfreeze()

    def _make(
        self, plans: Sequence[PlannedFile], theme: Theme, look: str, rendered: Path, pages: Iterable[str]
    ) -> Published:
        former, staging = FormerRecords(self.cache, self.site, self.version), staging_folder(self.site)
        dressed = dressed_files(plans, theme, look, former)
        searched = Edition(Catalog(articles=())) if self.is_offline else self.edition  # then another search is in it
        search = SearchIndex(searched, self.cache, self.site, self.version)
        own, words = (*search.files(), *dressed), self._words_of_scripts()
        version = key_of(self.version, look)
        wanted = offline_files((*written_files(rendered), words, *own), self.edition, version, wanted=self.is_offline)
        done = assemble(wanted, staging, self.site, Manifests(self.cache, self.site))
        former.keep()
        expected = {file.path for file in own}.union(html_path(page_url(path)) for path in pages)
        counts = line_counts(self.edition.catalog)
        kept = publish_site(staging, self.site, expected, counts, self.cache, done=done)
        return Published(len(done.files), len(done.made), len(search.made), kept)

    def _words_of_scripts(self) -> WantedFile:
        words = self.edition.wording.script().encode()
        return WantedFile(SCRIPT, content_key(words), lambda: words)
