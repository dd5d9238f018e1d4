"""What a verb is done to where it does not say so itself: in relative clauses, and side by side."""

from __future__ import annotations

from twosource.fuse.wording import Clause
from twosource.text.clauses import shared_object
from twosource.text.verbs import NEEDS_OBJECT

_NO_OBJECT = frozenset(
    "day week month year time moment place way reason night morning hour minute weekend".split()
)


def gap_of(clause: Clause, head: int) -> int | None:
    """The noun that a relative clause is about, where it is what the verb does it to.

    "a company she has founded": she founded a company.
    """
    word = clause.words[head]
    noun = word.head
    if word.relation != "acl:relcl" or noun < 0 or clause.words[noun].upos not in ("NOUN", "PROPN"):
        return None
    subject = clause.kids(head, "nsubj")
    own = [kid for kid in subject if clause.words[kid].xpos not in ("WDT", "WP", "WRB")]
    objects = [
        kid for kid in clause.kids(head, "obj") if clause.words[kid].xpos not in ("WDT", "WP")
    ]
    if not own or objects or clause.words[noun].lemma.casefold() in _NO_OBJECT:
        return None
    inside = [clause.words[at].xpos for at in clause.below(head)]
    leading = [kid for kid in clause.kids(head, "obl") if clause.words[kid].xpos in ("WDT", "WP")]
    if "WRB" in inside or "WP$" in inside or leading:
        return None  # "where she worked", "whose ships they took", "on which they sailed"
    return noun


def clause_on(clause: Clause, noun: int) -> list[int]:
    """The words of the clauses that hang on a noun."""
    return [at for kid in clause.kids(noun, "acl") for at in clause.below(kid)]


def lacks_object(clause: Clause, head: int) -> bool:
    """Whether a verb of a relative clause has nothing that it is done to, and must have."""
    word = clause.words[head]
    if word.lemma.casefold() not in NEEDS_OBJECT or is_passive(clause, head):
        return False
    top = head
    while clause.words[top].relation == "conj" and clause.words[top].head >= 0:
        top = clause.words[top].head
    if not clause.words[top].relation.startswith("acl") or not clause.kids(top, "nsubj"):
        return False
    own = [
        kid
        for kid in clause.kids(head, "obj", "iobj", "ccomp", "xcomp")
        if clause.words[kid].xpos not in ("WDT", "WP")
    ]
    return not own and not shared_object(clause, head) and gap_of(clause, head) is None


def is_passive(clause: Clause, head: int) -> bool:
    """Whether a verb tells what is done to its subject."""
    word = clause.words[head]
    helpers = clause.kids(head, "aux")
    if any(clause.words[kid].relation == "aux:pass" for kid in helpers):
        return True
    if any(clause.words[kid].lemma == "have" for kid in helpers):
        return False
    if any(
        clause.words[kid].relation in ("nsubj:pass", "obl:agent") for kid in clause.children[head]
    ):
        return True
    if word.xpos != "VBN" or clause.kids(head, "aux", "nsubj"):
        return False
    joined = word.relation == "conj" and is_passive(clause, word.head)
    return joined or word.relation == "acl"
