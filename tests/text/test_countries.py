"""States by names and demonyms."""

from __future__ import annotations

import pytest

from twosource.text.countries import (
    country_of,
    demonym_of,
    is_historical_state,
    state_name,
    state_named,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"),
        ("Russian", "RUS"),
        ("Russians", "RUS"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("the United States", "USA"),
        ("Britain", "GBR"),
        ("Frenchmen", "FRA"),
        ("Mongolia’s", "MNG"),
        ("Viet Nam", "VNM"),
        ("Türkiye", "TUR"),
    ],
)
def test_a_name_or_demonym_gives_the_state(name: str, code: str) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize("name", ["Soviet Union", "Soviet", "Moscow", "us", "turkey", "Korea", ""])
def test_what_is_no_state_of_today_gives_nothing(name: str) -> None:
    assert country_of(name) is None


def test_names_and_demonyms_are_told_apart() -> None:
    assert state_named("Peru") == "PER"
    assert state_named("Peruvian") is None
    assert demonym_of("Peruvian") == "PER"
    assert demonym_of("Peru") is None


def test_a_state_has_one_plain_name() -> None:
    assert state_name("RUS") == "Russia"
    assert state_name("ZZZ") == "ZZZ"
    assert is_historical_state("the Soviet Union")
