"""Which place on earth a name means. The reports are invented; their places are on the map."""

from __future__ import annotations

import re

import pytest

from twosource.read.places import PlaceName, home_of, resolve_places, with_places
from twosource.record.reading import Entity
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.text.gazetteer import country_place

MARK = re.compile(r"\[([^\]]+)\]")


def marked(text: str) -> tuple[str, list[PlaceName]]:
    """A text without its brackets, and what stands in them."""
    plain, names = "", []
    for position, part in enumerate(MARK.split(text)):
        if position % 2:
            names.append(PlaceName(text=part, span=Span(len(plain), len(plain) + len(part))))
        plain += part
    return plain, names


@pytest.mark.parametrize(
    ("text", "geonames"),
    [
        ("The mayor of [Paris] spoke.", [2988507]),
        ("The mayor of [Paris], Texas, spoke. [Paris] has one bridge.", [4717560, 4717560]),
        (
            "Fire struck [Paris], [Texas], and then [Paris], [France].",
            [4717560, 4736286, 2988507, 3017382],
        ),
        ("The road from [Athens] to [Atlanta] in [Georgia] is shut.", [4180386, 4180439, 4197000]),
        ("Trains from [Tbilisi] to [Batumi] in [Georgia] stopped.", [611717, 615532, 614540]),
        (
            "Talks in [Washington] with envoys of [France] and [Germany] failed.",
            [4140963, 3017382, 2921044],
        ),
        ("A ship left [Valdhaven] for [Oslo].", [None, 3143244]),
        ("The [Middle East] and the [EU] disagree.", [0, None]),
        ("Salmon left the state of [Washington].", [5815135]),
        ("Salmon left [Washington] state; [Washington] counts them.", [5815135, 5815135]),
        ("Talks ended in the capital, [Washington].", [4140963]),
        ("Trains run from [Berlin] to [Hamburg] in [Germany].", [2950159, 2911298, 2921044]),
        ("Lands such as [China], [Japan], and the isles signed.", [1814991, 1861060]),
        (
            "The mayor of [Santa Ana], [California], met the [Santa Ana], the Santa Ana band.",
            [5392900, 5332921, 5392900],
        ),
    ],
)
def test_a_name_means_the_place_that_the_report_points_to(
    text: str, geonames: list[int | None]
) -> None:
    plain, names = marked(text)
    found = resolve_places(names, plain)
    assert [one.place.geonames if one else None for one in found] == geonames


def test_where_the_outlet_writes_from_settles_what_is_left_open() -> None:
    plain, names = marked("The council of [London] met; the road to [Woodstock] stays shut.")
    canada = resolve_places(names, plain, home=country_place("CAN"))
    britain = resolve_places(names, plain, home=country_place("GBR"))
    assert [one.place.country for one in canada if one] == ["CAN", "CAN"]
    assert [one.place.country for one in britain if one] == ["GBR", "GBR"]


def test_a_small_place_that_nothing_points_to_is_not_sure() -> None:
    plain, names = marked("The port of [Arden] was closed.")
    (found,) = resolve_places(names, plain)
    assert found is not None
    assert not found.sure


def test_the_word_town_makes_no_place_surer() -> None:
    plain, names = marked("The school stands in [Kalam], far from [Islamabad].")
    other, same = marked("The school stands in the town of [Kalam], far from [Islamabad].")
    one, two = resolve_places(names, plain)[0], resolve_places(same, other)[0]
    assert one is not None
    assert two is not None
    assert abs(one.likely - two.likely) < 0.05


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rain fell in the village of [Valdmoor] in [Scotland].", "GBR"),
        ("Rain fell in [Valdmoor], [Cornwall], [England].", "GBR"),
        ("Rain fell in [Valdmoor]. The envoy of [Scotland] left.", None),
        ("Rain fell in [Valdmoor], [Scotland] and [Norway].", None),
        ("Ministers of the [EU], [Norway] among them, met.", None),
    ],
)
def test_a_village_on_no_map_lies_in_the_land_it_is_put_in(text: str, country: str | None) -> None:
    plain, names = marked(text)
    village = resolve_places(names, plain)[0]
    assert (village.country if village else None) == country
    assert village is None or not village.sure


def test_an_area_has_a_point_and_no_number() -> None:
    entity = Entity(key="e1", kind="place", name="Black Sea", mentions=(Span(13, 22),))
    report = Report(text="Ships in the Black Sea turned back.")
    (placed,) = with_places([entity], report, [])
    assert (placed.country, placed.lat, placed.lon, placed.geonames) == (None, 43.5, 34.5, None)


def test_a_list_of_states_is_no_town_in_another() -> None:
    plain, names = marked("It rained in [Georgia], [Oklahoma], [Pennsylvania] and [Ohio].")
    found = resolve_places(names, plain)
    assert [one.place.kind for one in found if one] == ["region"] * 4


@pytest.mark.parametrize(
    ("outlet", "url", "country"),
    [
        ("The Quay", "https://www.thequay.co.uk/news/1", "GBR"),
        ("miamiherald.com", None, "USA"),
        ("The Quay", "https://thequay.example/1", None),
        (None, None, None),
    ],
)
def test_a_domain_tells_where_its_outlet_writes_from(
    outlet: str | None, url: str | None, country: str | None
) -> None:
    home = home_of(outlet, url)
    assert (home.country if home else None) == country


def entity(name: str, text: str, *, kind: str = "place", country: str | None = None) -> Entity:
    """An entity at every place where the text has its name."""
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(name, text))
    return Entity(key="e0", kind=kind, name=name, country=country, mentions=spans)  # type: ignore[arg-type]


def test_an_entity_is_placed_only_where_the_report_is_clear() -> None:
    text = "Ruiz flew from Oslo to Arden."
    placed = with_places([entity("Oslo", text), entity("Arden", text)], Report(text=text), ())
    assert (placed[0].country, placed[0].geonames) == ("NOR", 3143244)
    assert (placed[1].lat, placed[1].geonames) == (None, None)


def test_a_name_of_two_places_in_one_report_has_neither() -> None:
    text = "Paris, Texas, is not Paris, France."
    (placed,) = with_places([entity("Paris", text)], Report(text=text), ())
    assert placed.geonames is None


def test_georgia_among_towns_of_the_united_states_is_no_state_of_its_own() -> None:
    text = "The road from Athens to Atlanta in Georgia is shut; Georgia pays. Savannah does not."
    cast = [entity(name, text) for name in ("Athens", "Atlanta", "Savannah")]
    cast.append(entity("Georgia", text, kind="state", country="GEO"))
    placed = with_places(cast, Report(text=text), ())[-1]
    assert (placed.kind, placed.country, placed.geonames) == ("place", "USA", 4197000)


def test_a_state_is_placed_and_a_person_is_not() -> None:
    text = "Japan invited Ana Paris."
    cast = [entity("Japan", text, kind="state", country="JPN")]
    cast.append(entity("Ana Paris", text, kind="person"))
    placed = with_places(cast, Report(text=text), ())
    assert [one.geonames for one in placed] == [1861060, None]
