"""The offices and trades that a report gives to people, with whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.read.mentions import lemma_of, slice_of
from twosource.read.tree import Tree
from twosource.text.countries import demonym_of, state_name, state_named
from twosource.text.offices import OFFICES
from twosource.text.people import PEOPLE

_LONGEST_COMPLEMENT_WORDS = 6
_PAST = frozenset({"former", "ex", "late", "then", "onetime", "outgoing"})
_WITH_ARTICLE = frozenset(
    {"USA", "GBR", "NLD", "PHL", "ARE", "CZE", "CAF", "DOM", "COD", "COG", "MDV", "BHS"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as one phrase gives it.

    Attributes:
        words: the office without whose it is ("commissioner for children's rights").
        complement: what it is for or of, in lower case; empty when not said.
        owner: key of the body, state or person it belongs to.
        state: code of the state it belongs to.
    """

    head: int
    lemma: str
    words: str
    complement: str
    owner: str | None
    state: str | None
    former: bool

    def fits(self, other: Office) -> bool:
        """Whether the two can be one office held by one person."""
        return (
            self.lemma == other.lemma
            and not _clash(self.complement, other.complement)
            and not _clash(self.state, other.state)
            and self.former == other.former
        )


def _clash(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def is_office(tree: Tree, position: int) -> bool:
    """Whether the word is a noun for an office or trade."""
    return tree.words[position].upos in ("NOUN", "PROPN") and lemma_of(tree, position) in OFFICES


def offices_of(tree: Tree, heads: tuple[int, ...], first: int) -> list[int]:
    """Positions of the nouns that tell the office of the person whose name has the heads."""
    found: list[int] = []
    for head in heads:
        for kid in tree.children[head]:
            relation = tree.words[kid].relation
            if relation == "nmod:desc" or (
                relation in ("appos", "compound") and is_person(tree, kid)
            ):
                found += [each for each in tree.conjuncts(kid) if is_person(tree, each)]
        found += _office_above(tree, head)
    if not found and first > 0 and is_office(tree, first - 1):
        found.append(first - 1)
    return [each for each in dict.fromkeys(found) if tree.words[each].xpos not in ("NNS", "NNPS")]


def is_person(tree: Tree, position: int) -> bool:
    """Whether the word is a common noun for one person."""
    lemma = lemma_of(tree, position)
    return tree.words[position].upos in ("NOUN", "PROPN") and (lemma in OFFICES or lemma in PEOPLE)


def _office_above(tree: Tree, head: int) -> list[int]:
    """The office that the name is put beside ("the mayor, Ana Ruiz") or said to be."""
    word = tree.words[head]
    if word.head < 0 or not is_person(tree, word.head):
        return []
    if word.relation in ("appos", "flat", "nmod:desc"):
        return [word.head]
    is_plain = not any(
        lemma_of(tree, kid) in ("not", "never") for kid in tree.kids(word.head, "advmod")
    )
    cops = tree.kids(word.head, "cop")
    said_now = any(tree.words[cop].text.casefold() in ("is", "'s", "’s") for cop in cops)
    has_modal = bool(tree.kids(word.head, "aux"))
    return (
        [word.head] if word.relation == "nsubj" and said_now and is_plain and not has_modal else []
    )


def read_office(
    tree: Tree, text: str, position: int, keys: Mapping[int, str], codes: Mapping[str, str | None]
) -> Office:
    """The office that the noun heads.

    Args:
        tree: the sentence.
        text: the report.
        position: the noun.
        keys: head word of each named mention of the sentence to its entity.
        codes: country of each state and seat of power by its key.
    """
    before, after = [], []
    complement, owner, state, former = "", None, None, False
    for kid in tree.children[position]:
        relation, lemma = tree.words[kid].relation, lemma_of(tree, kid)
        if relation in ("amod", "compound", "nmod:poss", "nmod:desc"):
            code = demonym_of(tree.words[kid].text) or state_named(tree.words[kid].text)
            if code:
                state, owner = code, keys.get(kid, owner)
            elif kid in keys:
                owner, state = keys[kid], codes.get(keys[kid]) or state
            elif lemma.rstrip("-") in _PAST:
                former = True
            elif relation in ("amod", "compound") and kid < position:
                before.append(_phrase(tree, text, kid))
        elif relation == "nmod" and kid > position and _is_of(tree, kid):
            if kid in keys and lemma != "state":
                owner, state = keys[kid], codes.get(keys[kid]) or state
            elif len(tree.below(kid)) <= _LONGEST_COMPLEMENT_WORDS:
                after.append(_phrase(tree, text, kid))
                complement = _phrase(tree, text, kid).casefold()
    words = " ".join([*before, tree.words[position].text, *after])
    return Office(
        head=position,
        lemma=lemma_of(tree, position),
        words=("former " if former else "") + words,
        complement=complement,
        owner=owner,
        state=state,
        former=former,
    )


def _is_of(tree: Tree, position: int) -> bool:
    return any(lemma_of(tree, p) in ("of", "for", "to", "at") for p in tree.kids(position, "case"))


def _phrase(tree: Tree, text: str, position: int) -> str:
    below = [p for p in tree.below(position) if tree.words[p].upos != "PUNCT" or p > 0]
    while below and tree.words[below[-1]].upos == "PUNCT":
        below.pop()
    return slice_of(tree, text, below[0], below[-1]) if below else ""


def role_text(office: Office, owner_name: str | None) -> str:
    """The office as one phrase: "President of Russia", "director of the Harbour Centre"."""
    if office.state is not None and owner_name is None:
        name = state_name(office.state)
        owner_name = f"the {name}" if office.state in _WITH_ARTICLE else name
    return f"{office.words} of {owner_name}" if owner_name else office.words
