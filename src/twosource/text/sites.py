"""Common nouns that name places and lands."""

from __future__ import annotations

LANDS = frozenset("country nation republic kingdom homeland".split())
"""Nouns that stand for a state in the singular."""

SITES = frozenset(
    """city town village capital suburb district borough neighborhood neighbourhood province region
    county prefecture canton area zone territory state constituency municipality settlement camp
    island islet peninsula archipelago continent coast shore bay gulf lake river sea ocean mountain
    valley desert forest park square street road avenue bridge tunnel harbor harbour port airport
    airfield airbase station terminal base barracks prison jail compound headquarters palace
    building tower skyscraper house home hotel restaurant shop store mall market factory plant
    mine refinery warehouse depot stadium arena theatre theater cinema museum gallery library
    school university college campus hospital clinic church cathedral mosque temple synagogue
    shrine monastery cemetery farm border frontier crossing checkpoint world planet earth globe
    place site venue location centre center hall courtroom classroom room office embassy consulate
    north south east west stronghold enclave hometown birthplace""".split()
)
"""Nouns that stand for a place in the singular; some of them also name bodies."""
