"""How certain a report makes an event: from tense, modality, negation and the words above it.

Precision first: what is generic, conditional, asked, or only a purpose has no status at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.read.certainty import certainty_of
from twosource.read.participants import auxiliaries, case_of, is_asked, is_break, is_passive
from twosource.record.reading import Status, Word
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs

_MODALS: dict[str, Status | None] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned",
    "may": "possible", "might": "possible", "could": "possible", "can": None, "ca": None,
    "must": "obliged", "should": None, "ought": None, "would": None, "'d": None, "’d": None,
}  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "whenever", "until", "before", "once"})
_FACT: frozenset[str] = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence says of an event's certainty.

    Attributes:
        status: None when nothing is said to have happened or to come.
        hedge: the words that weaken it.
        voices: words that speak above it, nearest first (`said`, `calls`).
        trying: the "attempted" or "tried" above it, part of the event's own name.
        assumed: a noun taken for granted ("Putin's visit is seen as …"): happened only if the
            report says so elsewhere.
    """

    status: Status | None
    hedge: Span | None = None
    voices: tuple[int, ...] = ()
    trying: int | None = None
    assumed: bool = False


NOTHING = Standing(None)


def standing_of(tree: Tree, position: int) -> Standing:
    """How certain the sentence makes the verb or event noun at the position."""
    if _is_question(tree):
        return NOTHING
    word = tree.words[position]
    own = _of_verb(tree, position) if word.upos == "VERB" else _of_noun(tree, position)
    if own.status is None and not own.assumed:
        own = _wider(tree, position)
    if own.status is None and not own.assumed:
        return own
    if own.status in _FACT and _is_of_any(tree, position):
        return NOTHING
    return _adverbs(tree, position, _under_voices(tree, position, own))


def _wider(tree: Tree, position: int) -> Standing:
    """What the signatures of the words above say, where it is no deed and surely meant."""
    found = certainty_of(tree, position)
    if not found.settled or found.against or not found.ground.startswith(("under ", "adjective")):
        return NOTHING
    if found.status in (None, "happened", "ongoing", "alleged"):
        return NOTHING
    head = tree.words[position].head
    if head < 0 or (found.status == "possible" and tree.words[head].upos not in ("VERB", "ADJ")):
        return NOTHING
    if tree.words[head].lemma.lower() in verbs.VEILING:
        return NOTHING
    asks = found.status == "demanded" and tree.words[head].upos == "VERB"
    return Standing(found.status, voices=(head,) if asks else ())


def _is_of_any(tree: Tree, position: int) -> bool:
    """Whether a relative clause only says which of a kind: "states that have signed must …".

    Its noun is a bare plural, and the sentence about it is in the simple present.
    """
    if tree.words[position].relation != "acl:relcl":
        return False
    noun = tree.words[position].head
    word = tree.words[noun]
    first = min(tree.below(position))
    if word.xpos != "NNS" or tree.kid(noun, "det", "nummod", "nmod:poss") is not None:
        return False
    if first and tree.words[first - 1].text == ",":
        return False
    above = word.head
    if above < 0:
        return False
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, above)]
    if not helpers:
        return tree.words[above].xpos in ("VBZ", "VBP")
    present = all(text in ("is", "are", "do", "does", "must", "may", "can") for text in helpers)
    return present and tree.words[above].xpos != "VBG"


def _is_question(tree: Tree) -> bool:
    return any(word.text == "?" for word in tree.words[-2:])


def _of_verb(tree: Tree, position: int) -> Standing:
    """From the verb's own form, or from its governor when it has none of its own."""
    word = tree.words[position]
    if tree.relation(position) == "conj" and not tree.kids(position, "aux", "nsubj", "mark"):
        # "to meet and sign", "may stop and search": the second shares all of the first's.
        head = tree.words[position].head
        if tree.words[head].upos == "VERB" and tree.words[head].xpos == word.xpos == "VB":
            return _of_verb(tree, head)
    if _is_infinitive(tree, position) and tree.kid(position, "cop", "aux") is not None:
        return _is_to(tree, position)
    if _is_infinitive(tree, position) or word.relation == "xcomp":
        return _of_complement(tree, position)
    if word.xpos in ("VBG", "VBN") and not auxiliaries(tree, position):
        return _of_participle(tree, position)
    return _of_finite(tree, position)


