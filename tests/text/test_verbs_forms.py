from __future__ import annotations

import lemminflect
import pytest

from twosource.text.verbs_forms import gerund, is_verb, participle, past


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("take", ("took", "taken", "taking")),
        ("stop", ("stopped", "stopped", "stopping")),
        ("call for", ("called for", "called for", "calling for")),
        ("be", ("was", "been", "being")),
        ("blorf", ("blorfed", "blorfed", "blorfing")),  # in no table
        ("Tweet", ("Tweeted", "Tweeted", "Tweeting")),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (past(lemma), participle(lemma), gerund(lemma)) == forms


@pytest.mark.parametrize(
    "lemma", "can dare focus get will run thrive visit okay house arrival NATO".split()
)
def test_the_tables_are_read_as_lemminflect_reads_them(lemma: str) -> None:
    for form, tag in ((past, "VBD"), (participle, "VBN"), (gerund, "VBG")):
        assert form(lemma) == lemminflect.getInflection(lemma, tag)[0]
    assert is_verb(lemma) == bool(lemminflect.getAllInflections(lemma, upos="VERB"))
