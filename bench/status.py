"""How certain events are, against the UW factuality set and MEANTIME.

UW (Lee et al. 2015): each marked word has a value from -3 (certainly did not happen) to 3
(certainly did). Our event on that word gives the value that its status has in `SCALE`, and a
word without an event a constant: medians of the set's train part, which give the smallest mean
error there and which `--set uw_train` prints anew. MAE and Pearson's r are over all marked
words; "constant" is the MAE of that constant for all. The set has sentences only: runs of them
are read as one report, a paragraph each.

Few marked words are events that the reading lists. So a second row ("any word") leaves out
what is an event: it puts the rule for the status to every marked word, which says how far the
rule itself goes.

MEANTIME: of the marked events, those of negative polarity against our denied ones
("not happened"), and those in the future against our planned, expected, possible, obliged and
demanded ones. `covered` is everywhere the share of marked words with an event of ours.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from common import (
    Meantime,
    around,
    chosen,
    encoder_of,
    f1,
    head_at,
    joined,
    meantime,
    reading_arguments,
    readings,
    show,
    tree_at,
)

from twosource.read.status import standing_of
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span

SETS = ("uw", "meantime", "uw_train", "uw_test")
DEFAULT = SETS[:2]
FILES = {"uw": "dev", "uw_train": "train", "uw_test": "test"}
SCALE = {
    "happened": 3.0,
    "ongoing": 3.0,
    "planned": 2.4,
    "expected": 2.0,
    "possible": 1.4,
    "obliged": 1.8,
    "demanded": 1.8,
    "alleged": 2.6,
    "denied": -1.8,
}
"""The medians of the marked words to which the rule gives each status, in UW's train part."""
CONSTANTS = {"event": 2.8, "word": 2.6}
"""The medians of the marked words there without a status, by how statuses are looked for."""
FUTURE = frozenset({"planned", "expected", "possible", "obliged", "demanded"})
_SENTENCES = 20  # of a report that is made of sentences
_FAR = 1.5  # values so far apart are printed as errors

Marked = tuple[Report, list[tuple[Span, float]]]


