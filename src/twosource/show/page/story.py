"""One story as its part of the page needs it: the terminal's words, with links between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.record.report import Report
from twosource.record.story import Origin, Statement, StoryRecord, Support
from twosource.show.compared import about, body_with_speaker, found_alone, judged, silence_told
from twosource.show.days import days_in_full, short_when
from twosource.show.entities import entity_told, ranked
from twosource.show.head import ORIGIN_KINDS, counted, legend, many
from twosource.show.key import Key, dots_of, key_of, letters_for
from twosource.show.layout import DEFAULT_WIDTH, clean
from twosource.show.page.matrix import Matrix, matrix_of
from twosource.show.page.texts import (
    Evidence,
    Excerpt,
    ReportText,
    Texts,
    evidence_of,
    excerpt_of,
    other_credits,
    texts_of,
)
from twosource.show.page.timeline import Timeline, timeline_of
from twosource.show.rows import body_of, notes_of, values_told, voice_of
from twosource.show.told import Group, Section, told_sections


@dataclass(frozen=True, slots=True)
class Words:
    """What one report says of a statement: its words, and what they count for."""

    place: str
    letters: str
    outlet: str
    excerpt: Excerpt
    standing: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that another one tells in full."""

    kind: str
    text: str
    letters: str
    hrefs: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with its words folded under it."""

    place: str
    number: int
    label: str
    dots: str
    dots_told: str
    body: str
    letters: str
    notes: list[str]
    words: list[Words]
    carried: list[Told]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows under the name of the one who speaks in all of them, or under none."""

    name: str
    roles: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Part:
    """A section; `rest` are the rows of less weight, `n_rest` how many they are."""

    place: str
    heading: str
    count: int
    groups: list[Rows]
    rest: list[Rows]
    n_rest: int


@dataclass(frozen=True, slots=True)
class Differing:
    """A difference: what it is about, who has which, the verdict and why."""

    kind: str
    about: str
    numbers: list[int]
    verdict: str
    judged: str
    values: list[tuple[str, str, list[Excerpt]]]


@dataclass(frozen=True, slots=True)
class OriginShown:
    """An origin with the words that show it."""

    place: str
    name: str
    kind: str
    letters: str
    why: str
    evidence: list[Excerpt]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The story that a story takes up: where it stands on the page, its title and days, why."""

    href: str
    title: str
    days: str
    why: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story, ready to be printed."""

    place: str
    title: str
    counted: str
    earlier: Earlier | None
    legend: str
    reports: list[ReportText]
    parts: list[Part]
    differences: list[Differing]
    silence: tuple[str, str] | None
    alone: list[tuple[str, str, list[tuple[int, str]]]]
    findings: list[tuple[str, str, str]]
    entities: list[str]
    more_entities: list[str]
    matrix: Matrix | None
    timeline: Timeline | None
    origins: list[OriginShown]
    credits: list[Excerpt]


def story_page(
    story: StoryRecord,
    number: int,
    reports: Mapping[str, Report],
    stories: Sequence[StoryRecord] = (),
) -> StoryPage:
    """The story with its texts, as far as they are given; `number` is its place on the page.

    Args:
        stories: all of the page, in order: one of them it may take up.
    """
    key = key_of(story, width=DEFAULT_WIDTH, show_all=False, others=stories)
    place = f"t{number}"
    sections = told_sections(key)
    ordered = [one for section in sections for one in _in_order(section)]
    numbers = {one.id: at for at, one in enumerate(ordered, start=1)}
    for outer, inner in key.carried.items():
        numbers |= {one.id: numbers[outer] for one in inner}
    evidence = {origin.id: evidence_of(origin, key) for origin in story.origins}
    others = other_credits(key)
    texts = texts_of(
        key,
        reports,
        numbers=numbers,
        story=place,
        evidence=[*(one for some in evidence.values() for one in some), *others],
    )
    maker = _Maker(key, texts, numbers, place)
    alone = found_alone(key)
    alone_ids = {one.id for some in alone.values() for one in some}
    shown, hidden = ranked(key)
    return StoryPage(
        place=place,
        title=clean(story.title),
        counted=clean(counted(story)),
        earlier=_earlier(key, stories),
        legend=legend(key),
        reports=list(texts.by_report.values()),
        parts=[maker.part(section, at) for at, section in enumerate(sections, start=1)],
        differences=list(maker.differences()),
        silence=silence_told(alone, key) if alone else None,
        alone=[maker.found_alone(report, some) for report, some in alone.items()],
        findings=[
            (clean(one.lens), clean(one.text), ", ".join(one.rules)) for one in story.findings
        ],
        entities=[clean(entity_told(one, full=True)) for one in shown],
        more_entities=[clean(entity_told(one, full=True)) for one in hidden],
        matrix=matrix_of(key, ordered, alone_ids, numbers),
        timeline=timeline_of(key, numbers),
        origins=[
            maker.origin(origin, evidence[origin.id], at)
            for at, origin in enumerate(story.origins, start=1)
        ],
        credits=[maker.shown(one) for one in others],
    )


def _in_order(section: Section) -> list[Statement]:
    """The statements of a section as the page lists them: first those of weight."""
    return [one for group in (*section.groups, *section.rest) for one in group.statements]


