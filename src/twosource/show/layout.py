"""Lines of styled text that fit a width: columns, wrapping, and how they are printed."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TextIO

Style = Literal[
    "plain",
    "bold",
    "heading",
    "dim",
    "dots",
    "letters",
    "warning",
    "entity",
    "event",
    "quote",
    "figure",
    "time",
    "credit",
]

DEFAULT_WIDTH: Final = 100
NARROWEST: Final = 60
WIDEST: Final = 140

_RICH: Final[dict[Style, str]] = {
    "plain": "",
    "bold": "bold",
    "heading": "bold cyan",
    "dim": "dim",
    "dots": "green",
    "letters": "cyan",
    "warning": "yellow",
    "entity": "cyan",
    "event": "bold magenta",
    "quote": "green",
    "figure": "bold blue",
    "time": "yellow",
    "credit": "red",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a line in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the screen."""

    pieces: tuple[Piece, ...] = ()

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces).rstrip()


EMPTY: Final = Line()


def line(text: str, style: Style = "plain") -> Line:
    """One line of one style."""
    return Line((Piece(text, style),))


def clean(text: str) -> str:
    """The text in one line, without what could steer a terminal or turn its direction."""
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
    )
    return " ".join("".join(kept).split())


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_cells_of(char) for char in text)


def _cells_of(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, width: int) -> str:
    """The text with spaces up to the width."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most the width, cut between words where that is possible."""
    lines: list[str] = []
    here = ""
    for word in (part for whole in text.split() for part in _cut(whole, width)):
        if here and cells(here) + 1 + cells(word) > width:
            lines.append(here)
            here = word
        else:
            here = f"{here} {word}" if here else word
    return [*lines, here] if here else lines


def _cut(word: str, width: int) -> Iterator[str]:
    """The word, or parts of it that fit."""
    part = ""
    for char in word:
        if part and cells(part) + _cells_of(char) > width:
            yield part
            part = ""
        part += char
    yield part


def paragraph(text: str, *, width: int, indent: int = 0, style: Style = "plain") -> list[Line]:
    """The text wrapped, every line indented."""
    return [line(" " * indent + part, style) for part in wrap(clean(text), width - indent)]


def flowed(pieces: Iterable[Piece], *, width: int, indent: int = 0) -> list[Line]:
    """Pieces of several styles wrapped as one text, every line indented.

    White space only stands for a break between words; a piece may end inside a word.
    """
    words: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = re.split(r"\s+", piece.text)
        words[-1] += [Piece(first, piece.style)] if first else []
        words += [[Piece(part, piece.style)] if part else [] for part in others]
    lines: list[list[Piece]] = []
    used = width
    for word in filter(None, words):
        long = sum(cells(piece.text) for piece in word)
        if used + 1 + long > width:
            lines.append([Piece(" " * indent)])
            used = indent
        else:
            lines[-1].append(Piece(" "))
            used += 1
        lines[-1] += word
        used += long
    return [Line(tuple(one)) for one in lines]


def row(
    left: Sequence[Piece],
    body: str,
    right: str = "",
    *,
    width: int,
    style: Style = "plain",
    notes: Iterable[str] = (),
) -> list[Line]:
    """A row of three columns: fixed cells, wrapped text, and letters at the right edge.

    Letters too long to stand beside the text, and the notes, go under it.
    """
    indent = sum(cells(piece.text) for piece in left)
    beside = cells(right) <= (width - indent) // 4
    room = width - indent - (cells(right) + 2 if right and beside else 0)
    first, *rest = wrap(clean(body), room) or [""]
    head = [*left, Piece(first, style)]
    if right and beside:
        gap = width - indent - cells(first) - cells(right)
        head += [Piece(" " * gap), Piece(right, "letters")]
    lines = [Line(tuple(head)), *(line(" " * indent + part, style) for part in rest)]
    if right and not beside:
        lines += paragraph(right, width=width, indent=indent, style="letters")
    for note in notes:
        lines += paragraph(note, width=width, indent=indent, style="dim")
    return lines


def width_for(stream: TextIO) -> int:
    """The terminal's width between sensible bounds; 100 where there is no terminal."""
    if not stream.isatty():
        return DEFAULT_WIDTH
    columns = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    return max(NARROWEST, min(columns, WIDEST))


def print_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Print in colour on a terminal, plainly into a pipe or a file."""
    if stream.isatty() and "NO_COLOR" not in os.environ:
        _print_in_colour(lines, stream)
        return
    if not stream.isatty() and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8")
    for one in lines:
        stream.write(f"{one}\n")
    stream.flush()


def _print_in_colour(lines: Iterable[Line], stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for one in lines:
        text = Text()
        for piece in one.pieces:
            text.append(piece.text, style=_RICH[piece.style])
        text.rstrip()
        console.print(text, soft_wrap=True)