def _is_to(tree: Tree, position: int) -> Standing:
    """ "is to visit", with the "be" below the infinitive."""
    helpers = [tree.words[kid] for kid in tree.kids(position, "cop", "aux")]
    finite = any(helper.text.lower() in ("is", "are", "was", "were") for helper in helpers)
    if finite and not is_negated(tree, position) and tree.kid(position, "nsubj") is not None:
        return Standing("planned")
    return _of_complement(tree, position)


def _is_infinitive(tree: Tree, position: int) -> bool:
    marks = tree.kids(position, "mark")
    return any(tree.words[mark].text.lower() == "to" for mark in marks)


def _of_finite(tree: Tree, position: int) -> Standing:
    """From auxiliaries and tense: "arrived", "has arrived", "will arrive", "may have arrived"."""
    helpers = [tree.words[kid] for kid in auxiliaries(tree, position)]
    texts = [helper.text.lower() for helper in helpers]
    negated = is_negated(tree, position)
    modal = next((text for text in texts if text in _MODALS), None)
    if modal is not None:
        return _of_modal(modal, position, perfect="have" in texts, negated=negated, tree=tree)
    status = _of_tense(tree.words[position].xpos, helpers)
    if status is None and not negated and tree.relation(position) == "ccomp":
        # "demanded that Lorvia arrest Ruiz"
        head = tree.words[position].head
        if _frame(tree, head) == "demanded" and tree.words[head].lemma.lower() != "tell":
            return _framed(tree, head, "demanded")
    if status is None or not negated:
        return Standing(status)
    return Standing("denied")


def _of_modal(modal: str, position: int, *, perfect: bool, negated: bool, tree: Tree) -> Standing:
    status = _MODALS[modal]
    if modal in ("would", "'d", "’d") and not perfect and _is_reported_past(tree, position):
        status = "planned"
    if modal in ("should", "ought") and not perfect and _reporter(tree, position) is not None:
        status = "demanded"
    if perfect and modal not in ("may", "might"):
        return NOTHING
    if not negated:
        return Standing(status)
    return Standing("denied" if status == "planned" else None)


def _of_tense(tag: str, helpers: list[Word]) -> Status | None:
    texts = [helper.text.lower() for helper in helpers]
    lemmas = [helper.lemma.lower() for helper in helpers]
    past = any(text in ("was", "were", "had", "did") for text in texts)
    present = any(text in ("is", "are", "am", "'s", "’s", "'re", "’re") for text in texts)
    perfect = any(text in ("has", "have", "'ve", "’ve") for text in texts)
    if perfect and tag == "VBG":
        return "ongoing"
    if past or perfect:
        return "happened"
    if not texts:
        return "happened" if tag == "VBD" else None
    if present and (tag == "VBG" or "being" in texts):
        return "ongoing"
    if lemmas == ["get"]:
        return "happened" if texts == ["got"] else None
    return None


def is_negated(tree: Tree, position: int) -> bool:
    """Whether "not", "never" or a subject or object with "no" denies the verb."""
    for kid in tree.children[position]:
        word = tree.words[kid]
        if word.text.lower() in verbs.NEGATIONS or _is_no_longer(tree, kid):
            return True
        if tree.relation(kid) in ("nsubj", "obj") and _is_none(tree, kid):
            return True
    return False


def _is_no_longer(tree: Tree, position: int) -> bool:
    if tree.words[position].text.lower() != "longer" or not position:
        return False
    return tree.words[position - 1].text.lower() in ("no", "any")


def _is_none(tree: Tree, position: int) -> bool:
    if tree.words[position].text.lower() in ("none", "nobody", "nothing", "neither"):
        return True
    return any(tree.words[k].text.lower() in ("no", "neither") for k in tree.kids(position, "det"))


def _reporter(tree: Tree, position: int) -> int | None:
    """The reporting verb whose content clause holds the word, or None."""
    for step in _steps(tree, position):
        if step.kind == "content":
            return step.governor
    return None


