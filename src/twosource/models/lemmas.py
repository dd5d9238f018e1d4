"""Dictionary forms of words, from the tables of lemminflect (MIT).

lemminflect makes dicts of its 80,000 lines when it is first asked, which takes every process a
quarter of a second. Here the lines stay lines, in order, and are searched; for a word that is
in none of them its model of endings is asked, as it would do itself.
"""

from __future__ import annotations

import functools
import gzip
from bisect import bisect_left
from importlib import resources

from twosource.models.words import plain

_INFLECTED = ("VERB", "AUX", "NOUN", "ADJ", "ADV")
_FIXED = {
    "n't": "not",
    "'re": "be",
    "'m": "be",
    "'ve": "have",
    "'ll": "will",
    "ca": "can",
    "wo": "will",
}


@functools.lru_cache(maxsize=100_000)
def lemma(word: str, upos: str) -> str:
    """The word's dictionary form, lower case except for proper nouns."""
    text = plain(word)
    if upos == "PROPN":
        return text
    lowered = text.lower()
    fixed = _FIXED.get(lowered)
    if fixed:
        return fixed
    if upos not in _INFLECTED:
        return lowered
    known = _known(lowered, upos)
    return _by_ending(lowered, upos) if known is None else known


def _known(word: str, upos: str) -> str | None:
    """The first of the lemmas that the tables have; None when they do not have the word."""
    lines, overrides = _tables()
    key = f"{word},{upos.lower()},"
    if key in overrides:
        return overrides[key]
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return None
    return lines[at][len(key) :].partition("/")[0].lower()


@functools.cache
def _tables() -> tuple[list[str], dict[str, str]]:
    """The lines `went,verb,go` in order, and what goes before them."""
    place = resources.files("lemminflect") / "resources"
    lines = gzip.decompress((place / "lemma_lu.csv.gz").read_bytes()).decode().splitlines()
    overrides = {}
    for line in (place / "lemma_overrides.csv").read_text(encoding="utf-8").splitlines():
        if line.count(",") == 2 and not line.startswith("#"):
            word, upos, form = line.strip().split(",")
            overrides[f"{word},{upos.lower()},"] = form
    return sorted(lines), overrides


def _by_ending(word: str, upos: str) -> str:
    """What the ending speaks for; the word itself when there is no rule for its kind."""
    from lemminflect import getAllLemmasOOV

    found = getAllLemmasOOV(word, upos)
    return str(found[upos][0]) if found else word
