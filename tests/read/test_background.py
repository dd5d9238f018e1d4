from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from twosource.read.background import find_backgrounds, goes_on_since
from twosource.read.times import times_in
from twosource.record.tree import Tree

TreeOf = Callable[[str], Tree]
TURNED = (
    "The tribunal said that Varn was obliged to act,"
    " but Doria is heavily dependent on Varn for gas."
)
KNOWN = {"tribunal", "Doria", "Varn", "union", "Mirna", "capital", "We", "Reuters"}


def facts_of(tree: Tree, text: str, *, taken: bool = False) -> list[str]:
    def entity_at(_: int, word: int) -> str | None:
        return tree.words[word].text if tree.words[word].text in KNOWN else None

    found = find_backgrounds([tree.sentence], [tree], entity_at, [()], lambda _: taken)
    return [background.words.of(text) for background in found]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The tribunal has no police force.", "The tribunal has no police force"),
        ("Doria is not a member of the union.", "Doria is not a member of the union"),
        (
            TURNED,
            "Doria is heavily dependent on Varn for gas",
        ),
        (
            "Doria shares a border with Varn and relies on it for fuel.",
            "Doria shares a border with Varn and relies on it for fuel",
        ),
        ("The union includes Doria and Varn.", "The union includes Doria and Varn"),
        ("The capital, Mirna, lies on the river.", "The capital, Mirna, lies on the river"),
    ],
)
def test_a_standing_fact_is_a_present_state_of_an_entity(
    tree_of: TreeOf, text: str, fact: str
) -> None:
    assert facts_of(tree_of(text), text) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "Doria is a member of the union, the minister said.",
        "According to the ministry, Doria is a member of the union.",
        "“Doria is a friend of Varn,” the minister said.",
        "Doria was a member of the union.",
        "Doria will remain a member of the union.",
        "Is Doria a member of the union?",
        "We think Doria is our best friend.",
        "The visit is a sign of friendship.",
        "Doria signed the treaty.",
    ],
)
def test_what_others_say_what_was_and_what_is_judged_is_no_background(
    tree_of: TreeOf, text: str
) -> None:
    assert facts_of(tree_of(text), text) == []


def test_what_an_event_or_quote_covers_is_not_told_twice(tree_of: TreeOf) -> None:
    text = "Doria is not a member of the union."
    assert facts_of(tree_of(text), text, taken=True) == []


def test_what_has_been_so_since_a_year_of_old_is_background_and_no_event(tree_of: TreeOf) -> None:
    text = "Mirna lost its fleet in 1911 and has bought fish abroad since then."
    tree = tree_of(text)
    times = times_in(tree, published=dt.date(2024, 3, 6))

    def entity_at(_: int, word: int) -> str | None:
        return "e0" if tree.words[word].text == "Mirna" else None

    (fact,) = find_backgrounds([tree.sentence], [tree], entity_at, [times], lambda _: False)
    assert fact.words.of(text) == text.rstrip(".")
    assert [goes_on_since(tree, at, times) for at in (1, 8)] == [False, True]
