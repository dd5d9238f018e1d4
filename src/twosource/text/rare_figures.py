"""Figures that two reports would hardly have by chance."""

from __future__ import annotations

import functools
import re

from twosource.record.span import Span

_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|$)|\"[^\"\n]*(?:\"|(?=\n)|$)")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_DIGITS = 3


@functools.lru_cache(maxsize=1024)  # every pair of a story asks for both of its reports
def rare_figures(text: str) -> dict[str, Span]:
    """Each number of three digits, not round, or with a fraction, and where it first stands.

    Years are no such figures, and neither is what stands in a quotation: it is the speaker's.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    figures: dict[str, Span] = {}
    for found in _NUMBER.finditer(text):
        number = found.group().replace(",", "")
        exact = len(number) >= _LEAST_DIGITS and number[-1] != "0" and not _YEAR.fullmatch(number)
        rare = exact or "." in number
        if rare and not any(start < found.start() < end for start, end in quoted):
            figures.setdefault(number, Span(*found.span()))
    return figures
