"""Mends of a tree where English leaves no choice and the parser at times takes another.

Each looks only at tags, relations and the words' order. A verb in the simple past or present
has a subject, and it stands before it or, when the verb only says who speaks, right behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twosource.models.arborescence import is_tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NEVER_BARE = frozenset({"aux", "aux:pass", "cop", "conj", "amod", "acl", "acl:relcl"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_NAMING = frozenset({"including", "like"})


@dataclass(slots=True)
class Draft:
    """A tree that may still be mended; heads count from 0, -1 is the root."""

    words: Sequence[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]

    def kids(self, position: int, prefix: str) -> list[int]:
        """Children whose relation begins so."""
        return [
            kid
            for kid, head in enumerate(self.heads)
            if head == position and self.relations[kid].startswith(prefix)
        ]

    def top(self, position: int, first: int, last: int) -> int:
        """The word that governs a word within the words `first` to `last`."""
        while first <= self.heads[position] <= last:
            position = self.heads[position]
        return position


def mend(draft: Draft) -> None:
    """Mend a tree in place; a mend that would leave no tree is taken back."""
    for repair in (
        _give_near_subjects,
        _give_far_subjects,
        _raise_participles,
        _name_verbs,
        _case_accordings,
        _join_subjects,
        _join_that_clauses,
        _make_active,
        _make_past,
        _give_objects,
        _free_subjects,
        _count_nouns,
        _give_who_to_people,
    ):
        heads, relations = list(draft.heads), list(draft.relations)
        repair(draft)
        if draft.heads != heads and not _is_tree(draft.heads):
            draft.heads[:], draft.relations[:] = heads, relations


def _is_tree(heads: Sequence[int]) -> bool:
    return is_tree(np.array([0, *(head + 1 for head in heads)]))


def _give_near_subjects(draft: Draft) -> None:
    """Hang a subject on the bare finite verb right behind it, where another verb took it.

    "The ship will sail, the ministry said": the parser at times hangs the ministry on
    "sail" and leaves "said" without a subject. No verb in the simple past or present
    follows its neighbour's subject and has none itself.
    """
    heads, relations = draft.heads, draft.relations
    subjects = {i for i, name in enumerate(relations) if name.startswith("nsubj")}
    taken = {heads[i] for i in subjects}
    for verb, tag in enumerate(draft.xpos):
        before = verb - 1
        if tag not in _FINITE or verb in taken or relations[verb] in _NEVER_BARE or before < 0:
            continue
        # the whole phrase that ends right before the verb
        while before not in subjects and heads[before] in range(before + 1, verb):
            before = heads[before]
        if before not in subjects or heads[before] == verb:
            continue
        if heads[verb] != before:
            heads[before] = verb
            taken.add(verb)


def _give_far_subjects(draft: Draft) -> None:
    """Give the main verb the noun before its aside: "While A spoke, critics, like B, saw it".

    The parser at times leaves the noun, and the aside with it, to the clause in front. Only
    where a comma opens the main clause, and the aside begins with "including" or "like".
    """
    for verb, tag in enumerate(draft.xpos):
        bare = tag in _FINITE and draft.heads[verb] < 0 and not draft.kids(verb, "nsubj")
        if not bare or verb < 2 or draft.words[verb - 1] != ",":
            continue
        commas = [at for at in range(verb - 1) if draft.words[at] == ","]
        if len(commas) < 2 or draft.words[commas[-1] + 1].lower() not in _NAMING:
            continue
        first, last = commas[-2] + 1, commas[-1] - 1
        if first > last or draft.xpos[last] not in ("NN", "NNS", "NNP", "NNPS"):
            continue
        subject = draft.top(last, first, last)
        draft.heads[subject], draft.relations[subject] = verb, "nsubj"
        aside = draft.top(verb - 2, commas[-1] + 1, verb - 2)
        draft.heads[aside], draft.relations[aside] = subject, "nmod"
        for at in range(commas[-1] + 1, verb - 1):  # no part of the aside hangs outside of it
            if at != aside and not commas[-1] < draft.heads[at] < verb - 1:
                draft.heads[at] = aside


def _raise_participles(draft: Draft) -> None:
    """Hang ", accusing him …" on the verb, not on the plain noun that is its object."""
    for at, tag in enumerate(draft.xpos):
        noun = draft.heads[at]
        if tag != "VBG" or draft.relations[at] != "acl" or noun < 0 or at < 1:
            continue
        verb = draft.heads[noun]
        if (
            draft.words[at - 1] == ","
            and draft.xpos[noun] in ("NN", "NNS")
            and draft.relations[noun] == "obj"
            and verb >= 0
            and draft.xpos[verb].startswith("VB")
            and draft.kids(verb, "nsubj")
        ):
            draft.heads[at], draft.relations[at] = verb, "advcl"


def _name_verbs(draft: Draft) -> None:
    """Call the word a verb that a modal stands beside and that has an object: "would free Ruiz".

    An adjective needs a "be" after a modal, and has no object.
    """
    for at, tag in enumerate(draft.xpos):
        if tag != "JJ" or draft.kids(at, "cop") or not draft.kids(at, "obj"):
            continue
        if any(draft.xpos[kid] == "MD" for kid in draft.kids(at, "aux")):
            draft.xpos[at] = "VB"


def _case_accordings(draft: Draft) -> None:
    """Make "according to" the preposition of the noun behind it: "According to Ruiz, it fell".

    The parser at times takes it for a clause of its own that opens with a participle.
    """
    words, heads, relations = draft.words, draft.heads, draft.relations
    for at in range(len(words) - 2):
        if words[at].lower() != "according" or words[at + 1].lower() != "to":
            continue
        noun = at + 2
        while heads[noun] > noun and draft.xpos[heads[noun]] in _NOMINAL:
            noun = heads[noun]
        if draft.xpos[noun] not in _NOMINAL or heads[at] == noun:
            continue
        if heads[noun] in (at, at + 1) and heads[at] >= 0:
            heads[noun], relations[noun] = heads[at], "obl"
        if heads[noun] >= 0 and heads[noun] not in (at, at + 1):
            heads[at], relations[at] = noun, "case"
            heads[at + 1], relations[at + 1] = at, "fixed"


def _join_subjects(draft: Draft) -> None:
    """Join "and Haas" to the subject right before it: "During the visit, Ruiz and Haas spoke".

    The parser at times joins it to a noun further left, beyond the subject.
    """
    for at, relation in enumerate(draft.relations):
        links = draft.kids(at, "cc") if relation == "conj" else []
        before = links[0] - 1 if links else -1
        if before < 0 or draft.heads[at] >= before or draft.xpos[at] not in _NOMINAL:
            continue
        if draft.relations[before].startswith("nsubj") and draft.heads[before] > at:
            draft.heads[at] = before


def _join_that_clauses(draft: Draft) -> None:
    """Join a second clause with "that" to the nearest one before that has a "that" as well.

    "… about the claim that he fled, and that he will be arrested": the second is claimed too.
    """
    opened = {
        draft.heads[at]
        for at, relation in enumerate(draft.relations)
        if relation == "mark" and draft.words[at].lower() == "that"
    }
    for at, relation in enumerate(draft.relations):
        if relation == "conj" and at in opened and draft.heads[at] not in opened:
            earlier = [clause for clause in opened if clause < at]
            if earlier:
                draft.heads[at] = max(earlier)


def _make_active(draft: Draft) -> None:
    """Make "Police detained at least 20 men" active: nobody is an agent without a "by".

    A participle with a subject, an object and no auxiliary is a verb in the simple past.
    """
    for at, tag in enumerate(draft.xpos):
        if tag != "VBN" or draft.kids(at, "aux"):
            continue
        passive = [kid for kid in draft.kids(at, "nsubj:pass") if kid < at]
        agents = [
            kid
            for kid in draft.kids(at, "obl:agent")
            if not any(draft.words[case].lower() == "by" for case in draft.kids(kid, "case"))
        ]
        if passive and agents:
            draft.xpos[at] = "VBD"
            draft.relations[agents[0]] = "obj"
            for kid in passive:
                draft.relations[kid] = "nsubj"


def _make_past(draft: Draft) -> None:
    """Call a verb with a subject of its own and no auxiliary finite, and its subject one that acts.

    "On which men rated it" has no participle, and "the dam supplied power" no passive.
    """
    for at, tag in enumerate(draft.xpos):
        own = [kid for kid in draft.kids(at, "nsubj") if draft.relations[kid] == "nsubj"]
        finite = bool(own) and (own[0] == at - 1 or draft.relations[at] == "acl")
        if tag == "VBN" and finite and not draft.kids(at, "aux") and not draft.kids(at, "cop"):
            draft.xpos[at] = "VBD"
            if draft.relations[at] == "acl":
                draft.relations[at] = "acl:relcl"
    for at, tag in enumerate(draft.xpos):
        if tag in _FINITE and draft.kids(at, "obj") and not draft.kids(at, "aux"):
            for kid in draft.kids(at, "nsubj:pass"):
                if kid < at:
                    draft.relations[kid] = "nsubj"


def _give_objects(draft: Draft) -> None:
    """Call a name right behind a bare verb its object: no verb has a compound behind it."""
    for at, relation in enumerate(draft.relations):
        verb = draft.heads[at]
        names = relation in ("compound", "flat") and draft.xpos[at] in ("NNP", "NNPS", "NN")
        behind = names and verb == at - 1 and draft.xpos[verb] in ("VB", *_FINITE)
        if behind and not draft.kids(verb, "obj"):
            draft.relations[at] = "obj"


def _free_subjects(draft: Draft) -> None:
    """Give back the subject that a participle between commas took.

    In "The dam, built in 1964, supplied power" the dam is the subject of "supplied", whatever the
    parser makes of "built".
    """
    for at, verb in enumerate(draft.heads):
        aside = draft.relations[at] in ("acl", "advcl", "acl:relcl") and at < verb
        if not aside or draft.xpos[at] not in ("VBN", "VBD") or draft.xpos[verb] not in _FINITE:
            continue
        taken = [kid for kid in draft.kids(at, "nsubj") if kid < at]
        if len(taken) != 1 or draft.words[at - 1] != "," or draft.kids(verb, "nsubj"):
            continue
        if draft.kids(at, "aux") or draft.kids(at, "obj") or draft.words[verb - 1] != ",":
            continue
        draft.heads[taken[0]], draft.relations[taken[0]] = verb, "nsubj"
        draft.heads[at], draft.relations[at], draft.xpos[at] = taken[0], "acl", "VBN"


def _count_nouns(draft: Draft) -> None:
    """Give a number to the noun right behind it: "searched for about 30 missing people".

    The parser at times takes the two for two phrases of one verb.
    """
    for at, tag in enumerate(draft.xpos):
        noun = at + 1
        while noun < len(draft.words) and draft.xpos[noun] in _BEFORE_NOUNS:
            noun += 1
        if tag != "CD" or noun == len(draft.words) or draft.xpos[noun] != "NNS":
            continue
        same = draft.heads[at] == draft.heads[noun] and draft.heads[at] >= 0
        own = all(draft.heads[between] == noun for between in range(at + 1, noun))
        if (
            same
            and own
            and draft.relations[at] == draft.relations[noun]
            and not draft.kids(noun, "case")
        ):
            for kid in draft.kids(at, "case"):
                draft.heads[kid] = noun
            draft.heads[at], draft.relations[at] = noun, "nummod"


_BEFORE_NOUNS = frozenset({"JJ", "JJR", "VBN", "VBG", "NN"})
_THINGS = frozenset(
    """home house body office family car death killing murder arrest case funeral grave face head
    name picture photo image video party company team story life trial release account phone
    residence village town city memory shooting rape abduction""".split()
)


def _give_who_to_people(draft: Draft) -> None:
    """Hang a clause with "who" on the name before it: "the home of Ana Ruiz, who was hurt".

    Of a home or a funeral nobody says "who".
    """
    for at, relation in enumerate(draft.relations):
        noun = draft.heads[at]
        if relation != "acl:relcl" or noun < 0 or draft.words[noun].lower() not in _THINGS:
            continue
        who = [kid for kid in draft.kids(at, "nsubj") if draft.words[kid].lower() == "who"]
        if not who or who[0] < 1:
            continue
        before = who[0] - 1 - (draft.words[who[0] - 1] == ",")
        named = draft.top(before, noun + 1, before) if before > noun else noun
        if draft.xpos[named] in ("NNP", "NNPS") and draft.heads[named] == noun:
            draft.heads[at] = named
