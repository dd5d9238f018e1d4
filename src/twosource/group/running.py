"""Running stories: the story that takes up another one of the days before.

They stay two stories; a link says that the later tells on what the earlier told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.group.candidates import Candidates
from twosource.group.joining import LEAST_ODDS
from twosource.group.likeness import odds
from twosource.group.profile import Profile, numbers_of_name
from twosource.group.ready import Ready, ready

MOST_DAYS = 14
"""Between the last report of a story and the first of the one that takes it up, either way."""

CONTINUES = ((-1500, 3), (-2000, 6), (-2500, 9))
"""Mean odds at which a story takes up another, and the names that both must have in common. Below
them the two share a field of news, as two court cases do, rather than an affair. Tuned to precision
on allsides_event_groups (docs/stories.md)."""

TELLING = 180
"""Rarity of a name that tells of an affair: Congress and the White House are in too many."""

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr christmas".split()
)


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A story, by its report ids, the one that it takes up, and why."""

    story: tuple[str, ...]
    continues: tuple[str, ...]
    why: str


def story_links(
    stories: Sequence[tuple[str, ...]], profiles: Iterable[Profile]
) -> tuple[StoryLink, ...]:
    """For each story the one before it that it takes up, where there is one.

    Of several the likeliest; a story with no day takes up none. Only stories whose reports share
    the terms that they are found by are compared, so that the cost grows with the reports.
    """
    by_id = {profile.report_id: profile for profile in profiles}
    reports = {report_id: ready(profile) for report_id, profile in by_id.items()}
    owner = {report_id: at for at, story in enumerate(stories) for report_id in story}
    index, ids = Candidates(), sorted(owner)
    for report_id in ids:
        index.add(reports[report_id])
    links = []
    for story in stories:
        near = {owner[ids[found]] for one in story for found in index.of(reports[one])}
        before = [at for at in sorted(near) if _follows(story, stories[at], by_id)]
        found = [
            (mean, -at, shared)
            for at in before
            if (shared := _shared(story, stories[at], by_id))
            and _continues(mean := _mean(story, stories[at], reports), len(shared))
        ]
        if found:
            _, negative, names = max(found)
            links.append(_link(story, stories[-negative], names, by_id))
    return tuple(links)


def _continues(mean: float, shared: int) -> bool:
    return any(mean >= least and shared >= names for least, names in CONTINUES)


def _days(story: Sequence[str], by_id: Mapping[str, Profile]) -> list[int]:
    return [day.toordinal() for one in story if (day := by_id[one].published)]


def _follows(story: Sequence[str], earlier: Sequence[str], by_id: Mapping[str, Profile]) -> bool:
    """Whether the story begins after the other has begun, and about when it ended."""
    days, before = _days(story, by_id), _days(earlier, by_id)
    if not days or not before or min(before) >= min(days):
        return False
    return abs(min(days) - max(before)) <= MOST_DAYS


def _mean(story: Sequence[str], earlier: Sequence[str], reports: Mapping[str, Ready]) -> float:
    others = [reports[one] for one in earlier]
    rows = [odds(reports[one], others) for one in story]
    return float(np.maximum(np.concatenate(rows), LEAST_ODDS).mean())


def _shared(
    story: Sequence[str], earlier: Sequence[str], by_id: Mapping[str, Profile]
) -> tuple[str, ...]:
    """The telling names of both, first those that most reports have; a longer form counts once."""
    counts: dict[str, int] = {}
    for one in (*story, *earlier):
        for name in _telling(by_id[one]):
            counts[name] = counts.get(name, 0) + 1
    both = {name for one in story for name in by_id[one].told if name in counts}
    both &= {name for one in earlier for name in by_id[one].told}
    longest = [name for name in both if not any(name != other and name in other for other in both)]
    return tuple(sorted(longest, key=lambda name: (-counts[name], name)))


def _telling(profile: Profile) -> list[str]:
    rare = {
        number
        for number, rarity in zip(profile.names.numbers, profile.names.weights[-1], strict=True)
        if rarity >= TELLING
    }
    return [
        name
        for name in profile.told
        if not rare.isdisjoint(numbers_of_name(name)) and name.casefold() not in _CALENDAR
    ]


def _link(
    story: tuple[str, ...],
    earlier: tuple[str, ...],
    names: Sequence[str],
    by_id: Mapping[str, Profile],
) -> StoryLink:
    apart = min(_days(story, by_id)) - min(_days(earlier, by_id))
    passed = "a day" if apart == 1 else f"{apart} days"
    why = f"both name {', '.join(names[:4])}; it begins {passed} after the other"
    return StoryLink(story, earlier, why)
