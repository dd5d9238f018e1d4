"""What the shipped facts answer about a day."""

from __future__ import annotations

import pytest

from twosource.errors import ConfigError
from twosource.lens.icc.answer import answer
from twosource.lens.icc.reference import shipped
from twosource.lens.icc.states import FIRST_IN_FORCE, entry_into_force, standing_on


@pytest.mark.parametrize(
    ("state", "day", "person", "party", "duty"),
    [
        ("Mongolia", "2024-09-03", "Putin", True, "obliged"),
        ("Mongolia", "2024-09-03", None, True, "obliged"),
        ("Mongolia", "2002-06-30", None, False, "not obliged"),
        ("Hungary", "2025-04-03", "Netanyahu", True, "obliged"),  # announced, not notified
        ("Hungary", "2025-07-01", "Netanyahu", True, "obliged"),  # notice running
        ("Hungary", "2026-06-03", "Netanyahu", True, "obliged"),  # notice revoked
        ("Armenia", "2024-01-31", "Putin", False, "not obliged"),  # deposited, not in force
        ("Armenia", "2024-02-01", "Putin", True, "obliged"),
        ("Ukraine", "2023-05-01", "Putin", False, "obliged"),  # accepted jurisdiction
        ("Ukraine", "2024-12-31", "Netanyahu", False, "not obliged"),  # not for this situation
        ("Sudan", "2015-06-14", "Omar al-Bashir", False, "obliged"),  # referral
        ("Philippines", "2025-03-11", "Duterte", False, "residual duty argued"),
        ("Russia", "2024-01-01", None, False, "not obliged"),  # signed only
        ("Germany", "2024-08-01", "Makhlouf Douma", True, "not settled"),  # secret
    ],
)
def test_a_state_on_a_day(state: str, day: str, person: str | None, party: bool, duty: str) -> None:
    told = answer(state, day, person=person)
    assert (told["party"], told["duty"]) == (party, duty)
    assert told["why"]
    assert told["rules"]
    assert told["sources"]


def test_a_finding_of_the_court_is_used_only_from_its_day() -> None:
    early = answer("Mongolia", "2024-09-03", person="Putin")
    late = answer("Mongolia", "2024-09-03", person="Putin", as_of="2024-10-24")
    assert early["court"] == []
    assert [one["day"] for one in late["court"]] == ["2024-10-24"]
    assert not any("non" in s and "cooperate-in-putins" in s for s in early["sources"])


def test_that_a_state_consulted_is_told_only_once_it_is_public() -> None:
    early = answer("Mongolia", "2024-09-03", person="Putin")
    late = answer("Mongolia", "2024-09-03", person="Putin", as_of="2024-10-24")
    assert "R6" not in early["rules"]
    assert [one["kind"] for one in late["pleas"]] == ["consultation", "immunity"]
    assert "consulted the Court (2024-08-30), 4 days before" in late["pleas"][0]["text"]
    assert late["duty"] == "obliged"


def test_a_claimed_agreement_is_told_with_its_doubt() -> None:
    told = answer("Tajikistan", "2026-11-22", person="Putin")
    assert told["duty"] == "obliged"
    assert "R8" in told["rules"]
    assert "agreement: all of it" in told["unverified"]


@pytest.mark.parametrize(
    ("state", "day", "person", "message"),
    [
        ("Nowhere", "2024-09-03", None, "no state"),
        ("Mongolia", "2024-13-03", None, "not a day"),
        ("Mongolia", "2024-09-03", "Smith", "no warrant"),
        ("Mongolia", "2024-09-03", "Gbagbo", "could be several"),
    ],
)
def test_what_is_not_known_is_said(state: str, day: str, person: str | None, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        answer(state, day, person=person)


def test_the_shipped_days_of_force_are_those_of_the_rule() -> None:
    odd = {
        one.iso3
        for one in shipped().parties
        if entry_into_force(one.deposited) != one.in_force and one.kind != "succession"
    }
    assert odd == set()
    assert min(one.in_force for one in shipped().parties) == FIRST_IN_FORCE


@pytest.mark.parametrize(("day", "count"), [("2024-09-03", 124), ("2026-11-22", 125)])
def test_the_number_of_parties(day: str, count: int) -> None:
    import datetime as dt

    facts = shipped()
    on = dt.date.fromisoformat(day)
    assert sum(standing_on(facts, one.iso3, on).is_party for one in facts.parties) == count


def test_every_row_has_a_source() -> None:
    facts = shipped()
    assert all(one.source for one in facts.parties)
    assert all(one.source for one in facts.notices)
    assert all(one.source for one in facts.signed)
    assert all(one.source for one in facts.acceptances)
    assert all(one.source for one in facts.warrants)
    assert all(one.source for one in facts.situations)
    assert all(one.source for one in facts.decisions)
    assert all(one.source for one in facts.requests)
    assert all(one.source for one in facts.consultations)
    assert all(one.source for one in facts.agreements)
