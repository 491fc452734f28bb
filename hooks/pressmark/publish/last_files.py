"""The files that need to know which pages MkDocs renders: the Markdown of those that were written, and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pressmark.model import SiteFile
from pressmark.publish.edition import Edition
from pressmark.publish.keys import PlannedFile
from pressmark.publish.page_markdown import written_markdown
from pressmark.publish.redirects import WITHDRAWN
from pressmark.publish.urls import page_url
from pressmark.publish.way_in import sitemap_files


def last_files(
    edition: Edition,
    rendered: Iterable[tuple[str, str, str | None]],
    plans: Iterable[PlannedFile],
    made: Mapping[str, SiteFile],
) -> Iterator[PlannedFile]:
    """Those files.

    Args:
        edition: the archive.
        rendered: source path and address of each page that MkDocs renders; of one written by hand its Markdown as well.
        plans: the files that MkDocs does not render.
        made: source path -> what the program made for MkDocs to render.
    """
    addresses = [page_url(plan.path) for plan in plans if plan.template not in (None, WITHDRAWN)]
    for path, url, content in rendered:
        if path not in made or made[path].template != WITHDRAWN:
            addresses.append(url)
        if content is not None:
            yield written_markdown(content, path, url)
    yield from sitemap_files(edition, addresses)
