"""Scripts that write no spaces, for a search that knows words by the spaces between them.

Pagefind's index has one language for all articles, and would take a whole Chinese or Japanese sentence for one word. So
each character stands as a word of its own there, and `words.js` asks for several of them side by side.
"""

from __future__ import annotations

import re

_CHARACTER = re.compile(
    "[\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003134f]"
    "|[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
)
"""A letter of Hiragana, Katakana or Han, or one of Thai with its signs. Source: Unicode, Scripts.txt."""


def parted(text: str) -> str:
    """The text with a space on both sides of each character of such a script."""
    return _CHARACTER.sub(r" \g<0> ", text) if not text.isascii() else text
