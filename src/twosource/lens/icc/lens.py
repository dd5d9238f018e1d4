"""The findings of the ICC lens: each journey of a wanted person, its rules, its reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from twosource.lens.icc.duty import Conclusion, duty_on
from twosource.lens.icc.reference import Decision, Reference, shipped
from twosource.lens.icc.reported import Ending, duty_said, endings, near_party, party_words
from twosource.lens.icc.states import told
from twosource.lens.icc.travels import Journey, journeys
from twosource.lens.icc.warrants import decisions_by, live_on
from twosource.lens.lens import Lens, Texts
from twosource.record.dates import PartialDate
from twosource.record.story import Finding, StoryRecord

NAME = "icc"


def lens_over(reference: Reference, name: str = NAME) -> Lens:
    """The lens over these tables: ours, or an invented court's."""

    def find(story: StoryRecord, as_of: dt.date, texts: Texts) -> tuple[Finding, ...]:
        return tuple(
            _finding(reference, story, journey, as_of, texts, name)
            for journey in journeys(reference, story, as_of)
        )

    return Lens(name=name, version=reference.version, find=find)


def _find(story: StoryRecord, as_of: dt.date, texts: Texts) -> tuple[Finding, ...]:
    """Over the tables that are shipped, which are read when they are first wanted."""
    return lens_over(shipped())(story, as_of, texts)


LENS = Lens(name=NAME, version="2026-11-22", find=_find)


def _finding(
    reference: Reference,
    story: StoryRecord,
    journey: Journey,
    as_of: dt.date,
    texts: Texts,
    name: str,
) -> Finding:
    warrant = journey.warrant
    found = duty_on(
        reference,
        journey.iso3,
        journey.begins,
        warrant=warrant,
        presence=journey.presence,
        as_of=as_of,
    )
    ended = endings(reference, story, journey, texts)
    outcome = _outcome(ended)
    said, said_ids = duty_said(story, journey)
    held = tuple(
        one
        for one in decisions_by(reference, warrant.person, as_of, iso3=journey.iso3)
        if one.day.last >= journey.begins
    )
    origins = {s.origin for one in journey.statements for s in one.support}
    outlets = {one.id: one.outlet or one.id for one in story.reports}
    facts: dict[str, Any] = {
        "person": journey.person.name,
        "warrant": {
            "person": warrant.person,
            "issued": warrant.issued.isoformat(),
            "public_since": warrant.unsealed.isoformat(),
            "on_the_day": live_on(warrant, journey.begins),
            "situation": warrant.situation,
        },
        "state": found.status.state,
        "iso3": journey.iso3,
        "begins": journey.begins.isoformat(),
        "ends": journey.ends.isoformat(),
        "presence": journey.presence,
        "planned": journey.planned,
        "party": {
            "reference": found.status.is_party,
            "standing": found.status.standing,
            "since": found.status.since.isoformat() if found.status.since else None,
            "reports": party_words(reference, story, journey.iso3, texts),
        },
        "duty": found.duty,
        "condition": found.condition or None,
        "why": found.why,
        "duty_in_reports": said,
        "pleas": [{"kind": one.kind, "text": one.text} for one in found.pleas],
        "outcome": outcome,
        "outcome_implied": bool(ended) and all(o.implied for o in ended if o.outcome == outcome),
        "outcome_in_reports": [
            {
                "report": one.report,
                "outcome": one.outcome,
                "implied": one.implied,
                "words": one.words,
            }
            for one in ended
        ],
        "court": [
            {"kind": one.kind, "day": str(one.day), "what": one.what, "referral": one.referral}
            for one in held
        ],
        "origins": len(origins),
        "as_of": as_of.isoformat(),
        "unverified": [
            *found.unverified,
            *(f"decision of {one.day}: {one.unverified}" for one in held if one.unverified),
        ],
        "version": reference.version,
    }
    ids = [one.id for one in journey.statements]
    ids += [*said_ids, *(one.statement for one in ended if one.statement)]
    return Finding(
        lens=name,
        text=_text(reference, journey, found, ended, held, as_of, len(origins), outlets, facts),
        facts=facts,
        statements=tuple(dict.fromkeys(ids)),
        rules=tuple(dict.fromkeys([*found.rules, "R16", "R17", *(["R9"] if held else [])])),
        sources=tuple(dict.fromkeys([*found.sources, *(one.source for one in held)])),
    )


def _outcome(ended: tuple[Ending, ...]) -> str:
    """An arrest that any report tells stands; else what is told, else nothing is known yet."""
    told_of = {one.outcome for one in ended}
    for outcome in ("arrested", "visit cancelled", "not arrested"):
        if outcome in told_of:
            return outcome
    return "not yet known"


def _text(
    reference: Reference,
    journey: Journey,
    found: Conclusion,
    ended: tuple[Ending, ...],
    held: tuple[Decision, ...],
    as_of: dt.date,
    n_origins: int,
    outlets: dict[str, str],
    facts: dict[str, Any],
) -> str:
    """The finding in plain sentences; it blames nobody."""
    state = found.status.state
    what = {"visit": "in", "transit": "in transit in", "overflight": "over", "cancelled": "not in"}
    tense = "is to be" if journey.planned and journey.presence != "cancelled" else "was"
    under = f"under a warrant of the {reference.short} of {told(journey.warrant.issued)}"
    there = f"{tense} {what[journey.presence]} {state}, {_days(journey)}"
    parts = [f"{journey.person.name}, {under}, {there}"]
    condition = f", {found.condition}" if found.condition else ""
    parts.append(f"{state} then: {found.status.why}; duty to arrest: {found.duty}{condition}")
    parts += [_capital(one.text) for one in found.pleas]
    if facts["party"]["reports"]:
        words = "; ".join(
            f"“{near_party(one['words'])}” ({outlets[one['report']]})"
            for one in facts["party"]["reports"]
        )
        parts.append(f"The reports say of its place in the Court: {words}")
    said = facts["duty_in_reports"]
    holders = sorted({name for one in said for name in one["on_the_word_of"]})
    voices = sorted({outlets[one["report"]] for one in said if one["own_voice"]})
    if holders or voices:
        whose = [*holders, *(f"{outlet} in its own voice" for outlet in voices)]
        parts.append(f"The reports have the duty on the word of {', '.join(whose)}")
    parts.append(f"Outcome by the reports: {_outcome_told(facts, ended, outlets)}")
    parts.append(f"At most {n_origins} independent origin{'s' if n_origins != 1 else ''}")
    parts += [f"The Court on {one.day}: {one.what} ({one.referral or one.kind})" for one in held]
    if not held:
        parts.append(f"No finding of the Court as of {told(as_of)}")
    if facts["unverified"]:
        parts.append(f"Not verified: {'; '.join(facts['unverified'])}")
    return ". ".join(parts) + "."


def _outcome_told(facts: dict[str, Any], ended: tuple[Ending, ...], outlets: dict[str, str]) -> str:
    outcome: str = facts["outcome"]
    some = [one for one in ended if one.outcome == outcome]
    if not some:
        return outcome
    how = "implied by" if facts["outcome_implied"] else "in the words"
    words = ", ".join(f"“{one.words}” ({outlets[one.report]})" for one in some)
    return f"{outcome}, {how} {words}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _days(journey: Journey) -> str:
    if journey.begins == journey.ends:
        return told(journey.begins)
    if (
        journey.begins.day == 1
        and journey.ends == PartialDate.parse(f"{journey.begins:%Y-%m}").last
    ):
        return f"some time in {journey.begins:%B %Y}"
    return f"{told(journey.begins)} to {told(journey.ends)}"
