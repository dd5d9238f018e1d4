"""How certain a sentence makes any of its words: verb, event noun or adjective.

`status.standing_of` is for the record, which had rather say nothing than too much. Here every
word gets an answer where the sentence gives one: a purpose or a condition is `None`, but a habit
goes on, and what a noun takes for granted happened. The word's own form is looked at first, then
what the words above it make of it (`text.signatures`), up to the top of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from twosource.read.forms import form_of, is_imperative, is_infinitive, is_negated, is_none
from twosource.read.participants import auxiliaries, case_of, is_break, is_passive
from twosource.record.reading import Status
from twosource.record.tree import Tree
from twosource.text import signatures, verbs
from twosource.text.signatures import Side, Signature

_DEEPEST = 12
_FACT = frozenset({"happened", "ongoing"})
_AHEAD = frozenset({"planned", "expected", "possible", "obliged", "demanded"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "whenever"})
_NOT_YET = frozenset({"until", "before", "once", "when", "as", "after", "while", "till"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a sentence says of a word, and which rule said so.

    Attributes:
        status: None when nothing is said to have happened, to come, or to be denied.
        ground: what decided, in a word or two ("tense", "condition", "under plan").
        settled: whether the sentence has decided; where not, a learned score may.
        against: whether, without being denied, it is rather not to come about: "must not leave",
            "may not leave", "told them not to leave".
    """

    status: Status | None
    ground: str
    settled: bool = True
    against: bool = False


def certainty_of(tree: Tree, position: int, *, score: float | None = None) -> Certainty:
    """How certain the sentence makes the word at the position.

    `score`: what a model holds of the word, from -3 (surely not) to 3 (surely); it decides only
    where no rule does.
    """
    found = _judged(tree, position, 0)
    if found.settled or score is None:
        return found
    return Certainty(_of_score(score), "score")


def _of_score(score: float) -> Status | None:
    if score >= 2:
        return "happened"
    return "denied" if score <= -2 else None


def _judged(tree: Tree, position: int, depth: int) -> Certainty:
    if depth > _DEEPEST:
        return Certainty(None, "depth", settled=False)
    return _with_adverbs(tree, position, _plain(tree, position, depth))


def _plain(tree: Tree, position: int, depth: int) -> Certainty:
    word = tree.words[position]
    finite = tree.kid(position, "cop") is not None
    if _is_shouted(tree, position):
        return Certainty("demanded", "imperative")
    if word.upos in ("VERB", "AUX") or finite:
        return _of_predicate(tree, position, depth)
    if word.upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"):
        return _of_noun(tree, position, depth)
    return _of_modifier(tree, position, depth)


def _is_shouted(tree: Tree, position: int) -> bool:
    """ "Resign!", which hangs anywhere."""
    if tree.words[position].xpos != "VB" or tree.kids(position, "aux", "nsubj", "mark"):
        return False
    return tree.words[min(position + 1, len(tree.words) - 1)].text == "!"


def _of_modifier(tree: Tree, position: int, depth: int) -> Certainty:
    """An adjective or adverb: as certain as the predicate it belongs to."""
    head = tree.words[position].head
    if head < 0:
        return Certainty("ongoing", "alone", settled=False)
    if tree.relation(position) in ("xcomp", "conj", "advcl", "acl", "ccomp"):
        return _below(tree, position, head, depth)
    return Certainty("ongoing", "modifier", settled=False)


# Predicates


def _of_predicate(tree: Tree, position: int, depth: int) -> Certainty:
    word = tree.words[position]
    relation = tree.relation(position)
    if word.relation in ("amod", "compound", "case", "fixed", "aux", "aux:pass", "cop", "mark"):
        return _beside(tree, position, depth)
    if _shares_all(tree, position):
        above = _judged(tree, word.head, depth + 1)
        return _negated(tree, position, above)
    helpers = auxiliaries(tree, position)
    if is_infinitive(tree, position) and not _is_to_be(tree, position):
        return _below(tree, position, word.head, depth)
    if word.xpos in ("VBG", "VBN") and not helpers:
        return _of_participle(tree, position, depth)
    bare = word.xpos == "VB" and not helpers and tree.kid(position, "nsubj") is None
    if bare and relation in ("xcomp", "advcl", "acl", "csubj"):
        return _below(tree, position, word.head, depth)
    if relation == "xcomp" and not helpers:
        return _below(tree, position, word.head, depth)
    return _lifted(tree, position, _own(tree, position), depth)


