"""What the last build of a site was made from, and what it said: one that finds all of it unchanged leaves the site.

Beside the cache stands, for each place that a site is built to, a note with the digest of all inputs: size, time and
number of every file below the folders that are read, the settings, the program. It counts only while the site is, file
by file, as its manifest says. The note has the articles as well, so that a build can tell which came, changed and went.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]

from pressmark.errors import PublishError
from pressmark.model import Article
from pressmark.packing import PackedTuple
from pressmark.publish.former_search import INDEX_FOLDER
from pressmark.publish.keys import KEY_BYTES, content_key, key_of
from pressmark.publish.manifests import Manifests, standing_files

LAST_BUILD = "last-build.json"
"""What was added, changed and removed since the build before; for people and for scripts."""

NAMED = 5
"""Articles that the console names of each kind; the file has all."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a site is made from."""

    digest: str
    youngest: int
    """The latest change of a file, in nanoseconds; far ahead where one may change without being seen to."""


_WORK = ("Done: ", "Since the last build: ", "another build ")
"""How the lines begin that tell what a build did."""

_EVERYBODY = logging.getLogger("mkdocs")
"""Where everything is heard that a build says."""

_UNSEEN = 1 << 62

_UNREADABLE = (-1, _UNSEEN, 0)
"""What is known of a file or folder that the disk does not show: nothing, so the site is made."""

_PASSED_OVER = (("__pycache__", Path(__file__).parents[2]), (".icons", Path(material.__file__).parent))
"""What nothing is made from, and thousands of drawings that come with a release of the theme and stay, where."""

_INHERIT = re.compile(rb"""^["']?INHERIT["']?\s*:\s*["']?([^\r\n]+?)["']?\s*(?:\s#.*)?$""", re.MULTILINE)


def look_at_inputs(places: Iterable[Path], *told: object) -> Inputs:
    """Look at every file below some folders without opening it.

    Args:
        places: files and folders; one that is not there counts as such.
        told: what else the site depends on.
    """
    digest, youngest = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES), 0
    for place in places:
        for name, stat in _walk(place):
            digest.update(f"{place}\0{name}\0{stat}\n".encode("utf-8", "surrogatepass"))
            youngest = max(youngest, stat[1])
    return Inputs(digest.hexdigest(), youngest)


def written_settings(file: str | Path) -> tuple[bytes, ...]:
    """The bytes of a settings file of MkDocs and of those that it inherits from: some settings are told by no value."""
    found: list[bytes] = []
    seen: set[Path] = set()
    path = Path(file)
    while path not in seen:
        seen.add(path)
        try:
            found.append(path.read_bytes())
        except OSError:
            break
        parent = _INHERIT.search(found[-1])
        if parent is None:
            break
        path = path.parent / os.fsdecode(parent[1])
    return tuple(found)


def _walk(place: Path) -> list[tuple[str, tuple[int, int, int]]]:
    """Path below a place -> size, time and number of each file, sorted."""
    found: list[tuple[str, tuple[int, int, int]]] = []
    passed_over = {name for name, folder in _PASSED_OVER if place.resolve().is_relative_to(folder.resolve())}
    waiting: list[str] = []
    try:
        if place.is_dir():
            waiting.append("")
        elif place.exists():
            found.append(("", _stat(place.stat())))
    except OSError:
        found.append(("", _UNREADABLE))
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(f"{place}/{below}") as listed:
                entries = list(listed)
        except OSError:  # who reads it says what is wrong with it
            found.append((f"{below}.", _UNREADABLE))
            continue
        for entry in entries:
            if entry.name in passed_over:
                continue
            try:
                name, known, is_folder = _entry(entry)
            except OSError:  # as a link that leads to itself
                name, known, is_folder = entry.name, _UNREADABLE, False
            found.append((below + name, known))
            if is_folder:
                waiting.append(below + name)
    return sorted(found)


def _entry(entry: os.DirEntry[str]) -> tuple[str, tuple[int, int, int], bool]:
    """Name, size with time and number, and whether it is a folder to look into."""
    if entry.is_dir():
        if entry.is_symlink():
            return entry.name, (0, _UNSEEN, 0), False  # what is behind it is not walked through
        return f"{entry.name}/", (0, 0, 0), True
    try:
        return entry.name, _stat(entry.stat()), False
    except FileNotFoundError:  # a link that leads nowhere
        return entry.name, (-1, 0, 0), False


def _stat(known: os.stat_result) -> tuple[int, int, int]:
    return known.st_size, known.st_mtime_ns, known.st_ino


class Listener(logging.Handler):
    """Hears what a build says."""

    def __init__(self, own: str) -> None:
        """`own` is the name of the program's logger."""
        super().__init__()
        self._own = own
        self.said: list[tuple[int, str]] = []
        self.heard_others = False
        """Whether somebody else warned; that is not for us to say again."""

    @property
    def to_repeat(self) -> list[tuple[int, str]]:
        """What a build that finds nothing changed would say as well: all but what this one did."""
        return [(level, text) for level, text in self.said if not text.startswith(_WORK)]

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == self._own:
            self.said.append((record.levelno, record.getMessage()))
        elif record.levelno >= logging.WARNING:
            self.heard_others = True


