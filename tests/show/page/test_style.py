"""Colours that can be read, in the light and in the dark."""

from __future__ import annotations

import re
from importlib import resources

import pytest

STYLE = (resources.files("twosource.show") / "templates" / "page.css").read_text("utf-8")
GROUNDS = {
    "ink": ("paper", "raised", "mark", "wash", "credit"),
    "soft": ("paper", "raised"),
    "link": ("paper", "raised", "mark", "wash", "credit"),
    "warn": ("paper", "raised"),
    "dots": ("paper", "raised"),
}
PAIRS = [(text, ground) for text, grounds in GROUNDS.items() for ground in grounds]


def colours(which: int) -> dict[str, str]:
    """The variables of the light (0), the dark (1) and the printed page (2)."""
    block = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[which]
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]+);", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_words_stand_out_from_their_ground_as_wcag_aa_wants(
    text: str, ground: str, which: int
) -> None:
    known = colours(which)
    light, dark = sorted((luminance(known[text]), luminance(known[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_is_one_of_those_named_and_all_themes_name_all() -> None:
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb|hsl", rules)
    assert colours(0).keys() == colours(1).keys() == colours(2).keys()
    assert set(re.findall(r"var\(--([a-z]+)\)", rules)) == set(colours(0))


def test_the_focus_can_be_seen() -> None:
    assert re.search(r":focus-visible[^{]*\{[^}]*outline: 2px solid", STYLE)
    assert "prefers-color-scheme: dark" in STYLE
    assert "@media print" in STYLE
