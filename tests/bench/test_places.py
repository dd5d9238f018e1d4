"""The bench of places: how it reads its sets, and what it counts as right."""

from __future__ import annotations

import importlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from twosource.record.span import Span

places = importlib.import_module("places")

ARTICLE = """<article><domain>thequay.example</domain><text>Ruiz left Oslo for Rome.</text>
<toponyms><toponym><start>10</start><end>14</end><phrase>Oslo</phrase><gaztag geonameid="3143244">
<lat>59.91</lat><lon>10.75</lon><country geonameid="3144096">Norway</country></gaztag></toponym>
<toponym><start>20</start><end>24</end><phrase>Rome</phrase></toponym></toponyms></article>"""


def test_an_article_gives_its_names_with_their_points() -> None:
    marked = places.read_article(ElementTree.fromstring(ARTICLE), 1)
    assert not marked.even
    assert marked.toponyms == (places.Toponym(Span(10, 14), (59.91, 10.75), "NOR"),)


def test_a_start_that_counts_otherwise_leads_to_the_nearest_words() -> None:
    assert places.nearest("Oslo and Oslo", "Oslo", 10) == Span(9, 13)


def test_a_note_is_an_id_or_a_point(tmp_path: Path) -> None:
    (tmp_path / "4.txt").write_text("Ruiz left Oslo and Quay Hall, a Dane.", encoding="utf-8")
    (tmp_path / "4.ann").write_text(
        "T1\tLiteral 10 14\tOslo\nT2\tCoercion 19 28\tQuay Hall\nT3\tDemonym 32 36\tDane\n"
        "#1\tAnnotatorNotes T1\t3143244\n#2\tAnnotatorNotes T2\t59.9, 10.7\n",
        encoding="utf-8",
    )
    narrow = places.read_brat(tmp_path / "4.ann", ("Literal",))
    wide = places.read_brat(tmp_path / "4.ann", ("Literal", "Coercion"))
    assert [one.span.of(narrow.report.text) for one in narrow.toponyms] == ["Oslo"]
    assert [one.country for one in wide.toponyms] == ["NOR", "NOR"]


def test_a_name_without_a_place_of_ours_is_wrong() -> None:
    marked = places.read_article(ElementTree.fromstring(ARTICLE), 0)
    none, right = places.Score(), places.Score()
    none.add(marked, [None])
    right.add(marked, places.resolved(marked))
    assert (none.row()["A@161"], none.row()["country"]) == (0.0, 0.0)
    assert (right.row()["A@161"], right.row()["country"]) == (1.0, 1.0)


def test_a_hundred_miles_are_a_degree_and_a_half() -> None:
    assert places.km_between((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=0.1)
