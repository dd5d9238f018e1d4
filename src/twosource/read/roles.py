"""The offices and trades that a report gives to people, with whose they are.

An office stands right beside the name it belongs to, so the words are read in their order
and the tree is asked only where order does not decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from twosource.read.mentions import is_plural, lemma_of, slice_of
from twosource.record.tree import Tree
from twosource.text.countries import WITH_ARTICLE, demonym_of, state_name, state_named
from twosource.text.offices import OFFICES
from twosource.text.people import PEOPLE

_LONGEST_PHRASE_WORDS = 8
_LONGEST_COMPLEMENT_WORDS = 5
_PAST = frozenset({"former", "ex", "late", "then", "onetime", "outgoing", "ex-president"})
_EMPTY = frozenset({"long-time", "longtime", "current", "veteran", "new", "newly", "late", "top"})
_RANKS = frozenset({"vice", "deputy", "acting", "interim", "assistant", "prime", "associate"})
_OF = frozenset({"of", "for", "at", "to"})
_BESIDE = frozenset({"appos", "conj", "parataxis", "list", "nmod:desc", "nmod"})
_PARTS = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as one phrase gives it.

    Attributes:
        words: the office without whose it is ("commissioner for children's rights").
        complement: what it is for or of, in lower case; empty when not said.
        owner: key of the body, state or person it belongs to.
        state: code of the state it belongs to.
    """

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
    """Whether the word is a noun for one person's office or trade."""
    lemma = lemma_of(tree, position)
    return (
        tree.words[position].upos in ("NOUN", "PROPN")
        and (lemma in OFFICES or lemma in PEOPLE)
        and not is_plural(tree, position)
    )


def offices_of(tree: Tree, first: int, last: int, *, people: Collection[int]) -> list[int]:
    """Positions of the nouns that tell the office of the person named in the words.

    `people` are the first words of all names of people in the sentence.
    """
    after = (p for p in _after(tree, last) if not _leads_to(tree, p, people))
    found = [*_before(tree, first), *after, *_beside(tree, first, last)]
    found += [p for head in range(first, last + 1) for p in _predicates(tree, head)]
    return list(dict.fromkeys(found))


def _before(tree: Tree, first: int) -> Iterator[int]:
    """ "President Ana Ruiz", "Secretary of State Ana Ruiz"."""
    if first > 2 and lemma_of(tree, first - 2) == "of" and is_office(tree, first - 3):
        yield first - 3
    elif first > 0 and is_office(tree, first - 1):
        yield first - 1


def _after(tree: Tree, last: int) -> Iterator[int]:
    """ "Ana Ruiz, the harbour's director," and "Ana Ruiz (director)"."""
    if last + 2 >= len(tree.words) or tree.words[last + 1].text not in (",", "(", "-", "–", "—"):
        return
    for position in range(last + 2, min(last + 2 + _LONGEST_PHRASE_WORDS, len(tree.words))):
        word = tree.words[position]
        is_last = position + 1 == len(tree.words)
        if is_office(tree, position) and (is_last or _ends_phrase(tree, position + 1)):
            if word.relation in _BESIDE and not tree.kids(position, "cc"):
                yield position
            return
        if word.upos not in (*_PARTS, "DET", "PART", "NUM") and word.xpos != "HYPH":
            return


def _leads_to(tree: Tree, position: int, people: Collection[int]) -> bool:
    """Whether the office is that of a name that follows it ("..., Secretary of State Ana Ruiz")."""
    for here in range(position + 1, min(position + _LONGEST_PHRASE_WORDS, len(tree.words))):
        if here in people:
            return True
        word = tree.words[here]
        if word.upos not in (*_PARTS, "DET", "PART", "ADP"):
            return False
    return False


def _ends_phrase(tree: Tree, position: int) -> bool:
    word = tree.words[position]
    return word.upos in ("PUNCT", "ADP", "PRON", "VERB", "AUX") and word.xpos not in ("POS", "HYPH")


def _beside(tree: Tree, first: int, last: int) -> Iterator[int]:
    """ "The harbour's director, Ana Ruiz": by the tree, or where a sentence ends with it."""
    if first < 2 or tree.words[first - 1].text != ",":
        return
    heads = {tree.words[p].head for p in range(first, last + 1) if tree.relation(p) == "appos"}
    ends = _closes(tree, last)
    for position in range(first - 2, max(-1, first - 2 - _LONGEST_PHRASE_WORDS), -1):
        word = tree.words[position]
        inside = position not in heads and any(head < position for head in heads)
        if is_office(tree, position) and not inside:  # "union" of "the head of the union, Ana Ruiz"
            is_definite = bool(tree.kids(position, "det", "nmod:poss"))
            if position in heads or (ends and is_definite and not _is_fronted(tree, position)):
                yield position
            return
        if word.upos not in (*_PARTS, "DET", "PART") and lemma_of(tree, position) not in _OF:
            return


def _closes(tree: Tree, last: int) -> bool:
    """Whether the sentence ends after the name, or goes on as after an aside."""
    rest = [word.upos for word in tree.words[last + 1 :]]
    if all(upos == "PUNCT" for upos in rest):
        return True
    is_comma = tree.words[last + 1].text == ","
    return is_comma and len(rest) > 1 and rest[1] in ("VERB", "AUX", "ADP", "SCONJ", "ADV")


