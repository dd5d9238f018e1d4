"""How alike reports are as tellings of the same events.

What two reports share is put in whole numbers, and trees learned from news that people put
together (`training/stories.py`) make of them the odds that both tell of one story. Nothing but the
two reports counts, so that the odds are the same in any batch and in a stream.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.group.decision import odds_of
from twosource.group.linkage import LEAST_ODDS
from twosource.group.profile import LEAST_KEYS, SCALE, Profile, Terms, profile_of
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

_SEVERAL = 2  # names: a report with fewer may well leave out whom the other names

_RARE_WORD, _RARE_LEAD, _RARE_NAME = 500, 400, 300  # hundredths: 1 in 150, 55 and 20 reports

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How surely two reports tell of the same events, 0 to 1, and why."""

    score: float
    why: str


def odds(one: Profile, others: Sequence[Profile]) -> Whole:
    """Thousandths of the log odds that each of the others tells of the same events as the one.

    Reports of one event name somebody or somewhere in common. Two that both have names and share
    none, as of two floods in two lands, are strangers whatever other words they share.
    """
    values = odds_of(features(one, others))
    strangers = np.array([_are_strangers(one, other) for other in others])
    return np.where(strangers, np.minimum(values, LEAST_ODDS), values)


def _are_strangers(one: Profile, other: Profile) -> bool:
    """Whether both have places and several names, and none of the one is the other's."""
    return bool(
        one.places.numbers
        and other.places.numbers
        and min(len(one.names.numbers), len(other.names.numbers)) >= _SEVERAL
        and set(one.names.numbers).isdisjoint(other.names.numbers)
        and set(one.places.numbers).isdisjoint(other.places.numbers)
    )


def features(one: Profile, others: Sequence[Profile]) -> Whole:
    """What the one shares with each of the others: (n_others, n_features), see `FEATURES`."""
    words = _Shared(one.words, [other.words for other in others])
    lead = _Shared(one.lead, [other.lead for other in others])
    names = _Shared(one.names, [other.names for other in others])
    lead_names = names.cosine(1)
    columns = [
        words.cosine(0),
        lead.cosine(0),
        lead.cosine(1),
        names.cosine(0),
        lead_names,
        *(
            np.where(both.known, both.cosine(0), -1)
            for both in (
                _Shared(one.persons, [other.persons for other in others]),
                _Shared(one.places, [other.places for other in others]),
                _Shared(one.bodies, [other.bodies for other in others]),
            )
        ),
        _meaning(one, others),
        _days_apart(one, others),
        _nearest([(one.days, other.days) for other in others]),
        _nearest([(one.lead_days, other.lead_days) for other in others]),
        words.contained(),
        lead.contained(),
        names.contained(),
        words.rarity(above=_RARE_WORD),
        lead.rarity(above=_RARE_LEAD),
        lead.rarest(),
        names.rarity(above=_RARE_NAME, where=1),
        np.array([len(set(one.figures) & set(other.figures)) for other in others]),
        np.array([_main(one, other) for other in others]),
        np.array([min(_length(one), _length(other)) for other in others]),
        np.array([max(_length(one), _length(other)) for other in others]),
        names.lead_apart(),
    ]
    return np.stack([column.astype(np.int64) for column in columns], axis=1)


