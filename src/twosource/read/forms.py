"""The form of a verb: its tense, its modal, its negation, an infinitive, an imperative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.read.participants import auxiliaries
from twosource.record.tree import Tree
from twosource.text import verbs

MODALS = frozenset(
    """will 'll ’ll wo shall may might could can ca must should ought would 'd ’d need""".split()
)
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "whenever"})
NOT_YET = frozenset({"until", "before", "once", "when", "as", "after", "while", "till"})
_PAST = frozenset({"was", "were", "had", "did", "got"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_HARDLY = frozenset({"hardly", "scarcely", "barely"})
_NOBODY = frozenset({"none", "nobody", "nothing", "neither"})


Tense = Literal["past", "progressive", "present"]
_TENSES: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBN": "past"}


@dataclass(frozen=True, slots=True)
class Form:
    """What a finite predicate's own words say of its time.

    Attributes:
        tense: "past" (also the perfect), "progressive", "present"; None when it has none.
        modal: its modal as written, or "".
        perfect: whether a "have" stands beside the modal.
    """

    tense: Tense | None
    modal: str = ""
    perfect: bool = False


def form_of(tree: Tree, position: int) -> Form:
    """The form of a finite predicate: a verb, or a noun or adjective with its "be"."""
    helpers = [tree.words[kid] for kid in auxiliaries(tree, position)]
    texts = [helper.text.lower() for helper in helpers]
    tag = tree.words[position].xpos
    modal = next(
        (h.text.lower() for h in helpers if h.text.lower() in MODALS and _is_modal(h.xpos, h.text)),
        "",
    )
    if modal:
        return Form(None, modal, perfect="have" in texts or "'ve" in texts)
    if any(text in _PERFECT for text in texts) and tag == "VBG":
        return Form("progressive")
    if any(text in _PAST for text in texts) or any(text in _PERFECT for text in texts):
        return Form("past")
    if texts:
        progressive = tag == "VBG" or "being" in texts
        return Form("progressive" if progressive else "present")
    return Form(_TENSES.get(tag))


def _is_modal(tag: str, text: str) -> bool:
    """Whether a word is a modal here; "'d" is also short for "had"."""
    return tag == "MD" or text.lower() not in ("'d", "’d", "need")


def is_infinitive(tree: Tree, position: int) -> bool:
    """Whether a "to" marks the verb."""
    return any(tree.words[mark].text.lower() == "to" for mark in tree.kids(position, "mark"))


def is_imperative(tree: Tree, position: int) -> bool:
    """Whether a bare verb without a subject tells somebody to act."""
    word = tree.words[position]
    if word.xpos != "VB" or tree.kid(position, "aux", "nsubj", "mark", "expl") is not None:
        return False
    return tree.relation(position) in ("root", "ccomp", "parataxis", "conj")


def is_negated(tree: Tree, position: int) -> bool:
    """Whether "not", "never" or a subject or object with "no" denies the verb."""
    for kid in tree.children[position]:
        word = tree.words[kid]
        if _is_not_only(tree, kid):
            continue
        if word.text.lower() in verbs.NEGATIONS or _is_no_longer(tree, kid):
            return True
        if word.text.lower() == "before" and any(
            tree.words[below].text.lower() == "never" for below in tree.children[kid]
        ):  # "never before has the court sat"
            return True
        if tree.relation(kid) in ("nsubj", "obj") and is_none(tree, kid):
            return True
    above = tree.words[position].head  # "there is no house that stands"
    return tree.relation(position) == "acl" and above >= 0 and is_none(tree, above)


def _is_not_only(tree: Tree, position: int) -> bool:
    """ "has not only hired them but paid them": both were done."""
    behind = position + 1
    return (
        tree.words[position].text.lower() in ("not", "n't", "n’t")
        and behind < len(tree.words)
        and tree.words[behind].text.lower() in ("only", "just", "merely", "simply")
        and any(word.text.lower() in ("but", "also") for word in tree.words[behind:])
    )


def _is_no_longer(tree: Tree, position: int) -> bool:
    if tree.words[position].text.lower() != "longer" or not position:
        return False
    return tree.words[position - 1].text.lower() in ("no", "any")


def is_none(tree: Tree, position: int) -> bool:
    """Whether a noun phrase names nothing: "nobody", "no demonstrators", "hardly any house"."""
    if tree.words[position].text.lower() in _NOBODY:
        return True
    for kid in tree.kids(position, "det"):
        text = tree.words[kid].text.lower()
        before = tree.words[kid - 1].text.lower() if kid else ""
        if text in ("no", "neither") or (text == "any" and before in _HARDLY):
            return True
    return False


def mark_of(tree: Tree, position: int) -> str:
    """The word that brings a clause in: "if", "after", "that"; or ""."""
    for kid in (*tree.kids(position, "mark"), *tree.kids(position, "advmod", "case")):
        text = tree.words[kid].text.lower()
        if text != "to" and (
            tree.relation(kid) in ("mark", "case") or text in CONDITIONS | NOT_YET
        ):
            return text
    return ""
