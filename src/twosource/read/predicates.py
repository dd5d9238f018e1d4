"""How certain a predicate of its own form is: tense, modal, negation, and what it hangs on."""

from __future__ import annotations

from twosource.read.complements import of_infinitive, of_participle
from twosource.read.forms import (
    CONDITIONS,
    NOT_YET,
    form_of,
    is_imperative,
    is_infinitive,
    is_negated,
    is_none,
    mark_of,
)
from twosource.read.participants import auxiliaries, is_break
from twosource.read.sight import AHEAD, FACT, Certainty, Sight, status_of, turned
from twosource.record.tree import Tree
from twosource.text import signatures, verbs


def of_predicate(sight: Sight, position: int) -> Certainty:
    tree = sight.tree
    word = tree.words[position]
    relation = tree.relation(position)
    if word.relation in ("amod", "compound", "case", "fixed", "aux", "aux:pass", "cop", "mark"):
        return _beside(sight, position)
    if _shares_all(tree, position):
        above = sight.judged(word.head)
        return turned(tree, position, above)
    helpers = auxiliaries(tree, position)
    if is_infinitive(tree, position) and not _is_to_be(tree, position):
        return of_infinitive(sight, position, word.head)
    if word.xpos in ("VBG", "VBN") and not helpers:
        return of_participle(sight, position)
    bare = word.xpos == "VB" and not helpers and tree.kid(position, "nsubj") is None
    if bare and relation in ("xcomp", "advcl", "acl", "csubj"):
        return of_infinitive(sight, position, word.head)
    if relation == "xcomp" and not helpers:
        return of_infinitive(sight, position, word.head)
    return _lifted(sight, position, _own(tree, position))


def _beside(sight: Sight, position: int) -> Certainty:
    """ "the detained men", "is going": a verb that only accompanies another word."""
    tree = sight.tree
    word = tree.words[position]
    if word.relation in ("aux", "aux:pass", "cop") and word.head >= 0:
        return sight.judged(word.head)
    if word.relation == "compound" and word.head >= 0:
        return sight.judged(word.head)
    return Certainty("happened", "modifier")


def _shares_all(tree: Tree, position: int) -> bool:
    """Whether a joined verb has no subject, auxiliary or mark of its own: "to meet and sign"."""
    head = tree.words[position].head
    if tree.relation(position) != "conj" or tree.kids(position, "aux", "nsubj", "mark", "cop"):
        return False
    one, other = tree.words[head], tree.words[position]
    if one.upos not in ("VERB", "AUX", "ADJ"):
        return False
    return other.xpos == "VB" or (one.xpos == other.xpos and other.xpos in ("VBG", "VBN"))


def _is_to_be(tree: Tree, position: int) -> bool:
    """ "is to visit", with the "be" below the infinitive."""
    return any(
        tree.words[kid].text.lower() in ("is", "are", "was", "were", "'s", "’s")
        for kid in tree.kids(position, "cop", "aux")
    )


def _own(tree: Tree, position: int) -> Certainty:
    """From the verb's own form: tense, modal, negation, an "if" beside it."""
    if is_infinitive(tree, position):  # "is to visit"
        return turned(tree, position, Certainty("planned", "is to"))
    if is_imperative(tree, position):
        return Certainty("demanded", "imperative")
    form = form_of(tree, position)
    negated = is_negated(tree, position) and not _has_none_only(tree, position)
    if form.modal:
        return _of_modal(tree, position, form.modal, perfect=form.perfect, negated=negated)
    if form.tense is None and tree.kid(position, "nsubj") is None:
        return Certainty(None, "form", settled=False)
    if negated:
        return Certainty("denied", "negation")
    return Certainty("happened" if form.tense == "past" else "ongoing", form.tense or "present")


def _has_none_only(tree: Tree, position: int) -> bool:
    """Whether only the object of a state is denied: "sees no hope", "makes no sense".

    The state holds; it is the hope that is not there.
    """
    lemma = tree.words[position].lemma.lower()
    if lemma == "have" or lemma not in verbs.STATIVE:
        return False
    if not any(is_none(tree, kid) for kid in tree.kids(position, "obj")):
        return False
    nobody = any(is_none(tree, kid) for kid in tree.kids(position, "nsubj"))
    return not nobody and not any(
        tree.words[kid].text.lower() in verbs.NEGATIONS for kid in tree.children[position]
    )


_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})


