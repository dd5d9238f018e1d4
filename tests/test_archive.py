"""From paths to a record: order, workers, and what one bad report does to the rest."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import twosource
from twosource import archive
from twosource.errors import ReportError
from twosource.fuse.story import fuse
from twosource.group.copies import find_copies
from twosource.group.profile import profile_of
from twosource.group.stories import group_readings
from twosource.ingest.folder import read_paths
from twosource.models.encoder import Analysis, Encoder
from twosource.read.report import read_report
from twosource.record.codec import pack_reading
from twosource.record.reading import Entity, Reading, Sentence, Word
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.text.outlets import known_outlets

VECTOR = np.array([[1, 0, 0, 0]], np.float32)


class ReadsOneWord:
    """An encoder to which a text is one word; a text that says so ends the process."""

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        if any("END THE PROCESS" in text for text in texts):
            os._exit(3)
        return [Analysis(sentences=(one_word(text),), vectors=VECTOR) for text in texts]


def one_word(text: str) -> Sentence:
    span = Span(0, len(text))
    word = Word(text=text, span=span, lemma=text, upos="NOUN", xpos="NN", head=-1, relation="root")
    return Sentence(span=span, paragraph=0, words=(word,), names=())


def reads_one_word(threads: int) -> Encoder:
    return ReadsOneWord()


def refuse(report: Report, analysis: Analysis) -> Reading:
    if "unreadable" in report.text:
        msg = "it has no words; leave it out"
        raise ReportError(msg)
    return Reading(report=report)


def some_reports(count: int) -> list[Report]:
    return [Report(text=f"Report {i}.", path=f"{i}.txt") for i in range(count)]


def test_readings_stand_in_the_order_of_the_reports() -> None:
    reports = some_reports(40)
    held, problems = archive.read_reports(reports, load_model=reads_one_word, workers=1)
    assert [one.reading().report for one in held] == reports
    assert problems == ()


def test_workers_give_the_same_as_one_process() -> None:
    reports = [*some_reports(39), Report(text="half a pair: \ud83d", path="half.txt")]
    alone, _ = archive.read_reports(reports, load_model=reads_one_word, workers=1)
    others, _ = archive.read_reports(reports, load_model=reads_one_word, workers=2)
    assert [one.reading() for one in others] == [one.reading() for one in alone]
    assert [one.profile for one in others] == [one.profile for one in alone]


def test_a_held_reading_is_the_one_that_was_read() -> None:
    report = Report(text="Orrin", published=dt.date(2031, 5, 2), path="orrin.txt")
    (held,) = archive.read_chunk([report], reads_one_word)
    assert isinstance(held, archive.Held)
    assert held.reading() == read_report(report, ReadsOneWord().analyse(["Orrin"])[0])
    assert held.profile == profile_of(held.reading())


def test_packing_changes_nothing_in_a_record(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": f"It rained in {place}.", "outlet": outlet})
        for place in ("Orrin", "Velda", "Norrin")
        for outlet in ("Velian Post", "Gazette")
    ]
    (tmp_path / "rain.jsonl").write_text("\n".join(lines), "utf-8")
    reports, _ = read_paths([tmp_path])
    analyses = ReadsOneWord().analyse([report.text for report in reports])
    readings = [read_report(*pair) for pair in zip(reports, analyses, strict=True)]
    told = [fuse(story, find_copies(story)) for story in group_readings(readings)]
    record = archive.read([tmp_path], load_model=reads_one_word)
    assert list(record.stories) == told


def test_progress_counts_up_to_the_total() -> None:
    told: list[tuple[int, int]] = []
    archive.read_reports(
        some_reports(40),
        load_model=reads_one_word,
        workers=1,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(done, 40) for done in range(0, 41, archive.REPORTS_PER_CHUNK)]


def test_a_report_that_ends_its_process_is_a_problem_and_the_rest_goes_on() -> None:
    reports = some_reports(33)
    reports[20] = Report(text="END THE PROCESS", path="bad.txt")
    told: list[int] = []
    held, problems = archive.read_reports(
        reports,
        load_model=reads_one_word,
        workers=2,
        progress=lambda done, _: told.append(done),
    )
    assert [problem.path for problem in problems] == ["bad.txt"]
    assert [one.reading().report for one in held] == [*reports[:20], *reports[21:]]
    assert told[-1] == 33


def test_a_report_that_cannot_be_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    from twosource.read import report as step

    monkeypatch.setattr(step, "read_report", refuse)
    reports = [*some_reports(2), Report(text="unreadable", url="https://gazette.example/x")]
    readings, problems = archive.read_reports(reports, load_model=reads_one_word)
    assert len(readings) == 2
    assert problems[0].path == "https://gazette.example/x"
    assert (problems[0].step, problems[0].message) == ("read", "it has no words; leave it out")


def test_files_become_a_record(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Outlet: Velian Post\n\nIt rained in Orrin.", "utf-8")
    (tmp_path / "two.txt").write_text("", "utf-8")
    record = archive.read([tmp_path], load_model=reads_one_word)
    assert [one.outlet for story in record.stories for one in story.reports] == ["Velian Post"]
    assert [Path(problem.path).name for problem in record.problems] == ["two.txt"]


def test_the_reports_come_with_the_record_when_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It rained in Orrin.", "utf-8")
    (tmp_path / "two.txt").write_text("It snowed in Velia.", "utf-8")
    record, reports = archive.read_with_reports([tmp_path], load_model=reads_one_word)
    assert record == archive.read([tmp_path], load_model=reads_one_word)
    assert [one.text for one in reports] == ["It rained in Orrin.", "It snowed in Velia."]
    assert {one.id for story in record.stories for one in story.reports} == {
        one.id for one in reports
    }


def test_a_report_given_twice_counts_once(tmp_path: Path) -> None:
    line = json.dumps({"text": "It rained in Orrin.", "outlet": "Velian Post"}) + "\n"
    (tmp_path / "both.jsonl").write_text(line * 2, "utf-8")
    record = archive.read([tmp_path / "both.jsonl"], load_model=reads_one_word)
    assert sum(len(story.reports) for story in record.stories) == 1


def three_reports(folder: Path) -> Path:
    path = folder / "three.jsonl"
    path.write_text("".join(f'{{"text": "Report {i}."}}\n' for i in range(3)), "utf-8")
    return path


def test_one_report_is_examined_by_its_place_or_its_id(tmp_path: Path) -> None:
    path = three_reports(tmp_path)
    second = archive.examine([path], 2, load_model=reads_one_word)
    assert (second.number, second.total, second.reading.report.text) == (2, 3, "Report 1.")
    by_id = archive.examine([path], second.reading.report.id, load_model=reads_one_word)
    assert by_id == second


@pytest.mark.parametrize("wanted", [0, 4, "nothing"])
def test_a_report_that_is_not_there_is_an_error_that_says_how_many_there_are(
    tmp_path: Path, wanted: int | str
) -> None:
    with pytest.raises(ReportError, match=f"no report {wanted}; those given count from 1 to 3"):
        archive.examine([three_reports(tmp_path)], wanted, load_model=reads_one_word)


def test_examining_what_cannot_be_taken_in_says_why(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"gone\.txt: there is no such file"):
        archive.examine([tmp_path / "gone.txt"], 1, load_model=reads_one_word)


def test_reading_nothing_at_all_raises(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"gone\.txt"):
        twosource.read([tmp_path / "gone.txt"])


def test_a_script_without_a_main_guard_may_use_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from twosource import archive\n"
        "from twosource.record.report import Report\n"
        "from tests.test_archive import reads_one_word\n"
        "reports = [Report(text=str(i)) for i in range(40)]\n"
        "readings, _ = archive.read_reports(reports, workers=2, load_model=reads_one_word)\n"
        "print(len(readings))\n",
        "utf-8",
    )
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert ran.stdout == "40\n"


def test_the_public_names_are_all_there() -> None:
    assert twosource.__all__ == sorted(twosource.__all__)
    for name in twosource.__all__:
        assert getattr(twosource, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = twosource.nothing


def test_read_stays_a_function_once_its_step_is_loaded() -> None:
    from twosource.record.tree import Tree

    assert Tree.__module__ == "twosource.record.tree"
    assert callable(twosource.read)


def test_the_import_is_light() -> None:
    code = (
        "import sys, twosource\n"
        "print([name for name in ('dataclasses', 'numpy', 'msgspec') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def about(words: str, *, day: int, outlet: str) -> archive.Held:
    """A report whose words with a capital name places."""
    ends = [len(" ".join(words.split()[: at + 1])) for at in range(len(words.split()))]
    spans = [Span(end - len(word), end) for word, end in zip(words.split(), ends, strict=True)]
    told = tuple(
        Word(text=word, span=span, lemma=word, upos="NOUN", xpos="NN", head=-1, relation="root")
        for word, span in zip(words.split(), spans, strict=True)
    )
    reading = Reading(
        report=Report(text=words, outlet=outlet, published=dt.date(2031, 5, day)),
        sentences=(Sentence(span=Span(0, len(words)), paragraph=0, words=told, names=()),),
        entities=tuple(
            Entity(key=f"e{at}", kind="place", name=word.text, mentions=(word.span,))
            for at, word in enumerate(told)
            if word.text[0].isupper()
        ),
    )
    return archive.Held(pack_reading(reading), profile_of(reading))


def test_a_story_carries_the_one_that_it_takes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two are kept apart here by hand: so short and so alike, they would be one story."""
    pier = [about("Velda Kestport Ansgar pier collapse", day=1, outlet=outlet) for outlet in "AB"]
    inquiry = [about("Velda Kestport Ansgar pier inquiry", day=6, outlet="C")]
    apart = tuple(tuple(one.profile.report_id for one in story) for story in (pier, inquiry))
    monkeypatch.setattr("twosource.group.stories.group_profiles", lambda profiles: apart)
    earlier, later = archive._told([*inquiry, *pier], (), known_outlets()).stories
    assert earlier.continues is None
    assert later.continues is not None
    assert later.continues.story == earlier.id
    assert later.continues.why.endswith("it begins 5 days after the other")
