"""Frames of PLOVER types: which words make which type, and what an export makes of it."""

from __future__ import annotations

from importlib import resources

import pytest

from twosource.text.plover import NONE, TYPES, Surroundings, as_exported, is_deed, kind_of, kinds_of

MODES = set(
    """visit third-party multilateral phone withdraw release disarm ceasefire access resign assist
    change yield meet disapprove investigate allege restrict arrest relations expel territory
    violence demo riot strike hunger boycott obstruct vandalize convict discontinue troops weapons
    police militia seize censor curfew martial-law deport withhold misinformation cyber abduct beat
    torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone
    heavy-weapons crowd-control unconventional""".split()
)


def around(*beside: str, **objects: str) -> Surroundings:
    """Words beside a verb, and its objects by preposition (`to` stands for the object itself)."""
    return Surroundings(beside, {"" if k == "it" else k: [v] for k, v in objects.items()})


def test_every_heading_is_a_type_of_plover_with_a_mode_of_plover() -> None:
    text = (resources.files("twosource.text") / "plover.txt").read_text(encoding="utf-8")
    headings = [line.split() for line in text.splitlines() if line[:1].isupper()]
    assert {heading[0] for heading in headings} == set(TYPES)
    assert {mode for heading in headings for mode in heading[1:]} <= MODES


@pytest.mark.parametrize(
    ("lemma", "beside", "expected"),
    [
        ("arrest", NONE, ("COERCE", "arrest")),
        ("impose", around(it="sanction"), ("SANCTION", "discontinue")),
        ("impose", around(it="curfew"), ("COERCE", "curfew")),
        ("call", around("for"), ("REQUEST", None)),
        ("call", around("for", **{"for": "ceasefire"}), ("REQUEST", "yield")),
        ("step", around("down"), ("RETREAT", "resign")),
    ],
)
def test_the_longest_frame_that_fits_gives_type_and_mode(
    lemma: str, beside: Surroundings, expected: tuple[str, str | None]
) -> None:
    found = kind_of(lemma, beside)
    assert found is not None
    assert (found.type, found.mode, found.sure) == (*expected, True)


@pytest.mark.parametrize(("lemma", "beside"), [("impose", NONE), ("step", NONE), ("sail", NONE)])
def test_without_its_frame_a_word_gives_nothing_sure(lemma: str, beside: Surroundings) -> None:
    found = kind_of(lemma, beside)
    assert found is None or not found.sure


def test_words_under_two_types_are_sure_of_neither() -> None:
    found = list(kinds_of("sign", around(it="contract")))
    assert {kind.type for kind in found[:2]} == {"SUPPORT", "COOPERATE"}
    assert not any(kind.sure for kind in found[:2])


def test_a_noun_is_told_from_the_verb_and_takes_the_word_before_it() -> None:
    strike = kind_of("strike", Surroundings(["air"]), noun=True)
    assert strike is not None
    assert (strike.type, strike.mode) == ("ASSAULT", "aerial")
    plain = kind_of("strike", noun=True)
    assert plain is not None
    assert not plain.sure


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("AID", "expected", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("CONSULT", "denied", "CONSULT"),
        ("COERCE", "planned", "COERCE"),
        (None, "planned", None),
    ],
)
def test_only_an_export_makes_an_agreement_of_what_is_announced(
    kind: str | None, status: str, expected: str | None
) -> None:
    assert as_exported(kind, None, status)[0] == expected


def test_deeds_are_told_from_bodies() -> None:
    assert [is_deed(noun) for noun in ("sale", "donation", "government", "bridge")] == [
        False,
        True,
        False,
        False,
    ]
