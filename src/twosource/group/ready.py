"""Profiles made ready to be compared by the thousand: all terms of a report in one row."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.group.profile import SCALE, Profile, key_weights

Whole = NDArray[np.int64]

WORDS, LEAD, NAMES, PERSONS, PLACES, BODIES, FIGURES, PARTS = FIELDS = range(8)
"""The kinds of terms, in the order in which they stand in the row."""

_SPREAD = 9_973  # terms of one number and two kinds lie so far apart


class Row(NamedTuple):
    """All terms of a report, by kind and then by number.

    Attributes:
        numbers: uint32.
        kinds: uint8.
        first: int16, their weights.
        second: int16, those of the title and of the names of the lead; 0 for other kinds.
        rarity: int16; 0 for kinds of which it is not asked.
        spots: uint16, made of number and kind: two terms that differ in it are two.
    """

    numbers: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    first: NDArray[np.int16]
    second: NDArray[np.int16]
    rarity: NDArray[np.int16]
    spots: NDArray[np.uint16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A profile ready to be compared.

    Attributes:
        day: the day it was published, as an ordinal; None when not known.
        sizes: how many terms of each kind.
        squares: the sum of the squared rarity of words, of words of the lead, of names.
        front: of the names in the lead, where they stand in the row, and their rarity.
        keys: the numbers of the terms it is found by.
        key_weights: the weight of each; all together of length `SCALE`.
    """

    report_id: str
    day: int | None
    row: Row
    front: tuple[NDArray[np.int32], NDArray[np.int16]]
    sizes: tuple[int, ...]
    squares: tuple[int, ...]
    main: int
    days: NDArray[np.int32]
    lead_days: NDArray[np.int32]
    vector: NDArray[np.int16]
    length: int
    keys: array[int]
    key_weights: array[int]


def ready(profile: Profile) -> Ready:
    """The profile as rows of numbers."""
    terms = (profile.words, profile.lead, profile.names)
    named = (profile.persons, profile.places, profile.bodies)
    every = (*terms, *named)
    sizes = (*(len(some.numbers) for some in every), len(profile.figures), len(profile.parts))
    no_words, bare = bytes(2 * sizes[WORDS]), bytes(2 * sum(sizes[PERSONS:]))
    rarity = _together([some.weights[-1] for some in terms])
    numbers = np.frombuffer(
        b"".join([*(some.numbers for some in every), profile.figures, profile.parts]), np.uint32
    )
    kinds = np.repeat(np.array(FIELDS, np.uint8), sizes)
    row = Row(
        numbers=numbers,
        kinds=kinds,
        first=_short(
            _together([some.weights[0] for some in every]), b"", bytes(2 * sum(sizes[FIGURES:]))
        ),
        second=_short(_together([some.weights[1] for some in terms[1:]]), no_words, bare),
        rarity=_short(rarity, b"", bare),
        spots=(numbers ^ (kinds * np.uint32(_SPREAD))).astype(np.uint16),
    )
    ends = np.cumsum(sizes[:PERSONS])
    front = np.flatnonzero((kinds == NAMES) & (row.second > 0))
    return Ready(
        report_id=profile.report_id,
        day=profile.published.toordinal() if profile.published else None,
        row=row,
        front=(front.astype(np.int32), row.rarity[front]),
        sizes=sizes,
        squares=tuple(int((part**2).sum()) for part in np.split(rarity, ends[:-1])),
        main=profile.main,
        days=np.array(profile.days, np.int32),
        lead_days=np.array(profile.lead_days, np.int32),
        vector=np.array(profile.vector, np.int16),
        length=round(100 * math.log1p(profile.length)),
        keys=array("I", profile.keys),
        key_weights=array("H", _key_weights(profile)),
    )


def _together(weights: Sequence[array[int]]) -> Whole:
    return np.frombuffer(b"".join(weights), np.int32).astype(np.int64)


def _short(weights: Whole, before: bytes, after: bytes) -> NDArray[np.int16]:
    return np.frombuffer(before + weights.astype(np.int16).tobytes() + after, np.int16)


def _key_weights(profile: Profile) -> list[int]:
    """How much each term weighs that it is found by, as its title, lead and names have it."""
    weights = {**key_weights(profile.lead), **key_weights(profile.names)}
    found = [weights.get(number, 0) for number in profile.keys]
    length = math.sqrt(sum(weight * weight for weight in found)) or 1.0
    return [round(SCALE * weight / length) for weight in found]
