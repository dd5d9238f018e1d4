"""What a report is compared by: all that grouping needs of a reading, at a hundredth of its size.

All weights are whole numbers, so that a sum is the same in whatever order it is taken.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from twosource.group.rarity import number_of, rarity_of
from twosource.record.reading import Entity, Reading

SCALE = 10_000
"""What a weight of 1 is held as."""

LEAD_SENTENCES = 3
MOST_TOLD = 24
MOST_KEYS = 32
"""Terms that a report is found by: the rarest of its title and lead, and of all its names."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december say tell".split()
)
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_OWNED = re.compile(r"['’]s$")
_RARE_PART = 300  # rarity: one report in twenty
_NEAR_DAYS = 10  # a day further from the report's own is told of as background


LEAST_KEYS = 2
"""Terms by which two reports must both be found to be compared."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms by number, in order, with several weights each.

    Attributes:
        numbers: uint32, rising.
        weights: int32, a row for each kind of weight, as long as `numbers`.
    """

    numbers: array[int]
    weights: tuple[array[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a reading is compared by.

    Attributes:
        words: with the weight of each word in title, lead and body, and its rarity.
        lead: words of title and lead, with their weight, that in the title alone, and rarity.
        names: with their weight, that in the lead alone, and rarity.
        persons, places, bodies: last words of names of people; names of places; of bodies.
        parts: the numbers of the telling words in all its names, rising: "Hebei" of "Hebei
            province".
        main: the number of the person it names most, or 0.
        figures: numbers that stand for its figures, rising.
        days: the days of its events near its own, and its own, as ordinals, rising.
        lead_days: the days of the events that its lead tells.
        vector: int16, of length `SCALE`; empty when it has none.
        length: content words.
        keys: the numbers of the terms by which it is found, rising.
        told: its rarest names, as a reader knows them.
    """

    report_id: str
    published: dt.date | None
    words: Terms
    lead: Terms
    names: Terms
    persons: Terms
    places: Terms
    bodies: Terms
    parts: array[int]
    main: int
    figures: array[int]
    days: array[int]
    lead_days: array[int]
    vector: array[int]
    length: int
    keys: tuple[int, ...]
    told: tuple[str, ...]


def profile_of(reading: Reading) -> Profile:
    """What the reading is compared by."""
    counts, lead, title = _words_in(reading)
    opening = reading.sentences[:LEAD_SENTENCES]
    end = opening[-1].span.end if opening else 0
    named = [entity for entity in reading.entities if entity.named]
    words = _weighed("word", _word_weights(counts, lead, title))
    lead_words = _weighed("word", _lead_weights(lead, title), dict.fromkeys(title, 1.0))
    front = {_name(one): 1.0 for one in named if _in_lead(one, end)}
    names = _weighed("name", _name_weights(named), front)
    persons = _mentions(named, "person", end, key=_last_word)
    return Profile(
        report_id=reading.report.id,
        published=reading.report.published,
        words=words,
        lead=lead_words,
        names=names,
        persons=_weighed("name", persons),
        places=_weighed("name", _mentions(named, "place", end, key=str.casefold)),
        bodies=_weighed("name", _mentions(named, "organisation", end, key=str.casefold)),
        parts=array("I", sorted(_parts(named))),
        main=number_of("name", _first_of(persons)) if persons else 0,
        figures=array("I", sorted(_figures_of(reading))),
        days=array("i", sorted(_days_of(reading))),
        lead_days=array("i", sorted(_days_told(reading, end))),
        vector=array("h", [round(value * SCALE) for value in reading.vector]),
        length=sum(counts.values()),
        keys=_keys(lead_words, names),
        told=_told(named),
    )


def _words_in(reading: Reading) -> tuple[Counter[str], Counter[str], dict[str, None]]:
    """How often each content word stands in the text and in its lead, and those of the title."""
    counts: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    lemmas: dict[str, str] = {}
    for at, sentence in enumerate(reading.sentences):
        for word in sentence.words:
            if word.upos not in _CONTENT:
                continue
            lemma = word.lemma.casefold()
            lemmas.setdefault(word.text.casefold(), lemma)
            if _tells(lemma):
                counts[lemma] += 1
                lead[lemma] += at < LEAD_SENTENCES
    tokens = [
        _OWNED.sub("", token.casefold()) for token in _TOKEN.findall(reading.report.title or "")
    ]
    title = dict.fromkeys(lemmas.get(token, token) for token in tokens)
    return counts, +lead, {word: None for word in title if _tells(word)}


def _tells(lemma: str) -> bool:
    return len(lemma) > 2 and lemma not in _CALENDAR


def _word_weights(
    counts: Mapping[str, int], lead: Mapping[str, int], title: Mapping[str, None]
) -> dict[str, float]:
    weights = {word: 1 + math.log(count) + (word in lead) for word, count in counts.items()}
    for word in title:
        weights[word] = weights[word] + 1 if word in weights else 2.0
    return weights


def _lead_weights(lead: Mapping[str, int], title: Mapping[str, None]) -> dict[str, float]:
    weights = {word: 1 + math.log(count) for word, count in lead.items()}
    for word in title:
        weights[word] = weights.get(word, 0.0) + 1
    return weights


def _weighed(kind: str, *weights: Mapping[str, float]) -> Terms:
    """The terms with each weight times rarity and made of length `SCALE`, and their rarity."""
    numbers = {number_of(kind, term): term for some in weights for term in some}
    ordered = sorted(numbers)
    rare = [_rarity(number, numbers[number]) for number in ordered]
    pairs = list(zip(ordered, rare, strict=True))
    rows = []
    for some in weights:
        values = [some.get(numbers[number], 0.0) * rarity for number, rarity in pairs]
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        rows.append(array("i", [round(SCALE * value / length) for value in values]))
    return Terms(array("I", ordered), (*rows, array("i", rare)))


def _rarity(number: int, term: str) -> int:
    """A state counts half: it is in many stories."""
    return rarity_of(number) // 2 if term.startswith("state ") else rarity_of(number)


def _name(entity: Entity) -> str:
    """What the same one is called in every report: a state by its country, a person any order."""
    if entity.kind == "state" and entity.country:
        return f"state {entity.country}"
    key = entity.name.casefold()
    return " ".join(sorted(key.split())) if entity.kind == "person" else key


def numbers_of_name(name: str) -> tuple[int, int]:
    """The numbers that may stand for a name as it is told: of a person, and of another."""
    key = name.casefold()
    return number_of("name", " ".join(sorted(key.split()))), number_of("name", key)


def _name_weights(named: list[Entity]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for entity in named:
        key = _name(entity)
        weights[key] = weights.get(key, 0.0) + 1 + math.log(max(1, len(entity.mentions)))
    return weights


def _in_lead(entity: Entity, end: int) -> bool:
    return any(span.start < end for span in entity.mentions)


def _parts(named: list[Entity]) -> set[int]:
    """The words of names that are rare enough to tell one of another."""
    words = {
        _OWNED.sub("", token.casefold())
        for entity in named
        for token in _TOKEN.findall(entity.name)
    }
    numbers = {number_of("word", word) for word in words if _tells(word)}
    return {number for number in numbers if rarity_of(number) >= _RARE_PART}


def _mentions(
    named: list[Entity], kind: str, end: int, *, key: Callable[[str], str]
) -> dict[str, float]:
    """How much is said of each of a kind: two more where the lead names it."""
    found: dict[str, float] = {}
    for entity in named:
        if entity.kind == kind and entity.name.strip():
            term = key(entity.name)
            weight = len(entity.mentions) + 2 * _in_lead(entity, end)
            found[term] = found.get(term, 0.0) + weight
    return found


def _last_word(name: str) -> str:
    return _OWNED.sub("", name.casefold()).split()[-1]


def _first_of(found: Mapping[str, float]) -> str:
    return min(found, key=lambda term: (-found[term], term))


def _figures_of(reading: Reading) -> set[int]:
    """Figures that few reports would share by chance: no bare number up to ten, no hundred."""
    return {
        number_of("figure", f"{figure.value:g} {figure.unit}")
        for figure in reading.figures
        if not (figure.unit is None and figure.value <= 10) and figure.value != 100
    }


def _days_of(reading: Reading) -> set[int]:
    """The report's own day and the days of its events near it."""
    published = reading.report.published
    days = {published.toordinal()} if published else set()
    for event in reading.events:
        if event.when is not None and event.when.begins.day is not None:
            day = event.when.first.toordinal()
            if published is None or abs(day - published.toordinal()) <= _NEAR_DAYS:
                days.add(day)
    return days


def _days_told(reading: Reading, end: int) -> set[int]:
    return {
        event.when.first.toordinal()
        for event in reading.events
        if event.trigger.start < end
        and event.when is not None
        and event.when.begins.day is not None
    }


def _keys(lead: Terms, names: Terms) -> tuple[int, ...]:
    found = {**key_weights(lead), **key_weights(names)}
    return tuple(sorted(sorted(found, key=lambda number: (-found[number], number))[:MOST_KEYS]))


def key_weights(terms: Terms) -> dict[int, int]:
    """How much each term says of what the report is about: twice for what title or lead has."""
    first, second, _ = terms.weights
    return {
        number: 2 * one + other
        for number, one, other in zip(terms.numbers, first, second, strict=True)
    }


def _told(named: list[Entity]) -> tuple[str, ...]:
    rare = {
        entity.name: _rarity(number_of("name", _name(entity)), _name(entity)) for entity in named
    }
    return tuple(sorted(rare, key=lambda name: (-rare[name], name))[:MOST_TOLD])


def terms_of(reading: Reading) -> set[int]:
    """The numbers of all its words and names: what the table of rarity counts."""
    counts, _, title = _words_in(reading)
    words = {number_of("word", word) for word in (*counts, *title)}
    return words | {number_of("name", _name(one)) for one in reading.entities if one.named}
