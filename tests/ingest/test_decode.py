"""Clean text and days."""

from __future__ import annotations

import contextlib
import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import ReportError
from twosource.ingest.decode import decode, normalise, parse_day

LINES = st.lists(st.text(alphabet="ab .\u00a0\u2028é", max_size=110)).map("\n".join)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-04", dt.date(2031, 3, 4)),
        ("2031-03-04T23:30:00-05:00", dt.date(2031, 3, 4)),
        ("2031-03-04T10:00:00Z", dt.date(2031, 3, 4)),
        ("2031-03-04 10:00", dt.date(2031, 3, 4)),
        ("4 March 2031", dt.date(2031, 3, 4)),
        ("4th Mar 2031, 10:00", dt.date(2031, 3, 4)),
        ("March 4, 2031", dt.date(2031, 3, 4)),
        ("Sept. 4, 2031", dt.date(2031, 9, 4)),
        ("Tuesday, 4 March 2031", dt.date(2031, 3, 4)),
        ("Tue, 04 Mar 2031 10:00:00 GMT", dt.date(2031, 3, 4)),
        ("04/03/2031", None),
        ("2031-02-30", None),
        ("30 February 2031", None),
        ("4 Marzipan 2031", None),
        ("yesterday", None),
        ("0001-01-01", None),
        ("Tue, 99 Mar 2031 10:00:00 GMT", None),
        ("", None),
    ],
)
def test_a_written_day_is_told_or_not_known(written: str, day: dt.date | None) -> None:
    assert parse_day(written) == day


@given(st.text())
def test_any_words_are_a_day_or_none(written: str) -> None:
    assert parse_day(written) is None or isinstance(parse_day(written), dt.date)


@given(st.dates(min_value=dt.date(1700, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_a_day_written_and_read_is_the_same(day: dt.date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%B} {day.day}, {day.year}") == day


@given(st.one_of(st.text(), LINES, st.text(alphabet=st.characters(categories=["Cs", "Cc"]))))
def test_cleaning_twice_changes_nothing_and_the_result_can_be_written(text: str) -> None:
    clean = normalise(text)
    assert normalise(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert "\r" not in clean
    assert "\n\n\n" not in clean
    assert clean == clean.strip()


@given(LINES)
def test_cleaning_keeps_every_letter(text: str) -> None:
    assert [c for c in normalise(text) if c.isalpha()] == [c for c in text if c.isalpha()]


@given(st.binary())
def test_any_bytes_are_text_or_a_problem(raw: bytes) -> None:
    with contextlib.suppress(ReportError):
        assert isinstance(decode(raw), str)


def test_wrapped_lines_are_joined_and_lines_of_their_own_are_paragraphs() -> None:
    wrapped = (
        "The dam above the town of Lessel burst early on Tuesday,\n"
        "and the water took two bridges and the road to the coast\n"
        "with it."
    )
    assert "\n" not in normalise(wrapped)
    assert normalise("The dam burst.\nThe mayor left.") == "The dam burst.\n\nThe mayor left."


@pytest.mark.parametrize("declared", ["no-such-encoding", "base64", "ascii"])
def test_an_encoding_that_a_page_declares_wrongly_is_a_problem(declared: str) -> None:
    with pytest.raises(ReportError, match="save it as UTF-8"):
        decode(b"caf\xe9", declared=declared)


def test_an_encoding_that_a_page_declares_is_taken() -> None:
    assert decode("Река".encode("koi8-r"), declared="koi8-r") == "Река"
