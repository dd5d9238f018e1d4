"""What is done to people that reports count, and what those are then called."""

from __future__ import annotations

HARMS = {
    "kill": "killed", "injure": "injured", "wound": "wounded", "hurt": "hurt", "die": "dead",
    "arrest": "arrested", "detain": "detained", "displace": "displaced", "evacuate": "evacuated",
    "rescue": "rescued", "hospitalize": "hospitalized", "hospitalise": "hospitalised",
    "shoot": "shot", "abduct": "abducted", "kidnap": "kidnapped", "execute": "executed",
    "deport": "deported", "jail": "jailed", "sentence": "sentenced", "charge": "charged",
    "imprison": "imprisoned", "lose": "lost", "infect": "infected", "release": "released",
    "free": "freed", "drown": "drowned", "capture": "captured", "murder": "murdered",
    "poison": "poisoned", "massacre": "massacred", "maim": "maimed", "trap": "trapped",
}  # fmt: skip
"""The verb, and its participle as a reader would put it: "12 people killed"."""

HARMED = {"dead", "missing", "injured", "wounded", "homeless", "stranded", "unhurt", "hurt"}
"""Adjectives for those it was done to."""

HARM_NOUNS = {
    "death": "dead", "killing": "killed", "arrest": "arrested", "murder": "murdered",
    "detention": "detained", "shooting": "shot", "massacre": "killed", "release": "released",
    "kidnapping": "kidnapped", "abduction": "abducted", "drowning": "drowned",
    "execution": "executed", "deportation": "deported", "rescue": "rescued",
    "displacement": "displaced", "evacuation": "evacuated",
}  # fmt: skip
"""Nouns of such deeds: "the arrest of 12 people"."""

CASUALTIES = {"casualty", "injury", "death", "fatality", "victim", "arrest", "survivor"}
"""Those harmed, named by it: "no casualties"."""


def tells_of_harm(what: str) -> bool:
    """Whether the words for what is counted say that something was done to people."""
    words = set(what.lower().split())
    return bool(words & (HARMED | set(HARMS.values()) | {f"{one}s" for one in CASUALTIES}))
