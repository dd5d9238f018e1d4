"""What was seen in one report beside its reading, for whoever wants to see why it reads so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.record.dates import When
from twosource.record.reading import Reading
from twosource.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """A time expression; `when` None where its words do not settle it."""

    span: Span
    kind: str
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words of which nothing was made that the record could tell, and why as far as it is known."""

    span: Span
    what: Literal["name", "pronoun", "verb", "number", "quotation"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A reading with what was seen on the way.

    Attributes:
        number, total: its place among the reports that were taken in, from 1, and their number.
        headings: positions of the sentences that are headings.
    """

    reading: Reading
    number: int
    total: int
    headings: frozenset[int] = frozenset()
    times: tuple[TimeMark, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
