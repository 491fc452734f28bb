"""What `mkdocs serve` leaves beside the temporary folder that it shows: nothing, when it is over.

A preview's site stands in a folder of its own each time, so what is noted of it for the next build is of no use to
another preview, and is kept there, too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pressmark.publish.assembly import rendered_folder
from pressmark.publish.swap import lock_path, previous_folder, staging_folder


def preview_notes(site: Path) -> Path:
    """The folder for what is noted of a preview from one build to the next; it is made."""
    notes = site.with_name(f".{site.name}.notes")
    notes.mkdir(exist_ok=True)
    return notes


def end_preview(site: Path) -> None:
    """Remove everything that stands beside the site; that itself is MkDocs' to remove."""
    for folder in (staging_folder(site), previous_folder(site), rendered_folder(site), preview_notes(site)):
        shutil.rmtree(folder, ignore_errors=True)
    lock_path(site).unlink(missing_ok=True)
