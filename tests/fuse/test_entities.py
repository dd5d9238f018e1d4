from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from twosource.fuse.entities import join_entities
from twosource.record.reading import Reading

Make = Callable[..., Reading]


def _entity(key: str, kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "name": name, **more}


def _joined(make: Make, one: dict[str, Any], other: dict[str, Any]) -> bool:
    first = make(text="One.", entities=[one])
    second = make(text="Two.", outlet="The Quay", entities=[other])
    return len(join_entities([first, second]).entities) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_entity("e0", "person", "Bolor Tamir"), _entity("e0", "person", "Tamir Bolor"), True),
        (_entity("e0", "person", "Ana Ruiz"), _entity("e0", "person", "Leo Ruiz"), False),
        (
            _entity("e0", "state", "Norway", country="NOR"),
            _entity("e0", "state", "Kingdom of Norway", country="NOR"),
            True,
        ),
        (
            _entity("e0", "state", "Norway", country="NOR"),
            _entity("e0", "state", "Sweden", country="SWE"),
            False,
        ),
        (
            _entity("e0", "organisation", "Council of Coastal Towns", variants=("CCT",)),
            _entity("e0", "organisation", "CCT"),
            True,
        ),
        (_entity("e0", "person", "Velda"), _entity("e0", "place", "Velda"), False),
        (
            _entity("e0", "group", "sailors", named=False),
            _entity("e0", "group", "sailors", named=False),
            False,
        ),
    ],
)
def test_entities_of_two_reports_are_joined_by_name_and_kind(
    make: Make, one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    assert _joined(make, one, other) is same


def test_a_surname_that_fits_two_people_joins_neither(make: Make) -> None:
    first = make(
        text="One.",
        entities=[_entity("e0", "person", "Ana Ruiz"), _entity("e1", "person", "Leo Ruiz")],
    )
    second = make(text="Two.", outlet="The Quay", entities=[_entity("e0", "person", "Ruiz")])
    assert len(join_entities([first, second]).entities) == 3


def test_the_most_mentioned_entity_comes_first(make: Make) -> None:
    reading = make(
        text="Velda saw Ana Ruiz; Ruiz smiled.",
        entities=[
            _entity("e0", "place", "Velda", mentions=["Velda"]),
            _entity("e1", "person", "Ana Ruiz", mentions=["Ana Ruiz", "Ruiz smiled"]),
        ],
    )
    assert [one.name for one in join_entities([reading]).entities] == ["Ana Ruiz", "Velda"]


def test_groups_that_do_the_same_in_two_reports_are_one(
    make: Make, told_of_detentions: Make
) -> None:
    cast = join_entities([told_of_detentions(), told_of_detentions(outlet="The Quay")])
    assert sorted(one.name for one in cast.entities) == ["Velda", "police", "sailors"]


def body(key: str, name: str) -> dict[str, Any]:
    return {"key": key, "kind": "group", "name": name, "mentions": [name], "named": False}


def land(key: str, name: str) -> dict[str, Any]:
    return {"key": key, "kind": "state", "name": name, "mentions": [name]}


def bodies(make: Make, *, here: str, there: str, outlet: str, lands: tuple[str, ...]) -> set[str]:
    """The ids of the bodies of two reports, in a story of the lands."""
    states = [land(f"e{number}", name) for number, name in enumerate(lands, start=1)]
    text = f"The {{}} spoke to {' and '.join(lands)}."
    one = make(text=text.format(here), entities=[body("e0", here), *states])
    other = make(text=text.format(there), outlet=outlet, entities=[body("e0", there), *states])
    cast = join_entities([one, other])
    found = {cast.id_of(reading.report.id, "e0") for reading in (one, other)}
    return {entity for entity in found if entity is not None}


@pytest.mark.parametrize(
    ("here", "there", "outlet", "lands", "n_bodies"),
    [
        ("trade ministry", "trade ministry", "The Quay", ("Veldavia",), 1),
        ("trade ministry", "Veldavian trade ministry", "The Quay", ("Veldavia",), 1),
        ("trade ministry", "trade ministry", "The Quay", ("Veldavia", "Sorrel"), 2),
        ("Veldavian trade ministry", "trade ministry", "The Quay", ("Veldavia", "Sorrel"), 2),
        ("Veldavian trade ministry", "trade ministry", "Veldavia Post", ("Veldavia", "Sorrel"), 1),
        ("Veldavian parliament", "Veldavia’s parliament", "The Quay", ("Veldavia", "Sorrel"), 1),
        ("Veldavian parliament", "Sorrel’s parliament", "The Quay", ("Veldavia", "Sorrel"), 2),
        ("parliament", "parliament", "The Quay", ("Veldavia",), 2),
    ],
)
def test_a_body_without_a_name_is_one_by_its_words_and_its_land(
    make: Make, here: str, there: str, outlet: str, lands: tuple[str, ...], n_bodies: int
) -> None:
    assert len(bodies(make, here=here, there=there, outlet=outlet, lands=lands)) == n_bodies


def test_a_role_that_another_says_more_fully_is_left_out(make: Make) -> None:
    roles = ("President", "President of Veldavia", "head of the union", "former head of the union")
    more = ("head of the Dockers’ Union", "head of Sorrel")
    ruiz = {"key": "e0", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}
    cast = join_entities([make(text="Ana Ruiz left.", entities=[{**ruiz, "roles": roles + more}])])
    assert set(cast.entities[0].roles) == {
        "President of Veldavia",
        "former head of the union",
        "head of the Dockers’ Union",
        "head of Sorrel",
    }


@pytest.mark.parametrize(
    ("name", "number", "same"),
    [("Ashford", 1, True), ("Ashford", 2, False), ("Asheford", 1, True), ("Ashford", None, True)],
)
def test_places_are_one_by_their_number(
    make: Make, name: str, number: int | None, same: bool
) -> None:
    one = _entity("e0", "place", "Ashford", lat=1.0, lon=2.0, geonames=1)
    point = {} if number is None else {"lat": 1.0, "lon": 2.0, "geonames": number}
    assert _joined(make, one, _entity("e0", "place", name, **point)) is same


def test_a_place_keeps_the_point_of_the_report_that_has_one(make: Make) -> None:
    placed = _entity("e0", "place", "Ashford", country="GBR", lat=1.0, lon=2.0, geonames=1)
    first = make(text="One.", entities=[_entity("e0", "place", "Ashford")])
    second = make(text="Two.", outlet="The Quay", entities=[placed])
    (entity,) = join_entities([first, second]).entities
    assert (entity.lat, entity.lon, entity.geonames) == (1.0, 2.0, 1)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Leeds Herons", "Herons"), 1),
        (("Leeds Herons", "York Herons", "Herons"), 3),
        (("Leeds Conservatives", "Conservatives"), 2),
        (("Senate Herons", "Herons"), 2),
        (("Leeds Council", "Council"), 2),
    ],
)
def test_a_team_is_one_with_and_without_its_town_though_one_report_says_both(
    make: Make, names: tuple[str, ...], count: int
) -> None:
    teams = [_entity(f"e{at}", "organisation", name) for at, name in enumerate(names)]
    reports = [make(text="One.", entities=teams), make(text="Two.", entities=teams)]
    assert len(join_entities(reports).entities) == count
    assert len(join_entities(reports[:1]).entities) == count
