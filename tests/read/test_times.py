from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.read.trees import Block, blocks
from twosource.read.times import Length, TimeMention, time_of, times_in
from twosource.record.tree import Tree

TreeOf = Callable[[str], Tree]
MONDAY = dt.date(2024, 9, 2)

# Each sentence with its times as "words = kind when", read on Monday 2 September 2024.
TIMES = [
    ("The minister arrived late Monday.", ["late Monday = date 2024-09-02"]),
    ("The minister arrived in Doria on Saturday for talks.", ["Saturday = date 2024-08-31"]),
    ("The council will meet on Thursday.", ["Thursday = date 2024-09-05"]),
    ("The council plans to meet on Thursday.", ["Thursday = date 2024-09-05"]),
    (
        "The treaty was signed on 2 September 2024 in Mirna.",
        ["2 September 2024 = date 2024-09-02"],
    ),
    ("The treaty was signed on Sept. 2.", ["Sept. 2 = date 2024-09-02"]),
    (
        "The summit ran from September 2-3 in Mirna.",
        ["September 2-3 = date 2024-09-02/2024-09-03"],
    ),
    (
        "Talks were held from Monday to Wednesday.",
        ["Monday to Wednesday = date 2024-08-26/2024-08-28"],
    ),
    ("The pact was signed in March 2023.", ["March 2023 = date 2023-03"]),
    ("The pact was signed in March.", ["March = date 2024-03"]),
    ("Doria joined the union in 2002.", ["2002 = date 2002"]),
    ("The port flourished in the 1990s.", ["the 1990s = date 1990/1999"]),
    ("Exports have doubled in the past two years.", ["the past two years = duration None"]),
    ("Two ministers resigned two days ago.", ["two days ago = date 2024-08-31"]),
    ("Two ministers resigned two weeks ago.", ["two weeks ago = date 2024-08-19/2024-08-25"]),
    ("The bridge collapsed three years ago.", ["three years ago = date 2021"]),
    ("The court meets weekly.", ["weekly = set None"]),
    (
        "The visit coincided with the 85th anniversary of the battle in 1939.",
        ["85th anniversary = anniversary None", "1939 = date 1939"],
    ),
    ("A 39-year-old man was arrested yesterday.", ["yesterday = date 2024-09-01"]),
    ("The president may march through the capital.", []),
    ("Prices may rise in May.", ["May = date 2025-05"]),
    ("The law was passed last May.", ["last May = date 2024-05"]),
    ("The law was passed last year.", ["last year = date 2023"]),
    ("Police fired tear gas last week.", ["last week = date 2024-08-26/2024-09-01"]),
    ("The strike began last month.", ["last month = date 2024-08"]),
    ("The parliament will vote next week.", ["next week = date 2024-09-09/2024-09-15"]),
    ("The parliament will vote tomorrow.", ["tomorrow = date 2024-09-03"]),
    ("The mayor spoke on Friday night.", ["Friday night = time 2024-08-30"]),
    ("The mayor told reporters Friday.", ["Friday = date 2024-08-30"]),
    ("The president's visit Tuesday is a sign of friendship.", ["Tuesday = date 2024-09-03"]),
    ("Tuesday's attack killed 12 people.", ["Tuesday = date 2024-08-27"]),
    (
        "Since March 2023 the border has been closed.",
        ["March 2023 = date 2023-03/2024-09-02"],
    ),
    ("The troops must leave by Friday.", ["Friday = date None"]),
    ("About 2014 soldiers crossed the river.", []),
    ("The 2014 invasion displaced many people.", ["2014 = date 2014"]),
    ("The war lasted from 2014 to 2018.", ["2014 to 2018 = date 2014/2018"]),
    ("The castle was built in the 19th century.", ["the 19th century = date 1801/1900"]),
    ("The elections are scheduled for October 3.", ["October 3 = date 2024-10-03"]),
    ("Mila June, 39, won the race.", []),
    ("The market opens every Monday.", ["every Monday = set None"]),
    ("He was jailed for two years.", ["two years = duration None"]),
    (
        "A three-day strike ended on Aug. 30.",
        ["three-day = duration None", "Aug. 30 = date 2024-08-30"],
    ),
    (
        "The ship was set to sail on Tuesday, Sept. 3.",
        ["Tuesday, Sept. 3 = date 2024-09-03"],
    ),
    (
        "The ship sank on Tuesday, Aug. 27, 2024.",
        ["Tuesday, Aug. 27, 2024 = date 2024-08-27"],
    ),
    (
        "The fire broke out at 3 p.m. on Sunday.",
        ["3 p.m. = time 2024-09-01", "Sunday = date 2024-09-01"],
    ),
    (
        "Earlier this week, the envoy flew to Doria.",
        ["Earlier this week = date 2024-09-02/2024-09-08"],
    ),
    ("The envoy has recently returned.", ["recently = reference None"]),
    ("The talks took place in early 2023.", ["early 2023 = date 2023"]),
    ("The envoy returned this morning.", ["this morning = time 2024-09-02"]),
    ("Voters will march in the capital on 4 October.", ["4 October = date 2024-10-04"]),
    (
        "The truce was signed on Monday, 2 September 2024.",
        ["Monday, 2 September 2024 = date 2024-09-02"],
    ),
    ("For decades the river has marked the border.", ["decades = duration None"]),
    ("The governor was born on May 3, 1961.", ["May 3, 1961 = date 1961-05-03"]),
    ("The port reopened last weekend.", ["last weekend = date 2024-08-31/2024-09-01"]),
    ("The attack came hours after the vote.", ["hours = duration None"]),
    ("The inspectors visit every two weeks.", ["every two weeks = set None"]),
    ("The envoy said he would return on Wednesday.", ["Wednesday = date 2024-09-04"]),
]


