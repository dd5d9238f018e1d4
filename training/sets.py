"""The public training sets by name, and which of their documents measure rather than train.

A document has a `key`, a hash of its words; the keys of all documents that the shipped model
was trained on are kept in `training/seen.txt`, so that every bench can leave them out.
"""

from __future__ import annotations

from pathlib import Path

from training.attributions import read_polnear
from training.columns import (
    CONLL,
    CONLL_CORE,
    CROSSNER,
    WORLDWIDE,
    columns_folder,
    read_columns,
    split_every,
)
from training.deeds import read_qanom
from training.marks import Document
from training.treebanks import conllu_folder, read_ewt, with_factuality


def read_set(data: Path, name: str) -> list[Document]:
    """All documents of one set that lie below `data`, in a fixed order.

    Raises:
        FileNotFoundError: when the set is not there.
    """
    readers = {
        "gum": lambda: conllu_folder(data / "gum" / "not-to-release" / "sources"),
        "ud_ewt": lambda: with_factuality(read_ewt(data / "ud_ewt"), data),
        "polnear": lambda: read_polnear(data / "polnear" / "data"),
        "qanom": lambda: read_qanom(data / "qanom" / "qanom_dataset.zip"),
        "ner_worldwide": lambda: [
            document
            for path in sorted((data / "ner_worldwide" / "processed_annotated").glob("*.tsv"))
            # the whole name stands in the first column of marks, the names within it behind
            for document in read_columns(path, WORLDWIDE, mark=1)
        ],
        "wikigold": lambda: columns_folder(data / "ner_misc" / "wikigold", CONLL),
        "ner_uner_ewt": lambda: [
            document
            for path in sorted((data / "ner_uner_ewt").glob("*.iob2"))
            for document in read_columns(path, CONLL_CORE, word=1, mark=2)
        ],
        "ner_crossner": lambda: [
            document
            for part in ("train", "dev", "test")
            for path in (data / "ner_crossner" / "politics" / f"{part}.txt",)
            if path.exists()
            for document in split_every(read_columns(path, CROSSNER), part)
        ],
    }
    documents = readers[name]()
    if not documents:
        msg = f"no documents of the set {name} below {data}"
        raise FileNotFoundError(msg)
    return documents


def is_development(name: str, document: Document) -> bool:
    """Whether a document of the set measures rather than trains.

    The sets' own development parts where they have one; else a fixed tenth of the documents
    (two fifths of the small sets), chosen by the hash of their words.
    """
    if name == "gum":
        return document.name in GUM_DEVELOPMENT
    if name in ("ud_ewt", "polnear"):
        return document.name.startswith("dev:")
    if name == "qanom":
        return document.name.startswith("dev")
    if name == "ner_crossner" and document.name.startswith("train"):
        return False
    share = 10 if name == "ner_worldwide" else 40
    return int(document.key, 16) % 100 < share


GUM_DEVELOPMENT: frozenset[str] = frozenset()


def load_gum_parts(data: Path) -> None:
    """Read which GUM documents are its development part; call once before `is_development`."""
    global GUM_DEVELOPMENT
    lists = data / "gum" / "not-to-release" / "file-lists"
    held = [lists / "files.dev", lists / "files.test"]
    GUM_DEVELOPMENT = frozenset(
        line.strip() for path in held if path.exists() for line in path.read_text().split()
    )
