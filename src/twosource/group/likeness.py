"""How alike reports are as tellings of the same events.

Sums are taken word after word and number after number, in one order whatever the place of
a report among the others, so that the order of the reports does not move a last decimal.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from twosource.record.reading import Reading

BACKDROP = 20
"""Reports that every batch is taken to have besides its own, so that rarity means
something in a batch of two: a word of one report counts nearly in full."""

MOST_REPORTS = 200
"""A word or name of more reports than this proposes no pairs."""

ENOUGH_SHARED = 3
"""Words that two reports share to be compared at all; a name counts as three."""

_ROWS_AT_ONCE = 512  # reports compared with all others at a time: 4 MB for each 1,000 of these
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

_Numbers = NDArray[np.float64]
_Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How surely two reports tell of the same events, 0 to 1, and why."""

    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a reading is compared by: all of it that grouping needs, at a tenth of its size.

    Attributes:
        lemmas: how often each content lemma stands in it.
        names: the weight of each name in it.
        vector: the reading's own; empty when it has none.
    """

    report_id: str
    published: dt.date | None
    lemmas: Mapping[str, int]
    names: Mapping[str, float]
    days: tuple[dt.date, ...]
    vector: array[float]


def _lemmas_of(reading: Reading) -> Iterable[str]:
    for sentence in reading.sentences:
        for word in sentence.words:
            if word.upos in _CONTENT:
                lemma = word.lemma.casefold()
                if len(lemma) > 2 and lemma not in _COMMON:
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


def profile_of(reading: Reading) -> Profile:
    """What the reading is compared by."""
    return Profile(
        report_id=reading.report.id,
        published=reading.report.published,
        lemmas=Counter(_lemmas_of(reading)),
        names=_names_of(reading),
        days=_days_of(reading),
        vector=array("d", reading.vector),
    )


def with_shared_words(profile: Profile) -> Profile:
    """The same with its words held once for all profiles of this process."""
    return replace(
        profile,
        lemmas={sys.intern(lemma): count for lemma, count in profile.lemmas.items()},
        names={sys.intern(name): weight for name, weight in profile.names.items()},
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


def _rarity(profiles: Sequence[Profile]) -> _Rarity:
    return _Rarity(
        len(profiles),
        Counter(word for profile in profiles for word in profile.lemmas),
        Counter(name for profile in profiles for name in profile.names),
    )


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The words, or the names, of all reports.

    Attributes:
        shared: each word of two or more reports, in order: which they are, and its weight in
            each.
        lengths: float64, (n_reports,), squared lengths.
    """

    shared: tuple[tuple[_Places, _Numbers], ...]
    lengths: _Numbers


def _weighed(counts: Sequence[Mapping[str, float]], rare: Callable[[str], float]) -> _Weighed:
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, words in enumerate(counts):
        for word, count in words.items():
            having[word].append((position, count))
    shared, lengths = [], [0.0] * len(counts)
    for word in sorted(having):
        rarity = rare(word)
        found = [(position, count * rarity) for position, count in having[word]]
        for position, weight in found:
            lengths[position] += weight * weight
        if len(found) > 1:
            places, weights = zip(*found, strict=True)
            shared.append((np.array(places), np.array(weights)))
    return _Weighed(tuple(shared), np.array(lengths))


@dataclass(frozen=True, slots=True)
class _Batch:
    """Reports made ready to be compared with one another.

    Attributes:
        vectors: float64, (n_dims, n_reports) for each length of vector in use, with the
            reports that have one.
        days: int64, (n_reports, n_days), how far each report's nearest day lies from each
            day of the batch.
        day_places: which days of the batch each report has.
    """

    lemmas: _Weighed
    names: _Weighed
    vectors: tuple[tuple[_Places, _Numbers], ...]
    days: _Places
    day_places: tuple[_Places, ...]


def _log_counts(profile: Profile) -> dict[str, float]:
    return {word: 1 + math.log(count) for word, count in profile.lemmas.items()}


