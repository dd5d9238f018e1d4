"""Who takes part in a verb or event noun: subjects, objects, agents, whatever the wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from twosource.record.reading import Entity
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text import verbs
from twosource.text.clauses import deed_that_harmed, shared_object

CLAUSES = frozenset({"advcl", "acl", "ccomp", "parataxis", "conj", "csubj", "xcomp"})
RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
_QUANTITIES = frozenset(
    """group crowd number dozen dozens hundred hundreds thousand thousands score scores pair
    couple majority handful half most some many series""".split()
)
_BEFORE_SPEAKING = frozenset({",", "”", '"', "''", "—", "–"})
_DEEPEST = 8
_BOUNDS = frozenset({"that", "if", "whether", "because", "of", "from", "although", "while"})
_OPENERS = {")": "(", "]": "[", "”": "“", "»": "«"}


class Naming(Protocol):
    """What participants need of the cast: the entity at a word, and the entity of a key."""

    def at(self, sentence: int, word: int) -> str | None: ...
    def get(self, key: str) -> Entity: ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with the cast of its report; `index` is the sentence's place in the report.

    `vector`: the sentence's vector, of length 1, where it is known. `bodies`: the one entity that
    the report calls "police", "army" and so on, for where the word only stands before a noun.
    """

    index: int
    tree: Tree
    cast: Naming
    vector: NDArray[np.float32] | None = None
    bodies: Mapping[str, str] = field(default_factory=dict)

    def key(self, position: int) -> str | None:
        """The entity a noun phrase headed here names; a group's members stand for "a group of"."""
        found = self.cast.at(self.index, position)
        if found is not None:
            return found
        tree = self.tree
        for kid in tree.kids(position, "flat", "appos"):
            found = self.cast.at(self.index, kid)
            if found is not None:
                return found
        if tree.words[position].lemma.lower() in _QUANTITIES:
            for kid in tree.kids(position, "nmod"):
                if case_of(tree, kid) == "of":
                    return self.key(kid)
        return None

    def shadow(self, position: int) -> str | None:
        """The entity that a word before a noun names: the police of "police firing"."""
        found = self.cast.at(self.index, position)
        return found or self.bodies.get(self.tree.words[position].lemma.lower())

    def keys(self, positions: Sequence[int], *, verb: int = -1) -> tuple[str, ...]:
        """The entities of noun phrases and of what is joined to them, each once, in order.

        What is joined behind the verb to a noun before it is not the verb's: "Veldt, which
        closed its port, and Lorvia".
        """
        found: list[str] = []
        for position in positions:
            for member in self.tree.conjuncts(position):
                if position < verb < member:
                    continue
                key = self.key(member)
                if key is not None and key not in found:
                    found.append(key)
        return tuple(found)


def case_of(tree: Tree, position: int) -> str:
    """The preposition of a noun phrase ("because of" whole), or ""."""
    case = tree.kid(position, "case")
    if case is None or tree.words[case].xpos == "POS":
        return ""
    parts = [case, *tree.kids(case, "fixed")]
    return " ".join(tree.words[part].text.lower() for part in parts)


def auxiliaries(tree: Tree, position: int) -> list[int]:
    """The verb's auxiliaries; a joined verb without a subject of its own shares the first's.

    "were stopped and detained" shares; "stopped and were detained" has its own.
    """
    own = tree.kids(position, "aux", "cop")
    if own or tree.relation(position) != "conj" or tree.kid(position, "nsubj") is not None:
        return own
    head = tree.words[position].head
    if tree.words[head].xpos != tree.words[position].xpos:
        return own
    return auxiliaries(tree, head)


def is_passive(tree: Tree, position: int) -> bool:
    """Whether the verb's surface subject undergoes it."""
    word = tree.words[position]
    if word.upos == "VERB" and word.xpos not in ("VBN", "VBD"):
        return False
    helpers = [tree.words[kid] for kid in auxiliaries(tree, position)]
    if helpers:
        # "have signed" is active whatever the tree calls its subject
        return any(helper.lemma.lower() in ("be", "get") for helper in helpers) and (
            word.xpos in ("VBN", "VBD")
        )
    if word.xpos != "VBN":
        return False
    if any(tree.words[kid].relation == "nsubj:pass" for kid in tree.children[position]):
        return True
    if word.relation == "ccomp" and tree.kid(position, "nsubj", "obj") is None:
        return True  # "Haas was among those arrested, they said"
    return word.relation in ("acl", "advcl", "amod", "xcomp")