def _beside(tree: Tree, position: int, depth: int) -> Certainty:
    """ "the detained men", "is going": a verb that only accompanies another word."""
    word = tree.words[position]
    if word.relation in ("aux", "aux:pass", "cop") and word.head >= 0:
        return _judged(tree, word.head, depth + 1)
    if word.relation == "compound" and word.head >= 0:
        return _judged(tree, word.head, depth + 1)
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


def _negated(tree: Tree, position: int, certainty: Certainty) -> Certainty:
    if not is_negated(tree, position):
        return certainty
    if certainty.status in _FACT or certainty.status in ("planned", "expected"):
        return Certainty("denied", "negation")
    return Certainty(None, "negation", against=True)


def _is_to_be(tree: Tree, position: int) -> bool:
    """ "is to visit", with the "be" below the infinitive."""
    return any(
        tree.words[kid].text.lower() in ("is", "are", "was", "were", "'s", "’s")
        for kid in tree.kids(position, "cop", "aux")
    )


def _own(tree: Tree, position: int) -> Certainty:
    """From the verb's own form: tense, modal, negation, an "if" beside it."""
    if is_infinitive(tree, position):  # "is to visit"
        return _negated(tree, position, Certainty("planned", "is to"))
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
    return not any(
        tree.words[kid].text.lower() in verbs.NEGATIONS
        for kid in tree.children[position]
    ) and not any(is_none(tree, kid) for kid in tree.kids(position, "nsubj"))


_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})


def _of_modal(
    tree: Tree, position: int, modal: str, *, perfect: bool, negated: bool
) -> Certainty:
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
        if relation == "ccomp" or (relation == "acl" and _marked(tree, here) == "that"):
            word = tree.words[above]
            return word.xpos in ("VBD", "VBN") or word.upos in ("NOUN", "ADJ")
        if relation not in ("conj", "xcomp"):
            return False
        here = above
    return False


# Where a clause with a form of its own hangs


def _marked(tree: Tree, position: int) -> str:
    """The word that brings a clause in: "if", "after", "that"; or ""."""
    for kid in (*tree.kids(position, "mark"), *tree.kids(position, "advmod", "case")):
        text = tree.words[kid].text.lower()
        if text != "to" and (
            tree.relation(kid) in ("mark", "case") or text in _CONDITIONS | _NOT_YET
        ):
            return text
    return ""


def _lifted(tree: Tree, position: int, own: Certainty, depth: int) -> Certainty:
    """A clause's own certainty after what it hangs on has had its say."""
    if own.status in _AHEAD or own.ground in ("would", "present"):
        for kid in tree.kids(position, "advcl"):
            if _marked(tree, kid) in ("if", "unless") and own.ground != "present":
                return Certainty(None, "condition")
    relation = tree.relation(position)
    head = tree.words[position].head
    if head < 0:
        return _asked(tree, own)
    if relation == "conj":
        return own if is_break(tree, position) else _joined(tree, position, own, depth)
    if relation in ("ccomp", "csubj"):
        return _content(tree, position, head, own, depth)
    if relation == "acl" and tree.words[position].relation != "acl:relcl":
        return _content(tree, position, head, own, depth)
    if relation == "advcl":
        return _adverbial(tree, position, head, own, depth)
    return own


def _asked(tree: Tree, own: Certainty) -> Certainty:
    """A question settles nothing of what it asks."""
    if any(word.text == "?" for word in tree.words[-2:]):
        return Certainty(None, "question")
    return own


