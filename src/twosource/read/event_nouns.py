"""How certain an event noun is; what a sentence takes for granted happened."""

from __future__ import annotations

from twosource.read.forms import is_none
from twosource.read.participants import case_of
from twosource.read.sight import AHEAD, FACT, Certainty, Sight, signed, status_of
from twosource.record.reading import Status
from twosource.record.tree import Tree
from twosource.text import signatures, verbs

_ALWAYS = frozenset(
    """after following since during amid upon throughout despite over because due as given
    until""".split()
)
_WEAK = frozenset({"a", "an", "any", "some", "no"})


def of_noun(sight: Sight, position: int) -> Certainty:
    """From what stands beside and above an event noun; taken for granted it happened."""
    tree = sight.tree
    word = tree.words[position]
    granted = Certainty("happened", "taken for granted", settled=False)
    if is_none(tree, position):
        return Certainty("denied", "negation")
    beside = _adjective(tree, position)
    if beside is not None:
        return Certainty(beside, "adjective")
    head, relation = word.head, tree.relation(position)
    if head < 0:
        return granted
    if relation == "compound" and tree.words[head].lemma.lower() in signatures.NOUNS:
        return _noun_on_noun(sight, position, head, granted)
    if relation in ("compound", "appos", "conj", "flat", "fixed"):
        return sight.judged(head)
    first = case_of(tree, position).partition(" ")[0]
    if first in verbs.AHEAD or (first == "of" and tree.words[head].text.lower() == "ahead"):
        return Certainty("planned", "ahead")
    if first == "without" or case_of(tree, position) == "instead of":
        return Certainty("denied", "without")
    if case_of(tree, position) in ("in case of", "in the event of"):
        return Certainty(None, "condition")
    if first in _ALWAYS:
        return granted
    governor = tree.words[head]
    if tree.kid(head, "cop") is not None or governor.upos == "ADJ":
        return _by_adjective(sight, position, head, granted)
    if governor.upos in ("NOUN", "PROPN", "PRON", "NUM"):
        return _noun_on_noun(sight, position, head, granted)
    if governor.upos in ("VERB", "AUX"):
        return _noun_on_verb(sight, position, head, granted)
    return granted


def _adjective(tree: Tree, position: int) -> Status | None:
    for kid in tree.kids(position, "amod"):
        found = signatures.ADJECTIVES.get(tree.words[kid].text.lower())
        if found is not None:
            return status_of(found)
    return None


def _by_adjective(sight: Sight, position: int, head: int, granted: Certainty) -> Certainty:
    """ "an arrest is unlikely", "the visit would be a mistake"."""
    tree = sight.tree
    if tree.relation(position) == "nsubj":
        likely = _likely(tree, head)
        if likely is not None:
            return likely
        above = sight.judged(head)
        return above if above.status in AHEAD and is_weak(tree, position) else granted
    return granted


def _likely(tree: Tree, adjective: int) -> Certainty | None:
    text = tree.words[adjective].text.lower()
    if text in verbs.IMPROBABLE:
        return Certainty("possible", text, against=text not in ("possible", "conceivable"))
    return Certainty("expected", text) if text in verbs.PROBABLE else None


def _noun_on_noun(sight: Sight, position: int, head: int, granted: Certainty) -> Certainty:
    tree = sight.tree
    lemma = tree.words[head].lemma.lower()
    signature = signatures.NOUNS.get(lemma)
    if signature is None or tree.relation(position) == "nmod:poss":
        return granted
    if is_none(tree, head):
        return Certainty(status_of(signature[1]), f"under no {lemma}")
    return signed(signature, sight.judged(head), lemma)


def is_weak(tree: Tree, position: int) -> bool:
    """Whether nothing speaks for the thing being there already: "an attack", "talks"."""
    dets = [tree.words[kid].text.lower() for kid in tree.kids(position, "det", "nmod:poss")]
    return all(text in _WEAK for text in dets)


def _noun_on_verb(sight: Sight, position: int, head: int, granted: Certainty) -> Certainty:
    tree = sight.tree
    relation = tree.words[position].relation
    lemma = tree.words[head].lemma.lower()
    above = sight.judged(head)
    undergoes = relation in ("obj", "nsubj:pass")
    if relation == "obl":
        oblique = signatures.OBLIQUES.get(f"{lemma} {case_of(tree, position)}")
        if oblique is not None:
            return signed(oblique, above, lemma)
    if relation in ("nsubj", "nsubj:pass"):
        for kid in tree.kids(head, "xcomp"):
            if tree.words[kid].lemma.lower() in verbs.OCCURRING:  # "the trial is set to begin"
                return sight.judged(kid)
    if lemma in ("delay", "postpone") and undergoes and above.status is not None:
        return Certainty("planned", f"under {lemma}", against=above.status != "denied")
    signature = signatures.OBJECTS.get(lemma)
    if lemma in signatures.TURNING_DOWN and tree.words[position].lemma.lower() in signatures.NOUNS:
        return granted  # what is turned down was asked for
    if undergoes and signature is not None:
        return signed(signature, above, lemma)
    if relation == "nsubj":
        for kid in tree.kids(head, "xcomp"):
            likely = _likely(tree, kid)
            if likely is not None:
                return likely
    if relation == "nsubj" and (
        lemma in verbs.OCCURRING or lemma in ("be", "take", "break", "resume")
    ):
        return above
    if above.status in FACT or above.status == "alleged":
        return granted
    if above.status == "denied":
        return Certainty("denied", "negation") if undergoes and is_bare(tree, position) else granted
    return above if is_weak(tree, position) and relation != "nsubj" else granted


def is_bare(tree: Tree, position: int) -> bool:
    dets = [tree.words[kid].text.lower() for kid in tree.kids(position, "det", "nmod:poss")]
    return all(text in ("any", "a", "an") for text in dets)
