"""How surely two reports that share words stand on one another, or on one agency.

The same words in quotation marks are a speaker's, and two reporters may quote one speaker. What
tells is the prose around them: so many words in common that nobody spoke, and a report's own
prose quoted by another that names its outlet ("Politico wrote").
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from twosource.record.passage import SharedPassage
from twosource.record.reading import Reading

WEIGHTS = (-4.0, 1.0, 1.0, 1.0, 1.0, 0.0)

_WORD = re.compile(r"\w+")
_ARTICLES = re.compile(r"^(?:the|www\.)\s*", re.IGNORECASE)


def features(
    one: Reading, other: Reading, passages: Sequence[SharedPassage]
) -> tuple[float, ...]:
    """What the pair is judged by."""
    prose = [passage.words for passage in passages if passage.is_prose]
    borrowed = sum(
        passage.words
        for passage in passages
        if passage.quoted[0] != passage.quoted[1]
        and (_names(one, other) if passage.quoted[0] else _names(other, one))
    )
    agencies = {credit.agency for credit in one.credits} & {c.agency for c in other.credits}
    return (
        math.log1p(sum(prose)),
        math.log1p(max(prose, default=0)),
        passages[0].shared if passages else 0.0,
        math.log1p(borrowed),
        float(bool(agencies) and bool(prose)),
    )


def dependence(one: Reading, other: Reading, passages: Sequence[SharedPassage]) -> float:
    """How surely the two are not independent, 0 to 1."""
    if not passages:
        return 0.0
    bias, *weights = WEIGHTS
    found = features(one, other, passages)
    total = bias + sum(weight * value for weight, value in zip(weights, found, strict=True))
    return round(1 / (1 + math.exp(-total)), 4)


def _names(report: Reading, other: Reading) -> bool:
    """Whether the report names the other's outlet."""
    outlet = _ARTICLES.sub("", other.report.outlet or "")
    return len(outlet) > 2 and outlet in report.report.text
