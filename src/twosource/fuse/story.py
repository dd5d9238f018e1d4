"""Readings of one story → what they say together."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.fuse.differences import find_differences, outlets
from twosource.fuse.draft import Draft, shared_holders
from twosource.fuse.entities import Cast, join_entities
from twosource.fuse.events import (
    Telling,
    align_events,
    begun_by_arrival,
    status_of,
    telling_of,
    time_of_frame,
    when_of,
)
from twosource.fuse.facts import same_fact
from twosource.fuse.figures import draft_figures, with_events
from twosource.fuse.forms import full_stop
from twosource.fuse.origins import Origins, find_origins
from twosource.fuse.quotes import draft_quotes
from twosource.fuse.rules import rules_behind
from twosource.fuse.sentences import event_text, support_span
from twosource.fuse.wording import Wording, in_order, outlet_of
from twosource.record.dates import When
from twosource.record.passage import SharedPassage
from twosource.record.reading import Discourse, Reading
from twosource.record.span import Span
from twosource.record.story import (
    Statement,
    StoryCredit,
    StoryEvent,
    StoryRecord,
    StoryReport,
    Support,
)
from twosource.text.outlets import Outlets

_KIND_ORDER = {"event": 0, "quote": 1, "figure": 2, "background": 3}
_KIND_WEIGHT = {"event": 1.0, "quote": 0.8, "figure": 0.65, "background": 0.5}
_PART_WEIGHT: dict[Discourse | None, float] = {
    "main": 1.0,
    "consequence": 0.8,
    "previous": 0.6,
    "context": 0.5,
    None: 0.5,
    "expectation": 0.5,
    "evaluation": 0.5,
    "anecdote": 0.3,
    "history": 0.3,
}
_UNREAL_WEIGHT = 0.9  # what did not happen leads a story less often than what did

MAIN_WEIGHT = 0.75
"""Of the weightiest deed's weight: deeds above it give the story its days."""

HISTORY_DAYS = 60
"""What was over so long before the first report is history: two months, as NewsDiscourse has it."""

NEAR_DAYS = 10
"""Days further from publication are of the story's past or future."""


def _event_support(telling: Telling, origins: Origins) -> Support:
    event, report = telling.event, telling.reading.report
    span = support_span(telling)
    return Support(
        report=report.id,
        span=span,
        words=span.of(report.text),
        origin=origins.at(report.id, span),
        status=event.status,
        when=str(event.when) if event.when else None,
        holders=telling.holders,
        voice=telling.wording.text(event.voice) if event.voice and not telling.holders else None,
    )


def _union(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for found in lists for one in found))


