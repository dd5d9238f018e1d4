"""The terms that one report shares with each of several."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.group.profile import SCALE
from twosource.group.ready import FIELDS, PERSONS, Ready, Row, Whole

_WEIGHED = PERSONS  # the kinds before it have a rarity
_SPOTS = 1 << 16


class Shared:
    """The terms that one report shares with each of the others, all kinds of terms at once.

    Attributes:
        counts: int64, (n_others, n_kinds), how many terms both have.
        least: the same of how many terms the one has that has fewer.
        cosine: the same of the weights of the shared terms multiplied.
        second: the same of their second weights.
    """

    def __init__(self, one: Ready, others: Sequence[Ready]) -> None:
        self._one, self._others = one, others
        sizes = np.array([other.sizes for other in others])
        self.least: Whole = np.minimum(sizes, np.array(one.sizes))
        lengths = sizes.sum(axis=1)
        self._starts = np.concatenate([[0], lengths.cumsum()[:-1]])
        self._total = int(lengths.sum())
        self._theirs, self._mine = _matches(one.row, [other.row for other in others])
        rows = [other.row for other in others]
        owners = np.searchsorted(self._starts + lengths, self._theirs, side="right")
        self._cells = owners * len(FIELDS) + one.row.kinds[self._mine]
        self._owners = owners
        self._first = self._pair("first", rows)
        self._second = self._pair("second", rows)
        self._rarity = one.row.rarity[self._mine].astype(np.int64)
        self.counts = self._sum(np.ones(len(self._mine), np.int64))
        self.cosine = self._sum(self._first[0] * self._first[1]) // SCALE
        self.second = self._sum(self._second[0] * self._second[1]) // SCALE

    def _pair(self, name: str, rows: Sequence[Row]) -> tuple[Whole, Whole]:
        """The weights of the shared terms: in the one, and in each other."""
        theirs = np.concatenate([getattr(row, name) for row in rows])
        mine: NDArray[np.int16] = getattr(self._one.row, name)
        return mine[self._mine].astype(np.int64), theirs[self._theirs].astype(np.int64)

    def _sum(self, values: Whole) -> Whole:
        """Sums of values of the shared terms: (n_others, n_kinds).

        They are added as floats, which are exact for whole numbers below 2 ** 53.
        """
        cells = len(self._others) * len(FIELDS)
        sums = np.bincount(self._cells, weights=values, minlength=cells)
        return sums.astype(np.int64).reshape(len(self._others), len(FIELDS))

    def contained(self) -> Whole:
        """Of what the shorter has, the share that both have, rare terms counting most.

        (n_others, 3): of words, of words of the lead, of names.
        """
        theirs = np.array([other.squares for other in self._others])
        least = np.minimum(theirs, np.array(self._one.squares))
        shared = SCALE * self._sum(self._rarity**2)[:, :_WEIGHED]
        return np.asarray(shared // np.maximum(least, 1))

    def rarity(self, kind: int, *, above: int, of_both: bool = False) -> Whole:
        """The rarity above a bound of the shared terms, of all or those with second weights."""
        rare = np.maximum(self._rarity - above, 0)
        if of_both:
            rare = rare * ((self._second[0] > 0) & (self._second[1] > 0))
        return np.asarray(self._sum(rare)[:, kind])

    def rarest(self, kind: int) -> Whole:
        """The rarity of the rarest shared term."""
        found = np.zeros((len(self._others), len(FIELDS)), np.int64)
        np.maximum.at(found.reshape(-1), self._cells, self._rarity)
        return np.asarray(found[:, kind])

    def names_apart(self) -> Whole:
        """How rare the rarest name of one lead is that the other report has not at all.

        Of both sides the lesser: each tells of somebody or somewhere the other does not.
        """
        mine, rare = self._one.front
        lacked = np.repeat(rare[None], len(self._others), axis=0)
        at = np.full(len(self._one.row.numbers), -1)
        at[mine] = np.arange(len(mine))
        column = at[self._mine]
        known = column >= 0
        lacked[self._owners[known], column[known]] = 0
        return np.asarray(np.minimum(lacked.max(axis=1, initial=0), self._new_names()))

    def _new_names(self) -> Whole:
        """The rarest name in the lead of each of the others that the one has not."""
        fronts = [other.front for other in self._others]
        counts = np.array([len(places) for places, _ in fronts])
        places = np.concatenate([places for places, _ in fronts])
        shared = np.zeros(self._total, bool)
        shared[self._theirs] = True
        rare = np.concatenate([rare for _, rare in fronts])
        new = np.where(shared[places + np.repeat(self._starts, counts)], 0, rare)
        found = np.zeros(len(fronts), np.int64)
        some = counts > 0
        if some.any():
            starts = np.concatenate([[0], counts.cumsum()[:-1]])
            found[some] = np.maximum.reduceat(new, starts[some])
        return found

    def has(self, kind: int, number: int) -> NDArray[np.bool_]:
        """Whether both have this very term."""
        row = self._one.row
        found = np.zeros(len(self._others), bool)
        same = (row.numbers[self._mine] == number) & (row.kinds[self._mine] == kind)
        found[self._owners[same]] = True
        return found

    def mine(self, kind: int) -> NDArray[np.uint32]:
        """All terms of a kind that the one has."""
        row = self._one.row
        return np.asarray(row.numbers[row.kinds == kind])


def _matches(one: Row, others: Sequence[Row]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the shared terms stand in the others, one after another, and where in the one."""
    known = np.zeros(_SPOTS, bool)
    known[one.spots] = True
    likely = np.flatnonzero(known[np.concatenate([other.spots for other in others])])
    if not len(likely):
        return likely, likely
    codes = _codes(one.kinds, one.numbers)
    kinds = np.concatenate([other.kinds for other in others])[likely]
    theirs = _codes(kinds, np.concatenate([other.numbers for other in others])[likely])
    at = np.minimum(np.searchsorted(codes, theirs), len(codes) - 1)
    same = codes[at] == theirs
    return likely[same], at[same]


def _codes(kinds: NDArray[np.uint8], numbers: NDArray[np.uint32]) -> Whole:
    return (kinds.astype(np.int64) << 32) | numbers.astype(np.int64)
