"""The words of what a figure counts, as a reader would put them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.record.tree import Tree

_LONGEST_PHRASE = 8
_COUNTING = frozenset(
    "about around approximately roughly nearly almost some over estimated circa under more least "
    "than additional other another most many".split()
)
_NO_DEED = {"be", "have", "include", "involve", "contain"}
_MARKS = frozenset("- \" “ ” ‘ ’ ' `` ''".split())
_PEOPLE = {"people", "person", "child", "woman", "member", "troop", "patient", "girl", "boy"}
_WHEN = {"after", "before", "since", "during", "until", "amid", "following", "despite", "under"}
_TELLING = {"say", "tell", "add", "note", "write", "think", "believe", "claim", "estimate", "show"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What an amount counts.

    Attributes:
        what: words for a reader; empty when the sentence does not say.
        phrase: the words of the sentence that say it.
        noun: the word that heads what is counted, None where there is none.
        verb: the word that tells of the event that the amount belongs to, or None.
        rate: what a count is told for ("day" in `150 trucks a day`).
    """

    what: str
    phrase: tuple[int, ...] = ()
    noun: int | None = None
    verb: int | None = None
    rate: str | None = None


def noun_words(tree: Tree, noun: int, *, after: int) -> str:
    """The noun with the words before it that say what kind, from behind the number."""
    kinds = [
        position
        for kid in tree.kids(noun, "amod", "compound", "flat", "nmod:poss")
        if after < kid < noun
        for position in tree.below(kid)
        if position > after and tree.words[position].text not in {",", "(", ")", '"'}
    ]
    # In "170-gram and 400-gram bars" the first amount must not take the second into its words.
    numbers = [p for p in kinds if tree.words[p].upos == "NUM"]
    start = max(numbers) + 3 if numbers and tree.words[max(numbers)].head != noun else 0
    kept = [p for p in kinds if p >= start and not _is_count_word(tree, p)]
    name = [p for p in tree.kids(noun, "flat") if p > noun]
    return text_of(tree, sorted({*kept, noun, *name}))


def thing_words(tree: Tree, noun: int) -> str:
    """The noun with its kind and the short phrase behind it: `price of oil`."""
    return f"{noun_words(tree, noun, after=-1)} {text_of(tree, tail_of(tree, noun))}".strip()


def _is_count_word(tree: Tree, position: int) -> bool:
    """Whether a word belongs to the counting, not to the thing: "more", "least"."""
    return tree.words[position].text.lower() in _COUNTING


def tail_of(tree: Tree, noun: int) -> list[int]:
    """The first short prepositional phrase behind the noun, up to a comma or clause."""
    for kid in tree.kids(noun, "nmod"):
        if kid < noun or tree.words[kid].relation in {"nmod:unmarked", "nmod:poss"}:
            continue
        case = tree.kid(kid, "case")
        if case is None or _is_year(tree, kid):
            continue
        joins = tree.words[case].text.lower()
        if joins in {"to", "from", "than", "per"} and (
            _is_person(tree, noun) or _has_number(tree, kid)
        ):
            continue  # "170g to 150g", "290 votes to 228", "took 26 sailors to Velda"
        phrase = [p for p in tree.below(kid) if p > noun]
        if phrase and phrase[0] - noun <= 2 and tree.words[phrase[0]].upos != "VERB":
            return short(tree, phrase)
    return []


def next_noun(tree: Tree, last: int) -> int | None:
    """The last noun of the run right behind a position: `a $5 million cash reward`."""
    noun = None
    here = last + 1
    while here < len(tree.words):
        word = tree.words[here]
        inner = word.text in _MARKS or word.upos == "ADJ" or word.xpos in {"VBG", "VBN"}
        if word.upos not in {"NOUN", "PROPN"} and not (inner and word.relation != "root"):
            break
        if is_date(tree, here):
            break
        if word.upos in {"NOUN", "PROPN"}:
            noun = here
        here += 1
    return noun


def of_behind(tree: Tree, last: int) -> list[int]:
    """The words "of its fuel" right behind a position, wherever the tree hangs them."""
    if last + 2 >= len(tree.words) or tree.words[last + 1].text.lower() not in {"of", "in", "for"}:
        return []
    for position in range(last + 2, len(tree.words)):
        case = tree.kid(position, "case")
        if case == last + 1 and tree.words[position].upos in {"NOUN", "PROPN", "ADJ", "NUM"}:
            phrase = [p for p in tree.below(position) if p > last]
            return short(tree, phrase) if phrase[0] == last + 1 else []
    return []


