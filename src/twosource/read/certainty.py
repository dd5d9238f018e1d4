"""How certain a sentence makes any of its words: verb, event noun or adjective.

`status.standing_of` is for the record, which had rather say nothing than too much. Here every
word gets an answer where the sentence gives one: a condition is `None`, but a habit goes on, and
what a noun takes for granted happened. The word's own form is looked at first, then what the
words above it make of it (`text.signatures`), up to the top of the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from twosource.read.complements import of_infinitive
from twosource.read.event_nouns import of_noun
from twosource.read.predicates import of_predicate
from twosource.read.sight import FACT, Certainty, Sight, status_of
from twosource.record.tree import Tree
from twosource.text import signatures

_DEEPEST = 12


def certainty_of(tree: Tree, position: int, *, score: float | None = None) -> Certainty:
    """How certain the sentence makes the word at the position.

    `score`: how surely the thing happened as a learned head sees it, from -3 (surely not, or not
    yet) to 3 (surely). It decides only where no rule has settled the word: a deed taken for
    granted is none below `_NO_DEED`, and what no rule knows is one from `_DEED` on. It never makes
    a plan or a denial, between which it cannot tell.
    """
    found = _judged(tree, position, 0)
    if found.settled or score is None:
        return found
    if found.status in FACT and score <= _NO_DEED:
        return replace(found, status=None, ground="score")
    if found.status is None and score >= _DEED:
        return replace(found, status="happened", ground="score")
    return found


_DEED, _NO_DEED = 2.0, -1.0


def _judged(tree: Tree, position: int, depth: int) -> Certainty:
    if depth > _DEEPEST:
        return Certainty(None, "depth", settled=False)
    return _with_adverbs(tree, position, _plain(Sight(tree, _judged, depth), position))


def _plain(sight: Sight, position: int) -> Certainty:
    tree = sight.tree
    word = tree.words[position]
    finite = tree.kid(position, "cop") is not None
    if _is_shouted(tree, position):
        return Certainty("demanded", "imperative")
    if word.upos in ("VERB", "AUX") or finite:
        return of_predicate(sight, position)
    if word.upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"):
        return of_noun(sight, position)
    return _of_modifier(sight, position)


def _is_shouted(tree: Tree, position: int) -> bool:
    """ "Resign!", which hangs anywhere."""
    if tree.words[position].xpos != "VB" or tree.kids(position, "aux", "nsubj", "mark"):
        return False
    return tree.words[min(position + 1, len(tree.words) - 1)].text == "!"


def _of_modifier(sight: Sight, position: int) -> Certainty:
    """An adjective or adverb: as certain as the predicate it belongs to."""
    tree = sight.tree
    head = tree.words[position].head
    if head < 0:
        return Certainty("ongoing", "alone", settled=False)
    if tree.relation(position) in ("xcomp", "conj", "advcl", "acl", "ccomp"):
        return of_infinitive(sight, position, head)
    return Certainty("ongoing", "modifier", settled=False)


def _with_adverbs(tree: Tree, position: int, certainty: Certainty) -> Certainty:
    for kid in tree.kids(position, "advmod"):
        text = tree.words[kid].text.lower()
        found = signatures.ADVERBS.get(text)
        if found is None or certainty.status not in {*FACT, "planned"}:
            continue
        if found == "denied" and tree.words[position].upos not in ("VERB", "AUX"):
            continue
        return Certainty(status_of(found), text)
    return certainty
