"""What the reading model is told of a word besides its sub-words: a plain form and a shape.

The encoder is uncased, so case reaches it only through the shape. Training and reading
both come through here; the order of `SHAPES` is part of a trained model.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

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
    return '"' if word in ("''", "``") else word.translate(_PLAIN)


@functools.lru_cache(maxsize=50_000)
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


def columns(
    words: Sequence[str], word_ids: Sequence[int | None]
) -> tuple[list[int], list[int], list[int]]:
    """Each sub-word's shape, and the first and last sub-word of each word behind the root.

    `word_ids` says for each sub-word which word it belongs to, None for special tokens.
    """
    n = len(words)
    first, last = [0] * (n + 1), [0] * (n + 1)
    shapes = [0] * len(word_ids)
    word_shapes = [shape(word) for word in words]
    for column, word in enumerate(word_ids):
        if word is None:
            continue
        if not first[word + 1]:
            first[word + 1] = column
        last[word + 1] = column
        shapes[column] = word_shapes[word]
    for place in range(1, n + 1):  # a word of control characters has no sub-word
        if not first[place]:
            first[place] = last[place] = max(last[place - 1], 1)
    return shapes, first, last
