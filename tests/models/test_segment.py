"""How a text is cut into sentences and words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.models.segment import MOST_WORDS, cut


def words(text: str) -> list[list[str]]:
    return [[span.of(text) for span in one.words] for one in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't say.", ["She", "did", "n't", "say", "."]),
        ("Veldt’s mayor can’t win.", ["Veldt", "’s", "mayor", "ca", "n’t", "win", "."]),
        ("A gas-producing co-owner", ["A", "gas", "-", "producing", "co-owner"]),
        (
            "It cost $20.5 million, 95% of it lost",
            "It cost $ 20.5 million , 95 % of it lost".split(),
        ),
        ("At 9 a.m. the U.S. envoy left", ["At", "9", "a.m.", "the", "U.S.", "envoy", "left"]),
        ("the ministers' talks", ["the", "ministers", "'", "talks"]),
        ("See https://veldt.example/a?b=1.", ["See", "https://veldt.example/a?b=1", "."]),
        ("He cannot go", ["He", "can", "not", "go"]),
    ],
)
def test_words_come_apart_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "n_sentences"),
    [
        ("Mr. Oren met Dr. Vale. They spoke.", 2),
        ("J. K. Oren left on Sept. 3 for Veldt.", 1),
        ("“We will stay.” She left.", 2),
        ("“Stay!” he said.", 1),
        ("The U.S. The rest stayed.", 2),
        ("Title without a stop\n\nThe text begins.", 2),
        ("It ended... nobody knew why.", 1),
        ("It grew 3.5 percent. Prices fell.", 2),
        ("KARST, Oct. 8 (Northern Wire) — The dam broke. Rain fell.", 3),
        ("NATO - the alliance - met.", 1),
        ("A dam — old — broke.", 1),
        ("", 0),
        (" \n\n \t", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, n_sentences: int) -> None:
    assert len(cut(text)) == n_sentences


@given(st.text(max_size=300))
def test_words_keep_every_visible_character_in_order(text: str) -> None:
    spans = [span for one in cut(text) for span in one.words]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@given(st.text(max_size=300))
def test_no_sentence_is_empty_and_paragraphs_only_grow(text: str) -> None:
    cuts = cut(text)
    assert all(one.words for one in cuts)
    assert [one.paragraph for one in cuts] == sorted(one.paragraph for one in cuts)


def test_an_endless_sentence_is_cut() -> None:
    assert max(len(one.words) for one in cut("word, " * 1000)) <= MOST_WORDS


def test_two_single_quotes_are_one_mark_that_opens_and_closes() -> None:
    text = "He was late. ''We won,'' she said. ''We go on.'' The rest is silence."
    cuts = cut(text)
    assert [[span.of(text) for span in one.words] for one in cuts][2:] == [
        ["''", "We", "go", "on", ".", "''"],
        ["The", "rest", "is", "silence", "."],
    ]


def test_a_text_without_capitals_has_sentences_all_the_same() -> None:
    text = "police opened fire near the old market. two men fled. mr. rao said no."
    assert [one[0] for one in words(text)] == ["police", "two", "mr."]
    assert len(words("The price of an iPad fell by a tenth. said Ana Ruiz of Vareth.")) == 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("(NWA) The bridge fell.", ["(", "NWA", ")"]),
        ("Port Lumo, Veldt (NWA) The bridge fell.", "Port Lumo , Veldt ( NWA )".split()),
        ("Veldt (its capital is Karst) The", "Veldt ( its capital is Karst ) The".split()),
        (
            "Image copyright Ana Ruiz Image caption The bridge",
            "Image copyright Ana Ruiz Image caption".split(),
        ),
        ("Hide Caption 3 of 25 A diver waves.", "Hide Caption 3 of 25".split()),
    ],
)
def test_what_is_printed_before_a_sentence_is_apart(text: str, first: list[str]) -> None:
    assert words(text)[0] == first


def test_a_heading_that_runs_into_the_label_of_a_picture_is_apart() -> None:
    text = "Storm Over Veldt Leaves Many Without Light Image Boats in the harbour lay on the quay."
    assert words(text)[0] == "Storm Over Veldt Leaves Many Without Light".split()
    assert words(text)[1:] == [["Image"], "Boats in the harbour lay on the quay .".split()]
    assert len(cut("He said that the Image Museum in the town was closed.")) == 1


def test_buttons_and_headings_that_a_page_prints_again_and_again_are_apart() -> None:
    page = "Skip in Skip x Embed x Share CLOSE ALL ABOUT VELDT"
    clips = [("Storm hits Karst", "The storm sank boats."), ("Ana Ruiz wins", "Ana Ruiz won.")]
    clips.append(("Divers wave", "Divers came home."))
    text = " ".join(f"{page} {title} | 0:{at}4 {words}" for at, (title, words) in enumerate(clips))
    found = words(text)
    assert found.count(page.split()) == 3
    assert "The storm sank boats .".split() in found
    assert "Storm hits Karst | 0:04".split() in found
    assert len(cut(" ".join("Share and share alike is what we say. " for _ in range(9)))) == 9


def test_a_heading_before_each_of_many_captions_is_apart_from_them() -> None:
    captions = ["Boats lie on the quay.", "Ana Ruiz waves.", "Divers come home."]
    text = " ".join(f"Photos: Storm over Veldt {caption}" for caption in captions)
    heading = "Photos : Storm over Veldt".split()
    assert words(text)[0] == heading
    assert words(text)[1] == "Boats lie on the quay .".split()
    assert words(text).count(heading) == 3


def test_a_speech_that_begins_its_sentences_alike_is_not_cut() -> None:
    text = "We will stay on the quay. We will stay on the bridge. We will stay on the hill."
    assert len(cut(text)) == 3
