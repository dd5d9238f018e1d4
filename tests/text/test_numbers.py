from __future__ import annotations

import pytest

from twosource.text.numbers import fraction_at, number_at, number_of, ordinal_of, vague_at


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("95", 95, 1),
        ("2,100 - mile", 2100, 1),
        ("20 million", 20_000_000, 2),
        ("2.5 billion", 2_500_000_000, 2),
        ("twelve people", 12, 1),
        ("twenty - five", 25, 3),
        ("Twenty-five", 25, 1),
        ("two hundred and fifty", 250, 4),
        ("three thousand", 3000, 2),
        ("a dozen", 12, 2),
        ("two dozen", 24, 2),
        ("5m", 5_000_000, 1),
        ("a hundred people", 100, 2),
        ("half a million", 500_000, 3),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, value: float, used: int) -> None:
    assert number_at(text.split(), 0) == (value, used)


@pytest.mark.parametrize("text", ["dozens", "hundreds", "a", "2,10", "3-1", "10:30"])
def test_vague_counts_and_other_digits_are_no_numbers(text: str) -> None:
    assert number_at(text.split(), 0) is None


def test_ordinals_are_read_in_digits_and_words() -> None:
    assert [ordinal_of(word) for word in ("85th", "fifth", "5", "mouth")] == [85, 5, None, None]


def test_a_word_that_is_no_number_gives_none() -> None:
    assert number_of("once") is None


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("two - thirds of", 2 / 3, 3),
        ("two-thirds of", 2 / 3, 1),
        ("three quarters of", 0.75, 2),
        ("a third of", 1 / 3, 2),
        ("one third", 1 / 3, 2),
        ("half of", 0.5, 1),
    ],
)
def test_shares_are_read_in_words(text: str, value: float, used: int) -> None:
    assert fraction_at(text.split(), 0) == (value, used)


@pytest.mark.parametrize("text", ["a third term", "third", "two people", "the half"])
def test_a_rank_is_no_share(text: str) -> None:
    assert fraction_at(text.split(), 0) is None


@pytest.mark.parametrize(
    ("text", "order", "used"),
    [
        ("dozens of people", 12, 1),
        ("tens of thousands of", 10_000, 3),
        ("hundreds of thousands of", 100_000, 3),
        ("several hundred people", 100, 2),
        ("thousands of dollars", 1000, 1),
    ],
)
def test_rough_counts_have_an_order(text: str, order: float, used: int) -> None:
    assert vague_at(text.split(), 0) == (order, used)
