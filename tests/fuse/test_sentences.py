"""The plain sentence of an event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.fuse.story import fuse
from twosource.record.reading import Reading

Make = Callable[..., Reading]

RUIZ = {"key": "e0", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}

NOT_YET = """
Ana Ana PROPN NNP 6 nsubj
Ruiz Ruiz PROPN NNP 1 flat
has have AUX VBZ 6 aux
not not PART RB 6 advmod
yet yet ADV RB 6 advmod
signed sign VERB VBN 0 root
the the DET DT 8 det
treaty treaty NOUN NN 6 obj
. . PUNCT . 6 punct
"""
THE_OPERATOR = """
Ana Ana PROPN NNP 3 nsubj
Ruiz Ruiz PROPN NNP 1 flat
accused accuse VERB VBD 0 root
the the DET DT 5 det
operator operator NOUN NN 3 obj
, , PUNCT , 8 punct
Lumo Lumo PROPN NNP 8 compound
Power Power PROPN NNP 5 appos
, , PUNCT , 8 punct
of of SCONJ IN 11 mark
lying lie VERB VBG 3 advcl
. . PUNCT . 3 punct
"""


def text_of(make: Make, parse: str, **event: object) -> str:
    words = " ".join(row.split()[0] for row in parse.strip().splitlines()[:-1])
    told = {"words": words.replace(" ,", ","), "actors": ("e0",), **event}
    power = {"key": "e1", "kind": "organisation", "name": "Lumo Power", "mentions": ["Lumo Power"]}
    people = [RUIZ, power] if "Lumo" in parse else [RUIZ]
    (statement,) = fuse([make([parse], entities=people, events=[told])], ()).statements
    return statement.text


@pytest.mark.parametrize(
    ("left_out", "text"),
    [
        ((), "Ana Ruiz has not yet signed the treaty."),
        (("yet yet",), "Ana Ruiz has not signed the treaty."),
    ],
)
def test_what_has_not_come_yet_is_not_told_as_refused(
    make: Make, left_out: tuple[str, ...], text: str
) -> None:
    parse = NOT_YET
    for row in left_out:
        parse = parse.replace(row, row.replace("yet", "today"))
    event = {"lemma": "sign", "trigger": "signed", "status": "denied", "obj": "the treaty"}
    assert text_of(make, parse, **event) == text


def test_a_name_beside_a_noun_is_closed_off_from_what_follows(make: Make) -> None:
    event = {"lemma": "accuse", "trigger": "accused", "recipients": ("e1",)}
    assert text_of(make, THE_OPERATOR, **event) == (
        "Ana Ruiz accused the operator, Lumo Power, of lying."
    )
