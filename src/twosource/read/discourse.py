"""The part that each sentence plays around what the report is about: told now, before, thought of.

What is learned sits in `models.discourse`; here stands what it is shown of a sentence: where it
stands, its vector beside those of its neighbours and of the lead, its verbs, speech and times,
and what it shares with the title and the lead.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.models.discourse import product, shipped
from twosource.read.times import TimeMention
from twosource.record.reading import Discourse, Sentence
from twosource.record.report import Report
from twosource.record.tree import Tree
from twosource.text import verbs

_MODALS = ("will", "would", "could", "may", "might", "can", "must", "should", "shall")
_SHORT = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can"}
_TAGS = tuple("VBD VBZ VBP VBN VBG VB MD JJ JJR JJS RB CD NNP PRP".split())
_CUES: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "if": "if whether unless",
        "after": "after following since because",
        "when": "when while as",
        "before": "before until",
        "contrast": "but however although though despite while yet",
        "also": "also meanwhile separately another additionally",
        "earlier": "earlier previously already recently last former",
        "ago": "ago decade century history historic historical year since anniversary",
        "once": "once then later eventually used",
        "expect": """expect expected likely unlikely plan plans scheduled upcoming next future
            forecast hope soon possible potential predict""",
        "think": """think believe feel hope important significant clear concern fear good bad
            great right wrong need strong best better worse worst""",
        "now": "now today currently tuesday monday wednesday thursday friday saturday sunday",
        "i": "i me my we us our",
        "you": "you your",
        "he": "he she his her him",
        "they": "they their them it its",
        "toll": "killed injured wounded dead died death arrested shares fell rose percent",
        "edit": "reporting editing file photo source editor close video writing",
    }.items()
}
_CUES_OF = {
    word: tuple(place for place, some in enumerate(_CUES.values()) if word in some)
    for words in _CUES.values()
    for word in words
}
_SIGNS = ("?", "!", ":", "$", "%", "|", "/", ";")
_STOPS = frozenset({".", "”", '"', "''", "?", "!"})
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 4  # of a word that tells what something is about
_LEAST_LEAD_WORDS = 8  # a line of fewer words is no lead: a dateline, a credit, "Video Player"
_LEADS = 2


def parts_of(
    report: Report,
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    times: Sequence[Sequence[TimeMention]],
    vectors: NDArray[np.float32],
) -> tuple[Discourse | None, ...]:
    """The part of each sentence, in order; None where the model is not sure of any.

    All are None when the vectors are not those that the parts were learned with.
    """
    sorter = shipped()
    if vectors.shape[1:] != (sorter.width,):
        return (None,) * len(sentences)
    seen = seen_in(report, sentences, trees, times, vectors)
    return sorter.parts(vectors, seen, [lemmas_of(sentence) for sentence in sentences])


def lemmas_of(sentence: Sentence) -> list[str]:
    """The sentence's lemmas in lower case."""
    return [word.lemma.lower() for word in sentence.words]


def seen_in(
    report: Report,
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    times: Sequence[Sequence[TimeMention]],
    vectors: NDArray[np.float32],
) -> NDArray[np.float32]:
    """What the model is shown of each sentence beside its vector: float32, (n_sentences, n)."""
    leads = _leads(sentences)
    about = frozenset(word for at in leads for word in _content(sentences[at]))
    names = frozenset(word for at in leads for word in _named(sentences[at]))
    title = frozenset(
        word for word in _WORD.findall((report.title or "").lower()) if len(word) >= _LEAST_LETTERS
    )
    likeness = _likeness(vectors, leads)
    known: set[str] = set()
    in_quote = False
    rows = []
    for at, (sentence, tree) in enumerate(zip(sentences, trees, strict=True)):
        lower = [word.text.lower() for word in sentence.words]
        quote, in_quote = _quoted(sentence, in_quote)
        content = _content(sentence)
        named = _named(sentence)
        rows.append(
            [
                *_place(sentences, at, leads[0]),
                *likeness[at],
                *quote,
                *_said(tree, lower),
                *_counts(sentence, lower),
                *_dated(times[at], sentence, report.published),
                _share(content, about),
                _share(content, title),
                _share(title, content),
                _share(named, names),
                _share(named, title),
                len(named - known) / 5,
                float(not named),
                *_kinds(sentence),
                float(not title),
                float(report.published is None),
            ]
        )
        known |= named
    return np.array(rows, np.float32)