def factuality(path: Path) -> list[Marked]:
    """The sentences of a factuality file as reports, with the value of each marked word."""
    if not path.exists():
        return []
    sentences: list[list[list[str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) > 2:
            sentences[-1].append(fields)
        elif sentences[-1]:
            sentences.append([])
    sentences = [sentence for sentence in sentences if sentence]
    starts = range(0, len(sentences), _SENTENCES)
    return [
        _marked(sentences[start : start + _SENTENCES], f"{path.stem}-{start}") for start in starts
    ]


def _marked(sentences: Sequence[Sequence[Sequence[str]]], name: str) -> Marked:
    words = [[row[1] for row in rows] for rows in sentences]
    text, spans = joined(words, apart=["\n\n"] * len(words))
    values = [
        (span, float(row[2]))
        for rows, theirs in zip(sentences, spans, strict=True)
        for row, span in zip(rows, theirs, strict=True)
        if row[2] != "_"
    ]
    return Report(text=text, path=name), values


def of_event(reading: Reading, trigger: Span) -> str | None:
    """The status of our first event on a marked word; None without one."""
    return next((e.status for e in reading.events if e.trigger.overlaps(trigger)), None)


def of_word(reading: Reading, trigger: Span) -> str | None:
    """The status that the rule gives the head of a mark, be it an event of ours or not."""
    at = head_at(reading, trigger)
    return standing_of(tree_at(reading, at[0]), at[1]).status if at else None


Judge = Callable[[Reading, Span], str | None]


class Factuality:
    """Values found and marked, over documents."""

    def __init__(self, judge: Judge, constant: float) -> None:
        self.judge = judge
        self.scale = {**SCALE, None: constant}
        self.marked: defaultdict[str | None, list[float]] = defaultdict(list)
        self.errors: list[str] = []

    def add(self, reading: Reading, values: Sequence[tuple[Span, float]]) -> None:
        """Take one report's marked words in."""
        for trigger, value in values:
            status = self.judge(reading, trigger)
            self.marked[status].append(value)
            if abs(self.scale[status] - value) >= _FAR:
                told = around(reading.report.text, trigger)
                self.errors.append(f"{status or 'no event'}, not {value}: {told}")

    def medians(self) -> dict[str, float]:
        """The value of each status that gives the smallest mean error, with its count."""
        return {
            f"{status or 'no event'} ({len(values)})": statistics.median(values)
            for status, values in sorted(self.marked.items(), key=lambda item: -len(item[1]))
        }

    def row(self) -> dict[str, float]:
        """The figures."""
        both = [(self.scale[status], v) for status, values in self.marked.items() for v in values]
        ours, true = [a for a, _ in both], [b for _, b in both]
        events = len(both) - len(self.marked.get(None, ()))
        own = [abs(a - b) for a, b in both]
        of_events = [
            abs(self.scale[s] - v) for s, values in self.marked.items() if s for v in values
        ]
        spread = len(set(ours)) > 1 and len(set(true)) > 1
        return {
            "events": len(both),
            "covered": events / len(both),
            "MAE": statistics.fmean(own),
            "r": statistics.correlation(ours, true) if spread else 0.0,
            "MAE where covered": statistics.fmean(of_events) if of_events else 0.0,
            "constant": statistics.fmean(abs(self.scale[None] - value) for value in true),
        }


class Meant:
    """Counts of MEANTIME's not happened and future events, over documents."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, reading: Reading, document: Meantime) -> None:
        """Take one document's events in."""
        for trigger, said in _events(document):
            status = self.judge(reading, trigger)
            self.counts["events"] += 1
            self.counts["covered"] += status is not None
            for name, ours, true in (
                ("not", status == "denied", said["polarity"] == "NEG"),
                ("future", status in FUTURE, said["time"] == "FUTURE"),
            ):
                self.counts[f"{name} right"] += ours and true
                self.counts[f"{name} found"] += ours
                self.counts[f"{name} true"] += true
                if ours != true:
                    told = around(reading.report.text, trigger)
                    wanted = f"{said['polarity']}, {said['time']}"
                    where = document.report.path
                    self.errors.append(f"{status or 'no event'}, not {wanted}: {where}: {told}")

    def row(self) -> dict[str, float]:
        """The figures."""
        c = self.counts
        row: dict[str, float] = {"events": c["events"], "covered": c["covered"] / c["events"]}
        for name, title in (("not", "not happened"), ("future", "future")):
            figures = f1(c[f"{name} right"], c[f"{name} found"], c[f"{name} true"])
            row |= dict(zip((f"{title} P", f"{title} R", f"{title} F1"), figures, strict=True))
        return row


def _events(document: Meantime) -> Iterator[tuple[Span, Mapping[str, str]]]:
    for mark in document.marks.values():
        if mark.kind == "EVENT_MENTION" and mark.span and mark.said.get("polarity"):
            yield mark.span, {"time": "", **mark.said}


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    for name in [given.set] if given.set else DEFAULT:
        if name == "meantime":
            documents = [(one.report, one) for one in meantime(given.data)]
            scores = {name: Meant(of_event), f"{name}, any word": Meant(of_word)}
        else:
            path = given.data / "factuality_unified" / "uw" / f"{FILES[name]}.conll"
            documents = factuality(path)
            scores = {
                name: Factuality(of_event, CONSTANTS["event"]),
                f"{name}, any word": Factuality(of_word, CONSTANTS["word"]),
            }
        documents = documents[: given.documents]
        read = readings(reader, [report for report, _ in documents])
        for (_, marked), reading in zip(documents, read, strict=True):
            for score in scores.values():
                score.add(reading, marked)
        for title, score in scores.items() if documents else ():
            rows.append({"set": title, **score.row()})
            errors += [f"{title}: {error}" for error in score.errors]
            if name == "uw_train":
                print(f"{title}, medians: {score.medians()}")
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
