"""Whether two names can mean one."""

from __future__ import annotations

import pytest

from twosource.record.reading import EntityKind
from twosource.text.names import is_acronym_of, same_name, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marta Oyelle", "Oyelle Marta"),
        ("Oyelle", "Marta Oyelle"),
        ("President Marta Oyelle", "Ms. Oyelle"),
        ("M. Oyelle", "Marta Oyelle"),
        ("Søren Ågård", "Soren Agard"),
        ("Dmitry Halvik", "Dmitri Halvik"),
        ("Pavel Torrentsky", "Pavel Torrentskyy"),
        ("Ana Vela-Ruiz", "Vela-Ruiz"),
        ("Tan Wei-lin", "Tan Wei Lin"),
        ("Tan", "Tan Weilin"),
        ("Oyelle’s", "Marta Oyelle"),
    ],
)
def test_variants_of_one_name_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marta Oyelle", "Hugo Oyelle"),
        ("H. Oyelle", "Marta Oyelle"),
        ("Marta", "Marta Oyelle"),
        ("Alexander Tormund", "Alexandra Tormund"),
        ("Tormundov", "Tormundova"),
        ("Marta Oyelle", "Marta Brandt"),
        ("Lee", "Leigh"),
        ("M", "Marta Oyelle"),
        ("", "Marta Oyelle"),
    ],
)
def test_different_people_stay_two(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("the Harbour Safety Council", "Harbour Safety Council", "organisation", True),
        ("Harbour Safety Council", "HSC", "organisation", True),
        ("Court of Fisheries and Ports", "CFP", "organisation", True),
        ("Ministry of Defence", "Defense Ministry", "organisation", True),
        ("Velt Holdings Ltd", "Velt Holdings", "organisation", True),
        ("University of Tarn", "Tarn University", "organisation", False),
        ("Harbour Safety Council", "Harbour Council", "organisation", False),
        ("Russia", "Russian Federation", "state", True),
        ("Soviet Union", "Russia", "state", False),
        ("Tarn", "Tarn Valley", "place", False),
    ],
)
def test_bodies_states_and_places(one: str, other: str, kind: EntityKind, same: bool) -> None:
    assert same_name(one, other, kind=kind) is same


def test_an_acronym_wants_capitals_and_every_large_word() -> None:
    assert is_acronym_of("O.P.S.", "Office for Port Safety")
    assert is_acronym_of("OPS", "Office for Port Safety")
    assert not is_acronym_of("ops", "Office for Port Safety")
    assert not is_acronym_of("OP", "Office")
