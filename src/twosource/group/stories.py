"""Which reports tell of the same events."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.record.reading import Reading

SAME_STORY = 0.30
"""Mean likeness at which two groups of reports become one story."""

BACKDROP = 20
"""Reports that every batch is taken to have besides its own, so that rarity means
something in a batch of two: a word of one report counts nearly in full."""

MOST_REPORTS = 200
"""A word or name of more reports than this proposes no pairs."""

_WEIGHTS = {"lemmas": 0.35, "names": 0.35, "vectors": 0.30}
_COSINE_OF_STRANGERS = 0.25  # what sentence vectors of unrelated news reach

# Words of any news report: they say nothing of which story it is.
_COMMON = frozenset(
    "say tell report accord year month week day time people man woman group country government "
    "official minister president leader state member part number place way thing world news "
    "add make take give get go come see know have do be become call ask use include include "
    "follow last first new other more many several two three one former late early public "
    "statement spokesman spokesperson spokeswoman monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october "
    "november december percent".split()
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How surely two reports tell of the same events, 0 to 1, and why."""

    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a reading is compared by: counts of content lemmas, and of names."""

    reading: Reading
    lemmas: Mapping[str, float]
    names: Mapping[str, float]
    days: tuple[dt.date, ...]


def _log_counts(words: Iterable[str]) -> dict[str, float]:
    return {word: 1 + math.log(count) for word, count in sorted(Counter(words).items())}


def _lemmas_of(reading: Reading) -> Iterable[str]:
    for sentence in reading.sentences:
        for word in sentence.words:
            lemma = word.lemma.casefold()
            if word.upos in _CONTENT and len(lemma) > 2 and lemma not in _COMMON:
                yield lemma


def _names_of(reading: Reading) -> dict[str, float]:
    """Each named entity under its last word, or a state under its country."""
    counts: dict[str, float] = {}
    for entity in reading.entities:
        if not entity.named:
            continue
        key = entity.name.casefold()
        if entity.kind == "state" and entity.country:
            key = f"state {entity.country}"
        elif entity.kind == "person":
            key = " ".join(sorted(key.split()))
        counts[key] = counts.get(key, 0.0) + 1 + math.log(max(1, len(entity.mentions)))
    return counts


def _days_of(reading: Reading) -> tuple[dt.date, ...]:
    """The report's own day and the days of its events near it."""
    published = reading.report.published
    days = {published} if published else set()
    for event in reading.events:
        if event.when is not None and event.when.begins.day is not None:
            day = event.when.first
            if published is None or abs((day - published).days) <= 10:
                days.add(day)
    return tuple(sorted(days))


def _profile(reading: Reading) -> _Profile:
    return _Profile(
        reading, _log_counts(_lemmas_of(reading)), _names_of(reading), _days_of(reading)
    )


@dataclass(frozen=True, slots=True)
class _Rarity:
    """How much a word or name tells: the fewer reports have it, the more."""

    reports: int
    lemmas: Mapping[str, int]
    names: Mapping[str, int]

    def _of(self, having: int) -> float:
        return math.log((self.reports + BACKDROP) / (having + 0.5))

    def lemma(self, word: str) -> float:
        return self._of(self.lemmas.get(word, 1))

    def name(self, name: str) -> float:
        """A state's name counts half: it is in many stories."""
        weight = self._of(self.names.get(name, 1))
        return weight / 2 if name.startswith("state ") else weight


def _rarity(profiles: Sequence[_Profile]) -> _Rarity:
    return _Rarity(
        len(profiles),
        Counter(word for profile in profiles for word in profile.lemmas),
        Counter(name for profile in profiles for name in profile.names),
    )


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    both = sum(weight * other[word] for word, weight in sorted(one.items()) if word in other)
    lengths = math.sqrt(
        sum(weight * weight for _, weight in sorted(one.items()))
        * sum(weight * weight for _, weight in sorted(other.items()))
    )
    return both / lengths if lengths else 0.0


def _vector_likeness(one: Reading, other: Reading) -> float | None:
    if not one.vector or len(one.vector) != len(other.vector):
        return None
    cosine = math.fsum(here * there for here, there in zip(one.vector, other.vector, strict=True))
    return min(1.0, max(0.0, (cosine - _COSINE_OF_STRANGERS) / (1 - _COSINE_OF_STRANGERS)))


def _days_apart(one: _Profile, other: _Profile) -> int | None:
    if not one.days or not other.days:
        return None
    return min(abs((here - there).days) for here in one.days for there in other.days)


def _nearness(days_apart: int | None) -> float:
    """How much of the likeness stays: all of it up to three days, a fifth after a month."""
    if days_apart is None or days_apart <= 3:
        return 1.0
    return max(0.2, 1.0 - 0.8 * (days_apart - 3) / 27)