def _of_modal(tree: Tree, position: int, modal: str, *, perfect: bool, negated: bool) -> Certainty:
    if perfect and modal in (*_WOULD, "should", "ought"):
        return Certainty(None if negated else "denied", "counterfactual")
    if modal in _WILL or (modal in _WOULD and (negated or is_told_past(tree, position))):
        return Certainty("denied" if negated else "planned", "future")
    if modal in _WOULD:
        return Certainty(None, "would")
    if negated and modal in ("can", "ca", "could"):
        return Certainty("denied", "negation")
    if modal in ("can", "ca"):
        return Certainty(None, "ability")
    if negated:
        return Certainty(None, "modal", against=True)
    if modal == "must":
        return Certainty("expected" if perfect else "obliged", "modal")
    return Certainty("demanded" if modal in ("should", "ought", "need") else "possible", "modal")


def is_told_past(tree: Tree, position: int) -> bool:
    """Whether "would" is a future told in the past: "said it would", "feared it would"."""
    here = position
    for above in tree.above(position):
        relation = tree.relation(here)
        if relation == "ccomp" or (relation == "acl" and mark_of(tree, here) == "that"):
            word = tree.words[above]
            return word.xpos in ("VBD", "VBN") or word.upos in ("NOUN", "ADJ")
        if relation not in ("conj", "xcomp"):
            return False
        here = above
    return False


# Where a clause with a form of its own hangs


def _lifted(sight: Sight, position: int, own: Certainty) -> Certainty:
    """A clause's own certainty after what it hangs on has had its say."""
    tree = sight.tree
    if own.status in AHEAD or own.ground in ("would", "present"):
        for kid in tree.kids(position, "advcl"):
            if mark_of(tree, kid) in ("if", "unless") and own.ground != "present":
                return Certainty(None, "condition")
    relation = tree.relation(position)
    head = tree.words[position].head
    if head < 0:
        return _asked(tree, own)
    if relation == "conj":
        return own if is_break(tree, position) else _joined(sight, position, own)
    if relation in ("ccomp", "csubj"):
        return _content(sight, position, head, own)
    if relation == "acl" and tree.words[position].relation != "acl:relcl":
        return _content(sight, position, head, own)
    if relation == "advcl":
        return _adverbial(sight, position, head, own)
    return own


def _asked(tree: Tree, own: Certainty) -> Certainty:
    """A question settles nothing of what it asks."""
    if any(word.text == "?" for word in tree.words[-2:]):
        return Certainty(None, "question")
    return own


def _joined(sight: Sight, position: int, own: Certainty) -> Certainty:
    """A joined clause hangs where its first one hangs."""
    tree = sight.tree
    first = position
    while tree.relation(first) == "conj" and tree.words[first].head >= 0:
        first = tree.words[first].head
    relation, head = tree.relation(first), tree.words[first].head
    if head < 0:
        return _asked(tree, own)
    if relation == "ccomp" and own.status is not None:
        return _content(sight, first, head, own)
    if relation == "advcl":
        return _adverbial(sight, first, head, own)
    return own


def _content(sight: Sight, position: int, head: int, own: Certainty) -> Certainty:
    """What a clause is worth below "said that", "hopes that", "it is likely that"."""
    tree = sight.tree
    lemma = tree.words[head].lemma.lower()
    text = tree.words[head].text.lower()
    signature = signatures.CLAUSES.get(text) or signatures.CLAUSES.get(lemma)
    if mark_of(tree, position) in ("whether", "if") and tree.relation(position) == "ccomp":
        return Certainty(None, "asked whether")
    if signature is None:
        noun = signatures.NOUNS.get(lemma) if tree.words[head].upos == "NOUN" else None
        signature = noun or ("holds", "holds")
    if signature[0] == "fact":
        return own
    above = sight.judged(head)
    side = signature[1] if above.status == "denied" else signature[0]
    ground = f"under {lemma}"
    if own.against:
        return own
    if side in ("open", "fact", "holds"):
        if above.status == "denied" and side == "open":
            return Certainty(None, ground)
        return own
    if own.status in FACT or (own.status is None and side == "demanded"):
        return Certainty(status_of(side), ground)
    if side == "denied":
        return Certainty("denied", ground) if own.status == "planned" else own
    return own


def _adverbial(sight: Sight, position: int, head: int, own: Certainty) -> Certainty:
    """A clause with "if", "when", "until", "because" …"""
    tree = sight.tree
    mark = mark_of(tree, position)
    if mark in CONDITIONS:
        return Certainty(None, "condition")
    if mark in NOT_YET and own.ground == "present":
        above = sight.judged(head)
        if above.status in AHEAD or above.status is None:
            return Certainty(above.status, f"{mark} clause")
    return own
