"""Gradient boosting of small trees that ask one question a level, for rows of whole numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twosource.group.decision import Trees

Numbers = NDArray[np.float64]
LEVELS = 4
BINS = 48
FORGET = 8.0  # added to a leaf's weight: what few pairs say is believed less


def boosted(
    rows: NDArray[np.int64], right: NDArray[np.bool_], weights: Numbers, *, trees: int, rate: float
) -> Trees:
    """Trees that tell the right rows from the others, by weighted log loss."""
    bounds = [_bounds(column) for column in rows.T]
    binned = np.stack(
        [np.searchsorted(b, column, side="left") for b, column in zip(bounds, rows.T, strict=True)],
        axis=1,
    ).astype(np.int64)
    share = float((weights * right).sum() / weights.sum())
    base = float(np.log(share / (1 - share)))
    score = np.full(len(rows), base)
    columns, cuts, leaves = [], [], []
    for _ in range(trees):
        chance = 1 / (1 + np.exp(-score))
        slope = weights * (right - chance)
        bend = weights * chance * (1 - chance)
        chosen, place = _grown(binned, slope, bend, [len(b) for b in bounds])
        size = 2 ** len(chosen)
        gain = np.bincount(place, slope, size) / (np.bincount(place, bend, size) + FORGET)
        leaf = np.round(1000 * rate * gain)
        score += leaf[place] / 1000
        columns.append([column for column, _ in chosen])
        cuts.append([int(bounds[column][at]) for column, at in chosen])
        leaves.append(leaf)
    return Trees(
        np.array(columns, np.int64),
        np.array(cuts, np.int64),
        np.array(leaves).astype(np.int64),
        round(1000 * base),
    )


def _bounds(column: NDArray[np.int64]) -> NDArray[np.int64]:
    """Values between which a question can be asked: quantiles of those above the least."""
    upper = column[column > column.min()]
    if not len(upper):
        return column[:1]
    found = np.quantile(upper, np.linspace(0, 1, BINS)[:-1], method="lower")
    return np.unique(np.concatenate([[column.min()], found])).astype(np.int64)


def _grown(
    binned: NDArray[np.int64], slope: Numbers, bend: Numbers, sizes: list[int]
) -> tuple[list[tuple[int, int]], NDArray[np.int64]]:
    """The questions of one tree (column, bound), and each row's leaf."""
    place = np.zeros(len(binned), np.int64)
    chosen: list[tuple[int, int]] = []
    for level in range(LEVELS):
        best = max(
            (_question(place, binned[:, c], slope, bend, 2**level, size), c)
            for c, size in enumerate(sizes)
        )
        (_, at), column = best
        chosen.append((column, -at))
        place |= (binned[:, column] > -at).astype(np.int64) << level
    return chosen, place


def _question(
    place: NDArray[np.int64],
    column: NDArray[np.int64],
    slope: Numbers,
    bend: Numbers,
    leaves: int,
    size: int,
) -> tuple[float, int]:
    """What the best question of a column gains, and its bound, negated: the lower wins a tie."""
    cells = place * (size + 1) + column
    shape = (leaves, size + 1)
    slopes = np.bincount(cells, slope, leaves * (size + 1)).reshape(shape).cumsum(1)
    bends = np.bincount(cells, bend, leaves * (size + 1)).reshape(shape).cumsum(1)
    low = slopes[:, :size] ** 2 / (bends[:, :size] + FORGET)
    high = (slopes[:, -1:] - slopes[:, :size]) ** 2 / (bends[:, -1:] - bends[:, :size] + FORGET)
    gains = (low + high).sum(0)
    at = int(gains.argmax())
    return float(gains[at]), -at
