"""NewsDiscourse's zips read into reports, and our sentences against the set's."""

from __future__ import annotations

import datetime as dt
import importlib
import zipfile
from pathlib import Path

from twosource.record.reading import Reading, Sentence
from twosource.record.report import Report
from twosource.record.span import Span

discourse = importlib.import_module("discourse")
newsdiscourse = importlib.import_module("training.newsdiscourse")

TEXT = """\
URL http://example.org/a

DATE/ AUTHOR 2031-05-06 00:00:00\tAUTHORS:

H Ferry sinks off Veldt

S1 A ferry sank on Tuesday.
S2 Twelve died.

S3 Video Player Close
"""
MARKS = """\
T1\tMain 10 12\tS1
E1\tMain:T1
T2\tSpeech 10 12\tS1
T3\tMain_Consequence 20 22\tS2
T4\tNA 30 32\tS3
"""


def a_zip(path: Path, name: str) -> Path:
    """A zip of one document as the set's own are made, with the archiver's files."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("validation/", "")
        archive.writestr(f"validation/{name}.txt", TEXT)
        archive.writestr(f"validation/{name}.ann", MARKS)
        archive.writestr(f"__MACOSX/validation/._{name}.txt", b"\x00\x05")
        archive.writestr(f"validation/._{name}.txt", b"\x00\x05")
    return path


def test_a_zip_gives_reports_with_their_marks(tmp_path: Path) -> None:
    (document,) = discourse.read_zip(a_zip(tmp_path / "v.zip", "DXinhua_11"))
    report = document.report
    assert report.text == "A ferry sank on Tuesday. Twelve died.\n\nVideo Player Close"
    assert (report.title, report.published) == ("Ferry sinks off Veldt", dt.date(2031, 5, 6))
    assert [span.of(report.text) for span in document.spans] == [
        "A ferry sank on Tuesday.",
        "Twelve died.",
        "Video Player Close",
    ]
    assert document.parts == ("main", "consequence", None)
    assert document.outlet == "xinhua"


def test_the_documents_of_the_ldc_train_nothing(tmp_path: Path) -> None:
    names = ("NYT_ENG_20130805.0062", "nyt_corpus_data_2007_01_04_1816262", "BReuters_11")
    some = [discourse.read_zip(a_zip(tmp_path / f"{at}.zip", n)) for at, n in enumerate(names)]
    documents = [document for found in some for document in found]
    assert [one.outlet for one in newsdiscourse.trainable(documents)] == ["reuters"]


def test_a_dateline_is_cut_and_the_marks_stay_with_their_sentences() -> None:
    texts = ("Share", "KARST, Oct. 8 (Xinhua) -- A ferry sank.", "Twelve died.")
    report = Report(text="\n\n".join(texts))
    starts = [report.text.index(words) for words in texts]
    spans = tuple(Span(at, at + len(words)) for at, words in zip(starts, texts, strict=True))
    document = newsdiscourse.Marked(
        report=report, outlet="xinhua", spans=spans, parts=(None, "main", "consequence")
    )
    bare = newsdiscourse.without_dateline(document)
    assert [span.of(bare.report.text) for span in bare.spans] == [
        "Share",
        "A ferry sank.",
        "Twelve died.",
    ]
    assert newsdiscourse.without_dateline(bare) == bare


def test_a_marked_sentence_has_the_part_of_ours_that_shares_most_of_it() -> None:
    report = Report(text="One here. Two here, and more.")
    spans = (Span(0, 9), Span(10, 19), Span(20, 29))
    ours = tuple(Sentence(span=span, paragraph=0, words=(), names=()) for span in spans)
    reading = Reading(report=report, sentences=ours, discourse=("main", None, "history"))
    marked = discourse.Marked(
        report=report, outlet="xinhua", spans=(Span(0, 11), Span(12, 29)), parts=("main", "context")
    )
    assert discourse.pairs_of(marked, reading) == [("main", "main"), ("history", "context")]


def test_the_mean_is_over_the_eight_parts_and_counts_a_part_given_to_a_caption() -> None:
    parts = discourse.Parts()
    parts.add([("main", "main"), ("main", None), (None, None), ("context", "context")])
    row = parts.row()
    assert row["main"] == 2 / 3
    assert row["macro F1"] == (2 / 3 + 1) / 8
    assert row["micro F1"] == 2 * 2 / (3 + 2)
