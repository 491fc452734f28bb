"""Who published it, as lines say: copyright lines, mastheads, calls for support; and the address it came from."""

from __future__ import annotations

import re

from pressmark.ingest.who_words import is_paper_name

LONGEST = 200
"""Characters of a copyright line; longer ones are licences or running text."""

LONGEST_NAME = 60
MOST_MASTHEAD_WORDS = 5
ACRONYM_LENGTH = 4
"""Capitals of at most this length stay capitals: BBC, TASS."""

_COPYRIGHT = re.compile(
    r"^(?:©|ⓒ|@(?=\s?(?:19|20)\d\d)|\(c\)\s|&copy;|copyrights?\b|copr\.)\s*(?:©|ⓒ|@|\(c\))?", re.IGNORECASE
)
_COPYRIGHT_INSIDE = re.compile(r"©\s?(?:19|20)\d\d|copyright\s©|\ball rights reserved\b", re.IGNORECASE)
_COPYRIGHT_HINTS = ("©", "ⓒ", "@", "(c)", "&copy;", "copyright", "copr.", "all right")
"""One of them is in every copyright line; looking for them first saves most of the time."""

_YEARS = re.compile(r"\b(?:19|20)\d{2}(?:\s?[-–—/,]\s?(?:(?:19|20)\d{2}|\d{2}|present|today))?\b", re.IGNORECASE)
_RESERVED = re.compile(
    r"""[,.;|–—-]?\s*(?:all\s+(?:other\s+)?rights?\s+reserved | alle\s+rechte\s+vorbehalten | tous\s+droits\s+réservés
      | todos\s+los\s+derechos\s+reservados | tutti\s+i\s+diritti\s+riservati | todos\s+os\s+direitos\s+reservados
      | alle\s+rechten\s+voorbehouden | все\s+права\s+защищены | جميع\s+الحقوق\s+محفوظة).*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"""(?:,?\s(?:(?:or|and)\s(?:its\s)?affiliated\scompanies|a\sdivision\sof\s.+|gmbh|mbh|ag|kg|se|co|co\.|&|ltd|limited|llc|llp|inc|corp|corporation|plc|pty|s\.?l\.?u?
      |s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|as|a/s|sp\.?\sz\s?o\.?\s?o|ltda|pvt|company)\.?,?)+$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Gull Media GmbH & Co. KG | Gull News, a division of Sea Ltd"""

_AGENCY = re.compile(
    r"/|\bcopyright\b|\b(?:AP|AFP|Reuters|EPA|Getty|dpa|ANSA|EFE|TASS|imago|Alamy|Shutterstock)\b", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w .,'’&!:+/()-]*[\w!)]\.?")
_NOT_A_NAME = frozenset("the by und and by all rights site website this page images content".split())
_SUPPORT = re.compile(
    r"^(?:support|donate to|help|subscribe to|follow|welcome to|about)\s+(?P<name>\S.*)$", re.IGNORECASE
)
_GENERIC = frozenset("us our we me my this the your journalism newsletter now".split())
_ADDRESS = re.compile(
    r"^(?:(?:source|url|link|quelle|fuente|fonte|bron|источник|original|permalink|via)\s*:?\s*)?(?P<url>https?://[^\s<>\"]{4,2000})$",
    re.IGNORECASE,
)


_WORDS_OF_LINKS = r"""(?:privacy\s(?:policy|notice|statement|settings)|cookies?\s(?:policy|notice|settings|preferences)
    |terms\s(?:of\s(?:use|service)|(?:&|and)\sconditions)|contact\sus|about\sus|datenschutz(?:erklärung|hinweise)
    |mentions\slégales|aviso\slegal|termos\sde\suso)"""
_WORD_OF_LINK = r"""(?:privacy|terms|cookies?|imprint|impressum|datenschutz|agb|nutzungsbedingungen|contact|kontakt
    |about|accessibility|sitemap|advertise|confidentialité|privacidad|colofon|privacybeleid)"""
_LINK = rf"(?:{_WORDS_OF_LINKS}|{_WORD_OF_LINK})"
_FOOTER_LINKS = re.compile(
    rf"""(?:[\s|·•/–—,-]+{_LINK}(?:[\s|·•/–—,&-]+{_LINK})+ | [\s|·•/–—,-]+{_WORDS_OF_LINKS}
      | (?<=[^\W\d_])(?:\s?[|·•,]\s?|\s[/–—-]\s){_WORD_OF_LINK}
      | (?:(?<=[^\W\d_][.!)])|(?<=\sreserved)|(?<=\svorbehalten))\s{_WORD_OF_LINK}
      )[\s|·•/–—,.-]*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""© 2011 Gull News Privacy Policy | Terms of Use. A word alone goes behind a name and a separator or a full stop:
