"""Clauses that say which, and tell no deed: "an area for women who have been harassed".

A clause on a noun that means anybody of a kind tells what happened only where the sentence itself
tells of those people: "women who had been harassed spoke to the police".
"""

from __future__ import annotations

from twosource.read.forms import MODALS
from twosource.read.participants import auxiliaries, case_of
from twosource.read.sight import AHEAD, FACT
from twosource.read.verb_standing import of_verb
from twosource.record.tree import Tree
from twosource.text import verbs

_ANYBODY = frozenset("anyone anybody everyone everybody whoever those one".split())
_MANY = frozenset("many several some few dozen hundred thousand most more other".split())


def is_of_any(tree: Tree, position: int) -> bool:
    """Whether the verb stands in a clause that only says which of a kind is meant."""
    clause = _clause(tree, position)
    if clause is None:
        return False
    noun = tree.words[clause].head
    if noun < 0 or tree.words[noun].upos == "VERB":
        return False
    first = min(tree.below(clause))
    if first and tree.words[first - 1].text == ",":
        return False
    above, serves = _telling(tree, noun)
    if above is None:
        return False
    if _is_bare(tree, noun):
        return serves or not _tells(tree, above, noun)
    return _is_indefinite(tree, noun) and _is_ahead(tree, above)


def _clause(tree: Tree, position: int) -> int | None:
    """The head of the clause on a noun that the verb belongs to, through "and"."""
    here = position
    while tree.relation(here) in ("conj", "xcomp") and tree.words[here].head >= 0:
        if tree.kid(here, "nsubj") is not None and tree.words[here].head < here:
            return None
        here = tree.words[here].head
    return here if tree.relation(here) == "acl" else None


def _is_bare(tree: Tree, noun: int) -> bool:
    """Whether a noun means anybody of its kind: "those", or a plural without a word before it."""
    word = tree.words[noun]
    if word.lemma.lower() in _ANYBODY or word.text.lower() in _ANYBODY:
        return True
    if word.xpos != "NNS" or tree.kid(noun, "det", "nummod", "nmod:poss") is not None:
        return False
    return not any(
        tree.words[kid].lemma.lower() in _MANY for kid in tree.kids(noun, "amod", "advmod")
    )


def _is_indefinite(tree: Tree, noun: int) -> bool:
    return any(tree.words[kid].text.lower() in ("a", "an", "any") for kid in tree.kids(noun, "det"))


def _telling(tree: Tree, noun: int) -> tuple[int | None, bool]:
    """What is said of the noun: the predicate above it, and whether it is only meant for them."""
    here, serves = noun, False
    while tree.relation(here) in ("nmod", "conj", "appos", "obl") and tree.words[here].head >= 0:
        above = tree.words[here].head
        serves = serves or case_of(tree, here) == "for"
        if tree.relation(here) == "obl":
            return above, serves
        here = above
    if tree.words[here].head < 0:
        return (here if tree.kid(here, "cop") is not None else None), serves
    return tree.words[here].head, serves


def _tells(tree: Tree, above: int, noun: int) -> bool:
    """Whether the predicate is told as a fact, so that those it tells of are not just anybody."""
    word = tree.words[above]
    if word.upos == "VERB":
        reports = word.lemma.lower() in verbs.REPORTING and tree.relation(noun) == "nsubj"
        return reports or of_verb(tree, above).status in FACT
    copula = next((tree.words[kid] for kid in tree.kids(above, "cop")), None)
    return copula is None or copula.text.lower() in ("was", "were")


def _is_ahead(tree: Tree, above: int) -> bool:
    """Whether the predicate tells what will, may or should be: "will be able to reach"."""
    while tree.relation(above) == "xcomp" and tree.words[above].head >= 0:
        if tree.words[above].upos == "VERB" and of_verb(tree, above).status in AHEAD:
            return True
        above = tree.words[above].head
    helpers = {tree.words[kid].text.lower() for kid in auxiliaries(tree, above)}
    return bool(helpers & MODALS)
