"""The public training sets, read into one form: sentences with whatever each set marks.

A document has a `key`, a hash of its words; the keys of all documents that the shipped model
was trained on are kept in `training/seen.txt`, so that every bench can leave them out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from twosource.models.segment import cut

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

# Who says what: the words that name the source, those that carry the saying, and what is said.
SAID_KINDS = ("source", "cue", "content")
SAID_TAGS = ("O", *(f"{edge}-{kind}" for kind in SAID_KINDS for edge in "BI"))

# GUM's own licence file: the wikiHow and fiction texts are for non-commercial use only, so
# they may measure the model but not train what ships.
GUM_NONCOMMERCIAL = ("whow", "fiction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a set; a layer that the set does not mark is None.

    Attributes:
        name: the sentence's id in the set, where it has one.
        spaced: for each word, whether a space follows it.
        heads: for each word the position of its head counted from 1, 0 for the root.
        names: for each word the set of `NAME_TAGS` positions that its marks allow.
        said: for each word the position of its tag in `SAID_TAGS`; -100 where nothing is known.
        factual: for each word how surely what it tells of happened, from -3 to 3; NaN unmarked.
        deed: for each word whether it tells of a deed (1) or not (0); -100 unmarked.
    """

    words: tuple[str, ...]
    name: str = ""
    spaced: tuple[bool, ...] = ()
    text: str = ""
    begins_paragraph: bool = False
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[frozenset[int], ...] | None = None
    said: tuple[int, ...] | None = None
    factual: tuple[float, ...] | None = None
    deed: tuple[int, ...] | None = None


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


def _gum_names(words: list[list[str]]) -> tuple[frozenset[int], ...] | None:
    """Names from GUM's entities, as far as they say it; None for a set without entities.

    GUM marks whole noun phrases. A phrase that is nothing but proper nouns (and an article or
    a genitive mark) is a name of its kind; inside any other phrase proper nouns are left open;
    words that are not proper nouns are outside.
    """
    if not any("Entity=" in row[9] for row in words):
        return None
    spans: list[tuple[int, int, str]] = []
    stack: list[tuple[str, str, int]] = []
    for position, row in enumerate(words):
        marks = re.search(r"Entity=([^|]*)", row[9])
        if not marks:
            continue
        for opened, closed in re.findall(r"\(([^()]+)|([^()]*)\)", marks[1]):
            if opened:
                fields = opened.split("-")
                stack.append((fields[0], fields[1] if len(fields) > 1 else "", position))
            # "(5-person-…)" opens and closes in one word: its ")" has no group of its own
            elif stack:
                at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == closed), -1)
                _, kind, start = stack.pop(at)
                spans.append((start, position, kind))
    proper = [row[3] == "PROPN" for row in words]
    allowed = [ANY if is_name else frozenset({OUTSIDE, *_dates()}) for is_name in proper]
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
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
        "ud_ewt": lambda: with_factuality(_ewt(data / "ud_ewt"), data / "uds2"),
        "polnear": lambda: _polnear(data / "polnear" / "data"),
        "qanom": lambda: _qanom(data / "qanom" / "qanom_dataset.zip"),
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


def with_factuality(documents: list[Document], folder: Path) -> list[Document]:
    """The documents with UDS's judgements of their predicates, where it is there.

    Rows of its test part are left out: that part of the treebank is nowhere here.
    """
    packed = folder / "2.0" / "normalized" / "sentence" / "annotations" / "factuality.zip"
    if not packed.exists():
        return documents
    with zipfile.ZipFile(packed) as opened:
        judged = json.loads(opened.read("factuality.json"))["data"]
    names = json.loads((folder / "ud_ids.json").read_text(encoding="utf-8"))
    marks: dict[str, dict[int, float]] = {}
    for key, predicates in judged.items():
        if not key.startswith("ewt-test"):
            marks[names[key]["sentence_id"]] = {
                int(node.rpartition("-")[2]): float(said["factuality"]["factual"]["value"])
                for node, said in predicates.items()
                if "factual" in said.get("factuality", {})
            }
    return [
        replace(d, sentences=tuple(_judged(s, marks.get(s.name, {})) for s in d.sentences))
        for d in documents
    ]


_LARGEST = 3.0  # UDS's normalised values run a little over it


def _judged(sentence: Sentence, values: dict[int, float]) -> Sentence:
    if not values:
        return sentence
    rows = [values.get(place, math.nan) for place in range(1, len(sentence.words) + 1)]
    return replace(sentence, factual=tuple(max(-_LARGEST, min(_LARGEST, value)) for value in rows))


def _polnear(folder: Path) -> list[Document]:
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


def _qanom(packed: Path) -> list[Document]:
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
