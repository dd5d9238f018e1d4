"""How certain an event noun is for the record: by what it stands below and beside."""

from __future__ import annotations

from twosource.read.forms import is_none
from twosource.read.participants import case_of
from twosource.read.standing import NOTHING, Standing
from twosource.read.verb_standing import STATUS, accused, framed, of_verb, under_noun, with_degree
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs


def of_noun(tree: Tree, position: int) -> Standing:
    """From where the event noun stands: subject, object, or below another noun or preposition."""
    if is_none(tree, position):
        return NOTHING
    case = case_of(tree, position)
    head = tree.words[position].head
    if head < 0:
        return NOTHING
    governor = tree.words[head]
    relation = tree.relation(position)
    if relation == "conj":
        return of_noun(tree, head) if governor.upos in ("NOUN", "PROPN") else NOTHING
    first = case.partition(" ")[0]
    if first in verbs.AHEAD or _hangs_on(tree, position, ("advance", "ahead")):
        return Standing("planned")
    if first in verbs.AFTER:
        return _after(tree, position, head)
    if governor.upos in ("NOUN", "PROPN"):
        return _noun_below_noun(tree, position, head)
    if governor.upos == "VERB":
        return _noun_below_verb(tree, position, head)
    if governor.upos == "ADJ":
        return _noun_below_adjective(tree, position, head)
    return NOTHING


def _hangs_on(tree: Tree, position: int, words: tuple[str, ...]) -> bool:
    head = tree.words[position].head
    return head >= 0 and tree.words[head].text.lower() in words


def _after(tree: Tree, position: int, head: int) -> Standing:
    """ "following the invasion" took place; in a sentence about the future it may not yet have."""
    governor = tree.words[head]
    if governor.upos == "VERB":
        status = of_verb(tree, head).status
        if status in ("planned", "expected", "possible", "demanded"):
            return NOTHING
        if status == "happened":
            return Standing("happened")
    if case_of(tree, position) in ("following", "after", "since"):
        return Standing("happened")
    return Standing(None, assumed=True)


def _noun_below_noun(tree: Tree, position: int, head: int) -> Standing:
    noun = tree.words[head].lemma.lower()
    if noun in verbs.VEILING or tree.relation(position) == "compound":
        return NOTHING
    if noun in verbs.NOUN_FRAME_OF:
        return under_noun(tree, position, head)
    if tree.relation(position) in ("nmod", "appos"):
        return Standing(None, assumed=True)
    return NOTHING


def _noun_below_adjective(tree: Tree, position: int, head: int) -> Standing:
    """ "an arrest is unlikely"; "responsible for the deportation" under an accusation."""
    adjective = tree.words[head]
    if tree.relation(position) == "nsubj":
        if adjective.lemma.lower() in verbs.IMPROBABLE:
            return Standing("possible", hedge=with_degree(tree, head))
        if adjective.lemma.lower() in verbs.PROBABLE:
            return Standing("expected", hedge=with_degree(tree, head))
        return Standing(None, assumed=True)
    accuser = _accuser(tree, head)
    return accused(tree, accuser) if accuser is not None else Standing(None, assumed=True)


_COMPLEMENTS = frozenset({"advcl", "ccomp", "xcomp", "obl", "obj", "conj", "nmod"})


def _mark(tree: Tree, position: int) -> str:
    mark = tree.kid(position, "mark")
    return tree.words[mark].text.lower() if mark is not None else ""


def _accuser(tree: Tree, position: int) -> int | None:
    """The accusing verb above a word, when only complements lie between."""
    for above in (position, *tree.above(position)):
        if tree.words[above].lemma.lower() in verbs.ACCUSING and tree.words[above].upos == "VERB":
            return above
        of = tree.relation(above) == "acl" and _mark(tree, above) == "of"
        if not of and tree.relation(above) not in _COMPLEMENTS:
            return None
    return None


def _noun_below_verb(tree: Tree, position: int, head: int) -> Standing:
    relation = tree.relation(position)
    governor = tree.words[head]
    lemma = governor.lemma.lower()
    accuser = _accuser(tree, head)
    if accuser is not None and relation in ("obl", "obj"):
        return accused(tree, accuser)
    if relation == "nsubj":
        judged = _judged(tree, head)
        if judged is not None:
            return Standing("possible", hedge=judged)
        if lemma in verbs.LIGHT or is_occurring(tree, head):
            return of_verb(tree, head)
    if relation == "obj" and lemma in verbs.LIGHT:
        return of_verb(tree, head)
    frame = verbs.FRAME_OF.get(lemma)
    if relation == "obj" and lemma == "call":  # "called a meeting", not "called for" one
        return Standing(None, assumed=True)
    if relation == "obj" and lemma in verbs.FRAME_OF and frame in STATUS:
        return framed(tree, head, frame) if frame != "alleged" else NOTHING
    if relation == "obl" and lemma in ("call", "press", "push", "appeal") and _for(tree, position):
        return framed(tree, head, "demanded")
    if relation in ("nsubj", "obj", "obl"):
        return Standing(None, assumed=True)
    return NOTHING


def _for(tree: Tree, position: int) -> bool:
    return case_of(tree, position) == "for"


def is_occurring(tree: Tree, verb: int) -> bool:
    """Whether a verb only says that its subject came about: "occurred", "took place"."""
    if tree.words[verb].lemma.lower() in verbs.OCCURRING:
        return True
    obj = tree.kid(verb, "obj")
    return obj is not None and tree.words[obj].lemma.lower() == "place"


def _judged(tree: Tree, verb: int) -> Span | None:
    """The adjective a passive judging verb ends in: "was considered extremely unlikely"."""
    if tree.words[verb].lemma.lower() not in (
        "consider",
        "deem",
        "think",
        "believe",
        "call",
        "see",
    ):
        return None
    for kid in tree.kids(verb, "xcomp", "conj", "advcl", "obl"):
        if tree.words[kid].lemma.lower() in verbs.IMPROBABLE:
            return with_degree(tree, kid)
    return None