def _is_reported_past(tree: Tree, position: int) -> bool:
    """Whether "would" is a future told in the past: "said it would"."""
    reporter = _reporter(tree, position)
    return reporter is not None and tree.words[reporter].xpos in ("VBD", "VBN")


def _of_participle(tree: Tree, position: int) -> Standing:
    """ "accusing Putin" shares its verb's certainty; "a man detained by police" happened."""
    word = tree.words[position]
    head = word.head
    relation = tree.relation(position)
    if relation == "acl" and word.xpos == "VBN" and tree.words[head].upos != "VERB":
        done = tree.kid(position, "obl") is not None
        return Standing("happened") if done and not is_negated(tree, position) else NOTHING
    if relation == "conj" and head >= 0 and tree.words[head].upos == "VERB":
        return _of_verb(tree, head) if tree.words[head].xpos == word.xpos else NOTHING
    if (
        relation not in ("advcl", "ccomp", "conj", "acl", "root")
        or head < 0
        or is_negated(tree, position)
    ):
        return NOTHING
    mark = tree.kid(position, "mark")
    marked = tree.words[mark].text.lower() if mark is not None else case_of(tree, position)
    above = tree.words[head]
    if above.lemma.lower() in verbs.ACCUSING and marked in ("of", "for", "with", ""):
        return _accused(tree, head)
    if above.upos != "VERB":
        return NOTHING
    if marked in ("from", "without"):
        stopped = verbs.FRAME_OF.get(above.lemma.lower()) == "denied"
        happened = _of_verb(tree, head).status == "happened"
        return Standing("denied") if happened and (stopped or marked == "without") else NOTHING
    if marked in ("", "after", "by", "while", "when", "since"):
        status = _of_verb(tree, head).status
        return Standing(status) if status == "happened" else NOTHING
    return NOTHING


def _accused(tree: Tree, accuser: int) -> Standing:
    """What stands under an accusation is alleged, on the accuser's word."""
    if tree.words[accuser].xpos not in ("VBG", "NN", "NNS") and _of_verb(
        tree, accuser
    ).status not in ("happened", "ongoing", None):
        return NOTHING
    if is_negated(tree, accuser):
        return NOTHING
    return Standing("alleged")


def _of_complement(tree: Tree, position: int) -> Standing:
    """From the word above an infinitive: "plans to visit", "failed to visit", "a plan to visit"."""
    head = tree.words[position].head
    relation = tree.relation(position)
    if head < 0 or relation not in ("xcomp", "acl", "ccomp", "advcl", "csubj"):
        return NOTHING
    governor = tree.words[head]
    lemma = governor.lemma.lower()
    if is_asked(tree, position):
        head = governor.head
        frame = _frame(tree, head)
        return _framed(tree, head, frame) if frame and not is_negated(tree, position) else NOTHING
    if relation == "acl" or governor.upos in ("NOUN", "PROPN"):
        return _under_noun(tree, position, head)
    if is_negated(tree, position):
        return NOTHING
    if relation == "advcl":
        return NOTHING
    if lemma == "be" and _is_infinitive(tree, position):
        return Standing("planned") if governor.xpos in ("VBZ", "VBP", "VBD") else NOTHING
    if governor.text.lower() == "going" and _is_infinitive(tree, position):
        return Standing("planned") if not is_negated(tree, head) else NOTHING
    frame = _frame(tree, head)
    if frame is None:
        return NOTHING
    return _framed(tree, head, frame)


def _frame(tree: Tree, governor: int) -> str | None:
    word = tree.words[governor]
    lemma = word.lemma.lower()
    if word.text.lower() == "supposed":
        return "obliged"
    if lemma in ("believe", "think", "understand", "feel") and is_passive(tree, governor):
        return "possible"
    return verbs.FRAME_OF.get(lemma) or verbs.FRAME_OF.get(word.text.lower())


