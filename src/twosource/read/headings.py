"""Headlines and headings that stand among a report's paragraphs.

Their grammar is not that of a sentence ("Minister: Bridge To Be Closed"), and what they say
stands in the text as well; reading them as sentences makes events of half of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from twosource.record.reading import Sentence

_ENDS = frozenset({".", "!", "?", "”", '"', "''", "…", ":", ";", ","})
_STOPS = frozenset({".", "!", "?", "”", '"', "…"})
LEAST_CAPITALS = 3
"""Fewer words of weight in capitals are a name or a by-line."""
CAPITALS = 0.75
"""So large a share of the words of four letters and more begins with a capital in a headline."""


_PICTURE = frozenset(
    """photo photos photograph photographer picture image images file getty ap afp epa reuters press
    agencies invision wireimage caption slideshow courtesy""".split()
)
MOST_BEFORE = 5
"""Words in which a line of credit says that it is one: "(Additional reporting by"."""
MOST_OF_CREDIT = 16
"""Words of a picture's credit at most."""
REPEATED = 3
"""A sentence without a stop that stands so often is the page's and not the report's."""


def headings_in(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The positions of sentences that tell nothing.

    Headings, which are a paragraph each, in capitals and without a stop; credits of pictures; and
    labels that the page prints again and again.
    """
    counts = Counter(sentence.paragraph for sentence in sentences)
    words = [tuple(word.text for word in sentence.words) for sentence in sentences]
    repeats = Counter(words)
    return frozenset(
        position
        for position, sentence in enumerate(sentences)
        if (counts[sentence.paragraph] == 1 and _is_heading(sentence))
        or is_credit(sentence)
        or _is_clip(words[position])
        or _is_in_capitals(words[position])
        or (repeats[words[position]] >= REPEATED and words[position][-1] not in _STOPS)
    )


_MAKERS = frozenset("reporting editing writing edited written compiled reported".split())


def _is_in_capitals(words: Sequence[str]) -> bool:
    """Whether a sentence is nothing but capitals, without a stop: what stands on a map."""
    letters = [word for word in words if word.isalpha()]
    return (
        len(letters) >= 2
        and all(word.isupper() for word in letters)
        and words[-1] not in _ENDS
        and sum(len(word) for word in letters) > 8
    )


def _is_clip(words: Sequence[str]) -> bool:
    """Whether a sentence is the title of a clip: "Storm hits the coast | 0:44"."""
    return len(words) > 2 and words[-2] == "|" and ":" in words[-1] and words[-1][0].isdigit()


_TELLERS = re.compile(
    r"\bhas (?:(?:the|more|a)\b.{0,12}\b)?(?:story|stories|more|details|latest)\W"
)
_CLOSINGS = (["contributed", "to", "this"], ["contributed", "to", "the"])
_WORKS = frozenset("report story article reporting piece dispatch coverage".split())


def is_credit(sentence: Sentence) -> bool:
    """Whether a sentence only says whose picture or work this is.

    "(Ana Ruiz/Harbour Images)", "(Reporting by Ana Ruiz; Editing by Ivo Lenz)". Who is named there
    has no part in what the report tells.
    """
    words = [word.text for word in sentence.words]
    opening = [word.casefold() for word in words[:MOST_BEFORE]]
    pairs = list(pairwise(opening))
    if any(one in _MAKERS and other == "by" for one, other in pairs):
        return True
    line = " ".join(words) + " "
    teller = _TELLERS.search(line) if len(words) <= MOST_OF_CREDIT else None
    if teller is not None and (not line[teller.end() :].strip(" .)") or "@" in line):
        return True
    closing = [word.casefold() for word in words if word not in ".()"][-4:]
    if closing[:3] in _CLOSINGS and closing[3:] and closing[3] in _WORKS:
        return True
    if not 2 <= len(words) <= MOST_OF_CREDIT:
        return False
    told = {part for word in words for part in word.casefold().split("/")}
    if not told & _PICTURE or any(word.upos == "VERB" for word in sentence.words[1:]):
        return False
    closed = (words[0], words[-1]) in (("(", ")"), ("[", "]"))
    return closed or "/" in "".join(words) or words[-1].casefold() in ("caption", "images")


def _is_heading(sentence: Sentence) -> bool:
    if not sentence.words or sentence.words[-1].text in _ENDS:
        return False
    weighty = [word.text for word in sentence.words if len(word.text) > 3 and word.text.isalpha()]
    capitals = sum(word[0].isupper() for word in weighty)
    return capitals >= LEAST_CAPITALS and capitals >= CAPITALS * len(weighty)
