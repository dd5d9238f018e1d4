"""Which entities of several reports are one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.fuse.actions import action_of
from twosource.fuse.wording import bare, one_line
from twosource.record.reading import Entity, EntityKind, Reading
from twosource.record.span import Span
from twosource.record.story import StoryEntity, StoryMention
from twosource.text.countries import country_of, demonym_of, demonyms_like
from twosource.text.gazetteer import places_named
from twosource.text.names import same_name, same_person
from twosource.text.offices import BODIES

_LOOSE_KINDS: frozenset[EntityKind] = frozenset({"organisation", "place", "other"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What one entity is compared with another by.

    Attributes:
        code: a state's country.
        geonames: a place's number in GeoNames.
        loose: whether it may be one with a body, place or thing of the very same name.
        long_names: the best name, and variants in capitals, which are its acronyms.
        own_body: what a place or land has one of: its police, its navy.
    """

    kind: EntityKind
    name: str
    code: str | None
    geonames: int | None
    loose: bool
    long_names: tuple[str, ...]
    own_body: str | None


@dataclass(slots=True)
class _Joined:
    """Entities of different reports taken for one.

    Attributes:
        looks: of those that have a proper name, each once.
        bare_names: of all; last_words: the last word of each.
    """

    members: list[tuple[Reading, Entity]] = field(default_factory=list)
    looks: dict[_Look, None] = field(default_factory=dict)
    bare_names: set[str] = field(default_factory=set)
    last_words: set[str] = field(default_factory=set)

    def add(self, reading: Reading, entity: Entity, look: _Look) -> None:
        """Take in an entity of a further report."""
        self.members.append((reading, entity))
        name = bare(entity.name)
        self.bare_names.add(name)
        self.last_words.add(name.rpartition(" ")[2])
        if entity.named or look.own_body:
            self.looks[look] = None

    @property
    def kind(self) -> EntityKind:
        if len(self.members) == 1:
            return self.members[0][1].kind
        counts = Counter(entity.kind for _, entity in self.members)
        if set(counts) == {"state", "place"}:
            return "state"  # one report says so of a land that the other only names
        return min(counts, key=lambda kind: (-counts[kind], kind))


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a story, and which of them a report's entity is."""

    entities: tuple[StoryEntity, ...]
    _ids: Mapping[tuple[str, str], str]
    _by_id: Mapping[str, StoryEntity]
    _named: frozenset[str]
    _mentions: Mapping[str, tuple[tuple[Span, str], ...]]

    def id_of(self, report: str, key: str | None) -> str | None:
        """The story's id for a report's entity; None when there is none."""
        return None if key is None else self._ids.get((report, key))

    def ids_of(self, report: str, keys: Sequence[str]) -> tuple[str, ...]:
        """The story's ids for a report's entities, each once."""
        found = (self._ids.get((report, key)) for key in keys)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def __getitem__(self, entity: str) -> StoryEntity:
        return self._by_id[entity]

    def is_named(self, entity: str) -> bool:
        """Whether some report has a proper name for it."""
        return entity in self._named

    def acts_for(self, person: str, land: str) -> bool:
        """Whether a report gives the person a present office of the land: "President of Velda"."""
        names = [bare(name) for name in (self[land].name, *self[land].variants)]
        roles = [bare(role) for role in self[person].roles]
        return self[person].kind == "person" and any(
            role.endswith((f" of {name}", f" of the {name}")) and not role.startswith("former ")
            for role in roles
            for name in names
        )

    def mentions_in(self, report: str, span: Span) -> list[tuple[Span, str]]:
        """The mentions inside a passage with their entity, the longer first."""
        mentions = self._mentions.get(report, ())
        first = bisect_left(mentions, span.start, key=_start)
        last = bisect_right(mentions, span.end, lo=first, key=_start)
        return [pair for pair in mentions[first:last] if span.covers(pair[0])]


def _start(mention: tuple[Span, str]) -> int:
    return mention[0].start


