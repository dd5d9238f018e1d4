"""The forms of English verbs, and the verbs behind nouns of action."""

from __future__ import annotations

import functools
import gzip
from importlib import resources

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


# What has no forms but these, whatever it is beside ("can" is also a verb with all forms).
_AUXILIARIES = {
    "be": {"VB": "be", "VBD": "was", "VBN": "been", "VBG": "being"},
    "can": {"VB": "can", "VBD": "could"},
    "dare": {"VB": "dare"},
    "may": {"VB": "may", "VBD": "might"},
    "must": {"VB": "must", "VBD": "must"},
    "ought": {"VB": "ought", "VBD": "ought"},
    "shall": {"VB": "shall", "VBD": "should"},
    "will": {"VB": "will", "VBD": "would"},
}
_OTHER = {"VBD": "VBN", "VBN": "VBD"}


@functools.lru_cache(maxsize=4096)
def _form(lemma: str, tag: str) -> str:
    head, *rest = lemma.split(" ")
    forms = _known_forms(head.lower())
    form = forms.get(tag) or forms.get(_OTHER.get(tag, tag)) or _by_ending(head.lower(), tag)
    if head.isupper():
        form = form.upper()
    else:
        form = form.capitalize() if head[:1].isupper() else form.lower()
    return " ".join([form, *rest])


def _known_forms(lemma: str) -> dict[str, str]:
    """The forms of a verb that the tables of lemminflect (MIT) have, by Penn tag; may be none.

    lemminflect makes dicts of all its lines when it is first asked, which takes a third of a
    second; here the lines of verbs stay lines.
    """
    lines, overrides = _tables()
    forms = dict(_AUXILIARIES.get(lemma, {}))
    if not forms and lemma in lines:
        parts = zip(("VB", "VBD", "VBN", "VBG"), [lemma, *lines[lemma].split(",")], strict=False)
        forms = {tag: spelt.partition("/")[0] for tag, spelt in parts if spelt}
    return forms | overrides.get(lemma, {})


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The lines `go,verb,went,gone,going,goes` by lemma, and the forms that go before them."""
    place = resources.files("lemminflect") / "resources"
    text = gzip.decompress((place / "infl_lu.csv.gz").read_bytes()).decode()
    lines = dict(line.split(",verb,") for line in text.splitlines() if ",verb," in line)
    overrides: dict[str, dict[str, str]] = {}
    for line in (place / "infl_overrides.csv").read_text(encoding="utf-8").splitlines():
        if line.count(",") == 2 and ",VB" in line and not line.startswith("#"):
            lemma, tag, form = line.strip().split(",")
            overrides.setdefault(lemma, {})[tag] = form
    return lines, overrides


def _by_ending(lemma: str, tag: str) -> str:
    """The regular form, the last letter doubled where the ending speaks for it."""
    from lemminflect import getAllInflectionsOOV  # heavy to import

    return str(getAllInflectionsOOV(lemma, "VERB")[tag][0])


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
    return bool(_known_forms(lemma.lower()))
