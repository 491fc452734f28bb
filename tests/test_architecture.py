"""The structure of the code is a rule, not a habit: imports go one way, and only the face knows MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
LAYERS = (
    {"archive", "cli"},
    {"build", "fresh", "suggest", "verify"},
    {"steps"},
    {"ingest", "knowledge", "publish", "store", "workers"},
    {"settings", "text", "packing", "worker_loop"},
    {"model", "sizes"},
    {"errors"},
)
"""Each may import from the layers below it, and a package from itself; siblings never import one another."""
IMPURE_MODULES = {"time", "random", "secrets", "uuid"}
IMPURE_CALLS = {"now", "today", "utcnow", "environ", "getenv", "getcwd", "cwd", "home", "expanduser"}
"""Attributes by which a clock, the environment or the place of a run would come in."""


def modules() -> list[Path]:
    return sorted(path for path in HOOKS.rglob("*.py") if path.name != "__init__.py")


def part(path: Path) -> str:
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return parts[0] if parts[0] != "pressmark" else parts[1]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports do not work beside a hook file"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def layer(name: str) -> int:
    return next(level for level, members in enumerate(LAYERS) if name in members)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOOKS)))
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    for name in imported(path):
        if name.startswith("pressmark."):
            other = name.split(".")[1]
            assert other == own or layer(other) > layer(own), f"{own} imports {other}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOOKS)))
def test_only_the_face_imports_mkdocs(path: Path) -> None:
    knows = any(name == "mkdocs" or name.startswith("mkdocs.") for name in imported(path))
    assert knows == (path.name == "archive.py")


def pure_modules() -> list[Path]:
    """All but the two faces, which meet the user's environment."""
    return [path for path in modules() if path.name not in ("archive.py", "cli.py")]


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: str(path.relative_to(HOOKS)))
def test_no_clock_no_chance_and_no_environment_inside_the_package(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not {name for name in imported(path) if name.split(".")[0] in IMPURE_MODULES}
    assert not attributes & IMPURE_CALLS


def test_a_clock_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("import datetime\nx = datetime.datetime.now()\n")
    with pytest.raises(AssertionError):
        test_no_clock_no_chance_and_no_environment_inside_the_package(tmp_path / "bad.py")


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_files_stay_small() -> None:
    long = {path.name: lines for path in modules() if (lines := len(path.read_text("utf-8").splitlines())) > 300}
    assert long == {}
