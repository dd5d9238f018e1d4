"""Which tellings are of one event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from twosource.fuse.story import fuse
from twosource.record.dates import PartialDate, When
from twosource.record.reading import Reading

Make = Callable[..., Reading]

DAY = When.on(PartialDate.parse("2031-05-02"))

WITH_HAAS = """
Ana Ana PROPN NNP 3 nsubj
Ruiz Ruiz PROPN NNP 1 flat
signed sign VERB VBD 0 root
a a DET DT 5 det
treaty treaty NOUN NN 3 obj
with with ADP IN 8 case
the the DET DT 8 det
envoy envoy NOUN NN 5 nmod
, , PUNCT , 10 punct
Ivo Ivo PROPN NNP 8 appos
Haas Haas PROPN NNP 10 flat
. . PUNCT . 3 punct
"""
WITH_RUIZ = """
Ivo Ivo PROPN NNP 3 nsubj
Haas Haas PROPN NNP 1 flat
signed sign VERB VBD 0 root
the the DET DT 5 det
treaty treaty NOUN NN 3 obj
with with ADP IN 7 case
Ana Ana PROPN NNP 5 nmod
Ruiz Ruiz PROPN NNP 7 flat
. . PUNCT . 3 punct
"""
BY_STATES = """
Velda Velda PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Sorrel Sorrel PROPN NNP 1 conj
signed sign VERB VBD 0 root
the the DET DT 6 det
treaty treaty NOUN NN 4 obj
. . PUNCT . 4 punct
"""


def person(key: str, name: str, role: str) -> dict[str, Any]:
    return {"key": key, "kind": "person", "name": name, "mentions": [name], "roles": (role,)}


def land(key: str, name: str) -> dict[str, Any]:
    return {"key": key, "kind": "state", "name": name, "mentions": [name]}


RUIZ = person("e0", "Ana Ruiz", "President of Velda")
HAAS = person("e1", "Ivo Haas", "envoy of Sorrel")


def signing(make: Make, outlet: str, parse: str, **event: Any) -> Reading:
    words = " ".join(row.split()[0] for row in parse.strip().splitlines()[:-1])
    told = {
        "lemma": "sign",
        "trigger": "signed",
        "words": words.replace(" ,", ","),
        "when": DAY,
        **event,
    }
    people = [RUIZ, HAAS] if "Ruiz" in parse else [land("e0", "Velda"), land("e1", "Sorrel")]
    return make([parse], outlet=outlet, entities=people, events=[told])


@pytest.fixture
def with_haas(make: Make) -> Reading:
    obj = "a treaty with the envoy"
    return signing(make, "Lumo Gazette", WITH_HAAS, actors=("e0",), obj=obj)


def test_who_signs_with_whom_may_be_told_either_way(make: Make, with_haas: Reading) -> None:
    obj = "the treaty with Ana Ruiz"
    other = signing(make, "The Quay", WITH_RUIZ, actors=("e1",), obj=obj)
    (statement,) = [one for one in fuse([with_haas, other], ()).statements if one.event]
    assert len(statement.support) == 2


def test_a_treaty_with_a_third_is_another_one(make: Make, with_haas: Reading) -> None:
    parse = WITH_RUIZ.replace("Ana Ana", "Eva Eva").replace("Ruiz Ruiz", "Lund Lund")
    told = {
        "lemma": "sign",
        "trigger": "signed",
        "words": "Ivo Haas signed the treaty with Eva Lund",
        "obj": "the treaty with Eva Lund",
        "actors": ("e1",),
        "when": DAY,
    }
    people = [person("e0", "Eva Lund", "President of Tarn"), HAAS]
    other = make([parse], outlet="The Quay", entities=people, events=[told])
    assert len([one for one in fuse([with_haas, other], ()).statements if one.event]) == 2


def test_states_sign_by_those_who_hold_office_for_them(make: Make, with_haas: Reading) -> None:
    states = signing(make, "The Quay", BY_STATES, actors=("e0", "e1"), obj="the treaty", when=None)
    (statement,) = [one for one in fuse([with_haas, states], ()).statements if one.event]
    assert len(statement.support) == 2


def test_states_whose_officers_are_not_there_sign_something_else(
    make: Make, with_haas: Reading
) -> None:
    parse = BY_STATES.replace("Sorrel Sorrel", "Tarn Tarn")
    told = {
        "lemma": "sign",
        "trigger": "signed",
        "words": "Velda and Tarn signed the treaty",
        "obj": "the treaty",
        "actors": ("e0", "e1"),
    }
    lands = [land("e0", "Velda"), land("e1", "Tarn")]
    states = make([parse], outlet="The Quay", entities=lands, events=[told])
    assert len([one for one in fuse([with_haas, states], ()).statements if one.event]) == 2
