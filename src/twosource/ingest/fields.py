"""The checks that every way of taking in a report shares."""

from __future__ import annotations

import datetime as dt

from twosource.errors import ReportError
from twosource.ingest.decode import normalise, one_line, parse_day
from twosource.record.problem import Problem

STEP = "ingest"
MOST_CHARS = 1_000_000  # of one report: a long newspaper report has 30,000
MOST_BYTES = 20_000_000  # of one file, or of one line of a file of many reports


def body(text: str) -> str:
    """The report's text as it will be kept.

    Raises:
        ReportError: when there is none, or more than a report can have.
    """
    if len(text) > MOST_CHARS:
        msg = f"the text has {len(text):,} characters, more than {MOST_CHARS:,}; split it"
        raise ReportError(msg)
    text = normalise(text)
    if not any(character.isalnum() for character in text):
        msg = "there is no text in it; leave it out"
        raise ReportError(msg)
    return text


def without_title(text: str, title: str | None) -> str:
    """The text less its headline, where that stands again as the text's first line."""
    first, _, rest = text.strip().partition("\n")
    if not title or not rest.strip():
        return text
    here, there = (one_line(words) or "" for words in (first, title))
    return rest if here.casefold() == there.casefold() else text


def day_of(written: str | None, *, path: str) -> tuple[dt.date | None, Problem | None]:
    """The day of publishing, and a problem when words stand there that name no one day."""
    if written is None or not written.strip():
        return None, None
    day = parse_day(written)
    if day is not None:
        return day, None
    shown = written.strip()[:40]
    message = f"{shown!r} is not a day of publishing that can be told; write it as 2024-09-02"
    return None, Problem(path=path, step=STEP, message=message)
