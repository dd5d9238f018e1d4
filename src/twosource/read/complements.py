"""How certain an infinitive or a participle is: it has that from the word above it."""

from __future__ import annotations

from dataclasses import replace

from twosource.read.event_nouns import is_bare
from twosource.read.forms import CONDITIONS, form_of, is_infinitive, is_negated, is_none, mark_of
from twosource.read.implied import came_about
from twosource.read.participants import case_of, is_passive
from twosource.read.sight import AHEAD, FACT, Certainty, Sight, signed, status_of, turned
from twosource.record.tree import Tree
from twosource.text import signatures, verbs
from twosource.text.signatures import Signature


def of_infinitive(sight: Sight, position: int, head: int) -> Certainty:
    """What the word above makes of an infinitive, or of a bare complement."""
    tree = sight.tree
    if head < 0:
        if tree.words[position].xpos == "VB" or is_infinitive(tree, position):
            return Certainty("planned", "bare infinitive")  # a headline: "Ruiz to visit Lorvia"
        return Certainty("ongoing", "alone", settled=False)
    relation = tree.relation(position)
    if tree.words[head].upos == "ADV" and tree.words[head].head >= 0:  # "tried hard to leave"
        head = tree.words[head].head
    governor = tree.words[head]
    if relation == "conj":
        return turned(tree, position, sight.judged(head))
    noun = governor.upos in ("NOUN", "PROPN", "PRON", "NUM")
    if noun and (relation == "acl" or tree.kid(head, "cop") is None):
        return _on_noun(sight, position, head)
    if relation == "csubj":
        return Certainty(None, "subject clause")
    signature = _signature(tree, head)
    if relation == "advcl" and governor.upos == "ADJ" and signature is None:
        return Certainty(None, "under an adjective", settled=False)
    if (
        relation == "advcl"
        and governor.upos != "ADJ"
        and not (signature is not None and _controls(tree, head))
    ):
        return _purpose(sight, position, head)
    if signature is None:
        if relation == "xcomp" and not is_infinitive(tree, position):
            return turned(tree, position, sight.judged(head))
        return Certainty(None, "infinitive", settled=False)
    above = sight.judged(head)
    if above.status in FACT and came_about(tree, position, head):
        signature = ("holds", "open")
    return turned(tree, position, signed(signature, above, governor.lemma.lower()))


def _purpose(sight: Sight, position: int, head: int) -> Certainty:
    """What a deed is for is intended, if the deed is or was."""
    tree = sight.tree
    above = sight.judged(head)
    if tree.words[position].lemma.lower() in _RESULTS and tree.relation(position) == "advcl":
        return above
    if above.status in AHEAD and not is_negated(tree, position):
        return replace(above, ground="purpose")
    if above.status in FACT and not is_negated(tree, position):
        return Certainty("planned", "purpose")
    return Certainty(None, "purpose", against=is_negated(tree, position))


_RESULTS = frozenset("end close finish become total settle stand find reach slip mark".split())
"""What an infinitive tells as the outcome: "fell by a tenth to end at 40", "only to find"."""


def _controls(tree: Tree, head: int) -> bool:
    """Whether an infinitive that the tree calls adverbial may be what the verb asks for."""
    lemma = tree.words[head].lemma.lower()
    frame = verbs.FRAME_OF.get(lemma)
    if frame in ("demanded", "expected", "obliged"):
        return lemma not in ("have", "must", "call")
    return frame is not None and tree.kid(head, "obj") is None and lemma not in _FOR_A_PURPOSE


_FOR_A_PURPOSE = frozenset("stop go come move use rush make block help mean ban".split())
"""Verbs that stand by themselves before an infinitive as often as not: "went to meet"."""


def _signature(tree: Tree, head: int) -> Signature | None:
    word = tree.words[head]
    if word.text.lower() in ("going", "due", "supposed"):
        return signatures.VERBS.get(word.text.lower())
    if word.lemma.lower() == "have" and any(
        is_infinitive(tree, kid) for kid in tree.kids(head, "xcomp")
    ):
        return ("obliged", "open")
    if word.lemma.lower() in ("say", "report") and not is_passive(tree, head):
        return None
    if word.lemma.lower() == "be":
        return ("planned", "denied")
    return signatures.VERBS.get(word.text.lower()) or signatures.VERBS.get(word.lemma.lower())


_ORDINALS = frozenset({"first", "last", "only", "second", "third", "latest"})