def _framed(tree: Tree, governor: int, frame: str) -> Standing:
    """The status a governor gives, when the governor itself stands in fact."""
    own = _of_governor(tree, governor)
    if frame == "same":
        return own
    if own.status not in _FACT and not _is_present(tree, governor):
        return NOTHING
    if is_negated(tree, governor):
        return NOTHING
    if frame == "attempt":
        if own.status != "happened":
            return NOTHING
        return Standing("happened", voices=own.voices, trying=governor)
    if frame == "denied" and own.status != "happened":
        return NOTHING
    if frame == "alleged" and not is_passive(tree, governor):
        return NOTHING
    word = tree.words[governor]
    hedge = None
    if frame == "possible" and word.upos == "ADJ":
        hedge = _with_degree(tree, governor)
    status: Status = _STATUS[frame]
    voices = (*own.voices, governor) if frame == "demanded" and word.upos == "VERB" else own.voices
    return Standing(status, hedge=hedge, voices=voices)


_STATUS: dict[str, Status] = {
    "obliged": "obliged",
    "planned": "planned",
    "expected": "expected",
    "possible": "possible",
    "demanded": "demanded",
    "alleged": "alleged",
    "denied": "denied",
}


def _of_governor(tree: Tree, position: int) -> Standing:
    """A governor's own standing; adjectives and nouns stand as their copula does."""
    word = tree.words[position]
    if word.upos in ("VERB", "AUX"):
        return _of_verb(tree, position)
    # "was obligated" is a passive to the tree even where the tags call it an adjective
    copula = next((tree.words[k] for k in tree.kids(position, "cop", "aux:pass")), None)
    plain = [k for k in tree.kids(position, "aux") if tree.words[k].relation != "aux:pass"]
    if copula is None or plain:
        return NOTHING
    return Standing("happened") if copula.text.lower() in ("was", "were") else NOTHING


def _is_present(tree: Tree, position: int) -> bool:
    """Whether a governor is in the plain present: "plans to", "is expected to", "is likely to"."""
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, position)]
    if any(text in _MODALS for text in helpers):
        return False
    if helpers:
        return any(text in ("is", "are", "'s", "’s", "'re", "’re", "am") for text in helpers)
    return tree.words[position].xpos in ("VBZ", "VBP")


def _with_degree(tree: Tree, position: int) -> Span:
    """ "extremely unlikely": an adjective with the adverbs before it."""
    degrees = [k for k in tree.kids(position, "advmod") if k < position]
    return tree.span([*degrees, position])


def _under_noun(tree: Tree, position: int, noun: int) -> Standing:
    """From a noun above: "plans to visit", "calls for his arrest", "a warrant for his arrest"."""
    lemma = tree.words[noun].lemma.lower()
    frame = verbs.NOUN_FRAME_OF.get(lemma)
    if frame is None or _is_none(tree, noun):
        return NOTHING
    if frame == "attempt":
        return Standing("happened", trying=noun) if _is_done(tree, noun) else NOTHING
    voices = (noun,) if frame in ("demanded", "alleged") else ()
    hedge = tree.words[noun].span if frame == "possible" else None
    return Standing(_STATUS[frame], hedge=hedge, voices=voices)


