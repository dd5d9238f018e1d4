"""Groups of like things: the two likest groups are joined until none are like enough."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping


def linked(count: int, scores: Mapping[tuple[int, int], float], *, least: float) -> list[list[int]]:
    """Positions 0 to `count` in groups whose mean likeness reaches `least` as they are joined.

    A pair that is not among the scores counts 0, one of minus infinity keeps two groups apart.
    """
    groups = {at: [at] for at in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        sums[one][other] = sums[other][one] = score
    heap: list[tuple[float, int, int, int, int]] = [
        (-score, min(pair), max(pair), 0, 0) for pair, score in scores.items() if score >= least
    ]
    heapq.heapify(heap)
    ages = dict.fromkeys(range(count), 0)
    while heap:
        _, one, other, age, age2 = heapq.heappop(heap)
        if one not in groups or other not in groups or (ages[one], ages[other]) != (age, age2):
            continue
        groups[one] = sorted(groups[one] + groups.pop(other))
        ages[one] += 1
        theirs = sums.pop(other)
        mine = sums[one]
        for to in {*mine, *theirs} - {one, other}:
            mine[to] = mine.get(to, 0.0) + theirs.get(to, 0.0)
            sums[to].pop(other, None)
            sums[to][one] = mine[to]
        mine.pop(other, None)
        for to, total in mine.items():
            mean = total / (len(groups[one]) * len(groups[to]))
            if mean >= least:
                first, second = min(one, to), max(one, to)
                heapq.heappush(heap, (-mean, first, second, ages[first], ages[second]))
    return list(groups.values())
