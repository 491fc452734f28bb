"""Pagefind's script, taught that a search without words needs no words.

Where nothing is typed (all articles, those of a tag, the counts of a facet) Pagefind 1.5 fetches every chunk of its
word index and then looks into none of them: 1.1 MB of 1,000 articles. The pages of each filter, and the list of all
pages, are in other files. So its script asks for no chunk then.
"""

from __future__ import annotations

from pathlib import Path

from pressmark.errors import PublishError

_SCRIPTS = ("pagefind.js", "pagefind-worker.js")
"""The page's own and the worker's, each with all of the program."""
_ASKS = "let index_resp=this.backend.request_indexes(ptr,term);"
_ASKS_FOR_WORDS = 'let index_resp=filter_only?"[]":this.backend.request_indexes(ptr,term);'


def spare_words(index: Path) -> None:
    """Rewrite the scripts of an index so that searches without words fetch no chunk of words.

    Raises:
        PublishError: the scripts are not those of Pagefind 1.5.
    """
    for name in _SCRIPTS:
        path = index / name
        script = path.read_text(encoding="utf-8")
        if script.count(_ASKS) != 1:
            raise PublishError(
                str(path), "is no file of Pagefind 1.5", "install the release that requirements.txt locks"
            )
        path.write_text(script.replace(_ASKS, _ASKS_FOR_WORDS), encoding="utf-8")
