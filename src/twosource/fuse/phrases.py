"""Phrases of a clause written out, with names in the place of what stands for them."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.fuse.entities import Cast
from twosource.fuse.events import Telling
from twosource.fuse.naming import called
from twosource.fuse.wording import Clause, one_line

_LEFT_OUT = frozenset({"advcl", "appos", "parataxis", "advcl:relcl"})


def below_in(clause: Clause, position: int) -> list[int]:
    """The phrase a word heads, without asides: a relative clause after a comma is one."""
    below = clause.below(position, without=_LEFT_OUT)
    below += [at for kid in list(below) for name in names_beside(clause, kid) for at in name]
    below += [at for kid in list(below) for at in _completing(clause, kid)]
    left_out = {
        at
        for kid in below
        if (clause.words[kid].relation == "acl:relcl" and _is_aside(clause, kid))
        or _is_own_deed(clause, kid)
        or _is_apart(clause, kid)
        or _says_when(clause, kid)
        or _is_age(clause, kid)
        for at in clause.below(kid)
    }
    return sorted({at for at in below if at not in left_out})


def _completing(clause: Clause, kid: int) -> list[int]:
    """What a participle on a noun cannot do without: "the workers tasked with handling it"."""
    if clause.words[kid].relation != "acl":
        return []
    return [
        at
        for clause_on in clause.kids(kid, "advcl")
        if any(
            clause.words[mark].text.casefold() in ("with", "of", "from", "for", "to")
            for mark in clause.kids(clause_on, "mark")
        )
        for at in clause.below(clause_on)
    ]


def _is_apart(clause: Clause, kid: int) -> bool:
    """Whether a semicolon stands before what is joined: "banned circuses; Veldt, where …"."""
    word = clause.words[kid]
    first = min(clause.below(kid))
    return (
        word.relation == "conj"
        and first > 0
        and ";" in (clause.words[first].text, clause.words[first - 1].text)
    )


def _is_own_deed(clause: Clause, kid: int) -> bool:
    """Whether a finite clause is joined to an infinitive: "tried to land but were held"."""
    word = clause.words[kid]
    joined = word.relation == "conj" and clause.words[word.head].xpos == "VB"
    if word.relation == "conj" and word.xpos in ("VBG", "VBD") and word.upos == "VERB":
        # "killed two people and wounding 90": what a tree joins to the people
        return clause.words[word.head].upos in ("NOUN", "PROPN", "NUM")
    return joined and word.xpos in ("VBD", "VBN", "VBZ", "VBP") and clause.kids(kid, "aux") != []


def _is_age(clause: Clause, kid: int) -> bool:
    """Whether a number only stands beside a name: "Ana Ruiz, 67,"."""
    word = clause.words[kid]
    name = word.head >= 0 and clause.words[word.head].upos == "PROPN"
    return name and word.upos == "NUM" and kid > 0 and clause.words[kid - 1].text == ","


_TIMES = frozenset({"after", "before", "following", "since", "amid", "during", "until"})


def _says_when(clause: Clause, kid: int) -> bool:
    """Whether a phrase on a noun only tells when: "suffered damage after the blast"."""
    word = clause.words[kid]
    return word.relation == "nmod" and case_of(clause, kid) in _TIMES


def names_beside(clause: Clause, noun: int) -> list[list[int]]:
    """The names that say who or what a plain noun is: "the capital, Port Lumo"."""
    if clause.words[noun].upos != "NOUN":
        return []
    return [
        clause.below(kid, without=_LEFT_OUT)
        for kid in clause.kids(noun, "appos")
        if clause.words[kid].upos == "PROPN"
    ]


def _stands_together(clause: Clause, position: int) -> bool:
    """Whether a word and all below it are one run of the sentence, marks aside."""
    found = {position}
    waiting = [position]
    while waiting:
        kids = [kid for kid in clause.children[waiting.pop()] if kid not in found]
        found.update(kids)
        waiting.extend(kids)
    return all(
        at in found or clause.words[at].upos == "PUNCT" for at in range(min(found), max(found) + 1)
    )


def _is_aside(clause: Clause, kid: int) -> bool:
    """Whether a relative clause only adds to what a name or a full phrase already says."""
    head = clause.words[kid].head
    first = min(clause.below(kid))
    after_comma = clause.words[first].text == "," or (
        first > 0 and clause.words[first - 1].text in (",", "–", "—")
    )
    return clause.words[head].upos == "PROPN" or after_comma


class Phrases:
    """Writes out words of a clause with names in the place of what stands for them."""

    def __init__(self, telling: Telling, clause: Clause, cast: Cast) -> None:
        self.telling, self.clause, self.cast = telling, clause, cast
        self.text = telling.reading.report.text
        self.trigger = clause.head_of(telling.event.trigger) or 0
        self.seen: set[str] = set()  # entities that have been written
        self.latest = ""  # the last of them
        self.has_subject = True  # "his" may stand for the one who acts
        self.mentions: dict[int, tuple[list[int], str]] = {}  # by first word
        taken: set[int] = set()
        mentions = cast.mentions_in(telling.reading.report.id, clause.sentence.span)
        for span, entity in sorted(mentions, key=lambda one: (one[0].start - one[0].end, one[0])):
            inside = clause.positions(span)
            if inside and not taken & set(inside):
                self.mentions[inside[0]] = (inside, entity)
                taken.update(inside)

    def write(self, positions: Sequence[int]) -> str | None:
        """The words at the positions; None when a pronoun stands for nobody known."""
        pieces: list[str] = []
        skip: set[int] = set()
        last = -1
        for at in positions:
            if at in skip:
                continue
            word = self.clause.words[at]
            inside, entity = self.mentions.get(at, ([at], ""))
            piece = word.text
            plain = word.text[1:].islower() or (word.text.isupper() and len(word.text) < 4)
            if at == 0 and plain and word.upos not in ("PROPN", "PRON"):
                piece = piece.lower()
            quoted = sum(mark in '“”"' for mark in "".join(pieces)) % 2 == 1
            if quoted:
                inside, entity = [at], ""  # what somebody said stays as it was said
            if entity and set(inside) <= set(positions) and self._can_replace(inside, entity):
                piece = self._name(inside, entity, pieces, has_owned=self._owns(at, positions))
                skip.update(inside)
            elif word.xpos in ("PRP", "PRP$") and word.upos == "PRON" and not (entity or quoted):
                return None
            if entity:
                self.seen.add(entity)
                self.latest = entity
            if pieces and last < at - 1:  # what stood between is left out: "an [Oct. 19] meeting"
                pieces[-1] = _article(pieces[-1], piece)
            close = last >= 0 and self._touches(last, at)
            if pieces and entity and pieces[-1].strip() == piece.strip():
                continue  # "its president, Ana Ruiz" with both named by the one name
            pieces.append(piece if close or not pieces else f" {piece}")
            last = inside[-1] if at in skip else at
        written = one_line("".join(pieces)).strip(" ,;:—–")
        written = written.removesuffix(" by")
        if written.endswith("-"):
            return None  # a compound that the tree takes apart
        pairs = written.count("“") - written.count("”"), written.count('"') % 2
        return written if written and pairs == (0, 0) else None

    def phrase(self, head: int, *, without: frozenset[int] = frozenset()) -> str | None:
        """The phrase a word heads; None when its words do not stand together.

        Then the tree is not to be trusted. A lone "those" says nothing either.
        """
        clause = self.clause
        if not _stands_together(clause, head):
            return None
        below = [at for at in below_in(clause, head) if at not in without]
        if not below:
            return None  # a date and nothing else
        before = below[0] - 1
        pair = (clause.words[before].text.casefold(), clause.words[below[0]].text.casefold())
        if before >= 0 and pair in _TWO_WORDS and before not in without:
            below.insert(0, before)  # "next to the station", where the tree takes them apart
        after = below[-1] + 1
        opened = [clause.words[at].text for at in below if clause.words[at].text in ("“", "”")]
        if opened[-1:] == ["“"] and after < len(clause.words) and clause.words[after].text == "”":
            below.append(after)
        if clause.words[head].xpos == "JJ" and clause.kids(head, "case") and len(below) < 3:
            return None  # "treated for serious", whose noun the tree lost
        lone = len(below) == 1 and clause.words[head].upos in ("PRON", "DET")
        return None if lone and head not in self.mentions else self.write(below)

    def _touches(self, last: int, at: int) -> bool:
        """Whether no space stands before the word in the report."""
        words = self.clause.words
        before = words[at].span.start
        return before > 0 and not self.text[before - 1].isspace() and last == at - 1

    def _can_replace(self, inside: Sequence[int], entity: str) -> bool:
        words = [self.clause.words[at] for at in inside]
        if not self.cast.is_named(entity) or words[-1].xpos in ("JJ", "POS"):
            return False
        heads = [at for at in inside if self.clause.words[at].head not in inside]
        if not heads or self.clause.words[heads[0]].upos != "NOUN":
            return True
        # "his commissioner for ports" says more than the name: its words stay
        kids = [kid for at in inside for kid in self.clause.children[at] if kid not in inside]
        plain = ("det", "case", "punct", "cc", "conj", "appos")
        return all(self.clause.words[kid].relation in plain for kid in kids)

    def _is_subject(self, entity: str) -> bool:
        return self.has_subject and entity in self.telling.actors

    def _is_bound(self, own: int) -> bool:
        """Whether "its" can only mean the subject before it: "the country held its vote"."""
        clause = self.clause
        verb = self.trigger
        subjects = [kid for kid in clause.kids(verb, "nsubj") if kid < verb < own]
        return (
            self.has_subject
            and clause.words[own].text.casefold() == "its"
            and any(clause.words[kid].xpos in ("NN", "NNP") for kid in subjects)
        )

    def _owns(self, at: int, positions: Sequence[int]) -> bool:
        """Whether "her" stands before what is hers, and not alone: "arrested her days later"."""
        word = self.clause.words[at]
        return word.xpos == "PRP$" and word.head in positions

    def _name(
        self, inside: Sequence[int], entity: str, pieces: list[str], *, has_owned: bool
    ) -> str:
        first, last = self.clause.words[inside[0]], self.clause.words[inside[-1]]
        own = has_owned
        if own and (entity == self.latest or self._is_subject(entity) or self._is_bound(inside[0])):
            return first.text
        article = pieces and pieces[-1].strip().casefold() in ("the", "a", "an")
        if article and self.clause.words[inside[0] - 1].head in inside:
            pieces.pop()  # and not that of "a Lumo-flagged tanker"
        name = called(entity, self.telling, self.cast)
        heads = [at for at in inside if self.clause.words[at].head not in inside]
        before_noun = heads and self.clause.words[heads[0]].relation in ("compound", "amod")
        if before_noun or (pieces and pieces[-1].endswith(("'s", "’s"))):
            name = name.removeprefix("the ")  # "Veldt’s Foreign Ministry", "a Veldt official"
        ends_own = own or last.text in ("'s", "’s")
        return f"{name}’s" if ends_own else name


def _article(piece: str, following: str) -> str:
    """An article before another word than in the report: "an" before a vowel; else the piece."""
    word = piece.strip().casefold()
    if word not in ("a", "an") or not following[:1].isalpha() or following.isupper():
        return piece
    return piece.replace(word, "an" if following[0].casefold() in "aeiou" else "a")


_TWO_WORDS = frozenset({("next", "to"), ("close", "to"), ("adjacent", "to"), ("ahead", "of")})


def case_of(clause: Clause, head: int) -> str:
    """The preposition of a phrase, one of several words as `in_spite`; empty without one."""
    return "_".join(clause.words[kid].text.casefold() for kid in clause.kids(head, "case"))


def prepositions(clause: Clause, head: int) -> frozenset[int]:
    """The words of a phrase's own preposition."""
    return frozenset(at for kid in clause.kids(head, "case") for at in clause.below(kid))
