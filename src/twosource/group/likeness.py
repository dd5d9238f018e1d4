"""How alike reports are as tellings of the same events.

What two reports share is put in whole numbers, and trees learned from news that people put
together (`training/stories.py`) make of them the odds that both tell of one story. Nothing but the
two reports counts, so that the odds are the same in any batch and in a stream.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.group.candidates import are_candidates
from twosource.group.decision import odds_of
from twosource.group.joining import LEAST_ODDS
from twosource.group.profile import SCALE, Profile, profile_of
from twosource.group.ready import (
    BODIES,
    FIGURES,
    LEAD,
    NAMES,
    PARTS,
    PERSONS,
    PLACES,
    WORDS,
    Ready,
    Whole,
    ready,
)
from twosource.group.shared import Shared
from twosource.record.reading import Reading

FEATURES = (
    "words",
    "lead words",
    "title words",
    "names",
    "names of the lead",
    "people",
    "places",
    "bodies",
    "meaning",
    "days apart",
    "days told apart",
    "lead days apart",
    "share of words",
    "share of lead",
    "share of names",
    "rare words",
    "rare lead words",
    "rarest lead word",
    "rare lead names",
    "figures",
    "main person",
    "shorter",
    "longer",
    "lead names apart",
)
"""What the trees look at, in order."""

FARTHEST = 60
"""Days; further apart is not told apart. -1 stands for not known."""

MOST_UNLIKE, SURE, STRANGERS = -(10**6), 1000, 10**6
"""Odds that two reports need: any; nearly three to one, for two that share no name but a part of
one; more than there are, for strangers."""

_SEVERAL = 2  # names: a report with fewer may well leave out whom the other names

_RARE_WORD, _RARE_LEAD, _RARE_NAME = 500, 400, 300  # hundredths: 1 in 150, 55 and 20 reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How surely two reports tell of the same events, 0 to 1, and why."""

    score: float
    why: str


def odds(one: Ready, others: Sequence[Ready]) -> Whole:
    """Thousandths of the log odds that each of the others tells of the same events as the one."""
    rows, needed = compared(one, others)
    return judged(odds_of(rows), needed)


def judged(values: Whole, needed: Whole) -> Whole:
    """The odds; those below what is needed are no better than the least."""
    return np.where(values < needed, np.minimum(values, LEAST_ODDS), values)


def compared(one: Ready, others: Sequence[Ready]) -> tuple[Whole, Whole]:
    """What the one shares with each of the others, as in `features`, and the odds they need."""
    shared = Shared(one, others)
    return _features(one, others, shared), _needed(shared)


def _needed(shared: Shared) -> Whole:
    """What the odds must reach for a pair to count at all.

    Reports of one event name somebody or somewhere in common. Two that both have places and
    several names and share none, as of two floods in two lands, are strangers whatever other words
    they share. Where a telling word stands in names of both ("Hebei" and "Hebei province", but
    also two ships of one navy), all else must make it sure.
    """
    names, places = shared.least[:, NAMES], shared.least[:, PLACES]
    common = shared.counts[:, (NAMES, PLACES)].sum(axis=1)
    apart = (names >= _SEVERAL) & (places > 0) & (common == 0)
    needed = np.where(shared.counts[:, PARTS] > 0, SURE, STRANGERS)
    return np.where(apart, needed, MOST_UNLIKE)


def features(one: Ready, others: Sequence[Ready]) -> Whole:
    """What the one shares with each of the others: (n_others, n_features), see `FEATURES`."""
    return compared(one, others)[0]


