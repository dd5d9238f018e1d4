"""The public training sets, read into one form: sentences with whatever each set marks.

A document has a `key`, a hash of its words; the keys of all documents that the shipped model
was trained on are kept in `training/seen.txt`, so that every bench can leave them out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Offsets = set[tuple[int, int]]

# The kinds of names the model tells apart, and the marks of a set that stand for each.
NAME_KINDS = ("person", "organisation", "place", "people", "date", "money", "other")
NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in NAME_KINDS for edge in "BI"))

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
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}

# GUM's own licence file: the wikiHow and fiction texts are for non-commercial use only, so
# they may measure the model but not train what ships.
GUM_NONCOMMERCIAL = ("whow", "fiction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a set; a layer that the set does not mark is None.

    Attributes:
        spaced: for each word, whether a space follows it.
        heads: for each word the position of its head counted from 1, 0 for the root.
        names: for each word the set of `NAME_TAGS` positions that its marks allow.
    """

    words: tuple[str, ...]
    spaced: tuple[bool, ...] = ()
    text: str = ""
    begins_paragraph: bool = False
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[frozenset[int], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a set: its name there, its genre or source, and its sentences."""

    name: str
    sentences: tuple[Sentence, ...]

    @property
    def key(self) -> str:
        """A hash of the document's words, the same wherever the file lies."""
        words = " ".join(word for sentence in self.sentences for word in sentence.words)
        return hashlib.sha1(words.encode()).hexdigest()[:12]


def tag(edge: str, kind: str) -> int:
    """The position of a name tag such as B-person."""
    return NAME_TAGS.index(f"{edge}-{kind}")


OUTSIDE = NAME_TAGS.index("O")
ANY = frozenset(range(len(NAME_TAGS)))
NO_CORE_NAME = frozenset(
    position
    for position, name in enumerate(NAME_TAGS)
    if not name.endswith(("person", "organisation", "place"))
)


def read_conllu(path: Path) -> list[Document]:
    """The documents of a CoNLL-U file, with tags, trees and, where marked, GUM's entities."""
    documents: list[Document] = []
    sentences: list[Sentence] = []
    name, text, rows, paragraph = path.stem, "", [], False

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
        elif line.startswith("# text ="):
            text = line.removeprefix("# text =").strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(_conllu_sentence(rows, text, paragraph=paragraph))
            rows, paragraph = [], False
    close_document()
    return documents


def _conllu_sentence(rows: list[list[str]], text: str, *, paragraph: bool) -> Sentence:
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
        spaced=spaced,
        text=text,
        begins_paragraph=paragraph,
        upos=tuple(row[3] for row in words),
        xpos=tuple(row[4] for row in words),
        heads=tuple(int(row[6]) for row in words),
        relations=tuple(row[7] for row in words),
        names=_gum_names(words),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GumMention:
    """Words `first` to `last` that GUM marks: whose they are, of what kind, how linked back."""

    chain: str
    kind: str
    link: str
    first: int
    last: int


def gum_mentions(marks: Sequence[str]) -> list[GumMention]:
    """GUM's mentions from the last column of its words, in the order in which they close."""
    found: list[GumMention] = []
    opened: list[tuple[list[str], int]] = []
    for position, mark in enumerate(marks):
        entity = re.search(r"Entity=([^|]*)", mark)
        for begins, ends in re.findall(r"\(([^()]+)|([^()]*)\)", entity[1] if entity else ""):
            if begins:
                opened.append((begins.split("-"), position))
            # "(5-person-…)" opens and closes in one word: its ")" has no name of its own
            elif opened:
                keys = [told[0] for told, _ in opened]
                at = len(keys) - 1 - keys[::-1].index(ends) if ends in keys else len(keys) - 1
                told, first = opened.pop(at)
                chain, kind, *_, link = [*told, *[""] * 7][:7]
                found.append(
                    GumMention(chain=chain, kind=kind, link=link, first=first, last=position)
                )
    return found


def is_kept_for_checking(name: str) -> bool:
    """Whether a GUM news document is left out where the joining of mentions is learned."""
    return name.startswith("GUM_news") and hashlib.sha1(name.encode()).digest()[0] % 2 == 0


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


def read_set(data: Path, name: str) -> list[Document]:
    """All documents of one set that lie below `data`, in a fixed order.

    Raises:
        FileNotFoundError: when the set is not there.
    """
    readers = {
        "gum": lambda: _conllu_folder(data / "gum" / "not-to-release" / "sources"),
        "ud_ewt": lambda: _ewt(data / "ud_ewt"),
        "ner_worldwide": lambda: [
            document
            for path in sorted((data / "ner_worldwide" / "processed_annotated").glob("*.tsv"))
            # the whole name stands in the first column of marks, the names within it behind
            for document in read_columns(path, WORLDWIDE, mark=1)
        ],
        "wikigold": lambda: _columns_folder(data / "ner_misc" / "wikigold", CONLL),
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


CONLL_CORE = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def split_every(documents: list[Document], part: str) -> list[Document]:
    """Sentences of a set without documents, each as a document named after its part."""
    return [
        Document(name=f"{part}-{position}", sentences=(sentence,))
        for position, sentence in enumerate(s for d in documents for s in d.sentences)
    ]


def _conllu_folder(folder: Path) -> list[Document]:
    return [document for path in sorted(folder.rglob("*.conllu")) for document in read_conllu(path)]


def _ewt(folder: Path) -> list[Document]:
    """EWT by document; what stands in the dev file is left out of the sources."""
    files = sorted(folder.glob("*.conllu"))
    released = [document for path in files for document in read_conllu(path)]
    held = {document.key for document in released}
    rest = [document for document in _conllu_folder(folder / "sources") if document.key not in held]
    dev_names = {document.name for document in released}
    return [
        *(Document(name=f"dev:{d.name}", sentences=d.sentences) for d in released),
        *(document for document in rest if document.name not in dev_names),
    ]


def _columns_folder(folder: Path, kinds: dict[str, str]) -> list[Document]:
    paths = sorted(path for path in (folder / "CONLL-format" / "data").iterdir() if path.is_file())
    return [document for path in paths for document in read_columns(path, kinds)]


def is_development(name: str, document: Document) -> bool:
    """Whether a document of the set measures rather than trains.

    The sets' own development parts where they have one; else a fixed tenth of the documents
    (two fifths of the small sets), chosen by the hash of their words.
    """
    if name == "gum":
        return document.name in GUM_DEVELOPMENT
    if name == "ud_ewt":
        return document.name.startswith("dev:")
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
