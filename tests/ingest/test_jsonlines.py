"""Files of many reports."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from twosource.ingest.jsonlines import FIELDS, read_json, read_jsonlines
from twosource.record.problem import Problem
from twosource.record.report import Report

FULL = {
    "url": "https://quay.example/flood",
    "outlet": "The Quay Post",
    "title": "Dam bursts",
    "published": "2031-03-04",
    "byline": "Ana Ruiz",
    "text": "Twelve people died.",
    "section": "World",
}


def test_every_field_is_taken_and_others_are_passed_over() -> None:
    (report,) = read_jsonlines(json.dumps(FULL).encode(), path="a.jsonl")
    assert report == Report(
        text="Twelve people died.",
        outlet="The Quay Post",
        title="Dam bursts",
        published=dt.date(2031, 3, 4),
        byline="Ana Ruiz",
        url="https://quay.example/flood",
        path="a.jsonl:1",
    )


def test_a_bad_line_is_a_problem_and_the_lines_around_it_are_reports() -> None:
    lines = b'{"text": "One."}\n\n{"text": "Tw\x81"}\n{"text": \n{"text": "Four."}'
    found = list(read_jsonlines(lines, path="a.jsonl"))
    assert [type(item) for item in found] == [Report, Problem, Problem, Report]
    assert [item.path for item in found] == [f"a.jsonl:{line}" for line in (1, 3, 4, 5)]


def test_a_line_with_markup_is_read_as_a_page() -> None:
    paragraph = "<p>At least 12 people died on Tuesday when a dam burst above Lessel.</p>"
    item = {"outlet": "The Quay Post", "text": None, "html": f"<article>{paragraph * 3}</article>"}
    (report,) = read_jsonlines(json.dumps(item).encode(), path="a.jsonl")
    assert isinstance(report, Report)
    assert report.outlet == "The Quay Post"
    assert report.text.startswith("At least 12 people died")


def test_json_is_one_object_an_array_or_one_object_a_line() -> None:
    one, two = b'{"text": "One."}', b'{"text": "Two."}'
    whole = {
        "one": list(read_json(one, path="a.json")),
        "array": list(read_json(b"[" + one + b",\n" + two + b"]", path="a.json")),
        "lines": list(read_json(one + b"\n" + two, path="a.json")),
    }
    assert [item.path for item in whole["one"]] == ["a.json"]
    assert [item.path for item in whole["array"]] == ["a.json:1", "a.json:2"]
    assert [item.path for item in whole["lines"]] == ["a.json:1", "a.json:2"]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([name for name in FIELDS if name != "html"]), ANY_JSON))
def test_any_object_is_a_report_or_a_problem(item: dict[str, object]) -> None:
    found = list(read_jsonlines(json.dumps(item).encode(), path="a.jsonl"))
    assert found
    assert all(isinstance(one, Report | Problem) for one in found)


@given(st.binary())
def test_any_bytes_are_reports_or_problems(raw: bytes) -> None:
    for found in read_jsonlines(raw.lstrip(b"\xff\xfe"), path="a.jsonl"):
        assert isinstance(found, Report | Problem)
