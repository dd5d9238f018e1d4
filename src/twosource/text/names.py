"""Whether two names can mean one person, body or place.

After the habits of sanctions-list matching: letters folded, order of tokens free, titles
off, and spelling forgiven only where a token is long enough to stay itself.
"""

from __future__ import annotations

import functools
import re

from anyascii import anyascii
from rapidfuzz import fuzz

from twosource.record.reading import EntityKind
from twosource.text.countries import country_of
from twosource.text.given_names import GENDER
from twosource.text.offices import ACRONYMS, OFFICES, TITLES

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "du", "la"})
_FIRMS = frozenset({"inc", "ltd", "plc", "corp", "llc", "co"})
_LONG_TOKEN_CHARS = 7
_CLOSE_ENOUGH = 85.0  # rapidfuzz ratio; by hand on transliterated surnames


@functools.lru_cache(maxsize=20_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The parts of a person's name in plain lower-case letters, titles and offices off."""
    plain = anyascii(name).casefold().replace("’", "'")
    plain = re.sub(r"'s\b", "", plain)
    raw = [re.sub(r"[^a-z0-9]", "", token) for token in plain.split()]
    tokens = [token for token in raw if token]
    start = 0
    for position, token in enumerate(tokens[:-1]):
        if token in TITLES or token in OFFICES:
            start = position + 1
    kept = [token for token in tokens[start:] if token not in _SUFFIXES]
    return tuple(kept or tokens)


@functools.lru_cache(maxsize=20_000)
def _skeleton(token: str) -> str:
    """The token without what transliterations differ in: Dmitry, Dmitri and Dmitriy are one."""
    plain = re.sub(r"[iyj]+", "i", token).replace("kh", "h").replace("w", "v")
    plain = plain.replace("ks", "x").replace("ou", "u")
    return re.sub(r"(.)\1+", r"\1", plain)


def _same_token(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    shorter = min(len(one), len(other))
    if shorter >= 4 and _skeleton(one) == _skeleton(other):
        return True
    if shorter < _LONG_TOKEN_CHARS or (one in GENDER and other in GENDER):
        return False
    if one.endswith("a") != other.endswith("a"):  # Alexander and Alexandra
        return False
    return fuzz.ratio(one, other) >= _CLOSE_ENOUGH


@functools.lru_cache(maxsize=50_000)
def same_person(one: str, other: str) -> bool:
    """Whether two names can be of one person, as far as the names go.

    A surname alone is a variant of a full name, in either order; a common given name
    alone is not. Every part of the shorter name must have its own part in the longer one.
    """
    few, many = sorted((name_tokens(one), name_tokens(other)), key=len)
    if not few:
        return False
    if "".join(few) == "".join(many):
        return True
    if len(few) == 1 and len(many) > 1:
        return _is_alone_variant(few[0], many)
    return _all_matched(few, many)


def _is_alone_variant(token: str, full: tuple[str, ...]) -> bool:
    if len(token) == 1:
        return False
    if _same_token(token, full[-1]):
        return True
    return token not in GENDER and token == full[0] and full[0] not in GENDER


def _all_matched(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether each of the few has its own among the many, exact ones taken first."""
    left = list(many)
    loose = []
    whole = 0
    for token in few:
        if token in left:
            left.remove(token)
            whole += len(token) > 1
        else:
            loose.append(token)
    for token in loose:
        match = next((other for other in left if _same_token(token, other)), None)
        if match is None:
            return False
        left.remove(match)
        whole += len(token) > 1 and len(match) > 1
    return whole > 0


def same_name(one: str, other: str, *, kind: EntityKind) -> bool:
    """Whether two names can mean one and the same, for any kind of entity."""
    if kind == "person":
        return same_person(one, other)
    first, second = plain_name(one), plain_name(other)
    if first == second:
        return True
    if kind in ("state", "place"):
        code = country_of(one) if kind == "state" else None
        return code is not None and code == country_of(other)
    if kind == "group":
        return False
    return is_acronym_of(one, other) or is_acronym_of(other, one) or _same_ministry(first, second)


@functools.lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """The name in plain lower-case letters, without article, possessive and form of firm."""
    plain = re.sub(r"'s?\b", "", anyascii(ACRONYMS.get(name, name)).casefold())
    words = re.sub(r"[^a-z0-9&]+", " ", plain.replace(".", "")).split()
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    while len(words) > 1 and words[-1] in _FIRMS:
        words.pop()
    return " ".join(words)


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the capitals of the first are the initials of the second's words."""
    letters = short.replace(".", "").removeprefix("the ")
    if not (2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()):
        return False
    words = re.findall(r"\w+", anyascii(full))
    if len(words) < 2:
        return False
    every = "".join(word[0] for word in words).casefold()
    large = "".join(word[0] for word in words if word.casefold() not in _SMALL).casefold()
    return letters.casefold() in (every, large, every.removeprefix("t"))


def _same_ministry(one: str, other: str) -> bool:
    """Whether "ministry of defence" and "defense ministry" are one."""
    first, second = (
        sorted(word.replace("defense", "defence") for word in name.split() if word not in _SMALL)
        for name in (one, other)
    )
    return first == second and ("ministry" in first or "department" in first)
