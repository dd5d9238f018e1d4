"""Which reports tell of the same events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.group.likeness import Profile, likenesses, profile_of
from twosource.record.reading import Reading

SAME_STORY = 0.30
"""Mean likeness at which two groups of reports become one story."""


def _agglomerate(count: int, scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups of the highest mean likeness until none reaches `SAME_STORY`.

    A pair that was never compared counts 0.
    """
    groups = {position: [position] for position in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        sums[one][other] = sums[other][one] = score
    best: dict[int, tuple[float, int]] = {}

    def best_of(group: int) -> tuple[float, int]:
        size = len(groups[group])
        means = ((sums[group][to] / (size * len(groups[to])), -to) for to in sums[group])
        mean, to = max(means, default=(0.0, 0))
        return mean, -to

    for group in groups:
        best[group] = best_of(group)
    while True:
        mean, negative = max((mean, -group) for group, (mean, _) in best.items())
        group, other = -negative, best[-negative][1]
        if mean < SAME_STORY or other == group:
            return list(groups.values())
        keep, drop = min(group, other), max(group, other)
        _join(keep, drop, groups=groups, sums=sums)
        del best[drop]
        best[keep] = best_of(keep)
        for touched, total in sums[keep].items():
            if best[touched][1] in (keep, drop):
                best[touched] = best_of(touched)
                continue
            mean = total / (len(groups[touched]) * len(groups[keep]))
            best[touched] = max(best[touched], (mean, keep), key=lambda pair: (pair[0], -pair[1]))


def _join(
    keep: int, drop: int, *, groups: dict[int, list[int]], sums: dict[int, dict[int, float]]
) -> None:
    groups[keep] = sorted(groups[keep] + groups.pop(drop))
    for to, score in sums.pop(drop).items():
        del sums[to][drop]
        if to != keep:
            sums[keep][to] = sums[keep].get(to, 0.0) + score
            sums[to][keep] = sums[keep][to]


def _by_day(profile: Profile) -> tuple[bool, str, str]:
    published = profile.published
    return (published is None, str(published), profile.report_id)


def group_profiles(profiles: Sequence[Profile]) -> tuple[tuple[str, ...], ...]:
    """The stories: ids of reports that tell of the same events, whatever order they came in.

    Sorted by first day, then report id, within a story and among stories; a report read
    twice stands once. Pairs are proposed by shared names and rare words, scored by
    `likeness`, and joined by average linkage, so that a chain of reports, each a little
    like the next, does not become one story.
    """
    once = {profile.report_id: profile for profile in profiles}
    ordered = sorted(once.values(), key=_by_day)
    if not ordered:
        return ()
    groups = _agglomerate(len(ordered), likenesses(ordered))
    groups.sort(key=lambda group: _by_day(ordered[group[0]]))
    return tuple(tuple(ordered[position].report_id for position in group) for group in groups)


def group_readings(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The stories of readings that are all at hand; see `group_profiles`."""
    by_id = {reading.report.id: reading for reading in readings}
    stories = group_profiles([profile_of(reading) for reading in by_id.values()])
    return tuple(tuple(by_id[report_id] for report_id in story) for story in stories)