class LastBuild:
    """The note of one site, and what the build that is going on will write there."""

    def __init__(self, cache: Path, site: Path, logger: str) -> None:
        """Read the note, and listen from now on.

        Args:
            cache: where it is kept.
            site: where the site stands.
            logger: name of the program's logger.
        """
        self.cache = cache
        self._site = site
        self._file = cache / f"build-{content_key(str(site))[:16]}.json"
        try:
            noted = json.loads(self._file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            noted = {}
        self._noted: Mapping[str, Any] = noted if isinstance(noted, dict) else {}
        self._inputs: str | None = None
        self._listener = Listener(logger)
        _EVERYBODY.addHandler(self._listener)

    def look(self, places: Iterable[Path], before: int, *told: object) -> list[tuple[int, str]] | None:
        """Look at all that the site is made from.

        Args:
            places: files and folders.
            before: nanoseconds; a file that changed later may change once more without being seen to.
            told: what else the site depends on.

        Returns:
            What there is to say, level and text, where another build would make the very same site; None where it has
            to be made.

        Raises:
            PublishError: the disk refused a file.
        """
        inputs = look_at_inputs(places, *told)
        self._inputs = inputs.digest if inputs.youngest < before else None
        count = self._count_sound() if self._noted.get("inputs") == inputs.digest else 0
        if not count:
            return None
        said = [(int(level), str(text)) for level, text in self._noted.get("said", ())]
        done, changes = "Done: nothing anew; all is as it was at the last build", self._tell_changes(self._articles)
        own = (done, changes, f"Made 0 of {count} files: {self._site} was left as it is")
        return [*said, *((logging.INFO, line) for line in own)]

    def _count_sound(self) -> int:
        """The number of the site's files; 0 unless each is as it was left."""
        kept, found = Manifests(self.cache, self._site).kept(self._site), standing_files(self._site)
        others = found.keys() - kept.keys()
        if any(not path.startswith(f"{INDEX_FOLDER}/") for path in others) or len(others) != self._noted.get("others"):
            return 0
        return len(kept) if all(found.get(path) == stand[1:3] for path, stand in kept.items()) else 0

    def settle(self, articles: Iterable[Article], others: int) -> str:
        """Note a build whose site stands; returns in a line which articles were added, changed and removed.

        Args:
            articles: all that were published.
            others: number of the site's files that it has from the site before.

        Raises:
            PublishError: the disk refused it.
        """
        known = self._digests(articles)
        told, heard = self._tell_changes(known), self._listener
        note = {
            "inputs": None if heard.heard_others else self._inputs,
            "others": others,
            "said": heard.to_repeat,
            "articles": known,
        }
        self._write(self._file, json.dumps(note, separators=(",", ":")))
        return told

    def end(self) -> None:
        """Listen no more."""
        _EVERYBODY.removeHandler(self._listener)

    @property
    def _articles(self) -> Mapping[str, list[str]]:
        articles: Mapping[str, list[str]] = self._noted.get("articles", {})
        return articles

    def _tell_changes(self, articles: Mapping[str, list[str]]) -> str:
        """Write down which articles were added, changed and removed since the last build; returns it in a line."""
        before = self._articles
        changes = {
            "added": sorted(articles.keys() - before.keys()),
            "changed": sorted(key for key, (_, own) in articles.items() if key in before and before[key][1] != own),
            "removed": sorted(before.keys() - articles.keys()),
        }
        self._write(self.cache / LAST_BUILD, json.dumps(changes, indent=1) + "\n")
        told = "; ".join(f"{len(found)} {kind}{_named(found)}" for kind, found in changes.items() if found)
        return f"Since the last build: {told or 'no article was added, changed or removed'}"

    def _digests(self, articles: Iterable[Article]) -> dict[str, list[str]]:
        """Id -> digests of what an article was made from and of what it is; the latter is taken where it may differ."""
        before = self._articles
        found: dict[str, list[str]] = {}
        for article in articles:
            known = before.get(article.id)
            same = known is not None and known[0] == article.digest != ""
            found[article.id] = known if same and known is not None else [article.digest, _content_of(article)]
        return found

    @staticmethod
    def _write(path: Path, content: str) -> None:
        new = path.with_suffix(".new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(content, encoding="ascii")
            new.replace(path)
        except OSError as error:
            raise PublishError(str(path), f"cannot be written ({error.strerror})", "check space and rights") from error


def _named(articles: list[str]) -> str:
    more = f" and {len(articles) - NAMED} more" if len(articles) > NAMED else ""
    return f" ({', '.join(articles[:NAMED])}{more})" if articles else ""


def _content_of(article: Article) -> str:
    """The digest of what an article is, whatever it was made from."""
    blocks = article.blocks.packed if isinstance(article.blocks, PackedTuple) else tuple(article.blocks)
    facts = (article.title, article.description, article.published, article.modified, article.captured)
    names = (article.authors, article.publisher, article.section, article.tags, article.language, article.rights)
    return key_of(article.sha256, facts, names, article.captions, article.source_url, blocks)
