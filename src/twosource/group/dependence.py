"""How surely two reports that share words stand on one another, or on one agency.

The same words in quotation marks are a speaker's, and two reporters may quote one speaker. What
tells is the prose around them: words in common that nobody spoke; a report's own prose that the
other has in quotation marks and names its outlet ("Politico wrote"); and quotes that one report
has by its own word from the other ("told ABC News").
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from twosource.record.passage import SharedPassage
from twosource.record.reading import Reading
from twosource.text.outlets import Outlets, known_outlets

FORMULA_WORDS = 7
"""So many words of each run in common are formula ("charged with two counts of ..."): two
reports may have several short ones by chance, but not one long one."""

BIAS = -3.38
WEIGHTS = (1.59, 0.64, 1.75)
"""For each of `features`; fitted on the development half of `bench/labels/origins.jsonl`, 61
pairs, by `python training/origins.py --data DIR`."""


def features(
    one: Reading,
    other: Reading,
    passages: Sequence[SharedPassage],
    *,
    outlets: Outlets | None = None,
) -> tuple[float, ...]:
    """What the pair is judged by, each 0 where there is nothing of it.

    The logarithm of the words of prose in common, less the formula of each run; the logarithm of
    the words of prose that one report quotes and names the other's outlet; and, where one credits
    the other's outlet, the quoted words in common as so many tenths of the shorter report.
    """
    known = outlets or known_outlets()
    named = _names(one, other, known), _names(other, one, known)
    retold = _credits(one, other, known) or _credits(other, one, known)
    prose = sum(max(0, shared.words - FORMULA_WORDS) for shared in passages if shared.is_prose)
    borrowed = sum(
        passage.words
        for passage in passages
        for quoted, naming in zip(passage.quoted, named, strict=True)
        if quoted and naming and not all(passage.quoted)
    )
    spoken = sum(passage.words for passage in passages if all(passage.quoted)) if retold else 0
    shorter = min(len(report.report.text.split()) for report in (one, other))
    return (
        math.log1p(prose),
        math.log1p(borrowed),
        10 * spoken / max(1, shorter),
    )


def dependence(
    one: Reading,
    other: Reading,
    passages: Sequence[SharedPassage],
    *,
    outlets: Outlets | None = None,
) -> float:
    """How surely the two are not independent, 0 to 1."""
    found = features(one, other, passages, outlets=outlets)
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return round(1 / (1 + math.exp(-total)), 4)


def names_outlet(report: Reading, other: Reading, *, outlets: Outlets | None = None) -> bool:
    """Whether the report's text names the other's outlet, by any of its names."""
    return _names(report, other, outlets or known_outlets())


def _names(report: Reading, other: Reading, known: Outlets) -> bool:
    outlet = other.report.outlet or ""
    found = known.find(outlet, other.report.url)
    names = found.names if found else (outlet,)
    return any(
        re.search(rf"\b{re.escape(name)}\b", report.report.text) is not None
        for name in (name.removeprefix("The ") for name in names)
        if len(name) > 2
    )


def _credits(report: Reading, other: Reading, known: Outlets) -> bool:
    """Whether the report credits the other's outlet."""
    key = known.key(other.report.outlet, other.report.url)
    return key is not None and any(known.key(one.agency) == key for one in report.credits)
