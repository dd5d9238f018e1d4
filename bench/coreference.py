"""Which mentions are one: our entities against GUM's news and MEANTIME, CoNLL F1.

Only people, bodies, states and places count, and chains of two mentions or more, as in the
CoNLL 2012 shared task. GUM marks whole phrases and we mostly names and heads: so two mentions
are the same when the word that heads them is (by our tree), or for several that are joined
("Haas and Ruiz") the word that joins them. As in the shared task what is set beside another
mention of its chain or lies inside it (an apposition, an office) is that mention, unless it is a
pronoun, and a predicate ("he is a legend") is none. CoNLL F1 is the mean of MUC, B3 and CEAFe
(Pradhan et al. 2014); `mentions` is the F1 of the mentions that stand in chains. MEANTIME marks
all mentions in the first sentences only; what stands behind them is left out, and so are two
things that it alone counts as mentions: an adjective ("the Japanese economy") and "who" or
"which" behind its noun.

`gum_news` are the two development documents. Only when asked for, as a help to work on rules:
`gum_news_check`, seven that the model's trees and names learned from but the weights that join
mentions did not, and `gum_news_learned`, the other thirteen. The errors of both have been read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from common import (
    around,
    chosen,
    encoder_of,
    head_at,
    meantime,
    reading_arguments,
    readings,
    show,
)

from training import sets
from training.gum import gum_mentions, is_kept_for_checking
from training.treebanks import raw, read_conllu
from twosource.record.reading import Reading
from twosource.record.report import Report
from twosource.record.span import Span

SETS = ("gum_news", "meantime", "gum_news_check", "gum_news_learned")
DEFAULT = SETS[:2]
KINDS = frozenset({"person", "organisation", "state", "place", "group"})
GUM_KINDS = frozenset({"person", "organization", "place"})
MEANTIME_KINDS = frozenset({"PER", "ORG", "LOC"})

Chain = frozenset[int]
Marked = tuple[Report, list[list[Span]], int]
"""A report, its marked chains, and where the part ends in which they are marked."""


def gum(data: Path, name: str) -> list[Marked]:
    """GUM's news documents: the development part, or of the others those of the named set."""
    sets.load_gum_parts(data)
    folder = data / "gum" / "not-to-release" / "sources"
    paths = sorted(folder.rglob("GUM_news_*.conllu"))
    others = [path for path in paths if path.stem not in sets.GUM_DEVELOPMENT]
    chosen_paths = {
        "gum_news": [path for path in paths if path.stem in sets.GUM_DEVELOPMENT],
        "gum_news_check": [path for path in others if is_kept_for_checking(path.stem)],
        "gum_news_learned": [path for path in others if not is_kept_for_checking(path.stem)],
    }
    return [_gum(path) for path in chosen_paths[name]]


def _gum(path: Path) -> Marked:
    document = read_conllu(path)[0]
    text, offsets, _ = raw(document)
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").split("\n")
        if re.match(r"\d+\t", line)
    ]
    words = [Span(*offset) for offset in sorted(offsets)]
    found = gum_chains([row[9] for row in rows])
    chains = [[Span(words[a].start, words[b].end) for a, b in chain] for chain in found]
    return Report(text=text, path=path.stem), chains, len(text)