def _joined(tree: Tree, position: int, own: Certainty, depth: int) -> Certainty:
    """A joined clause hangs where its first one hangs."""
    first = position
    while tree.relation(first) == "conj" and tree.words[first].head >= 0:
        first = tree.words[first].head
    relation, head = tree.relation(first), tree.words[first].head
    if head < 0:
        return _asked(tree, own)
    if relation == "ccomp" and own.status is not None:
        return _content(tree, first, head, own, depth)
    if relation == "advcl":
        return _adverbial(tree, first, head, own, depth)
    return own


def _content(tree: Tree, position: int, head: int, own: Certainty, depth: int) -> Certainty:
    """What a clause is worth below "said that", "hopes that", "it is likely that"."""
    lemma = tree.words[head].lemma.lower()
    text = tree.words[head].text.lower()
    signature = signatures.CLAUSES.get(text) or signatures.CLAUSES.get(lemma)
    if _marked(tree, position) in ("whether", "if") and tree.relation(position) == "ccomp":
        return Certainty(None, "asked whether")
    if signature is None:
        noun = signatures.NOUNS.get(lemma) if tree.words[head].upos == "NOUN" else None
        signature = noun or ("holds", "holds")
    if signature[0] == "fact":
        return own
    above = _judged(tree, head, depth + 1)
    side = signature[1] if above.status == "denied" else signature[0]
    ground = f"under {lemma}"
    if own.against:
        return own
    if side in ("open", "fact", "holds"):
        if above.status == "denied" and side == "open":
            return Certainty(None, ground)
        return own
    if own.status in _FACT or (own.status is None and side == "demanded"):
        return Certainty(_status_of(side), ground)
    if side == "denied":
        return Certainty("denied", ground) if own.status == "planned" else own
    return own


def _adverbial(tree: Tree, position: int, head: int, own: Certainty, depth: int) -> Certainty:
    """A clause with "if", "when", "until", "because" …"""
    mark = _marked(tree, position)
    if mark in _CONDITIONS:
        return Certainty(None, "condition")
    if mark in _NOT_YET and own.ground == "present":
        above = _judged(tree, head, depth + 1)
        if above.status in _AHEAD or above.status is None:
            return Certainty(above.status, f"{mark} clause")
    return own


# Infinitives and participles


def _below(tree: Tree, position: int, head: int, depth: int) -> Certainty:
    """What the word above makes of an infinitive, or of a bare complement."""
    if head < 0:
        if tree.words[position].xpos == "VB":
            return Certainty("planned", "bare infinitive")  # a headline: "Ruiz to visit Lorvia"
        return Certainty("ongoing", "alone", settled=False)
    relation = tree.relation(position)
    if tree.words[head].upos == "ADV" and tree.words[head].head >= 0:  # "tried hard to leave"
        head = tree.words[head].head
    governor = tree.words[head]
    if relation == "conj":
        return _negated(tree, position, _judged(tree, head, depth + 1))
    noun = governor.upos in ("NOUN", "PROPN", "PRON", "NUM")
    if noun and (relation == "acl" or tree.kid(head, "cop") is None):
        return _on_noun(tree, position, head, depth)
    if relation == "csubj":
        return Certainty(None, "subject clause")
    signature = _signature(tree, head)
    if relation == "advcl" and governor.upos == "ADJ" and signature is None:
        return Certainty(None, "under an adjective", settled=False)
    if relation == "advcl" and governor.upos != "ADJ" and not (
        signature is not None and _controls(tree, head)
    ):
        return _purpose(tree, position, head, depth)
    if signature is None:
        if relation == "xcomp" and not is_infinitive(tree, position):
            return _negated(tree, position, _judged(tree, head, depth + 1))
        return Certainty(None, "infinitive", settled=False)
    above = _judged(tree, head, depth + 1)
    return _negated(tree, position, _signed(signature, above, governor.lemma.lower()))


def _purpose(tree: Tree, position: int, head: int, depth: int) -> Certainty:
    """What a deed is for is intended, if the deed is or was."""
    above = _judged(tree, head, depth + 1)
    if tree.words[position].lemma.lower() in _RESULTS and tree.relation(position) == "advcl":
        return above
    held = above.status in _FACT or above.status == "planned"
    if held and not is_negated(tree, position):
        return Certainty("planned", "purpose")
    return Certainty(None, "purpose", against=is_negated(tree, position))


