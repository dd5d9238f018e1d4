from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twosource.fuse.story import fuse
from twosource.record.reading import Reading

Make = Callable[..., Reading]

RUIZ = {"key": "e0", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}


def _said(make: Make, words: str, **more: Any) -> Reading:
    quote = {"words": words, "cue": "said", "speaker": "e0", **more.pop("quote", {})}
    return make(text=f"“{words}” Ana Ruiz said.", entities=[RUIZ], quotes=[quote], **more)


def test_the_same_words_of_one_speaker_are_one_statement(make: Make) -> None:
    record = fuse(
        [
            _said(make, "The harbour will open before winter,"),
            _said(make, "the harbour will open before winter", outlet="The Quay"),
        ],
        (),
    )
    (statement,) = record.statements
    assert statement.text == "Ana Ruiz: “The harbour will open before winter”"
    assert statement.origins == 2
    assert statement.holders == ("e1",)


def test_other_words_of_one_speaker_are_another_statement(make: Make) -> None:
    record = fuse(
        [
            _said(make, "The harbour will open before winter,"),
            _said(make, "We have lost two boats", outlet="The Quay"),
        ],
        (),
    )
    assert len(record.statements) == 2


def test_the_same_words_of_nobody_known_stay_apart_from_a_speakers(make: Make) -> None:
    record = fuse(
        [
            _said(make, "The harbour will open before winter,"),
            _said(
                make,
                "The harbour will open before winter,",
                outlet="The Quay",
                quote={"speaker": None},
            ),
        ],
        (),
    )
    assert len(record.statements) == 2