def _earlier(key: Key, stories: Sequence[StoryRecord]) -> Earlier | None:
    earlier, found = key.earlier, key.story.continues
    if earlier is None or found is None:
        return None
    return Earlier(
        href=f"#t{stories.index(earlier) + 1}",
        title=clean(earlier.title),
        days=days_in_full(earlier.begins, earlier.ends),
        why=clean(found.why),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """What every row of one story needs to know."""

    key: Key
    texts: Texts
    numbers: Mapping[str, int]
    place: str

    def part(self, section: Section, number: int) -> Part:
        return Part(
            place=f"{self.place}-p{number}",
            heading=section.heading.capitalize(),
            count=len(_in_order(section)),
            groups=[self._rows(group, section) for group in section.groups],
            rest=[self._rows(group, section) for group in section.rest],
            n_rest=sum(len(group.statements) for group in section.rest),
        )

    def _rows(self, group: Group, section: Section) -> Rows:
        rows = [self._row(one, section.labels[one.id]) for one in group.statements]
        return Rows(group.name, group.roles, rows)

    def _row(self, statement: Statement, label: str) -> Row:
        number = self.numbers[statement.id]
        total = max(len(self.key.story.origins), statement.origins)
        return Row(
            place=f"{self.place}-s{number}",
            number=number,
            label=label,
            dots=dots_of(statement, self.key).strip(),
            dots_told=f"stated by {statement.origins} of {many(total, 'origin')}",
            body=clean(body_of(statement)),
            letters=letters_for(statement.support, self.key),
            notes=[clean(note) for note in notes_of(statement, self.key)],
            words=list(self._words(statement)),
            carried=[self._told(one) for one in self.key.carried.get(statement.id, ())],
        )

    def _words(self, statement: Statement) -> Iterator[Words]:
        """The supports in the order of the reports; the first of each has a place of its own."""
        position = {report: at for at, report in enumerate(self.key.letters)}
        places: set[str] = set()
        for support in sorted(
            statement.support, key=lambda one: (position.get(one.report, 10**6), one.span)
        ):
            letter = self.key.letters.get(support.report, "")
            place = f"{self.place}-s{self.numbers[statement.id]}{letter}" if letter else ""
            report = self.key.reports.get(support.report)
            yield Words(
                place="" if place in places else place,
                letters=letters_for([support], self.key),
                outlet=clean((report.outlet if report else None) or "outlet not known"),
                excerpt=self._excerpt(statement.id, support),
                standing=self._standing(support, statement),
            )
            places.add(place)

    def _excerpt(self, statement_id: str, support: Support) -> Excerpt:
        return excerpt_of(
            statement_id,
            support.report,
            support.span,
            support.words,
            key=self.key,
            texts=self.texts,
        )

    def _standing(self, support: Support, statement: Statement) -> str:
        """`planned · 16 May · on the word of Rita Halvorsen (A) · counts for Arden Courier`."""
        quoted = statement.quote is not None
        parts = (
            support.status or "",
            short_when(support.when, self.key.year),
            "" if quoted else voice_of(support, statement, self.key),
            f"counts for {self._origin_name(support.origin)}",
        )
        return " · ".join(part for part in parts if part)

    def _origin_name(self, origin_id: str) -> str:
        origin = self.key.origins.get(origin_id)
        if origin is None:
            return "an origin that is not known"
        return f"{clean(origin.name)} ({ORIGIN_KINDS[origin.kind]})"

    def _told(self, statement: Statement) -> Told:
        hrefs = []
        for support in statement.support:
            excerpt = self._excerpt(statement.id, support)
            hrefs.append((excerpt.letter, excerpt.href))
        return Told(
            kind=statement.kind,
            text=clean(body_of(statement)),
            letters=letters_for(statement.support, self.key),
            hrefs=hrefs,
        )

    def differences(self) -> Iterator[Differing]:
        statement_of = {
            (support.report, support.span): one.id
            for one in self.key.story.statements
            for support in one.support
        }
        for difference in self.key.story.differences:
            values = []
            for value, supports in values_told(difference, self.key):
                excerpts = [
                    self._excerpt(statement_of[(support.report, support.span)], support)
                    for support in supports
                ]
                values.append((value, letters_for(supports, self.key), excerpts))
            numbers = (self.numbers[one] for one in difference.statements if one in self.numbers)
            yield Differing(
                kind=difference.kind,
                about=about(difference, self.key),
                numbers=list(dict.fromkeys(numbers)),
                verdict=difference.verdict,
                judged=clean(judged(difference)),
                values=values,
            )

    def found_alone(
        self, report: str, statements: Sequence[Statement]
    ) -> tuple[str, str, list[tuple[int, str]]]:
        """Letter and outlet of a report, and the number and text of what no other report has."""
        told = [
            (self.numbers[one.id], clean(body_with_speaker(one, self.key))) for one in statements
        ]
        return self.key.letters[report], self.texts.by_report[report].outlet, sorted(told)

    def origin(self, origin: Origin, evidence: Sequence[Evidence], number: int) -> OriginShown:
        letters = (self.key.letters.get(report, "?") for report in origin.reports)
        return OriginShown(
            place=f"{self.place}-o{number}",
            name=clean(origin.name),
            kind=ORIGIN_KINDS[origin.kind],
            letters=" · ".join(letters),
            why=clean(origin.why),
            evidence=[self.shown(one) for one in evidence],
        )

    def shown(self, one: Evidence) -> Excerpt:
        """Words that show an origin, in their sentence."""
        excerpt = excerpt_of("", one.report, one.span, None, key=self.key, texts=self.texts)
        return replace(excerpt, told=one.told)
