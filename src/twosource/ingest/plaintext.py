"""Text files, with or without a header block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.ingest.decode import decode, one_line
from twosource.ingest.fields import body, day_of, without_title
from twosource.record.problem import Problem
from twosource.record.report import Report

KEYS = ("outlet", "published", "url", "title", "byline")

_HEADER_LINE = re.compile(r"\s*([A-Za-z]+)\s*:(.*)")


def read_plaintext(raw: bytes, *, path: str) -> Iterator[Report | Problem]:
    """The file's one report, and a problem when its day of publishing cannot be told.

    The header block is lines of `Key: value` with the keys Outlet, Published, URL, Title and
    Byline, ended by a blank line. A first block with any other line in it belongs to the text.

    Raises:
        ReportError: when the file holds no text that can be read.
    """
    header, text = _split(re.sub("\r\n?", "\n", decode(raw)))
    published, problem = day_of(header.get("published"), path=path)
    yield Report(
        text=body(without_title(text, header.get("title"))),
        outlet=one_line(header.get("outlet")),
        title=one_line(header.get("title")),
        byline=one_line(header.get("byline")),
        url=one_line(header.get("url")),
        published=published,
        path=path,
    )
    if problem is not None:
        yield problem


def _split(text: str) -> tuple[dict[str, str], str]:
    """The header's values by key, and what follows the header."""
    header: dict[str, str] = {}
    rest = text.lstrip("\n \t").split("\n")
    for number, line in enumerate(rest):
        if not line.strip():
            return header, "\n".join(rest[number:])
        found = _HEADER_LINE.fullmatch(line)
        if found is None or found[1].lower() not in KEYS:
            return {}, text
        header.setdefault(found[1].lower(), found[2].strip())
    return header, ""
