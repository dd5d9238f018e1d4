"""The mentions of a report joined into entities while it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from twosource.read.mentions import Mention
from twosource.read.roles import Office
from twosource.record.reading import EntityKind
from twosource.record.span import Span
from twosource.text.countries import demonym_of, demonyms_like, state_name, state_named
from twosource.text.given_names import GENDER
from twosource.text.names import is_acronym_of, name_tokens, plain_name, same_name, same_person
from twosource.text.offices import (
    BODIES,
    GENDERED,
    OFFICES,
    SEATS,
    STATE_OFFICES,
    is_known_body,
    sector_of_body,
)
from twosource.text.people import sector_of_people

_LANDS = ("state", "place", "organisation")
_BARE_HEADS = frozenset({"watch", "news", "times", "post"})  # "director of Human Rights Watch"
_ANYONE = frozenset({"people", "person", "man", "woman", "other"})
_FIRM_WORDS = frozenset(
    """airlines airways bank company computer corporation electronics energy entertainment group
    holding holdings industries international media motors networks partners pharmaceuticals
    software systems technologies technology""".split()
)
_OF_TEAMS = frozenset({"coach", "captain", "manager", "player"})  # "the coach of Peru"
_SIDES = frozenset({"north", "south", "east", "west"})
_STATE_POWERS = frozenset({"GOV", "LEG", "MIL", "JUD", "COP"})


@dataclass(slots=True, kw_only=True)
class Cluster:
    """The mentions that are taken for one entity.

    Attributes:
        called: "he" or "she", where a pronoun stands for it.
    """

    id: int
    kind: EntityKind
    named: bool
    first: tuple[int, int]
    names: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    country: str | None = None
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()
    titles: set[str] = field(default_factory=set)
    has_article: bool = False
    called: set[str] = field(default_factory=set)

    def add_span(self, span: Span, place: tuple[int, int]) -> None:
        """Keep one more mention."""
        self.spans.append(span)
        self.first = min(self.first, place)

    def best_name(self) -> str:
        """The fullest name; for a state the plain English one."""
        if self.kind == "state" and self.country is not None:
            return state_name(self.country)
        if not self.named:
            return self.names[0]
        counts = Counter(self.names)
        if self.kind == "person":
            return max(
                counts, key=lambda name: (len(name_tokens(name)), not name.isupper(), counts[name])
            )
        return max(
            counts, key=lambda name: (not _is_acronym(name), len(name.split()), counts[name])
        )

    def name_in_prose(self) -> str:
        """The name as it stands after "of"."""
        name = self.best_name()
        head = _head_word(plain_name(name).split())
        if self.kind == "organisation" and head in BODIES and head not in _BARE_HEADS:
            return f"the {name}"
        return f"the {name}" if self.has_article or name.casefold() in SEATS else name

    def gender(self) -> str | None:
        """The pronoun that titles, offices or the given name tell; None when they disagree."""
        told = set(self.titles)
        told |= {GENDERED[office.lemma] for office in self.offices if office.lemma in GENDERED}
        if self.lemma in GENDERED and not self.named:
            told.add(GENDERED[self.lemma])
        if not told and self.named:
            full = name_tokens(self.best_name())
            told = {GENDER[token] for token in full[:-1] if token in GENDER}
        return told.pop() if len(told) == 1 else None

    def is_described(self, lemma: str, modifiers: set[str]) -> bool:
        """Whether "the <modifiers> <lemma>" can be this body by its full name."""
        if self.kind != "organisation" or not self.named or lemma == "group":
            return False
        for name in self.names:
            words = plain_name(name).split()
            if _head_word(words) == lemma and modifiers <= set(words):
                return True
        return False

    def sector(self, of_owners: Mapping[str, str | None]) -> str | None:
        """The sector that offices, the body's name or the noun tell, the first that tells one."""
        if self.kind == "organisation":
            found = [sector_of_body(name) for name in (self.best_name(), *self.names)]
            return next((sector for sector in found if sector), None)
        if self.kind == "group" or (self.kind == "person" and not self.named):
            return sector_of_people(self.lemma)
        told = [sector_of_office(office, of_owners) for office in self.offices]
        return next((sector for sector in told if sector), None)


def sector_of_office(office: Office, of_owners: Mapping[str, str | None]) -> str | None:
    """The sector of one who holds the office; who once held a state's office is an elite."""
    owned = of_owners.get(office.owner) if office.owner else None
    if office.lemma in _OF_TEAMS:
        return owned if owned != "GOV" else None
    sector = OFFICES.get(office.lemma) or sector_of_people(office.lemma)
    if office.lemma == "representative" and (office.complement or office.owner):
        sector = None if office.state is None else sector
    if office.lemma in STATE_OFFICES and office.owner and office.state is None:
        sector = owned
    if not sector:
        sector = owned or ("GOV" if office.state and office.lemma in OFFICES else None)
    if office.former:
        return "ELI" if sector in _STATE_POWERS else None
    return sector


