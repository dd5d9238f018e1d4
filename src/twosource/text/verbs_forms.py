"""The forms of English verbs, and the verbs behind nouns of action."""

from __future__ import annotations

from functools import lru_cache

# Nouns that name a deed, with the verb that says the same.
VERB_OF_NOUN = {
    "abduction": "abduct",
    "accusation": "accuse",
    "announcement": "announce",
    "arrest": "arrest",
    "arrival": "arrive",
    "assassination": "assassinate",
    "attack": "attack",
    "bombing": "bomb",
    "collapse": "collapse",
    "departure": "depart",
    "deportation": "deport",
    "detention": "detain",
    "election": "elect",
    "evacuation": "evacuate",
    "expulsion": "expel",
    "invasion": "invade",
    "invitation": "invite",
    "killing": "kill",
    "protest": "protest",
    "resignation": "resign",
    "visit": "visit",
    "welcome": "welcome",
    "withdrawal": "withdraw",
}


@lru_cache(maxsize=4096)
def _form(lemma: str, tag: str) -> str:
    from lemminflect import getInflection  # heavy to import

    head, *rest = lemma.split(" ")
    forms: tuple[str, ...] = getInflection(head, tag)
    return " ".join([forms[0] if forms else head, *rest])


def past(lemma: str, *, plural: bool = False) -> str:
    """The past form: `arrested`, `took`; for `be` as the subject's number wants it."""
    if lemma == "be":
        return "were" if plural else "was"
    return _form(lemma, "VBD")


def participle(lemma: str) -> str:
    """The past participle: `arrested`, `taken`."""
    return "been" if lemma == "be" else _form(lemma, "VBN")


def gerund(lemma: str) -> str:
    """The form in -ing: `arresting`, `taking`."""
    return _form(lemma, "VBG")


def is_verb(lemma: str) -> bool:
    """Whether the lexicon knows the word as a verb."""
    from lemminflect import getAllInflections

    return bool(getAllInflections(lemma, upos="VERB"))
