"""What of a report's text may stand on a page."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

_PLAIN: Final = re.compile(r"[^\n\x20-\x7e]")
_NEVER: Final = ("Cc", "Cf", "Cs", "Co")


def printable(text: str) -> str:
    """The text without what turns its direction, steers a program or cannot be written."""
    return _PLAIN.sub(_kept, text)


def _kept(match: re.Match[str]) -> str:
    char = match.group()
    if char in "\t\r":
        return " "
    return "" if unicodedata.category(char) in _NEVER else char


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web that a reader may follow, else None.

    `javascript:` and `data:` are none, nor is anything with a blank or a control character in it:
    browsers leave those out before they look.
    """
    if not url or printable(url) != url or any(char.isspace() for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
