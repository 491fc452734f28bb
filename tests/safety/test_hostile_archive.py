"""An archive of hostile seeds, built once: looked through file by file, then opened page by page in Chromium."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from ..browser.conftest import served
from ..conftest import Archive
from .hostile import GROUPS, SECRET, SPECIAL, Hostile, write_hostile

LEAST_SEEDS = 300
WORD = re.compile(r"quay\d{4}mark")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))

ELEMENTS = frozenset(
    """html head meta link title script body input label div a header form kbd p nav ul ol li svg path rect main article
    section aside h1 h2 h3 span time table thead tbody tr th td caption dl dt dd code details summary b del footer
    noscript button select blockquote pre strong em q hr br mark fieldset legend g line circle defs use text""".split()
)
"""What the theme and our own Markdown write."""
ATTRIBUTES = frozenset(
    """action aria-* autocapitalize autocomplete charset checked class content d data-* datetime dir dy for height
    hidden href http-equiv id lang media method name placeholder preserveaspectratio r rel role scope spellcheck src
    stroke-width tabindex title transform type value viewbox width x x1 x2 xmlns y y1 y2""".split()
)
FETCHING = ("src", "data", "poster", "srcset", "background", "ping", "formaction")


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.translate(INVISIBLE)).split())


@dataclass
class Built:
    """The archive as it came out."""

    seeds: tuple[Hostile, ...]
    folder: Path
    log: str
    before: dict[str, str]

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @cached_property
    def pages(self) -> dict[str, lxml.html.HtmlElement]:
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        names = sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html") if path.is_file())
        return {name: lxml.html.fromstring((self.site / name).read_bytes(), parser=parser) for name in names}

    @cached_property
    def articles(self) -> dict[str, tuple[str, str]]:
        """Word of a seed -> the name of its page and what that shows."""
        found: dict[str, tuple[str, str]] = {}
        for line in (self.site / "data/articles.jsonl").read_text("utf-8").splitlines():
            name = json.loads(line)["url"] + "index.html"
            shown = folded(self.pages[name].find(".//main").text_content())
            words = set(WORD.findall(shown))
            if len(words) == 1:
                found[words.pop()] = (name, shown)
        return found


def digests(folder: Path) -> dict[str, str]:
    """Of each file in a folder, and what its links lead to."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = f"{sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime_ns} {path.stat().st_mode}"
        else:
            found[name] = "special"
    return found


@pytest.fixture(scope="module")
def hostile(make_archive: Callable[..., Archive]) -> Built:
    archive = make_archive(seeds=False)
    seeds = write_hostile(archive.folder)
    before = {name: digests(archive.folder / name) for name in ("seeds", "outside")}
    done = archive.build(PRESSMARK_TEST_SECRET=SECRET)
    assert done.code == 0, done.log[-3000:]
    after = {name: digests(archive.folder / name) for name in ("seeds", "outside")}
    assert after == before, "seeds are evidence, and what lies beside them is not ours"
    return Built(seeds, archive.folder, done.log, before["seeds"])


def test_the_corpus_has_every_group_and_enough_of_them(hostile: Built) -> None:
    groups = Counter(seed.group for seed in hostile.seeds) + Counter(special.group for special in SPECIAL)
    assert set(groups) == GROUPS
    assert sum(groups.values()) >= LEAST_SEEDS


def test_every_seed_has_its_page_or_is_named(hostile: Built) -> None:
    wrong = []
    for seed in hostile.seeds:
        has_page, named = seed.word in hostile.articles, Path(seed.path).name in hostile.log
        if (seed.expected == "page" and not has_page) or (seed.expected == "named" and (has_page or not named)):
            wrong.append(f"{seed.group} {seed.path!r}: page {has_page}, named {named}")
    wrong += [special.path for special in SPECIAL if special.expected == "named" and special.path not in hostile.log]
    assert wrong == []


def test_every_file_is_accounted_for(hostile: Built) -> None:
    report = json.loads((hostile.site / "data/report.json").read_text("utf-8"))
    files = len(hostile.seeds) + sum(special.target != "folder" for special in SPECIAL)
    assert len(report["seeds"]) == files
    assert all(seed["reason"] for seed in report["seeds"] if seed["outcome"] == "rejected")


def test_text_is_shown_letter_by_letter(hostile: Built) -> None:
    lost = [
        f"{seed.path}: {text!r}"
        for seed in hostile.seeds
        if seed.word in hostile.articles
        for text in seed.shown
        if folded(text) not in hostile.articles[seed.word][1]
    ]
    assert lost == []


