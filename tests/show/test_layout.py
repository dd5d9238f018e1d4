"""Rows and wrapping: what goes where, whatever the words."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from twosource.show.layout import (
    Piece,
    cells,
    clean,
    flowed,
    line,
    print_lines,
    row,
    width_for,
    wrap,
)


def as_text(body: str, right: str, width: int) -> list[str]:
    return [str(one) for one in row((Piece("  x  "),), body, right, width=width)]


def test_letters_stand_at_the_right_edge() -> None:
    assert as_text("Some words", "A", 30) == ["  x  Some words              A"]


def test_long_text_wraps_under_itself() -> None:
    assert as_text("some words that go on", "A", 20) == ["  x  some words    A", "     that go on"]


def test_letters_too_long_to_stand_beside_go_under() -> None:
    assert as_text("Some words", "A · B · C · D", 30) == ["  x  Some words", "     A · B · C · D"]


def test_wide_characters_count_twice() -> None:
    assert wrap("新聞 新聞", 5) == ["新聞", "新聞"]


def test_pieces_flow_as_one_text_and_a_word_of_several_is_not_torn() -> None:
    pieces = [Piece("some "), Piece("[", "dim"), Piece("words here", "event"), Piece("]", "dim")]
    lines = flowed([*pieces, Piece("\n and more")], width=14, indent=2)
    assert [str(one) for one in lines] == ["  some [words", "  here] and", "  more"]
    assert Piece("here", "event") in lines[1].pieces


@given(st.lists(st.text(), max_size=5))
def test_flowing_keeps_every_character(texts: list[str]) -> None:
    lines = flowed([Piece(text) for text in texts], width=20, indent=2)
    assert "".join("".join(str(one).split()) for one in lines) == "".join("".join(texts).split())


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = wrap(clean(text), width)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert all(cells(one) <= width for one in lines)


def test_a_pipe_gets_plain_text_of_a_hundred_columns() -> None:
    pipe = io.StringIO()
    print_lines([line("A title", "bold")], pipe)
    assert pipe.getvalue() == "A title\n"
    assert width_for(pipe) == 100
