from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from twosource.read.credits import find_credits
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.tree import Tree

TreeOf = Callable[[str], Tree]


@pytest.mark.parametrize(
    ("text", "agency", "words"),
    [
        (
            "The president left early, reports the Associated Press.",
            "Associated Press",
            "reports the Associated Press",
        ),
        ("The president left early, according to Reuters.", "Reuters", "according to Reuters"),
        ('"We are ready," the minister told AFP.', "Agence France-Presse", "told AFP"),
        (
            "The Interfax news agency reported that the bridge was closed.",
            "Interfax",
            "Interfax news agency reported",
        ),
        ("The bridge was closed, reports Northern Wire.", "Northern Wire", "reports Northern Wire"),
        (
            "In an interview with the BBC, the mayor denied it.",
            "BBC News",
            "interview with the BBC",
        ),
        (
            "State news agency Coast Press said the talks had failed.",
            "Coast Press",
            "Coast Press said",
        ),
        (
            "Officials told The Associated Press that the talks had failed.",
            "Associated Press",
            "told The Associated Press",
        ),
        ("The talks failed, AP reported.", "Associated Press", "AP reported"),
        ("The talks failed, CNN reported, citing two officials.", "CNN", "CNN reported"),
        ("MIRNA (AP) — The president arrived on Monday.", "Associated Press", "(AP)"),
        ("(Reuters) - The talks failed on Monday.", "Reuters", "(Reuters)"),
        (
            "The Associated Press contributed to this report.",
            "Associated Press",
            "Associated Press contributed to this report",
        ),
    ],
)
def test_a_credit_has_its_agency_and_words(
    tree_of: TreeOf, text: str, agency: str, words: str
) -> None:
    tree = tree_of(text)
    (credit,) = find_credits(Report(text=text), [tree.sentence], [tree])
    assert (credit.agency, credit.span.of(text)) == (agency, words)


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press (AP) is a news agency.",
        "Reuters employs many people in Doria.",
        "The White House press secretary said the deal was dead.",
        "According to the health ministry, five people died.",
        "Protesters threw stones at the Reuters office.",
    ],
)
def test_a_name_alone_is_no_credit(tree_of: TreeOf, text: str) -> None:
    tree = tree_of(text)
    assert find_credits(Report(text=text), [tree.sentence], [tree]) == ()


@pytest.mark.parametrize(
    ("text", "covers_all"),
    [
        ("MIRNA (AP) — The president arrived on Monday.", True),
        ("VELDA CITY, North Orrin (AP) — The president arrived on Monday.", True),
        ("Copyright 2031 The Associated Press.", True),
        ("(Reuters) - The talks failed on Monday.", True),
        ("The president left early, reports the Associated Press.", False),
    ],
)
def test_a_dateline_covers_the_report_and_a_clause_its_sentence(
    tree_of: TreeOf, text: str, covers_all: bool
) -> None:
    tree = tree_of(text)
    report = Report(text=f"{text} More follows.")
    (credit,) = find_credits(report, [tree.sentence], [tree])
    assert credit.scope == Span(0, len(report.text) if covers_all else len(text))


def test_a_closing_line_covers_the_report(tree_of: TreeOf) -> None:
    opening, closing = (
        "The talks failed on Monday.",
        "The Associated Press contributed to this report.",
    )
    tree = tree_of(closing)
    last = Tree(replace(tree.sentence, paragraph=4))
    report = Report(text=f"{closing}{opening}")
    (credit,) = find_credits(report, [last.sentence], [last])
    assert credit.scope == Span(0, len(report.text))


def test_a_byline_credits_the_whole_report() -> None:
    report = Report(text="The talks failed.", byline="By Mila Rosen, Associated Press")
    (credit,) = find_credits(report, [], [])
    assert (credit.agency, credit.scope) == ("Associated Press", Span(0, 17))
