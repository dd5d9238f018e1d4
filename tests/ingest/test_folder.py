"""Files and folders in, reports and problems out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from twosource.ingest.folder import read_paths


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "The dam burst.")
    write(tmp_path, "a/late.TXT", "The mayor left.")
    write(tmp_path, "a/early.jsonl", '{"text": "The river rose."}\n{"text": "It fell."}\n')
    reports, problems = read_paths([tmp_path])
    assert [report.text for report in reports] == [
        "The dam burst.",
        "The river rose.",
        "It fell.",
        "The mayor left.",
    ]
    assert reports[2].path == f"{tmp_path}/a/early.jsonl:2"
    assert problems == ()


def test_paths_keep_their_order_and_a_report_given_twice_is_read_once(tmp_path: Path) -> None:
    one = write(tmp_path, "one.txt", "The dam burst.")
    two = write(tmp_path, "two.txt", "The river rose.")
    same = write(tmp_path, "same.txt", "The dam burst.\r\n")
    reports, problems = read_paths([two, one, same, two])
    assert [report.path for report in reports] == [str(two), str(one)]
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n ", "the file is empty"),
        ("signs.txt", b"--- *** ---", "there is no text"),
        ("header.txt", b"Outlet: The Quay Post\nTitle: Flood\n\n", "there is no text"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("koi8.txt", "Река вышла из берегов".encode("koi8-r"), "encoding cannot be told"),
        ("cut.txt", b"\xff\xfeT\x00h", "not utf-16"),
        ("half.jsonl", b'{"text": "The dam bu', "half of it"),
        ("list.jsonl", b'["The dam burst."]', "not a JSON object"),
        ("number.jsonl", b'{"text": 12}', "'text' is not a string"),
        ("none.jsonl", b'{"outlet": "The Quay Post"}', "neither text nor html"),
        ("deep.jsonl", b"[" * 200_000, "JSON"),
        ("digits.jsonl", b"9" * 50_000, "JSON"),
        ("half.json", b'[{"text": "The dam bu', "half of it"),
        ("report.pdf", b"%PDF-1.7", "not read"),
        ("noname", b"The dam burst.", "not read"),
        ("bare.html", b"<html><body></body></html>", "no report's text"),
        ("deep.html", b"<div>" * 20_000, "no report's text"),
        ("wide.html", b"<p>a</p>" * 40_000, "tags"),
        ("cut.html", b"<!DOCTYPE html><ht", "no report's text"),
    ],
)
def test_bad_input_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, name: str, raw: bytes, message: str
) -> None:
    bad = write(tmp_path, name, raw)
    good = write(tmp_path, "zz.txt", "The dam burst.")
    reports, problems = read_paths([bad, good])
    assert [report.path for report in reports] == [str(good)]
    (problem,) = problems
    assert problem.path.startswith(str(bad))
    assert problem.step == "ingest"
    assert message in problem.message


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    reports, problems = read_paths([tmp_path / "missing.txt", link, Path("x" * 5000 + ".txt")])
    assert reports == ()
    assert [problem.message.split(";")[0] for problem in problems] == [
        "there is no such file or folder",
        "it is a link to a file that is not there",
        "it cannot be opened (File name too long)",
    ]


def test_links_that_go_round_do_not(tmp_path: Path) -> None:
    write(tmp_path, "a/report.txt", "The dam burst.")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    reports, problems = read_paths([tmp_path])
    assert len(reports) == 1
    assert [problem.path for problem in problems] == [str(tmp_path / "self.txt")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    reports, problems = read_paths([tmp_path / "pipe.txt"])
    assert reports == ()
    assert "neither a file nor a folder" in problems[0].message


def test_files_of_other_kinds_in_a_folder_are_told_together(tmp_path: Path) -> None:
    write(tmp_path, "report.txt", "The dam burst.")
    write(tmp_path, ".hidden.txt", "Nothing.")
    for name in ("a.pdf", "b.md", "c.png", "d.docx"):
        write(tmp_path, name, b"?")
    reports, problems = read_paths([tmp_path])
    assert len(reports) == 1
    assert [problem.message for problem in problems] == [
        "4 of its files are of other kinds and left out: a.pdf, b.md, c.png, …"
    ]


def test_a_folder_without_reports_is_a_problem(tmp_path: Path) -> None:
    assert re.match("there is no report in it", read_paths([tmp_path])[1][0].message)


def test_a_name_that_is_not_utf8_can_be_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_bytes(b"")
    (problem,) = read_paths([Path(os.fsdecode(raw))])[1]
    assert problem.path.encode("utf-8").endswith("caf\ufffd.txt".encode())


def test_a_text_beyond_the_limit_is_a_problem(tmp_path: Path) -> None:
    long = write(tmp_path, "long.txt", "The dam burst. " * 80_000)
    assert "more than 1,000,000" in read_paths([long])[1][0].message
