"""PLOVER's types and modes, and which verbs and nouns stand for them."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources

TYPES = tuple(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN
    PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split()
)
_TO_COME = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_NOT_YET = frozenset({"planned", "expected"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A type and mode; `sure`: the words have hardly another sense."""

    type: str
    mode: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with what must stand beside it, or a noun with the words before it."""

    beside: frozenset[str]
    objects: frozenset[str]
    kind: Kind

    @property
    def length(self) -> int:
        """How much the frame asks for: longer ones go before shorter ones."""
        return len(self.beside) + (2 if self.objects else 0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a verb or noun, as lemmas and words in lower case.

    Attributes:
        beside: particles, prepositions and adverbs of a verb; the words before a noun.
        objects: heads of what the verb is done to; `""` as key for the object itself, else the
            preposition.
    """

    beside: Collection[str] = ()
    objects: Mapping[str, Collection[str]] = field(default_factory=dict)


NONE = Surroundings()


def kind_of(lemma: str, around: Surroundings = NONE, *, noun: bool = False) -> Kind | None:
    """The type and mode of a verb or noun among its words; None where the lists have none."""
    fitting = list(kinds_of(lemma, around, noun=noun))
    return fitting[0] if fitting else None


def kinds_of(lemma: str, around: Surroundings = NONE, *, noun: bool = False) -> Iterator[Kind]:
    """All that a verb or noun can stand for, the frames that ask for most first.

    Words that stand under two types are sure of neither.
    """
    fitting = [
        frame
        for frame in _frames().get((lemma, noun), ())
        if frame.beside <= set(around.beside) and _has_object(frame, around)
    ]
    longest = [one for one in fitting if one.length == fitting[0].length and one.kind.sure]
    torn = len({one.kind.type for one in longest}) > 1
    for frame in fitting:
        yield replace(frame.kind, sure=False) if torn and frame in longest else frame.kind


def _has_object(frame: Frame, around: Surroundings) -> bool:
    if not frame.objects:
        return True
    for case, heads in around.objects.items():
        if (not case or case in frame.beside) and not frame.objects.isdisjoint(heads):
            return True
    return False


def is_deed(noun: str) -> bool:
    """Whether a noun names something done or a state rather than somebody or something."""
    if (noun, True) in _frames():
        return True
    return noun.endswith(_OF_DEEDS) and noun not in _BODIES


_OF_DEEDS = tuple("tion sion ment ance ence ity ness al ure ism cy".split())
_BODIES = frozenset(
    """government department management organization organisation administration corporation
    parliament population equipment apartment document instrument station nation division
    generation delegation institution association federation commission coalition regiment
    detachment contingent official criminal hospital individual animal capital journal liberal
    radical rival city community university security majority minority authority celebrity
    agency company constituency embassy infrastructure audience ambulance""".split()
)


@functools.cache
def _frames() -> dict[tuple[str, bool], list[Frame]]:
    """The frames by lemma and by whether it is a noun, longest first, in the file's order."""
    text = (resources.files("twosource.text") / "plover.txt").read_text(encoding="utf-8")
    found: dict[tuple[str, bool], list[Frame]] = {}
    heading: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            heading = line.split()
            continue
        for item in filter(None, (part.strip() for part in line.split(","))):
            key, frame = _frame(item, heading)
            found.setdefault(key, []).append(frame)
    for frames in found.values():
        frames.sort(key=lambda frame: (-frame.length, not frame.kind.sure))
    return found


def _frame(item: str, heading: list[str]) -> tuple[tuple[str, bool], Frame]:
    words, _, objects = item.removeprefix("?").partition(" > ")
    kind = Kind(heading[0], heading[1] if len(heading) > 1 else None, not item.startswith("?"))
    noun = words.startswith("the ")
    parts = words.split()[noun:]
    lemma = parts[-1] if noun else parts[0]
    beside = frozenset(parts[:-1] if noun else parts[1:])
    return (lemma, noun), Frame(beside, frozenset(objects.split("/")) - {""}, kind)


def as_exported(kind: str | None, mode: str | None, status: str) -> tuple[str | None, str | None]:
    """The type and mode under PLOVER's own rule for what is announced.

    A meeting, support, cooperation or aid that is still to come is an agreement there; ours keep
    their type, and the status says that they are to come.
    """
    if kind in _TO_COME and status in _NOT_YET:
        return "AGREE", None
    return kind, mode
