"""A text cut into sentences and words, in the manner of the English UD treebanks.

Words: contractions come apart ("do" "n't"), so do hyphenated compounds, currency and percent
signs and units glued to numbers; abbreviations, initials, addresses and decimals stay whole.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from twosource.models.furniture import STARTERS, Cut, apart_from_page
from twosource.record.span import Span

# A longer run of words without a full stop is cut at a comma, else anywhere: tables, hostile text.
MOST_WORDS = 120
_TELLING = 40  # letters that must be there before a want of capitals tells something
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
    return tuple(apart_from_page(text, cuts))


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
    return following.lower() in STARTERS and following[0].isupper()


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