def _country(entity: Entity) -> str | None:
    if entity.kind != "state":
        return None
    return entity.country or country_of(entity.name)


_FORCE = frozenset("department dept force service".split())
_ONE_OF_A_LAND = frozenset(
    {"navy", "army", "military", "parliament", "government", "cabinet", "air force", "coast guard",
     "foreign ministry", "defence ministry", "interior ministry", "finance ministry",
     "supreme court", "central bank"}
)  # fmt: skip
"""Bodies of which a land has one, so that land and word name it, however they are written."""


def _own_body(entity: Entity) -> str | None:
    """A body that its place or land has one of: "Arden police", "India's navy"."""
    if entity.kind not in ("organisation", "group"):
        return None
    name = re.sub(r"^the |['’]s?(?= )", "", one_line(entity.name), flags=re.IGNORECASE)
    return _police_of(name) or _body_of_land(name)


def _police_of(name: str) -> str | None:
    """The police of a place: "Arden Police" and "Arden police department" are one.

    Only where the name is the place and the force: "Arden State Police" and "Arden Harbour
    Police" have a place of their own each. Lands have many forces.
    """
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in _FORCE:
        words.pop()
    *place, last = words
    if last.casefold() != "police" or not place or not all(word[:1].isupper() for word in place):
        return None
    return None if _land_of(" ".join(place)) else f"police of {bare(' '.join(place))}"


def _body_of_land(name: str) -> str | None:
    """The one body of its kind that a land has: "IND navy" for "Indian Navy"."""
    for at, letter in enumerate(name):
        body = bare(name[at + 1 :]).replace("defense", "defence")
        if letter == " " and body in _ONE_OF_A_LAND:
            land = _land_of(name[:at])
            return f"{land} {body}" if land else None
    return None


def _land_of(words: str) -> str | None:
    """The land that a name or its adjective means: "French", "France"."""
    return country_of(words) or demonym_of(words)


def _look(entity: Entity) -> _Look:
    code = _country(entity)
    return _Look(
        kind=entity.kind,
        name=entity.name,
        code=code,
        geonames=entity.geonames if entity.kind == "place" else None,
        loose=entity.kind in _LOOSE_KINDS or (entity.kind == "state" and code is None),
        long_names=(
            entity.name,
            *(name for name in entity.variants if name.isupper() and len(name) > 1),
        ),
        own_body=_own_body(entity),
    )


def _same(one: _Look, other: _Look) -> bool:
    """Whether two named entities of different reports may be one, by name and kind."""
    if one.geonames and other.geonames:
        return one.geonames == other.geonames  # Kiev is Kyiv; one Ashford is not the other
    if one.own_body and one.own_body == other.own_body:
        return True
    if one.kind != other.kind:
        return one.loose and other.loose and bare(one.name) == bare(other.name)
    if one.kind == "state":
        if one.code or other.code:
            return one.code == other.code
        return bare(one.name) == bare(other.name)
    if one.kind == "person":
        return bool(same_person(one.name, other.name))
    if one.kind == "organisation" and _is_team(one.name, other.name):
        return True
    return any(
        bool(same_name(here, there, kind=one.kind))
        for here in one.long_names
        for there in other.long_names
    )


def _is_team(one: str, other: str) -> bool:
    """Whether one name is the other behind a town: "Arden Herons", "the Herons"."""
    short, full = sorted((bare(one).split(), bare(other).split()), key=len)
    if len(short) != 1 or len(full) < 2 or short[0] != full[-1] or not short[0].endswith("s"):
        return False
    is_word = short[0] in BODIES or short[0].removesuffix("s") in BODIES
    return (
        not is_word
        and _land_of(" ".join((one if len(one) > len(other) else other).split()[:-1])) is None
    )


def _own_key(entity: Entity, look: _Look) -> str | None:
    """What makes two entities of one report one: a state's country, a body's or place's name."""
    if look.code:
        return look.code
    if look.own_body:
        return look.own_body
    return f"name {bare(entity.name)}" if look.loose and entity.named else None


