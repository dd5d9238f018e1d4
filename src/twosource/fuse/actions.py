"""Which words of action say the same."""

from __future__ import annotations

import functools

from twosource.text.verbs_forms import VERB_OF_NOUN, is_verb

# The first word of a line names the line. Only words that say the same deed, seen by one
# reader of the same events; a wider word ("act", "move") would join what is not one.
_SAME = """
    abduct kidnap abduction kidnapping
    arrest detain detention apprehend
    arrive arrival land
    attack assault raid
    begin start commence
    blast explode explosion
    buy purchase acquire
    close shut closure
    collide collision
    decry condemn denounce
    die death perish
    flood flooding
    foil thwart
    free release liberate
    greet welcome
    hurt injure wound injury
    kill slay killing murder
    meet meeting talk talks
    protest demonstrate rally demonstration
    quit resign resignation
    strike walkout
    visit trip tour
    warn warning
"""
_CLASS = {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}

DURATIVE = frozenset({"visit", "protest", "strike", "meet", "war", "flood", "battle", "search"})
"""Actions that go on over days: a telling of one day and one of the next may be one."""

MUTUAL = frozenset({"agree", "discuss", "marry", "meet", "negotiate", "sign", "trade"})
"""Actions that who acts and whom it is done with do together."""


_ENDINGS = {
    "ment": ("",), "ation": ("e", ""), "ition": ("e",), "ion": ("", "e"), "al": ("e", ""),
    "ial": ("y",), "ing": ("", "e"), "ance": ("", "e"), "ure": ("e", ""),
}  # fmt: skip
"""Endings of nouns that tell a deed, and what stands in their place in its verb."""

_SHORTEST = 4  # letters of the verb: "nation" is not of "nate"


@functools.lru_cache(maxsize=4096)
def verb_of(lemma: str) -> str:
    """The verb of the same deed for a noun made from it: `indict` for "indictment".

    Else the lemma itself. It is asked of words that tell events alone, so that a department
    does not depart.
    """
    if lemma in VERB_OF_NOUN:
        return VERB_OF_NOUN[lemma]
    for ending, others in _ENDINGS.items():
        if not lemma.endswith(ending):
            continue
        stem = lemma.removesuffix(ending)
        single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem  # "planning"
        for verb in (*(stem + other for other in others), single):
            if len(verb) >= _SHORTEST and is_verb(verb):
                return verb
    return lemma


def action_of(lemma: str) -> str:
    """The one word for all lemmas that say the same: `detention` and `detain` are `arrest`."""
    lemma = lemma.casefold()
    if lemma in _CLASS:
        return _CLASS[lemma]
    verb = verb_of(lemma)
    return _CLASS.get(verb, verb)