def _on_noun(sight: Sight, position: int, noun: int) -> Certainty:
    """An infinitive on a noun: "a plan to visit", "the first country to sign"."""
    tree = sight.tree
    word = tree.words[noun]
    lemma = word.lemma.lower()
    head = word.head
    signature = signatures.NOUNS.get(lemma)
    if signature is None:
        if tree.kid(position, "aux:pass") is not None and not is_none(tree, noun):
            return turned(tree, position, Certainty("planned", "to be"))
        if any(tree.words[k].text.lower() in _ORDINALS for k in tree.kids(noun, "amod", "det")):
            return sight.judged(noun)
        if head >= 0 and tree.relation(noun) in ("obj", "iobj") and _controls(tree, head):
            signature = _signature(tree, head)
            above = sight.judged(head)
            return signed(signature or ("open", "open"), above, tree.words[head].lemma.lower())
        if head < 0 and word.upos == "PROPN":
            return Certainty("planned", "bare infinitive")  # a headline again
        if tree.words[position].upos == "ADJ":
            return Certainty("ongoing", "adjective", settled=False)
        if head >= 0 and tree.words[head].upos == "VERB" and tree.relation(noun) in ("obj", "obl"):
            return _purpose(sight, position, head)  # "unearthed the weapon to fire …"
        return Certainty(None, "infinitive on a noun", settled=False)
    if is_none(tree, noun):
        return Certainty(status_of(signature[1]), f"under no {lemma}")
    if _is_turned_down(tree, noun):
        return Certainty("denied", f"{lemma} turned down")
    return turned(tree, position, signed(signature, sight.judged(noun), lemma))


def _is_turned_down(tree: Tree, noun: int) -> bool:
    """Whether what a request or plan asks for was refused: "denied a request to leave"."""
    head = tree.words[noun].head
    if head < 0 or tree.words[noun].relation not in ("obj", "nsubj:pass"):
        return False
    lemma = tree.words[head].lemma.lower()
    return (
        form_of(tree, head).tense == "past"
        and not is_negated(tree, head)
        and (lemma in signatures.TURNING_DOWN)
    )


# Participles


def of_participle(sight: Sight, position: int) -> Certainty:
    """ "accusing Ruiz", "after meeting Haas", "a man detained by police", "stop shelling"."""
    tree = sight.tree
    word = tree.words[position]
    head, relation = word.head, tree.relation(position)
    base = Certainty("happened" if word.xpos == "VBN" else "ongoing", "participle")
    if head < 0 or relation in ("root", "parataxis"):
        return turned(tree, position, base)
    governor = tree.words[head]
    mark = mark_of(tree, position) or case_of(tree, position) or _preposition(tree, position)
    if mark in ("without", "instead"):
        return Certainty("denied", mark)
    if mark == "than":
        return base
    if mark == "against":
        return Certainty(None, mark, against=True)
    if mark in CONDITIONS or (mark == "once" and word.xpos == "VBN"):
        return Certainty(None, "condition")
    noun = governor.upos in ("NOUN", "PROPN", "PRON", "NUM")
    if relation == "acl" or (noun and relation in ("advcl", "ccomp", "xcomp", "nmod")):
        if mark:
            signature = signatures.NOUNS.get(governor.lemma.lower())
            above = sight.judged(head)
            if signature is None:
                return turned(tree, position, above if above.status else base)
            return signed(signature, above, governor.lemma.lower())
        if is_none(tree, head):
            return Certainty("denied", "negation")
        return turned(tree, position, _on_weak(sight, head, base))
    if relation == "advcl" and not mark and tree.words[min(tree.below(position)) - 1].text == ",":
        while tree.relation(head) == "xcomp":  # "moved to dismiss the suit, arguing …"
            head = tree.words[head].head
    above = sight.judged(head)
    if relation in ("xcomp", "ccomp", "obj", "obl", "advcl") and (
        relation != "advcl" or mark in ("of", "from", "to", "for", "about", "on", "against", "into")
    ):
        signature = _signature(tree, head)
        if mark == "from" and relation == "advcl" and signature == ("fails", "open"):
            return signed(signature, above, governor.lemma.lower())
        if signature is not None and (relation != "advcl" or mark in ("of", "from", "to", "about")):
            return turned(tree, position, signed(signature, above, governor.lemma.lower()))
        if governor.lemma.lower() in verbs.ACCUSING and mark in ("of", "for", "with"):
            return Certainty("alleged", f"under {governor.lemma.lower()}")
    if relation == "csubj":
        held = above.status in FACT
        return base if held else Certainty(None, "subject clause")
    if mark in ("after", "despite", "for", "following"):
        done = Certainty("happened", f"{mark} it")
        return turned(tree, position, done if above.status in FACT else above)
    if above.status == "denied":
        return turned(tree, position, base)
    return turned(tree, position, replace(above, ground="participle"))


def _preposition(tree: Tree, position: int) -> str:
    """The preposition right before a form in -ing, wherever the tree hangs it."""
    before = tree.words[position - 1] if position else None
    return before.text.lower() if before is not None and before.upos in ("ADP", "SCONJ") else ""


def _on_weak(sight: Sight, noun: int, base: Certainty) -> Certainty:
    """A participle on something that need not be there: "did not sign a paper agreeing to …"."""
    tree = sight.tree
    head = tree.words[noun].head
    if head < 0 or tree.relation(noun) != "obj" or not is_bare(tree, noun):
        return base
    above = sight.judged(head)
    if above.status in (None, "denied") or above.status in AHEAD:
        return replace(above, ground="on a weak noun")
    return base