def _deeds(reading: Reading) -> dict[str, frozenset[tuple[str, str]]]:
    """What each entity of a report does, suffers and tells of."""
    found: dict[str, set[tuple[str, str]]] = {}
    for event in reading.events:
        for key in event.actors:
            found.setdefault(key, set()).add((action_of(event.lemma), "actor"))
        for key in event.recipients:
            found.setdefault(key, set()).add((action_of(event.lemma), "recipient"))
        for key in event.holders:
            found.setdefault(key, set()).add((action_of(event.lemma), "holder"))
    return {key: frozenset(deeds) for key, deeds in found.items()}


@dataclass(frozen=True, slots=True)
class _Signs:
    """What tells whether groups and bodies without a name are one.

    Attributes:
        deeds: what each entity of each report does, suffers and tells of.
        lands: the words that mean a land's things ("valdavian", "valdavia"), to the land.
        n_states: how many states the story is about.
    """

    deeds: Mapping[str, Mapping[str, frozenset[tuple[str, str]]]]
    lands: Mapping[str, str]
    n_states: int

    def do_the_same(self, one: tuple[Reading, Entity], other: tuple[Reading, Entity]) -> bool:
        """Whether both do, suffer or tell of a deed with the same words."""
        here, there = (
            self.deeds[reading.report.id].get(entity.key, frozenset())
            for reading, entity in (one, other)
        )
        return bool(here & there)

    def body(self, entity: Entity) -> tuple[str | None, str]:
        """Whose body it is, and its words without that: "Valdavian trade ministry"."""
        words = bare(entity.name.replace("’s ", " ").replace("'s ", " ")).split()
        land = self.lands.get(words[0]) if len(words) > 1 else None
        country = entity.country.casefold() if entity.country else None
        return country or land, " ".join(words[1:] if land else words)

    def is_home(self, reading: Reading, land: str) -> bool:
        """Whether the outlet's own name is of the land: "Valdavia Today"."""
        words = bare(reading.report.outlet or "").split()
        return any(self.lands.get(word) == land for word in words)


def _signs(readings: Sequence[Reading]) -> _Signs:
    lands: dict[str, str] = {}
    states = set()
    for entity in (entity for reading in readings for entity in reading.entities):
        if entity.kind not in ("state", "place") or not entity.named:
            continue
        land = (_country(entity) or bare(entity.name)).casefold()
        if entity.kind == "state":
            states.add(land)
        for word in (entity.name, *demonyms_like(entity.name)):
            lands.setdefault(bare(word), land)
    return _Signs({one.report.id: _deeds(one) for one in readings}, lands, len(states))


def _same_group(one: tuple[Reading, Entity], other: tuple[Reading, Entity], signs: _Signs) -> bool:
    """Whether two groups or bodies without a name are one.

    They are called the same and do the same. A body of more than one word ("trade ministry")
    is one also by its land, said or known from the outlet, or where there is only one state.
    """
    (reading, entity), (reading2, entity2) = one, other
    if entity2.named or entity.kind != entity2.kind:
        return False
    called_alike = bare(entity.name) == bare(entity2.name) and entity.country == entity2.country
    if called_alike and signs.do_the_same(one, other):
        return True
    (land, words), (land2, words2) = signs.body(entity), signs.body(entity2)
    if words != words2 or words.split()[-1] not in BODIES:
        return False
    if land and land2:
        return land == land2
    if len(words.split()) < 2:
        return False
    said = land or land2
    home = said and signs.is_home(reading2 if land else reading, said)
    return bool(home) or signs.n_states < 2


