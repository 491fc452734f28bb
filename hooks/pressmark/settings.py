"""`extra.pressmark` of mkdocs.yml as one validated, frozen value."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from pressmark.errors import SettingsError
from pressmark.sizes import DEFAULT_SIZES, SizeLimits

PLACE = "mkdocs.yml: extra.pressmark"


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", strict=False))
class Settings:
    """What an archivist can set. Paths are relative to mkdocs.yml."""

    seeds_dir: Path = Path("seeds")
    """Folder of the articles as saved."""
    entities_file: Path = Path("entities.yml")
    """The authority file; an archive without one has no reviewed names."""
    cache_dir: Path = Path(".cache/pressmark")
    """Where results are kept between builds; deleting it costs time only."""
    max_seed_bytes: Annotated[int, Field(ge=1)] = DEFAULT_SIZES.seed
    """Bytes; a larger seed is rejected."""
    max_unpacked_bytes: Annotated[int, Field(ge=1)] = DEFAULT_SIZES.unpacked
    """Bytes that a packed page may unpack to; one that has more is rejected."""
    max_archive_bytes: Annotated[int, Field(ge=1)] = DEFAULT_SIZES.archive
    """Bytes that a web archive may unpack to; what comes after them is not read."""
    max_seed_seconds: Annotated[float, Field(gt=0)] = 4.0
    """Seconds of processor time; a seed that takes more to read is rejected."""
    max_seed_memory: Annotated[int, Field(ge=1)] = 256_000_000
    """Bytes that reading one seed may take; one that needs more is rejected."""
    processes: Annotated[int, Field(ge=0)] = 0
    """Processes that read and recognise at once; 0 is one for each core."""
    articles_for_a_page: Annotated[int, Field(ge=1)] = 2
    """Articles that must share a name before it gets a page without standing in the authority file."""
    models: Mapping[
        Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")],
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_-]*$")],
    ] = field(default_factory=dict)
    """Language -> package of the spaCy model that reads it; English has one already."""
    plain_pages: bool = False
    """Whether MkDocs renders every page, so that other plugins see them all; costs time with each build."""
    offline: bool = False
    """Whether the site is a folder that opens from a disk without a server, search included."""

    @property
    def sizes(self) -> SizeLimits:
        return SizeLimits(self.max_seed_bytes, self.max_unpacked_bytes, self.max_archive_bytes)


def parse_settings(extra: Mapping[str, object] | None, folder: Path) -> Settings:
    """Validate `extra.pressmark` and make its paths absolute.

    Args:
        extra: the mapping in mkdocs.yml; None means all defaults.
        folder: the folder that mkdocs.yml stands in.

    Raises:
        SettingsError: an unknown setting, or a value of a wrong kind.
    """
    if extra is not None and not isinstance(extra, Mapping):
        raise SettingsError(PLACE, "is not a mapping", "write its settings as `name: value` lines under it")
    known = [item.name for item in fields(Settings)]
    for name in sorted(map(str, extra or {})):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            remedy = f"did you mean `{near[0]}`?" if near else f"the settings are {', '.join(known)}"
            raise SettingsError(f"{PLACE}.{name}", "is no setting", remedy)
    try:
        settings = TypeAdapter(Settings).validate_python(dict(extra or {}))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join((PLACE, *map(str, first["loc"])))
        raise SettingsError(place, f"{first['msg']}, not {first['input']!r}", "correct the value") from error
    paths = ("seeds_dir", "entities_file", "cache_dir")
    return replace(settings, **{name: folder / getattr(settings, name) for name in paths})


class _ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml for its plain values; tags such as `!ENV` mean nothing to us."""


_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_settings(config_file: Path) -> Settings:
    """Read the settings where MkDocs is not there to do it.

    Raises:
        SettingsError: no such file, no YAML, or settings that `parse_settings` refuses.
    """
    extra = read_config(config_file).get("extra")
    given = extra.get("pressmark") if isinstance(extra, dict) else None
    return parse_settings(given, config_file.absolute().parent)


def read_site_dir(config_file: Path) -> Path:
    """Where MkDocs puts the site, with every link on the way followed, as the build does.

    Raises:
        SettingsError: no such file, or no YAML.
    """
    named = read_config(config_file).get("site_dir")
    return (config_file.absolute().parent / (named if isinstance(named, str) else "site")).resolve()


def read_config(config_file: Path) -> dict[str, Any]:
    """What mkdocs.yml says, as far as it is plain values.

    Raises:
        SettingsError: no such file, or no YAML.
    """
    try:
        config = yaml.load(config_file.read_text(encoding="utf-8"), Loader=_ConfigLoader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise SettingsError(
            str(config_file), f"cannot be read ({error.strerror})", "run the command beside mkdocs.yml, or name it"
        ) from error
    except yaml.YAMLError as error:
        raise SettingsError(str(config_file), "is no valid YAML", str(error).replace("\n", " ")) from error
    return config if isinstance(config, dict) else {}