def _leads(sentences: Sequence[Sentence]) -> list[int]:
    """The first sentences that are sentences; the first of all where none is."""
    found = [
        at
        for at, sentence in enumerate(sentences)
        if len(sentence.words) >= _LEAST_LEAD_WORDS
        and any(word.xpos in ("VBD", "VBZ", "VBP", "MD") for word in sentence.words)
    ]
    return found[:_LEADS] or [0]


def _content(sentence: Sentence) -> frozenset[str]:
    return frozenset(
        form
        for word in sentence.words
        if word.upos in ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
        for form in {word.lemma.lower(), word.text.lower()}
        if len(form) >= _LEAST_LETTERS
    )


def _named(sentence: Sentence) -> frozenset[str]:
    return frozenset(
        sentence.words[at].text.lower()
        for name in sentence.names
        if name.kind in ("person", "organisation", "place", "people", "other")
        for at in range(name.first, name.last + 1)
        if len(sentence.words[at].text) >= _LEAST_LETTERS
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of one is in the other."""
    return len(one & other) / len(one) if one else 0.0


def _place(sentences: Sequence[Sentence], at: int, lead: int) -> list[float]:
    count = len(sentences)
    sentence = sentences[at]
    left = count - 1 - at
    opens = at == 0 or sentences[at - 1].paragraph != sentence.paragraph
    closes = left == 0 or sentences[at + 1].paragraph != sentence.paragraph
    behind = at - lead
    return [
        at / count,
        math.log1p(at),
        math.log1p(left),
        math.log1p(count),
        float(behind < 0),
        *(float(behind == step) for step in range(4)),
        float(left == 0),
        float(left < 3),
        float(opens),
        float(closes),
        math.log1p(len(sentence.words)),
        float(len(sentence.words) < _LEAST_LEAD_WORDS),
    ]


def _likeness(vectors: NDArray[np.float32], leads: Sequence[int]) -> NDArray[np.float32]:
    """Cosines to each lead, the whole, the neighbours, and the most and least alike before."""
    whole = vectors.mean(0)
    whole = whole / (np.linalg.norm(whole) or 1)
    chosen = vectors[[leads[0], leads[-1]]]
    around = product(vectors, vectors.T)
    before = np.zeros(len(vectors), np.float32)
    before[1:] = np.diagonal(around, 1)
    after = np.append(before[1:], np.float32(0))
    most = np.array([around[at, :at].max() if at else 0 for at in range(len(vectors))])
    others = (around.sum(1) - 1) / max(1, len(vectors) - 1)
    columns = [*(chosen @ vectors.T), vectors @ whole, before, after, most, others]
    return np.stack(columns, 1).astype(np.float32)


def _quoted(sentence: Sentence, inside: bool) -> tuple[list[float], bool]:
    """Whether it opens and closes within quotes, and how much of it is quoted."""
    began, within = inside, 0
    for word in sentence.words:
        if word.text in ("“", "``") or (word.text in ('"', "''") and not inside):
            inside = True
        elif word.text in ("”", '"', "''"):
            inside = False
        else:
            within += inside
    share = within / len(sentence.words)
    return [share, float(share > 0), float(share > 0.6), float(began), float(inside)], inside


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a clause's verb is made of."""

    at: int
    tag: str
    modal: str
    perfect: bool
    had: bool
    passive: bool
    negated: bool
    copula: bool


def _clause(tree: Tree, at: int) -> _Clause:
    helpers = [tree.words[kid] for kid in tree.kids(at, "aux", "cop")]
    texts = [_SHORT.get(helper.text.lower(), helper.text.lower()) for helper in helpers]
    finite = next((helper.xpos for helper in helpers if helper.xpos != "MD"), tree.words[at].xpos)
    return _Clause(
        at=at,
        tag=finite,
        modal=next((text for text in texts if text in _MODALS), ""),
        perfect=any(helper.lemma == "have" for helper in helpers),
        had="had" in texts,
        passive=any(tree.words[kid].relation == "aux:pass" for kid in tree.kids(at, "aux")),
        negated=any(tree.words[kid].text.lower() in ("not", "n't", "n’t", "never", "no")
                    for kid in tree.kids(at, "advmod", "det")),
        copula=tree.kid(at, "cop") is not None,
    )  # fmt: skip


def _of_clause(clause: _Clause) -> list[float]:
    return [
        *(float(clause.tag == tag) for tag in ("VBD", "VBZ", "VBP", "VBN", "VB")),
        *(float(clause.modal == modal) for modal in _MODALS),
        float(clause.perfect),
        float(clause.had),
        float(clause.passive),
        float(clause.negated),
        float(clause.copula),
    ]


def _said(tree: Tree, lower: Sequence[str]) -> list[float]:
    """The main clause, the clause told in it, and how it is told."""
    root = tree.root
    told, says = root, -1
    for kid in tree.kids(root, "parataxis", "ccomp", "advcl"):
        if _speaks(tree, kid) and tree.relation(kid) == "parataxis":
            says = kid
    inner = tree.kid(root, "ccomp", "parataxis")
    if says < 0 and _speaks(tree, root):
        says = root
        told = inner if inner is not None else root
    subject = tree.kid(says, "nsubj") if says >= 0 else None
    speaker = tree.words[subject] if subject is not None else None
    own = tree.kid(told, "nsubj")
    return [
        *_of_clause(_clause(tree, told)),
        float(says >= 0),
        float(says == root),
        float(says >= 0 and told != says),
        float(says >= 0 and tree.words[says].lemma.lower() == "say"),
        float(speaker is not None and speaker.upos == "PRON"),
        float(speaker is not None and speaker.upos == "PROPN"),
        float(speaker is not None and speaker.upos == "NOUN"),
        float("according" in lower),
        float(tree.words[root].upos in ("VERB", "AUX")),
        float(own is not None),
        float(own is not None and tree.words[own].upos == "PRON"),
        float(own is not None and tree.words[own].upos == "PROPN"),
        float(tree.words[told].lemma.lower() in verbs.STATIVE),
        float(tree.heading),
    ]


def _speaks(tree: Tree, at: int) -> bool:
    return tree.words[at].upos == "VERB" and tree.words[at].lemma.lower() in verbs.REPORTING


def _counts(sentence: Sentence, lower: Sequence[str]) -> Iterable[float]:
    """How often tags, modals and cue words stand in it, up to three, and signs."""
    tags = [word.xpos for word in sentence.words]
    held = {_SHORT.get(word, word) for word in lower}
    cues = [0] * len(_CUES)
    for word, form in zip(sentence.words, lower, strict=True):
        for cue in {*_CUES_OF.get(form, ()), *_CUES_OF.get(word.lemma, ())}:
            cues[cue] += 1
    first = _CUES_OF.get(lower[0], ())
    yield from (min(3, tags.count(tag)) / 3 for tag in _TAGS)
    yield from (float(modal in held) for modal in _MODALS)
    yield from (min(3, count) / 3 for count in cues)
    yield from (float(cue in first) for cue in range(len(_CUES)))
    yield from (float(sign in held) for sign in _SIGNS)
    yield float(lower[-1] in _STOPS)


def _dated(
    times: Sequence[TimeMention], sentence: Sentence, published: dt.date | None
) -> list[float]:
    """How far its times lie from the report's day, and years it names."""
    now = recent = weeks = months = years = ahead = unsure = 0
    for time in times:
        if time.when is None or published is None:
            unsure += 1
            continue
        gap = (published - time.when.last).days
        if time.when.first > published:
            ahead = 1
        elif gap <= 1:
            now = 1
        elif gap <= 7:
            recent = 1
        elif gap <= 60:
            weeks = 1
        elif gap <= 365:
            months = 1
        else:
            years = 1
    written = [int(word.text) for word in sentence.words if _YEAR.match(word.text)]
    past = [year for year in written if published is not None and year < published.year]
    return [
        *map(float, (now, recent, weeks, months, years, ahead)),
        min(unsure, 2) / 2,
        float(not times),
        float(bool(written)),
        float(bool(past)),
    ]


def _kinds(sentence: Sentence) -> Iterable[float]:
    kinds = [name.kind for name in sentence.names]
    for kind in ("person", "organisation", "place", "people", "date", "money"):
        yield min(3, kinds.count(kind)) / 3
