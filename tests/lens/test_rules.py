"""The rules over an invented court: one table for each, with the edge cases."""

from __future__ import annotations

import datetime as dt

import pytest

from twosource.errors import ConfigError
from twosource.lens.icc.duty import duty_on
from twosource.lens.icc.reference import Reference, Warrant
from twosource.lens.icc.states import entry_into_force, in_effect, standing_on
from twosource.lens.icc.warrants import (
    decisions_by,
    is_named,
    live_on,
    request_on,
    warrant_of,
)

DAY = dt.date.fromisoformat


def warrant(court: Reference, name: str = "Torrin") -> Warrant:
    return warrant_of(court, name)


@pytest.mark.parametrize(
    ("deposited", "in_force"),
    [
        ("2002-04-11", "2002-07-01"),  # the last of those that brought it into force
        ("2001-01-05", "2002-07-01"),
        ("2002-04-12", "2002-07-01"),  # the 60th day is 11 June
        ("2002-05-10", "2002-08-01"),  # the 60th day is 9 July
        ("2023-11-14", "2024-02-01"),
        ("2010-10-02", "2011-01-01"),  # the 60th day is 1 December: the month after it
        ("2003-10-10", "2004-01-01"),
    ],
)
def test_r1_force_begins_with_the_month_after_the_60th_day(deposited: str, in_force: str) -> None:
    assert entry_into_force(DAY(deposited)) == DAY(in_force)


@pytest.mark.parametrize(
    ("state", "day", "standing", "words"),
    [
        ("QKE", "2020-04-01", "party", "party since 1 April 2020"),
        ("QKE", "2020-03-31", "signed only", "deposited on 10 January 2020, but binds it only"),
        ("QKE", "2019-01-01", "signed only", "it signed on 1 May 2018"),
        ("QKE", "2018-04-30", "not a party", "not a party"),
        ("QVA", "2030-01-10", "party", "not yet notified, and had no effect"),
        ("QVA", "2030-02-01", "party", "still running"),
        ("QVA", "2031-01-31", "party", "still running"),
        ("QVA", "2031-02-01", "former party", "took effect on 1 February 2031"),
        ("QTO", "2030-02-28", "party", "takes effect on 1 June 2030 at the earliest"),
        ("QTO", "2030-06-02", "party", "back on 1 March 2030"),
        ("QSI", "2021-01-01", "signed only", "it signed on 1 June 2018"),
        ("QSI", "2022-01-01", "signed only", "said that it will not become a party"),
        ("QAC", "2030-01-01", "not a party", "neither among the parties"),
    ],
)
def test_r1_r11_r12_where_a_state_stands_on_a_day(
    court: Reference, state: str, day: str, standing: str, words: str
) -> None:
    status = standing_on(court, state, DAY(day))
    assert status.standing == standing
    assert words in status.why
    assert status.sources


def test_r12_a_withdrawal_takes_effect_a_year_after_its_notice() -> None:
    assert in_effect(DAY("2016-10-27")) == DAY("2017-10-27")
    assert in_effect(DAY("2028-02-29")) == DAY("2029-03-01")


@pytest.mark.parametrize(
    ("name", "day", "live"),
    [
        ("Ilva Torrin", "2028-02-29", "not issued"),
        ("Ilva Torrin", "2028-03-01", "live"),
        ("Bram Osk", "2030-05-31", "secret"),
        ("Bram Osk", "2030-06-01", "live"),
        ("Tomas Orlen", "2028-12-31", "live"),
        ("Tomas Orlen", "2029-01-01", "ended"),
    ],
)
def test_r2_a_warrant_on_a_day(court: Reference, name: str, day: str, live: str) -> None:
    assert live_on(warrant(court, name), DAY(day)) == live


