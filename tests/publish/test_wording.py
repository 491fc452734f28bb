"""The words of the interface: all that templates, scripts and code say in English is translated, and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel import Locale
from jinja2 import Environment

from pressmark.model import Catalog, EntityType, Role
from pressmark.publish.edition import Edition
from pressmark.publish.facts import _FACTS as FIELDS
from pressmark.publish.imprint import Imprint
from pressmark.publish.indexes import _TYPE_NAMES as TYPE_NAMES
from pressmark.publish.made import CALLED
from pressmark.publish.templates import set_up_templates
from pressmark.publish.wording import ENGLISH, translated, wording_of

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "hooks/pressmark/publish/interface"
TEMPLATES = tuple(sorted((ROOT / "docs/.overrides").rglob("*.html")))
SCRIPTS = tuple(sorted((ROOT / "docs/assets/js").glob("*.js")))
CODE = tuple(sorted((ROOT / "hooks/pressmark/publish").glob("*.py")))

SAYS = re.compile(r'(?:\bt|\bwording|\bself)\(\s*"((?:[^"\\]|\\.)*)"')
"""`t("...")` of templates, scripts and the report; `wording("...")` of code, `self("...")` of the wording itself."""
COUNTS = re.compile(r'\bcount\(\s*(?:[^()"]|\([^()]*\))*?, "([^"]+)", "([^"]+)"')
"""`count(number, "one", "many")`, everywhere."""
CHARTS = re.compile(r'years_chart\([^")]*"([^"]+)", "([^"]+)"')
FILTERS = re.compile(r'filter_box\("[^"]*", [^"]*"([^"]+)", "([^"]+)"')
"""What a list's filter counts, on the page and by script."""
WORDS_OF_VALUES = {
    *map(str, EntityType),
    "unknown",
    "undated",
}
"""Said by scripts of values that they are given."""
NAMES = (*FIELDS, *map(str, Role))
WORDS_OF_PAGES = {CALLED.get(name, name).replace("_", " ") for name in NAMES}
INGEST = ROOT / "hooks/pressmark/ingest"
IDENTIFIER = re.compile(r'"([a-z]+(?:_[a-z0-9]+)*)"')
LANGUAGES = ("de", "es", "fr", "it", "nl", "pt", "ru")
PLACEHOLDER = re.compile(r"\{\w*\}")


def said(paths: tuple[Path, ...]) -> set[str]:
    return {words for path in paths for words in SAYS.findall(path.read_text("utf-8"))}


def counted(paths: tuple[Path, ...], form: re.Pattern[str] = COUNTS) -> set[tuple[str, str]]:
    return {pair for path in paths for pair in form.findall(path.read_text("utf-8"))}


def plurals(pairs: set[tuple[str, str]]) -> set[str]:
    return {many for _, many in pairs}


def needed_by_scripts() -> set[str]:
    return said(SCRIPTS) | plurals(counted(SCRIPTS) | counted(TEMPLATES, FILTERS)) | WORDS_OF_VALUES


def needed_by_pages() -> set[str]:
    words = said(TEMPLATES) | said(CODE) | plurals(counted(TEMPLATES) | counted(CODE) | counted(TEMPLATES, CHARTS))
    return (words | WORDS_OF_PAGES | set(TYPE_NAMES.values())) - needed_by_scripts()


def told_rules() -> set[str]:
    """Rules with names of their own: those of the table of phrases, those that golden cases show, and those of code."""
    rows = (INGEST / "data/furniture.tsv").read_text("utf-8").splitlines()
    told = {row.split("\t")[1] for row in rows if row and not row.startswith("#")}
    for path in (ROOT / "tests/golden/cleaning").glob("*.yml"):
        removed = yaml.safe_load(path.read_text("utf-8"))["expected"].get("removed", ())
        told |= {line.rpartition(": ")[2].split()[0] for line in removed}
    return told.union(*(rules_of_code(path.read_text("utf-8")) for path in sorted(INGEST.rglob("*.py"))))


