"""Running stories: the story that takes up another one of the days before.

They stay two stories; a link says that the later tells on what the earlier told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.group.candidates import Candidates
from twosource.group.joining import LEAST_ODDS
from twosource.group.likeness import odds
from twosource.group.profile import Profile
from twosource.group.ready import Ready, ready

MOST_DAYS = 14
"""Between the last report of a story and the first of the one that takes it up."""

CONTINUES = -1500
"""Mean odds at which a story takes up another: a sixth. Below it the two share a field of news, as
two court cases do, rather than an affair."""

LEAST_NAMES = 2
"""Names that reports of both stories must have among their rarest."""


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
    set_out = {report_id: ready(profile) for report_id, profile in by_id.items()}
    owner = {report_id: at for at, story in enumerate(stories) for report_id in story}
    index, ids = Candidates(), sorted(owner)
    for report_id in ids:
        index.add(set_out[report_id])
    links = []
    for at, story in enumerate(stories):
        before = {owner[ids[found]] for one in story for found in index.of(set_out[one])}
        scored = [
            (score, -other)
            for other in sorted(before - {at})
            if _follows(story, stories[other], by_id)
            and (score := _mean(story, stories[other], set_out)) >= CONTINUES
        ]
        if scored:
            _, negative = max(scored)
            link = _link(story, stories[-negative], by_id)
            links += [link] if link is not None else []
    return tuple(links)


def _follows(story: Sequence[str], earlier: Sequence[str], by_id: Mapping[str, Profile]) -> bool:
    """Whether the story begins after the other has begun, and soon after it ended."""
    days = [day for one in story if (day := by_id[one].published)]
    before = [day for one in earlier if (day := by_id[one].published)]
    if not days or not before or min(before) >= min(days):
        return False
    return (min(days) - max(before)).days <= MOST_DAYS


def _mean(story: Sequence[str], earlier: Sequence[str], by_id: Mapping[str, Ready]) -> float:
    others = [by_id[one] for one in earlier]
    every = [max(value, LEAST_ODDS) for one in story for value in odds(by_id[one], others).tolist()]
    return float(sum(every) / len(every))


def _link(
    story: tuple[str, ...], earlier: tuple[str, ...], by_id: Mapping[str, Profile]
) -> StoryLink | None:
    here = {name for one in story for name in by_id[one].told}
    shared = [name for one in earlier for name in by_id[one].told if name in here]
    names = sorted(set(shared), key=lambda name: (-shared.count(name), name))
    if len(names) < LEAST_NAMES:
        return None
    days = [day for one in story if (day := by_id[one].published)]
    before = [day for one in earlier if (day := by_id[one].published)]
    apart = (min(days) - min(before)).days
    passed = "a day" if apart == 1 else f"{apart} days"
    return StoryLink(
        story, earlier, f"both name {', '.join(names[:4])}; it begins {passed} after the other"
    )
