"""Which reports tell of the same events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.group.joining import LINKED, agglomerate
from twosource.group.profile import Profile, profile_of
from twosource.group.ready import Ready
from twosource.group.stream import StoryStream, by_day
from twosource.record.reading import Reading


def group_profiles(profiles: Sequence[Profile]) -> tuple[tuple[str, ...], ...]:
    """The stories: ids of reports that tell of the same events, whatever order they came in.

    Sorted by first day, then report id, within a story and among stories; a report read
    twice stands once. A `StoryStream` that was given the reports one by one has the same.
    """
    return StoryStream(profiles).stories()


def group_readings(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The stories of readings that are all at hand; see `group_profiles`."""
    by_id = {reading.report.id: reading for reading in readings}
    stories = group_profiles([profile_of(reading) for reading in by_id.values()])
    return tuple(tuple(by_id[report_id] for report_id in story) for story in stories)


def stories_of(reports: Sequence[Ready], odds: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """The stories, as positions, that other odds than the learned ones would make."""
    near: dict[int, dict[int, int]] = {at: {} for at in range(len(reports))}
    for (one, other), value in odds.items():
        if value > LINKED:
            near[one][other] = near[other][one] = value
    ordered = sorted(near, key=lambda at: by_day(reports[at]))
    return agglomerate(ordered, near)
