"""The gazetteer that ships."""

from __future__ import annotations

import subprocess
import sys

import pytest

from twosource.text.gazetteer import (
    country_place,
    name_key,
    nearest_town,
    place_of_outlet,
    place_with_id,
    places_named,
)


@pytest.mark.parametrize(
    ("name", "geonames", "kind", "country"),
    [
        ("Munich", 2867714, "town", "DEU"),
        ("Kiev", 703448, "capital", "UKR"),
        ("Peking", 1816670, "capital", "CHN"),
        ("Calif.", 5332921, "region", "USA"),
        ("Fairfax County", 4758041, "county", "USA"),
        ("the Gaza Strip", 281132, "region", "PSE"),
        ("Africa", 6255146, "continent", None),
        ("the Black Sea", 0, "area", None),
        ("Mindanao", 0, "area", "PHL"),
        ("T&T", 3573591, "country", "TTO"),
    ],
)
def test_a_name_leads_to_its_greatest_place(
    name: str, geonames: int, kind: str, country: str | None
) -> None:
    place = places_named(name)[0]
    assert (place.geonames, place.kind, place.country) == (geonames, kind, country)


def test_an_area_of_several_countries_is_no_town_that_a_point_lies_by() -> None:
    assert nearest_town(-1.3, 36.8).kind == "capital"  # Kibera is an area, Nairobi the town


def test_a_name_has_all_its_places_the_greatest_first() -> None:
    found = places_named("Paris")
    assert len(found) > 5
    assert [place.people for place in found] == sorted((p.people for p in found), reverse=True)
    assert "USA" in {place.country for place in found}


@pytest.mark.parametrize("name", ["", "Valdavia", "Port Arden-on-Quay", "..."])
def test_what_is_on_no_map_has_no_place(name: str) -> None:
    assert places_named(name) == ()


def test_a_town_lies_in_its_county_region_and_country() -> None:
    (place,) = [p for p in places_named("Gainesville") if p.geonames == 4156404]
    above = [place_of(row) for row in place.within]
    assert above == ["town", "county", "region", "country"]
    country = country_place("USA")
    assert country is not None
    assert place.within[-1] == country.row


def place_of(row: int) -> str:
    """The kind of a row."""
    from twosource.text import gazetteer

    return gazetteer._place(row, usual=True).kind


def test_saint_and_mount_may_be_shortened_and_the_article_left_out() -> None:
    assert name_key("St. John’s") == name_key("Saint John's") == "saint johns"
    assert name_key("Mt. Vernon") == name_key("Mount-Vernon")
    assert name_key("The Hague") == name_key("Hague")


def test_an_outlet_writes_from_its_state() -> None:
    place = place_of_outlet("www.miamiherald.com")
    assert place is not None
    assert (place.kind, place.country) == ("region", "USA")
    assert place_of_outlet("no.such.outlet.example") is None


def test_a_place_is_found_by_its_number_and_by_what_is_near() -> None:
    place = place_with_id(2988507)
    assert place is not None
    assert nearest_town(place.lat, place.lon).country == "FRA"
    assert place_with_id(1) is None


def test_no_table_is_read_before_it_is_asked_for() -> None:
    asked = "import twosource.read.places, twosource.text.gazetteer as g; "
    asked += "print(g._table.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
