"""Whose an office is where the parser is misled: a name after a long title, two titles of one.

Each mend rests on the names that the model sees in the sentence and on the nouns for offices; the
heads count from 0, -1 is the root.
"""

from __future__ import annotations

from dataclasses import replace

from twosource.record.reading import Sentence, Word
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
    words = list(sentence.words)
    _name_people(words, people)
    _join_offices(words, people)
    return replace(sentence, words=tuple(words)) if words != list(sentence.words) else sentence


def _kids(words: list[Word], position: int, *relations: str) -> list[int]:
    return [
        at
        for at, word in enumerate(words)
        if word.head == position and word.relation.split(":")[0] in relations
    ]


def _name_people(words: list[Word], people: frozenset[int]) -> None:
    """Give a person's name to the person: "the head of the harbour union, Ana Ruiz, said".

    The parser at times hangs the name on the union.
    """
    for at, word in enumerate(words):
        noun = word.head
        if word.relation != "appos" or at not in people or not 0 <= noun < at:
            continue
        if words[at - 1].text != "," or _is_somebody(words[noun]):
            continue
        while words[noun].relation == "nmod" and words[noun].head >= 0:
            noun = words[noun].head
            if _is_somebody(words[noun]):
                words[at] = replace(word, head=noun)
                break


def _join_offices(words: list[Word], people: frozenset[int]) -> None:
    """Make one person of two offices and one name: "Lumo Bank head and Rail founder Ana Ruiz".

    Two people would each have a name or an article.
    """
    for at, word in enumerate(words):
        office = word.head
        if word.relation != "conj" or not 0 <= office < at or office in people:
            continue
        bare = not _kids(words, office, "det", "flat") and words[office].xpos in ("NN", "NNP")
        bare = bare and words[office].text.lower() in OFFICES and not _kids(words, at, "det")
        before = _kids(words, at, "compound", "nmod")
        titled = at in people and any(words[kid].text.lower() in OFFICES for kid in before)
        named = word.text.lower() in OFFICES and at + 1 in people
        if bare and (titled or named):
            above = words[office]
            words[at] = replace(word, head=above.head, relation=above.relation)
            words[office] = replace(above, head=at, relation="compound")


def _is_somebody(word: Word) -> bool:
    """Whether a noun is one person: "chairman"; a "union" is none."""
    text = word.text.lower()
    office = text in OFFICES or (text in PEOPLE and text not in PLURAL_ONLY | COLLECTIVES)
    return office and word.xpos == "NN"
