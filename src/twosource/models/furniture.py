"""What a page prints among the sentences of a text: labels of pictures, buttons, names on a map.

Read together with the sentence behind them they spoil its tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.record.span import Span

LEAST_OPENING, MOST_OPENING = 4, 14  # words of a heading that a page prints before each caption
LEAST_REPEATS = 3
MOST_HEADING = 30
_QUOTES = frozenset({"“", '"', "‘"})
STARTERS = frozenset(
    """the a an he she it they we i you this that these those in on at for from with but and or as
    after before while when if there his her its their our my mr mrs ms dr no not one two some many
    most all both each other however meanwhile since until under over about according what who how
    why where by to during despite although though once now then so yet""".split()
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as spans: its words, and the paragraph it stands in, counted from 0."""

    words: tuple[Span, ...]
    paragraph: int


def apart_from_page(text: str, cuts: Sequence[Cut]) -> list[Cut]:
    """The sentences with what the page has printed before or among them cut off."""
    found = _without_furniture(text, cuts)
    for head in (_capitals, _glued_heading, _label):
        found = [part for one in found for part in _apart(one, head(text, one.words))]
    openings = _openings(text, found)
    return [part for one in found for part in _apart(one, _opening(text, one, openings))]


def _apart(one: Cut, head: int) -> list[Cut]:
    """The sentence, with its first words as one of their own."""
    if not 0 < head < len(one.words):
        return [one]
    return [Cut(one.words[:head], one.paragraph), Cut(one.words[head:], one.paragraph)]


# What pages print around their pictures, in the words of the page and not of the report.
_LABEL = re.compile(
    r"""(?:Enlarge\ this\ image\ )?toggle\ caption\b
    | Image\ copyright\ .{1,60}?\ Image\ caption\b | (?:Image|Media|Photo)\ caption\b
    | (?:Play\ slideshow\ .{0,40}?|Hide\ Caption\ )\d+\ of\ \d+\b
    | Getty(?:\ Images)?\ -\ Contributor\b | Image(?=\ [A-Z])""",
    re.VERBOSE,
)


def _label(text: str, words: Sequence[Span]) -> int:
    """How many words the label of a picture takes at the head of a sentence; mostly 0."""
    found = _LABEL.match(text, words[0].start)
    return sum(word.end <= found.end() for word in words) if found else 0


_FURNITURE = frozenset(
    """Skip Embed Share CLOSE Close Advertisement Subscribe Newsletter Video Photos Gallery Replay
    Play Loading Slideshow Caption Follow Tweet Facebook Twitter Email Print Watch""".split()
)
_RUN = 6  # words that come again and again in one text
_CLOCK = re.compile(r"\d{1,2}:\d\d")


def _without_furniture(text: str, cuts: Sequence[Cut]) -> list[Cut]:
    """The sentences, apart from the runs of buttons and headings that a page prints among them.

    "1 of 41 Skip x Embed x Share CLOSE ALL ABOUT VELDT Storm hits the coast | 0:44 The storm …": a
    run of words, mostly in capitals and with two names of buttons in it, that stands there thrice.
    """
    said = [tuple(word.of(text) for word in one.words) for one in cuts]
    buttons = sum(word in _FURNITURE for words in said for word in words)
    if buttons < 2 * LEAST_REPEATS:
        return list(cuts)
    counts: dict[tuple[str, ...], int] = {}
    for words in said:
        for at in range(len(words) - _RUN + 1):
            run = words[at : at + _RUN]
            counts[run] = counts.get(run, 0) + 1
    found: list[Cut] = []
    for one, words in zip(cuts, said, strict=True):
        marked = [False] * len(words)
        for at in range(len(words) - _RUN + 1):
            if counts[words[at : at + _RUN]] >= LEAST_REPEATS:
                marked[at : at + _RUN] = [True] * _RUN
        edges = {0, len(words)}
        for start, end in _runs_of(marked):
            if _is_furniture(words[start:end]):
                edges |= {start, end, *_clips(words, end)}
        places = sorted(edges)
        found += [Cut(one.words[a:b], one.paragraph) for a, b in pairwise(places) if a < b]
    return found


def _runs_of(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for at, mark in enumerate([*marked, False]):
        if mark and start is None:
            start = at
        elif not mark and start is not None:
            yield start, at
            start = None


def _is_furniture(run: Sequence[str]) -> bool:
    letters = [word for word in run if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    return sum(word in _FURNITURE for word in run) >= 2 and 2 * capitals >= len(letters)


def _clips(words: Sequence[str], start: int) -> list[int]:
    """Where the title of a clip ends behind such a run: "Storm hits the coast | 0:44"."""
    for at in range(start + 1, min(start + MOST_HEADING, len(words))):
        if words[at - 1] == "|" and _CLOCK.fullmatch(words[at]):
            return [at + 1]
    return []


def _capitals(text: str, words: Sequence[Span]) -> int:
    """How many words in capitals run into a sentence: "GRAND HOTEL MAIN STAGE The shots came …".

    The names on a map, or of who took a picture. Three of them, or two before "The" or "In".
    """
    said = [word.of(text) for word in words[:MOST_HEADING]]
    count = 0
    while count < len(said) and (
        said[count].isupper() or said[count].isdigit() or said[count] == "."
    ):
        count += 1
    long = [word for word in said[:count] if len(word) > 2 and word.isalpha()]
    if count + 2 >= len(said) or not long or not said[count][0].isupper():
        return 0
    starts = said[count].lower() in STARTERS
    return count if len(long) >= 3 or (len(long) == 2 and starts) else 0


def _glued_heading(text: str, words: Sequence[Span]) -> int:
    """How many words a heading takes that runs into the label of a picture; mostly 0.

    "Storm Over Veldt Leaves Many Without Light Image Boats in the harbour of …"
    """
    said = [word.of(text) for word in words[:MOST_HEADING]]
    at = said.index("Image") if "Image" in said else 0
    if at < LEAST_OPENING or not said[at + 1 : at + 2] or not said[at + 1][0].isupper():
        return 0
    capitals = sum(word[0].isupper() for word in said[:at] if word[0].isalpha())
    return at if capitals >= len(said[:at]) / 2 else 0


def _heads(text: str, one: Cut) -> Iterator[tuple[str, ...]]:
    """The openings of a sentence after which another sentence may begin, the shortest first."""
    said = [word.of(text) for word in one.words[: MOST_OPENING + 1]]
    for length in range(LEAST_OPENING, len(said)):
        if said[length][0].isupper() or said[length] in _QUOTES:
            yield tuple(said[:length])


def _openings(text: str, cuts: Sequence[Cut]) -> dict[tuple[str, ...], int]:
    """Openings of several sentences of one text, and of how many: "Photos: Storm over Veldt"."""
    counts: dict[tuple[str, ...], int] = {}
    distinct = {tuple(word.of(text) for word in one.words): one for one in cuts}
    for one in distinct.values():
        for head in _heads(text, one):
            counts[head] = counts.get(head, 0) + 1
    return {head: count for head, count in counts.items() if count >= LEAST_REPEATS}


def _opening(text: str, one: Cut, openings: Mapping[tuple[str, ...], int]) -> int:
    """How many words of the sentence are such an opening: the one of most sentences."""
    if not openings:
        return 0
    found = [head for head in _heads(text, one) if head in openings]
    return len(max(found, key=lambda head: (openings[head], len(head)), default=()))
