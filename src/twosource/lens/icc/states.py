"""A state on a day: party or not (R1, R11, R12, R13), and what else may bind it (R14, R15)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from twosource.lens.icc.reference import Acceptance, Reference

Standing = Literal["party", "former party", "signed only", "not a party"]
FIRST_IN_FORCE: Final = dt.date(2002, 7, 1)
LAST_OF_THE_FIRST: Final = dt.date(2002, 4, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a state stands on a day: why, by which rules, on which rows.

    Attributes:
        until: the day on which its withdrawal took effect, or will by a notice that is running.
    """

    iso3: str
    state: str
    day: dt.date
    standing: Standing
    since: dt.date | None
    until: dt.date | None
    why: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    unverified: tuple[str, ...]

    @property
    def is_party(self) -> bool:
        return self.standing == "party"


def entry_into_force(deposited: dt.date) -> dt.date:
    """The day by article 126: the first of the month after the 60th day after the deposit."""
    if deposited <= LAST_OF_THE_FIRST:
        return FIRST_IN_FORCE
    sixtieth = deposited + dt.timedelta(days=60)
    year, month = divmod(sixtieth.year * 12 + sixtieth.month, 12)
    return dt.date(year, month + 1, 1)


def in_effect(notified: dt.date) -> dt.date:
    """The day on which a withdrawal takes effect by article 127: a year after its notice."""
    try:
        return notified.replace(year=notified.year + 1)
    except ValueError:  # 29 February
        return dt.date(notified.year + 1, 3, 1)


def standing_on(reference: Reference, iso3: str, day: dt.date) -> Status:
    """Party, former party, signed only or no party on the day (R1, R11, R12, R13)."""
    party = reference.party(iso3)
    if party is None or day < party.in_force:
        return _before_force(reference, iso3, day)
    sources, marks = [party.source], [_mark("party", party.unverified)]
    why = f"party since {told(party.in_force)}"
    rules = ["R1"]
    notice = reference.notice(iso3)
    until = running = None
    if notice is not None:
        effective = notice.effective or in_effect(notice.notified)
        revoked = notice.revoked is not None and notice.revoked <= day
        if notice.revoked is None:
            until = effective
        if day >= notice.notified or (notice.announced and day >= notice.announced):
            sources.append(notice.source)
            marks.append(_mark("withdrawal", notice.unverified))
            rules.append("R12")
        if until is not None and day >= until:
            return Status(
                iso3=iso3, state=party.state, day=day, standing="former party",
                since=party.in_force, until=until,
                why=f"a party from {told(party.in_force)}; its withdrawal took effect on "
                f"{told(until)}",
                rules=("R1", "R13"), sources=tuple(sources), unverified=_marks(marks),
            )  # fmt: skip
        if revoked and notice.revoked:
            why += f"; it took its notice of {told(notice.notified)} back on "
            why += f"{told(notice.revoked)}, before it took effect"
        elif day >= notice.notified:
            running = effective
            why += f"; its notice of withdrawal of {told(notice.notified)} was still running, and "
            why += f"takes effect on {told(effective)} at the earliest"
        elif notice.announced and day >= notice.announced:
            why += f"; the withdrawal it announced on {told(notice.announced)} was not yet "
            why += "notified, and had no effect"
    return Status(
        iso3=iso3, state=party.state, day=day, standing="party", since=party.in_force,
        until=running, why=why, rules=tuple(rules), sources=tuple(sources),
        unverified=_marks(marks),
    )  # fmt: skip


def _before_force(reference: Reference, iso3: str, day: dt.date) -> Status:
    """No party on the day: perhaps it had signed, or even deposited its instrument."""
    party, row = reference.party(iso3), reference.signature(iso3)
    signed = party.signed if party else row.signed if row else None
    one = party or row
    if party is not None and party.deposited <= day:
        why = f"its instrument was deposited on {told(party.deposited)}, but binds it only from "
        why += told(party.in_force)
    elif signed is not None and signed <= day:
        why = f"it signed on {told(signed)} and was not bound on that day"
        if row is not None and row.refused and row.refused <= day:
            why += f"; on {told(row.refused)} it said that it will not become a party"
    else:
        why = "not a party on that day"
        if row is not None and row.signed is None and row.note:
            why += f": {row.note}"
        elif one is None:
            why += ": neither among the parties nor among the states that signed"
    has_signed = signed is not None and signed <= day
    source = one.source if one else f"tables of {reference.version}: no row for this state"
    return Status(
        iso3=iso3, state=reference.name_of(iso3), day=day,
        standing="signed only" if has_signed else "not a party", since=None, until=None, why=why,
        rules=("R1", "R11") if has_signed else ("R1",),
        sources=(source,), unverified=_marks([_mark("state", one.unverified if one else "")]),
    )  # fmt: skip


def bound_otherwise(
    reference: Reference, iso3: str, day: dt.date, situation: str
) -> Acceptance | None:
    """What binds a state that is no party for one situation (R14, R15); None when nothing does."""
    rows = [
        one
        for one in reference.acceptances
        if one.iso3 == iso3 and one.duty and one.day.last <= day
        and situation.partition(" (")[0] == one.situation
    ]  # fmt: skip
    return rows[-1] if rows else None


def _mark(table: str, unverified: str) -> str:
    return f"{table}: {unverified}" if unverified else ""


def _marks(marks: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for mark in marks if mark))


def told(day: dt.date) -> str:
    """`1 July 2002`."""
    return f"{day.day} {day:%B %Y}"
