"""PolNeAR: who says what in articles on politics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.marks import SAID_KINDS, SAID_TAGS, Document, Sentence
from twosource.models.segment import cut


def read_polnear(folder: Path) -> list[Document]:
    """The articles of PolNeAR, cut as a report is cut; the development part is named so."""
    documents = []
    for part in ("train", "dev"):
        for path in sorted((folder / part / "text").glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as opened:
                text = opened.read()
            marked = sorted((folder / part / "attributions").glob(f"{path.stem}_????.ann"))
            if marked:
                spans = _said_spans(marked[0].read_text(encoding="utf-8"))
                sentences = tuple(_said_sentences(text, spans))
                documents.append(Document(name=f"{part}:{path.stem}", sentences=sentences))
    return documents


def _said_spans(brat: str) -> list[tuple[int, int, str]]:
    """The pieces of a brat file's sources, cues and contents, as (start, end, kind)."""
    spans = []
    for line in brat.split("\n"):
        fields = line.split("\t")
        if re.match(r"T\d+$", fields[0]) and len(fields) > 1:
            kind, _, places = fields[1].partition(" ")
            if kind.lower() in SAID_KINDS:
                for piece in places.split(";"):
                    start, end = map(int, piece.split())
                    spans.append((start, end, kind.lower()))
    return sorted(spans)


def _said_sentences(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Sentence]:
    """The sentences of a text; what a quotation has carried over from before them is unmarked.

    Nothing in such a sentence says that it is quoted: the quotation marks do, outside it.
    """
    owner: dict[int, int] = {
        letter: place for place, (start, end, _) in enumerate(spans) for letter in range(start, end)
    }
    quoted = False
    for one in cut(text):
        tags, before, carried = [], -1, quoted
        for span in one.words:
            mark = text[span.start : span.end]
            if mark in {"“", "”", '"'}:
                quoted = mark == "“" or (mark == '"' and not quoted)
                carried = carried and quoted
            own = owner.get(span.start, -1)
            edge = "I" if own == before else "B"
            known = SAID_TAGS.index(f"{edge}-{spans[own][2]}") if own >= 0 else 0
            tags.append(-100 if carried else known)
            before = own
        words = tuple(span.of(text) for span in one.words)
        yield Sentence(words=words, said=tuple(tags), begins_paragraph=False)
