"""What a state may plead against the duty to arrest: that it consulted, immunity, an agreement.

None of the three ends the duty by itself; each is shown with what is to be said of it (R6 to R8).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.lens.icc.reference import Reference, Warrant
from twosource.lens.icc.states import standing_on

PleaKind = Literal["consultation", "immunity", "agreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plea:
    """One plea: the rule it falls under, and in plain words what is known of it."""

    kind: PleaKind
    text: str
    rule: str
    sources: tuple[str, ...]
    unverified: tuple[str, ...]


def pleas_of(
    reference: Reference, iso3: str, day: dt.date, warrant: Warrant, as_of: dt.date
) -> tuple[Plea, ...]:
    """The pleas of a state that had to arrest the wanted on a day, as far as known by `as_of`."""
    return (
        *_consultations(reference, iso3, day, warrant, as_of),
        *_immunity(reference, warrant, as_of),
        *_agreements(reference, iso3, warrant, as_of),
    )


def _consultations(
    reference: Reference, iso3: str, day: dt.date, warrant: Warrant, as_of: dt.date
) -> Iterator[Plea]:
    """A party that sees a problem consults without delay; that suspends nothing (R6)."""
    for one in reference.consultations:
        known = one.person == warrant.person and one.iso3 == iso3 and one.public <= as_of
        if not known or one.day.last > day:
            continue
        text = f"{reference.name_of(iso3)} consulted the Court ({one.day}), "
        text += f"{_before(one.day.last, day)}: that does not suspend the duty, and a late request "
        text += "is no defence"
        marks = (f"consultation: {one.unverified}",) if one.unverified else ()
        yield Plea(
            kind="consultation", text=text, rule="R6", sources=(one.source,), unverified=marks
        )


def _before(asked: dt.date, day: dt.date) -> str:
    days = (day - asked).days
    return f"{days} day{'s' if days != 1 else ''} before" if days else "on the day itself"


def _immunity(reference: Reference, warrant: Warrant, as_of: dt.date) -> Iterator[Plea]:
    """What the Court had held where an official's state is no party, and where it says so (R7)."""
    if not warrant.role or warrant.home is None:
        return
    if standing_on(reference, warrant.home, as_of).is_party:
        return
    held = [
        one
        for one in reference.decisions
        if one.kind == "finding" and "immunity" in one.what and one.day.last <= as_of
    ]
    if not held:
        return
    states = ", ".join(f"{reference.name_of(one.iso3)} {one.day}" for one in held)
    yield Plea(
        kind="immunity",
        text=f"the Court held immunity to be no bar ({states}); states still contest it",
        rule="R7",
        sources=tuple(one.source for one in held),
        unverified=tuple(f"decision of {o.day}: {o.unverified}" for o in held if o.unverified),
    )


def _agreements(
    reference: Reference, iso3: str, warrant: Warrant, as_of: dt.date
) -> Iterator[Plea]:
    """An agreement with the state of the wanted is claimed; whom it covers is disputed (R8)."""
    for one in reference.agreements:
        if one.iso3 != iso3 or one.other != warrant.home or one.public > as_of:
            continue
        text = f"agreement claimed with {reference.name_of(one.other)} ({one.claim}): "
        text += (
            "whether article 98(2) covers it is disputed, and no finding for a head of state is "
        )
        text += "known"
        marks = (f"agreement: {one.unverified}",) if one.unverified else ()
        yield Plea(kind="agreement", text=text, rule="R8", sources=(one.source,), unverified=marks)
