"""The record's JSON: exact, readable back, and in step with its published schema."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import TwosourceError
from twosource.record import codec
from twosource.record.problem import Problem
from twosource.record.reading import Figure, Reading, Sentence, Word
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.story import (
    Difference,
    DifferenceValue,
    Finding,
    Origin,
    Record,
    Statement,
    StatementKind,
    StoryCredit,
    StoryEntity,
    StoryEvent,
    StoryFigure,
    StoryMention,
    StoryQuote,
    StoryRecord,
    StoryReport,
    Support,
)


def a_support(**changes: Any) -> Support:
    given_words = {"report": "r1", "span": Span(3, 9), "words": "signed", "origin": "o1"}
    return Support(**{**given_words, **changes})


def a_statement(kind: StatementKind = "background", **changes: Any) -> Statement:
    parts = {"id": "s1", "kind": kind, "text": "A line.", "support": (a_support(),), "origins": 1}
    return Statement(**{**parts, **changes})


AN_EVENT = StoryEvent(
    type=None,
    mode=None,
    action="sign",
    actors=("e1",),
    recipients=(),
    place=None,
    when="2031-05-02/2031-05-03",
    status="happened",
    hedge=None,
)
A_QUOTE = StoryQuote(speaker=None, words="We “agreed”.", direct=True, cue="said")
A_FIGURE = StoryFigure(what="of the fuel", value=95.0, unit="%", approximate=False)


def a_record(*statements: Statement) -> Record:
    story = StoryRecord(
        id="story1",
        title="Velia and Orrin sign",
        begins="2031-05-02",
        ends="2031-05",
        reports=(
            StoryReport(
                id="r1",
                path="one.txt",
                url=None,
                outlet="The Velian",
                title=None,
                published="2031-05-03",
                origin="o1",
                credits=(StoryCredit(agency="Northwire", span=Span(1, 2), scope=Span(0, 9)),),
            ),
        ),
        origins=(Origin(id="o1", kind="own", name="The Velian", reports=("r1",), why="no credit"),),
        entities=(
            StoryEntity(
                id="e1",
                kind="state",
                name="Velia",
                lat=1.5,
                lon=2.0,
                mentions=(StoryMention(report="r1", span=Span(0, 5)),),
            ),
        ),
        statements=statements,
        differences=(
            Difference(
                kind="number",
                statements=("s1",),
                values=(DifferenceValue(value="95", support=(0,)),),
                verdict="later",
                why="published a day later",
            ),
        ),
        findings=(
            Finding(
                lens="treaty",
                text="A rule.",
                facts={"span": [1, 2], "n": 2},
                statements=("s1",),
                rules=("R1",),
                sources=(),
            ),
        ),
    )
    problem = Problem(path="two.txt", step="ingest", message="it is empty; give a text")
    return Record(stories=(story,), problems=(problem,))


A_FULL_RECORD = a_record(
    a_statement(),
    a_statement("event", event=AN_EVENT),
    a_statement("quote", quote=A_QUOTE),
    a_statement("figure", figure=A_FIGURE),
)


def as_json(record: Record) -> Any:
    return json.loads(codec.encode(record))


def test_a_record_comes_back_equal() -> None:
    assert codec.decode(codec.encode(A_FULL_RECORD)) == A_FULL_RECORD


def test_the_same_record_gives_the_same_bytes() -> None:
    assert codec.encode(A_FULL_RECORD) == codec.encode(codec.decode(codec.encode(A_FULL_RECORD)))


def test_only_the_part_that_kind_names_is_present() -> None:
    parts = [
        sorted({"event", "quote", "figure"} & statement.keys())
        for statement in as_json(A_FULL_RECORD)["stories"][0]["statements"]
    ]
    assert parts == [[], ["event"], ["quote"], ["figure"]]


def test_spans_are_two_numbers_and_what_is_not_known_is_null() -> None:
    story = as_json(A_FULL_RECORD)["stories"][0]
    assert story["statements"][0]["support"][0]["span"] == [3, 9]
    assert story["reports"][0]["credits"] == [
        {"agency": "Northwire", "span": [1, 2], "scope": [0, 9]}
    ]
    assert story["reports"][0]["url"] is None
    assert story["statements"][1]["event"]["place"] is None


def test_whole_numbers_are_written_as_people_write_them() -> None:
    assert b'"value": 95,' in codec.encode(A_FULL_RECORD)


def test_the_keys_of_a_statement_stand_in_the_order_of_the_documents() -> None:
    event = as_json(A_FULL_RECORD)["stories"][0]["statements"][1]
    assert list(event) == [
        "id",
        "kind",
        "text",
        "event",
        "holders",
        "support",
        "origins",
        "silent",
        "weight",
    ]
    assert list(as_json(A_FULL_RECORD)) == ["version", "stories", "problems"]


def test_a_number_that_is_not_finite_is_refused() -> None:
    figure = replace(A_FIGURE, value=float("nan"))
    with pytest.raises(ValueError, match="nan"):
        codec.encode(a_record(a_statement("figure", figure=figure)))


def test_half_a_surrogate_pair_does_not_stop_the_output() -> None:
    text = as_json(a_record(a_statement(text="a \ud83d b")))["stories"][0]["statements"][0]["text"]
    assert text == "a \ufffd b"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "version None"),
        (b'{"version": 7}', "version 7"),
        (b'{"version": 1}', "not a record"),
        (b'{"version": 1, "stories": [{"id": 3}]}', "not a record"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(TwosourceError, match=message):
        codec.decode(data)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    backwards = codec.encode(A_FULL_RECORD, indent=0).replace(b'"span":[3,9]', b'"span":[9,3]')
    with pytest.raises(TwosourceError, match="not a record"):
        codec.decode(backwards)


@given(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 10**6))
def test_any_words_and_numbers_come_back(words: str, value: float, start: int) -> None:
    figure = StoryFigure(what=words, value=value, unit=None, approximate=True)
    support = a_support(span=Span(start, start + len(words)), words=words, value=value)
    record = a_record(a_statement("figure", text=words, figure=figure, support=(support,)))
    assert codec.decode(codec.encode(record)) == record


@pytest.mark.parametrize("text", ["It rained.", "“Es regnete – 雨”\n\n\0", "half a pair: \ud83d"])
def test_a_packed_reading_comes_back_as_it_was(text: str) -> None:
    report = Report(text=text, published=dt.date(2031, 5, 2))
    figure = Figure(words=Span(0, 2), amount=Span(0, 1), value=1e300, unit=None, what=text)
    reading = Reading(report=report, figures=(figure,), vector=(0.1, 1 / 3, -5e-324))
    assert codec.unpack_reading(codec.pack_reading(reading)) == reading


def test_a_packed_reading_is_small() -> None:
    words = tuple(
        Word(
            text="rain",
            span=Span(5 * at, 5 * at + 4),
            lemma="rain",
            upos="NOUN",
            xpos="NN",
            head=at - 1,
            relation="flat",
        )
        for at in range(500)
    )
    sentence = Sentence(span=Span(0, 2499), paragraph=0, words=words, names=())
    reading = Reading(report=Report(text="rain " * 500), sentences=(sentence,))
    assert len(codec.pack_reading(reading)) < 10_000


def test_the_published_schema_is_the_one_the_types_give() -> None:
    assert codec.published_schema() == codec.schema()


def test_the_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(codec.published_schema())


def test_a_record_fits_the_schema() -> None:
    jsonschema.validate(as_json(A_FULL_RECORD), codec.published_schema())


@pytest.mark.parametrize(
    "path_and_value",
    [
        ("kind", "quote"),
        ("quote", {"speaker": None, "words": "", "direct": True, "cue": None}),
        ("support", []),
        ("origins", None),
    ],
)
def test_the_schema_refuses_a_statement_that_is_not_whole(
    path_and_value: tuple[str, Any],
) -> None:
    whole = as_json(a_record(a_statement("event", event=AN_EVENT)))
    key, value = path_and_value
    whole["stories"][0]["statements"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, codec.published_schema())


def test_every_key_that_is_written_is_in_the_schema() -> None:
    parts = codec.published_schema()["$defs"]
    statement = as_json(A_FULL_RECORD)["stories"][0]["statements"][1]
    assert set(statement) <= set(parts["Statement"]["properties"])
    assert set(as_json(A_FULL_RECORD)) == set(parts["Record"]["properties"])


def test_every_key_is_in_the_documents() -> None:
    text = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")
    for name, part in codec.schema()["$defs"].items():
        for key in part.get("properties", {}):
            assert f"`{key}`" in text, f"{name}.{key}"
