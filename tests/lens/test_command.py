"""`twosource lens` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twosource.show.cli import app

QUESTION = ["lens", "icc", "--on", "2024-09-03", "--state", "Mongolia"]


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("person", [[], ["--person", "Putin"]])
def test_a_question_is_answered_as_json(person: list[str]) -> None:
    code, told, _ = run(*QUESTION, *person, "--json")
    answer = json.loads(told)
    assert code == 0
    assert (answer["state"], answer["day"]) == ("Mongolia", "2024-09-03")
    assert (answer["party"], answer["duty"]) == (True, "obliged")
    assert {"why", "rules", "sources"} <= set(answer)


def test_a_question_is_answered_for_people() -> None:
    code, told, _ = run(*QUESTION, "--person", "Putin")
    assert code == 0
    assert "duty         obliged" in told
    assert "source" in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lens", "icc", "--on", "2024-09-03"], "wants a day and a state"),
        (["lens", "icc", "--on", "2024-09-03", "--state", "Nowhere"], "no state is called"),
        (["lens", "icc", "--on", "yesterday", "--state", "Mongolia"], "is not a day"),
        ([*QUESTION, "--person", "Nobody"], "no warrant"),
        (["lens", "tax", "--on", "2024-09-03", "--state", "Mongolia"], "takes reports only"),
    ],
)
def test_what_is_not_known_is_one_line_on_standard_error(words: list[str], message: str) -> None:
    code, told, error = run(*words)
    assert (code, told) == (1, "")
    assert error.startswith("error: ")
    assert message in error


def test_reports_and_a_question_together_are_wrong_usage() -> None:
    code, _, _ = run("lens", "icc")
    assert code == 2
    code, _, _ = run(*QUESTION, "reports")
    assert code == 2


def test_an_unknown_lens_is_said_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A report.", encoding="utf-8")
    code, _, error = run("lens", "tax", str(tmp_path))
    assert code == 1
    assert "installed are icc" in error


def test_reports_get_their_findings_in_json_text_and_page(tmp_path: Path) -> None:
    row = {"text": "Elena Marosh visited Kestrania on Thursday.", "published": "2030-05-03"}
    (tmp_path / "one.jsonl").write_text(json.dumps(row), encoding="utf-8")
    page = tmp_path / "page.html"
    code, told, _ = run("lens", "icc", str(tmp_path / "one.jsonl"), "--json", "--html", str(page))
    assert code == 0
    assert json.loads(told)["stories"][0]["findings"] == []
    assert page.exists()


def test_the_map_is_written(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    code, _, _ = run("lens", "icc", "--on", "2024-09-03", "--map", str(path))
    assert code == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")