_RESULTS = frozenset("end close finish become total settle stand find".split())
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


def _status_of(side: Side) -> Status | None:
    if side in ("holds", "fact"):
        return "happened"
    if side == "fails":
        return "denied"
    return None if side in ("open", "against") else side


def _signed(signature: Signature, above: Certainty, lemma: str) -> Certainty:
    """The signature's side under a governor of that certainty."""
    side = signature[1] if above.status == "denied" else signature[0]
    ground = f"under {lemma}"
    if side == "fact":
        return Certainty("happened", ground)
    if above.against:
        return Certainty(None, ground, against=side != "fails")
    if side in ("open", "against"):
        return Certainty(None, ground, against=side == "against")
    if above.status == "denied":
        return Certainty(_status_of(side), ground)
    if side == "holds":
        return replace(above, ground=ground)
    if side == "fails":
        if above.status in (*_FACT, "planned", "expected"):
            return Certainty("denied", ground)
        return Certainty(None, ground, against=True)
    if above.status is None and side in ("planned", "expected"):
        return Certainty(None, ground)
    return Certainty(_status_of(side), ground)


_ORDINALS = frozenset({"first", "last", "only", "second", "third", "latest"})


def _on_noun(tree: Tree, position: int, noun: int, depth: int) -> Certainty:
    """An infinitive on a noun: "a plan to visit", "the first country to sign"."""
    word = tree.words[noun]
    lemma = word.lemma.lower()
    head = word.head
    signature = signatures.NOUNS.get(lemma)
    if signature is None:
        if tree.kid(position, "aux:pass") is not None and not is_none(tree, noun):
            return _negated(tree, position, Certainty("planned", "to be"))
        if any(tree.words[k].text.lower() in _ORDINALS for k in tree.kids(noun, "amod", "det")):
            return _judged(tree, noun, depth + 1)
        if head >= 0 and tree.relation(noun) in ("obj", "iobj") and _controls(tree, head):
            signature = _signature(tree, head)
            above = _judged(tree, head, depth + 1)
            return _signed(signature or ("open", "open"), above, tree.words[head].lemma.lower())
        if tree.words[position].upos == "ADJ":
            return Certainty("ongoing", "adjective", settled=False)
        if head >= 0 and tree.words[head].upos == "VERB" and tree.relation(noun) in ("obj", "obl"):
            return _purpose(tree, position, head, depth)  # "unearthed the weapon to fire …"
        return Certainty(None, "infinitive on a noun", settled=False)
    if is_none(tree, noun):
        return Certainty(_status_of(signature[1]), f"under no {lemma}")
    if _is_turned_down(tree, noun):
        return Certainty("denied", f"{lemma} turned down")
    return _negated(
        tree, position, _signed(signature, _judged(tree, noun, depth + 1), lemma)
    )


def _is_turned_down(tree: Tree, noun: int) -> bool:
    """Whether what a request or plan asks for was refused: "denied a request to leave"."""
    head = tree.words[noun].head
    if head < 0 or tree.words[noun].relation not in ("obj", "nsubj:pass"):
        return False
    lemma = tree.words[head].lemma.lower()
    return form_of(tree, head).tense == "past" and not is_negated(tree, head) and (
        lemma in signatures.TURNING_DOWN
    )


