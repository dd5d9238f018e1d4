"""How certain words are: the UW and UDS factuality sets, and MEANTIME.

UW (Lee et al. 2015) and UDS (White et al. 2016, Rudinger et al. 2018) give each marked word a
value from -3 (certainly did not happen) to 3 (certainly did). Our rules judge every marked word,
whether or not it becomes an event of the record, and `SCALE` turns a status into a value. The
scale is fixed beforehand and fitted to nothing: what happened or goes on is certain, what is
planned, expected or alleged is two thirds of that, the rest of what may come one third, as is
what a sentence leaves open; what is denied is as far below as a plan is above. MAE and Pearson's
r are over all marked words. Beside them stand the same figures for the events of the record
alone: which share of the marked words they are, and their own MAE. "constant" is the MAE of
"happened" for all. UW has sentences only, and so do we take UDS: runs of them are read as one
report, a paragraph each.

UDS asks whether a thing happened or is happening, so what may come has a value below 0 there:
`NOT_YET` puts it as far below as the open lies above elsewhere. Its test rows are left out.

MEANTIME: of the marked events, those of negative polarity against our denied ones, and those in
the future against our planned, expected, possible, obliged and demanded ones; what a sentence
speaks against without denying it ("must not leave") counts as both. Behind stand the same for
the events of the record alone.
"""

from __future__ import annotations

import csv
import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

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

from twosource.read.certainty import certainty_of
from twosource.read.sight import Certainty
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span

SETS = ("uw", "uds", "meantime", "uw_test")
DEFAULT = SETS[:3]
FILES = {"uw": "dev", "uw_test": "test"}
SCALE: dict[str | None, float] = {
    "happened": 3.0,
    "ongoing": 3.0,
    "planned": 2.0,
    "expected": 2.0,
    "alleged": 2.0,
    "possible": 1.0,
    "obliged": 1.0,
    "demanded": 1.0,
    None: 1.0,
    "denied": -2.0,
}
"""What each status is worth from -3 to 3; fixed beforehand, see above."""
FUTURE = frozenset({"planned", "expected", "possible", "obliged", "demanded"})
NOT_YET: dict[str | None, float] = {**SCALE, **dict.fromkeys([*FUTURE, None], -1.0)}
"""The same where the question is whether it happened (UDS)."""
AGAINST = -1.0
"""What is rather not to come about, though it is not denied: "must not leave"."""
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
    values = [[None if row[2] == "_" else float(row[2]) for row in rows] for rows in sentences]
    return _report(words, values, name)


def _report(
    words: Sequence[Sequence[str]], values: Sequence[Sequence[float | None]], name: str
) -> Marked:
    text, spans = joined(words, apart=["\n\n"] * len(words))
    marked = [
        (span, value)
        for theirs, given in zip(spans, values, strict=True)
        for span, value in zip(theirs, given, strict=True)
        if value is not None
    ]
    return Report(text=text, path=name), marked


_ROWS = Path("uds/factuality_eng_udewt/it-happened/it-happened_eng_ud1.2_07092017.tsv")


def judged_ewt(data: Path, part: str = "dev") -> list[Marked]:
    """The sentences of a part of UDS as reports; a word's value is the mean of its judges'.

    A judge says yes or no and how sure they are, from 0 to 4.

    Raises:
        ValueError: for the test part.
    """
    rows = data / "factuality_unified" / _ROWS
    names = data / "uds2" / "ud_ids.json"
    if part not in ("dev", "train"):
        msg = f"UDS has no part {part!r} to look at"
        raise ValueError(msg)
    if not rows.exists() or not names.exists():
        return []
    values = _judgements(rows, part, json.loads(names.read_text(encoding="utf-8")))
    known = _ewt_words(data / "ud_ewt" / "sources", values)
    order = sorted(known)
    return [
        _report(
            [known[sentence] for sentence in order[start : start + _SENTENCES]],
            [
                [values[sentence].get(at) for at in range(len(known[sentence]))]
                for sentence in order[start : start + _SENTENCES]
            ],
            f"uds-{part}-{start}",
        )
        for start in range(0, len(order), _SENTENCES)
    ]


