"""Which reports are compared at all: an index of the terms that each is found by.

Whether two are compared depends on the two alone, so that the order of reports and the company
they come in change nothing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from twosource.group.profile import LEAST_KEYS, SCALE
from twosource.group.rarity import rarity_of
from twosource.group.ready import Ready

Key = TypeVar("Key")

WINDOW_DAYS = 30
"""Reports of windows that are not neighbours are found by rare terms only."""

RARE = 450
"""Rarity of a term that finds reports of any day: under 1 in 90 reports."""

ENOUGH, MUCH = 600, 1500
"""How much the shared terms weigh, of `SCALE`, at which reports are compared that are further apart
than from one day to the next, or of which a day is not known: where these terms are rare, and where
they are not. Of the pairs of the sets of `bench/stories.py` that share two terms this leaves one in
three. A first version of this rule changed no story but for one wrong pair less; this one was only
measured together with the odds for strangers (docs/stories.md)."""

RARE_TOGETHER = 900
"""Rarity of the shared terms, all added, from which on they are rare."""

_NO_DAY, _NEVER = -1, -(10**6)  # in place of a day that is not known, and of one to compare with it


class _Posting:
    """The reports that are found by one term, and how much it weighs in each."""

    __slots__ = ("positions", "weights")

    def __init__(self) -> None:
        self.positions = array("I")
        self.weights = array("i")

    def add(self, position: int, weight: int) -> None:
        self.positions.append(position)
        self.weights.append(weight)

    def remove(self, position: int) -> None:
        """The last takes its place."""
        at = self.positions.index(position)
        last, weight = self.positions.pop(), self.weights.pop()
        if at < len(self.positions):
            self.positions[at], self.weights[at] = last, weight


class Candidates:
    """The reports to be found; each has a position, which is free again when it is removed."""

    def __init__(self) -> None:
        self._days = array("i")
        self._free: list[int] = []
        self._rare: dict[int, _Posting] = {}
        self._common: dict[int, dict[int | None, _Posting]] = defaultdict(dict)

    def add(self, report: Ready) -> int:
        """Take it in; returns its position: the lowest that is free."""
        day = _NO_DAY if report.day is None else report.day
        if self._free:
            position = self._free.pop()
            self._days[position] = day
        else:
            position = len(self._days)
            self._days.append(day)
        window = _window(report.day)
        for key, weight in zip(report.keys, report.key_weights, strict=True):
            if rarity_of(key) >= RARE:
                self._rare.setdefault(key, _Posting()).add(position, weight)
            else:
                self._common[key].setdefault(window, _Posting()).add(position, weight)
        return position

    def remove(self, position: int, report: Ready) -> None:
        """Find it no more."""
        window = _window(report.day)
        for key in report.keys:
            if rarity_of(key) >= RARE:
                _take_out(self._rare, key, position)
            else:
                _take_out(self._common[key], window, position)
                if not self._common[key]:
                    del self._common[key]
        self._free.append(position)

    def of(self, report: Ready) -> list[int]:
        """The positions of those to compare it with, in order."""
        found = list(self._postings(report))
        if not found:
            return []
        postings = [posting for posting, _, _ in found]
        sizes = [len(posting.positions) for posting in postings]
        positions = np.frombuffer(b"".join([one.positions for one in postings]), np.uint32)
        weights = np.frombuffer(b"".join([one.weights for one in postings]), np.int32)
        # whole numbers below 2 ** 53 are exact as floats
        mine, rare = (np.array([one[at] for one in found], float) for at in (1, 2))
        shared = np.bincount(positions, weights=weights * np.repeat(mine, sizes))
        rarity = np.bincount(positions, weights=np.repeat(rare, sizes))
        several = np.flatnonzero(np.bincount(positions) >= LEAST_KEYS)
        days = np.frombuffer(self._days, np.int32)[several]
        enough = np.where(rarity[several] >= RARE_TOGETHER, ENOUGH, MUCH) * SCALE
        chosen = several[_are_near(report.day, days) | (shared[several] >= enough)]
        return [int(position) for position in chosen]

    def _postings(self, report: Ready) -> Iterator[tuple[_Posting, int, int]]:
        """Those of its terms, each with the term's weight in this report and its rarity."""
        window = _window(report.day)
        for key, weight in zip(report.keys, report.key_weights, strict=True):
            rarity = rarity_of(key)
            if rarity >= RARE:
                if key in self._rare:
                    yield self._rare[key], weight, rarity
                continue
            by_window = self._common.get(key, {})
            near = by_window if window is None else (window - 1, window, window + 1, None)
            for one in near:
                if one in by_window:
                    yield by_window[one], weight, rarity


def _take_out(postings: dict[Key, _Posting], key: Key, position: int) -> None:
    postings[key].remove(position)
    if not postings[key].positions:
        del postings[key]


def _window(day: int | None) -> int | None:
    """The stretch of `WINDOW_DAYS` that a day falls into."""
    return None if day is None else day // WINDOW_DAYS


def _are_near(day: int | None, days: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether the days are the same or next to each other."""
    return np.abs(days - (_NEVER if day is None else day)) <= 1


def are_candidates(one: Ready, other: Ready) -> bool:
    """Whether the two are compared."""
    index = Candidates()
    index.add(one)
    return bool(index.of(other))