def antecedent(tree: Tree, position: int) -> int:
    """The noun a relative pronoun stands for; the word itself when it is none."""
    if tree.words[position].text.lower() not in RELATIVES:
        return position
    for here in (tree.words[position].head, *tree.above(position)):
        if here >= 0 and tree.relation(here) == "acl":
            return deed_that_harmed(tree, here, tree.words[here].head)
    return position


def _start(tree: Tree, position: int) -> int:
    """Where a clause's own words begin: at its "that" or "of", before which nothing is its own."""
    marks = [
        mark
        for mark in tree.kids(position, "mark")
        if mark < position and tree.words[mark].text.lower() in _BOUNDS
    ]
    return max(marks, default=-1)


def _strays(tree: Tree, position: int, *relations: str) -> list[int]:
    """Words that a tree hangs on the clause below though they stand before its mark.

    In "the court stated that Lorvia must …" the court is the subject of "stated" wherever the
    tree puts it.
    """
    found = []
    for clause in tree.kids(position, "ccomp", "advcl"):
        start = _start(tree, clause)
        found += [kid for kid in tree.kids(clause, *relations) if kid < start]
    if "nsubj" in relations:
        return [kid for kid in found if kid < position]
    return [kid for kid in found if kid > position]


def _behind(tree: Tree, position: int) -> list[int]:
    """Who speaks where the verb stands first: "The bridge fell, reports the Harbour Post"."""
    word = tree.words[position]
    plain = word.lemma.lower() in verbs.REPORTING and word.xpos in ("VBZ", "VBD", "VBP")
    if not plain or not position or tree.words[position - 1].text not in _BEFORE_SPEAKING:
        return []
    objects = [kid for kid in tree.kids(position, "obj", "iobj") if kid > position]
    close = len(objects) == 1 and min(tree.below(objects[0])) == position + 1
    return objects if close and tree.words[objects[0]].upos == "PROPN" else []


def objects_of(tree: Tree, position: int) -> list[int]:
    """A verb's direct and indirect objects."""
    start = _start(tree, position)
    own = [kid for kid in tree.kids(position, "obj", "iobj") if kid > start]
    own = own or _strays(tree, position, "obj", "iobj")
    return own or ([] if is_passive(tree, position) else shared_object(tree, position))


def is_break(tree: Tree, position: int) -> bool:
    """Whether a joined clause leaves what its first clause is the content of.

    In "the court said that Haas must go, but Lorvia is small" the second part is told by the
    outlet: it has a subject of its own and no "that". So are those joined after it.
    """
    if tree.relation(position) != "conj":
        return False
    head = tree.words[position].head
    return any(sibling <= position and _turns(tree, sibling) for sibling in tree.kids(head, "conj"))


def _turns(tree: Tree, position: int) -> bool:
    links = [tree.words[kid].text.lower() for kid in tree.kids(position, "cc", "mark")]
    return "but" in links and "that" not in links and tree.kid(position, "nsubj") is not None


def _controller(tree: Tree, governor: int) -> list[int]:
    """What the subject of an infinitive below the governor is."""
    word = tree.words[governor]
    objects = objects_of(tree, governor)
    if objects and word.lemma.lower() not in verbs.SUBJECT_CONTROL:
        return objects[-1:] if word.lemma.lower() not in ("ask", "tell") else objects[:1]
    return []


def subjects(tree: Tree, position: int, depth: int = 0) -> list[int]:
    """The surface subjects of a predicate, through conjunction, control and relative clauses.

    Empty when no clear subject controls it.
    """
    if depth > _DEEPEST:
        return []
    start = _start(tree, position)
    own = [
        kid
        for kid in tree.kids(position, "nsubj")
        if tree.words[kid].relation != "nsubj:outer" and kid > start
    ]
    own = _without_dateline(tree, own)
    own = own or _strays(tree, position, "nsubj") or _mislabelled(tree, position)
    own = own or _behind(tree, position)
    if own:
        first = _first_of(tree, own, position)
        return [antecedent(tree, kid) for kid in [*first, *_along(tree, first, position)]]
    head = tree.words[position].head
    if head < 0 or tree.kid(position, "csubj") is not None:  # "raising the charge will hurt"
        return []
    relation = tree.words[position].relation
    if relation == "conj":
        return [] if _may_be_told(tree, position) else subjects(tree, head, depth + 1)
    if relation == "xcomp":
        return _controller(tree, head) or subjects(tree, head, depth + 1)
    if relation == "acl" and tree.words[head].upos != "VERB":
        return _host(tree, position, head, depth)
    if relation in ("advcl", "acl", "root", "ccomp"):
        return _adverbial(tree, position, head, depth)
    return []


