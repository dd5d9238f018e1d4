"""Groups of like things: the two likest groups are joined until none are like enough.

Average linkage over pairs that are known, with a heap, so that what it costs grows with these
pairs and not with all there could be. Lower than the steps, for two of them group: reports into
stories, and words into events.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping


def linked(count: int, scores: Mapping[tuple[int, int], float], *, least: float) -> list[list[int]]:
    """Positions 0 to `count` in groups whose mean likeness reaches `least` as they are joined.

    All pairs count in a mean, so that a chain of things, each a little like the next, does not
    become one group. A pair that is not among the scores counts 0, one of minus infinity keeps
    two groups apart. Of equal means the pair of the lowest members is joined first.
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


def connected(members: Iterable[int], near: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The members in sets between which no pair is near; each and all of them in order."""
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
