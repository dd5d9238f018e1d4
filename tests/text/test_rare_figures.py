from __future__ import annotations

import pytest

from twosource.text.rare_figures import rare_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The ferry cost 12,451 crowns.", {"12451"}),
        ("A rise of 3.7 percent, or 412 boats.", {"3.7", "412"}),
        ("Some 200 boats and 1,500 people left.", set()),
        ("In 2031 two boats and 14 people left.", set()),
        ("He said “we lost 4,120 crowns” and left.", set()),
        ("Flight A320 landed.", set()),
    ],
)
def test_figures_of_three_digits_and_fractions_are_rare(text: str, figures: set[str]) -> None:
    assert set(rare_figures(text)) == figures


def test_a_figure_is_found_where_it_first_stands() -> None:
    text = "It cost 12,451 crowns; 12,451 were too many."
    (span,) = rare_figures(text).values()
    assert (span.start, span.of(text)) == (8, "12,451")