def _compare(one: _Profile, other: _Profile, rarity: _Rarity) -> Likeness:
    def weighed(counts: Mapping[str, float], *, names: bool) -> dict[str, float]:
        rare = rarity.name if names else rarity.lemma
        return {word: count * rare(word) for word, count in counts.items()}

    parts = {
        "lemmas": _cosine(weighed(one.lemmas, names=False), weighed(other.lemmas, names=False)),
        "names": _cosine(weighed(one.names, names=True), weighed(other.names, names=True)),
    }
    vectors = _vector_likeness(one.reading, other.reading)
    if vectors is not None:
        parts["vectors"] = vectors
    total = sum(_WEIGHTS[part] for part in parts)
    days = _days_apart(one, other)
    score = sum(_WEIGHTS[part] * value for part, value in parts.items()) / total * _nearness(days)
    return Likeness(score=round(score, 6), why=_why(one, other, parts=parts, days=days))


def _why(one: _Profile, other: _Profile, *, parts: Mapping[str, float], days: int | None) -> str:
    shared = sorted(name for name in one.names if name in other.names)
    named = [entity.name for entity in one.reading.entities if _key_in(entity.name, shared)]
    names = ", ".join(sorted(set(named))[:5]) or "no name"
    apart = "days unknown" if days is None else f"{days} days apart"
    vectors = f", meaning {parts['vectors']:.2f}" if "vectors" in parts else ""
    return (
        f"both name {names}; words {parts['lemmas']:.2f}, "
        f"names {parts['names']:.2f}{vectors}; {apart}"
    )


def _key_in(name: str, keys: Sequence[str]) -> bool:
    key = name.casefold()
    return key in keys or " ".join(sorted(key.split())) in keys


def likeness(one: Reading, other: Reading, *, among: Sequence[Reading] | None = None) -> Likeness:
    """How alike two reports are as tellings of the same events, with the reason.

    Args:
        among: the batch whose words say what is rare; the two alone when None.
    """
    batch = [_profile(reading) for reading in (among or (one, other))]
    return _compare(_profile(one), _profile(other), _rarity(batch))


def _candidates(profiles: Sequence[_Profile]) -> list[tuple[int, int]]:
    """Pairs that share a name, or three words that few reports have."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for word in profile.lemmas:
            having["lemma", word].append(position)
        for name in profile.names:
            having["name", name].append(position)
    shared: Counter[tuple[int, int]] = Counter()
    for (kind, _), positions in having.items():
        if len(positions) > MOST_REPORTS:
            continue
        for first, one in enumerate(positions):
            for other in positions[first + 1 :]:
                shared[one, other] += 3 if kind == "name" else 1
    return sorted(pair for pair, count in shared.items() if count >= 3)


def _agglomerate(count: int, likenesses: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the two groups of the highest mean likeness until none reaches `SAME_STORY`.

    A pair that was never compared counts 0.
    """
    groups = {position: [position] for position in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in likenesses.items():
        sums[one][other] = sums[other][one] = score
    best: dict[int, tuple[float, int]] = {}

    def best_of(group: int) -> tuple[float, int]:
        size = len(groups[group])
        means = ((sums[group][to] / (size * len(groups[to])), -to) for to in sums[group])
        mean, to = max(means, default=(0.0, 0))
        return mean, -to

    for group in groups:
        best[group] = best_of(group)
    while True:
        mean, negative = max((mean, -group) for group, (mean, _) in best.items())
        group, other = -negative, best[-negative][1]
        if mean < SAME_STORY or other == group:
            return list(groups.values())
        keep, drop = min(group, other), max(group, other)
        _join(keep, drop, groups=groups, sums=sums)
        del best[drop]
        for touched in (keep, *sums[keep]):
            best[touched] = best_of(touched)


def _join(
    keep: int, drop: int, *, groups: dict[int, list[int]], sums: dict[int, dict[int, float]]
) -> None:
    groups[keep] = sorted(groups[keep] + groups.pop(drop))
    for to, score in sums.pop(drop).items():
        del sums[to][drop]
        if to != keep:
            sums[keep][to] = sums[keep].get(to, 0.0) + score
            sums[to][keep] = sums[keep][to]


def _by_day(reading: Reading) -> tuple[bool, str, str]:
    published = reading.report.published
    return (published is None, str(published), reading.report.id)


def group_readings(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The stories: reports that tell of the same events, whatever order they came in.

    Sorted by first day, then report id, within a story and among stories; a report read
    twice stands once. Pairs are proposed by shared names and rare words, scored by
    `likeness`, and joined by average linkage, so that a chain of reports, each a little
    like the next, does not become one story.
    """
    once = {reading.report.id: reading for reading in readings}
    profiles = [_profile(reading) for reading in sorted(once.values(), key=_by_day)]
    if not profiles:
        return ()
    rarity = _rarity(profiles)
    likenesses = {
        (one, other): _compare(profiles[one], profiles[other], rarity).score
        for one, other in _candidates(profiles)
    }
    groups = _agglomerate(len(profiles), likenesses)
    stories = [tuple(profiles[position].reading for position in group) for group in groups]
    return tuple(sorted(stories, key=lambda story: _by_day(story[0])))
