"""ECB+ as it is read, and chains of several documents as they are scored."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from training.ecbplus import ecbplus

identity = importlib.import_module("identity")

DOCUMENT = """<Document doc_name="1_2ecbplus.xml">
<token t_id="1" sentence="0" number="0">Ruiz</token>
<token t_id="2" sentence="0" number="1">left</token>
<token t_id="3" sentence="1" number="0">She</token>
<token t_id="4" sentence="1" number="1">went</token>
<Markables>
<ACTION_OCCURRENCE m_id="7"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="8"><token_anchor t_id="1"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="9"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="10" instance_id="ACT1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="7"/><target m_id="10"/></CROSS_DOC_COREF>
</Relations>
</Document>"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A set of one document, of which the first sentence is checked."""
    folder = tmp_path / "ecbplus"
    (folder / "ECB+" / "1").mkdir(parents=True)
    (folder / "ECB+" / "1" / "1_2ecbplus.xml").write_text(DOCUMENT)
    (folder / "ECB+" / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence Number\n1,2ecbplus,0\n"
    )
    split = {"train": [1], "val": [], "test": [36]}
    (folder / "train_val_test_split.json").write_text(json.dumps(split))
    return tmp_path


def test_mentions_of_sentences_that_nobody_checked_are_left_out(data: Path) -> None:
    (marking,) = ecbplus(data, "train")
    text = marking.report.text
    found = [(one.span.of(text), one.is_event, one.chain) for one in marking.mentions]
    assert marking.subtopic == "1ecbplus"
    assert found == [("Ruiz", False, "1_2ecbplus 8"), ("left", True, "ACT1")]


def test_the_official_test_is_not_read(data: Path) -> None:
    with pytest.raises(ValueError, match="no part to read"):
        ecbplus(data, "test")


def keyed(chains: str) -> dict[tuple[str, int, int], str]:
    """`"aab"`: three mentions, the first two in one chain."""
    return {("r", at, at + 1): chain for at, chain in enumerate(chains)}


@pytest.mark.parametrize(
    ("ours", "conll"),
    [
        ("aabbc", 1.0),
        # MUC 0, B3 1 and 3/5, CEAFe 2/3 * 2 + 1 of 5 and of 3
        ("abcde", (0 + 0.75 + 2 * (7 / 15) * (7 / 9) / (7 / 15 + 7 / 9)) / 3),
    ],
)
def test_chains_are_scored_by_the_mean_of_three_measures(ours: str, conll: float) -> None:
    found = identity.score(keyed("xxyyz"), keyed(ours))
    assert found["CoNLL F1"] == pytest.approx(conll)
