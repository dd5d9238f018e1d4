"""News agencies and outlets that reports name as the origin of their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.text.outlets import known_outlets

# As written: short names count in capitals only, so that "ap" and "pa" are no agencies.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("Associated Press", "AP", "A.P."),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "Agence France-Presse": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "Xinhua": ("Xinhua",),
    "TASS": ("TASS", "Tass", "ITAR-TASS", "Itar-Tass"),
    "Interfax": ("Interfax", "Interfax-Ukraine"),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "ANSA": ("ANSA", "Ansa"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap", "Yonhap News"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "Anadolu": ("Anadolu",),
    "EFE": ("EFE",),
    "Bernama": ("Bernama",),
    "UPI": ("UPI", "United Press International"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "AAP": ("AAP", "Australian Associated Press"),
    "PA Media": ("PA Media", "Press Association"),
    "Canadian Press": ("Canadian Press",),
    "APA": ("APA",),
    "CTK": ("CTK",),
    "PAP": ("PAP",),
    "Belga": ("Belga",),
    "Ukrinform": ("Ukrinform",),
    "IRNA": ("IRNA",),
    "SANA": ("SANA",),
    "KCNA": ("KCNA",),
    "CNA": ("Central News Agency",),
}

# Names of one word that mean nothing else with a capital; others are the word ("Time", "Metro").
_PLAIN_NAMES = frozenset(
    "CNN BBC NBC CBS NPR PBS MSNBC CNBC Politico POLITICO Axios Breitbart Newsmax Newsweek Bild "
    "Haaretz HuffPost Ynet Rappler Townhall HotAir BuzzFeed Snopes TechCrunch ProPublica".split()
)


def _outlets() -> dict[str, tuple[str, ...]]:
    """Each outlet of the registry with its names as a report may credit them."""
    found = {}
    for outlet in known_outlets().all.values():
        names = {name.removeprefix("The ") for name in outlet.names if "(" not in name}
        told = sorted(name for name in names if " " in name or name in _PLAIN_NAMES)
        if told and not outlet.is_agency and not outlet.sends_releases:
            found[outlet.name] = tuple(told)
    return found


_OUTLETS = _outlets()


def _by_words(names: dict[str, tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Each form as a tuple of words, whether its hyphens are words of their own or not."""
    return {
        tuple(written.split()): name
        for name, forms in names.items()
        for form in forms
        for written in (form, form.replace("-", " - "))
    }


AGENCIES: dict[tuple[str, ...], str] = _by_words(_AGENCIES)
OUTLETS: dict[tuple[str, ...], str] = _by_words(_OUTLETS)
_FIRST_WORDS = {form[0] for form in (*AGENCIES, *OUTLETS)}
_LONGEST = max(len(form) for form in (*AGENCIES, *OUTLETS))

# How the names of agencies that no list has end.
_AGENCY_ENDINGS = (
    ("news", "agency"),
    ("news", "service"),
    ("press", "agency"),
    ("newswire",),
    ("wire",),
    ("press",),
    ("news",),
)


def agency_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The agency or outlet named from a position, and the position after it; else None."""
    if words[start] not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        form = tuple(words[start : start + length])
        name = AGENCIES.get(form) or OUTLETS.get(form)
        if name:
            return name, start + length
    return None


def agency_in(text: str) -> str | None:
    """The first agency of the list that a byline names; None when there is none."""
    words = text.replace("/", " ").replace(",", " ").replace("(", " ").replace(")", " ").split()
    for start in range(len(words)):
        found = agency_at(words, start)
        if found and found[0] in _AGENCIES:
            return found[0]
    return None


def is_agency(name: str) -> bool:
    """Whether a name is of a news agency, from the list or by its ending."""
    return agency_in(name) is not None or sounds_like_an_agency(name.split())


def is_house_of(outlet: str, agency: str) -> bool:
    """Whether an outlet, by its name or its domain, is the agency or outlet credited.

    "edition.cnn.com" is CNN, "www.washingtonpost.com" is the Washington Post.
    """
    credited = {_joined(form) for form in (agency, *_AGENCIES.get(agency, ())) if len(form) > 2}
    labels = outlet.casefold().split(".") if "." in outlet and " " not in outlet else [outlet]
    return any(_joined(label) in credited for label in labels)


def _joined(name: str) -> str:
    return "".join(re.findall(r"\w+", name.casefold())).removeprefix("the")


def sounds_like_an_agency(name: Sequence[str]) -> bool:
    """Whether a name ends as agencies' names do: "Northern Wire", "Coast News Service"."""
    lower = tuple(word.lower() for word in name)
    return any(
        len(lower) > len(ending) and lower[-len(ending) :] == ending for ending in _AGENCY_ENDINGS
    )
