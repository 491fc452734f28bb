"""Models for other languages: a tiny one, made here, stands for those that archivists install."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pressmark.errors import SettingsError
from pressmark.knowledge.models import DEFAULT_MODELS, ENGLISH_MODEL, find_models, tell_unread
from pressmark.knowledge.recognition import Recogniser
from pressmark.model import Document

INIT = """
from pathlib import Path
from spacy.util import load_model_from_init_py
__version__ = "1.0"
def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


@pytest.fixture
def tiny_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a package with a model that knows one name, under the label of WikiNER."""
    nlp = spacy.blank("de", meta={"name": "tiny", "version": "1.0"})
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [{"label": "PER", "pattern": "Jonas Feld"}, {"label": "MISC", "pattern": "Grundgesetz"}]
    )
    folder = tmp_path / "de_tiny_pressmark"
    folder.mkdir()
    nlp.to_disk(folder / "de_tiny-1.0")
    (folder / "__init__.py").write_text(INIT, encoding="utf-8")
    (folder / "meta.json").write_text((folder / "de_tiny-1.0/meta.json").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "de-tiny-pressmark"


def test_each_language_is_read_by_its_model(tiny_german: str) -> None:
    models = find_models({"de": tiny_german})
    documents = [
        Document("1", "", "Am Montag kam Jonas Feld mit dem Grundgesetz.", "de-AT"),
        Document("2", "", "Jonas Feld came to London on Monday.", "fr"),
        Document("3", "", "Angela Merkel came to London on Monday.", "en"),
    ]
    found = [[(item.surface, item.label) for item in mentions] for mentions in Recogniser(models).recognise(documents)]
    assert found == [[("Jonas Feld", "PERSON")], [], [("Angela Merkel", "PERSON"), ("London", "GPE")]]
    assert models.version != DEFAULT_MODELS.version


def test_a_model_that_is_not_there_is_told_with_place_and_remedy() -> None:
    with pytest.raises(SettingsError) as caught:
        find_models({"de": "de-nowhere"})
    assert str(caught.value) == (
        'mkdocs.yml: extra.pressmark.models.de: the model "de-nowhere" is not installed; '
        "install it (`pip install de-nowhere`), or take the line out"
    )
    with pytest.raises(SettingsError, match='"colorsys" is no spaCy model'):
        find_models({"de": "colorsys"})


def test_tells_in_one_line_what_no_model_reads() -> None:
    assert tell_unread(["en", "und", "en-GB"], DEFAULT_MODELS) is None
    told = tell_unread(["en", "fr", "de", "de-AT"], DEFAULT_MODELS)
    assert told is not None
    assert "(2 in de, 1 in fr)" in told


def test_the_version_names_each_model() -> None:
    assert DEFAULT_MODELS.version == f"en {ENGLISH_MODEL} 3.8.0"
