"""What the reports say of a journey: how it ended (R17), party or not, and who says the duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from twosource.lens.icc.reference import Reference
from twosource.lens.icc.travels import CALLED_OFF, Journey, state_of_place
from twosource.record.dates import PartialDate
from twosource.record.story import Statement, StoryRecord, Support
from twosource.text.names import name_tokens

Outcome = Literal["arrested", "not arrested", "visit cancelled", "not yet known"]
_ARRESTS: Final = frozenset("arrest detain apprehend".split())
_LEAVES: Final = frozenset({"leave", "depart", "fly home", "return", "fly out"})
_EXPLICIT: Final = re.compile(
    r"\b(?:without being (?:arrested|detained)"
    r"|(?:was|were|had) not (?:been )?(?:arrested|detained)"
    r"|(?:failed|refused|declined) to (?:arrest|detain))\b"
)
_IMPLIED: Final = re.compile(r"\bwithout (?:incident|hindrance)\b")
_PARTY: Final = re.compile(
    r"\b(?:members?|membership|signator(?:y|ies)|signed|ratif\w+|part(?:y|ies) to|joined"
    r"|withdr[ae]w\w*)\b",
    re.IGNORECASE,
)
_SHOWN_CHARS: Final = 120
_SENTENCE: Final = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s+[A-Z“\"‘(])|(?=\n)|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a journey ended by one report, with its words; `implied`: it does not say so outright."""

    outcome: Outcome
    implied: bool
    report: str
    words: str
    statement: str | None


def endings(
    reference: Reference, story: StoryRecord, journey: Journey, texts: Mapping[str, str]
) -> tuple[Ending, ...]:
    """What each report that tells it says; a report written before the end cannot say "not"."""
    published = {one.id: one.published for one in story.reports}
    late = {
        report
        for report, day in published.items()
        if day is not None and day >= journey.ends.isoformat()
    }
    found = [*_told(reference, story, journey, late), *_in_words(journey, texts, late)]
    once: dict[tuple[str, str], Ending] = {}
    for one in sorted(found, key=lambda one: one.implied):
        once.setdefault((one.report, one.outcome), one)
    order = {one.id: at for at, one in enumerate(story.reports)}
    return tuple(sorted(once.values(), key=lambda one: (order[one.report], one.outcome)))


def _told(
    reference: Reference, story: StoryRecord, journey: Journey, late: set[str]
) -> Iterator[Ending]:
    """From the events: an arrest, a denied arrest, a departure, a visit that was called off."""
    countries = {
        one.id: state_of_place(reference, one)
        for one in story.entities
        if one.kind in ("state", "place")
    }
    for one in story.statements:
        event = one.event
        if event is None:
            continue
        elsewhere = countries.get(event.place or "") not in (None, journey.iso3)
        whom = journey.person.id in event.recipients
        if whom and event.action in _ARRESTS and not elsewhere and _near(one, journey):
            for support in one.support:
                if support.status == "happened" and not _is_past(support):
                    yield _ending("arrested", support, one)
                if support.status == "denied" and support.report in late:
                    yield _ending("not arrested", support, one)
        here = journey.iso3 in [countries.get(e) for e in (event.place or "", *event.recipients)]
        if journey.person.id in event.actors and event.action in _LEAVES and here:
            for support in one.support:
                if support.status == "happened" and support.report in late:
                    yield _ending("not arrested", support, one, implied=True)
        if journey.presence == "cancelled" and one in journey.statements:
            for support in one.support:
                if support.status == "denied" or event.action in CALLED_OFF:
                    yield _ending("visit cancelled", support, one)


def _is_past(support: Support) -> bool:
    """Whether its words are a general rule, or tell what lies back."""
    return support.general or support.discourse in ("history", "previous")


