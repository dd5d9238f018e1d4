"""A published text as it was taken in."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text.

    Attributes:
        text: what the report says, paragraphs apart by blank lines; never changes after ingest.
        outlet: who published it; None when it is not known.
        published: the day it was published; None when it is not known.
        path: the file it came from, and for a file of many the line (`reports.jsonl:2`).
    """

    text: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: dt.date | None = None
    path: str | None = None

    @property
    def id(self) -> str:
        """A hash of outlet, url and text: reading the same report twice adds nothing."""
        return _id(self.outlet or "", self.url or "", self.text)


@functools.lru_cache(maxsize=4096)  # every step asks for it, and the text is long
def _id(outlet: str, url: str, text: str) -> str:
    made_of = "\x1f".join((outlet, url, text))
    return hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:16]
