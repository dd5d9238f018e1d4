"""Groups of what is alike, joined from the surest pair down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

LEAST_ODDS = -4000
"""What a pair that was never compared counts, in thousandths of log odds; none counts less."""

MOST_ODDS = 4000
"""No pair counts more: one sure pair does not outweigh many doubtful ones."""

SAME_STORY = -200
"""Mean odds at which two groups become one: nearly even. Tuned on fifths left out of giveme5w1h,
allsides_event_groups and the train topics of ECB+ (`python -m training.stories`): at 0 the first
loses .009 of its B3, at -600 the last .016."""

Odds = Mapping[tuple[int, int], int]


def connected(members: Iterable[int], near: Mapping[int, Mapping[int, int]]) -> list[list[int]]:
    """The members in sets between which no pair is known; each and all of them in order."""
    left = set(members)
    found = []
    for first in sorted(left):
        if first not in left:
            continue
        left.discard(first)
        reached, waiting = [first], [first]
        while waiting:
            for other in near.get(waiting.pop(), ()):
                if other in left:
                    left.discard(other)
                    reached.append(other)
                    waiting.append(other)
        found.append(sorted(reached))
    return found


def agglomerate(members: Iterable[int], near: Mapping[int, Mapping[int, int]]) -> list[list[int]]:
    """Join the two groups of the highest mean odds until none reaches `SAME_STORY`.

    Of equal means the pair of the lowest members is joined first. All pairs count in the mean,
    so that a chain of reports, each a little like the next, does not become one group.

    Args:
        near: for each member the odds with each other that it was compared with.
    """
    groups = {member: [member] for member in sorted(members)}
    # odds above the least, so that what was never compared adds nothing
    sums: dict[int, dict[int, int]] = defaultdict(dict)
    for one in groups:
        for other, odds in near.get(one, {}).items():
            if other in groups:
                sums[one][other] = min(odds, MOST_ODDS) - LEAST_ODDS
    best = {group: _best(group, groups, sums) for group in groups}
    while best:
        mean, negative, partner = max(
            (mean, -group, other) for group, (mean, other) in best.items()
        )
        group = -negative
        if mean < SAME_STORY - LEAST_ODDS or partner < 0:
            break
        keep, drop = min(group, partner), max(group, partner)
        _join(keep, drop, groups=groups, sums=sums)
        del best[drop]
        best[keep] = _best(keep, groups, sums)
        for touched in sums[keep]:
            best[touched] = _better(touched, keep, drop, groups, sums, best)
    return [sorted(group) for group in groups.values()]


def _best(
    group: int, groups: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, int]]
) -> tuple[float, int]:
    """The highest mean odds of a group with another, and which; -1 when there is none."""
    size = len(groups[group])
    means = ((total / (size * len(groups[to])), -to) for to, total in sums[group].items())
    mean, negative = max(means, default=(-1.0, 1))
    return mean, -negative


def _better(
    touched: int,
    keep: int,
    drop: int,
    groups: Mapping[int, list[int]],
    sums: Mapping[int, Mapping[int, int]],
    best: Mapping[int, tuple[float, int]],
) -> tuple[float, int]:
    """The best partner of a group beside which two were joined."""
    if best[touched][1] in (keep, drop):
        return _best(touched, groups, sums)
    mean = sums[touched][keep] / (len(groups[touched]) * len(groups[keep]))
    return max(best[touched], (mean, keep), key=lambda pair: (pair[0], -pair[1]))


def _join(
    keep: int, drop: int, *, groups: dict[int, list[int]], sums: dict[int, dict[int, int]]
) -> None:
    groups[keep] += groups.pop(drop)
    for to, total in sums.pop(drop).items():
        del sums[to][drop]
        if to != keep:
            sums[keep][to] = sums[to][keep] = sums[keep].get(to, 0) + total