def _batch(profiles: Sequence[Profile], rarity: _Rarity) -> _Batch:
    by_length: dict[int, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        if profile.vector:
            by_length[len(profile.vector)].append(position)
    ordinals = [np.array([day.toordinal() for day in one.days], np.int64) for one in profiles]
    every = np.unique(np.concatenate(ordinals))
    unknown = np.full(len(every), -1)
    return _Batch(
        lemmas=_weighed([_log_counts(profile) for profile in profiles], rarity.lemma),
        names=_weighed([profile.names for profile in profiles], rarity.name),
        vectors=tuple(
            (np.array(places), np.array([profiles[place].vector for place in places]).T)
            for _, places in sorted(by_length.items())
        ),
        days=np.array(
            [abs(every - days[:, None]).min(0) if len(days) else unknown for days in ordinals]
        ),
        day_places=tuple(np.searchsorted(every, days) for days in ordinals),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """Some reports, the rows, beside all: (n_rows, n_reports) each.

    Attributes:
        shared: how many words they share, a name counting as `ENOUGH_SHARED`.
        vectors: nan where one of the two has none.
        days: how many days apart; -1 where it is not known.
    """

    shared: NDArray[np.int32]
    lemmas: _Numbers
    names: _Numbers
    vectors: _Numbers
    days: _Places

    def scores(self) -> _Numbers:
        """Likeness from 0 to 1."""
        known = ~np.isnan(self.vectors)
        words = _WEIGHTS["lemmas"] * self.lemmas + _WEIGHTS["names"] * self.names
        all_parts = words + _WEIGHTS["vectors"] * np.where(known, self.vectors, 0.0)
        weight = _WEIGHTS["lemmas"] + _WEIGHTS["names"]
        mean = np.where(known, all_parts / (weight + _WEIGHTS["vectors"]), words / weight)
        return np.asarray(mean * _nearness(self.days))


def _nearness(days_apart: _Places) -> _Numbers:
    """How much of the likeness stays: all of it up to three days, a fifth after a month."""
    faded = np.maximum(0.2, 1.0 - 0.8 * (days_apart - 3) / 27)
    return np.where(days_apart <= 3, 1.0, faded)


def _compared(batch: _Batch, start: int, end: int) -> _Compared:
    """The reports from `start` to `end` beside all reports of the batch."""
    shape = (end - start, len(batch.day_places))
    shared = np.zeros(shape, np.int32)
    return _Compared(
        shared=shared,
        lemmas=_cosines(batch.lemmas, start, end, shared=shared, counts=1),
        names=_cosines(batch.names, start, end, shared=shared, counts=ENOUGH_SHARED),
        vectors=_vector_likeness(batch, start, end),
        days=_days_apart(batch, start, end),
    )


def _cosines(
    weighed: _Weighed, start: int, end: int, *, shared: NDArray[np.int32], counts: int
) -> _Numbers:
    """Cosines of the rows with all reports; adds what they share to `shared`."""
    both = np.zeros(shared.shape)
    for places, weights in weighed.shared:
        first, last = np.searchsorted(places, (start, end))
        if first == last:
            continue
        cells = np.ix_(places[first:last] - start, places)
        both[cells] += np.outer(weights[first:last], weights)
        if len(places) <= MOST_REPORTS:
            shared[cells] += counts
    lengths = np.sqrt(np.outer(weighed.lengths[start:end], weighed.lengths))
    return np.divide(both, lengths, out=np.zeros(shared.shape), where=lengths > 0)


def _vector_likeness(batch: _Batch, start: int, end: int) -> _Numbers:
    found = np.full((end - start, len(batch.day_places)), np.nan)
    for places, vectors in batch.vectors:
        first, last = np.searchsorted(places, (start, end))
        cosines = np.zeros((last - first, len(places)))
        for row in vectors:
            cosines += np.outer(row[first:last], row)
        likeness = (cosines - _COSINE_OF_STRANGERS) / (1 - _COSINE_OF_STRANGERS)
        found[np.ix_(places[first:last] - start, places)] = np.clip(likeness, 0.0, 1.0)
    return found


def _days_apart(batch: _Batch, start: int, end: int) -> _Places:
    rows = batch.days[start:end]
    found = np.full((end - start, len(batch.day_places)), -1)
    for column, places in enumerate(batch.day_places):
        if len(places):
            found[:, column] = rows[:, places].min(1)
    return found


def likenesses(profiles: Sequence[Profile]) -> dict[tuple[int, int], float]:
    """How alike two reports are, 0 to 1, for pairs of positions that may be of one story.

    These share a name, or three words that few reports have.
    """
    batch = _batch(profiles, _rarity(profiles))
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(profiles), _ROWS_AT_ONCE):
        compared = _compared(batch, start, min(start + _ROWS_AT_ONCE, len(profiles)))
        found.update(_proposed(compared, start))
    return found


def _proposed(compared: _Compared, start: int) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs worth a comparison, the earlier report first."""
    enough = np.triu(compared.shared >= ENOUGH_SHARED, start + 1)
    scores = compared.scores()[enough].tolist()
    rows, columns = np.nonzero(enough)
    pairs = zip((rows + start).tolist(), columns.tolist(), strict=True)
    return ((pair, round(score, 6)) for pair, score in zip(pairs, scores, strict=True))


def likeness(one: Reading, other: Reading, *, among: Sequence[Reading] | None = None) -> Likeness:
    """How alike two reports are as tellings of the same events, with the reason.

    Args:
        among: the batch whose words say what is rare; the two alone when None.
    """
    rarity = _rarity([profile_of(reading) for reading in (among or (one, other))])
    compared = _compared(_batch([profile_of(one), profile_of(other)], rarity), 0, 1)
    return Likeness(score=round(float(compared.scores()[0, 1]), 6), why=_why(one, other, compared))


def _why(one: Reading, other: Reading, compared: _Compared) -> str:
    names_of_other = _names_of(other)
    shared = sorted(name for name in _names_of(one) if name in names_of_other)
    named = [entity.name for entity in one.entities if _key_in(entity.name, shared)]
    names = ", ".join(sorted(set(named))[:5]) or "no name"
    days, meaning = int(compared.days[0, 1]), float(compared.vectors[0, 1])
    apart = "days unknown" if days < 0 else f"{days} days apart"
    vectors = "" if math.isnan(meaning) else f", meaning {meaning:.2f}"
    return (
        f"both name {names}; words {compared.lemmas[0, 1]:.2f}, "
        f"names {compared.names[0, 1]:.2f}{vectors}; {apart}"
    )


def _key_in(name: str, keys: Sequence[str]) -> bool:
    key = name.casefold()
    return key in keys or " ".join(sorted(key.split())) in keys
