"""Wording that two reports have in common."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A run of the same words in two reports.

    Attributes:
        one, other: the reports' ids; `one` was published first, or on the same day.
        one_span, other_span: where the run stands in each.
        words: how many words the two have in common there.
        shared: all the words outside quotations that the two reports have in common, as a part
            of the shorter report's words, 0 to 1; the same for every passage of the pair.
        quoted: whether it stands in a quotation or a post, in `one` and in `other`.
        names: whether `one` names the outlet of `other`, and `other` that of `one`.
        dependence: how surely one of the two stands on the other, or both on one report or
            agency, 0 to 1; the same for every passage of the pair.
    """

    one: str
    other: str
    one_span: Span
    other_span: Span
    words: int
    shared: float
    quoted: tuple[bool, bool] = (False, False)
    names: tuple[bool, bool] = (False, False)
    dependence: float = 0.0

    @property
    def is_prose(self) -> bool:
        """Whether it is both reporters' own wording, in no quotation."""
        return not any(self.quoted)
