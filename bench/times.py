"""Time expressions against TimeML and MEANTIME, and the days of MEANTIME's events.

Spans: F1 of equal spans (strict) and of overlapping ones, one to one (relaxed). Value: a relaxed
match counts when its TIMEX3 value is the same, as in TempEval-3 (UzZaman et al. 2013); a time
that the reading leaves open has no value and counts as wrong. "alike" lets two writings of one
value count as the same ("2000-W6" and "2000-W06", "1949-XX" and "1949"). A document's creation
time is the report's day and is not itself measured. MEANTIME marks times in the first sentences
only. "odd": every second document; errors were read, and rules made, on the others only.

Events: those that MEANTIME links to a time in the text, or to the report's day, as included in
it or simultaneous. Of our events on the same words: the share with just that time ("right"),
with a longer one around it ("wider"), with another ("wrong"), and with none; of those that
have a time the share of right ones (P), and the same of all that are linked (R). The rows "any
word" put the rules for whose time it is to every linked word, whether it is an event of ours or
not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from common import (
    Meantime,
    analyses,
    around,
    chosen,
    day_of,
    encoder_of,
    f1,
    head_at,
    meantime,
    pairs,
    reading_arguments,
    readings,
    show,
    tree_at,
)
from timex import Told, values

from twosource.models.encoder import Analysis
from twosource.models.reader import Reader
from twosource.read.headings import headings_in
from twosource.read.times import time_of, times_in
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.tree import Tree

SETS = ("timebank", "aquaint", "meantime", "platinum")
DEFAULT = SETS[:3]  # platinum is the official test part: only when asked for
_WITHIN = {"IS_INCLUDED", "SIMULTANEOUS"}

Timex = tuple[Span, str]


def timeml(data: Path, name: str) -> list[tuple[Report, list[Timex]]]:
    """The documents of a TimeML folder: the text, its day, and its time expressions."""
    paths = sorted((data / "tempeval3").rglob("*.tml"))
    return [
        read_timeml(path)
        for path in paths
        if name in (part.lower() for part in path.parts) or f"te3-{name}" in path.parts
    ]


def read_timeml(path: Path) -> tuple[Report, list[Timex]]:
    """One TimeML file; the text is what stands in TEXT, without its marks."""
    root = ElementTree.parse(path).getroot()
    pieces: list[str] = []
    timexes: list[Timex] = []

    def walk(element: ElementTree.Element, start: int) -> int:
        end = start + len(element.text or "")
        pieces.append(element.text or "")
        for inner in element:
            end = walk(inner, end) + len(inner.tail or "")
            pieces.append(inner.tail or "")
        if element.tag == "TIMEX3" and end > start:
            timexes.append((Span(start, end), element.get("value", "")))
        return end

    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is not None:
        walk(body, 0)
    published = day_of(created.get("value", "")) if created is not None else None
    return Report(text="".join(pieces), published=published, path=path.stem), sorted(timexes)


def meantime_times(document: Meantime) -> tuple[list[Timex], list[Span]]:
    """The time expressions that have words, and where the document does not count."""
    times = [mark for mark in document.marks.values() if mark.kind == "TIMEX3" and mark.span]
    own = [m.span for m in times if m.said["functionInDocument"] == "CREATION_TIME" and m.span]
    rest = [(m.span, m.said.get("value", "")) for m in times if m.span and m.span not in own]
    return sorted(rest), [*own, Span(document.until, len(document.report.text))]


def found_times(report: Report, analysis: Analysis) -> Iterator[Timex]:
    """Our time expressions of a report with their values; an empty value for none."""
    headings = headings_in(analysis.sentences)
    told = Told(report.published)
    for place, sentence in enumerate(analysis.sentences):
        tree = Tree(sentence, heading=place in headings)
        for mention, value in values(times_in(tree, published=report.published), told):
            yield tree.span([mention.first, mention.last]), value


def alike(value: str) -> str:
    """The value in one way of writing, where the sets have several for the same time."""
    plain = re.sub(r"(-XX)+$", "", value)
    plain = re.sub(r"^(\d{4})-W(\d)$", r"\1-W0\2", plain)
    plain = re.sub(r"^(\d{3})X$", r"\1", plain)
    return re.sub(r"T(\d\d)$", r"T\1:00", plain)


class Score:
    """Counts over documents: found, true, and what of it was right."""

    def __init__(self) -> None:
        self.found = self.true = self.strict = self.relaxed = self.value = self.given = 0
        self.alike = 0
        self.errors: list[str] = []

    def add(self, report: Report, found: Sequence[Timex], true: Sequence[Timex]) -> None:
        """Count one document."""
        matched = pairs([span for span, _ in found], [span for span, _ in true])
        self.found += len(found)
        self.true += len(true)
        self.relaxed += len(matched)
        for ours, theirs in matched:
            (span, value), (marked, wanted) = found[ours], true[theirs]
            self.strict += span == marked
            self.value += value == wanted
            self.alike += alike(value) == alike(wanted)
            self.given += value != ""
            if value != wanted:
                self._err("value", report, marked, f"{wanted}, not {value or 'nothing'}")
            elif span != marked:
                self._err("span", report, marked, f"not {span.of(report.text)!r}")
        ours_used, theirs_used = {a for a, _ in matched}, {b for _, b in matched}
        for place, (span, value) in enumerate(found):
            if place not in ours_used:
                self._err("too much", report, span, value)
        for place, (span, value) in enumerate(true):
            if place not in theirs_used:
                self._err("missed", report, span, value)

    def _err(self, kind: str, report: Report, span: Span, why: str) -> None:
        told = around(report.text, span)
        self.errors.append(f"{kind}: {report.path} ({report.published}): {told} {why}")

    def row(self) -> dict[str, float]:
        """F1 of each kind; of the matches and of those with a value, the share of right ones."""
        return {
            "strict P": f1(self.strict, self.found, self.true)[0],
            "strict R": f1(self.strict, self.found, self.true)[1],
            "strict F1": f1(self.strict, self.found, self.true)[2],
            "relaxed F1": f1(self.relaxed, self.found, self.true)[2],
            "value F1": f1(self.value, self.found, self.true)[2],
            "alike F1": f1(self.alike, self.found, self.true)[2],
            "right values": self.value / self.relaxed if self.relaxed else 0.0,
            "right of given": self.value / self.given if self.given else 0.0,
        }


def anchors(document: Meantime) -> Iterator[tuple[Span, PartialDate, bool]]:
    """The events that lie within a day, month or year; True: the report's own day."""
    for relation, source, target in document.links:
        if relation == "INCLUDES":
            source, target = target, source
        one, two = document.marks.get(source), document.marks.get(target)
        if one and two and one.kind == "TIMEX3" and relation == "SIMULTANEOUS":
            one, two = two, one
        if not one or not two or relation not in _WITHIN | {"INCLUDES"}:
            continue
        if one.kind == "EVENT_MENTION" and two.kind == "TIMEX3" and one.span:
            value = re.fullmatch(r"(\d{4}(-\d\d){0,2})(T.*)?", two.said.get("value", ""))
            own = two.said["functionInDocument"] == "CREATION_TIME"
            if value:
                yield one.span, PartialDate.parse(value[1]), own