def _along(tree: Tree, own: list[int], position: int) -> list[int]:
    """Who shares a subject's part by "along with" or "together with" before the verb."""
    kids = [*tree.kids(position, "obl"), *(kid for word in own for kid in tree.kids(word, "nmod"))]
    found = []
    for kid in kids:
        cases = [tree.words[case].text.lower() for case in tree.kids(kid, "case")]
        if kid < position and kid > own[-1] and cases in (["along", "with"], ["together", "with"]):
            found.append(kid)
    return found


def _without_dateline(tree: Tree, own: list[int]) -> list[int]:
    """The subjects without a place that opens the sentence: "MIRNA: The police held two men"."""
    if len(own) < 2 or tree.words[own[0]].upos != "PROPN":
        return own
    last = max((own[0], *tree.kids(own[0], "flat")))
    opens = min(tree.below(own[0])) == 0 and last + 1 < own[1]
    return own[1:] if opens and tree.words[last + 1].text == ":" else own


def _may_be_told(tree: Tree, position: int) -> bool:
    """Whether a verb joined to one of speech may as well belong to what is said.

    In "The Post reported that ships took on oil and sailed home" the tree may join "sailed" to
    "reported". Behind the words that are said nothing tells who did it.
    """
    head = tree.words[position].head
    if tree.words[head].lemma.lower() not in verbs.REPORTING:
        return False
    said = tree.kids(head, "ccomp")
    return any(head < kid < position for kid in said)


def _mislabelled(tree: Tree, position: int) -> list[int]:
    """A name before a finite verb that a tree takes for an apposition to it: its subject.

    A verb has no apposition, so in "The minister, Ana Ruiz, signed" it can be nothing else.
    """
    helped = tree.words[position].xpos == "VBN" and tree.kid(position, "aux") is not None
    finite = tree.words[position].xpos in ("VBD", "VBZ", "VBP") or helped
    if not finite or tree.words[position].upos != "VERB":
        return []
    beside = [kid for kid in tree.kids(position, "appos") if kid < position]
    return beside if len(beside) == 1 and tree.words[beside[0]].upos == "PROPN" else []


def _first_of(tree: Tree, own: list[int], position: int) -> list[int]:
    """The subject of several that a wrong tree may show: the first before the verb.

    Those joined to it by "and" stay with it.
    """
    before = [kid for kid in own if kid < position] or own
    marks = [kid for kid in tree.kids(position, "mark") if kid < position]
    if marks:  # "the court stated that Veldt was obliged": what stands before "that" is outside
        before = [kid for kid in before if kid > marks[0]] or before
    found = before[:1]
    for kid in before[1:]:
        if kid == found[-1] + 1:  # "President Ruiz" taken for two subjects
            found[-1] = kid
        elif tree.kid(kid, "cc") is not None or _joined(tree, found[-1], kid):
            found.append(kid)
    return found


def _joined(tree: Tree, one: int, other: int) -> bool:
    """Whether only titles and an "and" stand between two subjects, however the "and" hangs."""
    between = [word for word in tree.words[one + 1 : other] if word.relation != "flat"]
    names = all(tree.words[position].upos == "PROPN" for position in (one, other))
    plain = all(word.upos in ("PROPN", "ADJ", "NOUN", "CCONJ", "DET") for word in between)
    return names and plain and any(word.text.lower() == "and" for word in between)


def is_asked(tree: Tree, position: int) -> bool:
    """Whether an infinitive on a noun is what a verb wants of it: "requires members to leave".

    The noun is the verb's object and no word for a wish or plan of its own.
    """
    noun = tree.words[position].head
    verb = tree.words[noun].head
    return (
        tree.relation(position) == "acl"
        and tree.words[position].xpos == "VB"
        and tree.relation(noun) == "obj"
        and verb >= 0
        and verbs.FRAME_OF.get(tree.words[verb].lemma.lower()) in ("obliged", "demanded")
        and tree.words[verb].lemma.lower() not in ("have", "must")
        and tree.words[noun].lemma.lower() not in verbs.NOUN_FRAME_OF
        and tree.kid(noun, "nmod:poss") is None
    )


