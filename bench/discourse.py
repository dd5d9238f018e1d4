"""The part that each sentence plays in its report, against NewsDiscourse (Choubey et al. 2020).

The sentences are the set's. The report is read from its raw text as any other, and the part of
one of the set's sentences is that of our sentence which shares most letters with it. Eight parts
count; a sentence that is no part of the report ("NA": a caption, a credit) is of none of them, and
each of the eight that is given to one counts as wrong.

By default the development part is measured, and the test part where there is one. What ships
learned from the train part's Xinhua and Reuters documents; the New York Times' are text of the
LDC and only measure, so their row is on an outlet that training never saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from common import (
    around,
    chosen,
    encoder_of,
    f1,
    reading_arguments,
    readings,
    show,
)

from training.newsdiscourse import MARKS, Marked, read_zip
from twosource.record.reading import Discourse, Reading

SETS = ("validation", "test", "train")
DEFAULT = SETS[:2]
Pair = tuple[Discourse | None, Discourse | None]


class Parts:
    """Counts of parts found and marked, over documents."""

    def __init__(self) -> None:
        self.documents = 0
        self.pairs: Counter[Pair] = Counter()

    def add(self, pairs: Sequence[Pair]) -> None:
        """Take one document's sentences in: ours, and the set's."""
        self.documents += 1
        self.pairs.update(pairs)

    def row(self) -> dict[str, float]:
        """The figures."""
        scores = {part: f1(*self._counts(part))[2] for part in MARKS.values()}
        counts = [self._counts(part) for part in MARKS.values()]
        micro = f1(*(sum(column) for column in zip(*counts, strict=True)))[2]
        return {
            "documents": self.documents,
            "sentences": self.pairs.total(),
            "macro F1": sum(scores.values()) / len(scores),
            "micro F1": micro,
            **scores,
            "none": f1(*self._counts(None))[2],
        }

    def _counts(self, part: Discourse | None) -> tuple[int, int, int]:
        """Right, found, and true."""
        found = sum(count for (ours, _), count in self.pairs.items() if ours == part)
        true = sum(count for (_, marked), count in self.pairs.items() if marked == part)
        return self.pairs[part, part], found, true

    def confused(self) -> Iterator[str]:
        """The commonest confusions, with their counts."""
        wrong = Counter({pair: n for pair, n in self.pairs.items() if pair[0] != pair[1]})
        for (ours, marked), count in wrong.most_common(12):
            yield f"{count} {ours or 'none'}, not {marked or 'none'}"


def pairs_of(document: Marked, reading: Reading) -> list[Pair]:
    """For each of the set's sentences our part and its own."""
    spans = [sentence.span for sentence in reading.sentences]
    pairs: list[Pair] = []
    for span, part in zip(document.spans, document.parts, strict=True):
        shared = [min(span.end, own.end) - max(span.start, own.start) for own in spans]
        pairs.append((reading.discourse[shared.index(max(shared))], part))
    return pairs


def documents_of(data: Path, name: str) -> list[Marked]:
    """The documents of a part of the set; none where it is not here and was not asked for."""
    path = data / "newsdiscourse" / f"{name}.zip"
    return read_zip(path) if path.exists() else []


def main() -> None:
    """Measure and print."""
    given = reading_arguments(__doc__ or "", SETS)
    reader = encoder_of(given)
    rows: list[Mapping[str, object]] = []
    errors: list[str] = []
    for name in [given.set] if given.set else DEFAULT:
        documents = documents_of(given.data, name)[: given.documents]
        scores = {title: Parts() for title in (name, f"{name}, wires", f"{name}, nyt")}
        read = readings(reader, [document.report for document in documents])
        for document, reading in zip(documents, read, strict=True):
            pairs = pairs_of(document, reading)
            scores[name].add(pairs)
            scores[f"{name}, {'nyt' if document.outlet == 'nyt' else 'wires'}"].add(pairs)
            errors += [
                f"{ours or 'none'}, not {part or 'none'}: {around(reading.report.text, span)}"
                for span, (ours, part) in zip(document.spans, pairs, strict=True)
                if ours != part
            ]
        rows += [{"set": title, **one.row()} for title, one in scores.items() if one.documents]
        if given.errors:
            print("\n".join(scores[name].confused()))
    show(rows, errors=chosen(errors, given.errors))


if __name__ == "__main__":
    main()
