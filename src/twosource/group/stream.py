"""Stories as reports arrive, one at a time and in any order.

The stories are a function of the set of reports alone: odds are of two reports and nothing else,
and only reports that pairs of good odds lead from one to the other can become one story. So a new
report moves nothing but the reports that it is bound to in this way, and those are grouped anew.
Joining and splitting follow by themselves, and any order ends in the stories that all together
have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.group.candidates import Candidates
from twosource.group.joining import LINKED, agglomerate, bound
from twosource.group.likeness import odds
from twosource.group.profile import Profile
from twosource.group.ready import Ready, ready
from twosource.linkage import connected


def by_day(report: Ready) -> tuple[bool, int, str]:
    """The order of reports in a story: by day, those without one last, then by id."""
    return (report.day is None, report.day or 0, report.report_id)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a report changed: stories that are no more, and those that are new, by report ids."""

    gone: tuple[tuple[str, ...], ...]
    new: tuple[tuple[str, ...], ...]


class StoryStream:
    """The stories of all reports that were added, whatever their order."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._reports: dict[int, Ready] = {}
        self._place: dict[str, int] = {}
        self._index = Candidates()
        self._near: dict[int, dict[int, int]] = {}
        self._story: dict[int, tuple[str, ...]] = {}
        added = [at for profile in profiles if (at := self._link(profile)) is not None]
        for members in self._bound(added):
            self._regroup(members)

    def add(self, profile: Profile) -> Changed:
        """Take one report in; returns the stories that changed. One that is there changes none."""
        position = self._link(profile)
        return Changed((), ()) if position is None else self._changed((), [position])

    def remove(self, report_id: str) -> Changed:
        """Take one report out, as when it leaves the window; returns the stories that changed."""
        position = self._place.pop(report_id, None)
        if position is None:
            return Changed((), ())
        moved = bound(self._near, position)
        for other in self._near.pop(position):
            del self._near[other][position]
        self._index.remove(position, self._reports.pop(position))
        return self._changed((self._story.pop(position),), moved)

    def stories(self) -> tuple[tuple[str, ...], ...]:
        """All stories: ids of reports by day, then id; the stories by their first report."""
        every = set(self._story.values())
        return tuple(sorted(every, key=lambda ids: by_day(self._reports[self._place[ids[0]]])))

    def _link(self, profile: Profile) -> int | None:
        """Compare it with those it may belong to; None when it is there already."""
        if profile.report_id in self._place:
            return None
        report = ready(profile)
        found = self._index.of(report)
        position = self._index.add(report)
        self._place[report.report_id] = position
        self._reports[position] = report
        self._near[position] = {}
        if found:
            values = odds(report, [self._reports[at] for at in found]).tolist()
            for at, value in zip(found, values, strict=True):
                if value > LINKED:
                    self._near[position][at] = self._near[at][position] = value
        return position

    def _changed(self, gone: tuple[tuple[str, ...], ...], moved: Iterable[int]) -> Changed:
        """Group those anew that one of the moved may be together with; which stories changed."""
        sets = self._bound(moved)
        members = [at for some in sets for at in some]
        before = {*gone, *(self._story[at] for at in members if at in self._story)}
        for some in sets:
            self._regroup(some)
        after = {self._story[at] for at in members}
        return Changed(tuple(sorted(before - after)), tuple(sorted(after - before)))

    def _bound(self, positions: Iterable[int]) -> list[list[int]]:
        """The sets, each to be grouped alone, that any of these are in."""
        reached: dict[int, list[int]] = {}
        waiting = list(positions)
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached[at] = bound(self._near, at)
                waiting += reached[at]
        return connected(reached, reached)

    def _regroup(self, members: Iterable[int]) -> None:
        """The stories of reports that are linked, in an order that is not that of arrival."""
        ordered = sorted(members, key=lambda at: by_day(self._reports[at]))
        for group in agglomerate(ordered, self._near):
            ids = tuple(self._reports[at].report_id for at in group)
            for at in group:
                self._story[at] = ids
