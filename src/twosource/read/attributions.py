"""The attributions that the model sees in a sentence: who, by which cue, what.

The model marks the words of sources, cues and contents (`Sentence.said`). Here they are put
together: a content and a source belong to the cue that the tree or the nearness gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from twosource.record.reading import SaidSpan
from twosource.record.span import Span
from twosource.record.tree import Tree

_PAST_ANOTHER = 12  # words that it costs to reach across another cue


@dataclass(slots=True)
class Attribution:
    """One cue of a sentence with its source and content; positions are words of the sentence."""

    cue: SaidSpan
    source: SaidSpan | None = None
    contents: list[SaidSpan] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The probability of its least likely part."""
        parts = [self.cue, *self.contents, *([self.source] if self.source else [])]
        return min(part.score for part in parts)


def attributions_in(tree: Tree) -> list[Attribution]:
    """The attributions of a sentence that have a cue and a content, in the order of the cues."""
    said = _joined(tree.sentence.said)
    cues = [Attribution(cue=part) for part in said if part.kind == "cue"]
    for part in said:
        if part.kind == "content" and cues:
            best = min(cues, key=lambda one: _far(tree, one.cue, part, cues))
            best.contents.append(part)
    for part in said:
        if part.kind != "source":
            continue
        free = [one for one in cues if one.source is None]
        if free:
            best = min(free, key=lambda one: _far(tree, one.cue, part, cues))
            best.source = part
    return [one for one in cues if one.contents]


def _joined(said: Sequence[SaidSpan]) -> list[SaidSpan]:
    """The parts, with a source or content that was cut in two made one ("local" "Ana Ruiz")."""
    found: list[SaidSpan] = []
    for part in said:
        before = found[-1] if found else None
        if before and before.kind == part.kind != "cue" and before.last + 1 == part.first:
            score = min(before.score, part.score)
            found[-1] = replace(before, last=part.last, score=score)
        else:
            found.append(part)
    return found


def head_of(tree: Tree, part: SaidSpan) -> int:
    """The word of a part that hangs outside it, the first of several; signs only where need be."""
    inside = range(part.first, part.last + 1)
    loose = [at for at in inside if tree.words[at].head not in inside]
    plain = [at for at in loose if tree.words[at].upos not in ("PUNCT", "ADP", "SCONJ", "DET")]
    return (plain or loose)[0]


def words_of(tree: Tree, part: SaidSpan, *, opens: bool = False) -> Span:
    """The words of a part without signs at its edges; one that opens, without a "that" as well."""
    first, last = part.first, part.last
    while first < last and (tree.words[first].upos == "PUNCT" or (opens and _is_that(tree, first))):
        first += 1
    while first < last and tree.words[last].upos == "PUNCT" and tree.words[last].text not in ")%":
        if tree.words[last].text == "”" and _is_open(tree, first, last):
            break  # "he paid for “two old piers”"
        last -= 1
    return Span(tree.words[first].span.start, tree.words[last].span.end)


def _is_open(tree: Tree, first: int, last: int) -> bool:
    """Whether a quotation mark opened in the words is closed by the last."""
    inside = [word.text for word in tree.words[first:last]]
    return inside.count("“") > inside.count("”")


def _is_that(tree: Tree, position: int) -> bool:
    return tree.words[position].text.lower() == "that" and tree.relation(position) == "mark"


def _far(tree: Tree, cue: SaidSpan, part: SaidSpan, cues: Sequence[Attribution]) -> float:
    """How far a part is from a cue: words between, less where the tree ties the two."""
    low, high = sorted([cue, part], key=lambda one: one.first)
    between = high.first - low.last - 1
    crossed = sum(low.last < one.cue.first < high.first for one in cues)
    tie = head_of(tree, part)
    inside = range(cue.first, cue.last + 1)
    tied = tree.words[tie].head in inside or any(
        tree.words[at].head in range(part.first, part.last + 1) for at in inside
    )
    return between + _PAST_ANOTHER * crossed - (2 * _PAST_ANOTHER if tied else 0)
