from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from twosource.read.figures import find_figures
from twosource.read.times import times_in
from twosource.record.reading import Figure
from twosource.record.tree import Tree

TreeOf = Callable[[str], Tree]

# Each sentence with its figures as "words = value unit what", "~" where approximate, the ends of
# a range with ".." between.
FIGURES = [
    (
        "The country relies on its neighbor for 95% of its fuel.",
        ["95% of its fuel = 95 % of its fuel"],
    ),
    (
        "Doria shares a 2,100-mile border with Varn.",
        ["2,100-mile border with Varn = 2100 mile border with Varn"],
    ),
    (
        "At least 12 people were killed in the blast.",
        ["At least 12 people were killed = ~12 None people killed"],
    ),
    ("Tuesday's attack killed 12 people.", ["killed 12 people = 12 None people killed"]),
    ("The blast left 12 people dead.", ["12 people dead = 12 None people dead"]),
    (
        "Police arrested about 40 protesters.",
        ["arrested about 40 protesters = ~40 None protesters arrested"],
    ),
    ("The bank lent $20 million in aid.", ["lent $20 million in aid = 20000000 USD lent in aid"]),
    (
        "The firm paid $2.5 billion for the refinery.",
        ["paid $2.5 billion for the refinery = 2500000000 USD paid for the refinery"],
    ),
    (
        "The project cost 300 million euros.",
        ["project cost 300 million euros = 300000000 EUR project cost"],
    ),
    (
        "The two nations signed three agreements on energy.",
        [
            "two nations = 2 None nations",
            "three agreements on energy = 3 None agreements on energy",
        ],
    ),
    ("Both sides met twice.", []),
    (
        "Dozens of people gathered.",
        ["Dozens of people gathered = ~12 None people gathered"],
    ),
    ("Hundreds of soldiers left.", ["Hundreds of soldiers = ~100 None soldiers"]),
    (
        "About a dozen demonstrators gathered outside the embassy.",
        ["About a dozen demonstrators = ~12 None demonstrators"],
    ),
    ("A 39-year-old man was charged.", []),
    ("Mila Rosen, 39, was charged.", []),
    (
        "The town marked the 85th anniversary of the treaty.",
        ["85th anniversary of the treaty = 85 None anniversary of the treaty"],
    ),
    (
        "The town marked the 85th anniversary of the battle of Varn in 1939.",
        [
            f"85th {what} = 85 None {what}"
            for what in ("anniversary of the battle of Varn in 1939",)
        ],
    ),
    ("He finished in third place.", []),
    ("The team won 3-1.", []),
    (
        "Between 10 and 12 people were hurt.",
        ["Between 10 and 12 people were hurt = ~10..12 None people hurt"],
    ),
    ("One of the ministers resigned.", []),
    ("Two people were injured.", ["Two people were injured = 2 None people injured"]),
    ("Two ministers resigned.", ["Two ministers = 2 None ministers"]),
    ("Inflation rose to 5.4% in May.", ["Inflation rose to 5.4% = 5.4 % Inflation rose"]),
    ("Exports fell 12 percent last year.", ["Exports fell 12 percent = 12 % Exports fell"]),
    ("The death toll rose to 45.", ["toll rose to 45 = 45 None death toll"]),
    (
        "More than 2,500 troops crossed the river.",
        ["More than 2,500 troops = ~2500 None troops"],
    ),
    (
        "The ship carried 30,000 tons of wheat.",
        ["30,000 tons of wheat = 30000 ton of wheat"],
    ),
    ("Call 555-0199 for details.", []),
    ("The talks began at 10 a.m. in room 12.", []),
    ("Resolution 2254 was adopted by 14 countries.", ["14 countries = 14 None countries"]),
    (
        "The army has 120,000 soldiers and 400 tanks.",
        ["120,000 soldiers = 120000 None soldiers", "400 tanks = 400 None tanks"],
    ),
    ("A $5 million reward was offered.", ["$5 million reward = 5000000 USD reward"]),
    (
        "Nearly 60 per cent of voters backed the plan.",
        ["Nearly 60 per cent of voters = ~60 % of voters"],
    ),
    ("Some 3,000 houses were destroyed by the flood.", ["Some 3,000 houses = ~3000 None houses"]),
    (
        "The wildfire burned 4,000 acres of forest.",
        ["4,000 acres of forest = 4000 acre of forest"],
    ),
    ("Up to 200 workers could lose their jobs.", ["Up to 200 workers = ~200 None workers"]),
    (
        "The country has a population of 3.4 million.",
        ["population of 3.4 million = 3400000 None population"],
    ),
    (
        "The court sentenced 14 activists to prison.",
        ["sentenced 14 activists = 14 None activists sentenced"],
    ),
    ("He was sentenced to 12 years in prison.", ["12 years in prison = 12 year in prison"]),
    ("Doria joined the union in 2002.", []),
    ("The fire broke out at 3 p.m. on Sunday.", []),
    ("A three-day strike ended on Aug. 30.", ["three-day strike = 3 day strike"]),
]


def figures_of(tree: Tree) -> tuple[Figure, ...]:
    times = times_in(tree, published=dt.date(2024, 9, 2))
    return find_figures([tree.sentence], [tree], times=[times])


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_a_figure_is_a_number_with_what_it_counts(
    tree_of: TreeOf, text: str, figures: list[str]
) -> None:
    found = [
        f"{figure.words.of(text)} = {'~' if figure.approximate else ''}{figure.value:.10g}"
        f"{f'..{figure.upper:.10g}' if figure.upper else ''} "
        f"{figure.unit} {figure.what}"
        for figure in figures_of(tree_of(text))
    ]
    assert found == figures


def test_a_figure_has_the_time_of_its_verb(tree_of: TreeOf) -> None:
    (figure,) = figures_of(tree_of("Exports fell 12 percent last year."))
    assert str(figure.when) == "2023"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("At least 12 people were killed in the blast.", ["At least 12"]),
        ("The project cost 300 million euros.", ["300 million euros"]),
        ("Between 10 and 12 people were hurt.", ["Between 10 and 12"]),
        ("Nearly 60 per cent of voters backed the plan.", ["Nearly 60 per cent"]),
    ],
)
def test_the_amount_is_the_number_with_its_unit(
    tree_of: TreeOf, text: str, amounts: list[str]
) -> None:
    assert [figure.amount.of(text) for figure in figures_of(tree_of(text))] == amounts


def test_a_figure_belongs_to_the_event_that_its_verb_tells(tree_of: TreeOf) -> None:
    text = "Tuesday's attack killed 12 people."
    (figure,) = figures_of(tree_of(text))
    assert figure.event is not None
    assert figure.event.of(text) == "killed"


def test_what_only_is_belongs_to_no_event(tree_of: TreeOf) -> None:
    figures = figures_of(tree_of("The army has 120,000 soldiers and 400 tanks."))
    assert [figure.event for figure in figures] == [None, None]
