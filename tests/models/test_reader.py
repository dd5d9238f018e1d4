"""The reading model that ships, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twosource.errors import ModelError
from twosource.models.arborescence import is_tree
from twosource.models.reader import Reader

TEXT = (
    "President Mira Oren of Veldt signed a port agreement in Karst on Tuesday.\n\n"
    "“We are glad,” said Oren."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(threads=1)


def test_every_word_stands_at_its_span(reader: Reader) -> None:
    (analysis,) = reader.analyse([TEXT])
    words = [word for sentence in analysis.sentences for word in sentence.words]
    assert all(word.span.of(TEXT) == word.text for word in words)
    assert [sentence.paragraph for sentence in analysis.sentences] == [0, 1]


def test_heads_make_a_tree(reader: Reader) -> None:
    (analysis,) = reader.analyse([TEXT])
    for sentence in analysis.sentences:
        assert is_tree(np.array([0, *(word.head + 1 for word in sentence.words)]))


def test_a_plain_sentence_is_understood(reader: Reader) -> None:
    (analysis,) = reader.analyse([TEXT])
    first = analysis.sentences[0]
    signed = next(i for i, word in enumerate(first.words) if word.text == "signed")
    assert first.words[signed].head == -1
    assert first.words[signed].lemma == "sign"
    names = {
        " ".join(w.text for w in first.words[n.first : n.last + 1]): n.kind for n in first.names
    }
    assert names["Mira Oren"] == "person"


def test_vectors_have_length_one(reader: Reader) -> None:
    (analysis,) = reader.analyse([TEXT])
    assert np.allclose(np.linalg.norm(analysis.vectors, axis=1), 1, atol=1e-3)


def test_each_word_has_a_sense(reader: Reader) -> None:
    (analysis,) = reader.analyse([TEXT])
    assert [len(rows) for rows in analysis.senses] == [len(s.words) for s in analysis.sentences]
    assert all(np.abs(rows).max(axis=1).min() == 127 for rows in analysis.senses)


def test_a_word_is_nearer_to_another_that_means_the_same_there_than_to_itself(
    reader: Reader,
) -> None:
    words = ("struck", "hit", "struck")
    texts = ("A strong quake struck the coast of Veldt on Monday.",
             "A powerful earthquake hit the coast of Veldt on Monday.",
             "Veldt and Karst struck a deal about fishing quotas.")  # fmt: skip
    rows = []
    for word, analysis in zip(words, reader.analyse(texts), strict=True):
        sentence = analysis.sentences[0].words
        at = next(place for place, one in enumerate(sentence) if one.text == word)
        row = analysis.senses[0][at].astype(float)
        rows.append(row / np.linalg.norm(row))
    quake, other_word, deal = rows
    assert quake @ other_word > quake @ deal


@pytest.mark.parametrize("text", ["", "\n\n", "\x00\x01\x02", "a" * 20_000, "½ " * 3000, "😀‮‍ word"])
def test_hostile_text_is_read_without_complaint(reader: Reader, text: str) -> None:
    (analysis,) = reader.analyse([text])
    assert len(analysis.vectors) == len(analysis.sentences)


def test_a_text_reads_the_same_alone_and_in_company(reader: Reader) -> None:
    alone = reader.analyse([TEXT])[0]
    among = reader.analyse(["Rain fell.", TEXT, "The dam at Karst broke, officials said."])[1]
    assert [s.words for s in alone.sentences] == [s.words for s in among.sentences]


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install the package again"):
        Reader.load(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"these are no weights"])
def test_a_damaged_model_says_what_to_do(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "labels.json").write_text("{}", "utf-8")
    (tmp_path / "reader.onnx").write_bytes(damage)
    with pytest.raises(ModelError, match="install the package again"):
        Reader.load(tmp_path)


def test_a_model_without_its_network_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}", "utf-8")
    with pytest.raises(ModelError, match="install the package again"):
        Reader.load(tmp_path)
