"""An answer from the reference facts alone: who had to arrest whom on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from twosource.errors import ConfigError
from twosource.lens.icc.duty import duty_on
from twosource.lens.icc.reference import Reference, shipped
from twosource.lens.icc.warrants import decisions_by, live_on, warrant_of


def answer(
    state: str,
    day: str,
    *,
    person: str | None = None,
    as_of: str | None = None,
    reference: Reference | None = None,
) -> dict[str, Any]:
    """State, day, party, duty, why, rules, sources and more, as plain values.

    Raises:
        ConfigError: for a state, person or day that is not known.
    """
    facts = reference or shipped()
    on = day_of(day)
    seen = day_of(as_of) if as_of else on
    iso3 = facts.state_of(state)
    if iso3 is None:
        msg = f"no state is called {state!r}: give its name in English or its code (MNG)"
        raise ConfigError(msg)
    warrant = warrant_of(facts, person) if person else None
    found = duty_on(facts, iso3, on, warrant=warrant, as_of=seen)
    held = decisions_by(facts, warrant.person, seen, iso3=iso3) if warrant else ()
    return {
        "state": found.status.state,
        "iso3": iso3,
        "day": on.isoformat(),
        "as_of": seen.isoformat(),
        "person": warrant.person if warrant else None,
        "party": found.status.is_party,
        "standing": found.status.standing,
        "party_since": found.status.since.isoformat() if found.status.since else None,
        "warrant": live_on(warrant, on) if warrant else None,
        "duty": found.duty,
        "condition": found.condition or None,
        "why": found.why,
        "pleas": [{"kind": one.kind, "text": one.text} for one in found.pleas],
        "court": [
            {"kind": one.kind, "day": str(one.day), "what": one.what, "referral": one.referral}
            for one in held
        ],
        "rules": [*found.rules, *(["R9"] if held else [])],
        "sources": list(dict.fromkeys([*found.sources, *(one.source for one in held)])),
        "unverified": [
            *found.unverified,
            *(f"decision of {one.day}: {one.unverified}" for one in held if one.unverified),
        ],
        "version": facts.version,
    }


def day_of(text: str) -> dt.date:
    """The day that is written as 2024-09-03.

    Raises:
        ConfigError: when it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as exc:
        msg = f"{text!r} is not a day: write it as 2024-09-03"
        raise ConfigError(msg) from exc
