"""Wording that two reports have in common."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A run of the same words in two reports, outside quotation marks.

    Attributes:
        one, other: the reports' ids; `one` was published first, or on the same day.
        one_span, other_span: where the run stands in each.
        words: how many words the two have in common there.
        shared: all the words the two reports have in common, as a part of the shorter
            report's words, 0 to 1; the same for every passage of the pair.
    """

    one: str
    other: str
    one_span: Span
    other_span: Span
    words: int
    shared: float