def _is_done(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a deed that happened: "made an attempt"."""
    head = tree.words[noun].head
    if head < 0 or tree.relation(noun) not in ("obj", "nsubj"):
        return False
    return tree.words[head].upos == "VERB" and _of_verb(tree, head).status == "happened"


# Event nouns


def _of_noun(tree: Tree, position: int) -> Standing:
    """From where the event noun stands: subject, object, or below another noun or preposition."""
    if _is_none(tree, position):
        return NOTHING
    case = case_of(tree, position)
    head = tree.words[position].head
    if head < 0:
        return NOTHING
    governor = tree.words[head]
    relation = tree.relation(position)
    if relation == "conj":
        return _of_noun(tree, head) if governor.upos in ("NOUN", "PROPN") else NOTHING
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
        status = _of_verb(tree, head).status
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
        return _under_noun(tree, position, head)
    if tree.relation(position) in ("nmod", "appos"):
        return Standing(None, assumed=True)
    return NOTHING


def _noun_below_adjective(tree: Tree, position: int, head: int) -> Standing:
    """ "an arrest is unlikely"; "responsible for the deportation" under an accusation."""
    adjective = tree.words[head]
    if tree.relation(position) == "nsubj":
        if adjective.lemma.lower() in verbs.IMPROBABLE:
            return Standing("possible", hedge=_with_degree(tree, head))
        if adjective.lemma.lower() in verbs.PROBABLE:
            return Standing("expected", hedge=_with_degree(tree, head))
        return Standing(None, assumed=True)
    accuser = _accuser(tree, head)
    return _accused(tree, accuser) if accuser is not None else Standing(None, assumed=True)


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
        return _accused(tree, accuser)
    if relation == "nsubj":
        judged = _judged(tree, head)
        if judged is not None:
            return Standing("possible", hedge=judged)
        if lemma in verbs.LIGHT or is_occurring(tree, head):
            return _of_verb(tree, head)
    if relation == "obj" and lemma in verbs.LIGHT:
        return _of_verb(tree, head)
    frame = verbs.FRAME_OF.get(lemma)
    if relation == "obj" and lemma == "call":  # "called a meeting", not "called for" one
        return Standing(None, assumed=True)
    if relation == "obj" and lemma in verbs.FRAME_OF and frame in _STATUS:
        return _framed(tree, head, frame) if frame != "alleged" else NOTHING
    if relation == "obl" and lemma in ("call", "press", "push", "appeal") and _for(tree, position):
        return _framed(tree, head, "demanded")
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
            return _with_degree(tree, kid)
    return None


# Voices above


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the tree: how the lower part hangs on its governor."""

    kind: str  # content, condition, accusation, noun, other
    governor: int


_CHARGES = frozenset({"advcl", "ccomp", "acl", "xcomp", "obl"})
"""How what somebody is accused of hangs on the accusing."""


def _steps(tree: Tree, position: int) -> Iterator[Step]:
    here = position
    broken = False
    for above in tree.above(position):
        relation = tree.relation(here)
        broken = broken or is_break(tree, here)
        if broken and relation in ("ccomp", "root"):
            broken = False
            yield Step("other", above)
        elif relation in ("ccomp", "root") and _speaks(tree, above):
            yield Step("content", above)
        elif relation in ("acl", "ccomp") and _is_told_of(tree, here, above):
            yield Step("noun", above)
        elif relation == "advcl" and _is_condition(tree, here):
            yield Step("condition", above)
        elif relation in _CHARGES and tree.words[above].lemma.lower() in verbs.ACCUSING:
            yield Step("accusation", above)
        else:
            yield Step("other", above)
        here = above


def _is_told_of(tree: Tree, position: int, above: int) -> bool:
    """Whether a clause is what a noun is about: "the claim that …"."""
    if tree.words[above].upos != "NOUN" or tree.words[position].relation == "acl:relcl":
        return False
    return any(tree.words[mark].text.lower() == "that" for mark in tree.kids(position, "mark"))


def _speaks(tree: Tree, position: int) -> bool:
    word = tree.words[position]
    lemma = word.lemma.lower()
    if word.upos in ("VERB", "AUX"):
        return lemma in verbs.REPORTING or verbs.FRAME_OF.get(lemma) in ("demanded", "alleged")
    return False


def _is_condition(tree: Tree, position: int) -> bool:
    kids = (*tree.kids(position, "mark"), *tree.kids(position, "advmod"))
    return any(tree.words[kid].text.lower() in _CONDITIONS for kid in kids)


def _has_condition(tree: Tree, position: int) -> bool:
    """Whether the clause hangs on an "if" or "unless" of its own."""
    return any(
        tree.words[mark].text.lower() in ("if", "unless", "whenever")
        for kid in tree.kids(position, "advcl")
        for mark in tree.kids(kid, "mark", "advmod")
    )


def _under_voices(tree: Tree, position: int, own: Standing) -> Standing:
    """The standing after everything above has had its say."""
    voices = list(own.voices)
    status, assumed = own.status, own.assumed
    if _is_condition(tree, position) or (status not in _FACT and _has_condition(tree, position)):
        return NOTHING
    for step in _steps(tree, position):
        if step.kind == "condition":
            return NOTHING
        if step.kind == "content":
            if is_negated(tree, step.governor) or not _is_told(tree, step.governor):
                return NOTHING
            status = _spoken(tree, step.governor, status)
            if status is None and not assumed:
                return NOTHING
        if step.kind == "noun":
            lemma = tree.words[step.governor].lemma.lower()
            if lemma not in verbs.CLAIMS or assumed:
                return NOTHING if lemma != "fact" else replace(own, voices=tuple(voices))
            status = "alleged" if status in _FACT else status
        if step.kind in ("content", "accusation") and step.governor not in voices:
            voices.append(step.governor)
        if step.kind == "accusation" and status in _FACT:
            status = "alleged"
    for aside in _asides(tree, position):
        if aside not in voices:
            voices.append(aside)
    return replace(own, status=status, voices=tuple(voices), assumed=assumed and status is None)


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether the reporting itself takes place: not "would say", not "if asked"."""
    helpers = [tree.words[kid].text.lower() for kid in auxiliaries(tree, verb)]
    if tree.words[verb].xpos == "VB" and not helpers:
        return False
    return not any(text in ("would", "could", "might", "may", "should", "must") for text in helpers)


def _spoken(tree: Tree, verb: int, status: Status | None) -> Status | None:
    """What a reporting verb makes of its content."""
    lemma = tree.words[verb].lemma.lower()
    if lemma in ("claim", "allege") and status in _FACT:
        return "alleged"
    if lemma == "deny":
        return "denied" if status in _FACT else None
    if lemma in verbs.ACCUSING:
        return "alleged" if status in _FACT else status
    if lemma in ("believe", "think", "suggest", "speculate", "fear", "reckon", "suspect"):
        return "possible" if status in _FACT else status
    if lemma in ("predict", "estimate", "forecast") and status == "planned":
        return "expected"
    if verbs.FRAME_OF.get(lemma) == "demanded" and lemma not in verbs.REPORTING:
        return "demanded" if status in _FACT or status is None else status
    return status


def _asides(tree: Tree, position: int) -> list[int]:
    """Reporting verbs and "according to" phrases set beside the clause or one above it."""
    found: list[int] = []
    here = position
    for clause in (position, *tree.above(position)):
        if (
            clause != position
            and tree.relation(here) in ("ccomp", "parataxis")
            and _is_clause(tree, clause)
        ):
            break
        for kid in tree.kids(clause, "parataxis", "root", "obl", "advcl", "nmod", "ccomp"):
            if kid == here or (tree.relation(kid) == "ccomp" and not is_closing(tree, kid)):
                continue
            if tree.relation(kid) not in ("obl", "nmod") and is_aside(tree, kid):
                found.append(kid)
            elif is_according(tree, kid):
                found.append(kid)
        here = clause
    return found


def _is_clause(tree: Tree, position: int) -> bool:
    return tree.words[position].upos in ("VERB", "AUX")


def is_aside(tree: Tree, position: int) -> bool:
    """Whether a clause is only "X said": a reporting verb with a subject and no content."""
    word = tree.words[position]
    if word.lemma.lower() not in verbs.REPORTING or word.upos != "VERB":
        return False
    if word.xpos not in ("VBD", "VBZ", "VBP", "VBN") or tree.kid(position, "mark") is not None:
        return False
    return tree.kid(position, "nsubj") is not None and tree.kid(position, "ccomp") is None


def is_closing(tree: Tree, position: int) -> bool:
    """Whether an aside ends its sentence after a comma: "Ruiz warned Haas, the harbour said".

    A tree may take it for what the verb before it brings in, but what is brought in has no
    comma before it and says something.
    """
    if tree.relation(position) not in ("ccomp", "parataxis") or not is_aside(tree, position):
        return False
    first = min(tree.below(position))
    head = tree.words[position].head
    return 0 <= head < first and any(
        tree.words[at].text == "," for at in (first, first - 1) if at >= 0
    )


def is_according(tree: Tree, position: int) -> bool:
    """Whether a phrase is "according to X"."""
    return case_of(tree, position).startswith("according")


def _adverbs(tree: Tree, position: int, standing: Standing) -> Standing:
    """Weaken by "allegedly", "reportedly", "probably" at the verb, and by "appeared to be" """
    for kid in tree.kids(position, "advmod"):
        adverb = tree.words[kid]
        text = adverb.text.lower()
        if text in verbs.ALLEGEDLY and standing.status in _FACT:
            return replace(standing, status="alleged", hedge=adverb.span)
        if text in verbs.POSSIBLY and standing.status in {*_FACT, "planned"}:
            return replace(standing, status="possible", hedge=adverb.span)
    return standing
