"""A warrant on a day (R2), the Court's request (R4), and whom a name means."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from twosource.errors import ConfigError
from twosource.lens.icc.reference import Decision, Reference, Request, Warrant
from twosource.text.names import name_tokens

Live = Literal["not issued", "secret", "live", "ended"]


def live_on(warrant: Warrant, day: dt.date) -> Live:
    """Whether a warrant was open on a day, and known (R2)."""
    if day < warrant.issued:
        return "not issued"
    if warrant.ended is not None and day >= warrant.ended:
        return "ended"
    return "secret" if day < warrant.unsealed else "live"


def request_on(reference: Reference, warrant: Warrant, iso3: str, day: dt.date) -> Request | None:
    """The request for arrest that is evidenced for the state on that day (R4)."""
    rows = [
        one
        for one in reference.requests
        if one.person == warrant.person and one.iso3 in ("*", iso3) and one.day.last <= day
    ]
    return rows[-1] if rows else None


def decisions_by(
    reference: Reference, person: str, as_of: dt.date, *, iso3: str | None = None
) -> tuple[Decision, ...]:
    """What the Court had decided by that day (R9); a day known by its month counts at its end."""
    return tuple(
        one
        for one in reference.decisions
        if one.person == person and one.day.last <= as_of and iso3 in (None, one.iso3)
    )


def is_named(warrant: Warrant, name: str) -> bool:
    """Whether the name is the whole name of the wanted, or a known variant of it.

    At least two parts must fit; a surname alone is nobody's for certain.
    """
    tokens = name_tokens(name)
    if len(tokens) < 2:
        return False
    for known in (warrant.person, *warrant.names):
        parts = name_tokens(known)
        if tokens == parts:
            return True
        # "Vladimir Putin" of "Vladimir Vladimirovich Putin": the first and the last part
        if (tokens[0], tokens[-1]) == (parts[0], parts[-1]) and set(tokens) <= set(parts):
            return True
    return False


def warrant_of(reference: Reference, name: str) -> Warrant:
    """The warrant a person asks for; here a surname is enough where it is of one only.

    Raises:
        ConfigError: when there is none, or several.
    """
    whole = [one for one in reference.warrants if is_named(one, name)]
    tokens = set(name_tokens(name))
    some = whole or [
        one
        for one in reference.warrants
        if tokens and any(tokens <= set(name_tokens(n)) for n in (one.person, *one.names))
    ]
    if len(some) == 1:
        return some[0]
    if not some:
        msg = f"no warrant of the {reference.short} against {name!r} is in the tables of "
        msg += f"{reference.version}: give the name as the Court writes it"
        raise ConfigError(msg)
    several = ", ".join(one.person for one in some)
    msg = f"{name!r} could be several: {several}; give the whole name"
    raise ConfigError(msg)
