"""Times that only point: "now", "recently", "in the past", "the near future".

Words that put two happenings in order ("later", "previously", "eventually") name no time at all.
"""

from __future__ import annotations

from twosource.read.times.mention import Found, Sense
from twosource.read.times.scan import Scan
from twosource.text.dates import weekday_of

_ADVERBS: dict[str, Sense] = {
    "now": "present",
    "currently": "present",
    "presently": "present",
    "nowadays": "present",
    "recently": "past",
    "lately": "past",
    "soon": "future",
    "shortly": "future",
}
_ORDERING: dict[str, Sense] = {
    "previously": "past",
    "formerly": "past",
    "earlier": "past",
    "eventually": "future",
    "later": "future",
    "afterwards": "future",
    "future": "future",
}
_ADJECTIVES: dict[str, Sense] = {"current": "present", "recent": "past"}
_NOUNS: dict[str, Sense] = {"past": "past", "present": "present", "future": "future"}
_PHRASES: dict[tuple[str, ...], Sense] = {
    ("at", "present"): "present",
    ("these", "days"): "present",
    ("the", "time", "being"): "present",
    ("at", "the", "time"): "past",
    ("at", "that", "time"): "past",
    ("long", "ago"): "past",
    ("the", "other", "day"): "past",
    ("the", "near", "future"): "future",
    ("the", "foreseeable", "future"): "future",
    ("the", "distant", "future"): "future",
    ("the", "near", "term"): "future",
    ("the", "short", "term"): "future",
    ("the", "long", "term"): "future",
    ("a", "later", "date"): "future",
    ("the", "recent", "past"): "past",
    ("the", "distant", "past"): "past",
}
_LATER = {"this", "last", "on", "in", "today", "than", "next", "yesterday", "tonight", "that"}

_BY_FIRST = {
    first: [phrase for phrase in _PHRASES if phrase[0] == first]
    for first in {phrase[0] for phrase in _PHRASES}
}

STARTS = frozenset(
    {*_ADVERBS, *_ORDERING, *_ADJECTIVES, "the", *(phrase[0] for phrase in _PHRASES)}
)


def reference(scan: Scan, here: int) -> Found | None:
    """`now`, `recently`, `soon`, `current`, `the past`, `at the time`."""
    word, after = scan.lower[here], scan.at(here + 1)
    for phrase in _BY_FIRST.get(word, ()):
        if tuple(scan.lower[here : here + len(phrase)]) == phrase:
            return _phrase(scan, here, phrase)
    if word == "the" and after in _NOUNS and scan.is_noun(here + 1):
        whole = not scan.is_noun(here + 2) and scan.words[here + 1].relation != "compound"
        whole = whole and scan.at(here + 2) != "of"  # "the future of the town"
        return (
            Found(here + 2, "reference", sense=_NOUNS[after])
            if whole and after != "present"
            else None
        )
    if word in _ADVERBS | _ORDERING and scan.words[here].upos == "ADV":
        points = word in {"earlier", "later"}  # "earlier this week" is one expression
        dated = points and (after in _LATER or weekday_of(after or "x") is not None)
        soon = word in {"soon", "shortly"} and (
            after in {"after", "before", "as", "than"} or scan.at(here - 1) in {"as", "so"}
        )
        return None if dated or soon or _describes(scan, here) else _word(here, word)
    described = scan.words[here].relation == "amod" and scan.words[here].upos == "ADJ"
    if word in _ADJECTIVES.keys() | {"future"} and described:
        return _word(here, word)
    return None


def _word(here: int, word: str) -> Found:
    if word in _ORDERING:
        return Found(here + 1, "order", sense=_ORDERING[word])
    return Found(here + 1, "reference", sense=(_ADVERBS | _ADJECTIVES)[word])


def _describes(scan: Scan, here: int) -> bool:
    """Whether an adverb belongs to a participle before its noun: `a previously announced sale`."""
    head = scan.words[here].head
    return head > here and scan.words[head].relation == "amod"


def _phrase(scan: Scan, here: int, phrase: tuple[str, ...]) -> Found | None:
    """A phrase as it stands: "at the time" only where nothing tells which time."""
    end = here + len(phrase)
    if scan.tree.kids(end - 1, "acl:relcl", "acl"):
        return None
    return None if scan.at(end) == "of" else Found(end, "reference", sense=_PHRASES[phrase])
