"""What the reading model is told of a word besides its sub-words: a plain form and a shape.

The encoder is uncased, so case reaches it only through the shape. Training and reading
both come through here; the order of `SHAPES` is part of a trained model.
"""

from __future__ import annotations

SHAPES = (
    "none",  # special tokens and padding
    "lower",
    "title",
    "upper",
    "initial",  # one capital letter
    "mixed",  # iPhone, McDonald
    "number",
    "letters and digits",
    "dotted",  # U.S.
    "punctuation",
    "other",
)
_ID = {name: position for position, name in enumerate(SHAPES)}

# Typography that the training sets write in plain characters.
_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "‑": "-",
        "−": "-",
        "—": "--",
        "…": "...",
        "\u00a0": " ",
    }
)


def plain(word: str) -> str:
    """The word with typographic quotes, dashes and dots written plainly."""
    return word.translate(_PLAIN)


def shape(word: str) -> int:
    """The position in `SHAPES` of the word's outward form; never that of "none"."""
    letters = [char for char in word if char.isalpha()]
    has_digit = any(char.isdigit() for char in word)
    if not letters:
        if has_digit:
            return _ID["number"]
        return _ID["punctuation"] if all(not char.isalnum() for char in word) else _ID["other"]
    if has_digit:
        return _ID["letters and digits"]
    if all(char.islower() for char in letters):
        return _ID["lower"]
    if "." in word[:-1] and len(letters) > 1 and all(char.isupper() for char in letters):
        return _ID["dotted"]
    if len(letters) == 1:
        return _ID["initial"]
    if all(char.isupper() for char in letters):
        return _ID["upper"]
    if letters[0].isupper() and all(char.islower() for char in letters[1:]):
        return _ID["title"]
    # Rosa-Maria and O'Brien are titles too; a capital inside one part is not.
    parts = [part for part in word.replace("'", "-").replace("’", "-").split("-") if part]
    if letters[0].isupper() and all(part[1:].islower() or len(part) == 1 for part in parts):
        return _ID["title"]
    return _ID["mixed"]