def _near(statement: Statement, journey: Journey) -> bool:
    """Whether an arrest is not told of another time."""
    when = statement.event.when if statement.event else None
    if when is None:
        return True
    begins, _, ends = when.partition("/")
    first, last = PartialDate.parse(begins).first, PartialDate.parse(ends or begins).last
    return first <= journey.ends and last >= journey.begins


def _ending(
    outcome: Outcome, support: Support, statement: Statement, *, implied: bool = False
) -> Ending:
    return Ending(
        outcome=outcome, implied=implied, report=support.report, words=support.words,
        statement=statement.id,
    )  # fmt: skip


def _in_words(journey: Journey, texts: Mapping[str, str], late: set[str]) -> Iterator[Ending]:
    """From words no event was made of: "hosted him without incident"."""
    if journey.planned:
        return
    surname = name_tokens(journey.person.name)[-1]
    for report in sorted(late & set(texts)):
        for sentence in sentences_of(texts[report]):
            if surname not in sentence.casefold() or "“" in sentence or '"' in sentence:
                continue
            for pattern, implied in ((_EXPLICIT, False), (_IMPLIED, True)):
                match = pattern.search(sentence)
                if match and not re.search(r"\b(?:if|whether|would|could|may)\b", sentence):
                    yield Ending(
                        outcome="not arrested", implied=implied, report=report,
                        words=match.group(), statement=None,
                    )  # fmt: skip


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, as far as full stops tell them."""
    return [match.group().strip() for match in _SENTENCE.finditer(text) if match.group().strip()]


def party_words(
    reference: Reference, story: StoryRecord, iso3: str, texts: Mapping[str, str]
) -> list[dict[str, str]]:
    """The sentences that say of the state what it is to the court, each as it stands."""
    names = {reference.name_of(iso3)}
    names |= {one.name for one in story.entities if one.country == iso3 and one.kind == "state"}
    court = (reference.court, reference.short, reference.statute_name)
    found = []
    for report in story.reports:
        text = texts.get(report.id)
        words = sentences_of(text) if text else _words_of(story, report.id)
        for sentence in dict.fromkeys(words):
            if (
                any(re.search(rf"\b{re.escape(name)}\b", sentence) for name in names)
                and any(re.search(rf"\b{re.escape(one)}\b", sentence) for one in court)
                and _PARTY.search(sentence)
            ):
                found.append({"report": report.id, "words": sentence})
    return found


def near_party(sentence: str) -> str:
    """The words around "member" or "signed", where the sentence is long."""
    match = _PARTY.search(sentence)
    if match is None or len(sentence) <= _SHOWN_CHARS:
        return sentence.rstrip(".")
    start = sentence.rfind(" ", 0, max(match.start() - _SHOWN_CHARS // 3, 0)) + 1
    end = sentence.find(" ", min(match.end() + _SHOWN_CHARS // 2, len(sentence)))
    shown = sentence[start : end if end > 0 else len(sentence)]
    return ("… " if start else "") + shown.rstrip(".") + (" …" if end > 0 else "")


def _words_of(story: StoryRecord, report: str) -> list[str]:
    """Without its text, the words of a report that the record holds."""
    return [
        support.words
        for one in story.statements
        for support in one.support
        if support.report == report
    ]


def duty_said(story: StoryRecord, journey: Journey) -> tuple[list[dict[str, Any]], list[str]]:
    """Who says that the person is to be arrested, and the statements that say it."""
    names = {one.id: one.name for one in story.entities}
    said: list[dict[str, Any]] = []
    ids: list[str] = []
    for one in story.statements:
        event = one.event
        if event is None or event.status != "obliged" or event.action not in _ARRESTS:
            continue
        if journey.person.id not in event.recipients:
            continue
        ids.append(one.id)
        for support in one.support:
            if support.status == "obliged":
                said.append(
                    {
                        "report": support.report,
                        "on_the_word_of": [names[holder] for holder in support.holders],
                        "own_voice": not support.holders and support.voice is None,
                        "general": support.general,
                        "words": support.words,
                    }
                )
    return said, ids
