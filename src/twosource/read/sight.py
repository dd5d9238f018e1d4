"""What the rules for certainty share: an answer, a way to ask for another, the signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from twosource.read.forms import is_negated
from twosource.record.reading import Status
from twosource.record.tree import Tree
from twosource.text.signatures import Side, Signature

FACT = frozenset({"happened", "ongoing"})
AHEAD = frozenset({"planned", "expected", "possible", "obliged", "demanded"})


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


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence with the judge of its words, so that each rule may ask about the words above."""

    tree: Tree
    judge: Callable[[Tree, int, int], Certainty]
    depth: int = 0

    def judged(self, position: int) -> Certainty:
        """How certain the sentence makes another word."""
        return self.judge(self.tree, position, self.depth + 1)


def turned(tree: Tree, position: int, certainty: Certainty) -> Certainty:
    """A certainty after the word's own "not"."""
    if not is_negated(tree, position):
        return certainty
    if certainty.status in FACT or certainty.status in ("planned", "expected"):
        return Certainty("denied", "negation")
    return Certainty(None, "negation", against=True)


def status_of(side: Side) -> Status | None:
    """What a side of a signature makes of the event below a word that holds."""
    if side == "open" or side == "against":
        return None
    if side == "fails":
        return "denied"
    return "happened" if side == "holds" or side == "fact" else side


def signed(signature: Signature, above: Certainty, lemma: str) -> Certainty:
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
        return Certainty(status_of(side), ground)
    if side == "holds":
        return replace(above, ground=ground)
    if side == "fails":
        if above.status in (*FACT, "planned", "expected"):
            return Certainty("denied", ground)
        return Certainty(None, ground, against=True)
    if above.status is None and side in ("planned", "expected"):
        return Certainty(None, ground)
    return Certainty(status_of(side), ground)
