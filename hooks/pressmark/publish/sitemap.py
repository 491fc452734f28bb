"""What is wrong with the sitemap that MkDocs writes: it is dated by the clock, and empty where there is no address."""

from __future__ import annotations

from pathlib import Path


def mend_sitemap(rendered: Path, site_url: str | None) -> None:
    """Remove the packed copy, which no two builds have alike, and for a site without an address the sitemap itself."""
    (rendered / "sitemap.xml.gz").unlink(missing_ok=True)
    if not site_url:
        (rendered / "sitemap.xml").unlink(missing_ok=True)