def _judgements(
    rows: Path, part: str, names: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[int, float]]:
    found: defaultdict[str, defaultdict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    with rows.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = names.get(f"ewt-{part}-{row['Sentence.ID'].split()[1]}")
            judged = row["Happened"] in ("true", "false") and row["Keep"] == "True"
            if row["Split"] == part and name is not None and judged:
                sure = 0.75 * float(row["Confidence"])
                at = int(row["Pred.Token"]) - 1
                found[name["sentence_id"]][at].append(sure if row["Happened"] == "true" else -sure)
    return {
        sentence: {at: statistics.fmean(some) for at, some in words.items()}
        for sentence, words in found.items()
    }


def _ewt_words(folder: Path, wanted: Mapping[str, object]) -> dict[str, list[str]]:
    """The words of the sentences with these names."""
    found: dict[str, list[str]] = {}
    name = ""
    for path in sorted(folder.rglob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# sent_id"):
                name = line.partition("=")[2].strip()
            elif name in wanted and line.partition("\t")[0].isdigit():
                found.setdefault(name, []).append(line.split("\t")[1])
    return found


def of_event(reading: Reading, trigger: Span) -> str | None:
    """The status of our first event on a marked word; None without one."""
    return next((e.status for e in reading.events if e.trigger.overlaps(trigger)), None)


def of_word(reading: Reading, trigger: Span) -> Certainty:
    """What the rules say of the head of a mark, be it an event of ours or not."""
    at = head_at(reading, trigger)
    return certainty_of(tree_at(reading, at[0]), at[1]) if at else Certainty(None, "no word")


class Factuality:
    """Values found and marked, over documents."""

    def __init__(self, scale: Mapping[str | None, float] = SCALE) -> None:
        self.scale = scale
        self.marked: list[tuple[Certainty, str | None, float]] = []
        self.errors: list[str] = []

    def value(self, certainty: Certainty) -> float:
        """What a certainty is worth from -3 to 3."""
        return AGAINST if certainty.against else self.scale[certainty.status]

    def add(self, reading: Reading, values: Sequence[tuple[Span, float]]) -> None:
        """Take one report's marked words in."""
        for trigger, value in values:
            ours = of_word(reading, trigger)
            self.marked.append((ours, of_event(reading, trigger), value))
            if abs(self.value(ours) - value) >= _FAR:
                told = around(reading.report.text, trigger)
                self.errors.append(f"{_named(ours)}, not {value:.1f}: {told}")

    def row(self) -> dict[str, float]:
        """The figures."""
        ours = [self.value(certainty) for certainty, _, _ in self.marked]
        true = [value for _, _, value in self.marked]
        events = [abs(self.scale[event] - value) for _, event, value in self.marked if event]
        settled = sum(certainty.status is not None for certainty, _, _ in self.marked)
        spread = len(set(ours)) > 1 and len(set(true)) > 1
        return {
            "words": len(true),
            "MAE": statistics.fmean(abs(a - b) for a, b in zip(ours, true, strict=True)),
            "r": statistics.correlation(ours, true) if spread else 0.0,
            "with status": settled / len(true),
            "constant": statistics.fmean(abs(self.scale["happened"] - value) for value in true),
            "events": len(events) / len(true),
            "MAE of events": statistics.fmean(events) if events else 0.0,
        }


def _named(certainty: Certainty) -> str:
    return f"{certainty.status or 'nothing'} ({certainty.ground})"


class Meant:
    """Counts of MEANTIME's not happened and future events, over documents."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, reading: Reading, document: Meantime) -> None:
        """Take one document's events in."""
        for trigger, said in _events(document):
            told = f"{document.report.path}: {around(reading.report.text, trigger)}"
            event = of_event(reading, trigger)
            self.counts["words"] += 1
            self.counts["events"] += event is not None
            ours = of_word(reading, trigger)
            denied = ours.status == "denied" or ours.against
            ahead = ours.status in FUTURE or ours.against
            for name, wanted, found, told_so in (
                ("not happened", said["polarity"] == "NEG", denied, event == "denied"),
                ("future", said["time"] == "FUTURE", ahead, event in FUTURE),
            ):
                self._count(name, ours=found, true=wanted)
                self._count(f"{name}, events", ours=told_so, true=wanted)
                if found != wanted:
                    marked = f"{said['polarity']}, {said['time']}"
                    self.errors.append(f"{_named(ours)}, not {marked}: {told}")

    def _count(self, name: str, *, ours: bool, true: bool) -> None:
        self.counts[f"{name} right"] += ours and true
        self.counts[f"{name} found"] += ours
        self.counts[f"{name} true"] += true

    def row(self) -> dict[str, float]:
        """The figures."""
        c = self.counts
        row: dict[str, float] = {"words": c["words"], "events": c["events"] / c["words"]}
        for name in ("not happened", "future", "not happened, events", "future, events"):
            figures = f1(c[f"{name} right"], c[f"{name} found"], c[f"{name} true"])
            titles = [f"{name} {figure}" for figure in ("P", "R", "F1")]
            if "events" in name:
                titles = titles[-1:]
            row |= dict(zip(titles, figures[-len(titles) :], strict=True))
        return row


def _events(document: Meantime) -> Iterator[tuple[Span, Mapping[str, str]]]:
    for mark in document.marks.values():
        if mark.kind == "EVENT_MENTION" and mark.span and mark.said.get("polarity"):
            yield mark.span, {"time": "", **mark.said}


def _marked_words(data: Path, name: str) -> list[Marked]:
    if name == "uds":
        return judged_ewt(data)
    return factuality(data / "factuality_unified" / "uw" / f"{FILES[name]}.conll")


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    for name in [given.set] if given.set else DEFAULT:
        if name == "meantime":
            score: Meant | Factuality = Meant()
            documents: list[Any] = [(one.report, one) for one in meantime(given.data)]
        else:
            score = Factuality(NOT_YET if name == "uds" else SCALE)
            documents = _marked_words(given.data, name)
        documents = documents[: given.documents]
        read = readings(reader, [report for report, _ in documents])
        for (_, marked), reading in zip(documents, read, strict=True):
            score.add(reading, marked)
        if documents:
            rows.append({"set": name, **score.row()})
            errors += [f"{name}: {error}" for error in score.errors]
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
