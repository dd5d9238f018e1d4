"""Names against sets that mark them: span F1 by kind, on documents unseen in training.

Only what both mark counts: a span is right when its words and kind agree exactly.
"""

from __future__ import annotations

from common import Document, arguments, f1, load, show, unseen

from training.marks import NAME_TAGS, Sentence
from twosource.models.reader import Reader

SETS = ("ner_worldwide", "wikigold", "ner_uner_ewt", "ner_crossner")
CORE = ("person", "organisation", "place")


def gold_spans(sentence: Sentence) -> set[tuple[int, int, str]]:
    """The marked names as (first, last, kind)."""
    spans: list[list[int | str]] = []
    for place, allowed in enumerate(sentence.names or ()):
        name = NAME_TAGS[next(iter(allowed))] if len(allowed) == 1 else "O"
        if name.startswith("B-"):
            spans.append([place, place, name[2:]])
        elif name.startswith("I-") and spans and spans[-1][1] == place - 1:
            spans[-1][1] = place
    return {(int(first), int(last), str(kind)) for first, last, kind in spans}


def measure(reader: Reader, documents: list[Document]) -> dict[str, float]:
    """F1 of each kind, and precision, recall and F1 of persons, organisations and places."""
    counts = {kind: [0, 0, 0] for kind in CORE}
    sentences = [s for document in documents for s in document.sentences]
    for gold, read in zip(sentences, reader.read_words([s.words for s in sentences]), strict=True):
        true = {span for span in gold_spans(gold) if span[2] in CORE}
        found = {(n.first, n.last, n.kind) for n in reader.name_spans(read) if n.kind in CORE}
        for kind, numbers in counts.items():
            numbers[0] += sum(span[2] == kind for span in true & found)
            numbers[1] += sum(span[2] == kind for span in found)
            numbers[2] += sum(span[2] == kind for span in true)
    total = [sum(numbers[i] for numbers in counts.values()) for i in range(3)]
    precision, recall, both = f1(*total)
    return {"precision": precision, "recall": recall, "F1": both} | {
        kind: f1(*numbers)[2] for kind, numbers in counts.items()
    }


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__ or "", SETS)
    reader = load(given)
    rows = []
    for name in [given.set] if given.set else SETS:
        try:
            documents = unseen(given.data, name)
        except FileNotFoundError as exc:
            print(f"skipped: {exc}")
            continue
        rows.append({"set": name, "documents": len(documents), **measure(reader, documents)})
    show(rows)


if __name__ == "__main__":
    main()
