from __future__ import annotations

import pytest

from twosource.text.agencies import (
    agency_at,
    agency_in,
    is_house_of,
    sounds_like_an_agency,
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("Agence France - Presse", "Agence France-Presse"),
        ("Press Trust of India", "PTI"),
        ("BBC", "BBC News"),
        ("ap", None),
        ("Apple", None),
    ],
)
def test_agencies_are_known_by_each_of_their_names(text: str, agency: str | None) -> None:
    found = agency_at(text.split(), 0)
    assert (found[0] if found else None) == agency


def test_a_byline_names_an_agency_but_an_outlet_in_it_is_none() -> None:
    assert agency_in("Mila Rosen/AP") == "Associated Press"
    assert agency_in("Mila Rosen, BBC") is None


def test_names_may_sound_like_an_agency() -> None:
    assert sounds_like_an_agency(["Northern", "Wire"])
    assert not sounds_like_an_agency(["Press"])
    assert not sounds_like_an_agency(["Northern", "Railway"])


@pytest.mark.parametrize(
    ("outlet", "agency", "own"),
    [
        ("edition.cnn.com", "CNN", True),
        ("www.washingtonpost.com", "Washington Post", True),
        ("The Washington Post", "Washington Post", True),
        ("apnews.com", "Reuters", False),
        ("The Quay", "Northern Wire", False),
        ("Northern Wire", "Northern Wire", True),
    ],
)
def test_an_outlet_is_known_as_the_agency_by_its_name_or_domain(
    outlet: str, agency: str, own: bool
) -> None:
    assert is_house_of(outlet, agency) == own
