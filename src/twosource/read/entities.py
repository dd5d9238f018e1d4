"""Who and what a report speaks of: its names, descriptions and pronouns, joined.

Joining is done for precision: two that could be one but need not be stay two, and a word
that could stand for either of two stands for neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.read.clusters import Cluster, Clusters
from twosource.read.headings import is_credit
from twosource.read.joining import Joiner, Judge
from twosource.read.mentions import Mention, find_descriptions, find_names, lemma_of, slice_of
from twosource.read.passages import find_passages
from twosource.read.pronouns import quoted_spans
from twosource.read.ranking import shipped
from twosource.read.roles import Office, offices_of, read_office, role_text
from twosource.record.reading import Entity, Sentence
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.countries import state_named
from twosource.text.offices import BODIES, OFFICES

_COUNTRY_WORDS = frozenset({"country", "nation"})
_OF_STATES = frozenset({"president", "minister", "premier", "king", "queen", "ambassador"})
_FORCES = frozenset({"force", "forces", "guard", "marines"})
_LANDS = frozenset({"state", "place"})
_POINTING = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The entities of a report, and which words stand for them.

    Attributes:
        by_word: sentence and position of the head word of a mention, to the entity's key.
    """

    entities: tuple[Entity, ...]
    by_word: Mapping[tuple[int, int], str]

    def at(self, sentence: int, word: int) -> str | None:
        """Key of the entity that the word stands for; None when it stands for none."""
        return self.by_word.get((sentence, word))

    def get(self, key: str) -> Entity:
        """The entity with the key.

        Raises:
            KeyError: when there is none.
        """
        position = int(key[1:]) if key[:1] == "e" and key[1:].isdigit() else len(self.entities)
        if position >= len(self.entities):
            raise KeyError(key)
        return self.entities[position]


def find_entities(
    sentences: Sequence[Sentence],
    text: str,
    *,
    trees: Sequence[Tree] | None = None,
    judge: Judge | None = None,
) -> Cast:
    """The entities of a report in the order in which it first mentions them.

    `judge` decides whom descriptions and pronouns mean; without one the shipped weights do.
    """
    reading = _Reading(
        trees or [Tree(sentence) for sentence in sentences], text, judge or shipped()
    )
    reading.take_names()
    reading.take_offices()
    reading.take_others()
    return reading.cast()