def _is_fronted(tree: Tree, position: int) -> bool:
    """Whether the noun stands in a phrase before the sentence's own subject and verb."""
    start = min(tree.below(position))
    return start > 0 and not any(word.upos == "VERB" for word in tree.words[:position])


def _predicates(tree: Tree, head: int) -> Iterator[int]:
    """ "Ana Ruiz is the director": what is plainly said of her now."""
    word = tree.words[head]
    if word.relation != "nsubj" or word.head <= head or not is_office(tree, word.head):
        return
    cops = [tree.words[cop].text.casefold() for cop in tree.kids(word.head, "cop")]
    denied = any(lemma_of(tree, kid) in ("not", "never") for kid in tree.kids(word.head, "advmod"))
    is_now = any(cop in ("is", "'s", "’s") for cop in cops)
    if is_now and not denied and not tree.kids(word.head, "aux", "mark"):
        yield word.head


@dataclass(slots=True)
class _Parts:
    """What is gathered of an office while its words are read."""

    words: list[str] = field(default_factory=list)
    complement: str = ""
    owner: str | None = None
    state: str | None = None
    former: bool = False


def read_office(
    tree: Tree,
    text: str,
    position: int,
    *,
    keys: Mapping[int, str],
    codes: Mapping[str, str | None],
    adjectives: Mapping[str, str],
) -> Office:
    """The office that the noun heads.

    Args:
        tree: the sentence.
        text: the report.
        position: the noun.
        keys: every word of the sentence's names to its entity.
        codes: country of each state and seat of power by its key.
        adjectives: demonyms of the report's own places ("Valdavian") to the place's key.
    """
    parts = _Parts(words=[tree.words[position].text])
    _read_before(tree, position, keys, codes, adjectives, parts)
    _read_after(tree, text, position, keys, codes, parts)
    return Office(
        lemma=lemma_of(tree, position),
        words=("former " if parts.former else "") + " ".join(parts.words),
        complement=parts.complement,
        owner=parts.owner,
        state=parts.state,
        former=parts.former,
    )


def _read_before(
    tree: Tree,
    position: int,
    keys: Mapping[int, str],
    codes: Mapping[str, str | None],
    adjectives: Mapping[str, str],
    parts: _Parts,
) -> None:
    """The words that lead up to the noun, the nearest first."""
    here = position - 1
    while here >= max(0, position - _LONGEST_PHRASE_WORDS):
        word = tree.words[here]
        code = demonym_of(word.text) or state_named(word.text)
        known = parts.owner is not None or parts.state is not None
        if lemma_of(tree, here) in _RANKS and not known:  # "Vice President" is of no body "Vice"
            parts.words.insert(0, word.text)
        elif here in keys:
            if known and parts.owner != keys[here]:
                return
            parts.owner = keys[here]
            parts.state = parts.state or codes.get(keys[here])
        elif code and known:
            return
        elif code:
            parts.state = code
        elif word.text in adjectives and not known:
            parts.owner = adjectives[word.text]
        elif word.xpos == "POS" and here - 1 in keys:
            pass
        elif lemma_of(tree, here).rstrip("-") in _PAST:
            parts.former = True
        elif _is_part(tree, here) and not known:
            if lemma_of(tree, here) not in _EMPTY:
                parts.words.insert(0, word.text)
        else:
            return
        here -= 1


def _is_part(tree: Tree, position: int) -> bool:
    word = tree.words[position]
    return word.upos in _PARTS or word.relation in ("compound", "amod")


def _read_after(
    tree: Tree,
    text: str,
    position: int,
    keys: Mapping[int, str],
    codes: Mapping[str, str | None],
    parts: _Parts,
) -> None:
    """ "of the Harbour Centre", "for children's rights", "of State"."""
    start = position + 1
    if start + 1 >= len(tree.words) or lemma_of(tree, start) not in _OF:
        return
    inner = start + 1
    while inner < len(tree.words) - 1 and tree.words[inner].upos == "DET":
        inner += 1
    name = inner
    while name in keys and name + 1 < len(tree.words) and keys.get(name + 1) == keys[inner]:
        name += 1
    owned = name + 1 < len(tree.words) and tree.words[name + 1].xpos == "POS"
    if inner in keys and not owned:
        if parts.owner is None:
            parts.owner = keys[inner]
            parts.state = parts.state or codes.get(keys[inner])
        return
    last = start
    of = name + 1 if owned else start  # "of Lorvia's police union": the union's, not Lorvia's
    for here in range(of + 1, min(start + 1 + _LONGEST_COMPLEMENT_WORDS, len(tree.words))):
        word = tree.words[here]
        if here in keys or (word.upos not in (*_PARTS, "DET") and word.xpos not in ("POS", "HYPH")):
            break
        last = here
    if last > start and tree.words[last].upos in ("NOUN", "PROPN"):
        parts.words.append(slice_of(tree, text, start, last))
        parts.complement = slice_of(tree, text, inner, last).casefold()


def role_text(office: Office, owner_name: str | None) -> str:
    """The office as one phrase: "President of Russia", "director of the Harbour Centre"."""
    if office.state is not None and owner_name is None:
        name = state_name(office.state)
        owner_name = f"the {name}" if office.state in WITH_ARTICLE else name
    if not owner_name:
        return office.words
    if office.complement and f" for {office.complement}" in office.words.casefold():
        return f"{owner_name}'s {office.words}"
    return f"{office.words} of {owner_name}"
