"""`extra.pressmark`: what is understood, and what is told when it is not."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from pressmark.errors import SettingsError
from pressmark.settings import Settings, parse_settings, read_settings

ROOT = Path(__file__).parent.parent


def test_no_settings_are_the_defaults() -> None:
    settings = parse_settings(None, Path("/archive"))
    assert settings.seeds_dir == Path("/archive/seeds")
    assert settings.articles_for_a_page == 2


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"seed_dir": "x"}, "mkdocs.yml: extra.pressmark.seed_dir: is no setting; did you mean `seeds_dir`?"),
        ({"zzz": 1}, "mkdocs.yml: extra.pressmark.zzz: is no setting; the settings are seeds_dir"),
        ({"articles_for_a_page": 0}, "mkdocs.yml: extra.pressmark.articles_for_a_page: Input should be"),
        ({"max_seed_bytes": "many"}, "mkdocs.yml: extra.pressmark.max_seed_bytes: Input should be"),
        ({"models": {"German": "x"}}, "mkdocs.yml: extra.pressmark.models.German"),
        ({"models": {"de": "../x"}}, "mkdocs.yml: extra.pressmark.models.de"),
        ({"models": "de"}, "mkdocs.yml: extra.pressmark.models: Input should be"),
        (["seeds"], "mkdocs.yml: extra.pressmark: is not a mapping"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(extra: object, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(extra, Path("/archive"))  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_settings_are_read_from_a_file_with_tags_of_other_programs(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_url: !ENV URL\nx: !!python/name:a.b\nextra:\n  pressmark:\n    seeds_dir: in\n", encoding="utf-8"
    )
    assert read_settings(config).seeds_dir == tmp_path / "in"


def test_a_missing_or_broken_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "mkdocs.yml")
    (tmp_path / "mkdocs.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(SettingsError, match="is no valid YAML"):
        read_settings(tmp_path / "mkdocs.yml")


def test_every_setting_is_documented_with_its_default() -> None:
    page = (ROOT / "docs/about/settings.md").read_text(encoding="utf-8")
    documented = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    assert set(documented) == {item.name for item in fields(Settings)}
    for item in fields(Settings):
        default = item.default if item.default_factory is MISSING else item.default_factory()
        assert f"`{default}`" in documented[item.name]


def test_the_archive_of_this_repository_has_valid_settings() -> None:
    assert read_settings(ROOT / "mkdocs.yml").seeds_dir == ROOT / "seeds"