class _Reading:
    """The state of one report while its mentions are joined."""

    def __init__(self, trees: Sequence[Tree], text: str, judge: Judge) -> None:
        self.judge = judge
        self.trees = trees
        self.text = text
        self.quotes = _quoted(trees, text)
        self.clusters = Clusters()
        self.held: dict[tuple[int, int], int] = {}
        self.names: list[list[Mention]] = []

    def take_names(self) -> None:
        self.names = [
            [] if is_credit(tree.sentence) else find_names(tree, self.text, sentence=position)
            for position, tree in enumerate(self.trees)
        ]
        capitalised = {w.text for tree in self.trees for w in tree.words if w.text[:1].isupper()}
        self.clusters.add_names(
            [name for names in self.names for name in names], capitalised=capitalised
        )
        for names in self.names:
            for name in names:
                cluster = self.clusters.of(name)
                if cluster is not None:
                    for head in name.heads:
                        self.held.setdefault((name.sentence, head), cluster.id)
        self._take_bare_acronyms()
        self._take_states_inside()

    def _take_bare_acronyms(self) -> None:
        """ "(ICC)" where the model saw no name but a full name of the report fits."""
        for sentence, tree in enumerate(self.trees):
            inside = {p for name in self.names[sentence] for p in range(name.first, name.last + 1)}
            for position, word in enumerate(tree.words):
                if position in inside or not (word.text.isupper() and 2 <= len(word.text) <= 7):
                    continue
                cluster = self.clusters.with_acronym(word.text)
                if cluster is not None:
                    self.held[sentence, position] = cluster.id
                    cluster.add_span(word.span, (sentence, position))
                    cluster.names.append(word.text)

    def _take_states_inside(self) -> None:
        """The "US" of "US National Park Service", where the report also names the state.

        Only at the head of a public body's name: "Air China" and "Bank of America" say nothing
        of a state.
        """
        states = {c.country: c for c in self.clusters.all if c.kind == "state" and c.country}
        for sentence, tree in enumerate(self.trees):
            inside = {p: n for n in self.names[sentence] for p in range(n.first, n.last + 1)}
            for first, word in enumerate(tree.words):
                name = inside.get(first)
                if word.upos != "PROPN" or (name is not None and not _of_a_state(name, first)):
                    continue
                for last in (first + 1, first):
                    if last >= len(tree.words) or inside.get(last) != name:
                        continue
                    code = state_named(slice_of(tree, self.text, first, last))
                    state = states.get(code) if code else None
                    places = [(sentence, first), (sentence, last)]
                    if state is not None and not any(place in self.held for place in places):
                        self.held[places[1]] = state.id
                        state.add_span(tree.span([first, last]), places[1])

    def take_offices(self) -> None:
        codes = {str(cluster.id): cluster.country for cluster in self.clusters.all}
        for names in self.names:
            people = {name.first for name in names if name.kind == "person"}
            for name in names:
                cluster = self.clusters.of(name)
                if cluster is None or name.kind != "person" or cluster.kind != "person":
                    continue
                tree = self.trees[name.sentence]
                for position in offices_of(tree, name.first, name.last, people=people):
                    if self.held.get((name.sentence, position), cluster.id) == cluster.id:
                        self.held[name.sentence, position] = cluster.id
                        office = self._office(name.sentence, position, codes)
                        cluster.offices.append(office)
                        self._see_state(office)

    def _see_state(self, office: Office) -> None:
        """A land with a demonym and a president is a state, though no list knows it."""
        if office.owner is None or office.lemma not in _OF_STATES:
            return
        owner = self.clusters.by_id(int(office.owner))
        if owner.id in self.clusters.adjectives.values() and owner.kind != "person":
            owner.kind = "state"

    def _office(self, sentence: int, position: int, codes: Mapping[str, str | None]) -> Office:
        keys = {
            inside: str(cluster.id)
            for name in self.names[sentence]
            if (cluster := self.clusters.of(name)) is not None
            for inside in range(name.first, name.last + 1)
        }
        return read_office(
            self.trees[sentence],
            self.text,
            position,
            keys=keys,
            codes=codes,
            adjectives={word: str(one) for word, one in self.clusters.adjectives.items()},
        )

    def take_others(self) -> None:
        """Descriptions and pronouns, in the order of the report."""
        codes = {str(cluster.id): cluster.country for cluster in self.clusters.all}
        joiner = Joiner(self.trees, self.text, self.clusters, self.held, self.quotes, self.judge)
        for sentence, tree in enumerate(self.trees):
            names = self.names[sentence]
            inside = {p for name in names for p in range(name.first, name.last + 1)}
            self._take_bodies(sentence, tree)
            described = {
                mention.heads[0]: mention
                for mention in find_descriptions(tree, self.text, sentence=sentence, taken=names)
            }
            for position, word in enumerate(tree.words):
                if (sentence, position) in self.held:
                    joiner.see(sentence, position)
                elif position in described:
                    mention = described[position]
                    holder = self._holder(mention, codes)
                    if holder is None:
                        joiner.describe(mention)
                    else:
                        joiner.take(mention, holder)
                elif word.upos == "PRON":
                    joiner.refer(sentence, position)
                elif word.upos == "NOUN" and position not in inside:
                    joiner.note(sentence, position)
        joiner.close()

    def _holder(self, mention: Mention, codes: Mapping[str, str | None]) -> Cluster | None:
        """The one named person of the report who holds the office that is spoken of."""
        if mention.kind != "person" or mention.lemma not in OFFICES or not mention.definite:
            return None
        office = self._office(mention.sentence, mention.heads[0], codes)
        holders = self.clusters.holders(office.lemma)
        fitting = [c for c in holders if any(office.fits(held) for held in c.offices)]
        if len(fitting) != 1 or not _is_of_land(fitting[0], office):
            return None
        says_more = bool(office.complement or office.state or office.owner)
        return fitting[0] if says_more or len(holders) == 1 else None

    def _take_bodies(self, sentence: int, tree: Tree) -> None:
        """ "The court", "the country": the one body or state of the report that it can be."""
        for position, word in enumerate(tree.words):
            if word.upos != "NOUN" or word.xpos == "NNS" or (sentence, position) in self.held:
                continue
            lemma = lemma_of(tree, position)
            if lemma not in BODIES and lemma not in _COUNTRY_WORDS:
                continue
            if word.relation in ("compound", "amod") or not self._is_pointed(tree, position):
                continue
            cluster = (
                self._state_near(sentence, position)
                if lemma in _COUNTRY_WORDS
                else self._body(sentence, tree, position)
            )
            if cluster is not None:
                self.held[sentence, position] = cluster.id
                cluster.add_span(word.span, (sentence, position))

    @staticmethod
    def _is_pointed(tree: Tree, position: int) -> bool:
        if tree.kids(position, "nmod:poss") or tree.kids(position, "cop"):
            return False
        if any(
            lemma_of(tree, c) == "of"
            for n in tree.kids(position, "nmod")
            for c in tree.kids(n, "case")
        ):
            return False
        return any(lemma_of(tree, kid) in _POINTING for kid in tree.kids(position, "det"))

    def _body(self, sentence: int, tree: Tree, position: int) -> Cluster | None:
        modifiers = {lemma_of(tree, kid) for kid in tree.kids(position, "amod", "compound")}
        lemma = lemma_of(tree, position)
        fitting = [
            cluster
            for cluster in self.clusters.all
            if cluster.first < (sentence, position) and cluster.is_described(lemma, modifiers)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _state_near(self, sentence: int, position: int) -> Cluster | None:
        """The only state of the sentence so far, else the only one of the sentence before."""
        tree = self.trees[sentence]
        if tree.kids(position, "amod", "compound", "nmod", "acl"):
            return None
        here = self._states(sentence, position) or self._states(sentence - 1, None)
        within = {self.held.get((sentence, p)) for p in range(position)}
        parts = [  # "northern Peru" may be meant as well
            c
            for c in self.clusters.all
            if c.id in within and c.kind == "place" and state_named(c.best_name().split()[-1])
        ]
        return here[0] if len(here) == 1 and not parts else None

    def _states(self, sentence: int, before: int | None) -> list[Cluster]:
        found = {
            key
            for (where, position), key in self.held.items()
            if where == sentence and (before is None or position < before)
        }
        return [c for c in self.clusters.all if c.id in found and c.kind == "state"]

    def cast(self) -> Cast:
        ordered = sorted(
            (c for c in self.clusters.all if c.spans),
            key=lambda cluster: (cluster.first, cluster.id),
        )
        keys = {cluster.id: f"e{position}" for position, cluster in enumerate(ordered)}
        return Cast(
            entities=tuple(self._entity(cluster, keys[cluster.id]) for cluster in ordered),
            by_word={where: keys[one] for where, one in sorted(self.held.items()) if one in keys},
        )

    def _entity(self, cluster: Cluster, key: str) -> Entity:
        name = cluster.best_name()
        roles = [role_text(office, self._owner_name(office)) for office in cluster.offices]
        return Entity(
            key=key,
            kind=cluster.kind,
            name=name,
            variants=tuple(v for v in dict.fromkeys(cluster.names) if v != name),
            roles=_without_repeats(roles),
            country=cluster.country or self._country_of_offices(cluster),
            sector=cluster.sector(self._sectors_of_owners(cluster)),
            mentions=_outermost(cluster.spans),
            named=cluster.named,
        )

    def _owner_name(self, office: Office) -> str | None:
        if office.owner is None:
            return None
        owner = self.clusters.by_id(int(office.owner))
        if owner.kind == "state" and owner.country is not None:
            return None
        return owner.name_in_prose()

    @staticmethod
    def _country_of_offices(cluster: Cluster) -> str | None:
        states = {office.state for office in cluster.offices if office.state}
        return states.pop() if len(states) == 1 else None

    def _sectors_of_owners(self, cluster: Cluster) -> Mapping[str, str | None]:
        owners = {office.owner for office in cluster.offices if office.owner is not None}
        found = {owner: self.clusters.by_id(int(owner)) for owner in owners}
        return {
            owner: "GOV" if one.kind in _LANDS else one.sector({}) for owner, one in found.items()
        }


def _is_of_land(cluster: Cluster, office: Office) -> bool:
    """Whether the holder is known to be of the land that is told with the office, if one is."""
    if office.state is None:
        return True
    lands = {cluster.country, *(held.state for held in cluster.offices)}
    return office.state in lands


def _quoted(trees: Sequence[Tree], text: str) -> list[Span]:
    """What stands between quotation marks, single ones too."""
    double = quoted_spans(text)
    others = [passage.span for passage in find_passages([tree.sentence for tree in trees])]
    return sorted([*double, *(o for o in others if not any(o.overlaps(one) for one in double))])


def _of_a_state(name: Mention, first: int) -> bool:
    """Whether the name is of a public body and begins at the word."""
    head = name.text.split()[-1].casefold()
    public = head in _FORCES or (head in BODIES and BODIES[head] not in ("BUS", "JRN"))
    return name.kind == "organisation" and name.first == first and public


def _without_repeats(roles: Sequence[str]) -> tuple[str, ...]:
    """Each role once; one that only begins a longer one is left out."""
    kept: dict[str, str] = {}
    for role in roles:
        kept.setdefault(role.casefold(), role)
    return tuple(
        role
        for low, role in kept.items()
        if not any(other != low and other.startswith(low) for other in kept)
    )


def _outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, each once."""
    return tuple(sorted(set(spans)))
