"""What a build says of the archive: levels of the log and texts."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from pressmark.model import Catalog


def report_lines(catalog: Catalog, folder: str) -> Iterator[tuple[int, str]]:
    """Each seed that gave no article with its reason, each warning, and what there is.

    Args:
        catalog: the archive.
        folder: what the folder of seeds is called.
    """
    for rejection in catalog.rejections:
        if not rejection.warned:  # else the warnings name it
            level = logging.INFO if rejection.withdrawn else logging.WARNING
            yield level, f"{folder}/{rejection.seed}: {rejection.reason}"
    for warning in catalog.warnings:
        yield logging.WARNING, warning
    for note in catalog.notes:
        yield logging.INFO, note
    articles, entities = len(catalog.articles), len(catalog.entities)
    told = f"{articles} article{'' if articles == 1 else 's'}, {entities} entit{'y' if entities == 1 else 'ies'}"
    yield logging.INFO, f"{told} with a page"