def _host(tree: Tree, position: int, head: int, depth: int) -> list[int]:
    """The subject of a clause that hangs on a noun without a relative pronoun."""
    if tree.words[position].xpos in ("VBN", "VBG"):
        return [head]
    if is_asked(tree, position):
        return [head]
    if verbs.NOUN_FRAME_OF.get(tree.words[head].lemma.lower()) == "demanded":
        return []  # "signed the order to launch it": another is to do it
    # "an attempt to unfurl", "its decision to host": whoever has or makes the noun.
    owner = tree.kids(head, "nmod:poss")
    if owner:
        return owner[:1]
    above = tree.words[head].head
    if above >= 0 and tree.relation(head) in ("obj", "root") and tree.words[above].upos == "VERB":
        return subjects(tree, above, depth + 1)
    return []


def _adverbial(tree: Tree, position: int, head: int, depth: int) -> list[int]:
    """The subject of a participle or infinitive that hangs on a verb."""
    word = tree.words[position]
    mark = tree.kid(position, "mark")
    marked = tree.words[mark].text.lower() if mark is not None else ""
    if word.xpos not in ("VBG", "VBN", "VB") and not tree.kids(position, "cop"):
        return []
    spoken = (
        tree.words[head].lemma.lower() in verbs.REPORTING and tree.relation(position) == "ccomp"
    )
    if spoken and word.xpos == "VBN":
        return []
    if marked in ("of", "for", "from", "into"):
        found = _controller(tree, head)
        if found:
            return found
    if word.xpos == "VBN" and any(head < kid < position for kid in objects_of(tree, head)):
        return []  # "searched a ship, suspected of smuggling": the one or the other
    if tree.words[head].upos in ("VERB", "ADJ", "NOUN", "AUX"):
        if is_passive(tree, head) and marked not in ("of", "for", "from", "after", "before"):
            return subjects(tree, head, depth + 1) if word.xpos == "VBN" else []
        return subjects(tree, head, depth + 1)
    return []


def phrase(tree: Tree, position: int) -> Span:
    """A noun phrase without its clauses, asides and outer preposition."""
    drop: set[int] = set()
    for kid in tree.children[position]:
        relation = tree.relation(kid)
        if relation in ("case", "punct", "parataxis", "mark", "cc") or (
            relation in CLAUSES and relation != "conj"
        ):
            drop.update(tree.below(kid))
        elif relation == "appos":
            drop.update(tree.below(kid))
    return whole(tree, [p for p in tree.below(position) if p not in drop], position)


def whole(tree: Tree, positions: Sequence[int], around: int) -> Span:
    """The longest unbroken run of the positions that holds one of them, without edge marks."""
    kept = set(positions) | {around}
    first = last = around
    while first - 1 in kept or _is_bridge(tree, first - 1, kept, -1):
        first -= 1
    while last + 1 in kept or _is_bridge(tree, last + 1, kept, 1):
        last += 1
    while first < around and _is_edge(tree, first, closing=False):
        first += 1
    while last > around and _is_edge(tree, last, closing=True):
        last -= 1
    last = _closed(tree, first, last)
    return Span(tree.words[first].span.start, tree.words[last].span.end)


def _closed(tree: Tree, first: int, last: int) -> int:
    """The last word, or the bracket or mark just after it that closes one inside."""
    inside = [word.text for word in tree.words[first : last + 1]]
    if last + 1 < len(tree.words):
        opener = _OPENERS.get(tree.words[last + 1].text)
        if opener is not None and inside.count(opener) > inside.count(tree.words[last + 1].text):
            return last + 1
    return last


def _is_bridge(tree: Tree, position: int, kept: set[int], step: int) -> bool:
    """Whether a mark stands between two kept words."""
    if not 0 <= position < len(tree.words) or tree.words[position].upos != "PUNCT":
        return False
    return position + step in kept


def _is_edge(tree: Tree, position: int, *, closing: bool) -> bool:
    word = tree.words[position]
    if word.text in ("%", "$"):
        return False
    return word.upos == "PUNCT" or (closing and word.relation in ("cc", "mark", "case"))