def _features(one: Ready, others: Sequence[Ready], shared: Shared) -> Whole:
    cosine, second = shared.cosine, shared.second
    lengths = np.array([other.length for other in others])
    columns = [
        cosine[:, WORDS],
        cosine[:, LEAD],
        second[:, LEAD],
        cosine[:, NAMES],
        second[:, NAMES],
        *(
            np.where(shared.least[:, kind] > 0, cosine[:, kind], -1)
            for kind in (PERSONS, PLACES, BODIES)
        ),
        _meaning(one, others),
        _days_apart(one, others),
        _nearest(one.days, [other.days for other in others]),
        _nearest(one.lead_days, [other.lead_days for other in others]),
        *shared.contained().T,
        shared.rarity(WORDS, above=_RARE_WORD),
        shared.rarity(LEAD, above=_RARE_LEAD),
        shared.rarest(LEAD),
        shared.rarity(NAMES, above=_RARE_NAME, of_both=True),
        shared.counts[:, FIGURES],
        _main(one, others, shared),
        np.minimum(lengths, one.length),
        np.maximum(lengths, one.length),
        shared.names_apart(),
    ]
    return np.stack(columns, axis=1)


def _meaning(one: Ready, others: Sequence[Ready]) -> Whole:
    """Cosines of the vectors; -1 where one of the two has none."""
    found = np.full(len(others), -1, np.int64)
    alike = [at for at, other in enumerate(others) if len(other.vector) == len(one.vector) > 0]
    if alike:
        # whole numbers below 2 ** 53 are exact as floats, in whatever order they are added
        theirs = np.stack([others[at].vector for at in alike]).astype(np.float64)
        cosines = (theirs @ one.vector.astype(np.float64)).astype(np.int64) // SCALE
        found[alike] = np.maximum(cosines, 0)
    return found


def _days_apart(one: Ready, others: Sequence[Ready]) -> Whole:
    return np.array(
        [
            -1 if one.day is None or other.day is None else min(FARTHEST, abs(one.day - other.day))
            for other in others
        ]
    )


def _nearest(mine: NDArray[np.int32], theirs: Sequence[NDArray[np.int32]]) -> Whole:
    """The days between the two that are least apart; -1 where one has none."""
    found = np.full(len(theirs), -1, np.int64)
    some = [at for at, days in enumerate(theirs) if len(days)]
    if len(mine) and some:
        together = np.concatenate([theirs[at] for at in some])
        starts = np.cumsum([0, *(len(theirs[at]) for at in some[:-1])])
        apart = np.abs(together[:, None] - mine[None]).min(axis=1)
        found[some] = np.minimum(np.minimum.reduceat(apart, starts), FARTHEST)
    return found


def _main(one: Ready, others: Sequence[Ready], shared: Shared) -> Whole:
    """Whether both tell mostly of one person: 2; of different ones: -2; 0 where not known.

    1 where the one that the one tells of is named by the other.
    """
    mine = set(shared.mine(PERSONS).tolist())
    mains = np.array([other.main for other in others])
    named = shared.has(PERSONS, one.main) | np.array([other.main in mine for other in others])
    told = np.where(mains == one.main, 2, np.where(named, 1, -2))
    return np.where((mains == 0) | (one.main == 0), 0, told)


def likeness(one: Reading, other: Reading) -> Likeness:
    """How surely two reports tell of the same events, with the reason."""
    return likeness_of(profile_of(one), profile_of(other))


def likeness_of(one: Profile, other: Profile) -> Likeness:
    """The same from what the readings are compared by."""
    pair = ready(one), ready(other)
    found = features(pair[0], [pair[1]])
    judged = int(odds(pair[0], [pair[1]])[0]) if are_candidates(*pair) else LEAST_ODDS
    score = 1 / (1 + math.exp(-judged / 1000))
    return Likeness(score=round(score, 4), why=_why(one, other, found[0].tolist()))


def _why(one: Profile, other: Profile, found: Sequence[int]) -> str:
    by_name = dict(zip(FEATURES, found, strict=True))
    shared = [name for name in one.told if name in other.told]
    days = by_name["days apart"]
    apart = {-1: "days unknown", FARTHEST: f"{FARTHEST} or more days apart"}
    parts = [
        f"both name {', '.join(shared[:5])}" if shared else "no name of both",
        ", ".join(
            f"{name} {by_name[name] / SCALE:.2f}"
            for name in ("words", "lead words", "names", "meaning")
            if by_name[name] >= 0
        ),
        apart.get(days, f"{days} days apart"),
    ]
    return "; ".join(parts)