def test_nothing_of_the_machine_is_in_the_site(hostile: Built) -> None:
    secrets = [SECRET.encode(), Path("/etc/passwd").read_bytes().splitlines()[0], b"57337"]  # 8191 * 7
    for path in sorted(hostile.site.rglob("*")):
        assert not path.is_symlink(), path
        if path.is_file() and path.suffix not in (".pagefind", ".woff2"):
            content = path.read_bytes()
            assert not [secret for secret in secrets if secret in content], path
    written = [path for path in hostile.folder.parent.rglob("written-by-seed*") if hostile.site not in path.parents]
    assert written == []


def test_every_address_can_be_a_file_anywhere(hostile: Built) -> None:
    for folder in (hostile.site, *(path for path in hostile.site.rglob("*") if path.is_dir())):
        names = [path.name for path in folder.iterdir()]
        assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names), folder
        for name in names:
            assert not CONTROL.search(name), ascii(name)
            assert not DIRECTING.search(name), ascii(name)
            assert not re.search(r'[<>:"|?*\\]', name), name
            assert not DEVICE.match(name), name
            assert name == name.strip(" ").rstrip("."), name
            assert len(name.encode()) <= 200, name


def test_every_file_of_data_parses(hostile: Built) -> None:
    def refuse(constant: str) -> float:
        raise ValueError(constant)

    for path in sorted(hostile.site.rglob("*.json*")):
        for line in path.read_text("utf-8").splitlines() if path.suffix == ".jsonl" else [path.read_text("utf-8")]:
            parsed = json.dumps(json.loads(line, parse_constant=refuse), ensure_ascii=False)
            parsed.encode("utf-8")  # half of a surrogate pair would not be
    for path in sorted(hostile.site.rglob("*.xml")):
        assert b"<!DOCTYPE" not in path.read_bytes()
        ElementTree.parse(path)  # noqa: S314 - written by the program, and looked at just now


def test_the_log_shows_no_terminal_code_and_no_line_of_a_seed(hostile: Built) -> None:
    assert not re.search("\x1b|[\x00-\x08\x0b\x0e-\x1a]", hostile.log)
    assert not re.search(r"^(INFO\s+-\s+All is well|ERROR\s+-\s+forged)", hostile.log.replace("\r", "\n"), re.MULTILINE)


def attribute_names(element: lxml.html.HtmlElement) -> Iterator[str]:
    for name in element.attrib:
        yield re.sub(r"^(aria|data)-.*", r"\1-*", str(name).lower())


def test_pages_hold_only_what_the_theme_writes(hostile: Built) -> None:
    wrong: Counter[str] = Counter()
    for name, page in hostile.pages.items():
        raw = (hostile.site / name).read_text("utf-8")
        if CONTROL.search(raw):
            wrong[f"{name}: control character"] += 1
        ids = Counter(
            element.get("id") for element in page.iter() if isinstance(element.tag, str) and element.get("id")
        )
        wrong.update(f"{name}: id {found} twice" for found, count in ids.items() if count > 1)
        if DIRECTING.search(page.findtext(".//title") or ""):
            wrong[f"{name}: direction in the title"] += 1
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag not in ELEMENTS:
                wrong[f"{name}: <{element.tag}>"] += 1
            wrong.update(
                f"{name}: <{element.tag} {item}>" for item in attribute_names(element) if item not in ATTRIBUTES
            )
            if not name.startswith("about/"):  # which the project wrote itself
                wrong.update(f"{name}: {fault}" for fault in address_faults(element))
    assert wrong == Counter()


