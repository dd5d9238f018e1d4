"""NewsDiscourse (Choubey et al. 2020) read into reports: each sentence's part in the report.

A zip holds `NAME.txt` and `NAME.ann` side by side. In the text each line opens with what it is:
`URL`, `DATE/ AUTHOR`, `H` (the headline), `S1`, `S2`, …; a blank line ends a paragraph. The
annotation has a line `T1<tab>MARK 12 14<tab>S1` for each mark of a sentence. Names of files tell
the outlet, and in validation the topic in front of it (B business, C crime, D disaster,
P politics); in the training zip the folder is the topic. Files that begin with "._" are the
archiver's own and hold nothing. The New York Times' quotation marks are two single ones there,
and one double one here, as in print; its day stands only in the name.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from twosource.record.reading import Discourse
from twosource.record.report import Report
from twosource.record.span import Span

MARKS: Mapping[str, Discourse] = {
    "Main": "main",
    "Main_Consequence": "consequence",
    "Cause_General": "context",
    "Cause_Specific": "previous",
    "Distant_Historical": "history",
    "Distant_Anecdotal": "anecdote",
    "Distant_Evaluation": "evaluation",
    "Distant_Expectations_Consequences": "expectation",
}
"""What the set's marks are called here; its "NA" (no part of the report) is None."""

LDC = ("nyt",)
"""Documents whose names begin so are LDC's text: they measure, and never train what ships."""

Outlet = Literal["xinhua", "reuters", "nyt"]
_LINE = re.compile(r"(URL|DATE/ AUTHOR|H|S\d+)(?:\s+|$)(.*)", re.DOTALL)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATELINE = re.compile(r"[^()]{0,60}\((?:Reuters|Xinhua)\)\s*[-–—]+\s*")
_DATELINE_SENTENCES = 4
_DAY_IN_NAME = re.compile(r"_(\d{4})_?(\d{2})_?(\d{2})[._]")  # of the New York Times' documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A report, its sentences as the set cuts them, and the part of each."""

    report: Report
    outlet: Outlet
    spans: tuple[Span, ...]
    parts: tuple[Discourse | None, ...]


def read_zip(path: Path) -> list[Marked]:
    """The documents of one part of the set, by name.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    with zipfile.ZipFile(path) as archive:
        names = {
            name
            for name in archive.namelist()
            if not name.startswith("__MACOSX") and not name.rpartition("/")[2].startswith(".")
        }
        return [
            _document(
                name.removesuffix(".txt"),
                archive.read(name).decode("utf-8", "replace"),
                archive.read(name.removesuffix("txt") + "ann").decode("utf-8", "replace"),
            )
            for name in sorted(names)
            if name.endswith(".txt")
        ]


def trainable(documents: list[Marked]) -> list[Marked]:
    """Those that may train what ships."""
    return [document for document in documents if document.outlet not in LDC]


def without_dateline(document: Marked) -> Marked:
    """The same without its "KARST, Oct. 8 (Reuters) -", which tells a wire's first sentence."""
    text = document.report.text
    for span in document.spans[:_DATELINE_SENTENCES]:
        found = _DATELINE.match(span.of(text))
        if found:
            cut = found.end()
            kept = text[: span.start] + text[span.start + cut :]
            spans = (_moved(own, behind=span.start, by=cut) for own in document.spans)
            return replace(document, report=replace(document.report, text=kept), spans=tuple(spans))
    return document


def _moved(span: Span, *, behind: int, by: int) -> Span:
    start = span.start - by if span.start > behind else span.start
    return Span(start, span.end - by if span.end > behind else span.end)


def _document(name: str, text: str, annotation: str) -> Marked:
    marks: dict[str, str] = {}
    for line in annotation.splitlines():
        row = line.split("\t")
        if row[0].startswith("T") and len(row) > 2 and not row[1].startswith("Speech"):
            marks[row[2].strip()] = row[1].split()[0]
    pieces: list[str] = []
    spans: list[Span] = []
    parts: list[Discourse | None] = []
    head: dict[str, str] = {}
    length, apart = 0, ""
    for line in text.splitlines():
        found = _LINE.match(line.strip())
        if found is None:
            apart = "\n\n" if pieces else ""
            continue
        label, words = found[1], " ".join(found[2].split()).replace("''", '"')
        if not label.startswith("S"):
            head[label] = words
        elif words:
            pieces += [apart, words]
            spans.append(Span(length + len(apart), length + len(apart) + len(words)))
            parts.append(MARKS.get(marks.get(label, "NA")))
            length = spans[-1].end
            apart = " "
    day = _DAY.search(head.get("DATE/ AUTHOR", "")) or _DAY_IN_NAME.search(name)
    report = Report(
        text="".join(pieces),
        title=head.get("H") or None,
        published=dt.date(*map(int, day.groups())) if day else None,
        path=name,
    )
    return Marked(report=report, outlet=_outlet(name), spans=tuple(spans), parts=tuple(parts))


def _outlet(name: str) -> Outlet:
    low = name.rpartition("/")[2].lower()
    return "nyt" if low.startswith("nyt") else "xinhua" if "xinhua" in low else "reuters"
