"""Writes an archive of hostile and broken seeds, the same bytes each time: `python -m tests.safety.hostile FOLDER`.

Of our own making: each table says where its idea comes from, each payload does no harm but to set `window.ran` or to
ask `outside.example` for something, which the tests see. Each seed holds a word of its own by which its page is known.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .payloads import (
    BINARY,
    DATES,
    ENCODED,
    ENTITIES,
    FIELD_VALUES,
    FIELDS,
    FILE_NAMES,
    HEAVY,
    LITERAL,
    MARKDOWN,
    META_KEYS,
    NAUGHTY,
    PAGES,
    PATHOLOGICAL,
    RAN,
    SIZES,
    TAGS,
    TEMPLATES,
    TITLES,
    XML,
    YAML,
)

SECRET = "SECRET-OF-THE-MACHINE-5d1c"  # noqa: S105 - a word to look for
"""Stands in a file beside the seeds and in the environment; it must never be in the site."""

OPENING = "The council of Westmouth met on Tuesday and heard a report on the state of the harbour wall."
CLOSING = "Members agreed to return to the matter in the spring, when the survey of the wall is complete."


@dataclass(frozen=True, slots=True)
class Hostile:
    """One seed and what must come of it."""

    group: str
    path: str
    content: bytes
    expected: str = "page"
    """"page": it gets one; "named": it gets none and the log names it; "either": one of both."""
    shown: tuple[str, ...] = ()
    """What the page must show letter by letter, white space aside."""
    word: str = ""


def word(number: int) -> str:
    return f"quay{number:04d}mark"


def text(body: str, mark: str, title: str | None = None) -> bytes:
    title = f"Harbour report {mark[4:8]}" if title is None else title
    parts = (title, OPENING, body, CLOSING, f"The reference is {mark}.")
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "surrogatepass")


def note(front: str, mark: str, body: str = "") -> bytes:
    return f"---\n{front}\n---\n\n{OPENING}\n\n{body}\n\n{CLOSING}\n\nThe reference is {mark}.\n".encode()


def page(body: str, mark: str, head: str = "") -> bytes:
    title = f"Harbour report {mark[4:8]}"
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1>"
        f"<p>{OPENING}</p><p>The reference is {mark}.</p>{body}<p>{CLOSING}</p></article></body></html>"
    ).encode("utf-8", "surrogatepass")


def lines(payload: str) -> tuple[str, ...]:
    return tuple(line for line in payload.splitlines() if line.strip())


def hostile_seeds() -> Iterator[Hostile]:
    """All of them, each with its own word."""
    for number, (group, path, made, expected, shown) in enumerate(_made()):
        mark = word(number)
        content = made(mark) if callable(made) else made
        yield Hostile(group, path, content, expected, shown, mark if callable(made) else "")


def _made() -> Iterator[tuple]:
    yield from _bodies()
    yield from _fields()
    yield from _texts()
    yield from _files()


def _bodies() -> Iterator[tuple]:
    for name, payload in TAGS.items():
        line = f"A leaflet read {payload} and no more."
        yield "xss-txt", f"xt-{name}.txt", lambda m, p=line: text(p, m), "page", ("A leaflet read",)
        yield "xss-html", f"xh-{name}.html", lambda m, p=payload: page(f"<p>A leaflet:</p>{p}", m), "page", (OPENING,)
        if len(name) % 2:
            yield (
                "xss-md",
                f"xm-{name}.md",
                lambda m, p=line: note(f"title: Leaflet {m[4:8]}", m, p),
                "page",
                ("A leaflet read",),
            )
    for name, payload in MARKDOWN.items():
        yield "md-inject", f"mt-{name}.txt", lambda m, p=payload: text(p, m), "page", (OPENING,)
        yield "md-inject", f"mm-{name}.md", lambda m, p=payload: note(f"title: Note {m[4:8]}", m, p), "page", (OPENING,)
    for name, payload in TEMPLATES.items():
        said = f"The form showed {payload} to all."
        yield "template", f"te-{name}.txt", lambda m, p=said: text(p, m), "page", (said,)
        title = f"Form shows {payload} to readers"
        yield "template", f"tt-{name}.txt", lambda m, p=title: text("", m, p), "page", (title,)
    for name, payload in PAGES.items():
        yield "html", f"ht-{name}.html", lambda m, p=payload: page(p[0], m), "page", payload[1:]


def _fields() -> Iterator[tuple]:
    for name, value in FIELD_VALUES.items():
        quoted = json.dumps(value)
        for field in FIELDS:
            given = f"[{quoted}, harbour]" if field in ("tags", "authors", "aliases") else quoted
            front = f"{field}: {given}" if field == "title" else f"title: Field {field} {name}\n{field}: {given}"
            yield "field", f"fi-{field}-{name}.md", lambda m, p=front: note(p, m), "page", (OPENING,)
        escaped = value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        named = ("author", "description", "keywords", "og:title", "article:published_time", "og:url", "article:tag")
        head = "".join(f'<meta property="{item}" name="{item}" content="{escaped}">' for item in named)
        data = json.dumps({"@type": "NewsArticle", "headline": value, "author": value, "datePublished": value})
        head += f'<link rel=canonical href="{escaped}"><script type="application/ld+json">{data}</script>'
        # A comment and a script begun in data hide the rest of a page from browsers, too.
        expected = "either" if name == "comment" else "page"
        yield "field", f"fh-{name}.html", lambda m, p=head: page("", m, p), expected, (OPENING,)
    for name, front in META_KEYS.items():
        yield "meta-keys", f"mk-{name}.md", lambda m, p=front: note(f"title: Key {m[4:8]}\n{p}", m), "page", (OPENING,)
    for name, front in YAML.items():
        yield "yaml", f"ya-{name}.md", lambda m, p=front: note(p, m), "either", (OPENING,)
    for name, value in DATES.items():
        yield (
            "dates",
            f"da-{name}.md",
            lambda m, v=value: note(f"title: Dated {m[4:8]}\ndate: {v}", m),
            "page",
            (OPENING,),
        )
        yield "dates", f"db-{name}.txt", lambda m, v=value: text(f"Published: {v}", m), "page", (OPENING,)


def _texts() -> Iterator[tuple]:
    for name, payload in LITERAL.items():
        yield "literal", f"li-{name}.txt", lambda m, p=payload: text(p, m), "page", lines(payload)
        if len(name) % 2 and "\n" not in payload and payload == payload.strip():
            said = f"The diary has {payload} on its first page."
            yield "literal", f"ls-{name}.txt", lambda m, p=said: text(p, m), "page", (said,)
    yield from _encoded()
    for name, payloads in NAUGHTY.items():
        said = tuple(f"Entry {number} reads {payload} to its end." for number, payload in enumerate(payloads))
        shown = tuple(line for line in said if line.isprintable())
        yield "blns", f"bl-{name}.txt", lambda m, p=said: text("\n\n".join(p), m), "page", shown
    for name, title in TITLES.items():
        yield "titles", f"ti-{name}.txt", lambda m, t=title: text("", m, t), "page", (OPENING,)
    for copy in range(3):
        yield (
            "titles",
            f"twin-{copy}.txt",
            lambda m, c=copy: text(f"Edition {c}.", m, "The same headline thrice"),
            "page",
            (f"Edition {copy}.",),
        )
    for name, said in ENTITIES.items():
        for copy in "ab":  # a name has a page when two articles share it
            yield "entities", f"ent-{name}-{copy}.txt", lambda m, p=said: text(p, m), "page", ()


def _encoded() -> Iterator[tuple]:
    for name, (payload, shown) in ENCODED.items():
        yield (
            "encoding",
            f"en-{name}.txt",
            lambda m, p=payload: text("MIDDLE", m).replace(b"MIDDLE", p),
            "either",
            shown,
        )
    for name, (codec, mark) in {
        "utf16": ("utf-16-le", b"\xff\xfe"),
        "utf16be": ("utf-16-be", b"\xfe\xff"),
        "cp1252": ("cp1252", b""),
    }.items():
        made = lambda m, c=codec, b=mark: b + text("Café “wall” naïve", m).decode().encode(c)  # noqa: E731
        yield "encoding", f"ec-{name}.txt", made, "page", ("Café “wall” naïve",)
    for name, end in {"cr": "\r", "crlf": "\r\n", "nel": "\x85", "ls": "\u2028", "ff": "\f"}.items():
        made = lambda m, e=end: text("The middle line.", m).replace(b"\n", e.encode())  # noqa: E731
        yield "encoding", f"ends-{name}.txt", made, "page", ("The middle line.",)


def _files() -> Iterator[tuple]:
    for name, content in SIZES.items():
        yield "size", f"sz-{name}", content, "named", ()
    yield "size", "sz-line.txt", lambda m: f"Only one line with {m} about the harbour wall".encode(), "page", ()
    for name, payload in HEAVY.items():
        yield "heavy", f"hv-{name}.txt", lambda m, p=payload: text(p, m), "either", ()
    for name, payload in PATHOLOGICAL.items():
        yield "regex", f"rx-{name}.txt", lambda m, p=payload: text(p, m), "either", ()
    for name, content in BINARY.items():
        yield "binary", f"bi-{name}", content, "named", ()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("../../written-by-seed"), "x")
    yield "binary", "bi-slip.txt", packed.getvalue(), "named", ()
    yield "binary", "bi-bomb.txt", gzip.compress(b"\0" * 30_000_000, mtime=0), "named", ()
    for name, content in XML.items():
        yield (
            "xml",
            f"xml-{name}",
            lambda m, p=content: p.replace("WORD", f"{OPENING} The reference is {m}.").encode(),
            "either",
            (),
        )
    for number, name in enumerate(FILE_NAMES):
        hidden = name.startswith(".") or not name.lower().endswith((".txt", ".md", ".html"))
        yield "names", f"names/{name}", lambda m, n=number: text(f"File {n}.", m), "either" if hidden else "page", ()


@dataclass(frozen=True, slots=True)
class Special:
    """What is no regular file, and what must come of it."""

    group: str
    path: str
    target: str
    """What a symbolic link leads to; `fifo` and `folder` say what is made instead."""
    expected: str = "named"


SPECIAL = (
    Special("fs", "ln-nowhere.txt", "no-such-file"),
    Special("fs", "ln-outside.txt", "../outside/secret.txt"),
    Special("fs", "ln-loop.txt", "ln-loop.txt"),
    Special("fs", "ln-passwd.txt", "/etc/passwd"),
    Special("fs", "ln-environ.txt", "/proc/self/environ"),
    Special("fs", "ln-null.txt", "/dev/null"),
    Special("fs", "ln-folder", "../outside", "either"),
    Special("fs", "ln-self", ".", "either"),
    Special("fs", "dir.txt", "folder", "silent"),
    Special("fs-hang", "ln-zero.txt", "/dev/zero"),
    Special("fs-hang", "pipe.txt", "fifo"),
)


def write_hostile(folder: Path) -> tuple[Hostile, ...]:
    """Write `seeds/` and `outside/` into a folder; returns what must come of each seed."""
    seeds, outside = folder / "seeds", folder / "outside"
    seeds.mkdir(parents=True, exist_ok=True)
    outside.mkdir(exist_ok=True)
    (outside / "secret.txt").write_text(f"{SECRET}\n\n{OPENING}\n", encoding="utf-8")
    made = tuple(hostile_seeds())
    for seed in made:
        path = seeds / seed.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(seed.content)
    for special in SPECIAL:
        path = seeds / special.path
        if special.target == "fifo":
            os.mkfifo(path)
        elif special.target == "folder":
            path.mkdir()
        else:
            path.symlink_to(special.target)
    return made


GROUPS = frozenset(
    """binary blns dates encoding entities field fs fs-hang heavy html literal md-inject meta-keys names regex size
    template titles xml xss-html xss-md xss-txt yaml""".split()
)

__all__ = ["GROUPS", "RAN", "SECRET", "SPECIAL", "Hostile", "hostile_seeds", "write_hostile"]

if __name__ == "__main__":
    print(len(write_hostile(Path(sys.argv[1]))), "seeds")  # noqa: T201