def gum_chains(marks: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Chains of people, bodies and places from the last column: first and last words.

    Predicates are left out; a mention and the apposition behind it also stand there as a whole.
    """
    chains: dict[str, list[tuple[int, int]]] = {}
    mentions = [one for one in gum_mentions(marks) if one.kind in GUM_KINDS and one.link != "pred"]
    for one in mentions:
        chains.setdefault(one.chain, []).append((one.first, one.last))
    for one in mentions:
        here = chains[one.chain]
        before = [span for span in here if one.first - _GAP_WORDS <= span[1] < one.first]
        if one.link == "appos" and before:
            here.append((min(before)[0], one.last))
    return [sorted(set(chain)) for chain in chains.values()]


_GAP_WORDS = 2  # from a mention to its apposition, with a sign between


def meantime_chains(data: Path) -> list[Marked]:
    """MEANTIME's documents with the mentions of their people, bodies and places."""
    documents = []
    for document in meantime(data):
        chains: dict[str, list[Span]] = {}
        for relation, mention, entity in document.links:
            one, all_of_it = document.marks.get(mention), document.marks.get(entity)
            if relation != "REFERS_TO" or not one or not one.span or not all_of_it:
                continue
            if all_of_it.said.get("ent_type") in MEANTIME_KINDS:
                chains.setdefault(entity, []).append(one.span)
        documents.append((document.report, list(chains.values()), document.until))
    return documents


def heads(
    reading: Reading, chains: Sequence[Sequence[Span]], *, until: int, same: Mapping[int, int]
) -> list[Chain]:
    """Each chain as the offsets of the words that head its mentions, without single ones."""
    found = []
    for chain in chains:
        here = {
            _head(reading, span)
            for span in chain
            if span.end <= until and not _only_points(reading, span)
        }
        kept = frozenset(same.get(at, at) for at in here if at is not None)
        if len(kept) > 1:
            found.append(kept)
    return found


def _only_points(reading: Reading, span: Span) -> bool:
    """Whether the span is one adjective or relative pronoun."""
    at = head_at(reading, span)
    if at is None:
        return False
    word = reading.sentences[at[0]].words[at[1]]
    return word.span.covers(span) and (word.upos == "ADJ" or word.xpos in ("WDT", "WP"))


def one_mention(reading: Reading, chains: Sequence[Sequence[Span]]) -> dict[int, int]:
    """For a marked mention inside another of its chain, the head of the outermost one by its own.

    "The minister, Ana Ruiz" is marked three times, as a whole, as an office and as a name.
    """
    same = {}
    for chain in chains:
        for span in chain:
            outer = max((o for o in chain if o.covers(span)), key=lambda o: o.end - o.start)
            inner, whole = _head(reading, span), _head(reading, outer)
            if inner is not None and whole is not None and not _is_pronoun(reading, span):
                same[inner] = whole
    return same


def _is_pronoun(reading: Reading, span: Span) -> bool:
    at = head_at(reading, span)
    return at is not None and reading.sentences[at[0]].words[at[1]].upos == "PRON"


def _head(reading: Reading, span: Span) -> int | None:
    """The offset of the word that heads the span, or that joins its parts."""
    at = head_at(reading, span)
    if at is None:
        return None
    words = reading.sentences[at[0]].words
    joined = [w for w in words if w.relation == "conj" and w.head == at[1] and span.covers(w.span)]
    for word in words:
        if word.relation == "cc" and span.covers(word.span) and words[word.head] in joined:
            return word.span.start
    return words[at[1]].span.start


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    """Links kept, and links there are: recall as a fraction of `key`."""
    where = {mention: place for place, chain in enumerate(response) for mention in chain}
    kept = 0
    for chain in key:
        parts = len({where[m] for m in chain if m in where}) + sum(m not in where for m in chain)
        kept += len(chain) - parts
    return kept, sum(len(chain) - 1 for chain in key)


def b3(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    """The shares of each mention's chain that ours has too, and how many mentions there are."""
    where = {mention: chain for chain in response for mention in chain}
    empty: Chain = frozenset()
    kept = sum(len(chain & where.get(m, empty)) / len(chain) for chain in key for m in chain)
    return kept, sum(len(chain) for chain in key)


def ceafe(key: Sequence[Chain], response: Sequence[Chain]) -> float:
    """The likeness of chains under the best pairing one to one."""
    likeness = [
        [2 * len(one & other) / (len(one) + len(other)) for other in response] for one in key
    ]
    return best_pairing(likeness)


def best_pairing(gains: Sequence[Sequence[float]]) -> float:
    """The greatest sum of one entry for each row, no column twice; the Hungarian method."""
    if not gains or not gains[0]:
        return 0.0
    size = max(len(gains), len(gains[0]))
    cost = [[-gains[i][j] if i < len(gains) and j < len(gains[0]) else 0.0 for j in range(size)]
            for i in range(size)]  # fmt: skip
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    taken, way = [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        taken[0], column = row, 0
        least = [float("inf")] * (size + 1)
        used = [False] * (size + 1)
        while taken[column]:
            used[column] = True
            here, step, following = taken[column], float("inf"), 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                reduced = cost[here - 1][j - 1] - rows[here] - columns[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(size + 1):
                if used[j]:
                    rows[taken[j]] += step
                    columns[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            taken[column] = taken[way[column]]
            column = way[column]
    return -sum(cost[taken[j] - 1][j - 1] for j in range(1, size + 1))


class Score:
    """Sums over documents."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, reading: Reading, key: Sequence[Chain], ours: Sequence[Chain]) -> None:
        """Take one document's chains in."""
        true, found = (frozenset().union(*chains) for chains in (key, ours))
        shared = ceafe(key, ours)
        figures = {
            "muc": (*muc(key, ours), *muc(ours, key)),
            "b3": (*b3(key, ours), *b3(ours, key)),
            "ceafe": (shared, len(key), shared, len(ours)),
            "mentions": (len(true & found), len(true), len(true & found), len(found)),
        }
        for name, parts in figures.items():
            for part, figure in zip(("kept", "true", "right", "found"), parts, strict=True):
                self.sums[f"{name} {part}"] += figure  # type: ignore[assignment]
        self._tell(reading, key, ours)

    def _tell(self, reading: Reading, key: Sequence[Chain], ours: Sequence[Chain]) -> None:
        """Each marked mention that ours puts apart from its chain's largest part, and others."""
        text = reading.report.text
        words = {w.span.start: w.span for s in reading.sentences for w in s.words}
        where = {mention: place for place, chain in enumerate(ours) for mention in chain}
        marked = {mention: place for place, chain in enumerate(key) for mention in chain}
        for chain in key:
            parts = Counter(where.get(m) for m in chain if m in where)
            main = parts.most_common(1)[0][0] if parts else None
            first = around(text, words[min(chain)], letters=30)
            for m in sorted(chain):
                if m not in where or where[m] != main:
                    kind = "split" if m in where else "missed"
                    told = around(text, words[m], letters=80)
                    self.errors.append(f"{kind}: {reading.report.path}: {told}; chain of {first}")
        for chain in ours:
            parts = Counter(marked.get(m) for m in chain)
            main = parts.most_common(1)[0][0]
            first = around(text, words[min(chain)], letters=30)
            for m in sorted(chain):
                if marked.get(m) != main or main is None:
                    kind = "merged" if m in marked else "unmarked"
                    told = around(text, words[m], letters=80)
                    self.errors.append(f"{kind}: {reading.report.path}: {told}; with {first}")

    def row(self) -> dict[str, float]:
        """The figures."""
        row = {}
        for name in ("muc", "b3", "ceafe", "mentions"):
            kept, true, right, found = (
                self.sums[f"{name} {part}"] for part in ("kept", "true", "right", "found")
            )
            precision = right / found if found else 0.0
            recall = kept / true if true else 0.0
            both = precision + recall
            title = {"muc": "MUC", "b3": "B3", "ceafe": "CEAFe"}.get(name, name)
            if name == "mentions":
                row |= {"mentions P": precision, "mentions R": recall}
            row[f"{title} F1"] = 2 * precision * recall / both if both else 0.0
        return {"CoNLL F1": (row["MUC F1"] + row["B3 F1"] + row["CEAFe F1"]) / 3, **row}


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    for name in [given.set] if given.set else DEFAULT:
        if name == "meantime":
            marked = meantime_chains(given.data)[: given.documents]
        else:
            marked = gum(given.data, name)[: given.documents]
        score = Score()
        read = readings(reader, [report for report, _, _ in marked])
        for (_, key, until), reading in zip(marked, read, strict=True):
            ours = [list(e.mentions) for e in reading.entities if e.kind in KINDS]
            same = one_mention(reading, key)
            true, found = (heads(reading, chains, until=until, same=same) for chains in (key, ours))
            score.add(reading, true, found)
        if marked:
            rows.append({"set": name, "documents": len(marked), **score.row()})
            errors += [f"{name}: {error}" for error in score.errors]
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
