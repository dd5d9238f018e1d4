"""The reports of a story with their whole texts, and where in them each statement stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.story import Origin, StoryReport, Support
from twosource.show.days import short_when
from twosource.show.head import report_name, standing_of
from twosource.show.key import Key
from twosource.show.layout import clean
from twosource.show.page.chars import web_address
from twosource.show.page.marked import (
    Mark,
    Piece,
    in_its_sentence,
    paragraphs_of,
    places_in,
    sentences_of,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report that show what it stands on."""

    report: str
    span: Span
    told: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words in their sentence, and the place of the text where they stand."""

    letter: str
    before: str
    words: str
    after: str
    href: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report as the page lists it at the top and prints it at the end."""

    place: str
    letter: str
    name: str
    standing: str
    outlet: str
    day: str
    title: str
    byline: str
    address: str | None
    url: str
    path: str
    n_words: int
    n_marks: int
    paragraphs: list[list[Piece]]
    sentences: list[Span] = field(repr=False)
    text: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one story.

    Attributes:
        places: the names of all places in the texts that a link can lead to.
        of_span: the name of the place where the words of a statement, or of a credit, stand.
    """

    by_report: dict[str, ReportText]
    places: frozenset[str]
    of_span: dict[tuple[str, str, Span], str]


def texts_of(
    key: Key,
    reports: Mapping[str, Report],
    *,
    numbers: Mapping[str, int],
    story: str,
    evidence: Sequence[Evidence],
) -> Texts:
    """The reports of a story with their marks; without its text a report is listed all the same.

    Args:
        numbers: of each statement, by its id; those told by another one have the other's.
        story: the name of the story's place on the page.
    """
    marker = _Marker(key, story)
    for statement in key.statements:
        number = numbers[statement.id]
        for support in statement.support:
            marker.mark_said(statement.id, support, number)
        for inner in key.carried.get(statement.id, ()):
            for support in inner.support:
                outer = _covering(support, statement.support)
                if outer is None:
                    marker.mark_said(inner.id, support, number)
                else:
                    place = marker.of_span[(statement.id, outer.report, outer.span)]
                    marker.of_span[(inner.id, support.report, support.span)] = place
    for one in evidence:
        marker.mark_credit(one)
    by_report = {
        report.id: _report_text(report, reports.get(report.id), marker.marks[report.id], key, story)
        for report in key.story.reports
    }
    places = [places_in(one.paragraphs) for one in by_report.values()]
    return Texts(by_report, frozenset().union(*places), marker.of_span)


class _Marker:
    """Gathers the marks of every report of a story and names their places."""

    def __init__(self, key: Key, story: str) -> None:
        self._key = key
        self._story = story
        self._counts: Counter[str] = Counter()
        self.marks: dict[str, list[Mark]] = {report.id: [] for report in key.story.reports}
        self.of_span: dict[tuple[str, str, Span], str] = {}

    def mark_said(self, statement_id: str, support: Support, number: int) -> None:
        """Mark the words of a statement."""
        where = (statement_id, support.report, support.span)
        if where in self.of_span:
            return
        place = self._place(support.report, str(number))
        self.of_span[where] = place
        if support.report in self.marks:
            href = f"#{self._story}-s{number}"
            self.marks[support.report].append(Mark(support.span, place, number, href))

    def mark_credit(self, one: Evidence) -> None:
        """Mark words that show an origin, once."""
        where = ("", one.report, one.span)
        if where in self.of_span or one.report not in self.marks:
            return
        self.of_span[where] = self._place(one.report, "c")
        self.marks[one.report].append(Mark(one.span, self.of_span[where], style="credit"))

    def _place(self, report: str, name: str) -> str:
        """`t1-B-12`, and `t1-B-12-2` for the second of that name."""
        place = f"{self._story}-{self._key.letters.get(report, '')}-{name}"
        self._counts[place] += 1
        count = self._counts[place]
        return place if count == 1 else f"{place}-{count}"


def _covering(support: Support, others: Iterable[Support]) -> Support | None:
    """The first of the others in the same report that holds all of its words."""
    return next(
        (one for one in others if one.report == support.report and one.span.covers(support.span)),
        None,
    )


def _report_text(
    report: StoryReport, taken: Report | None, marks: Sequence[Mark], key: Key, story: str
) -> ReportText:
    letter = key.letters[report.id]
    text = taken.text if taken else None
    url = clean(report.url or "")
    return ReportText(
        place=f"{story}-{letter}",
        letter=letter,
        name=report_name(report, key),
        standing=clean(standing_of(report, key)),
        outlet=clean(report.outlet or "outlet not known"),
        day=short_when(report.published, None) or "day not known",
        title=clean(report.title or ""),
        byline=clean((taken.byline if taken else None) or ""),
        address=web_address(report.url),
        url=url,
        path=clean(report.path or ""),
        n_words=len(text.split()) if text else 0,
        n_marks=len(marks),
        paragraphs=paragraphs_of(text, marks) if text else [],
        sentences=sentences_of(text) if text else [],
        text=text,
    )


def excerpt_of(
    statement_id: str, report: str, span: Span, words: str | None, *, key: Key, texts: Texts
) -> Excerpt:
    """Words of a report in their sentence, with a link to their place in the whole text.

    Args:
        statement_id: of the statement that they support; empty for other evidence.
        words: what stands at the span; None where only the text tells.
    """
    letter = key.letters.get(report, "?")
    source = texts.by_report.get(report)
    if source is None:
        return Excerpt(letter, "", words or "", "", "")
    said = words if words is not None else span.of(source.text or "")
    before, middle, after = in_its_sentence(source.text, source.sentences, span, said)
    place = texts.of_span.get((statement_id, report, span), "")
    href = f"#{place if place in texts.places else source.place}"
    return Excerpt(letter, before, middle, after, href)


def evidence_of(origin: Origin, key: Key) -> list[Evidence]:
    """The words that show an origin: so far the credits that name it, report by report."""
    found = [
        Evidence(report.id, credit.span, f"names {clean(credit.agency)}")
        for report in key.story.reports
        if report.id in origin.reports
        for credit in report.credits
        if credit.agency == origin.name
    ]
    return list(dict.fromkeys(found))


def other_credits(key: Key) -> list[Evidence]:
    """Credits that name none of the origins that their reports stand on."""
    shown = {
        (one.report, one.span) for origin in key.story.origins for one in evidence_of(origin, key)
    }
    return [
        Evidence(report.id, credit.span, f"names {clean(credit.agency)}")
        for report in key.story.reports
        for credit in report.credits
        if (report.id, credit.span) not in shown
    ]
