"""`pressmark new`: a fresh archive that builds at once, with the program and the theme beside its seeds.

An archive is a folder that holds all it needs: what was built with it can be built again in ten years, whatever has
become of this program by then. So the program is copied into it from where it is installed.
"""

from __future__ import annotations

import shutil
import sys
from importlib.resources import files
from pathlib import Path

import yaml

from pressmark.errors import PressmarkError, PublishError
from pressmark.publish.escape import escape_markdown, one_line

PROGRAM = (
    "hooks", "docs/.overrides", "docs/assets", "docs/about", ".ci/environment", "pyproject.toml", "requirements.txt",
    "LICENSE",
)  # fmt: skip
"""What an archive needs of the folder that the program is installed from."""
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info", "pictures", ".*_cache")
WRITTEN = {
    "mkdocs.yml": None,  # that of the program with a name of its own
    "README.md": "README.md",
    "Makefile": "makefile.txt",  # without what tests and measures the program: that stays behind
    "entities.yml": "entities.yml",
    ".gitignore": "gitignore.txt",
    "seeds/welcome.md": "welcome.txt",
    ".github/workflows/site.yml": "workflow.txt",
}
"""Path in the archive -> its text in `pressmark/fresh_texts/`."""
_IDENTITY = ("site_name:", "site_description:", "# Set site_url", "# site_url:")
"""How the lines of mkdocs.yml begin that tell whose archive it is."""
_ADDRESS = "site_url: !ENV [SITE_URL, '']  # the workflow sets it; or write the address here"


def write_archive(folder: Path, name: str) -> tuple[str, ...]:
    """Write a fresh archive; returns the paths of what stands at its top.

    Args:
        folder: one that is empty or does not exist.
        name: what the archive is called.

    Raises:
        PressmarkError: the folder is not empty or is inside what is copied, the name is empty, or the program is not
            installed from its own folder.
        PublishError: the disk refused.
    """
    source = Path(__file__).resolve().parent.parent.parent
    missing = [part for part in ("mkdocs.yml", *PROGRAM) if not (source / part).exists()]
    if missing:
        remedy = "run the command from a copy of Pressmark's repository (make site there sets it up)"
        raise PressmarkError(str(source), f"has no {missing[0]}, which an archive needs", remedy)
    inside = [part for part in PROGRAM if folder.resolve().is_relative_to(source / part)]
    if inside:
        raise PressmarkError(
            str(folder), f"is inside {inside[0]}, which is copied into the archive", "name a folder outside the program"
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PressmarkError(str(folder), "is not empty", "name a new folder, so that nothing is overwritten")
    name = one_line(name.encode("utf-8", "replace").decode("utf-8"))  # a command line may hold halves of characters
    if not name:
        raise PressmarkError("--name", "has no letter that can be printed", "give the archive a name")
    try:
        for part in PROGRAM:
            _copy(source / part, folder / part)
        for path, text in WRITTEN.items():
            content = _text(text).replace("NAME", escape_markdown(name)) if text else _config(source, name)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
    except OSError as error:
        raise PublishError(
            str(error.filename), f"cannot be written ({error.strerror})", "check space and rights"
        ) from error
    return tuple(sorted(path.name for path in folder.iterdir()))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=_LEFT_OUT)
    else:
        shutil.copy(source, target)


def _text(name: str) -> str:
    return files("pressmark").joinpath("fresh_texts", name).read_text(encoding="utf-8")


def _config(source: Path, name: str) -> str:
    """The program's own configuration, which is tested, with the archive's name and address."""
    lines = (source / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(_IDENTITY)]
    identity = yaml.safe_dump({"site_name": name}, allow_unicode=True, width=sys.maxsize).rstrip("\n")
    return "\n".join([identity, "site_description: Saved news articles", _ADDRESS, *kept]) + "\n"