class _Shared:
    """The terms that one report shares with each of several.

    Attributes:
        known: whether both have any.
    """

    def __init__(self, one: Terms, others: Sequence[Terms]) -> None:
        self._one, self._others = one, others
        mine = np.frombuffer(_joined([one.numbers]), np.uint32)
        theirs = np.frombuffer(_joined([other.numbers for other in others]), np.uint32)
        sizes = np.array([len(other.numbers) for other in others])
        self._ends = np.concatenate([[0], sizes.cumsum()])
        self._whose = np.repeat(np.arange(len(others)), sizes)
        if len(mine):
            at = np.minimum(np.searchsorted(mine, theirs), len(mine) - 1)
            found = np.nonzero(mine[at] == theirs)[0]
        else:
            at = found = np.zeros(0, np.int64)
        self._mine, self._theirs, self._owners = at[found], found, self._whose[found]
        counts = np.bincount(self._owners, minlength=len(others))
        self._bounds = np.concatenate([[0], counts.cumsum()])
        self.known = (sizes > 0) & (len(mine) > 0)

    def _all(self, row: int) -> tuple[Whole, Whole]:
        """The weights of all terms: of the one, and of the others one after another."""
        mine = _joined([self._one.weights[row]])
        theirs = _joined([other.weights[row] for other in self._others])
        return np.frombuffer(mine, np.int32).astype(np.int64), np.frombuffer(
            theirs, np.int32
        ).astype(np.int64)

    def _row(self, row: int) -> tuple[Whole, Whole]:
        """The shared terms' weights in the one, and in each other."""
        mine, theirs = self._all(row)
        return mine[self._mine], theirs[self._theirs]

    def _sum(self, values: Whole) -> Whole:
        """Sums of values of the shared terms, for each of the others."""
        return _sums(values, self._bounds)

    def cosine(self, row: int) -> Whole:
        mine, theirs = self._row(row)
        return self._sum(mine * theirs) // SCALE

    def contained(self) -> Whole:
        """Of what the shorter has, the share that both have, rare terms counting most."""
        mine, theirs = self._all(-1)
        least = np.minimum(_sums(theirs**2, self._ends), (mine**2).sum())
        shared = SCALE * self._sum(mine[self._mine] ** 2)
        return np.asarray(shared // np.maximum(least, 1))

    def rarity(self, *, above: int, where: int | None = None) -> Whole:
        """The rarity above a bound of the shared terms, of those alone that both have in a row."""
        rare = np.maximum(self._row(-1)[0] - above, 0)
        if where is not None:
            mine, theirs = self._row(where)
            rare = rare * ((mine > 0) & (theirs > 0))
        return self._sum(rare)

    def rarest(self) -> Whole:
        found = np.zeros(len(self._others), np.int64)
        np.maximum.at(found, self._owners, self._row(-1)[0])
        return found

    def lead_apart(self) -> Whole:
        """How rare the rarest name is that one lead has and the other report has not at all.

        Of both sides the lesser: each tells of somebody or somewhere the other does not.
        """
        (my_rare, rare), (my_front, front) = self._all(-1), self._all(1)
        lacked = np.repeat((my_rare * (my_front > 0))[None], len(self._others), axis=0)
        lacked[self._owners, self._mine] = 0
        new = rare * (front > 0)
        new[self._theirs] = 0
        theirs = np.zeros(len(self._others), np.int64)
        np.maximum.at(theirs, self._whose, new)
        return np.asarray(np.minimum(lacked.max(axis=1, initial=0), theirs))


def _joined(some: Sequence[array[int]]) -> bytes:
    return b"".join(some)


def _sums(values: Whole, bounds: NDArray[np.int64]) -> Whole:
    """Sums of the values between each bound and the next."""
    so_far = np.concatenate([[0], values.cumsum()])
    return np.asarray(so_far[bounds[1:]] - so_far[bounds[:-1]])


def _meaning(one: Profile, others: Sequence[Profile]) -> Whole:
    """Cosines of the vectors; -1 where one of the two has none."""
    found = np.full(len(others), -1, np.int64)
    alike = [at for at, other in enumerate(others) if len(other.vector) == len(one.vector) > 0]
    if alike:
        mine = np.frombuffer(one.vector, np.int16).astype(np.int64)
        theirs = np.stack([np.frombuffer(others[at].vector, np.int16) for at in alike])
        found[alike] = np.maximum(theirs.astype(np.int64) @ mine // SCALE, 0)
    return found


def _days_apart(one: Profile, others: Sequence[Profile]) -> Whole:
    mine = one.published
    return np.array(
        [
            -1
            if mine is None or other.published is None
            else min(FARTHEST, abs((mine - other.published).days))
            for other in others
        ]
    )


def _nearest(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Whole:
    return np.array(
        [
            min((abs(day - there) for day in mine for there in theirs), default=-1)
            if mine and theirs
            else -1
            for mine, theirs in pairs
        ]
    ).clip(max=FARTHEST)


def _main(one: Profile, other: Profile) -> int:
    """Whether both tell mostly of one person: 2; of different ones: -2; 0 where not known."""
    if not one.main or not other.main:
        return 0
    if one.main == other.main:
        return 2
    named = one.main in other.persons.numbers or other.main in one.persons.numbers
    return 1 if named else -2


def _length(profile: Profile) -> int:
    return round(100 * math.log1p(profile.length))


def likeness(one: Reading, other: Reading) -> Likeness:
    """How surely two reports tell of the same events, with the reason."""
    return likeness_of(profile_of(one), profile_of(other))


def likeness_of(one: Profile, other: Profile) -> Likeness:
    """The same from what the readings are compared by."""
    found = features(one, [other])
    compared = len(set(one.keys) & set(other.keys)) >= LEAST_KEYS
    judged = int(odds(one, [other])[0]) if compared else LEAST_ODDS
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
