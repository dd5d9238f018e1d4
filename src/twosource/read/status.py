"""How certain a report makes an event: from tense, modality, negation and the words above it.

Precision first: what is generic, conditional, asked, or only a purpose has no status at all.
"""

from __future__ import annotations

from dataclasses import replace

from twosource.read.certainty import certainty_of
from twosource.read.forms import is_negated
from twosource.read.noun_standing import of_noun
from twosource.read.participants import auxiliaries
from twosource.read.sight import FACT
from twosource.read.standing import NOTHING, Standing
from twosource.read.verb_standing import of_verb
from twosource.read.voices import asides, has_condition, is_condition, is_told, steps
from twosource.read.which import is_of_any
from twosource.record.reading import Status
from twosource.record.tree import Tree
from twosource.text import verbs


def standing_of(tree: Tree, position: int) -> Standing:
    """How certain the sentence makes the verb or event noun at the position."""
    if _is_question(tree):
        return NOTHING
    word = tree.words[position]
    own = of_verb(tree, position) if word.upos == "VERB" else of_noun(tree, position)
    if own.status is None and not own.assumed:
        own = _wider(tree, position)
    if own.status is None and not own.assumed:
        return own
    if own.status in FACT and is_of_any(tree, position):
        return NOTHING
    return _adverbs(tree, position, _under_voices(tree, position, own))


def standing_of_presence(tree: Tree, position: int) -> Standing:
    """How certain a sentence makes it that somebody is at the place named at the position.

    "was in Vareth", "is in Vareth", "will be in Vareth"; what is denied or only may be is nothing.
    """
    if _is_question(tree) or is_negated(tree, position):
        return NOTHING
    helpers = [tree.words[kid].text.lower() for kid in tree.kids(position, "cop", "aux")]
    status = _PRESENCE.get(" ".join(helpers))
    if status is None or (status in FACT and is_of_any(tree, position)):
        return NOTHING
    return _adverbs(tree, position, _under_voices(tree, position, Standing(status)))


_PRESENCE: dict[str, Status] = {
    "was": "happened", "were": "happened", "has been": "happened", "had been": "happened",
    "have been": "happened", "is": "ongoing", "are": "ongoing", "will be": "planned",
}  # fmt: skip


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
    if tree.words[head].text.lower() == "considering" and not auxiliaries(tree, head):
        return NOTHING  # "considering whaling and other threats" weighs no plan
    asks = found.status == "demanded" and tree.words[head].upos == "VERB"
    return Standing(found.status, voices=(head,) if asks else ())


def _is_question(tree: Tree) -> bool:
    return any(word.text == "?" for word in tree.words[-2:])


def _under_voices(tree: Tree, position: int, own: Standing) -> Standing:
    """The standing after everything above has had its say."""
    voices = list(own.voices)
    status, assumed = own.status, own.assumed
    if is_condition(tree, position) or (status not in FACT and has_condition(tree, position)):
        return NOTHING
    for step in steps(tree, position):
        if step.kind == "condition":
            return NOTHING
        if step.kind == "content":
            if is_negated(tree, step.governor) or not is_told(tree, step.governor):
                return NOTHING
            status = _spoken(tree, step.governor, status)
            if status is None and not assumed:
                return NOTHING
        if step.kind == "noun":
            lemma = tree.words[step.governor].lemma.lower()
            if lemma not in verbs.CLAIMS or assumed:
                return NOTHING if lemma != "fact" else replace(own, voices=tuple(voices))
            status = "alleged" if status in FACT else status
        if step.kind in ("content", "accusation") and step.governor not in voices:
            voices.append(step.governor)
        if step.kind == "accusation" and status in FACT:
            status = "alleged"
    for aside in asides(tree, position):
        if aside not in voices:
            voices.append(aside)
    return replace(own, status=status, voices=tuple(voices), assumed=assumed and status is None)


def _spoken(tree: Tree, verb: int, status: Status | None) -> Status | None:
    """What a reporting verb makes of its content."""
    lemma = tree.words[verb].lemma.lower()
    if lemma in ("claim", "allege") and status in FACT:
        return "alleged"
    if lemma == "deny":
        return "denied" if status in FACT else None
    if lemma in verbs.ACCUSING:
        return "alleged" if status in FACT else status
    if lemma in ("believe", "think", "suggest", "speculate", "fear", "reckon", "suspect"):
        return "possible" if status in FACT else status
    if lemma in ("predict", "estimate", "forecast") and status == "planned":
        return "expected"
    if verbs.FRAME_OF.get(lemma) == "demanded" and lemma not in verbs.REPORTING:
        if status in FACT:  # "asked that … left": the tree has joined what does not belong together
            return None
        return "demanded" if status is None else status
    return status


def _adverbs(tree: Tree, position: int, standing: Standing) -> Standing:
    """Weaken by "allegedly", "reportedly", "probably" at the verb, and by "appeared to be" """
    for kid in tree.kids(position, "advmod"):
        adverb = tree.words[kid]
        text = adverb.text.lower()
        if kid > position and kid + 1 < len(tree.words) and tree.words[kid + 1].text == "to":
            continue  # "visited the port, possibly to talk": the talk is what may be
        if text in verbs.ALLEGEDLY and standing.status in FACT:
            return replace(standing, status="alleged", hedge=adverb.span)
        if text in verbs.POSSIBLY and standing.status in {*FACT, "planned"}:
            return replace(standing, status="possible", hedge=adverb.span)
    return standing