def _fitting(
    reading: Reading,
    entity: Entity,
    look: _Look,
    joined: Sequence[_Joined],
    signs: _Signs,
) -> list[int]:
    """The groups of entities that one of a further report may belong to, an equal name first."""
    if entity.named or look.own_body:
        fits = [
            position
            for position, group in enumerate(joined)
            if any(_same(look, other) for other in group.looks)
        ]
    else:
        last = bare(entity.name).rpartition(" ")[2]
        fits = [
            position
            for position, group in enumerate(joined)
            if last in group.last_words
            and any(_same_group((reading, entity), member, signs) for member in group.members)
        ]
    exact = [position for position in fits if bare(entity.name) in joined[position].bare_names]
    return exact if len(exact) == 1 else fits


def _join(readings: Sequence[Reading]) -> list[_Joined]:
    """Entities of all reports in groups; who fits two groups, or shares one, joins none.

    Of one report's entities, states of one country are one, and bodies and places of the
    very same name; all others stay apart.
    """
    signs = _signs(readings)
    joined: list[_Joined] = []
    for reading in readings:
        before = list(joined)
        looks = [_look(entity) for entity in reading.entities]
        fits = [
            _fitting(reading, entity, look, before, signs)
            for entity, look in zip(reading.entities, looks, strict=True)
        ]
        wanted = Counter(fit[0] for fit in fits if len(fit) == 1)
        here: dict[str, _Joined] = {}  # what one report's entities may share, by country or name
        for entity, look, fit in zip(reading.entities, looks, fits, strict=True):
            one = _own_key(entity, look)
            if one and one in here:
                group = here[one]
            elif len(fit) == 1 and (wanted[fit[0]] == 1 or one):
                group = before[fit[0]]
            else:
                group = _Joined()
                joined.append(group)
            group.add(reading, entity, look)
            if one:
                here[one] = group
    return _with_teams(joined)


def _with_teams(joined: Sequence[_Joined]) -> list[_Joined]:
    """A team that reports call by its town and without it is one: "Leeds Herons", "the Herons".

    A report mostly does both, so that no other rule joins the two. Not where two towns have a
    team of the name, and not a party ("Leeds Conservatives").
    """
    bodies = [group for group in joined if group.looks and group.kind == "organisation"]
    at_home = [group for group in bodies if any(_is_of_town(name) for name in group.bare_names)]
    own: dict[int, list[_Joined]] = {}
    for group in bodies:
        if all(" " not in name for name in group.bare_names):
            own[id(group)] = [full for full in at_home if _is_same_team(group, full)]
    taken = Counter(id(full[0]) for full in own.values() if len(full) == 1)
    gone = set()
    for group in bodies:
        full = own.get(id(group), [])
        if len(full) == 1 and taken[id(full[0])] == 1:
            for reading, entity in group.members:
                full[0].add(reading, entity, _look(entity))
            gone.add(id(group))
    return [group for group in joined if id(group) not in gone]


def _is_same_team(short: _Joined, full: _Joined) -> bool:
    return all(_is_team(one, other) for one in short.bare_names for other in full.bare_names)


def _is_of_town(name: str) -> bool:
    """Whether all of the name but its last word names a town."""
    town, _, last = name.rpartition(" ")
    return last not in _PARTIES and any(place.is_town for place in places_named(town))


_PARTIES = frozenset(
    "conservatives democrats greens labourites liberals nationalists republicans socialists "
    "tories".split()
)


def _best_name(group: _Joined) -> str:
    """The fullest name, of equally full ones the most used; for a state the most used."""
    proper = [entity for _, entity in group.members if entity.named]
    names = Counter(one_line(one.name) for one in proper or [one for _, one in group.members])
    kind = group.kind
    if kind == "state":
        return min(names, key=lambda name: (-names[name], -len(name), name))
    if kind == "person":
        return min(names, key=lambda name: (-len(name.split()), -names[name], -len(name), name))
    if not any(entity.named for _, entity in group.members):  # "Veldan council" for "Velda's"
        return min(names, key=lambda name: (-len(name.split()), "’" in name, -len(name), name))
    return min(names, key=lambda name: (-len(name), -names[name], name))