def _is_acronym(name: str) -> bool:
    return name.replace(".", "").isupper() and " " not in name


def _head_word(words: Sequence[str]) -> str:
    for small in ("of", "for"):
        if small in words[1:]:
            return words[words.index(small, 1) - 1]
    return words[-1] if words else ""


class Clusters:
    """All entities of a report while mentions are joined to them."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._of: dict[tuple[int, int], int] = {}
        self._described: dict[str, list[Cluster]] = {}
        self.adjectives: dict[str, int] = {}

    def by_id(self, one: int) -> Cluster:
        """The cluster with the id."""
        return self.all[one]

    def of(self, mention: Mention) -> Cluster | None:
        """The cluster that a named mention went to; None when it fits two alike."""
        found = self._of.get((mention.sentence, mention.first))
        return None if found is None else self.all[found]

    def add_names(self, names: Sequence[Mention], *, capitalised: Set[str] = frozenset()) -> None:
        """Join the names of a report, full names before short ones.

        `capitalised` are the report's words with a capital, among which its own demonyms are.
        """
        adjectives = _own_demonyms({name.text for name in names}, capitalised)
        settled = _agree_on_kinds([name for name in names if name.text not in adjectives])
        for mention in sorted(settled, key=lambda name: (_shortness(name), name.place)):
            fitting = [c for c in self.all if _is_one(c, mention)]
            if len(fitting) > 1:
                same = [c for c in fitting if mention.text in c.names]
                if mention.kind == "person" and (len(same) != 1 or " " not in mention.text):
                    same = [c for c in fitting if c.first < mention.place]  # a surname alone
                if mention.kind == "person" and len(same) != 1:
                    continue
                fitting = same or fitting[:0]
            cluster = fitting[0] if fitting else self._short_form(mention) or self._new(mention)
            self._take(cluster, mention)
        for adjective, place in adjectives.items():
            owners = [c for c in self.all if place in c.names and c.kind in _LANDS]
            if len(owners) == 1:
                self.adjectives[adjective] = owners[0].id

    def _short_form(self, mention: Mention) -> Cluster | None:
        """The one full name of the report that a part of it stands for.

        "Ana" where one Ana Ruiz is named, "the Court" where one "Supreme Court" is, "Harbour"
        where one "Harbour Airlines" is, "the North" and "Korea" where one North Korea is. Full
        names have been taken before.
        """
        if " " in mention.text and mention.kind != "organisation":
            return None
        found = [c for c in self.all if c.named and _is_part(mention, c)]
        return found[0] if len(found) == 1 else None

    def _take(self, cluster: Cluster, mention: Mention) -> None:
        cluster.names.append(mention.text)
        cluster.add_span(mention.span, mention.place)
        cluster.has_article |= mention.definite
        if mention.title:
            cluster.titles.add(mention.title)
        self._of[mention.sentence, mention.first] = cluster.id

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(
            id=len(self.all),
            kind=mention.kind,
            named=mention.named,
            first=mention.place,
            country=mention.country or _country_of_body(mention),
            lemma=mention.lemma,
            modifiers=mention.modifiers,
        )
        self.all.append(cluster)
        return cluster

    def with_acronym(self, letters: str) -> Cluster | None:
        """The one body whose name the letters stand for."""
        found = [
            cluster
            for cluster in self.all
            if cluster.kind == "organisation"
            and any(is_acronym_of(letters, name) for name in cluster.names)
        ]
        return found[0] if len(found) == 1 else None

    def holders(self, lemma: str) -> list[Cluster]:
        """The named people who hold an office of that noun."""
        return [
            cluster
            for cluster in self.all
            if cluster.kind == "person" and any(office.lemma == lemma for office in cluster.offices)
        ]

    def same_description(self, mention: Mention) -> Cluster | None:
        """The described entity that the words alone say it is; None where two are alike."""
        before = [c for c in self._described.get(mention.lemma, []) if c.kind == mention.kind]
        fitting = [c for c in before if _can_be_same(c, mention)]
        if len(fitting) > 1:
            fitting = [c for c in fitting if c.modifiers == mention.modifiers]
        return fitting[0] if len(fitting) == 1 else None

    def take_description(self, mention: Mention, cluster: Cluster | None) -> Cluster:
        """The entity with one more description; a new one where there is none."""
        if cluster is None:
            cluster = self._new(mention)
            self._described.setdefault(mention.lemma, []).append(cluster)
        elif not cluster.named and cluster.lemma == mention.lemma:
            cluster.modifiers = cluster.modifiers or mention.modifiers
        if not cluster.named:
            cluster.names.append(mention.text)
        return cluster

    def new_thing(
        self, kind: EntityKind, words: str, lemma: str, place: tuple[int, int]
    ) -> Cluster:
        """A common noun of any kind, which may be spoken of again."""
        cluster = Cluster(
            id=len(self.all), kind=kind, named=False, first=place, names=[words], lemma=lemma
        )
        self.all.append(cluster)
        return cluster


def _can_be_same(cluster: Cluster, mention: Mention) -> bool:
    """One person only when pointed at again; groups by the same words, or by pointing."""
    if mention.lemma in _ANYONE and not mention.definite:
        return False
    if cluster.modifiers == mention.modifiers:
        return mention.kind == "group" or mention.definite
    return mention.definite and not mention.modifiers


def _shortness(mention: Mention) -> int:
    return -len(name_tokens(mention.text)) if mention.kind == "person" else -len(mention.text)


def _country_of_body(mention: Mention) -> str | None:
    if mention.kind != "organisation":
        return None
    seat = SEATS.get(mention.text.casefold().removeprefix("the "))
    return seat[0] if seat else demonym_of(mention.text.split()[0])


def _is_one(cluster: Cluster, mention: Mention) -> bool:
    if cluster.kind != mention.kind or not cluster.named:
        return False
    if mention.kind == "person":
        told = {mention.title} - {None}
        if cluster.titles and told and not told & cluster.titles:
            return False
        return same_person(mention.text, cluster.best_name())
    if mention.kind in ("state", "group") and mention.country is not None:
        return cluster.country == mention.country
    return any(same_name(mention.text, name, kind=cluster.kind) for name in set(cluster.names))


def _is_part(mention: Mention, cluster: Cluster) -> bool:
    """Whether the words are the given name, the noun or the side of the name, or a firm's own."""
    part = plain_name(mention.text)
    if mention.kind == "person":
        if cluster.kind != "person":
            return False
        told = {mention.title} - {None}
        clash = cluster.titles and told and not told & cluster.titles
        tokens = name_tokens(cluster.best_name())
        known = cluster.first < mention.place  # "a man called Kevin" is not Kevin Harris of later
        return len(tokens) > 1 and tokens[0] == part and known and not clash
    for name in set(cluster.names):
        words = plain_name(name).split()
        if len(words) < 2:
            continue
        if mention.kind == cluster.kind == "organisation":
            if part in BODIES and _head_word(words) == part:
                return True
            short = part.split()
            if words[: len(short)] == short and set(words[len(short) :]) <= _FIRM_WORDS:
                return True
        is_land = cluster.kind == "state" and mention.kind in _LANDS
        if is_land and len(words) == 2 and words[0] in _SIDES and part in words:
            return True
    return False


