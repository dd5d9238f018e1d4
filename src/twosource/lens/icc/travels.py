"""The journeys of wanted people that a story tells: who, whereto, when, by which statements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from twosource.lens.icc.duty import Presence
from twosource.lens.icc.reference import Reference, Warrant
from twosource.lens.icc.warrants import is_named
from twosource.record.dates import PartialDate
from twosource.record.story import Statement, StoryEntity, StoryEvent, StoryRecord
from twosource.text.names import name_tokens

_VISITS: Final = frozenset("visit arrive land tour travel fly come go leave depart be".split())
_MEETINGS: Final = frozenset({"meet", "hold talks", "meet with"})
"""Both sides of a meeting are at its place, where one is told."""
CALLED_OFF: Final = frozenset({"cancel", "call off", "scrap", "drop", "abandon"})
_JOURNEY_TO: Final = r"\b(?:visit|trip|journey)\b[^.]{0,40}? to (?:the )?"
_TRANSITS: Final = frozenset({"stop over", "refuel", "transit", "change planes", "make a stopover"})
_OVERFLIGHTS: Final = frozenset({"overfly", "fly over", "cross"})
_CALLED_ON: Final = _OVERFLIGHTS | frozenset({"visit", "tour", "leave", "depart"})
"""Their recipient is where the person was or passed."""
_HOSTS: Final = frozenset("host welcome greet receive".split())
_GAP_DAYS: Final = 7
"""Days further apart than this are of two journeys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One journey to one state.

    Attributes:
        begins, ends: as far as the reports tell the days.
        planned: no report tells it as done.
    """

    warrant: Warrant
    person: StoryEntity
    iso3: str
    begins: dt.date
    ends: dt.date
    presence: Presence
    planned: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Leg:
    """A statement that has the person there; `told_on`: the day of the last report with it."""

    iso3: str
    begins: dt.date
    ends: dt.date
    presence: Presence
    statement: Statement
    told_on: dt.date | None


def wanted_of(reference: Reference, story: StoryRecord) -> Iterator[tuple[Warrant, StoryEntity]]:
    """The persons of a story who are named in a warrant, for certain."""
    for entity in story.entities:
        if entity.kind != "person":
            continue
        names = (entity.name, *entity.variants)
        found = [one for one in reference.warrants if any(is_named(one, n) for n in names)]
        if not found and not any(len(name_tokens(name)) > 1 for name in names):
            found = [one for one in reference.warrants if _by_office(one, entity)]
        if len(found) == 1:
            yield found[0], entity


def _by_office(warrant: Warrant, entity: StoryEntity) -> bool:
    """A surname alone, where the office and the country beside it are those of the wanted."""
    surname = name_tokens(entity.name)[-1:]
    if not surname or surname != name_tokens(warrant.person)[-1:]:
        return False
    offices = {role.split()[0].casefold() for role in entity.roles if role.split()}
    return (
        warrant.home is not None
        and entity.country == warrant.home
        and warrant.role.split()[0].casefold() in offices
    )


def journeys(reference: Reference, story: StoryRecord, as_of: dt.date) -> tuple[Journey, ...]:
    """Every journey of somebody wanted to another state than the own, in time."""
    found: list[Journey] = []
    for warrant, person in wanted_of(reference, story):
        if warrant.unsealed > as_of:
            continue  # nobody could know
        legs = sorted(
            _legs(reference, story, warrant, person),
            key=lambda leg: (leg.iso3, leg.begins, leg.ends, leg.statement.id),
        )
        group: list[_Leg] = []
        for leg in legs:
            if group and not _continues(group, leg):
                found.append(_journey(warrant, person, group))
                group = []
            group.append(leg)
        if group:
            found.append(_journey(warrant, person, group))
    return tuple(sorted(found, key=lambda one: (one.begins, one.iso3, one.person.id)))


def _continues(group: list[_Leg], leg: _Leg) -> bool:
    last = max(one.ends for one in group)
    return leg.iso3 == group[0].iso3 and (leg.begins - last).days <= _GAP_DAYS


def _journey(warrant: Warrant, person: StoryEntity, legs: list[_Leg]) -> Journey:
    told = [leg for leg in legs if leg.presence != "cancelled"]
    statuses = {leg.statement.event.status for leg in told if leg.statement.event}
    # no report can tell as done what begins after its day
    ahead = {leg.statement.id for leg in told if leg.told_on and leg.told_on < leg.begins}
    done = any(
        leg.statement.event.status in ("happened", "ongoing")
        for leg in told
        if leg.statement.event and leg.statement.id not in ahead
    )
    kinds = {leg.presence for leg in legs}
    order: tuple[Presence, ...] = ("visit", "transit", "overflight")
    presence: Presence = next((one for one in order if one in kinds and done), "visit")
    if not done and kinds == {"overflight"}:
        presence = "overflight"
    if ("cancelled" in kinds and not done) or ("denied" in statuses and not done):
        presence = "cancelled"
    return Journey(
        warrant=warrant, person=person, iso3=legs[0].iso3,
        begins=min(leg.begins for leg in legs), ends=max(leg.ends for leg in legs),
        presence=presence, planned=not done,
        statements=tuple(dict.fromkeys(leg.statement for leg in legs)),
    )  # fmt: skip


def _legs(
    reference: Reference, story: StoryRecord, warrant: Warrant, person: StoryEntity
) -> Iterator[_Leg]:
    """The statements that tell of the person in another state while the warrant was open."""
    entities = {one.id: one for one in story.entities}
    dated = {one.id: one.published for one in story.reports}
    for one in story.statements:
        event = one.event
        if event is None:
            continue
        goal, presence = _goal_of(one, event, person.id, entities)
        if presence is None or event.status in ("possible", "demanded", "alleged", "obliged"):
            continue
        iso3 = state_of_place(reference, goal)
        off = presence == "cancelled" or event.status == "denied"
        span = _days_of(event.when or (story.begins if off else _day_of_report(story, one)))
        if iso3 is None or iso3 == warrant.home or span is None:
            continue
        begins, ends = span
        if begins < warrant.issued or (warrant.ended is not None and begins > warrant.ended):
            continue
        days = [dated[s.report] for s in one.support if dated.get(s.report)]
        told_on = dt.date.fromisoformat(max(day for day in days if day)) if days else None
        yield _Leg(iso3, begins, ends, presence, one, told_on)


def _day_of_report(story: StoryRecord, statement: Statement) -> str | None:
    """The day of a report that tells of what is going on without a time: "is in Vareth"."""
    dated = {one.id: one.published for one in story.reports}
    days = [dated.get(s.report) for s in statement.support if s.status == "ongoing"]
    return min((day for day in days if day), default=None)


def _goal_of(
    statement: Statement, event: StoryEvent, person: str, entities: Mapping[str, StoryEntity]
) -> tuple[StoryEntity | None, Presence | None]:
    """Where an event has the person be, and how: at its place, in the state visited, as a guest."""
    if event.action in _MEETINGS and person in (*event.actors, *event.recipients):
        place = entities.get(event.place) if event.place else None
        return place, "visit" if place else None
    hosted = event.action in _HOSTS and person in event.recipients
    if not hosted and person not in event.actors:
        return None, None
    if event.action in CALLED_OFF:
        return _named_after(_JOURNEY_TO, statement, entities), "cancelled"
    over = _named_after(r"\bover (?:the )?", statement, entities) if event.action == "fly" else None
    if over is not None:
        return over, "overflight"
    presence = _presence_of(event.action)
    if event.place is not None:
        return entities.get(event.place), presence
    others = event.actors if hosted else event.recipients if event.action in _CALLED_ON else ()
    places = [entities[one] for one in others if entities[one].kind in ("state", "place")]
    return (places[0] if len(places) == 1 else None), presence


def _named_after(
    words: str, statement: Statement, entities: Mapping[str, StoryEntity]
) -> StoryEntity | None:
    """The one place whose name follows the words in the statement's sentence."""
    found = [
        one
        for one in entities.values()
        if one.kind in ("state", "place")
        and re.search(words + re.escape(one.name) + r"\b", statement.text)
    ]
    return found[0] if len(found) == 1 else None


def _presence_of(action: str) -> Presence | None:
    if action in _VISITS or action in _HOSTS:
        return "visit"
    if action in _TRANSITS:
        return "transit"
    return "overflight" if action in _OVERFLIGHTS else None


def state_of_place(reference: Reference, place: StoryEntity | None) -> str | None:
    """The state a place is or lies in."""
    if place is None:
        return None
    return reference.state_of(place.name) if place.country is None else place.country


def _days_of(when: str | None) -> tuple[dt.date, dt.date] | None:
    """The first and last day; None where not even the month is told."""
    if when is None:
        return None
    begins, _, ends = when.partition("/")
    first, last = PartialDate.parse(begins), PartialDate.parse(ends or begins)
    return (first.first, last.last) if first.month and last.month else None
