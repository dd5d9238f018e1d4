"""Stories as reports arrive, one at a time and in any order.

The stories are a function of the set of reports alone: odds are of two reports and nothing else,
and only reports that are linked by some odds, however weak, can become one story. So a new report
moves nothing but the reports it is linked with, and those are grouped anew. Joining and splitting
follow by themselves, and any order ends in the stories that all together have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.group.likeness import odds
from twosource.group.linkage import agglomerate, connected
from twosource.group.profile import LEAST_KEYS, Profile
from twosource.group.rarity import rarity_of

LINKED = -2500
"""Odds at which two reports are linked at all: less says as little as no comparison."""

WINDOW_DAYS = 30
"""Reports further apart are found by rare terms only."""

RARE = 450
"""Rarity of a term that finds reports of any day: under 1 in 90 reports."""


class Candidates:
    """An index of the reports that may tell of the same events.

    Whether two are compared depends on the two alone: they share terms of those that each is
    found by, and where they are further apart than `WINDOW_DAYS`, rare ones.
    """

    def __init__(self) -> None:
        self._count = 0
        self._rare: dict[int, list[int]] = defaultdict(list)
        self._common: dict[int, dict[int | None, list[int]]] = defaultdict(dict)
        self._gone: set[int] = set()

    def add(self, profile: Profile) -> int:
        """Take it in; returns its position, counted from 0."""
        position, window = self._count, _window(profile)
        self._count += 1
        for key in profile.keys:
            if rarity_of(key) >= RARE:
                self._rare[key].append(position)
            else:
                self._common[key].setdefault(window, []).append(position)
        return position

    def of(self, profile: Profile) -> list[int]:
        """The positions of those to compare it with, in order."""
        shared: dict[int, int] = {}
        window = _window(profile)
        for key in profile.keys:
            if rarity_of(key) >= RARE:
                for position in self._rare.get(key, ()):
                    shared[position] = shared.get(position, 0) + 1
                continue
            by_window = self._common.get(key, {})
            near: Iterable[int | None] = (
                by_window if window is None else (window - 1, window, window + 1, None)
            )
            for one in near:
                for position in by_window.get(one, ()):
                    shared[position] = shared.get(position, 0) + 1
        return sorted(
            position
            for position, count in shared.items()
            if count >= LEAST_KEYS and position not in self._gone
        )

    def forget(self, position: int) -> None:
        """Find it no more."""
        self._gone.add(position)


def _window(profile: Profile) -> int | None:
    """The stretch of `WINDOW_DAYS` that its day falls into."""
    return profile.published.toordinal() // WINDOW_DAYS if profile.published else None


def by_day(profile: Profile) -> tuple[bool, str, str]:
    """The order of reports in a story: by day, those without one last, then by id."""
    return (profile.published is None, str(profile.published), profile.report_id)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a report changed: stories that are no more, and those that are new, by report ids."""

    gone: tuple[tuple[str, ...], ...]
    new: tuple[tuple[str, ...], ...]


class StoryStream:
    """The stories of all reports that were added, whatever their order."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._profiles: list[Profile] = []
        self._place: dict[str, int] = {}
        self._index = Candidates()
        self._near: dict[int, dict[int, int]] = {}
        self._story: dict[int, tuple[str, ...]] = {}
        added = [at for profile in profiles if (at := self._link(profile)) is not None]
        for members in connected(added, self._near):
            self._regroup(members)

    def add(self, profile: Profile) -> Changed:
        """Take one report in; returns the stories that changed. One that is there changes none."""
        position = self._link(profile)
        if position is None:
            return Changed((), ())
        (members,) = connected_to(position, self._near)
        before = {self._story[at] for at in members if at in self._story}
        self._regroup(members)
        after = {self._story[at] for at in members}
        return Changed(tuple(sorted(before - after)), tuple(sorted(after - before)))

    def remove(self, report_id: str) -> Changed:
        """Take one report out, as when it leaves the window; returns the stories that changed."""
        position = self._place.pop(report_id, None)
        if position is None:
            return Changed((), ())
        self._index.forget(position)
        old = self._story.pop(position)
        linked = self._near.pop(position)
        for other in linked:
            del self._near[other][position]
        sets = connected_to_any(linked, self._near)
        before = {old} | {self._story[at] for members in sets for at in members}
        for members in sets:
            self._regroup(members)
        after = {self._story[at] for members in sets for at in members}
        return Changed(tuple(sorted(before - after)), tuple(sorted(after - before)))

    def stories(self) -> tuple[tuple[str, ...], ...]:
        """All stories: ids of reports by day, then id; the stories by their first report."""
        every = set(self._story.values())
        return tuple(sorted(every, key=lambda ids: by_day(self._profile(ids[0]))))

    def _profile(self, report_id: str) -> Profile:
        return self._profiles[self._place[report_id]]

    def _link(self, profile: Profile) -> int | None:
        """Compare it with those it may belong to; None when it is there already."""
        if profile.report_id in self._place:
            return None
        found = self._index.of(profile)
        position = self._index.add(profile)
        self._place[profile.report_id] = position
        self._profiles.append(profile)
        self._near[position] = {}
        if found:
            values = odds(profile, [self._profiles[at] for at in found]).tolist()
            for at, value in zip(found, values, strict=True):
                if value > LINKED:
                    self._near[position][at] = self._near[at][position] = value
        return position

    def _regroup(self, members: Sequence[int]) -> None:
        """The stories of reports that are linked, in an order that is not that of arrival."""
        ordered = sorted(members, key=lambda at: by_day(self._profiles[at]))
        rank = {at: number for number, at in enumerate(ordered)}
        near = {
            rank[at]: {rank[other]: value for other, value in self._near[at].items()}
            for at in ordered
        }
        for group in agglomerate(range(len(ordered)), near):
            ids = tuple(self._profiles[ordered[number]].report_id for number in group)
            for number in group:
                self._story[ordered[number]] = ids


def connected_to(position: int, near: dict[int, dict[int, int]]) -> list[list[int]]:
    """The one set of all that are linked with a report, over however many others."""
    return connected_to_any((position,), near)


def connected_to_any(positions: Iterable[int], near: dict[int, dict[int, int]]) -> list[list[int]]:
    """The sets of linked reports that any of these are in."""
    reached: set[int] = set()
    waiting = list(positions)
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += near[at]
    return connected(reached, near)
