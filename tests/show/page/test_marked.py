"""Marks that nest and cross, and sentences around words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.record.span import Span
from twosource.show.page.marked import (
    Mark,
    Piece,
    in_its_sentence,
    paragraphs_of,
    places_in,
    sentences_of,
)

SIGNS = {"open": "[", "close": "]"}


def drawn(pieces: list[Piece]) -> str:
    return "".join(
        SIGNS.get(piece.kind) or (f"^{piece.text}" if piece.kind == "number" else piece.text)
        for piece in pieces
    )


def marks(*spans: tuple[int, int]) -> list[Mark]:
    return [Mark(Span(*span), f"p{at}", at, f"#s{at}") for at, span in enumerate(spans, start=1)]


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], "abcdefghij"),
        ([(2, 5)], "ab[cde]^1fghij"),
        ([(0, 10)], "[abcdefghij]^1"),
        ([(1, 8), (3, 5)], "a[bc[de]^2fgh]^1ij"),
        ([(1, 5), (1, 5)], "a[[bcde]]^1^2fghij"),
        ([(1, 5), (5, 8)], "a[bcde]^1[fgh]^2ij"),
        ([(1, 6), (4, 9)], "a[bcd[ef]]^1[ghi]^2j"),
        ([(3, 3)], "abcdefghij"),
        ([(8, 99)], "abcdefgh[ij]"),
    ],
)
def test_marks_nest_and_crossing_ones_are_cut(spans: list[tuple[int, int]], wanted: str) -> None:
    (paragraph,) = paragraphs_of("abcdefghij", marks(*spans))
    assert drawn(paragraph) == wanted


def test_a_mark_over_two_paragraphs_starts_once_and_has_its_number_at_its_end() -> None:
    one, two = paragraphs_of("abc\n\ndef", marks((1, 7)))
    assert (drawn(one), drawn(two)) == ("a[bc]", "[de]^1f")
    assert [piece.first for piece in (*one, *two) if piece.kind == "open"] == [True, False]


@given(st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=8))
def test_no_word_is_lost_and_marks_are_balanced(spans: list[tuple[int, int]]) -> None:
    text = "abcde fghij\n\nklmno pqrst"
    given_marks = marks(*((min(span), max(span)) for span in spans))
    paragraphs = paragraphs_of(text, given_marks)
    told = ["".join(piece.text for piece in one if piece.kind == "text") for one in paragraphs]
    assert "\n\n".join(told) == text
    for one in paragraphs:
        depth = 0
        for piece in one:
            depth += {"open": 1, "close": -1}.get(piece.kind, 0)
            assert depth >= 0
        assert depth == 0
    opened = [piece.mark.place for one in paragraphs for piece in one if piece.mark and piece.first]
    assert len(opened) == len(set(opened))
    assert places_in(paragraphs) <= {mark.place for mark in given_marks}


def test_words_have_their_sentence_around_them() -> None:
    text = "It rained. Police held 14 sailors at noon. It cleared."
    start = text.index("held")
    span = Span(start, start + len("held 14 sailors"))
    around = in_its_sentence(text, sentences_of(text), span, "held 14 sailors")
    assert around == ("Police ", "held 14 sailors", " at noon.")


def test_words_that_do_not_stand_there_stand_alone() -> None:
    assert in_its_sentence("Another text.", [], Span(0, 4), "held") == ("", "held", "")
    assert in_its_sentence(None, [], Span(0, 4), "held") == ("", "held", "")