def _by_use(values: Sequence[str]) -> tuple[str, ...]:
    """Each value once, whatever its capitals, the most used first."""
    if not values:
        return ()
    counts = Counter(bare(value) for value in values)
    spelt: dict[str, str] = {}
    for value in sorted(values):
        spelt.setdefault(bare(value), one_line(value))
    return tuple(spelt[key] for key in sorted(spelt, key=lambda key: (-counts[key], key)))


def _full(roles: Sequence[str]) -> tuple[str, ...]:
    """The roles without those that another one says more fully."""
    return tuple(role for role in roles if not any(_is_part_of(role, other) for other in roles))


def _is_part_of(role: str, other: str) -> bool:
    """ "President" beside "President of Velda", "head of the union" beside "... Dockers' Union"."""
    office, _, owner = role.partition(" of the ")
    office2, _, owner2 = other.partition(" of ")
    if role == other or bare(office) != bare(office2) or not owner2:
        return False
    if not owner:
        return " of " not in role
    return (
        owner.islower()
        and f" {bare(owner2)}".endswith(f" {bare(owner)}")
        and (bare(owner2.removeprefix("the ")) != bare(owner))
    )


def _agreed(values: Sequence[str | None]) -> str | None:
    """The one value that all who give one agree on."""
    known = {value for value in values if value}
    return known.pop() if len(known) == 1 else None


def _spot(group: _Joined) -> tuple[float | None, float | None, int | None]:
    """Where all reports that place it have it, and its number there."""
    spots = {
        (entity.lat, entity.lon, entity.geonames)
        for _, entity in group.members
        if entity.lat is not None
    }
    return spots.pop() if len(spots) == 1 else (None, None, None)


def _story_entity(group: _Joined, number: int, name: str) -> StoryEntity:
    mentions = [
        StoryMention(report=reading.report.id, span=span)
        for reading, entity in group.members
        for span in sorted(set(entity.mentions))
    ]
    variants = [name for _, entity in group.members for name in (entity.name, *entity.variants)]
    lat, lon, geonames = _spot(group)
    return StoryEntity(
        id=f"e{number}",
        kind=group.kind,
        name=name,
        variants=tuple(variant for variant in _by_use(variants) if variant != name),
        roles=_full(_by_use([role for _, entity in group.members for role in entity.roles])),
        country=_agreed([entity.country or _country(entity) for _, entity in group.members]),
        sector=_agreed([entity.sector for _, entity in group.members]),
        lat=lat,
        lon=lon,
        geonames=geonames,
        mentions=tuple(mentions),
    )


def join_entities(readings: Sequence[Reading]) -> Cast:
    """The story's entities, the most mentioned first.

    States join by country, people and bodies by name. A name that fits two candidates
    joins neither, for a wrong join costs more than a missed one. Former states have no
    country and so join only states of the same name.
    """
    groups = [(group, _best_name(group)) for group in _join(readings)]
    groups.sort(key=lambda pair: _place_of(pair[0], pair[1]))
    entities, ids, named = [], {}, set()
    mentions: dict[str, list[tuple[Span, str]]] = {}
    for number, (group, name) in enumerate(groups, start=1):
        entity = _story_entity(group, number, name)
        entities.append(entity)
        if any(member.named for _, member in group.members):
            named.add(entity.id)
        for reading, member in group.members:
            ids[reading.report.id, member.key] = entity.id
        for mention in entity.mentions:
            mentions.setdefault(mention.report, []).append((mention.span, entity.id))
    ordered = {
        report: tuple(sorted(found, key=lambda pair: (pair[0].start, -pair[0].end, pair[1])))
        for report, found in mentions.items()
    }
    by_id = {entity.id: entity for entity in entities}
    return Cast(tuple(entities), ids, by_id, frozenset(named), ordered)


def _place_of(group: _Joined, name: str) -> tuple[int, str, str]:
    """What sorts entities: mentions, name, and the first mention where names are equal."""
    count = sum(len(set(entity.mentions)) for _, entity in group.members)
    first = min(f"{reading.report.id} {entity.key}" for reading, entity in group.members)
    return -count, name.casefold(), first