def _of_participle(tree: Tree, position: int, depth: int) -> Certainty:
    """ "accusing Ruiz", "after meeting Haas", "a man detained by police", "stop shelling"."""
    word = tree.words[position]
    head, relation = word.head, tree.relation(position)
    base = Certainty("happened" if word.xpos == "VBN" else "ongoing", "participle")
    if head < 0 or relation in ("root", "parataxis"):
        return _negated(tree, position, base)
    governor = tree.words[head]
    mark = _marked(tree, position) or case_of(tree, position) or _preposition(tree, position)
    if mark in ("without", "instead"):
        return Certainty("denied", mark)
    if mark == "than":
        return base
    if mark == "against":
        return Certainty(None, mark, against=True)
    if mark in _CONDITIONS or (mark == "once" and word.xpos == "VBN"):
        return Certainty(None, "condition")
    noun = governor.upos in ("NOUN", "PROPN", "PRON", "NUM")
    if relation == "acl" or (noun and relation in ("advcl", "ccomp", "xcomp", "nmod")):
        if mark:
            signature = signatures.NOUNS.get(governor.lemma.lower())
            above = _judged(tree, head, depth + 1)
            if signature is None:
                return _negated(tree, position, above if above.status else base)
            return _signed(signature, above, governor.lemma.lower())
        if is_none(tree, head):
            return Certainty("denied", "negation")
        return _negated(tree, position, _on_weak(tree, head, base, depth))
    if relation == "advcl" and not mark and tree.words[min(tree.below(position)) - 1].text == ",":
        while tree.relation(head) == "xcomp":  # "moved to dismiss the suit, arguing …"
            head = tree.words[head].head
    above = _judged(tree, head, depth + 1)
    if relation in ("xcomp", "ccomp", "obj", "obl", "advcl") and (
        relation != "advcl" or mark in ("of", "from", "to", "for", "about", "on", "against", "into")
    ):
        signature = _signature(tree, head)
        if mark == "from" and relation == "advcl" and signature == ("fails", "open"):
            return _signed(signature, above, governor.lemma.lower())
        if signature is not None and (relation != "advcl" or mark in ("of", "from", "to", "about")):
            return _negated(tree, position, _signed(signature, above, governor.lemma.lower()))
        if governor.lemma.lower() in verbs.ACCUSING and mark in ("of", "for", "with"):
            return Certainty("alleged", f"under {governor.lemma.lower()}")
    if relation == "csubj":
        held = above.status in _FACT
        return base if held else Certainty(None, "subject clause")
    if mark in ("after", "despite", "for", "following"):
        done = Certainty("happened", f"{mark} it")
        return _negated(tree, position, done if above.status in _FACT else above)
    if above.status == "denied":
        return _negated(tree, position, base)
    return _negated(tree, position, replace(above, ground="participle"))


def _preposition(tree: Tree, position: int) -> str:
    """The preposition right before a form in -ing, wherever the tree hangs it."""
    before = tree.words[position - 1] if position else None
    return before.text.lower() if before is not None and before.upos in ("ADP", "SCONJ") else ""


def _on_weak(tree: Tree, noun: int, base: Certainty, depth: int) -> Certainty:
    """A participle on something that need not be there: "did not sign a paper agreeing to …"."""
    head = tree.words[noun].head
    if head < 0 or tree.relation(noun) != "obj" or not _is_bare(tree, noun):
        return base
    above = _judged(tree, head, depth + 1)
    if above.status in (None, "denied") or above.status in _AHEAD:
        return replace(above, ground="on a weak noun")
    return base


# Nouns

_ALWAYS = frozenset(
    """after following since during amid upon throughout despite over because due as given
    until""".split()
)
_WEAK = frozenset({"a", "an", "any", "some", "no"})


def _of_noun(tree: Tree, position: int, depth: int) -> Certainty:
    """From what stands beside and above an event noun; taken for granted it happened."""
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
        return _noun_on_noun(tree, position, head, granted, depth)
    if relation in ("compound", "appos", "conj", "flat", "fixed"):
        return _judged(tree, head, depth + 1)
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
        return _by_adjective(tree, position, head, granted, depth)
    if governor.upos in ("NOUN", "PROPN", "PRON", "NUM"):
        return _noun_on_noun(tree, position, head, granted, depth)
    if governor.upos in ("VERB", "AUX"):
        return _noun_on_verb(tree, position, head, granted, depth)
    return granted


def _adjective(tree: Tree, position: int) -> Status | None:
    for kid in tree.kids(position, "amod"):
        found = signatures.ADJECTIVES.get(tree.words[kid].text.lower())
        if found is not None:
            return _as_status(found)
    return None


def _as_status(text: str) -> Status:
    return next(one for one in _STATUSES if one == text)


