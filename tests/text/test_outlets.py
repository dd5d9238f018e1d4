from __future__ import annotations

import pytest

from twosource.errors import ConfigError
from twosource.text.outlets import known_outlets, read_outlets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bbc.co.uk", "www.bbc.com"),
        ("CBN", "www1.cbn.com"),
        ("edition.cnn.com", "CNN (Web News)"),
        ("The New York Times", "nytimes.com"),
        ("Newsmax - News", "newsmax.com"),
        ("lumo-gazette.example", "www.lumo-gazette.example"),
        ("The Lumo Gazette", "Lumo Gazette"),
    ],
)
def test_names_and_domains_of_one_newsroom_have_one_key(one: str, other: str) -> None:
    assert known_outlets().key(one) == known_outlets().key(other)


@pytest.mark.parametrize(("one", "other"), [("Vox", "The Verge"), ("abc.net.au", "ABC News")])
def test_other_newsrooms_have_other_keys(one: str, other: str) -> None:
    assert known_outlets().key(one) != known_outlets().key(other)


def test_without_a_name_the_address_tells() -> None:
    assert known_outlets().key(None, "https://www.reuters.com/world/pier") == "Reuters"
    assert known_outlets().key(None) is None


def test_a_file_adds_outlets_and_takes_the_place_of_known_ones() -> None:
    lines = (
        "Lumo Gazette | The Gazette | lumo.example | Quay Group | Reuters\nVox | | vox.example | |"
    )
    outlets = known_outlets().with_file(lines, path="mine.txt")
    found = outlets.find("lumo.example")
    assert found is not None
    assert (found.name, found.owner, found.wires) == ("Lumo Gazette", "Quay Group", ("Reuters",))
    assert outlets.find("vox.com") is None
    assert known_outlets().find("vox.com") is not None


def test_a_line_that_is_no_outlet_is_named() -> None:
    with pytest.raises(ConfigError, match=r"mine.txt:2: write name"):
        read_outlets("# mine\n | no name | |", path="mine.txt")


def test_every_name_and_domain_stands_once() -> None:
    named = [
        key
        for outlet in known_outlets().all.values()
        for key in {name.casefold() for name in (*outlet.names, *outlet.domains)}
    ]
    assert sorted({key for key in named if named.count(key) > 1}) == []


def test_every_wire_that_an_outlet_prints_is_an_agency() -> None:
    for outlet in known_outlets().all.values():
        for wire in outlet.wires:
            agency = known_outlets().find(wire)
            assert agency is not None, f"{outlet.name}: {wire}"
            assert agency.is_agency, f"{outlet.name}: {wire}"
