"""An event's time, and the words of its own clause."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.read.participants import CLAUSES, case_of, phrase, whole
from twosource.read.standing import Standing
from twosource.read.times import TimeMention, time_of
from twosource.read.voices import is_aside
from twosource.record.dates import When
from twosource.record.reading import Quote
from twosource.record.span import Span
from twosource.record.tree import Tree


def when_of(tree: Tree, position: int, times: Sequence[TimeMention]) -> When | None:
    """The event's own time, or the one at the front of the clause that its first verb holds."""
    mention = time_of(tree, position, times)
    mention = (
        mention or _of_when_clause(tree, position, times) or _of_its_time(tree, position, times)
    )
    if mention is not None:
        return mention.when
    if tree.relation(position) != "conj" or tree.words[position].upos != "VERB":
        return None
    head = tree.words[position].head
    shared = time_of(tree, head, times)
    subject = tree.kid(head, "nsubj")
    if shared is None or subject is None or shared.first > subject:
        return None
    return shared.when


def _of_when_clause(tree: Tree, position: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time of the verb's own "when" clause: "Ten fell when the bridge gave way on Monday"."""
    if tree.words[position].upos != "VERB":
        return None
    found = [
        time_of(tree, kid, times)
        for kid in tree.kids(position, "advcl")
        if any(tree.words[w].text.lower() == "when" for w in tree.kids(kid, "mark", "advmod"))
    ]
    return found[0] if len(found) == 1 else None


def _of_its_time(tree: Tree, position: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The year of what it lies in: "lost its fleet in the war of 1911"."""
    found = [
        time
        for kid in tree.kids(position, "obl")
        if case_of(tree, kid) in ("in", "during")
        for time in times
        if time.head in tree.kids(kid, "nmod") and case_of(tree, time.head) == "of"
    ]
    return found[0] if len(found) == 1 else None


def clause_of(tree: Tree, position: int, standing: Standing) -> Span:
    """The words of the event's own clause: no joined, later or reporting clauses."""
    top = standing.trying if standing.trying is not None else position
    if tree.words[top].upos != "VERB":
        return phrase(tree, position) if standing.trying is None else tree.span([top, position])
    if top == position:
        top = _with_governor(tree, position)
    dropped: set[int] = set()
    for word in {top, position}:
        for kid in tree.children[word]:
            if kid not in (top, position) and _falls_away(tree, kid, position):
                dropped.update(tree.below(kid))
    kept = [p for p in tree.below(top) if p not in dropped]
    return whole(tree, kept, position)


def within(words: Span, trigger: Span, quotes: Sequence[Quote]) -> Span:
    """The part of a clause that lies in the same quotation marks as its trigger."""
    for quote in quotes:
        if quote.direct and quote.words.covers(trigger):
            return Span(max(words.start, quote.words.start), min(words.end, quote.words.end))
    return words


def _with_governor(tree: Tree, position: int) -> int:
    """The word whose infinitive or participle this is, so that its clause is told with it."""
    here = position
    while tree.words[here].relation == "xcomp" and tree.words[here].head >= 0:
        here = tree.words[here].head
    return here


def _falls_away(tree: Tree, kid: int, trigger: int) -> bool:
    relation = tree.relation(kid)
    if relation in ("mark", "cc"):
        return tree.words[kid].text.lower() != "to"
    if relation == "conj":
        return tree.words[kid].upos in ("VERB", "AUX") or tree.kid(kid, "cop") is not None
    if relation in ("parataxis", "discourse", "vocative"):
        return True
    if relation == "advcl" or is_aside(tree, kid):
        return trigger not in tree.below(kid)
    return relation == "ccomp" and relation in CLAUSES and trigger not in tree.below(kid)