def described(tree: Tree, text: str, published: dt.date | None) -> list[str]:
    return [
        f"{tree.span([time.first, time.last]).of(text)} = {time.kind} {time.when}"
        for time in times_in(tree, published=published)
    ]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times_are_resolved_against_the_day_of_the_report(
    tree_of: TreeOf, text: str, times: list[str]
) -> None:
    assert described(tree_of(text), text, MONDAY) == times


@pytest.mark.parametrize(
    "text",
    [
        "The minister arrived late Monday.",
        "The law was passed last year.",
        "Prices may rise in May.",
    ],
)
def test_without_a_day_of_the_report_relative_words_give_no_day(tree_of: TreeOf, text: str) -> None:
    assert [time.when for time in times_in(tree_of(text), published=None)] == [None]


@pytest.mark.parametrize("text", [text for text, _ in TIMES])
def test_times_stand_in_order_and_hold_their_heads(tree_of: TreeOf, text: str) -> None:
    times = times_in(tree_of(text), published=MONDAY)
    assert all(time.first <= time.head <= time.last for time in times)
    assert all(one.last < two.first for one, two in pairwise(times))


@pytest.mark.parametrize(
    ("text", "event", "when"),
    [
        ("The minister arrived late Monday.", "arrived", "2024-09-02"),
        ("The mayor told reporters Friday.", "told", "2024-08-30"),
        (
            "The mayor said in a statement on Friday that the bridge was safe.",
            "said",
            "2024-08-30",
        ),
        ("The mayor said in a statement on Friday that the bridge was safe.", "safe", None),
        ("The president's visit Tuesday is a sign of friendship.", "visit", "2024-09-03"),
        ("The president's visit Tuesday is a sign of friendship.", "sign", None),
        ("Tuesday's attack killed 12 people.", "attack", "2024-08-27"),
        ("Tuesday's attack killed 12 people.", "killed", None),
        ("The council plans to meet on Thursday.", "meet", "2024-09-05"),
        ("The council plans to meet on Thursday.", "plans", None),
        ("Rebels began to withdraw on Sunday.", "began", "2024-09-01"),
        ("Rebels began to withdraw on Sunday.", "withdraw", "2024-09-01"),
        ("The minister agreed on Monday to send troops.", "agreed", "2024-09-02"),
        ("The minister agreed on Monday to send troops.", "send", None),
        ("The visit coincided with the 85th anniversary of the battle in 1939.", "coincided", None),
        ("The visit coincided with the 85th anniversary of the battle in 1939.", "battle", "1939"),
        ("The ministers met on Monday and left on Tuesday.", "met", "2024-09-02"),
        ("The envoy said he would return on Wednesday.", "said", None),
        ("The court issued a warrant for his arrest in March 2023.", "issued", "2023-03"),
        ("The court issued a warrant for his arrest in March 2023.", "arrest", None),
        ("Doria kept its pledge of 2002, when it signed the treaty.", "signed", "2002"),
        ("It was the worst crash since 1959.", "crash", None),
    ],
)
def test_a_time_belongs_to_the_event_it_hangs_on(
    tree_of: TreeOf, text: str, event: str, when: str | None
) -> None:
    tree = tree_of(text)
    position = [word.text for word in tree.words].index(event)
    time = time_of(tree, position, times_in(tree, published=MONDAY))
    assert (str(time.when) if time and time.when else None) == when


def told(mention: TimeMention) -> str:
    """All that a mention says: its kind, what it names, and what it dates where that differs."""
    said: list[object] = [mention.kind, mention.sense, mention.named, mention.part]
    said += [length_told(mention.length), length_told(mention.shift, sign="+"), mention.edge]
    if mention.when != mention.named:
        said.append(f"-> {mention.when}")
    return " ".join(str(one) for one in said if one is not None)


def length_told(length: Length | None, *, sign: str = "") -> str | None:
    if length is None:
        return None
    return (
        f"{length.count:{sign}g} {length.unit}" if length.count is not None else f"? {length.unit}"
    )


@pytest.mark.parametrize("block", list(blocks("times.txt")), ids=lambda block: block.text)
def test_an_expression_tells_its_kind_its_days_its_length_and_its_open_end(block: Block) -> None:
    tree = Tree(block.sentences[0])
    found = [
        f"{tree.span([time.first, time.last]).of(block.text)} = {told(time)}"
        for time in times_in(tree, published=MONDAY)
    ]
    assert "; ".join(found) == (block.expected if block.expected != "none" else "")


@pytest.mark.parametrize("block", list(blocks("times.txt")), ids=lambda block: block.text)
def test_lengths_sets_references_and_open_ends_date_nothing(block: Block) -> None:
    for time in times_in(Tree(block.sentences[0]), published=MONDAY):
        dates = time.kind in {"date", "time"} and time.edge in {None, "since"}
        assert dates or time.when is None


def test_a_range_keeps_its_two_ends() -> None:
    (block,) = [block for block in blocks("times.txt") if "Friday to Sunday" in block.expected]
    (time,) = times_in(Tree(block.sentences[0]), published=MONDAY)
    assert [str(end.named) for end in time.ranged] == ["2024-08-30", "2024-09-01"]


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_a_day_of_the_report_that_cannot_be_is_as_none(tree_of: TreeOf, day: dt.date) -> None:
    (time,) = times_in(tree_of("The mayor told reporters Friday."), published=day)
    assert time.when is None
