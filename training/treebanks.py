"""Treebanks: GUM with its names, and EWT with UDS's judgements of its predicates."""

from __future__ import annotations

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from training.gum import gum_mentions
from training.marks import ANY, NAME_TAGS, Document, Sentence, tag

GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}

# GUM's own licence file: the wikiHow and fiction texts are for non-commercial use only, so
# they may measure the model but not train what ships.
GUM_NONCOMMERCIAL = ("whow", "fiction")

Offsets = set[tuple[int, int]]

OUTSIDE = NAME_TAGS.index("O")


def read_conllu(path: Path) -> list[Document]:
    """The documents of a CoNLL-U file, with tags, trees and, where marked, GUM's entities."""
    documents: list[Document] = []
    sentences: list[Sentence] = []
    name, text, rows, paragraph, own = path.stem, "", [], False, ""

    def close_document() -> None:
        if sentences:
            documents.append(Document(name=name, sentences=tuple(sentences)))
            sentences.clear()

    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            close_document()
            name = line.split("=", 1)[-1].strip()
            paragraph = True
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif line.startswith("# sent_id ="):
            own = line.removeprefix("# sent_id =").strip()
        elif line.startswith("# text ="):
            text = line.removeprefix("# text =").strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(_conllu_sentence(rows, text, own, paragraph=paragraph))
            rows, paragraph = [], False
    close_document()
    return documents


def _conllu_sentence(rows: list[list[str]], text: str, own: str, *, paragraph: bool) -> Sentence:
    after: dict[int, bool] = {}  # last word of a multiword token -> space after it
    inside: set[int] = set()
    words = []
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            inside.update(range(first, last))
            after[last] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            words.append(row)
    spaced = tuple(
        False if int(row[0]) in inside else after.get(int(row[0]), "SpaceAfter=No" not in row[9])
        for row in words
    )
    return Sentence(
        words=tuple(row[1] for row in words),
        name=own,
        spaced=spaced,
        text=text,
        begins_paragraph=paragraph,
        upos=tuple(row[3] for row in words),
        xpos=tuple(row[4] for row in words),
        heads=tuple(int(row[6]) for row in words),
        relations=tuple(row[7] for row in words),
        names=_gum_names(words),
    )


def raw(document: Document) -> tuple[str, Offsets, Offsets]:
    """A document's text put together again, with the offsets of its words and sentences."""
    pieces: list[str] = []
    length = 0
    words: Offsets = set()
    sentences: Offsets = set()
    for sentence in document.sentences:
        if sentence.begins_paragraph and pieces:
            pieces.append("\n\n")
            length += 2
        start = end = length
        for word, spaced in zip(sentence.words, sentence.spaced, strict=True):
            words.add((length, length + len(word)))
            end = length + len(word)
            pieces.append(word + " " * spaced)
            length = end + spaced
        sentences.add((start, end))
    return "".join(pieces), words, sentences


def _gum_names(words: list[list[str]]) -> tuple[frozenset[int], ...] | None:
    """Names from GUM's entities, as far as they say it; None for a set without entities.

    GUM marks whole noun phrases. A phrase that is nothing but proper nouns (and an article or
    a genitive mark) is a name of its kind; inside any other phrase proper nouns are left open;
    words that are not proper nouns are outside.
    """
    if not any("Entity=" in row[9] for row in words):
        return None
    proper = [row[3] == "PROPN" for row in words]
    allowed = [ANY if is_name else frozenset({OUTSIDE, *_dates()}) for is_name in proper]
    marks = gum_mentions([row[9] for row in words])
    for mark in sorted(marks, key=lambda mark: mark.first - mark.last):
        start, end, kind = mark.first, mark.last, mark.kind
        while start <= end and words[start][3] == "DET":
            start += 1
        while end >= start and words[end][3] == "PART":
            end -= 1
        if kind in GUM_KINDS and start <= end and all(proper[start : end + 1]):
            # GUM calls a state that acts an organisation; the other sets call it a place
            ours = ("organisation", "place") if kind == "organization" else (GUM_KINDS[kind],)
            allowed[start] = frozenset(tag("B", one) for one in ours)
            for inner in range(start + 1, end + 1):
                allowed[inner] = frozenset(tag("I", one) for one in ours)
    return tuple(allowed)


def _dates() -> Iterator[int]:
    return (
        NAME_TAGS.index(name) for name in NAME_TAGS if name.endswith(("date", "money", "other"))
    )


def conllu_folder(folder: Path) -> list[Document]:
    return [document for path in sorted(folder.rglob("*.conllu")) for document in read_conllu(path)]


def read_ewt(folder: Path) -> list[Document]:
    """EWT by document; what stands in the dev file is left out of the sources."""
    files = sorted(folder.glob("*.conllu"))
    released = [document for path in files for document in read_conllu(path)]
    held = {document.key for document in released}
    rest = [document for document in conllu_folder(folder / "sources") if document.key not in held]
    dev_names = {document.name for document in released}
    return [
        *(Document(name=f"dev:{d.name}", sentences=d.sentences) for d in released),
        *(document for document in rest if document.name not in dev_names),
    ]


def with_factuality(documents: list[Document], data: Path) -> list[Document]:
    """The documents with the judgements of UDS's "it happened" set, where it is there.

    Each annotator says whether a predicate's event happened and how sure that is, from 0 to 4;
    the mean is a value from -3 to 3 (Rudinger et al. 2018). Rows of the test part are left out:
    that part of the treebank is nowhere here.
    """
    folder = data / "factuality_unified" / "uds" / "factuality_eng_udewt" / "it-happened"
    path = folder / "it-happened_eng_ud1.2_07092017.tsv"
    if not path.exists():
        return documents
    names = json.loads((data / "uds2" / "ud_ids.json").read_text(encoding="utf-8"))
    judged: defaultdict[str, defaultdict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened, delimiter="\t"):
            if row["Split"] != "test" and row["Keep"] == "True" and row["Happened"] in _HAPPENED:
                file, place = row["Sentence.ID"].split()
                part = file.removeprefix("en-ud-").removesuffix(".conllu")
                name = names[f"ewt-{part}-{place}"]["sentence_id"]
                value = _HAPPENED[row["Happened"]] * float(row["Confidence"])
                judged[name][int(row["Pred.Token"])].append(value)
    return [
        replace(d, sentences=tuple(_judged(s, judged.get(s.name)) for s in d.sentences))
        for d in documents
    ]


_HAPPENED = {"true": 0.75, "false": -0.75}  # a confidence of 4 is 3 or -3


def _judged(sentence: Sentence, values: Mapping[int, list[float]] | None) -> Sentence:
    if not values:
        return sentence
    rows = [values.get(place) for place in range(1, len(sentence.words) + 1)]
    return replace(sentence, factual=tuple(fmean(row) if row else math.nan for row in rows))