"© 2014 Radio Kontakt" and "© 2014 – Contact" name who has the rights."""


def cut_footer_links(text: str) -> str:
    """A copyright line without the links that its footer ends with."""
    return _FOOTER_LINKS.sub("", text) or text


def is_copyright(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    lowered = text.lower()
    if not any(map(lowered.__contains__, _COPYRIGHT_HINTS)):
        return False
    return _COPYRIGHT.match(text) is not None or _COPYRIGHT_INSIDE.search(text) is not None


def parse_copyright_holder(text: str) -> str | None:
    """The name in a copyright line, without years and reserved rights."""
    text = cut_footer_links(text)
    rest = _YEARS.sub(" ", _COPYRIGHT.sub("", _RESERVED.sub("", text)))
    rest = " ".join(rest.split()).strip(" ,;|-–—©")
    rest = re.sub(r"^(?:by|of|copyright)\s+", "", rest, flags=re.IGNORECASE)
    rest = re.split(r"\s[|·•–-]\s|\.\s(?=[A-Z])", rest)[0].strip(" ,;|")
    rest = re.sub(r"(?<=\w\w)\.$", "", rest)
    if _is_picture_credit(text, rest) or rest[:2] in {"a ", "a\u00a0"}:
        return None
    if not rest or len(rest) > LONGEST_NAME or rest.casefold() in _NOT_A_NAME or not _NAME.fullmatch(rest):
        return None
    return rest


def cut_legal_form(holder: str) -> tuple[str, bool]:
    """A holder's name without its form ("Ltd", "GmbH & Co"), and whether it had one: then it owns the publication."""
    cut = _LEGAL_FORM.sub("", holder).strip(" ,.&")
    return (cut, True) if cut and cut != holder else (holder, False)


def _is_picture_credit(text: str, holder: str) -> bool:
    """Whether a line is a photographer's, or one without a year an agency's: "Ada Quay/Copyright The AP"."""
    if "copyright" in holder.lower():
        return True
    return _YEARS.search(text) is None and _AGENCY.search(holder) is not None


def parse_supported_name(text: str) -> str | None:
    """The name in a call such as "Support The Gazette"; the name must look like one."""
    match = _SUPPORT.match(text)
    if match is None:
        return None
    words = match["name"].split()
    named = all(word[0].isupper() or word[0].isdigit() for word in words) and words[0].casefold() not in _GENERIC
    return match["name"] if named and len(words) <= MOST_MASTHEAD_WORDS else None


def parse_masthead(text: str) -> str | None:
    """The publication's name in a line of capitals, or written like a paper's: "The Penwick Post"; acronyms stay."""
    words = text.split()
    if is_paper_name(text):
        return text if not text.isupper() else " ".join(word.capitalize() for word in words)
    if not words or len(words) > MOST_MASTHEAD_WORDS or not text.isupper() or not _NAME.fullmatch(text):
        return None
    if len(words) == 1 and len(text) <= ACRONYM_LENGTH:
        return text
    return " ".join(word.capitalize() for word in words)


def parse_source_url(text: str) -> str | None:
    """The address in a line that holds nothing else."""
    match = _ADDRESS.match(text) if "://" in text else None
    return match["url"] if match else None
