"""The odds that two reports tell of one story: a sum over small trees, in whole numbers.

Each tree asks the same question of all pairs at each of its levels, so that the answers in a row
are the place of its leaf.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


class Trees(NamedTuple):
    """Learned trees.

    Attributes:
        columns: int64, (n_trees, n_levels), which feature each level looks at.
        bounds: int64, (n_trees, n_levels); the answer is whether the feature is above it.
        leaves: int64, (n_trees, 2 ** n_levels), thousandths of log odds.
        base: what the odds start from.
    """

    columns: Whole
    bounds: Whole
    leaves: Whole
    base: int


@functools.cache
def _trees() -> Trees:
    place = resources.files("twosource.group") / "data" / "decision.npz"
    with resources.as_file(place) as path, np.load(path) as held:
        columns, bounds, leaves = (
            held[name].astype(np.int64) for name in ("columns", "bounds", "leaves")
        )
        return Trees(columns, bounds, leaves, base=int(held["base"]))


def odds_of(found: Whole, trees: Trees | None = None) -> Whole:
    """Thousandths of log odds for rows of features."""
    trees = trees or _trees()
    columns = np.ascontiguousarray(found.T.astype(np.int32))
    place = np.zeros((len(trees.columns), len(found)), np.int64)
    for level in range(trees.columns.shape[1]):
        above = columns[trees.columns[:, level]] > trees.bounds[:, level, None]
        place |= above.astype(np.int64) << level
    leaves = np.take_along_axis(trees.leaves, place, axis=1)
    return np.asarray(trees.base + leaves.sum(axis=0))