def rules_of_code(code: str) -> set[str]:
    """The rules that code gives to lines: all names in the second place of `Label(Role.X, "rule", 0.9)`."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and len(node.args) > 1)
    labels = (call.args[1] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Label")
    chosen = (
        part for rule in labels for part in ((rule.body, rule.orelse) if isinstance(rule, ast.IfExp) else (rule,))
    )
    return {part.value for part in chosen if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def test_rules_are_found_in_code() -> None:
    assert {"related_line", "marked_line", "paragraph", "line_of_text", "short_line_before_text"} <= told_rules()


def known_identifiers() -> set[str]:
    """Every word in quotation marks in the code that names rules, and the rules of the table of phrases."""
    code = "\n".join(path.read_text("utf-8") for path in sorted(INGEST.rglob("*.py")))
    return set(IDENTIFIER.findall(code)) | told_rules()


def table(language: str) -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = yaml.safe_load((TABLES / f"{language}.yml").read_text("utf-8"))
    return content


def forms(language: str) -> Iterator[tuple[str, str]]:
    """English and what is said for it, each plural form by itself."""
    for words in table(language).values():
        for english, translation in words.items():
            for form in translation.values() if isinstance(translation, dict) else [translation]:
                yield english, form


def test_the_languages_are_those_that_the_manual_names() -> None:
    assert translated() == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_every_language(language: str) -> None:
    words = table(language)
    assert set(words["scripts"]) == needed_by_scripts()
    assert set(words["pages"]) >= needed_by_pages() | {rule.replace("_", " ") for rule in told_rules()}
    others = {english.replace(" ", "_") for english in set(words["pages"]) - needed_by_pages()}
    assert {name for name in others - known_identifiers() if not name.startswith("author_")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_the_same_values(language: str) -> None:
    for english, translation in forms(language):
        assert translation.strip(), english
        assert set(PLACEHOLDER.findall(translation)) == set(PLACEHOLDER.findall(english)), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_all_forms_of_the_language(language: str) -> None:
    several = plurals(counted(SCRIPTS + TEMPLATES + CODE) | counted(TEMPLATES, FILTERS) | counted(TEMPLATES, CHARTS))
    categories = {Locale(language).plural_form(number) for number in range(200)}
    words = {**table(language)["pages"], **table(language)["scripts"]}
    for english in several:
        assert isinstance(words[english], dict), english
        assert set(words[english]) >= categories | {"other"}, english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_translated_twice(language: str) -> None:
    parts = yaml.compose((TABLES / f"{language}.yml").read_text("utf-8")).value
    for _, words in parts:
        keys = [key.value for key, _ in words.value]
        assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}


def test_words_are_said_in_english_where_there_is_no_table() -> None:
    for language in ("en", "en-GB", "ja", "xx", "../de"):
        wording = wording_of(language)
        assert wording.language == ENGLISH
        assert wording("source unknown") == "source unknown"
        assert wording.date("2014-09-17") == "17 September 2014"


def test_a_region_is_said_in_its_language() -> None:
    assert wording_of("pt-BR")("Tags") == wording_of("pt")("Tags")
    assert wording_of("pt-BR").language == "pt-BR"
    assert wording_of("de_AT").language == "de-AT"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("de", "7. September 2014", "September 2014"),
        ("es", "7 de septiembre de 2014", "septiembre de 2014"),
        ("fr", "7 septembre 2014", "septembre 2014"),
        ("it", "7 settembre 2014", "settembre 2014"),
        ("nl", "7 september 2014", "september 2014"),
        ("pt", "7 de setembro de 2014", "setembro de 2014"),
        ("ru", "7 сентября 2014\u202fг.", "сентябрь 2014\u202fг."),
    ],
)
def test_dates_are_said_in_the_language(language: str, day: str, month: str) -> None:
    wording = wording_of(language)
    assert (wording.date("2014-09-07"), wording.date("2014-09")) == (day, month)
    assert wording.date("2014") == "2014"
    assert wording.moment("2024-04-19T16:19:00+03:00").endswith(", 16:19")


@pytest.mark.parametrize(("number", "words"), [(1, "1 статья"), (3, "3 статьи"), (5, "5 статей"), (21, "21 статья")])
def test_numbers_follow_the_plurals_of_the_language(number: int, words: str) -> None:
    assert wording_of("ru").count(number, "article", "articles") == words


def test_a_name_passes_as_it_is() -> None:
    assert wording_of("de")("A {brace} & <mark>") == "A {brace} & <mark>"


@pytest.mark.parametrize(
    ("language", "marked"), [("en", ""), ("de", ""), ("pt-BR", ""), ("ja", ' lang="en"'), ("zh-Hant", ' lang="en"')]
)
def test_what_is_said_in_english_for_want_of_words_is_marked_so(tmp_path: Path, language: str, marked: str) -> None:
    env = Environment(autoescape=True)
    env.filters["url"] = str
    edition = Edition(Catalog(articles=()), Imprint(language=language))
    set_up_templates(env, tmp_path, "test", edition, is_preview=False)
    assert env.globals["own_language"] == marked