def address_faults(element: lxml.html.HtmlElement) -> Iterator[str]:
    link = re.sub(r"[\x00-\x20]", "", element.get("href") or element.get("action") or "").lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", link)
    if scheme and scheme[1] not in ("http", "https", "mailto"):
        yield f"<{element.tag}> leads to {link[:60]}"
    if element.tag != "a" and (scheme or link.startswith("//")) and element.get("rel") != "canonical":
        yield f"<{element.tag}> asks for {link[:60]}"
    if element.tag == "a" and (scheme or link.startswith("//")):
        kept = set((element.get("rel") or "").split())
        if not {"nofollow", "noopener"} <= kept and not (scheme and scheme[1] == "mailto"):
            yield f"<a href={link[:60]}> without nofollow and noopener"
    for name in FETCHING:
        asked = element.get(name) or ""
        if re.match(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", asked, re.IGNORECASE):
            yield f"<{element.tag} {name}={asked[:60]}>"


class Watched:
    """A page in Chromium, and everything it did that it should not have done."""

    def __init__(self, browser: Browser, root: str) -> None:
        self.context = browser.new_context(service_workers="block")
        self.context.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.root = root
        self.context.expose_function("tellViolation", lambda said: self.faults.append(f"{self.page.url}: {said}"))
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => tellViolation(e.violatedDirective + e.blockedURI))"
        )
        self.page: Page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("request", self._note_request)

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.faults.append(f"{self.page.url}: {text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.faults.append(f"{self.page.url} asks {request.url}")

    def without_the_themes_files(self) -> None:
        """Where only a seed's own doing matters; pages then open many times as fast."""
        session = self.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.send("Network.setBlockedURLs", {"urls": [f"{self.root}assets/*"]})

    def look(self, name: str) -> None:
        self.page.goto(self.root + name, wait_until="load")
        found = self.page.evaluate(
            """() => {
              for (const element of document.querySelectorAll('a, summary, [tabindex]'))
                for (const kind of ['mouseover', 'focus', 'toggle'])
                  element.dispatchEvent(new Event(kind));
              const seen = [];
              for (const element of document.querySelectorAll('*')) {
                seen.push(element.localName);
                for (const { name } of element.attributes) if (/^on|^style$/.test(name)) seen.push(name);
              }
              return {ran: window.ran, seen: [...new Set(seen)]};
            }"""
        )
        if found["ran"] is not None:
            self.faults.append(f"{name}: script of a seed ran")
        self.faults += [f"{name}: {item}" for item in found["seen"] if item not in ELEMENTS]


def test_no_script_of_a_seed_runs_on_any_page(hostile: Built, browser: Browser) -> None:
    with served(hostile.site, "/") as root:
        watched = Watched(browser, root)
        watched.without_the_themes_files()
        for name, page in hostile.pages.items():
            if page.find(".//meta[@http-equiv='refresh']") is None:
                watched.look(name)
        assert watched.faults == []
        watched.context.close()


SEARCHES = (
    "harbour",
    "leaflet",
    "script",
    "onerror",
    "<img src onerror=window.ran=1>",
    "{{ 8191 * 7 }}",
    "=HYPERLINK",
    "wall",
)


def test_no_script_of_a_seed_runs_while_one_searches(hostile: Built, browser: Browser) -> None:
    with served(hostile.site, "/") as root:
        watched = Watched(browser, root)
        page = watched.page
        for said in SEARCHES:
            page.goto(root)
            page.locator("#search-field").fill(said)
            page.locator("#search-field").press("End")
            page.wait_for_timeout(300)
            page.goto(f"{root}search/")
            page.locator("#search-field").fill(said)
            page.locator("#search-field").press("Enter")
            expect(page.locator("[data-status]")).not_to_be_empty()
            if page.locator("[data-facets] summary").is_visible():
                page.locator("[data-facets] summary").click()
            page.wait_for_timeout(300)
            assert page.evaluate("window.ran") is None, said
        page.goto(f"{root}articles/")
        page.locator("#filter-field").fill("<img src onerror=window.ran=1>")
        page.get_by_title("Switch to light mode").click()
        page.goto(
            f"{root}search/?q=%3Cimg%20src%20onerror%3Dwindow.ran%3D1%3E&tag=%22%3E%3Csvg%20onload%3Dwindow.ran%3D1%3E"
        )
        expect(page.locator("[data-status]")).not_to_be_empty()
        assert page.evaluate("window.ran") is None
        assert watched.faults == []
        watched.context.close()


def test_the_policy_would_stop_what_an_escaper_let_through(hostile: Built, browser: Browser) -> None:
    """The second lock works by itself: put into a page, nothing inline runs and nobody else is asked."""
    with served(hostile.site, "/") as root:
        watched = Watched(browser, root)
        blocked: list[tuple[str, str | None]] = []
        watched.page.on("requestfailed", lambda request: blocked.append((request.url, request.failure)))
        watched.page.goto(root)
        watched.page.evaluate(
            """() => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = 1';
              document.body.append(script);
              const div = document.createElement('div');
              div.innerHTML = '<img src="none" onerror="window.ran=1"><img src="https://outside.example/a.png">';
              document.body.append(div);
            }"""
        )
        watched.page.wait_for_timeout(500)
        assert watched.page.evaluate("window.ran") is None
        told = " ".join(watched.faults)
        assert all(directive in told for directive in ("script-src-elem", "script-src-attr", "img-src"))
        assert ("https://outside.example/a.png", "csp") in blocked, "it was stopped before it was sent"
        watched.context.close()
