"""A rule for all of a kind stands behind the duty of one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from twosource.fuse.story import fuse
from twosource.record.reading import Reading
from twosource.record.story import Statement

Make = Callable[..., Reading]

DUTY = """
The the DET DT 3 det
Lumo Lumo PROPN NNP 3 compound
Court Court PROPN NNP 4 nsubj
said say VERB VBD 0 root
that that SCONJ IN 8 mark
Lorvia Lorvia PROPN NNP 8 nsubj
must must AUX MD 8 aux
arrest arrest VERB VB 4 ccomp
Ana Ana PROPN NNP 8 obj
Ruiz Ruiz PROPN NNP 9 flat
. . PUNCT . 4 punct
"""
WARRANT = """
The the DET DT 3 det
Lumo Lumo PROPN NNP 3 compound
Court Court PROPN NNP 4 nsubj
issued issue VERB VBD 0 root
a a DET DT 6 det
warrant warrant NOUN NN 4 obj
for for ADP IN 8 case
Ana Ana PROPN NNP 6 nmod
Ruiz Ruiz PROPN NNP 8 flat
. . PUNCT . 4 punct
"""
RULE = """
Members member NOUN NNS 6 nsubj
of of ADP IN 4 case
Lumo Lumo PROPN NNP 4 compound
Court Court PROPN NNP 1 nmod
must must AUX MD 6 aux
detain detain VERB VB 0 root
suspects suspect NOUN NNS 6 obj
. . PUNCT . 6 punct
"""

COURT = {"key": "e0", "kind": "organisation", "name": "Lumo Court", "mentions": ["Lumo Court"]}
LORVIA = {"key": "e1", "kind": "state", "name": "Lorvia", "mentions": ["Lorvia"]}
RUIZ = {"key": "e2", "kind": "person", "name": "Ana Ruiz", "mentions": ["Ana Ruiz"]}


def _duty(make: Make) -> Reading:
    events = [
        {
            "lemma": "arrest",
            "trigger": "arrest",
            "words": "Lorvia must arrest Ana Ruiz",
            "status": "obliged",
            "actors": ("e1",),
            "recipients": ("e2",),
            "holders": ("e0",),
        },
        {
            "lemma": "issue",
            "action": "issue a warrant for the arrest of",
            "trigger": "issued",
            "words": "The Lumo Court issued a warrant for Ana Ruiz",
            "actors": ("e0",),
            "recipients": ("e2",),
            "obj": "a warrant",
        },
    ]
    return make([DUTY, WARRANT], entities=[COURT, LORVIA, RUIZ], events=events)


def _rule(make: Make, **more: Any) -> Reading:
    groups = [
        {"key": "e1", "kind": "group", "name": "Members", "mentions": ["Members"], "named": False},
        {
            "key": "e2",
            "kind": "group",
            "name": "suspects",
            "mentions": ["suspects"],
            "named": False,
        },
    ]
    event = {
        "lemma": "detain",
        "trigger": "detain",
        "words": "Members of Lumo Court must detain suspects",
        "status": "obliged",
        "actors": ("e1",),
        "recipients": ("e2",),
        **more,
    }
    return make([RULE], outlet="The Quay", entities=[COURT, *groups], events=[event])


def _obliged(*readings: Reading) -> list[Statement]:
    record = fuse(readings, ())
    return [one for one in record.statements if one.event and one.event.status == "obliged"]


def test_a_rule_of_the_court_stands_behind_the_duty_it_names(make: Make) -> None:
    (duty,) = _obliged(_duty(make), _rule(make))
    assert duty.text == "Lorvia is obliged to arrest Ana Ruiz."
    assert [(one.general, bool(one.holders)) for one in duty.support] == [
        (False, True),
        (True, False),
    ]
    assert len(duty.holders) == 1  # the rule does not put the case in the outlet's own voice
    assert duty.origins == 2


@pytest.mark.parametrize(
    "other", [{"lemma": "expel"}, {"status": "expected"}, {"holders": ("e0",)}]
)
def test_another_rule_stays_by_itself(make: Make, other: dict[str, Any]) -> None:
    duty = _obliged(_duty(make), _rule(make, **other))[0]
    assert not any(one.general for one in duty.support)
