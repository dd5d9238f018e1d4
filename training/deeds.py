"""QANom: which nouns tell of a deed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from pathlib import Path

from training.marks import Document, Sentence


def read_qanom(packed: Path) -> list[Document]:
    """QANom's sentences: which of the nouns that look like it tell of a deed.

    Each sentence is a document, named after its part. The test part is left out.
    """
    documents = []
    with zipfile.ZipFile(packed) as opened:
        for part in ("train", "dev"):
            rows: defaultdict[str, dict[int, int]] = defaultdict(dict)
            with opened.open(f"annot.{part}.csv") as file:
                for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")):
                    rows[row["sentence"]][int(row["target_idx"])] = int(row["is_verbal"] == "True")
            for place, (text, marks) in enumerate(rows.items()):
                words = tuple(text.split())
                deed = tuple(marks.get(at, -100) for at in range(len(words)))
                sentence = Sentence(words=words, deed=deed)
                documents.append(Document(name=f"{part}-{place}", sentences=(sentence,)))
    return documents
