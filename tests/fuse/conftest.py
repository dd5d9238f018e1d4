"""Readings made by hand: sentences as rows, everything else found by its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from twosource.record.dates import PartialDate, When
from twosource.record.reading import (
    Background,
    Credit,
    Discourse,
    Entity,
    Event,
    Figure,
    NameSpan,
    Quote,
    Reading,
    Sentence,
    Word,
)
from twosource.record.report import Report
from twosource.record.span import Span

Make = Callable[..., Reading]

_TIGHT = frozenset(".,;:?!%”)") | {"’s", "'s"}


def _text(rows: Sequence[Sequence[str]]) -> str:
    text = ""
    for row in rows:
        tight = row[0] in _TIGHT or text.endswith("“")
        text += row[0] if tight or not text else f" {row[0]}"
    return text


def _sentence(rows: Sequence[Sequence[str]], *, start: int, paragraph: int) -> Sentence:
    words, at, text = [], 0, _text(rows)
    for token, lemma, upos, xpos, head, relation in rows:
        at = text.index(token, at)
        span = Span(start + at, start + at + len(token))
        words.append(
            Word(
                text=token,
                span=span,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                head=int(head) - 1,
                relation=relation,
            )
        )
        at += len(token)
    dates = tuple(
        NameSpan(first=first, last=first, kind="date")
        for first, word in enumerate(words)
        if word.text.endswith("day")
    )
    whole = Span(start, start + len(text))
    return Sentence(span=whole, paragraph=paragraph, words=tuple(words), names=dates)


def when(text: str) -> When:
    """From `2031-05-02` or `2031-05`."""
    return When.on(PartialDate.parse(text))


class Maker:
    """Finds spans of words in a text that grows sentence by sentence."""

    def __init__(self, parses: Sequence[str]) -> None:
        self.text, sentences = "", []
        for paragraph, parse in enumerate(parses):
            rows = [line.split() for line in parse.strip().splitlines()]
            self.text += "\n\n" if self.text else ""
            start = len(self.text)
            sentences.append(_sentence(rows, start=start, paragraph=paragraph))
            self.text += _text(rows)
        self.sentences = tuple(sentences)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def with_spans(self, given: dict[str, Any], *keys: str) -> dict[str, Any]:
        found = {key: self.span(given[key]) for key in keys if given.get(key)}
        return {**given, **found}


def make_reading(
    parses: Sequence[str] = (),
    *,
    text: str | None = None,
    outlet: str | None = "Lumo Gazette",
    published: str | None = "2031-05-03",
    title: str | None = None,
    byline: str | None = None,
    entities: Sequence[dict[str, Any]] = (),
    events: Sequence[dict[str, Any]] = (),
    quotes: Sequence[dict[str, Any]] = (),
    figures: Sequence[dict[str, Any]] = (),
    backgrounds: Sequence[str] = (),
    credits: Sequence[tuple[str, str, str]] = (),
    vector: tuple[float, ...] = (),
    discourse: tuple[Discourse | None, ...] = (),
) -> Reading:
    """A reading of a text given as parsed sentences, or as plain text when there are none."""
    maker = Maker(parses)
    if text is not None:
        maker.text = text
    report = Report(
        text=maker.text,
        outlet=outlet,
        title=title,
        byline=byline,
        published=dt.date.fromisoformat(published) if published else None,
    )
    return Reading(
        report=report,
        sentences=maker.sentences,
        entities=tuple(
            Entity(**{**one, "mentions": tuple(maker.span(at) for at in one.get("mentions", ()))})
            for one in entities
        ),
        events=tuple(
            Event(
                **{
                    "action": one["lemma"],
                    "status": "happened",
                    **maker.with_spans(one, "trigger", "words", "obj", "hedge"),
                }
            )
            for one in events
        ),
        quotes=tuple(
            Quote(**{"direct": True, "cue": None, **maker.with_spans(one, "words", "cue")})
            for one in quotes
        ),
        figures=tuple(
            Figure(
                **{
                    "unit": None,
                    **maker.with_spans({"amount": one["words"], **one}, "words", "amount", "event"),
                }
            )
            for one in figures
        ),
        backgrounds=tuple(Background(words=maker.span(words)) for words in backgrounds),
        credits=tuple(
            Credit(agency=agency, span=maker.span(words), scope=maker.span(scope))
            for agency, words, scope in credits
        ),
        vector=vector,
        discourse=discourse,
    )


@pytest.fixture
def make() -> Make:
    """Makes readings of invented reports."""
    return make_reading


RUIZ = {"key": "e0", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}
VELDA = {"key": "e1", "kind": "place", "name": "Velda", "mentions": ["Velda"]}

VISITED = """
Ana Ana PROPN NNP 3 nsubj
Ruiz Ruiz PROPN NNP 1 flat
visited visit VERB VBD 0 root
Velda Velda PROPN NNP 3 obj
on on ADP IN 6 case
Friday Friday PROPN NNP 3 obl
. . PUNCT . 3 punct
"""

THE_VISIT = """
The the DET DT 2 det
visit visit NOUN NN 8 nsubj
by by ADP IN 4 case
Ana Ana PROPN NNP 2 nmod
Ruiz Ruiz PROPN NNP 4 flat
to to ADP IN 7 case
Velda Velda PROPN NNP 2 nmod
pleased please VERB VBD 0 root
traders trader NOUN NNS 8 obj
. . PUNCT . 8 punct
"""

DETAINED = """
Three three NUM CD 2 nummod
sailors sailor NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
detained detain VERB VBN 0 root
by by ADP IN 6 case
police police NOUN NN 4 obl:agent
in in ADP IN 8 case
Velda Velda PROPN NNP 4 obl
. . PUNCT . 4 punct
"""


def a_visit(**more: Any) -> Reading:
    """Ana Ruiz visited Velda, told with the verb."""
    event = {
        "lemma": "visit",
        "trigger": "visited",
        "words": "Ana Ruiz visited Velda on Friday",
        "actors": ("e0",),
        "recipients": ("e1",),
        "when": when("2031-05-02"),
        **more.pop("event", {}),
    }
    return make_reading([VISITED], entities=[RUIZ, VELDA], events=[event], **more)


def the_visit(**more: Any) -> Reading:
    """The same visit, told with the noun by another outlet."""
    event = {
        "lemma": "visit",
        "trigger": "visit",
        "words": "The visit by Ana Ruiz to Velda",
        "actors": ("e0",),
        "recipients": ("e1",),
        **more.pop("event", {}),
    }
    more = {"outlet": "The Quay", "published": "2031-05-04", **more}
    return make_reading([THE_VISIT], entities=[RUIZ, VELDA], events=[event], **more)


def detentions(**more: Any) -> Reading:
    """Police detained three sailors in Velda."""
    sailors = {
        "key": "e0",
        "kind": "group",
        "name": "sailors",
        "mentions": ["sailors"],
        "named": False,
    }
    police = {
        "key": "e2",
        "kind": "group",
        "name": "police",
        "mentions": ["police"],
        "named": False,
    }
    event = {
        "lemma": "detain",
        "trigger": "detained",
        "words": "Three sailors were detained by police in Velda",
        "actors": ("e2",),
        "recipients": ("e0",),
        "place": "e1",
        **more.pop("event", {}),
    }
    return make_reading([DETAINED], entities=[sailors, VELDA, police], events=[event], **more)


@pytest.fixture
def told_with_verb() -> Make:
    return a_visit


@pytest.fixture
def told_with_noun() -> Make:
    return the_visit


@pytest.fixture
def told_of_detentions() -> Make:
    return detentions
