"""A text cut into sentences and words, in the manner of the English UD treebanks.

Words: contractions come apart ("do" "n't"), so do hyphenated compounds, currency and percent
signs and units glued to numbers; abbreviations, initials, addresses and decimals stay whole.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.record.span import Span

# A longer run of words without a full stop is cut at a comma, else anywhere: tables, hostile text.
MOST_WORDS = 120
_TELLING = 40  # letters that must be there before a want of capitals tells something
LEAST_OPENING, MOST_OPENING = 4, 14  # words of a heading that a page prints before each caption
LEAST_REPEATS = 3
_QUOTES = frozenset({"“", '"', "‘"})
MOST_HEADING = 30
MOST_DATELINE = 12  # words of "KARST, Veldt, Oct. 8 (Northern Wire) —"

_TITLES = frozenset(
    """mr mrs ms mx dr prof rev hon gen col lt maj capt cmdr sgt cpl adm gov sen rep pres st messrs
    vs cf fr sr jr supt insp amb atty ald det msgr ft mt""".split()
)
_ABBREVIATIONS = frozenset(
    """inc ltd co corp bros llc plc jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues
    wed thu thur thurs fri sat sun no nos fig figs approx est dept univ assn ave blvd rd sq etc al
    e.g i.e viz ca p pp vol ed eds a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a""".split()
)
_MONTH_OR_NUMBER = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec no nos fig p pp vol".split()
)
# Prefixes that stay with their word: "co-star" is one word, "gas-producing" three.
_PREFIXES = frozenset(
    """co re pre post non anti semi multi sub ex e mid un bi tri de inter intra counter pro neo
    over under micro mini mega meta para proto pseudo quasi-x super trans ultra x""".split()
)
_STARTERS = frozenset(
    """the a an he she it they we i you this that these those in on at for from with but and or as
    after before while when if there his her its their our my mr mrs ms dr no not one two some many
    most all both each other however meanwhile since until under over about according what who how
    why where by to during despite although though once now then so yet""".split()
)

_TOKEN = re.compile(
    r"""
    (?P<address>(?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’] | [\w.+-]+@[\w-]+\.[\w.-]*\w)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:[.:]\d+)+ | \d+(?:/\d+)+
      | \d+(?:st|nd|rd|th|s)\b | \d+)
  | (?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)
  | (?P<word>[^\W_]+(?:['’ʼ][^\W_]+)*)
  | (?P<run>\.{2,}|-{2,}|'{2}|`{2}|\*+|_+|=+|!+(?=[!?])|[?!]{2,})
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)^(?P<stem>.+?)(?P<rest>n['’]t|['’](?:s|re|ve|ll|d|m))$")
_GLUED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dunno": 2}
_CLOSERS = frozenset([*"\"'”’»)]}", "''"])
_OPENERS = frozenset([*"\"'“‘«([{", "''", "``"])
_PLAIN_MARKS = frozenset(['"', "''"])
_FINAL = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as spans: its words, and the paragraph it stands in, counted from 0."""

    words: tuple[Span, ...]
    paragraph: int


def cut(text: str) -> tuple[Cut, ...]:
    """The sentences of a text, none empty, in order; paragraphs end at blank lines.

    A dateline, a label of a picture and a heading that stands before many sentences are apart
    from the sentence behind them: read together with it they spoil its tree.
    """
    cuts: list[Cut] = []
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        words = list(words_in(text, start, end))
        head = _dateline(text, words) or (0 if paragraph else _agency_line(text, words))
        if head:
            cuts.append(Cut(tuple(words[:head]), paragraph))
            words = words[head:]
        cuts += [Cut(tuple(part), paragraph) for part in _sentences(text, words)]
    cuts = _without_furniture(text, cuts)
    cuts = [part for one in cuts for part in _apart(one, _capitals(text, one.words))]
    cuts = [part for one in cuts for part in _apart(one, _glued_heading(text, one.words))]
    labelled = [part for one in cuts for part in _apart(one, _label(text, one.words))]
    openings = _openings(text, labelled)
    return tuple(part for one in labelled for part in _apart(one, _opening(text, one, openings)))


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
    starts = said[count].lower() in _STARTERS
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


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in re.finditer(r"\n[^\S\n]*\n\s*", text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _dateline(text: str, words: list[Span]) -> int:
    """How many words "BERLIN, March 3 (Agency) —" takes at the head of a paragraph; mostly 0.

    It is no part of the sentence behind it, and read together with it spoils the tree.
    """
    if len(words) < 3 or not (words[0].of(text).isupper() and words[0].end - words[0].start > 2):
        return 0
    for place, word in enumerate(words[1:MOST_DATELINE], start=1):
        spaced = (
            text[word.start - 1 : word.start].isspace() and text[word.end : word.end + 1] == " "
        )
        if word.of(text) in {"—", "–", "--", "-"} and spaced:
            begins = place + 1 < len(words) and not text[words[place + 1].start].islower()
            return place + 1 if begins else 0
    return 0


def _agency_line(text: str, words: list[Span]) -> int:
    """How many words "(NWA) The bridge …" or "Port Lumo, Veldt (NWA) The bridge …" opens with.

    The name in brackets is in capitals and has capitals on both sides; mostly 0.
    """
    found = [word.of(text) for word in words[:MOST_DATELINE]]
    opens = found.index("(") if "(" in found else -1
    if opens < 0 or found[opens + 2 : opens + 3] != [")"] or not found[opens + 1].isupper():
        return 0
    place = all(word[0].isupper() or word in {",", "."} for word in found[:opens])
    behind = found[opens + 3 : opens + 4]
    return opens + 3 if place and behind and behind[0][0].isupper() else 0


def words_in(text: str, start: int, end: int) -> Iterator[Span]:
    """The words between two offsets, in order, none empty, none overlapping."""
    tokens = list(_TOKEN.finditer(text, start, end))
    position = 0
    while position < len(tokens):
        token = tokens[position]
        kind, first, last = token.lastgroup, token.start(), token.end()
        if kind == "word":
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            if _keeps_stop(text, token, following):
                yield Span(first, last + 1)
                position += 2
                continue
            joined = _prefixed(text, tokens, position)
            if joined:
                yield Span(first, tokens[joined].end())
                position = joined + 1
                continue
            yield from _contracted(text, first, last)
        else:
            yield Span(first, last)
        position += 1


def _keeps_stop(text: str, token: re.Match[str], following: re.Match[str] | None) -> bool:
    """Whether the stop behind the word belongs to it: "Mr.", "Sept.", one initial."""
    if following is None or following.start() != token.end() or following.group() != ".":
        return False
    word = token.group()
    lowered = word.lower()
    if lowered in _TITLES or lowered in _ABBREVIATIONS:
        # "No." and "Sun." at the end of a sentence are words
        after = text[following.end() : following.end() + 2].strip()
        if lowered in {"no", "sun", "sat", "mon", "fig", "mar", "ed", "co", "est", "al"}:
            return word[0].isupper() and bool(after) and (after[0].isupper() or after[0].isdigit())
        return lowered in _TITLES or word[0].isupper() or lowered in {"etc", "vs", "e.g", "i.e"}
    return len(word) == 1 and word.isupper() and word != "I"


def _prefixed(text: str, tokens: list[re.Match[str]], position: int) -> int | None:
    """The last token of a word such as "co-operate", or None."""
    if position + 2 >= len(tokens) or tokens[position].group().lower() not in _PREFIXES:
        return None
    dash, rest = tokens[position + 1], tokens[position + 2]
    glued = dash.start() == tokens[position].end() and rest.start() == dash.end()
    return position + 2 if glued and dash.group() == "-" and rest.lastgroup == "word" else None


def _contracted(text: str, start: int, end: int) -> Iterator[Span]:
    word = text[start:end]
    glued = _GLUED.get(word.lower())
    if glued:
        yield Span(start, start + glued)
        yield Span(start + glued, end)
        return
    clitic = _CLITIC.match(word)
    if clitic:
        middle = start + clitic.start("rest")
        yield from _contracted(text, start, middle)
        yield Span(middle, end)
        return
    yield Span(start, end)


def _sentences(text: str, words: list[Span]) -> Iterator[list[Span]]:
    current: list[Span] = []
    position = 0
    while position < len(words):
        word = words[position]
        current.append(word)
        if _ends(text, words, position):
            depth = _open_quotes(text, current)
            while position + 1 < len(words) and _closes(text, words, position + 1, depth):
                position += 1
                current.append(words[position])
                depth = 0 if text[words[position].start] in "\"'" else depth
            if _may_begin(text, words, position):
                yield current
                current = []
        position += 1
        if len(current) >= MOST_WORDS:
            place = _breaking_place(text, current)
            yield current[:place]
            current = current[place:]
    if current:
        yield current


def _ends(text: str, words: list[Span], position: int) -> bool:
    word = words[position].of(text)
    if word[-1] not in _FINAL:
        return False
    if all(char in _FINAL for char in word):
        return True
    lowered = word[:-1].lower()
    if position + 1 >= len(words):
        return True
    following = words[position + 1].of(text)
    if (
        lowered in _TITLES
        or lowered in _MONTH_OR_NUMBER
        or (len(lowered) == 1 and lowered.isalpha())
    ):
        return False
    return following.lower() in _STARTERS and following[0].isupper()


def _open_quotes(text: str, words: list[Span]) -> int:
    """How many plain quotation marks of the sentence still wait for their partner (0 or 1)."""
    return sum(word.of(text) in _PLAIN_MARKS for word in words) % 2


def _closes(text: str, words: list[Span], position: int, depth: int) -> bool:
    word = words[position].of(text)
    if word not in _CLOSERS:
        return word[0] in _FINAL and all(char in _FINAL for char in word)
    glued = words[position].start == words[position - 1].end
    if word in _PLAIN_MARKS:
        return bool(depth) or glued
    return glued


def _may_begin(text: str, words: list[Span], position: int) -> bool:
    """Whether a new sentence can begin after this position."""
    if position + 1 >= len(words):
        return True
    following = words[position + 1].of(text)
    if words[position].end == words[position + 1].start and following[0].isalnum():
        return False
    last = words[position].of(text)
    if following[0].islower():
        if last == "." and _is_lower_case(text):
            return True
        # “Go!” she said; but "iPhone sales fell." begins one
        return len(following) > 1 and following[1].isupper()
    if following in _OPENERS and position + 2 < len(words):
        inner = words[position + 2].of(text)
        return not inner[0].islower() or last == "."
    return following not in {"—", "–", "-", "--", ",", ";", ":"}


@functools.lru_cache(maxsize=8)
def _is_lower_case(text: str) -> bool:
    """Whether a text has next to no capitals, so that they do not show where sentences begin."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= _TELLING and sum(map(str.isupper, letters)) * 100 < len(letters)


def _breaking_place(text: str, words: list[Span]) -> int:
    """Where to cut an endless sentence: after its last comma or the like, else at its end."""
    for place in range(len(words) - 1, len(words) // 2, -1):
        if words[place].of(text) in {",", ";", ":", "|", "•", "·"}:
            return place + 1
    return len(words)