def verdict(when: When | None, date: PartialDate) -> str:
    """How a time stands to the one it should be."""
    if when is None:
        return "no time"
    if when == When.on(date):
        return "right"
    return "wider" if when.first <= date.first and date.last <= when.last else "wrong"


def of_event(reading: Reading, trigger: Span) -> tuple[bool, When | None]:
    """Whether some event of ours stands at a trigger, and the time it has."""
    here = [event for event in reading.events if event.trigger.overlaps(trigger)]
    return bool(here), next((event.when for event in here if event.when is not None), None)


def of_word(reading: Reading, trigger: Span) -> tuple[bool, When | None]:
    """The time that the rules give the head of a trigger, be it an event of ours or not."""
    at = head_at(reading, trigger)
    if at is None:
        return False, None
    tree = tree_at(reading, at[0])
    time = time_of(tree, at[1], times_in(tree, published=reading.report.published))
    return True, time.when if time else None


def event_rows(
    reader: Reader, documents: Sequence[Meantime], errors: list[str]
) -> list[Mapping[str, object]]:
    """The shares of right, wider, wrong and missing times, by where the time stands."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    read = readings(reader, [document.report for document in documents])
    for document, reading in zip(documents, read, strict=True):
        for trigger, date, own in sorted(set(anchors(document)), key=str):
            for title, judge in (("events", of_event), ("any word", of_word)):
                ours, when = judge(reading, trigger)
                kind = verdict(when, date) if ours else "no event"
                where = "the report's day" if own else "a time in the text"
                counts.setdefault((title, where), Counter())[kind] += 1
                if kind not in ("right", "no event") and not own:
                    told = around(document.report.text, trigger)
                    why = f"{date}, not {when or 'nothing'}"
                    errors.append(f"{title}, {kind}: {document.report.path}: {told} {why}")
    rows: list[Mapping[str, object]] = []
    for (title, where), count in sorted(counts.items(), reverse=True):
        ours = count.total() - count["no event"]
        dated = count["right"] + count["wider"] + count["wrong"]
        shares = {
            kind: count[kind] / ours if ours else 0.0
            for kind in ("right", "wider", "wrong", "no time")
        }
        name = f"meantime {title}, {where}"
        both = {
            "day P": count["right"] / dated if dated else 0.0,
            "day R": count["right"] / count.total(),
        }
        rows.append({"set": name, "anchored": count.total(), "ours": ours, **shares, **both})
    return rows


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    for name in [given.set] if given.set else DEFAULT:
        score = Score()
        linked = meantime(given.data)[: given.documents] if name == "meantime" else []
        if linked:
            marked = [(d.report, *meantime_times(d)) for d in linked]
        else:
            some = timeml(given.data, name)[: given.documents]
            marked = [(report, timexes, []) for report, timexes in some]
        if not marked:
            continue
        odd = Score()
        seen = analyses(reader, [report for report, _, _ in marked])
        for place, ((report, true, left_out), analysis) in enumerate(
            zip(marked, seen, strict=True)
        ):
            found = [
                timex
                for timex in found_times(report, analysis)
                if not any(timex[0].overlaps(span) for span in left_out)
            ]
            score.add(report, found, true)
            if place % 2:
                odd.add(report, found, true)
        count = len(marked)
        rows.append({"set": name, "documents": count, "times": score.true, **score.row()})
        rows.append({"set": f"{name} odd", "documents": count // 2, "times": odd.true, **odd.row()})
        errors += score.errors
        if linked:
            rows += event_rows(reader, linked, errors)
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
