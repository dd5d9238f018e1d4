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
