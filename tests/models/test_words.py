"""The outward form of words."""

from __future__ import annotations

import pytest

from twosource.models.words import SHAPES, plain, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harbour", "lower"),
        ("Harbour", "title"),
        ("O'Brien", "title"),
        ("UN", "upper"),
        ("U.N.", "dotted"),
        ("J.", "initial"),
        ("iPhone", "mixed"),
        ("2,100", "number"),
        ("85th", "letters and digits"),
        ("—", "punctuation"),
        ("ö", "lower"),
    ],
)
def test_a_word_has_one_shape(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


def test_typography_becomes_plain() -> None:
    assert plain("“can’t” — no…") == '"can\'t" -- no...'
