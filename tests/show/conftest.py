"""An invented story of two reports that every test of the view looks at."""

from __future__ import annotations

import pytest

from twosource.record.problem import Problem
from twosource.record.reading import Status
from twosource.record.span import Span
from twosource.record.story import (
    Difference,
    DifferenceValue,
    Origin,
    Record,
    Statement,
    StoryCredit,
    StoryEntity,
    StoryEvent,
    StoryFigure,
    StoryMention,
    StoryQuote,
    StoryRecord,
    StoryReport,
    Support,
)

ENTITIES = (
    StoryEntity(
        id="e1",
        kind="person",
        name="Ilva Torrin",
        variants=("Torrin", "President Ilva Torrin"),
        roles=("President of Velia",),
        country=None,
        mentions=(
            StoryMention(report="r1", span=Span(0, 5)),
            StoryMention(report="r2", span=Span(0, 5)),
        ),
    ),
    StoryEntity(
        id="e2",
        kind="person",
        name="Bram Osk",
        roles=("spokesperson of the Velian Palace",),
        mentions=(StoryMention(report="r1", span=Span(9, 12)),),
    ),
    StoryEntity(id="e3", kind="organisation", name="the Harbour Court"),
)
REPORTS = (
    StoryReport(
        id="r1",
        path="one.txt",
        url=None,
        outlet="Velian Post",
        title="Torrin arrives",
        published="2031-05-02",
        origin="o1",
    ),
    StoryReport(
        id="r2",
        path="two.txt",
        url="https://gazette.example/two",
        outlet="Orrin Gazette",
        title="Torrin welcomed",
        published="2031-05-03",
        origin="o2",
        credits=(
            StoryCredit(agency="Northern Wire Agency", span=Span(80, 99), scope=Span(50, 99)),
        ),
    ),
)
ORIGINS = (
    Origin(
        id="o1",
        kind="unknown",
        name="Velian Post",
        reports=("r1",),
        why="Velian Post: own or unclear, no credit found",
    ),
    Origin(
        id="o2",
        kind="wire",
        name="Northern Wire Agency",
        reports=("r2",),
        why="Orrin Gazette credits Northern Wire Agency: “reports the Northern Wire Agency” "
        "(covers 1 sentence; the rest: probable)",
    ),
)


def one_support(report: str, words: str, start: int = 60, when: str | None = None) -> Support:
    """What one of the two reports says, at its own origin."""
    origin = {"r1": "o1", "r2": "o2"}[report]
    span = Span(start, start + len(words))
    return Support(report=report, span=span, words=words, origin=origin, when=when)


def an_event(
    number: int,
    text: str,
    *support: Support,
    status: Status = "happened",
    when: str | None = None,
    holders: tuple[str, ...] = (),
    hedge: str | None = None,
) -> Statement:
    """A statement of an event whose support and text are given."""
    event = StoryEvent(
        type=None,
        mode=None,
        action="act",
        actors=("e1",),
        recipients=(),
        place=None,
        when=when,
        status=status,
        hedge=hedge,
    )
    return Statement(
        id=f"s{number}",
        kind="event",
        text=text,
        event=event,
        holders=holders,
        support=support,
        origins=len({one.origin for one in support}),
    )


def a_quote(number: int, speaker: str | None, words: str, *, direct: bool) -> Statement:
    """A quote of the first report, of 30 April."""
    return Statement(
        id=f"s{number}",
        kind="quote",
        text=f"Somebody said: {words}",
        quote=StoryQuote(
            speaker=speaker, words=words, direct=direct, cue=None if direct else "said"
        ),
        support=(one_support("r1", words, when="2031-04-30"),),
        origins=1,
    )


def a_story(*statements: Statement, differences: tuple[Difference, ...] = ()) -> StoryRecord:
    """The story of the two reports with these statements."""
    return StoryRecord(
        id="story",
        title="Torrin visits Orrin under a warrant of the Harbour Court",
        begins="2031-05-02",
        ends="2031-05-03",
        reports=REPORTS,
        origins=ORIGINS,
        entities=ENTITIES,
        statements=statements,
        differences=differences,
    )


@pytest.fixture
def story() -> StoryRecord:
    """Events of every standing, quotes, a figure, a background fact and a difference."""
    statements = (
        an_event(
            1,
            "Torrin visited Orrin, the first member of the court to receive her since the warrant "
            "was issued two years ago.",
            one_support("r1", "a state visit"),
            one_support("r2", "the visit"),
            when="2031-05-02/2031-05-03",
        ),
        an_event(
            2, "Torrin arrived in Orrin.", one_support("r1", "arrived late"), when="2031-05-02"
        ),
        an_event(3, "Police detained demonstrators.", one_support("r2", "were detained", 300)),
        an_event(
            4,
            "The Harbour Court issued a warrant for the arrest of Torrin.",
            one_support("r1", "a warrant"),
            one_support("r2", "the warrant"),
            when="2029-03",
        ),
        an_event(
            5,
            "Orrin is to arrest Torrin.",
            one_support("r1", "was obliged to arrest"),
            status="obliged",
            holders=("e3",),
        ),
        an_event(
            6,
            "An arrest of Torrin.",
            one_support("r1", "extremely unlikely"),
            status="possible",
            hedge="extremely unlikely",
        ),
        a_quote(7, "e2", "There are no worries.", direct=True),
        a_quote(8, None, "the visit was prepared", direct=False),
        Statement(
            id="s9",
            kind="figure",
            text="95% of Orrin’s fuel comes from Velia.",
            figure=StoryFigure(what="fuel", value=95.0, unit="%", approximate=False),
            support=(one_support("r1", "95% of its fuel"),),
            origins=1,
        ),
        Statement(
            id="s10",
            kind="background",
            text="Orrin lies between Velia and the sea.",
            support=(one_support("r2", "between Velia and the sea", 400),),
            origins=1,
        ),
    )
    difference = Difference(
        kind="wording",
        statements=("s1",),
        values=(
            DifferenceValue(value="state visit", support=(0,)),
            DifferenceValue(value="visit", support=(1,)),
        ),
        verdict="compatible",
        why="one word says more than the other",
    )
    return a_story(*statements, differences=(difference,))


@pytest.fixture
def record(story: StoryRecord) -> Record:
    """The story, and a file that could not be read."""
    problem = Problem(path="three.txt", step="ingest", message="it is empty; leave it out")
    return Record(stories=(story,), problems=(problem,))
