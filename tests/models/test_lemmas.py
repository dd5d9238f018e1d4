from __future__ import annotations

import lemminflect
import pytest

from twosource.models.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("went", "VERB", "go"),
        ("Children", "NOUN", "child"),
        ("n’t", "PART", "not"),
        ("’re", "AUX", "be"),
        ("could", "AUX", "can"),
        ("United", "PROPN", "United"),
        ("The", "DET", "the"),
        ("doorsteps", "NOUN", "doorstep"),
        ("blorfing", "VERB", "blorf"),  # in no table
    ],
)
def test_a_word_has_its_dictionary_form(word: str, upos: str, expected: str) -> None:
    assert lemma(word, upos) == expected


@pytest.mark.parametrize(
    "word", "left lives us all better worst a,b 1,000s b'd tweeted men's colour-blind".split()
)
@pytest.mark.parametrize("upos", ["VERB", "NOUN", "ADJ", "ADV"])
def test_the_tables_are_read_as_lemminflect_reads_them(word: str, upos: str) -> None:
    found = lemminflect.getLemma(word, upos)
    assert lemma(word, upos) == (found[0] if found else word)
