"""The duty of a state on a day: to arrest, or not (R3 to R5, R10 to R16, R18)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from twosource.lens.icc.pleas import Plea, pleas_of
from twosource.lens.icc.reference import Reference, Warrant
from twosource.lens.icc.states import Status, bound_otherwise, standing_on, told
from twosource.lens.icc.warrants import live_on, request_on

Duty = Literal["obliged", "not obliged", "residual duty argued", "not settled"]
Presence = Literal["visit", "transit", "overflight", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What a state owed on a day.

    Attributes:
        condition: "if requested" where no request to this state is in the tables.
        pleas: what a state may bring forward against the duty, and what is to be said of it.
    """

    status: Status
    duty: Duty
    condition: str
    why: str
    pleas: tuple[Plea, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    unverified: tuple[str, ...]


def duty_on(
    reference: Reference,
    iso3: str,
    day: dt.date,
    *,
    warrant: Warrant | None = None,
    presence: Presence = "visit",
    as_of: dt.date | None = None,
) -> Conclusion:
    """Whether the state had to arrest the wanted (without one: anybody wanted) on that day."""
    status = standing_on(reference, iso3, day)
    if warrant is None:
        return _of_anybody(reference, status)
    duty, condition, why, rules, sources, marks = _of_one(reference, status, warrant)
    if presence == "overflight" and duty == "obliged":
        duty, condition = "not settled", ""
        why += "; an overflight: airspace only, whether it has to arrest is not settled"
    if presence == "cancelled":
        why += "; the person did not travel, so that no duty was tested"
    if presence != "visit":
        rules = (*rules, "R16")
    if warrant.home == iso3:
        why += "; at home: not a travel case, and the duty of a party is the same"
        rules = (*rules, "R18")
        marks = (*marks, "R18: general reading of article 89(1)")
    pleas: tuple[Plea, ...] = ()
    if duty == "obliged" and warrant.home != iso3:
        rules = (*rules, *(["R5"] if warrant.role else []))
        pleas = pleas_of(reference, iso3, day, warrant, as_of or day)
    return Conclusion(
        status=status, duty=duty, condition=condition, why=why, pleas=pleas,
        rules=_once((*status.rules, *rules, *(one.rule for one in pleas))),
        sources=_once((
            *status.sources, *sources, *(s for one in pleas for s in one.sources),
            reference.statute,
        )),
        unverified=_once((
            *status.unverified, *marks, *(mark for one in pleas for mark in one.unverified),
        )),
    )  # fmt: skip


_Found = tuple[Duty, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _of_one(reference: Reference, status: Status, warrant: Warrant) -> _Found:
    """The duty towards one wanted person: duty, condition, why, rules, sources, unverified."""
    live = live_on(warrant, status.day)
    sources: tuple[str, ...] = (warrant.source,)
    marks: tuple[str, ...] = tuple([f"warrant: {warrant.unverified}"] if warrant.unverified else [])
    if live == "not issued":
        why = f"{status.why}; no warrant had been issued on that day"
        return "not obliged", "", why, ("R2",), sources, marks
    if live == "ended":
        ended = told(warrant.ended) if warrant.ended else ""
        why = f"{status.why}; the warrant was no longer open from {ended}: {warrant.how}"
        return "not obliged", "", why, ("R2",), sources, marks
    opened = f"the warrant of {told(warrant.issued)} was in force"
    if warrant.dead and warrant.dead.last <= status.day:
        why = f"{status.why}; {opened}, but the person was reported dead ({warrant.dead})"
        return "not settled", "", why, ("R2",), sources, marks
    asked = request_on(reference, warrant, status.iso3, status.day)
    if asked is not None:
        sources = (*sources, asked.source)
        marks = (*marks, *([f"request: {asked.unverified}"] if asked.unverified else []))
    if status.standing == "former party":
        return _of_former(reference, status, warrant, opened, sources, marks)
    if not status.is_party:
        return _of_others(reference, status, warrant, opened, sources, marks)
    if live == "secret" and asked is None:
        why = f"{status.why}; {opened} but secret until {told(warrant.unsealed)}: the public could "
        why += "not know, and whether this state had been asked is not in the tables"
        return "not settled", "", why, ("R2", "R3", "R4"), sources, marks
    secret = f", secret until {told(warrant.unsealed)}" if live == "secret" else ""
    why = f"{status.why}; {opened}{secret}; a party must arrest a wanted person on its territory"
    condition = "" if asked else "if requested"
    if asked:
        to_all = "to all parties" if asked.iso3 == "*" else "to this state"
        why += f"; a request {to_all} is known ({asked.day})"
    else:
        why += "; the Court's practice is to ask all parties, a request is not in the tables: "
        why += "obliged if requested"
    return "obliged", condition, why, ("R2", "R3", "R4"), sources, marks


def _of_former(
    reference: Reference, status: Status, warrant: Warrant, opened: str,
    sources: tuple[str, ...], marks: tuple[str, ...],
) -> _Found:  # fmt: skip
    """After its withdrawal a state owes what had begun before (R13)."""
    assert status.until is not None
    rules = ("R2", "R13")
    if warrant.issued < status.until:
        why = f"{status.why}; {opened} before that, and article 127(2) leaves cooperation on "
        why += "proceedings begun before as it was"
        return "obliged", "if requested", why, rules, sources, marks
    row = next((o for o in reference.situations if o.situation == warrant.situation), None)
    own = row is not None and row.iso3 == status.iso3
    if own or (row is not None and row.opened < status.until):
        assert row is not None
        why = f"{status.why}; {opened} only after that: whether article 127(2) still binds a former"
        why += " party is disputed"
        if row.unverified:
            marks = (*marks, f"situation: {row.unverified}")
        return "residual duty argued", "", why, rules, (*sources, row.source), marks
    why = f"{status.why}; the matter began after that: no new duty"
    return "not obliged", "", why, rules, sources, marks


def _of_others(
    reference: Reference, status: Status, warrant: Warrant, opened: str,
    sources: tuple[str, ...], marks: tuple[str, ...],
) -> _Found:  # fmt: skip
    """A state that is no party owes nothing, unless it accepted or the Council bound it."""
    bound = bound_otherwise(reference, status.iso3, status.day, warrant.situation)
    if bound is None:
        why = f"{status.why}; a state that is no party has no duty under the Statute to arrest"
        return "not obliged", "", why, ("R2", "R10"), sources, marks
    rule = "R14" if bound.kind == "acceptance" else "R15"
    how = "accepted the Court's jurisdiction" if rule == "R14" else "was bound by the Council"
    why = f"{status.why}; {opened}; it {how} for this situation ({bound.scope}, {bound.day}): "
    why += bound.duty
    if bound.unverified:
        marks = (*marks, f"{bound.kind}: {bound.unverified}")
    rules = ("R2", "R10", rule, "R4")
    return "obliged", "if requested", why, rules, (*sources, bound.source), marks


def _of_anybody(reference: Reference, status: Status) -> Conclusion:
    """The duty towards whoever is wanted."""
    duty: Duty
    rules: tuple[str, ...]
    if status.is_party:
        duty, rules = "obliged", ("R3", "R4")
        why = f"{status.why}; a party must arrest those under a warrant of the {reference.short} "
        why += "whom it is asked to arrest"
    elif status.standing == "former party":
        duty, rules = "residual duty argued", ("R13",)
        why = f"{status.why}; it owes no new duty, and cooperation on what had begun before is "
        why += "not affected"
    else:
        duty, rules = "not obliged", ("R10",)
        why = f"{status.why}; a state that is no party has no duty under the Statute to arrest"
    sources, marks = status.sources, status.unverified
    bound = [
        one
        for one in reference.acceptances
        if one.iso3 == status.iso3 and one.duty and one.day.last <= status.day
    ]
    if not status.is_party and bound:
        why += "; but for one situation: " + "; ".join(f"{o.situation}, {o.duty}" for o in bound)
        rules = (*rules, *("R14" if o.kind == "acceptance" else "R15" for o in bound))
        sources = (*sources, *(one.source for one in bound))
        marks = (*marks, *(f"{o.kind}: {o.unverified}" for o in bound if o.unverified))
    return Conclusion(
        status=status, duty=duty, condition="if requested" if status.is_party else "", why=why,
        pleas=(), rules=_once((*status.rules, *rules)),
        sources=_once((*sources, reference.statute)), unverified=_once(marks),
    )  # fmt: skip


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
