"""Pages as trees that tests can ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import lxml.html

from tests.show.conftest import one_support
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.story import Record, Statement, StoryFigure, StoryRecord
from twosource.show.page.whole import page_of

TEXTS = {
    "r1": "President Ilva Torrin arrived late in Orrin. It is a state visit.\n\n"
    "There are no worries. An arrest is extremely unlikely, though Orrin was obliged to arrest "
    "her. It gets 95% of its fuel from Velia. The visit was prepared under a warrant.",
    "r2": "The visit began on Friday, reports the Northern Wire Agency.\n\nSome were detained. "
    "The warrant is two years old. Orrin lies between Velia and the sea.",
}


def with_texts(story: StoryRecord) -> tuple[StoryRecord, list[Report]]:
    """The story with the spans of its supports as they stand in texts that hold their words."""
    statements = tuple(
        replace(one, support=tuple(_placed(support) for support in one.support))
        for one in story.statements
    )
    reports = tuple(replace(one, id=_taken(one).id) for one in story.reports)
    ids = {old.id: new.id for old, new in zip(story.reports, reports, strict=True)}
    statements = tuple(
        replace(
            one,
            support=tuple(replace(each, report=ids[each.report]) for each in one.support),
        )
        for one in statements
    )
    start = TEXTS["r2"].index("reports the")
    credit = replace(
        story.reports[1].credits[0],
        span=Span(start, start + len("reports the Northern Wire Agency")),
    )
    reports = (reports[0], replace(reports[1], credits=(credit,)))
    origins = tuple(
        replace(one, reports=tuple(ids[report] for report in one.reports)) for one in story.origins
    )
    placed = replace(story, statements=statements, reports=reports, origins=origins)
    return placed, [_taken(one) for one in story.reports]


def _placed(support: Any) -> Any:
    words = support.words
    start = TEXTS[support.report].lower().index(words.lower())
    span = Span(start, start + len(words))
    return replace(support, span=span, words=span.of(TEXTS[support.report]))


def _taken(report: Any) -> Report:
    return Report(
        text=TEXTS[report.id],
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        byline="Mina Stavros",
    )


def tree_of(record: Record, reports: Iterable[Report]) -> Any:
    """The page as a browser's parser would have it."""
    return lxml.html.document_fromstring(page_of(record, reports).decode())


def story_tree(story: StoryRecord, reports: Iterable[Report] = ()) -> Any:
    """The page of one story."""
    return tree_of(Record(stories=(story,)), reports)


def told(element: Any) -> str:
    """Its text with single blanks."""
    return " ".join(str(element.text_content()).split())


def dangling(tree: Any) -> list[str]:
    """Links into the page that lead nowhere."""
    ids = set(tree.xpath("//@id"))
    return [link for link in tree.xpath("//a/@href") if link[0] == "#" and link[1:] not in ids]


def told_figure(number: int, words: str, start: int, text: str, report: str = "r1") -> Statement:
    """A figure that an event tells in full."""
    return Statement(
        id=f"s{number}",
        kind="figure",
        text=text,
        figure=StoryFigure(what="it", value=14.0, unit=None, approximate=False),
        support=(one_support(report, words, start),),
        origins=1,
    )
