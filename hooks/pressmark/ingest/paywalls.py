"""Lines of a page's own text that ask for money or a log-in instead of telling more, in seven languages.

Publishers put them where the text breaks off, so that a page's markup and its metadata call them text.
"""

from __future__ import annotations

import re

LONGEST = 220
"""Characters; whoever writes more tells a story about subscriptions."""

_ASKS = (
    r"subscribe|sign\s(?:up|in)|log\s?in|register|join|become\sa\s\w+|create\s\w+(?:\sfree)?\saccount|start\s(?:your|a)"
)
_GOES_ON = r"continu\w*|keep|read\w*|unlock\w*|access\w*|view\w*|finish\w*"

_PROMPTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:please\s)?(?:{_ASKS})\b.{{0,80}}\b(?:to|and|for)\s(?:{_GOES_ON})\b",
        rf"^to\s(?:{_GOES_ON})\b.{{0,60}}\b(?:{_ASKS})\b",
        r"^this\s(?:article|story|content|post|page)\sis\s.{0,40}\b(?:subscribers?|members?|premium|paying)\b",
        r"^you(?:’ve|'ve|\shave)\s(?:reached|read|used|hit|run\sout)\b.{0,40}\b(?:free|limit)\b",
        r"^(?:continue|keep|read\son|read\sthe)\b.{0,30}\bwith\s(?:a|an|your)\b.{0,20}\b(?:subscription|account|trial)\b",
        r"^already\s(?:a|have|an)\s.{0,20}\b(?:subscriber|subscription|member|account)\b.{0,30}$",
        r"^(?:jetzt\s)?weiterlesen\smit\b|^(?:jetzt|hier)\sabonnieren\b|\bnur\sfür\sabonnent|\bum\sweiterzulesen\b",
        r"\blire\sla\ssuite\savec\b|\bréservée?s?\s(?:à\snos|aux)\sabonné|\breste\s.{0,12}%\sde\scet\sarticle\b",
        r"^suscríbe\w+\spara\s(?:seguir|continuar|leer)\b|\bexclusiv[oa]s?\spara\ssuscriptores\b",
        r"^abbonati\sper\s(?:continuare|leggere)\b|\briservat[oa]\sagli\sabbonati\b",
        r"^assine\spara\s(?:continuar|ler)\b|\bexclusiv[oa]s?\spara\sassinantes\b",
        r"^verder\slezen\?|\balleen\svoor\sabonnees\b",
    )
)
"""Subscribe to continue reading. | To read on, log in. | This article is for subscribers only. | Weiterlesen mit Abo"""

_MAY_ASK = re.compile(r"read|subscri|free|account|abon|abbon|suscri|assin|weiterl|suite|lezen|access", re.IGNORECASE)
"""One of them is in every prompt; looking for them first saves most of the time."""


def is_paywall_prompt(text: str) -> bool:
    """Whether a line asks the reader to pay or to log in before the text goes on."""
    if len(text) > LONGEST or not _MAY_ASK.search(text):
        return False
    return any(pattern.search(text) for pattern in _PROMPTS)
