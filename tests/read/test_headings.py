"""Headlines among a report's paragraphs are known as such."""

from __future__ import annotations

import pytest

from twosource.read.headings import headings_in
from twosource.record.reading import Sentence, Word
from twosource.record.span import Span


def _sentence(text: str, paragraph: int) -> Sentence:
    words = []
    at = 0
    for piece in text.replace(".", " .").split():
        words.append(
            Word(
                text=piece,
                span=Span(at, at + len(piece)),
                lemma=piece,
                upos="X",
                xpos="X",
                head=-1,
                relation="root",
            )
        )
        at += len(piece) + 1
    return Sentence(span=Span(0, at), paragraph=paragraph, words=tuple(words), names=())


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Minister Says Bridge Will Be Closed By Friday", True),
        ("Three Travel Tips For Lorvia", True),
        ("The bridge of Varn will be closed by Friday", False),
        ("Ana Ruiz", False),
        ("Ana Ruiz And Hugo Haas Visited Lorvia.", False),
    ],
)
def test_a_line_of_capitals_without_a_stop_is_a_heading(text: str, is_heading: bool) -> None:
    assert bool(headings_in([_sentence(text, 0)])) == is_heading


def test_a_line_within_a_paragraph_is_none() -> None:
    line = "Minister Says Bridge Will Be Closed By Friday"
    assert headings_in([_sentence(line, 0), _sentence("So she said.", 0)]) == frozenset()


@pytest.mark.parametrize(
    ("text", "is_credit"),
    [
        ("( Ana Ruiz/Harbour Images )", True),
        ("( NWA Photo/Ana Ruiz , File )", True),
        ("[ Photo/Agencies ]", True),
        ("Ana Ruiz/AP", True),
        ("( a photo of the bridge )", True),
        ("( Reporting by Ana Ruiz ; Editing by Ivo Lenz )", True),
        ("Additional reporting by Ana Ruiz", True),
        ("Ana Ruiz said the reporting by others was wrong.", False),
        ("The photo was taken at noon.", False),
        ("Ana Ruiz spoke to the press.", False),
    ],
)
def test_a_credit_of_a_picture_tells_nothing(text: str, is_credit: bool) -> None:
    beside = _sentence("The bridge fell.", 0)
    assert (0 in headings_in([_sentence(text, 0), beside])) == is_credit


def test_a_label_that_stands_three_times_is_the_page_s() -> None:
    label, beside = _sentence("Read more here", 0), _sentence("The bridge fell.", 0)
    assert headings_in([label, beside, label, label]) == {0, 2, 3}
    assert headings_in([label, beside, label]) == set()