@pytest.mark.parametrize(
    ("person", "state", "day", "duty", "rule"),
    [
        ("Ilva Torrin", "QKE", "2030-05-02", "obliged", "R4"),
        ("Ilva Torrin", "QKE", "2028-02-01", "not obliged", "R2"),
        ("Ilva Torrin", "QLE", "2030-02-28", "not obliged", "R11"),
        ("Ilva Torrin", "QLE", "2030-03-01", "obliged", "R3"),
        ("Ilva Torrin", "QVA", "2030-01-10", "obliged", "R12"),
        ("Ilva Torrin", "QVA", "2030-06-01", "obliged", "R12"),
        ("Ilva Torrin", "QVA", "2031-03-01", "obliged", "R13"),  # the warrant came before
        ("Ilva Torrin", "QOR", "2030-03-01", "not obliged", "R13"),  # a new matter
        ("Ilva Torrin", "QTO", "2030-07-01", "obliged", "R12"),
        ("Ilva Torrin", "QSI", "2030-07-01", "not obliged", "R11"),
        ("Ilva Torrin", "QZZ", "2030-07-01", "not obliged", "R10"),
        ("Ilva Torrin", "QAC", "2030-07-01", "obliged", "R14"),
        ("Ilva Torrin", "QAC", "2026-12-31", "not obliged", "R2"),
        ("Mina Stavros", "QAC", "2028-07-01", "not obliged", "R10"),  # another situation
        ("Ilva Torrin", "QRE", "2030-07-01", "obliged", "R15"),
        ("Bram Osk", "QKE", "2030-05-01", "not settled", "R2"),  # secret, and nobody knows asked
        ("Bram Osk", "QKE", "2030-06-01", "obliged", "R4"),
        ("Tomas Orlen", "QKE", "2029-01-01", "not obliged", "R2"),
        ("Mina Stavros", "QKE", "2029-06-01", "not settled", "R2"),  # reported dead
    ],
)
def test_r3_r4_r10_to_r15_the_duty(
    court: Reference, person: str, state: str, day: str, duty: str, rule: str
) -> None:
    found = duty_on(court, state, DAY(day), warrant=warrant(court, person))
    assert found.duty == duty
    assert rule in found.rules
    assert found.why
    assert found.sources


def test_r13_a_later_warrant_in_a_matter_begun_before_leaves_a_residual_duty_argued(
    court: Reference,
) -> None:
    ostmark = next(one for one in court.situations if one.situation == "Ostmark")
    assert ostmark.unverified
    from dataclasses import replace

    later = replace(warrant(court, "Mina Stavros"), issued=DAY("2026-01-01"), dead=None)
    found = duty_on(court, "QOR", DAY("2027-01-01"), warrant=later)
    assert found.duty == "residual duty argued"
    assert "situation: day of opening" in found.unverified


def test_r4_without_a_known_request_the_duty_has_its_condition(court: Reference) -> None:
    asked = duty_on(court, "QKE", DAY("2030-05-02"), warrant=warrant(court))
    others = duty_on(court, "QMA", DAY("2030-05-02"), warrant=warrant(court))
    assert (asked.condition, others.condition) == ("", "if requested")
    assert request_on(court, warrant(court), "QKE", DAY("2028-03-31")) is None


def pleas(
    court: Reference, state: str, day: str, as_of: str, name: str = "Torrin"
) -> dict[str, str]:
    found = duty_on(court, state, DAY(day), warrant=warrant(court, name), as_of=DAY(as_of))
    assert all(one.rule in found.rules for one in found.pleas)
    assert all(source in found.sources for one in found.pleas for source in one.sources)
    return {one.kind: one.text for one in found.pleas}


@pytest.mark.parametrize(
    ("state", "day", "as_of", "words"),
    [
        ("QKE", "2030-05-02", "2030-09-15", "consulted the Court (2030-05-01), 1 day before"),
        ("QKE", "2030-05-01", "2030-09-15", "on the day itself"),
        ("QKE", "2030-05-02", "2030-09-14", None),  # nobody knew of it yet
        ("QKE", "2030-04-30", "2030-09-15", None),  # asked after that day
        ("QMA", "2030-05-02", "2030-05-02", "2 days before"),  # a month counts from its end
        ("QMA", "2030-04-15", "2030-05-02", None),
        ("QVA", "2030-05-02", "2030-09-15", None),  # another state
    ],
)
def test_r6_who_consulted_is_obliged_all_the_same(
    court: Reference, state: str, day: str, as_of: str, words: str | None
) -> None:
    found = duty_on(court, state, DAY(day), warrant=warrant(court), as_of=DAY(as_of))
    text = pleas(court, state, day, as_of).get("consultation")
    assert found.duty == "obliged"
    assert (text is None) if words is None else (words in (text or ""))
    assert ("R6" in found.rules) == (words is not None)
    assert text is None or "does not suspend the duty" in text


