"""Trees are mended where English leaves no choice, and nowhere else."""

from __future__ import annotations

from twosource.models.repairs import Draft, mend


def _draft(rows: str) -> Draft:
    """From a line of `word/tag/head/relation`, heads counted from 1."""
    words, tags, heads, relations = zip(*(row.rsplit("/", 3) for row in rows.split()), strict=True)
    return Draft(words, list(tags), [int(head) - 1 for head in heads], list(relations))


def _mended(rows: str) -> dict[str, tuple[str, str]]:
    """For each word its head and relation after mending."""
    draft = _draft(rows)
    mend(draft)
    return {
        word: ("" if head < 0 else draft.words[head], relation)
        for word, head, relation in zip(draft.words, draft.heads, draft.relations, strict=True)
    }


def test_the_subject_right_before_a_bare_verb_is_its_own() -> None:
    found = _mended("It/PRP/3/nsubj will/MD/3/aux sail/VB/0/root Ruiz/NNP/3/nsubj said/VBD/3/ccomp")
    assert found["Ruiz"] == ("said", "nsubj")


def test_a_noun_before_its_aside_is_the_subject_of_the_main_verb() -> None:
    found = _mended(
        "While/IN/3/mark Haas/NNP/3/nsubj spoke/VBD/10/advcl ,/,/3/punct critics/NNS/3/obj "
        ",/,/7/punct like/IN/8/case Ruiz/NNP/3/obl ,/,/10/punct left/VBD/0/root"
    )
    assert found["critics"] == ("left", "nsubj")
    assert found["Ruiz"] == ("critics", "nmod")


def test_a_main_verb_with_a_subject_keeps_it() -> None:
    rows = (
        "While/IN/3/mark Haas/NNP/3/nsubj spoke/VBD/10/advcl ,/,/3/punct critics/NNS/10/nsubj "
        ",/,/7/punct like/IN/8/case Ruiz/NNP/5/nmod ,/,/10/punct left/VBD/0/root"
    )
    before = _draft(rows)
    after = _draft(rows)
    mend(after)
    assert after == before


def test_a_participle_after_a_comma_goes_with_the_verb() -> None:
    found = _mended(
        "Ruiz/NNP/2/nsubj issued/VBD/0/root warrants/NNS/2/obj ,/,/5/punct accusing/VBG/3/acl "
        "Haas/NNP/5/obj"
    )
    assert found["accusing"] == ("issued", "advcl")


def test_what_stands_between_a_modal_and_an_object_is_a_verb() -> None:
    draft = _draft("It/PRP/3/nsubj would/MD/3/aux free/JJ/0/root Ruiz/NNP/3/obj")
    mend(draft)
    assert draft.xpos == ["PRP", "MD", "VB", "NNP"]


def test_an_adjective_after_be_stays_one() -> None:
    draft = _draft("It/PRP/4/nsubj would/MD/4/aux be/VB/4/cop free/JJ/0/root")
    mend(draft)
    assert draft.xpos[3] == "JJ"


def test_according_to_is_the_preposition_of_the_noun_behind_it() -> None:
    rows = (
        "According/VBG/{} to/IN/1/fixed the/DT/4/det court/NN/{} ,/,/7/punct it/PRP/7/nsubj "
        "fell/VBD/0/root"
    )
    for marked, held in (("7/mark", "7/obl"), ("7/advcl", "1/obl"), ("4/case", "7/obl")):
        found = _mended(rows.format(marked, held))
        assert found["According"] == ("court", "case")
        assert found["to"] == ("According", "fixed")
        assert found["court"] == ("fell", "obl")


def test_a_mend_that_would_make_a_circle_is_taken_back() -> None:
    rows = (
        "According/VBG/0/root to/IN/1/fixed the/DT/4/det court/NN/6/nsubj ,/,/6/punct "
        "fell/VBD/1/ccomp"
    )
    before, after = _draft(rows), _draft(rows)
    mend(after)
    assert after == before


def test_a_second_subject_is_joined_to_the_first() -> None:
    found = _mended(
        "During/IN/3/case the/DT/3/det visit/NN/8/obl ,/,/3/punct Ruiz/NNP/8/nsubj and/CC/7/cc "
        "Haas/NNP/3/conj spoke/VBD/0/root"
    )
    assert found["Haas"] == ("Ruiz", "conj")


def test_a_second_clause_with_that_is_joined_to_the_nearest_one() -> None:
    found = _mended(
        "Ruiz/NNP/2/nsubj doubts/VBZ/0/root the/DT/4/det claim/NN/2/obj that/IN/7/mark "
        "he/PRP/7/nsubj fled/VBD/4/acl and/CC/12/cc that/IN/12/mark he/PRP/12/nsubj "
        "will/MD/12/aux return/VB/2/conj"
    )
    assert found["return"] == ("fled", "conj")


def test_nobody_is_an_agent_without_by() -> None:
    rows = (
        "Police/NNS/2/nsubj:pass detained/VBN/0/root at/IN/4/case least/JJS/5/nmod "
        "20/CD/6/nummod men/NNS/2/obl:agent"
    )
    found = _mended(rows)
    assert (found["Police"][1], found["men"][1]) == ("nsubj", "obj")
    by = "Two/CD/2/nsubj:pass detained/VBN/0/root by/IN/4/case police/NNS/2/obl:agent"
    assert _mended(by)["police"] == ("detained", "obl:agent")


def test_nobody_says_who_of_a_home() -> None:
    rows = (
        "home/NN/7/nsubj of/IN/3/case Ruiz/NNP/1/nmod ,/,/6/punct who/WP/6/nsubj "
        "fled/VBD/1/acl:relcl burned/VBD/0/root"
    )
    assert _mended(rows)["fled"] == ("Ruiz", "acl:relcl")
    assert _mended(rows.replace("home", "wife"))["fled"] == ("wife", "acl:relcl")
