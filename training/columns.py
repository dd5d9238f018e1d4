"""Sets of names: one word and its mark on each line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training.marks import ANY, NAME_TAGS, Document, Sentence, tag

WORLDWIDE = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "NORP": "people",
    "Date": "date",
    "Money": "money",
    "Misc": "other",
    "Miscellaneous": "other",
    "Product": "other",
}
# MISC holds nationalities among the rest: both of our kinds are allowed for it.
CONLL = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "people|other"}
CROSSNER = {
    "person": "person",
    "politician": "person",
    "organisation": "organisation",
    "politicalparty": "organisation",
    "location": "place",
    "country": "place",
    "election": "other",
    "event": "other",
    "misc": "people|other",
}

CONLL_CORE = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def read_columns(
    path: Path, kinds: dict[str, str], *, word: int = 0, mark: int = -1
) -> list[Document]:
    """The documents of a file with one word and its name mark on each line.

    A document ends at -DOCSTART-, at "# newdoc", and where the first column is a web address.
    Kinds that the set does not mark are left open on its unmarked words.

    Args:
        kinds: our kind for each of the set's, or several with "|" between them.
        mark: the column of the marks; names within names have further columns behind it.
    """
    marked = {one for ours in kinds.values() for one in ours.split("|")}
    unmarked = frozenset(
        position for position, name in enumerate(NAME_TAGS) if name == "O" or name[2:] not in marked
    )
    documents: list[Document] = []
    sentences: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    name = path.stem

    def close_sentence() -> None:
        if rows:
            words = tuple(row[0] for row in rows)
            tags = _allowed([row[1] for row in rows], kinds, unmarked)
            sentences.append(Sentence(words=words, names=tags))
            rows.clear()

    def close_document() -> None:
        close_sentence()
        if sentences:
            documents.append(
                Document(name=f"{path.stem}-{len(documents)}", sentences=tuple(sentences))
            )
            sentences.clear()

    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(("-DOCSTART-", "# newdoc")):
            close_document()
        elif line.startswith("# ") and "=" in line:
            continue
        elif not line.strip():
            close_sentence()
        else:
            fields = line.rstrip().split("\t") if "\t" in line else line.split()
            if len(fields) > 1 and fields[word].strip() and not fields[0].startswith("http"):
                rows.append((fields[word].strip(), fields[mark]))
    close_document()
    return [Document(name=f"{name}-{i}", sentences=d.sentences) for i, d in enumerate(documents)]


def _allowed(
    marks: Sequence[str], kinds: dict[str, str], unmarked: frozenset[int]
) -> tuple[frozenset[int], ...]:
    """The tags each mark allows: the set's own where it has one, else "outside or not marked"."""
    found: list[frozenset[int]] = []
    before = "O"
    for mark in marks:
        edge, _, kind = mark.partition("-")
        if kind not in kinds:
            found.append(unmarked if mark in ("O", "") else ANY)
        else:
            # wikigold writes I- for the first word too
            begins = edge in "BSU" or before == "O" or before.partition("-")[2] != kind
            ours = kinds[kind].split("|")
            found.append(frozenset(tag("B" if begins else "I", one) for one in ours))
        before = mark
    return tuple(found)


def split_every(documents: list[Document], part: str) -> list[Document]:
    """Sentences of a set without documents, each as a document named after its part."""
    return [
        Document(name=f"{part}-{position}", sentences=(sentence,))
        for position, sentence in enumerate(s for d in documents for s in d.sentences)
    ]


def columns_folder(folder: Path, kinds: dict[str, str]) -> list[Document]:
    paths = sorted(path for path in (folder / "CONLL-format" / "data").iterdir() if path.is_file())
    return [document for path in paths for document in read_columns(path, kinds)]