def _own_demonyms(names: Set[str], capitalised: Set[str]) -> dict[str, str]:
    """Words that are demonyms of others: "Valdavian" where there is "Valdavia"."""
    found = {}
    for place in {part for name in names for part in name.split()}:
        forms = demonyms_like(place)
        found.update(dict.fromkeys(forms & (names | capitalised), place))
    return found


def _agree_on_kinds(names: Sequence[Mention]) -> list[Mention]:
    """One kind for each name of the report: what most of its mentions have.

    A lone word that the model takes for a body or place is a person where it is the surname
    of one who is named in full.
    """
    votes: dict[str, Counter[EntityKind]] = {}
    for name in names:
        weight = 1 if name.text.isupper() else 2  # a dateline in capitals tells little
        votes.setdefault(plain_name(name.text), Counter())[name.kind] += weight
    surnames = {
        name_tokens(name.text)[-1]
        for name in names
        if name.kind == "person" and len(name_tokens(name.text)) > 1
    }
    places = {plain_name(name.text) for name in names if name.told_place} - surnames
    settled = []
    for name in names:
        counts = votes[plain_name(name.text)]
        kind = counts.most_common(1)[0][0]
        plain = plain_name(name.text)
        is_body = is_known_body(name.text.replace(".", ""))  # the UN of a report on Kim Jong Un
        if kind in ("organisation", "place", "other") and plain in surnames and not is_body:
            kind = "person"
        elif kind == "person" and plain not in surnames and plain not in GENDER:
            kind = "state" if state_named(name.text) else "place" if plain in places else kind
        country = state_named(name.text) if kind == "state" else name.country
        settled.append(replace(name, kind=kind, country=country))
    return settled
