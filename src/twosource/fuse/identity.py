"""How likely two tellings are of one deed: features of the pair, and the weights learned."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from twosource.fuse.deeds import Deed, alike_in_sense, likeness, rarity
from twosource.linkage import linked
from twosource.text.verbs import REPORTING

_ROLES = ("actor", "recipient", "besides")


def _overlap(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """Whether the two share something, and whether both are known and share nothing."""
    return float(bool(one & other)), float(bool(one and other and not one & other))


def _shared(one: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    """The weight of what two sentences share, as a part of the geometric mean of theirs."""
    if not one or not other:
        return 0.0
    both = sum(rare.get(lemma, 1.0) ** 2 for lemma in one & other)
    sizes = [sum(rare.get(lemma, 1.0) ** 2 for lemma in some) for some in (one, other)]
    return float(both / (np.sqrt(sizes[0] * sizes[1]) + 1e-6))


def features(one: Deed, other: Deed, rare: Mapping[str, float]) -> list[float]:
    """What speaks for and against one deed; the order of the two makes no difference."""
    same_word = one.words[-1:] == other.words[-1:]
    same_action = one.action == other.action
    near = likeness(one.words[-1:], other.words[-1:])
    all_near = likeness(one.words, other.words)
    sense = alike_in_sense(one, other)
    few, many = sorted((set(one.words), set(other.words)), key=len)
    found = [
        float(same_word),
        float(same_action),
        near,
        max(0.0, near - 0.5) * 2,
        all_near,
        sense,
        max(0.0, sense - 0.5) * 2,
        len(few & many) / len(few | many),
        float(few <= many),
        float(one.noun and other.noun),
        float(one.noun != other.noun),
        float(one.report == other.report),
        float((one.report, one.sentence) == (other.report, other.sentence)),
    ]
    for role in _ROLES:
        found += _overlap(one.parties[role], other.parties[role])
        found += _overlap(one.things[role], other.things[role])
    things, things2 = (frozenset().union(*deed.things.values()) for deed in (one, other))
    best = max((likeness((a,), (b,)) for a in things for b in things2), default=0.0)
    found += [best, *_overlap(one.all_parties, other.all_parties)]
    found += [
        float(bool(one.parties["actor"] & other.parties["recipient"])),
        float(bool(other.parties["actor"] & one.parties["recipient"])),
    ]
    found[-2:] = [max(found[-2:]), min(found[-2:])]
    # the deed's word may stand as a thing of the other: "was given a welcome", "welcomed"
    found.append(float(bool({one.words[-1]} & things2 or {other.words[-1]} & things)))
    found += [_shared(one.around, other.around, rare), *_overlap(one.names, other.names)]
    found += [
        len(one.names & other.names) / max(1, len(one.names | other.names)),
        *_overlap(one.numbers, other.numbers),
    ]
    one_day = None  # not known
    if one.when is not None and other.when is not None:
        one_day = one.when.overlaps(other.when)
    found += [float(one_day is True), float(one_day is False)]
    found += _overlap(_set(one.place), _set(other.place))
    typed = one.kind[0] is not None and other.kind[0] is not None
    found += [
        float(typed and one.kind[0] == other.kind[0]),
        float(typed and one.kind[0] != other.kind[0]),
        float(one.kind[1] is not None and one.kind[1] == other.kind[1]),
        float(one.status is not None and one.status == other.status),
        float(one.status is not None and other.status is not None and one.status != other.status),
    ]
    spoken = [deed.words[-1] in REPORTING for deed in (one, other)]
    found += [float(all(spoken)), float(spoken[0] != spoken[1])]
    told = [rare.get(deed.words[-1], 3.0) for deed in (one, other)]
    found += [min(told) / 5, max(told) / 5]
    return found


def _set(value: str | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset({value})


@dataclass(frozen=True, slots=True)
class Weights:
    """A network of one hidden layer: mean and scale of the features, then two layers."""

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    first: NDArray[np.float32]
    first_bias: NDArray[np.float32]
    second: NDArray[np.float32]
    second_bias: NDArray[np.float32]

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """For each row of features the chance that it is one deed, 0 to 1."""
        hidden = np.tanh((rows - self.mean) / self.scale @ self.first + self.first_bias)
        scores = hidden @ self.second + self.second_bias
        chances: NDArray[np.float32] = 1 / (1 + np.exp(-scores))
        return chances


@functools.cache
def learned() -> Weights:
    """The weights that ship."""
    place = resources.files("twosource.fuse") / "data" / "identity.npz"
    with place.open("rb") as file, np.load(file) as kept:
        return Weights(**{name: kept[name].astype(np.float32) for name in kept.files})


def chance(one: Deed, other: Deed, rare: Mapping[str, float], weights: Weights) -> float:
    """How likely two tellings are of one deed, 0 to 1."""
    rows = np.array([features(one, other, rare)], np.float32)
    return float(weights.chances(rows)[0])


def groups_of(deeds: Sequence[Deed | None], *, least: float) -> list[list[int]]:
    """Positions of deeds in groups, each of one deed; None stands alone."""
    known = [deed for deed in deeds if deed is not None]
    rare = rarity(known)
    weights = learned()
    pairs, rows = [], []
    for at, one in enumerate(deeds):
        for to in range(at):
            other = deeds[to]
            if one is not None and other is not None and can_be_asked(one, other):
                pairs.append((to, at))
                rows.append(features(one, other, rare))
    if not rows:
        return [[at] for at in range(len(deeds))]
    chances = weights.chances(np.array(rows, np.float32)).tolist()
    scores = {pair: float(chance) for pair, chance in zip(pairs, chances, strict=True)}
    return linked(len(deeds), scores, least=least)


def can_be_asked(one: Deed, other: Deed) -> bool:
    """Whether two deeds are worth comparing: by their word, or what it means where it stands."""
    if one.action == other.action or one.words[-1:] == other.words[-1:]:
        return True
    if one.sense is None or other.sense is None:
        return likeness(one.words, other.words) >= NEAR
    return alike_in_sense(one, other) >= NEAR_IN_SENSE


NEAR = 0.4
"""Likeness of words from which a pair is looked at where their sense is not known."""

NEAR_IN_SENSE = 0.1
"""Likeness in sense from which a pair is looked at: on ECB+'s training topics 93 of 100 pairs of
one deed, and 43 of 100 of all; the weights are learned from these."""
