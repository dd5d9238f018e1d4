"""What the words for a deed are compared by, wherever a report tells it."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from twosource.fuse.actions import action_of
from twosource.fuse.entities import Cast
from twosource.fuse.wording import Clause, Wording
from twosource.record.dates import When
from twosource.record.reading import Event, Word
from twosource.record.span import Span

_SUBSTANCE = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset("be have do make take get give go say tell year day week time people".split())
_SUBJECTS = ("nsubj", "nmod:poss")
_SUFFERERS = ("obj", "iobj", "nsubj:pass", "compound")
_BESIDES = ("obl", "nmod", "obl:agent", "advcl", "xcomp", "ccomp")


@dataclass(frozen=True, slots=True)
class Deed:
    """The words that tell a deed in one report, with all around them.

    Attributes:
        words: lemmas of substance of the mention itself, its head last.
        parties: the entities of its clause, by how they hang on it: actor, recipient, besides.
        things: the lemmas of those of them that are no entities.
        around: lemmas of substance of its sentence.
        numbers: numbers at the deed or what it is done to.
        kind: its type and mode.
        sense: the vector of the mention's head in its sentence, of length 1; None: not known.
    """

    report: str
    sentence: int
    start: int
    words: tuple[str, ...]
    action: str
    noun: bool
    parties: Mapping[str, frozenset[str]]
    things: Mapping[str, frozenset[str]]
    around: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    when: When | None
    place: str | None
    kind: tuple[str | None, str | None]
    status: str | None
    sense: NDArray[np.float32] | None = field(default=None, compare=False)

    @property
    def all_parties(self) -> frozenset[str]:
        """The entities of its clause."""
        return frozenset().union(*self.parties.values())


def deed_at(
    span: Span, *, wording: Wording, cast: Cast, event: Event | None = None, sense: bytes = b""
) -> Deed | None:
    """The deed that the words at a span tell; None where no word is.

    Args:
        event: the same deed as the reading has it, whose participants and time are then taken.
        sense: of the head's word, where there is no event to have it.
    """
    clause = wording.clause_at(span)
    head = clause.head_of(span) if clause else None
    if clause is None or head is None:
        return None
    report = wording.reading.report.id
    mentions = cast.mentions_in(report, clause.sentence.span)
    own = [clause.words[at] for at in clause.positions(span)]
    kept = [word for word in own if word.upos in _SUBSTANCE] or own
    ordered = [word for word in kept if word is not clause.words[head]]
    ordered += [clause.words[head]] if clause.words[head] in kept else []
    parties: dict[str, set[str]] = {"actor": set(), "recipient": set(), "besides": set()}
    things: dict[str, set[str]] = {"actor": set(), "recipient": set(), "besides": set()}
    if event is not None:
        parties["actor"].update(cast.ids_of(report, event.actors))
        parties["recipient"].update(cast.ids_of(report, event.recipients))
    for kid, role in _hanging(clause, head):
        below = Span(*_reach(clause, kid))
        found = {entity for at, entity in mentions if below.covers(at)}
        entity_at = {entity for at, entity in mentions if at.overlaps(clause.words[kid].span)}
        taken = parties["actor"] | parties["recipient"]
        parties[role if entity_at else "besides"].update(entity_at - taken)
        parties["besides"].update(found - entity_at - taken)
        if not entity_at and clause.words[kid].upos in _SUBSTANCE:
            things[role].add(_lemma(clause.words[kid]))
    near = {head, *clause.children[head]}
    near |= {kid for at in list(near) for kid in clause.children[at]}
    return Deed(
        report=report,
        sentence=clause.sentence.span.start,
        start=clause.words[head].span.start,
        words=tuple(_lemma(word) for word in ordered),
        action=action_of(clause.words[head].lemma),
        noun=clause.words[head].upos in ("NOUN", "PROPN"),
        parties={role: frozenset(found) for role, found in parties.items()},
        things={role: frozenset(found) for role, found in things.items()},
        around=frozenset(
            _lemma(word)
            for at, word in enumerate(clause.words)
            if word.upos in _SUBSTANCE and _lemma(word) not in _EMPTY and at != head
        ),
        names=frozenset(entity for _, entity in mentions if cast.is_named(entity)),
        numbers=frozenset(
            clause.words[at].text.casefold() for at in near if clause.words[at].upos == "NUM"
        ),
        when=event.when if event else None,
        place=cast.id_of(report, event.place) if event else None,
        kind=(event.type, event.mode) if event else (None, None),
        status=event.status if event else None,
        sense=_unpacked(sense or (event.sense if event else b"")),
    )


def _unpacked(sense: bytes) -> NDArray[np.float32] | None:
    """The vector of length 1 that signed bytes hold; None for none, or for nothing but zeros."""
    row = np.frombuffer(sense, np.int8).astype(np.float32)
    length = float(np.linalg.norm(row))
    return row / np.float32(length) if length else None


def alike_in_sense(one: Deed, other: Deed) -> float:
    """How near the words' meanings are where they stand, -1 to 1; 0 where one is not known."""
    if one.sense is None or other.sense is None:
        return 0.0
    return float(one.sense @ other.sense)


def _lemma(word: Word) -> str:
    return word.lemma.casefold()


def _reach(clause: Clause, at: int) -> tuple[int, int]:
    below = clause.below(at)
    places = below or [at]
    return clause.words[places[0]].span.start, clause.words[places[-1]].span.end


def _hanging(clause: Clause, head: int) -> list[tuple[int, str]]:
    """The words that hang on the deed's word, and as what."""
    found = []
    for kid in clause.children[head]:
        relation = clause.words[kid].relation
        if relation in _SUBJECTS:
            found.append((kid, "actor"))
        elif relation in _SUFFERERS:
            found.append((kid, "recipient"))
        elif relation in _BESIDES:
            found.append((kid, "besides"))
    above = clause.words[head].head
    if above >= 0 and clause.words[head].relation in ("acl", "acl:relcl"):
        found.append((above, "recipient" if clause.words[head].xpos == "VBN" else "actor"))
    return found


@functools.cache
def _table() -> tuple[Mapping[str, int], NDArray[np.float32]]:
    place = resources.files("twosource.fuse") / "data" / "words.npz"
    with place.open("rb") as file, np.load(file) as kept:
        words = kept["words"].tobytes().decode().split("\n")
        rows = kept["rows"].astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6
    return {word: at for at, word in enumerate(words)}, rows


@functools.lru_cache(maxsize=8192)
def meaning_of(words: tuple[str, ...]) -> NDArray[np.float32] | None:
    """The mean vector of the words, of length 1, the last counting twice; None if none is known."""
    known, rows = _table()
    found = [known[word] for word in (*words, *words[-1:]) if word in known]
    if not found:
        return None
    mean: NDArray[np.float32] = rows[found].mean(axis=0)
    return mean / (float(np.linalg.norm(mean)) + 1e-6)


@functools.lru_cache(maxsize=65536)
def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How near the meanings of two runs of lemmas are, 0 where one is not known."""
    here, there = meaning_of(one), meaning_of(other)
    return float(here @ there) if here is not None and there is not None else 0.0


def rarity(deeds: Sequence[Deed]) -> dict[str, float]:
    """Of each lemma around the deeds how much it tells: less, the more sentences have it."""
    sentences = {(deed.report, deed.sentence): deed.around for deed in deeds}
    counts: dict[str, int] = {}
    for around in sentences.values():
        for lemma in around:
            counts[lemma] = counts.get(lemma, 0) + 1
    total = len(sentences)
    return {lemma: float(np.log((1 + total) / count)) for lemma, count in counts.items()}
