"""How certain a verb is for the record: by its own form, or by the word that governs it."""

from __future__ import annotations

from twosource.read.forms import is_infinitive, is_negated, is_none
from twosource.read.implied import came_about
from twosource.read.participants import auxiliaries, case_of, is_asked, is_passive
from twosource.read.sight import FACT
from twosource.read.standing import NOTHING, Standing
from twosource.read.voices import is_reported_past, reporter
from twosource.record.reading import Status, Word
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs

_MODALS: dict[str, Status | None] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned",
    "may": "possible", "might": "possible", "could": "possible", "can": None, "ca": None,
    "must": "obliged", "should": None, "ought": None, "would": None, "'d": None, "’d": None,
}  # fmt: skip


def of_verb(tree: Tree, position: int) -> Standing:
    """From the verb's own form, or from its governor when it has none of its own."""
    word = tree.words[position]
    if tree.relation(position) == "conj" and not tree.kids(position, "aux", "nsubj", "mark"):
        # "to meet and sign", "may stop and search": the second shares all of the first's.
        head = tree.words[position].head
        if tree.words[head].upos == "VERB" and tree.words[head].xpos == word.xpos == "VB":
            return of_verb(tree, head)
    if is_infinitive(tree, position) and tree.kid(position, "cop", "aux") is not None:
        return _is_to(tree, position)
    if is_infinitive(tree, position) or word.relation == "xcomp":
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
            return framed(tree, head, "demanded")
    if status is None or not negated:
        return Standing(status)
    return Standing("denied")


def _of_modal(modal: str, position: int, *, perfect: bool, negated: bool, tree: Tree) -> Standing:
    status = _MODALS[modal]
    if modal in ("would", "'d", "’d") and not perfect and is_reported_past(tree, position):
        status = "planned"
    if modal in ("should", "ought") and not perfect and reporter(tree, position) is not None:
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


def _of_participle(tree: Tree, position: int) -> Standing:
    """ "accusing Putin" shares its verb's certainty; "a man detained by police" happened."""
    word = tree.words[position]
    head = word.head
    relation = tree.relation(position)
    if relation == "acl" and word.xpos == "VBN" and tree.words[head].upos != "VERB":
        done = tree.kid(position, "obl") is not None
        return Standing("happened") if done and not is_negated(tree, position) else NOTHING
    if relation == "conj" and head >= 0 and tree.words[head].upos == "VERB":
        return of_verb(tree, head) if tree.words[head].xpos == word.xpos else NOTHING
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
        return accused(tree, head)
    if above.lemma.lower() in _BLAMING and marked == "for":
        blamed = is_passive(tree, head) or tree.kid(head, "obj") is not None
        return accused(tree, head) if blamed else NOTHING
    if above.upos != "VERB":
        return NOTHING
    if marked in ("from", "without"):
        stopped = verbs.FRAME_OF.get(above.lemma.lower()) == "denied"
        happened = of_verb(tree, head).status == "happened"
        return Standing("denied") if happened and (stopped or marked == "without") else NOTHING
    if marked in ("", "after", "by", "while", "when", "since"):
        status = of_verb(tree, head).status
        return Standing(status) if status == "happened" else NOTHING
    return NOTHING


_BLAMING = frozenset(
    """criticize criticise condemn denounce slam blast lambast fault berate rebuke scold chide
    castigate""".split()
)
"""Who is blamed for a deed has done it on the word of the one who blames: "slammed Haas for …"."""


def accused(tree: Tree, accuser: int) -> Standing:
    """What stands under an accusation is alleged, on the accuser's word."""
    if tree.words[accuser].xpos not in ("VBG", "NN", "NNS") and of_verb(
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
        return framed(tree, head, frame) if frame and not is_negated(tree, position) else NOTHING
    if relation == "acl" or governor.upos in ("NOUN", "PROPN"):
        return under_noun(tree, position, head)
    if is_negated(tree, position):
        return NOTHING
    if relation == "advcl":
        return NOTHING
    if lemma == "be" and is_infinitive(tree, position):
        return Standing("planned") if governor.xpos in ("VBZ", "VBP", "VBD") else NOTHING
    if governor.text.lower() == "going" and is_infinitive(tree, position):
        return Standing("planned") if not is_negated(tree, head) else NOTHING
    frame = _frame(tree, head)
    weighs = governor.text.lower() == "considering" and not auxiliaries(tree, head)
    if frame is None or weighs:
        return NOTHING  # "considering whaling and other threats" weighs no plan
    if frame in ("obliged", "possible") and came_about(tree, position, head):
        return Standing("happened")
    return framed(tree, head, frame)


def _frame(tree: Tree, governor: int) -> str | None:
    word = tree.words[governor]
    lemma = word.lemma.lower()
    if word.text.lower() == "supposed":
        return "obliged"
    if lemma in ("believe", "think", "understand", "feel") and is_passive(tree, governor):
        return "possible"
    return verbs.FRAME_OF.get(lemma) or verbs.FRAME_OF.get(word.text.lower())


def framed(tree: Tree, governor: int, frame: str) -> Standing:
    """The status a governor gives, when the governor itself stands in fact."""
    own = _of_governor(tree, governor)
    if frame == "same":
        return own
    if own.status not in FACT and not _is_present(tree, governor):
        return NOTHING
    if is_negated(tree, governor):
        return NOTHING
    if frame == "banned":
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
        hedge = with_degree(tree, governor)
    status: Status = STATUS[frame]
    voices = (*own.voices, governor) if frame == "demanded" and word.upos == "VERB" else own.voices
    return Standing(status, hedge=hedge, voices=voices)


STATUS: dict[str, Status] = {
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
        return of_verb(tree, position)
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


def with_degree(tree: Tree, position: int) -> Span:
    """ "extremely unlikely": an adjective with the adverbs before it."""
    degrees = [k for k in tree.kids(position, "advmod") if k < position]
    return tree.span([*degrees, position])


def under_noun(tree: Tree, position: int, noun: int) -> Standing:
    """From a noun above: "plans to visit", "calls for his arrest", "a warrant for his arrest"."""
    lemma = tree.words[noun].lemma.lower()
    frame = verbs.NOUN_FRAME_OF.get(lemma)
    if frame is None or is_none(tree, noun):
        return NOTHING
    if frame == "attempt":
        return Standing("happened", trying=noun) if _is_done(tree, noun) else NOTHING
    voices = (noun,) if frame in ("demanded", "alleged") else ()
    hedge = tree.words[noun].span if frame == "possible" else None
    return Standing(STATUS[frame], hedge=hedge, voices=voices)


def _is_done(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a deed that happened: "made an attempt"."""
    head = tree.words[noun].head
    if head < 0 or tree.relation(noun) not in ("obj", "nsubj"):
        return False
    return tree.words[head].upos == "VERB" and of_verb(tree, head).status == "happened"
