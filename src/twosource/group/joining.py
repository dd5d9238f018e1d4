"""Stories from the odds of pairs: which of the reports that are linked become one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from twosource.linkage import linked

LEAST_ODDS = -4000
"""What a pair that was never compared counts, in thousandths of log odds; none counts less."""

MOST_ODDS = 4000
"""No pair counts more: one sure pair does not outweigh many doubtful ones."""

LINKED = -2500
"""Odds at which two reports are linked at all: less says as little as no comparison."""

SAME_STORY = -200
"""Mean odds at which two groups become one: nearly even. Tuned on fifths left out of giveme5w1h,
allsides_event_groups and the train topics of ECB+ (`python -m training.stories`): at 0 the first
loses .009 of its B3, at -600 the last .016."""

Near = Mapping[int, Mapping[int, int]]
"""For each report, by position, the odds with each other that it is linked with."""


def bound(near: Near, position: int) -> list[int]:
    """Those that the report may come into one group with by the odds of the two alone.

    Two groups are joined by the mean of their pairs, so that one pair at least has the odds for
    it: what no such pair leads to is never in one group, and is grouped apart.
    """
    return [other for other, odds in near[position].items() if odds >= SAME_STORY]


def agglomerate(members: Iterable[int], near: Near) -> list[list[int]]:
    """Join the two groups of the highest mean odds until none reaches `SAME_STORY`.

    Each group, and all of them, in the order of the members. Of equal means the pair of the
    first members is joined first.
    """
    ordered = list(members)
    rank = {member: number for number, member in enumerate(ordered)}
    # odds above the least, so that what was never compared adds nothing
    scores = {
        (number, rank[other]): min(odds, MOST_ODDS) - LEAST_ODDS
        for number, one in enumerate(ordered)
        for other, odds in near.get(one, {}).items()
        if other in rank and number < rank[other]
    }
    groups = linked(len(ordered), scores, least=SAME_STORY - LEAST_ODDS)
    return [[ordered[number] for number in group] for group in groups]
