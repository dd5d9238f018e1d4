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
    north south east west stronghold enclave hometown birthplace
    beach trail facility mainland colony estate resort garden intersection junction crossroads
    plaza memorial monument pier dock quay canal dam reservoir creek stream waterfall hill
    cliff plateau swamp wetland jungle cave crater volcano glacier reef strait lagoon cape
    delta oasis savanna steppe tundra downtown outskirts ghetto slum shantytown hamlet commune
    metropolis community-center laboratory observatory aquarium zoo casino nightclub pub cafe
    café bakery supermarket studio salon gym rink racetrack playground lodge cabin cottage
    apartment mansion castle fortress fort tomb grave crypt basement cellar attic kitchen
    bedroom bathroom hallway lobby corridor elevator garage barn ranch vineyard orchard
    plantation quarry shipyard runway highway motorway freeway railway subway roundabout
    sidewalk pavement campground campsite orphanage dormitory pavilion booth auditorium
    ballroom chapel convent abbey basilica parish diocese outpost bunker trench battlefield
    wreck landfill""".split()
)
"""Nouns that stand for a place in the singular; some of them also name bodies."""