def _is_person(tree: Tree, noun: int) -> bool:
    """Whether a noun in the plural is of people, who are taken "to" a place themselves."""
    word = tree.words[noun].lemma.lower()
    return word in _PEOPLE or word.endswith(("er", "or", "ist", "ian", "ant", "man", "ee"))


def _has_number(tree: Tree, position: int) -> bool:
    return any(tree.words[p].upos == "NUM" for p in tree.below(position))


def _is_year(tree: Tree, position: int) -> bool:
    return tree.words[position].text.isdigit() and len(tree.words[position].text) == 4


def short(tree: Tree, phrase: list[int]) -> list[int]:
    """The phrase up to a bracket or bar; nothing when it is longer than a label may be."""
    for place, position in enumerate(phrase):
        if tree.words[position].text in {"|", "(", "[", ";", ":", "—", "–"}:
            phrase = phrase[:place]
            break
    return phrase if len(phrase) <= _LONGEST_PHRASE else []


def close(noun: int, verb: int) -> tuple[int, ...]:
    """The noun, and the verb when it stands near enough for one phrase."""
    return (noun, verb) if abs(noun - verb) <= _LONGEST_PHRASE else (noun,)


def verb_above(tree: Tree, position: int) -> int | None:
    """The nearest verb above a word, for its time."""
    for above in tree.above(position):
        if tree.words[above].upos == "VERB":
            return above
    return None


def deed_above(tree: Tree, position: int) -> int | None:
    """The verb whose event a word takes part in; None below "is" and "has", which tell of none.

    Of `people killed in the blast` it is the participle. The way up leaves no clause.
    """
    below = [kid for kid in tree.kids(position, "acl") if tree.words[kid].xpos == "VBN"]
    if below and below[0] > position:
        return below[0]
    here, steps = position, 0
    for above in tree.above(position):
        word = tree.words[above]
        steps += tree.relation(here) == "nmod"
        if steps > 1 or tree.relation(here) in {"ccomp", "parataxis", "advcl"}:
            return None
        if tree.relation(here) in {"obl", "nmod"} and _says_when(tree, here):
            return None
        if is_verb(tree, above):
            own = tree.relation(here) == "nsubj" or word.lemma.lower() not in _TELLING
            return above if own and word.lemma.lower() not in _NO_DEED else None
        if tree.relation(here) == "nsubj":
            return None
        here = above
    return None


def _says_when(tree: Tree, position: int) -> bool:
    """`after a two-day snowfall`: what is behind such a word takes no part in the deed."""
    case = tree.kid(position, "case")
    return case is not None and tree.words[case].text.lower() in _WHEN


def is_verb(tree: Tree, position: int) -> bool:
    """Whether a word is a verb, or a participle that was taken for an adjective: `was hurt`."""
    word = tree.words[position]
    if word.upos in {"VERB", "AUX"}:
        return word.upos == "VERB" and word.relation not in {"amod", "case"}
    return word.xpos == "VBN" and bool(tree.kids(position, "nsubj", "aux", "cop"))


def under(tree: Tree, position: int, above: int) -> bool:
    """Whether a word is another or stands below it."""
    return position == above or above in tree.above(position)


def word_at(tree: Tree, position: int) -> str:
    """The word in small letters; empty beyond the ends."""
    return tree.words[position].text.lower() if 0 <= position < len(tree.words) else ""


def is_date(tree: Tree, position: int) -> bool:
    """Whether the word is part of a date."""
    return any(n.kind == "date" and n.first <= position <= n.last for n in tree.sentence.names)


def text_of(tree: Tree, positions: Sequence[int]) -> str:
    """The words with the spaces that the report has between neighbours."""
    if not positions:
        return ""
    pieces: list[str] = []
    for one, two in zip(positions, [*positions[1:], -1], strict=True):
        pieces.append(tree.words[one].text)
        glued = two == one + 1 and tree.words[one].span.end == tree.words[two].span.start
        if two >= 0 and not glued:
            pieces.append(" ")
    return "".join(pieces).strip(" ,-")


def lemma(tree: Tree, position: int) -> str:
    """A word's lemma in small letters; empty beyond the ends."""
    return tree.words[position].lemma.lower() if 0 <= position < len(tree.words) else ""
