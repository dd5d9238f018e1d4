"""Whose an office is where the parser is misled: a name after a long title, two titles of one.

Each mend rests on the names that the model sees in the sentence and on the nouns for offices; the
heads count from 0, -1 is the root.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from twosource.record.reading import Sentence, Word
from twosource.record.tree import Tree
from twosource.text.offices import OFFICES
from twosource.text.people import COLLECTIVES, PEOPLE, PLURAL_ONLY


def with_offices(sentence: Sentence) -> Sentence:
    """The sentence with its people where they belong in its tree."""
    people = frozenset(
        at
        for name in sentence.names
        if name.kind == "person"
        for at in range(name.first, name.last + 1)
    )
    if not people:
        return sentence
    return _with_joined_offices(_with_named_people(sentence, people), people)


def _with_named_people(sentence: Sentence, people: frozenset[int]) -> Sentence:
    """Give a person's name to the person: "the head of the harbour union, Ana Ruiz, said".

    The parser at times hangs the name on the union.
    """
    words = sentence.words
    mended: dict[int, Word] = {}
    for at, word in enumerate(words):
        noun = word.head
        if word.relation != "appos" or at not in people or not 0 <= noun < at:
            continue
        if words[at - 1].text != "," or _is_somebody(words[noun]):
            continue
        while words[noun].relation == "nmod" and words[noun].head >= 0:
            noun = words[noun].head
            if _is_somebody(words[noun]):
                mended[at] = replace(word, head=noun)
                break
    return _with_words(sentence, mended)


def _with_joined_offices(sentence: Sentence, people: frozenset[int]) -> Sentence:
    """Make one person of two offices and one name: "Lumo Bank head and Rail founder Ana Ruiz".

    Two people would each have a name or an article.
    """
    tree, words = Tree(sentence), sentence.words
    mended: dict[int, Word] = {}
    for at, word in enumerate(words):
        office = word.head
        if word.relation != "conj" or not 0 <= office < at or office in people:
            continue
        bare = not tree.kids(office, "det", "flat") and words[office].xpos in ("NN", "NNP")
        bare = bare and words[office].text.lower() in OFFICES and not tree.kids(at, "det")
        before = tree.kids(at, "compound", "nmod")
        titled = at in people and any(words[kid].text.lower() in OFFICES for kid in before)
        named = word.text.lower() in OFFICES and at + 1 in people
        if bare and (titled or named):
            above = words[office]
            mended[at] = replace(word, head=above.head, relation=above.relation)
            mended[office] = replace(above, head=at, relation="compound")
    return _with_words(sentence, mended)


def _with_words(sentence: Sentence, mended: Mapping[int, Word]) -> Sentence:
    if not mended:
        return sentence
    words = tuple(mended.get(at, word) for at, word in enumerate(sentence.words))
    return replace(sentence, words=words)


def _is_somebody(word: Word) -> bool:
    """Whether a noun is one person: "chairman"; a "union" is none."""
    text = word.text.lower()
    office = text in OFFICES or (text in PEOPLE and text not in PLURAL_ONLY | COLLECTIVES)
    return office and word.xpos == "NN"
