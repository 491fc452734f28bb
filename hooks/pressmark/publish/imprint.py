"""Who publishes the archive, and where: what citations, feeds and data say of it as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a published work says of itself: the archive's name, where it stands, what it is."""

    name: str = "Pressmark"
    address: str = ""
    """Of the site, with a closing slash; empty where it has none yet."""
    description: str = ""
    language: str = "en"
    """The theme's: of its own words, and of ours where they are translated."""

    def absolute(self, url: str) -> str:
        """An address of the site in full; empty where the site has none."""
        return f"{self.address}{url}" if self.address else ""


def make_imprint(config: Mapping[str, Any]) -> Imprint:
    """The imprint from what mkdocs.yml says, where an address may lack its closing slash."""
    name, address, description = (config.get(key) for key in ("site_name", "site_url", "site_description"))
    closed = f"{address.rstrip('/')}/" if isinstance(address, str) and address else ""
    theme = config.get("theme")
    language = theme.get("language") if isinstance(theme, Mapping) else None
    return Imprint(str(name or "Pressmark"), closed, str(description or ""), str(language or "en"))