def _first_known(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _narrowest_place(group: Sequence[Telling], cast: Cast) -> str | None:
    """A place named by some report, a town before its country."""
    places = [telling.place for telling in group if telling.place is not None]
    return min(places, key=lambda one: (cast[one].kind == "state", places.index(one)), default=None)


def _event_draft(
    group: Sequence[Telling],
    when: When | None,
    *,
    rules: Sequence[Telling],
    cast: Cast,
    origins: Origins,
) -> Draft | None:
    status = status_of(group)
    text = event_text(group, status, cast)
    if text is None:
        return None
    typed = [telling.event for telling in group if telling.event.type is not None]
    hedges = [
        telling.wording.text(telling.event.hedge)
        for telling in group
        if telling.event.hedge is not None
    ]
    support = (
        *(_event_support(telling, origins) for telling in group),
        *(replace(_event_support(rule, origins), general=True) for rule in rules),
    )
    fullest = max(group, key=lambda one: (len(one.actors) + len(one.recipients), not one.nominal))
    return Draft(
        kind="event",
        text=text,
        support=support,
        holders=shared_holders(support),
        when=when,
        event=StoryEvent(
            type=typed[0].type if typed else None,
            mode=_first_known([event.mode for event in typed]),
            action=fullest.event.action,
            actors=_union([telling.actors for telling in group]),
            recipients=_union([telling.recipients for telling in group]),
            place=_narrowest_place(group, cast),
            when=str(when) if when else None,
            status=status,
            hedge=hedges[0] if hedges else None,
        ),
        tellings=tuple(group),
    )


def _draft_events(wordings: Sequence[Wording], cast: Cast, origins: Origins) -> list[Draft]:
    tellings = [
        telling_of(event, wording=wording, cast=cast)
        for wording in wordings
        for event in sorted(wording.reading.events, key=lambda one: (one.trigger, one.words))
    ]
    groups = align_events(tellings, cast)
    rules = rules_behind(groups, cast)
    used = {rule for behind in rules.values() for rule in behind}
    drafts = (
        _event_draft(
            group,
            _time_of(group, groups),
            rules=[telling for rule in rules.get(at, ()) for telling in groups[rule]],
            cast=cast,
            origins=origins,
        )
        for at, group in enumerate(groups)
        if at not in used
    )
    return [draft for draft in drafts if draft is not None]


def _time_of(group: Sequence[Telling], groups: Sequence[Sequence[Telling]]) -> When | None:
    """When an event was, from its own tellings and from what they tie it to."""
    return time_of_frame(group, begun_by_arrival(group, when_of(group), groups), groups)


def _draft_backgrounds(wordings: Sequence[Wording], origins: Origins) -> list[Draft]:
    groups: list[list[tuple[tuple[Wording, Span], str, Support]]] = []
    for wording in wordings:
        report = wording.reading.report
        for background in sorted(wording.reading.backgrounds, key=lambda one: one.words):
            words = background.words.of(report.text)
            support = Support(
                report=report.id,
                span=background.words,
                words=words,
                origin=origins.at(report.id, background.words),
                when=str(background.when) if background.when else None,
            )
            fact = wording, background.words
            for group in groups:
                if all(same_fact(fact, other) for other, _, _ in group):
                    group.append((fact, words, support))
                    break
            else:
                groups.append([(fact, words, support)])
    return [
        Draft(
            kind="background",
            text=full_stop(group[0][1]),
            support=tuple(support for _, _, support in group),
        )
        for group in groups
    ]


def _with_parts(draft: Draft, wordings: Mapping[str, Wording]) -> Draft:
    """The draft with the part that each support's sentence plays in its report."""
    support = tuple(
        replace(one, discourse=wordings[one.report].part_at(one.span)) for one in draft.support
    )
    return replace(draft, support=support)


def _part_weight(draft: Draft, published: dt.date | None) -> float:
    """How near to what the reports are about: of each report its nearest sentence, on average.

    The part is the whole sentence's; what a main sentence says of an older event is history.
    """
    ends = draft.when.last if draft.event is not None and draft.when else None
    if ends and published and (published - ends).days > HISTORY_DAYS:
        return _PART_WEIGHT["history"]
    nearest: dict[str, float] = {}
    for support in draft.support:
        weight = _PART_WEIGHT[support.discourse]
        nearest[support.report] = max(weight, nearest.get(support.report, 0.0))
    return sum(nearest.values()) / len(nearest)


def _weight(
    draft: Draft, lengths: Mapping[str, int], origins: Origins, *, published: dt.date | None
) -> float:
    """How much of the story a statement is.

    Who has it, how early, whether as what happened now or as history, and what kind it is.
    """
    reports = {support.report for support in draft.support}
    standing = {support.origin for support in draft.support}
    lead = max(1 - support.span.start / lengths[support.report] for support in draft.support)
    told = (
        0.25 * len(reports) / len(lengths)
        + 0.25 * len(standing) / max(1, len(origins.all))
        + 0.25 * lead
        + 0.25 * _part_weight(draft, published)
    )
    kind = _KIND_WEIGHT[draft.kind]
    if draft.event is not None and draft.event.status not in ("happened", "ongoing"):
        kind *= _UNREAL_WEIGHT
    return round(kind * told, 3)


def _number(
    drafts: Sequence[Draft], wordings: Sequence[Wording], origins: Origins
) -> list[tuple[Statement, Draft]]:
    """The drafts as statements in their final order: events by day, then the other kinds."""
    position = {wording.reading.report.id: at for at, wording in enumerate(wordings)}
    lengths = {w.reading.report.id: max(1, len(w.reading.report.text)) for w in wordings}
    days = [w.reading.report.published for w in wordings if w.reading.report.published]
    first = min(days, default=None)
    weighed = [(draft, _weight(draft, lengths, origins, published=first)) for draft in drafts]

    def place(item: tuple[Draft, float]) -> tuple[object, ...]:
        draft, weight = item
        first = draft.support[0]
        day = draft.when.first if draft.kind == "event" and draft.when else dt.date.max
        return (
            _KIND_ORDER[draft.kind],
            day,
            -weight,
            position[first.report],
            first.span,
            draft.text,
        )

    names = outlets(wordings)
    outlet = {wording.reading.report.id: outlet_of(wording.reading) for wording in wordings}
    items = []
    for number, (draft, weight) in enumerate(sorted(weighed, key=place), start=1):
        telling = {outlet[support.report] for support in draft.support}
        statement = Statement(
            id=f"s{number}",
            kind=draft.kind,
            text=draft.text,
            support=draft.support,
            origins=len({support.origin for support in draft.support}),
            event=draft.event,
            quote=draft.quote,
            figure=draft.figure,
            holders=draft.holders,
            silent=tuple(name for name in names if name not in telling),
            weight=weight,
        )
        items.append((statement, draft))
    return items


def _title(readings: Sequence[Reading], statements: Sequence[Statement]) -> str:
    """The earliest report's own title, else the weightiest deed as a sentence without its stop."""
    for reading in readings:
        if reading.report.title and reading.report.title.strip():
            return " ".join(reading.report.title.split())
    deeds = [one for one in statements if one.event and one.event.status == "happened"]
    best = max(deeds or statements, key=lambda one: one.weight, default=None)
    return best.text.rstrip(".") if best else "Untitled"


def _days(
    readings: Sequence[Reading], items: Sequence[tuple[Statement, Draft]]
) -> tuple[str | None, str | None]:
    """First and last day of the main deeds, else of publication."""
    published = sorted(one.report.published for one in readings if one.report.published)
    deeds = [
        (statement.weight, draft.when)
        for statement, draft in items
        if statement.event is not None
        and statement.event.status in ("happened", "ongoing")
        and draft.when is not None
        and draft.when.begins.day is not None
        and draft.when.ends.day is not None
    ]
    near = [
        (weight, when)
        for weight, when in deeds
        if not published
        or (
            abs((when.first - published[0]).days) <= NEAR_DAYS
            and abs((when.last - published[-1]).days) <= NEAR_DAYS
        )
    ]
    most = max((weight for weight, _ in near), default=0.0)
    main = [when for weight, when in near if weight >= MAIN_WEIGHT * most]
    if main:
        return str(min(when.first for when in main)), str(max(when.last for when in main))
    return (str(published[0]), str(published[-1])) if published else (None, None)


def _story_report(reading: Reading, origins: Origins) -> StoryReport:
    report = reading.report
    return StoryReport(
        id=report.id,
        path=report.path,
        url=report.url,
        outlet=report.outlet,
        title=report.title,
        published=str(report.published) if report.published else None,
        origin=origins.of_report(report.id),
        credits=tuple(
            StoryCredit(agency=credit.agency, span=credit.span, scope=credit.scope)
            for credit in reading.credits
        ),
    )


def fuse(
    story: Sequence[Reading],
    passages: Sequence[SharedPassage],
    *,
    outlets: Outlets | None = None,
) -> StoryRecord:
    """What the readings of one story say together; their order does not matter.

    Args:
        outlets: the registry of outlets; the one that ships when None.

    Raises:
        ValueError: when there is no reading.
    """
    if not story:
        msg = "a story has at least one report"
        raise ValueError(msg)
    readings = in_order({reading.report.id: reading for reading in story}.values())
    wordings = [Wording(reading) for reading in readings]
    origins = find_origins(readings, passages, outlets=outlets)
    cast = join_entities(readings)
    drafts = [
        *_draft_events(wordings, cast, origins),
        *draft_quotes(wordings, cast, origins),
        *draft_figures(wordings, cast, origins),
        *_draft_backgrounds(wordings, origins),
    ]
    by_report = {wording.reading.report.id: wording for wording in wordings}
    told = [_with_parts(draft, by_report) for draft in drafts]
    items = with_events(_number(told, wordings, origins))
    statements = tuple(statement for statement, _ in items)
    begins, ends = _days(readings, items)
    ids = "\x1f".join(sorted(reading.report.id for reading in readings))
    return StoryRecord(
        id=hashlib.sha256(ids.encode()).hexdigest()[:16],
        title=_title(readings, statements),
        begins=begins,
        ends=ends,
        reports=tuple(_story_report(reading, origins) for reading in readings),
        origins=origins.all,
        entities=cast.entities,
        statements=statements,
        differences=find_differences(items, wordings, cast),
    )