_STATUSES: tuple[Status, ...] = (
    "happened", "ongoing", "planned", "expected", "possible", "obliged", "demanded", "alleged",
    "denied",
)  # fmt: skip


def _by_adjective(
    tree: Tree, position: int, head: int, granted: Certainty, depth: int
) -> Certainty:
    """ "an arrest is unlikely", "the visit would be a mistake"."""
    if tree.relation(position) == "nsubj":
        likely = _likely(tree, head)
        if likely is not None:
            return likely
        above = _judged(tree, head, depth + 1)
        return above if above.status in _AHEAD and _is_weak(tree, position) else granted
    return granted


def _likely(tree: Tree, adjective: int) -> Certainty | None:
    text = tree.words[adjective].text.lower()
    if text in verbs.IMPROBABLE:
        return Certainty("possible", text, against=text not in ("possible", "conceivable"))
    return Certainty("expected", text) if text in verbs.PROBABLE else None


def _noun_on_noun(
    tree: Tree, position: int, head: int, granted: Certainty, depth: int
) -> Certainty:
    lemma = tree.words[head].lemma.lower()
    signature = signatures.NOUNS.get(lemma)
    if signature is None or tree.relation(position) == "nmod:poss":
        return granted
    if is_none(tree, head):
        return Certainty(_status_of(signature[1]), f"under no {lemma}")
    return _signed(signature, _judged(tree, head, depth + 1), lemma)


def _is_weak(tree: Tree, position: int) -> bool:
    """Whether nothing speaks for the thing being there already: "an attack", "talks"."""
    dets = [tree.words[kid].text.lower() for kid in tree.kids(position, "det", "nmod:poss")]
    return all(text in _WEAK for text in dets)


def _noun_on_verb(
    tree: Tree, position: int, head: int, granted: Certainty, depth: int
) -> Certainty:
    relation = tree.words[position].relation
    lemma = tree.words[head].lemma.lower()
    above = _judged(tree, head, depth + 1)
    undergoes = relation in ("obj", "nsubj:pass")
    if relation == "obl":
        oblique = signatures.OBLIQUES.get(f"{lemma} {case_of(tree, position)}")
        if oblique is not None:
            return _signed(oblique, above, lemma)
    if relation in ("nsubj", "nsubj:pass"):
        for kid in tree.kids(head, "xcomp"):
            if tree.words[kid].lemma.lower() in verbs.OCCURRING:  # "the trial is set to begin"
                return _judged(tree, kid, depth + 1)
    if lemma in ("delay", "postpone") and undergoes and above.status is not None:
        return Certainty("planned", f"under {lemma}", against=above.status != "denied")
    signature = signatures.OBJECTS.get(lemma)
    if lemma in signatures.TURNING_DOWN and tree.words[position].lemma.lower() in signatures.NOUNS:
        return granted  # what is turned down was asked for
    if undergoes and signature is not None:
        return _signed(signature, above, lemma)
    if relation == "nsubj":
        for kid in tree.kids(head, "xcomp"):
            likely = _likely(tree, kid)
            if likely is not None:
                return likely
    if relation == "nsubj" and (lemma in verbs.OCCURRING or lemma in ("be", "take", "break", "resume")):
        return above
    if above.status in _FACT or above.status == "alleged":
        return granted
    if above.status == "denied":
        return Certainty("denied", "negation") if undergoes and _is_bare(tree, position) else granted
    return above if _is_weak(tree, position) and relation != "nsubj" else granted


def _is_bare(tree: Tree, position: int) -> bool:
    dets = [tree.words[kid].text.lower() for kid in tree.kids(position, "det", "nmod:poss")]
    return all(text in ("any", "a", "an") for text in dets)


# Adverbs


def _with_adverbs(tree: Tree, position: int, certainty: Certainty) -> Certainty:
    for kid in tree.kids(position, "advmod"):
        text = tree.words[kid].text.lower()
        found = signatures.ADVERBS.get(text)
        if found is None or certainty.status not in {*_FACT, "planned"}:
            continue
        if found == "denied" and tree.words[position].upos not in ("VERB", "AUX"):
            continue
        return Certainty(_as_status(found), text)
    return certainty