def test_r6_says_which_day_nobody_has_confirmed(court: Reference) -> None:
    found = duty_on(court, "QMA", DAY("2030-05-02"), warrant=warrant(court))
    assert "consultation: the day" in found.unverified


def test_r5_r7_immunity_is_shown_only_with_what_was_held_by_then(court: Reference) -> None:
    assert "immunity" not in pleas(court, "QMA", "2030-05-02", "2030-05-02")
    after = duty_on(court, "QMA", DAY("2030-10-01"), warrant=warrant(court))
    assert "Kestrania 2030-09" in pleas(court, "QMA", "2030-10-01", "2030-10-01")["immunity"]
    assert {"R5", "R7"} <= set(after.rules)


@pytest.mark.parametrize(
    ("state", "as_of", "claimed"),
    [
        ("QMA", "2030-05-02", True),
        ("QMA", "2029-12-31", False),  # not known of yet
        ("QKE", "2030-05-02", False),  # has none
        ("QZZ", "2030-05-02", False),
    ],
)
def test_r8_an_agreement_is_shown_as_claimed_and_settles_nothing(
    court: Reference, state: str, as_of: str, claimed: bool
) -> None:
    found = duty_on(court, state, DAY("2030-05-02"), warrant=warrant(court), as_of=DAY(as_of))
    text = pleas(court, state, "2030-05-02", as_of).get("agreement")
    assert (text is not None) == claimed == ("R8" in found.rules)
    if claimed:
        assert found.duty == "obliged"
        assert "agreement claimed with" in (text or "")
        assert "agreement: its text" in found.unverified


def test_r8_an_agreement_with_another_state_is_nothing(court: Reference) -> None:
    from dataclasses import replace

    other = replace(warrant(court), home="QKE")
    found = duty_on(court, "QMA", DAY("2030-05-02"), warrant=other)
    assert "R8" not in found.rules


def test_r9_a_finding_known_by_its_month_counts_from_its_end(court: Reference) -> None:
    person = "Ilva Maren Torrin"
    assert decisions_by(court, person, DAY("2030-09-29")) == ()
    assert len(decisions_by(court, person, DAY("2030-09-30"))) == 1
    assert decisions_by(court, person, DAY("2030-09-30"), iso3="QMA") == ()


def test_r16_over_a_state_nothing_is_settled_and_a_transit_is_presence(court: Reference) -> None:
    day, who = DAY("2030-05-02"), warrant(court)
    over = duty_on(court, "QKE", day, warrant=who, presence="overflight")
    transit = duty_on(court, "QKE", day, warrant=who, presence="transit")
    off = duty_on(court, "QKE", day, warrant=who, presence="cancelled")
    assert (over.duty, transit.duty) == ("not settled", "obliged")
    assert "no duty was tested" in off.why


def test_r18_at_home_is_no_travel_and_marked_as_unverified(court: Reference) -> None:
    from dataclasses import replace

    own = replace(warrant(court), home="QKE")
    found = duty_on(court, "QKE", DAY("2030-05-02"), warrant=own)
    assert found.duty == "obliged"
    assert any(mark.startswith("R18") for mark in found.unverified)


def test_rows_that_are_unverified_are_named(court: Reference) -> None:
    found = duty_on(court, "QLE", DAY("2030-06-02"), warrant=warrant(court, "Bram Osk"))
    assert "party: deposit day" in found.unverified
    assert "warrant: issue day" in found.unverified


@pytest.mark.parametrize(
    ("name", "is_it"),
    [
        ("Ilva Torrin", True),
        ("Ilva Maren Torrin", True),
        ("President Ilva Torrin", True),
        ("Torrin", False),
        ("Ilva Marosh", False),
        ("Jan Torrin", False),
    ],
)
def test_a_person_is_named_by_more_than_a_surname(court: Reference, name: str, is_it: bool) -> None:
    assert is_named(warrant(court), name) is is_it


@pytest.mark.parametrize("name", ["Halvorsen", "", "Maren"])
def test_an_unknown_person_is_said_to_be_unknown(court: Reference, name: str) -> None:
    if name == "Maren":
        assert warrant_of(court, name).person == "Ilva Maren Torrin"
        return
    with pytest.raises(ConfigError, match="no warrant"):
        warrant_of(court, name)
