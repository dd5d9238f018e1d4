"""Descriptions and pronouns joined to whom they mean, from the start of a report to its end.

Names come joined (`read/clusters.py`). At each noun and pronoun those spoken of before that
can be meant are gathered; what cannot be is never asked about (a woman for "he"), the rest is
judged (`read/ranking.py`). "I" and "we" come last, because who speaks may stand behind the words.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Protocol

from twosource.read.clusters import Cluster, Clusters
from twosource.read.likeness import Choice, Thread, is_called, thread_of
from twosource.read.mentions import Mention, lemma_of, slice_of
from twosource.read.pronouns import Antecedent, Resolver
from twosource.read.spots import PRONOUNS, Spot, kind_of_noun, quote_at, spot_at
from twosource.record.reading import EntityKind
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.countries import demonym_of, state_named
from twosource.text.offices import GENDERED
from twosource.text.sites import LANDS
from twosource.text.verbs import REPORTING

_MOST_CHOICES = 10
_NEAR_SENTENCES = {"he": 12, "she": 12, "it": 4, "they": 4, "noun": 6}
_MEANT_BY: dict[str, frozenset[EntityKind]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": frozenset({"organisation", "state", "place", "group", "other"}),
    "they": frozenset({"group", "organisation", "state", "other"}),
    "i": frozenset({"person"}),
    "we": frozenset({"organisation", "state", "group"}),
}
_CAN_BE: dict[EntityKind, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "group": frozenset({"group", "organisation"}),
    "organisation": frozenset({"organisation", "group"}),
    "state": frozenset({"state", "place", "organisation"}),
    "place": frozenset({"place", "state", "organisation"}),
    "other": frozenset({"other"}),
}
_STATES = LANDS | {"state"}
_POINTING = frozenset({"the", "this", "poss"})
_NOBODY = frozenset({"appos", "compound", "flat", "fixed"})
_BY_THE_WAY = frozenset({"obl", "nmod"})  # "looked to the West to ease its …"
_POWERS = frozenset(
    "government authority army navy military police parliament cabinet regime ministry".split()
)
_NEAR_KNOWN = 3  # sentences in which one is still the one spoken of
_GENDERS = frozenset({"he", "she"})


class Judge(Protocol):
    """Who decides whom a word means."""

    def choose(self, spot: Spot, choices: Sequence[Choice], trees: Sequence[Tree]) -> int | None:
        """Position of the choice that is taken; None where none is safe enough."""
        ...


class Joiner:
    """The threads of a report while its words are gone through in order."""

    def __init__(
        self,
        trees: Sequence[Tree],
        text: str,
        clusters: Clusters,
        held: dict[tuple[int, int], int],
        quotes: Sequence[Span],
        judge: Judge,
    ) -> None:
        self.trees = trees
        self.text = text
        self.clusters = clusters
        self.held = held
        self.quotes = quotes
        self.judge = judge
        self._threads: dict[int, Thread] = {}
        self._recent: list[int] = []
        self._resolver = Resolver(trees, held, self._known, quotes)
        self._waiting: dict[int, list[tuple[Span, tuple[int, int]]]] = {}
        self._things: dict[str, int] = {}
        self._speech: list[tuple[int, int]] = []

    def _known(self, one: int) -> Antecedent:
        cluster = self.clusters.by_id(one)
        return Antecedent(cluster.kind, cluster.gender())

    def see(self, sentence: int, position: int) -> None:
        """A word that is known to stand for an entity."""
        cluster = self.clusters.by_id(self.held[sentence, position])
        word = self.trees[sentence].words[position]
        form = PRONOUNS.get(word.text.casefold(), "noun" if word.upos == "NOUN" else "name")
        self._add(cluster, self._spot(sentence, position, form, cluster.kind))

    def _spot(self, sentence: int, position: int, form: str, kind: EntityKind) -> Spot:
        tree = self.trees[sentence]
        owners = (self.held.get((sentence, kid), -1) for kid in tree.kids(position, "nmod:poss"))
        return spot_at(
            tree,
            sentence,
            position,
            form=form,
            quotes=self.quotes,
            kind=kind,
            owner=next(owners, -1),
        )

    def _add(self, cluster: Cluster, spot: Spot) -> None:
        thread = self._threads.get(cluster.id)
        if thread is None:
            thread = self._threads[cluster.id] = thread_of(cluster)
        else:
            self._recent.remove(cluster.id)
        thread.see(spot)
        self._recent.append(cluster.id)

    def describe(self, mention: Mention) -> None:
        """A noun for people: joined to whom it means, else someone new."""
        sentence, position = mention.place
        spot = self._spot(sentence, position, "noun", mention.kind)
        rule = self.clusters.same_description(mention)
        if rule is not None and _is_told_alike(mention, rule):
            cluster: Cluster | None = rule
        else:
            cluster = self._judged(spot, self._of_noun(spot, rule.id if rule else None))
        cluster = self.clusters.take_description(mention, cluster)
        self._settle(cluster, mention.span, mention.place)
        for head in mention.heads:
            self._hold((sentence, head), cluster.id)
        self._add(cluster, spot)

    def _same_thing(self, spot: Spot) -> Cluster | None:
        """A thing is followed only to know what else "it" may be: by its noun alone."""
        if spot.article not in ("the", "this"):
            return None
        one = self._things.get(spot.lemma)
        return None if one is None else self.clusters.by_id(one)

    def take(self, mention: Mention, cluster: Cluster) -> None:
        """A description whose entity is known."""
        self._settle(self.clusters.take_description(mention, cluster), mention.span, mention.place)
        for head in mention.heads:
            self._hold((mention.sentence, head), cluster.id)
        self.see(*mention.place)

    def note(self, sentence: int, position: int) -> None:
        """Any other noun: an entity only when it is spoken of again, and no thing."""
        tree = self.trees[sentence]
        if tree.kids(position, "cop") or tree.relation(position) in _NOBODY:
            return
        spot = self._spot(sentence, position, "noun", kind_of_noun(tree, position))
        cluster = (
            self._same_thing(spot)
            if spot.kind == "other"
            else self._judged(spot, self._of_noun(spot, None))
        )
        span = tree.words[position].span
        if cluster is None:
            words = slice_of(tree, self.text, position, position)
            cluster = self.clusters.new_thing(spot.kind, words, spot.lemma, spot.place)
            self._waiting[cluster.id] = [(span, spot.place)]
            if spot.kind == "other":
                self._things[spot.lemma] = cluster.id
        else:
            self._settle(cluster, span, spot.place)
        self._add(cluster, spot)

    def refer(self, sentence: int, position: int) -> None:
        """A pronoun: joined to whom it means, else left open."""
        word = self.trees[sentence].words[position]
        form = PRONOUNS.get(word.text.casefold())
        rule = self._resolver.antecedent(sentence, position)
        if form is None:
            if rule is not None:
                self.held[sentence, position] = rule
            return
        if form in ("i", "we"):
            self._speech.append((sentence, position))
            return
        spot = self._spot(sentence, position, form, "person")
        cluster = self._judged(spot, self._of_pronoun(spot, rule))
        if cluster is not None:
            self._settle(cluster, word.span, spot.place)
            self._add(cluster, spot)
            if form in _GENDERS:
                cluster.called.add(form)

    def close(self) -> None:
        """The "I" and "we" of quoted words, when all others are known.

        "We" is only followed where a body speaks: of a person's own it is never clear which.
        """
        for sentence, position in self._speech:
            word = self.trees[sentence].words[position]
            quote = quote_at(self.quotes, word.span)
            form = PRONOUNS[word.text.casefold()]
            speaker = self._speaker(quote, beside=form == "i") if quote >= 0 else None
            if speaker is not None and self.clusters.by_id(speaker).kind in _MEANT_BY[form]:
                self._settle(self.clusters.by_id(speaker), word.span, (sentence, position))

    def _speaker(self, quote: int, *, beside: bool) -> int | None:
        """The subject of the verb of saying with the quoted words, or in a sentence beside them."""
        span = self.quotes[quote]
        inside = [
            place
            for place, tree in enumerate(self.trees)
            if tree.words and tree.sentence.span.overlaps(span)
        ]
        if not inside:
            return None
        for sentence in inside:
            found = self._who_says(sentence, span)
            if found is not None:
                return found
        if not beside:
            return None
        paragraph = self.trees[inside[0]].sentence.paragraph
        for sentence in (inside[0] - 1, inside[-1] + 1):
            if not 0 <= sentence < len(self.trees):
                continue
            if self.trees[sentence].sentence.paragraph == paragraph:
                found = self._who_says(sentence, span)
                if found is not None:
                    return found
        return None

    def _who_says(self, sentence: int, span: Span) -> int | None:
        """The one speaker of a sentence outside its quoted words; nearest to the span."""
        tree = self.trees[sentence]
        found: list[tuple[int, int]] = []
        for position, word in enumerate(tree.words):
            if word.upos != "VERB" or lemma_of(tree, position) not in REPORTING:
                continue
            if any(quote.covers(word.span) for quote in self.quotes):
                continue
            for subject in tree.kids(position, "nsubj"):
                one = self.held.get((sentence, subject))
                if one is not None:
                    apart = max(span.start - word.span.end, word.span.start - span.end)
                    found.append((apart, one))
        return min(found)[1] if found else None

    def _settle(self, cluster: Cluster, span: Span, place: tuple[int, int]) -> None:
        """Keep the mention; what was only noted before becomes an entity by it."""
        for earlier, where in self._waiting.pop(cluster.id, ()):
            if cluster.kind == "other":
                break
            cluster.add_span(earlier, where)
            self._hold(where, cluster.id)
        if cluster.kind != "other" or cluster.named:
            cluster.add_span(span, place)
            self._hold(place, cluster.id)

    def _hold(self, place: tuple[int, int], one: int) -> None:
        self.held.setdefault(place, one)
        self._resolver.see(*place)

    def _judged(self, spot: Spot, choices: Sequence[Choice]) -> Cluster | None:
        if not choices:
            return None
        chosen = self.judge.choose(spot, choices, self.trees)
        if chosen is None:
            return None
        choice = choices[chosen]
        if choice.stranger and not choice.by_rule:
            return None  # it could be either
        return choice.thread.cluster

    def _choices(
        self, found: Sequence[Thread], rule: int | None, strange: frozenset[int] = frozenset()
    ) -> list[Choice]:
        most: dict[EntityKind, int] = {}
        for thread in found:
            kind = thread.cluster.kind
            most[kind] = max(most.get(kind, 0), len(thread.spots))
        return [
            Choice(
                thread=thread,
                rank=rank,
                frequent=len(thread.spots) == most[thread.cluster.kind],
                by_rule=thread.cluster.id == rule,
                stranger=thread.cluster.id in strange,
            )
            for rank, thread in enumerate(found)
        ]

    def _of_pronoun(self, spot: Spot, rule: int | None) -> list[Choice]:
        found = []
        strange: frozenset[int] = frozenset()
        told = self._told_of(spot)
        rule = None if rule in told else rule
        for one in reversed(self._recent):
            thread = self._threads[one]
            if one not in told and self._can_mean(spot, thread):
                found.append(thread)
            if len(found) == _MOST_CHOICES:
                break
        if spot.form in _GENDERS:
            found = self._without_pairs(found)
            strange = self._strangers(spot, found)
            if rule in strange and not self._is_topic(spot, self._threads[rule]):
                rule = None
        elif spot.form == "they":
            found = self._without_rivals(spot, found)
        choices = self._choices(found, rule, strange)
        if rule is not None and rule not in self._threads:
            thread = thread_of(self.clusters.by_id(rule))
            choices.append(Choice(thread=thread, rank=0, frequent=False, by_rule=True, ahead=True))
        return choices

    def _told_of(self, spot: Spot) -> frozenset[int]:
        """Of whom the quoted words speak that one who "said" them spoke: these did not say them.

        "“Haas fears us, and we know it,” he said": not Haas.
        """
        if not spot.speaking or spot.quote >= 0:
            return frozenset()
        here = self.trees[spot.sentence].sentence.span
        said = {place for place, quote in enumerate(self.quotes) if quote.overlaps(here)}
        return frozenset(
            one
            for one, thread in self._threads.items()
            if any(each.quote in said and each.form not in ("i", "we") for each in thread.spots)
        )

    def _without_pairs(self, found: Sequence[Thread]) -> list[Thread]:
        """Without those last mentioned side by side: "Haas and Ruiz left. He …" is left open."""
        last = {thread.spots[-1].place: thread for thread in found}
        pairs: set[int] = set()
        for (sentence, position), thread in last.items():
            for kid in self.trees[sentence].kids(position, "conj"):
                other = last.get((sentence, kid))
                if other is not None:
                    pairs |= {thread.cluster.id, other.cluster.id}
        return [thread for thread in found if thread.cluster.id not in pairs]

    @staticmethod
    def _is_topic(spot: Spot, thread: Thread) -> bool:
        """Whether a stranger was the subject just before: "Velt said that … He said".

        For "she" that is not enough: most of those of whom nothing says which they are, are men.
        """
        return spot.form == "he" and thread.was_subject()

    def _strangers(self, spot: Spot, found: Sequence[Thread]) -> frozenset[int]:
        """Those of whom nothing says "he" or "she", beside one spoken of more often whom it fits.

        "Ana Ruiz walked past a guard. She …" is Ruiz when she has been "she" before.
        """
        known = [
            len(thread.spots)
            for thread in found
            if is_called(thread.cluster, spot.form)
            and spot.sentence - thread.spots[-1].sentence <= _NEAR_KNOWN
        ]
        most = max(known, default=0)
        return frozenset(
            thread.cluster.id
            for thread in found
            if not is_called(thread.cluster, spot.form) and len(thread.spots) < most
        )

    def _without_rivals(self, spot: Spot, found: Sequence[Thread]) -> list[Thread]:
        """None where two stand in the same sentence: "Police held two men after they …".

        Of who speaks also where two stand in the one before: "Police held two men. They said …".
        """
        near = [thread for thread in found if thread.spots[-1].sentence == spot.sentence]
        if spot.speaking and not near:
            near = [thread for thread in found if thread.spots[-1].sentence == spot.sentence - 1]
        return list(found) if len(near) < 2 else []

    def _can_mean(self, spot: Spot, thread: Thread) -> bool:
        cluster, last = thread.cluster, thread.spots[-1]
        if cluster.kind not in _MEANT_BY[spot.form]:
            return False
        if spot.sentence - last.sentence > _NEAR_SENTENCES[spot.form]:
            return False
        if spot.form in _GENDERS:
            gender = cluster.gender()
            return gender in (None, spot.form) and cluster.called <= {spot.form}
        if cluster.kind == "place" and last.role in _BY_THE_WAY:
            return False
        if spot.form == "it":
            return not (last.plural and cluster.kind in ("group", "other"))
        return cluster.kind in ("group", "organisation", "state") or last.plural

    def _of_noun(self, spot: Spot, rule: int | None) -> list[Choice]:
        """Threads with the noun in them, and where it points also others of its kind."""
        if spot.article == "a":
            return []
        tree = self.trees[spot.sentence]
        below = set(tree.below(spot.position))
        points = spot.article in _POINTING
        found = []
        for one in reversed(self._recent):
            thread = self._threads[one]
            if not self._can_be(spot, thread, points=points):
                continue
            last = thread.spots[-1]
            if last.sentence == spot.sentence and last.position in below:
                continue
            found.append(thread)
            if len(found) == _MOST_CHOICES:
                break
        alike = [thread for thread in found if _is_name_of(thread, spot)]
        if len(alike) > 1:  # "the court" of a report with two
            found = [thread for thread in found if thread not in alike]
        return self._choices(found, rule)

    def _can_be(self, spot: Spot, thread: Thread, *, points: bool) -> bool:
        cluster = thread.cluster
        if cluster.kind not in _CAN_BE[spot.kind] or cluster.kind == "other":
            return False
        if spot.lemma in _STATES and cluster.kind == "place":
            return False  # a town is no country, and no state
        if cluster.id == spot.owner:  # "his father" is not he
            return False
        if spot.lemma not in thread.heads:
            near = spot.sentence - thread.spots[-1].sentence <= _NEAR_SENTENCES["noun"]
            if not points or not near:
                return False
        gender = GENDERED.get(spot.lemma)
        if gender and cluster.kind == "person" and cluster.gender() not in (None, gender):
            return False
        same = [one for one in thread.spots if one.form == "noun" and one.lemma == spot.lemma]
        if same and spot.kind != "group" and all(one.plural != spot.plural for one in same):
            return False
        return not self._is_of_another_land(spot, cluster)

    def _is_of_another_land(self, spot: Spot, cluster: Cluster) -> bool:
        """ "The US president" is not Peru's; a bare "government" is that of the land told of."""
        told = {code for word in spot.modifiers if (code := _land_of(word))}
        lands = {cluster.country, *(office.state for office in cluster.offices)} - {None}
        if told and lands:
            return not told & lands
        if told or spot.lemma not in _POWERS or cluster.named or not lands:
            return False
        counts = {
            thread.cluster.country: len(thread.spots)
            for thread in self._threads.values()
            if thread.cluster.kind == "state"
        }
        return max(counts.values(), default=0) > max(counts.get(land, 0) for land in lands)


@functools.lru_cache(maxsize=20_000)
def _land_of(word: str) -> str | None:
    """The state that a word in lower case tells of: "chilean", "us"."""
    return demonym_of(word.title()) or state_named(word.upper())


def _is_name_of(thread: Thread, spot: Spot) -> bool:
    """Whether the noun is part of the name, and nothing has shown yet that it is meant alone."""
    described = any(one.form == "noun" and one.lemma == spot.lemma for one in thread.spots)
    return thread.cluster.named and spot.lemma in thread.heads and not described


def _is_told_alike(mention: Mention, cluster: Cluster) -> bool:
    """Whether the same words with a name among them tell of both: "Lorvian children"."""
    if not mention.modifiers or mention.modifiers != cluster.modifiers:
        return False
    words = mention.text.split()
    return any(word[:1].isupper() and word.lower() in mention.modifiers for word in words)
