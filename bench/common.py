"""What every bench does alike: its arguments, unseen documents, its table, its last line."""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import pickle
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# the root is not a package that is installed
from training import sets  # noqa: E402
from training.marks import Document  # noqa: E402
from training.rejoin import joined  # noqa: E402
from twosource.ingest.decode import parse_day  # noqa: E402
from twosource.models.encoder import Analysis, Encoder  # noqa: E402
from twosource.models.reader import Reader  # noqa: E402
from twosource.read.headings import headings_in  # noqa: E402
from twosource.record.reading import Reading  # noqa: E402
from twosource.record.report import Report  # noqa: E402
from twosource.record.span import Span  # noqa: E402
from twosource.record.tree import Tree  # noqa: E402

_AT_ONCE = 8  # reports given to the model together: few enough to be held, enough for the cores


def arguments(purpose: str, choices: Sequence[str]) -> argparse.Namespace:
    """The bench's arguments: `data`, `set` (None for all) and `model`."""
    return _parser(purpose, choices).parse_args()


def reading_arguments(purpose: str, choices: Sequence[str]) -> argparse.Namespace:
    """The same, with `documents` (None for all) and `errors` for benches of whole reports."""
    parser = _parser(purpose, choices)
    parser.add_argument("--documents", type=int, help="only so many documents of each set")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors, by chance")
    parser.add_argument(
        "--keep",
        type=Path,
        help="keep here what the model sees in each text, and take it from here the next time: "
        "for work on rules, while model, sentences and lemmas stay as they are",
    )
    return parser.parse_args()


def _parser(purpose: str, choices: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public sets")
    parser.add_argument("--set", choices=choices, help="only this set")
    parser.add_argument("--model", type=Path, help="another model's folder")
    return parser


def load(given: argparse.Namespace) -> Reader:
    """The reading model to measure."""
    return Reader.load(given.model, threads=2)


def encoder_of(given: argparse.Namespace) -> Encoder:
    """The reading model to measure whole reports with; with `keep` it reads each text once."""
    return Kept(load(given), given.keep) if given.keep else load(given)


class Kept:
    """An encoder that keeps its analyses in a folder, one file for each text."""

    def __init__(self, reader: Encoder, folder: Path) -> None:
        self._reader = reader
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """One analysis for each text, in order."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Analysis:
        path = self._folder / hashlib.sha1(text.encode()).hexdigest()
        kept: Analysis | None = pickle.loads(path.read_bytes()) if path.exists() else None
        # what was kept before an analysis had a further part is read anew
        if kept is None or not all(hasattr(kept, part.name) for part in fields(Analysis)):
            kept = self._reader.analyse([text])[0]
            part = path.with_suffix(".part")
            part.write_bytes(pickle.dumps(kept))
            part.rename(path)
        return kept


def unseen(data: Path, name: str) -> list[Document]:
    """The documents of a set that the shipped model was not trained on.

    Raises:
        FileNotFoundError: when the set is not below `data`.
    """
    seen = set((ROOT / "training" / "seen.txt").read_text(encoding="utf-8").splitlines())
    sets.load_gum_parts(data)
    documents = sets.read_set(data, name)
    return [
        document
        for document in documents
        if f"{name} {document.key}" not in seen
        and (name not in ("gum", "ud_ewt") or sets.is_development(name, document))
    ]


def analyses(reader: Encoder, reports: Sequence[Report]) -> Iterator[Analysis]:
    """What the model sees in each report, in order."""
    for start in range(0, len(reports), _AT_ONCE):
        yield from reader.analyse([report.text for report in reports[start : start + _AT_ONCE]])


def readings(reader: Encoder, reports: Sequence[Report]) -> Iterator[Reading]:
    """A reading of each report, in order; none may be empty."""
    from twosource.read.report import read_report

    for report, analysis in zip(reports, analyses(reader, reports), strict=True):
        yield read_report(report, analysis)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that MEANTIME marks: its kind, its span (None: no words), what is said of it."""

    kind: str
    span: Span | None
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meantime:
    """A MEANTIME document: the report, its marks by id, and its links (kind, from, to).

    `roles`: the role of each participant, by the ids of event and participant.
    `until`: where the part ends that is marked in full; behind it stand only mentions of events
    and entities that other documents tell of as well.
    """

    report: Report
    until: int
    marks: Mapping[str, Mark]
    links: tuple[tuple[str, str, str], ...]
    roles: Mapping[tuple[str, str], str] = field(default_factory=dict)


def meantime(data: Path) -> list[Meantime]:
    """The documents of MEANTIME below `data`: a title, a line with the day, and sentences."""
    paths = sorted((data / "meantime").rglob("corpus_*/*.xml"))
    return [_meantime(path) for path in paths]


def _meantime(path: Path) -> Meantime:
    root = ElementTree.parse(path).getroot()
    sentences: dict[str, list[ElementTree.Element]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token)
    words = [[token.text or "" for token in some] for some in sentences.values()]
    apart = ["\n\n" if place < 3 else " " for place in range(len(words))]
    text, spans = joined(words, apart=apart)
    at = {
        token.get("t_id"): span
        for some, theirs in zip(sentences.values(), spans, strict=True)
        for token, span in zip(some, theirs, strict=True)
    }
    marks = {}
    for element in root.find("Markables") or ():
        own = sorted(at[anchor.get("t_id")] for anchor in element.iter("token_anchor"))
        span = Span(own[0].start, own[-1].end) if own else None
        marks[element.get("m_id", "")] = Mark(element.tag, span, dict(element.attrib))
    links = tuple(
        (link.get("reltype") or link.tag, source.get("m_id", ""), target.get("m_id", ""))
        for link in root.find("Relations") or ()
        if (target := link.find("target")) is not None
        for source in link.findall("source")
    )
    roles = {
        (source.get("m_id", ""), target.get("m_id", "")): link.get("sem_role", "")
        for link in root.iter("HAS_PARTICIPANT")
        if (target := link.find("target")) is not None
        for source in link.findall("source")
    }
    days = [m.said for m in marks.values() if m.said.get("functionInDocument") == "CREATION_TIME"]
    line = text.split("\n\n")[1:2]
    published = day_of(days[0].get("value", "")) if days else parse_day("".join(line))
    report = Report(text=text, published=published, path=path.stem)
    return Meantime(report, spans[:_MARKED_SENTENCES][-1][-1].end, marks, links, roles)


_MARKED_SENTENCES = 6  # the title, the day and four more; no time is marked behind them


def day_of(value: str) -> dt.date | None:
    """The day that a TIMEX3 value names, with or without a time; None for anything else."""
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def pairs(found: Sequence[Span], true: Sequence[Span]) -> list[tuple[int, int]]:
    """Which found span stands for which true one, each used once; equal spans come first."""
    places = {span: place for place, span in enumerate(true)}
    matched = {place: places[span] for place, span in enumerate(found) if span in places}
    taken = set(matched.values())
    for place, span in enumerate(found):
        if place in matched:
            continue
        for other, marked in enumerate(true):
            if other not in taken and span.overlaps(marked):
                matched[place] = other
                taken.add(other)
                break
    return sorted(matched.items())


def head_at(reading: Reading, span: Span) -> tuple[int, int] | None:
    """The sentence and the word that heads a span, by our tree; None where no word is.

    It is the word that hangs outside the others. Of a name whose words hang flat on the first or
    on a title it is the last: "Senator Ana Ruiz" and "Ruiz" have one head.
    """
    for place, sentence in enumerate(reading.sentences):
        words = sentence.words
        inside = [i for i, word in enumerate(words) if span.overlaps(word.span)]
        if inside:
            loose = [i for i in inside if words[i].head not in inside]
            plain = [i for i in loose if words[i].upos not in {"PUNCT", "DET", "ADP"}]
            head = (plain or loose or inside)[0]
            name = {head} if not words[head].relation.startswith("flat") else {words[head].head}
            flat = [i for i in inside if words[i].relation == "flat" and words[i].head in name]
            return place, flat[-1] if flat else head
    return None


def tree_at(reading: Reading, place: int) -> Tree:
    """The tree of a sentence as the reading's rules had it."""
    sentence = reading.sentences[place]
    return Tree(sentence, heading=place in headings_in(reading.sentences))


def around(text: str, span: Span, *, letters: int = 90) -> str:
    """The span in brackets among the words beside it, on one line."""
    before, after = text[max(0, span.start - letters) : span.start], text[span.end :][:letters]
    return " ".join(f"{before}[{span.of(text)}]{after}".split())


def chosen(errors: Sequence[str], count: int) -> list[str]:
    """So many of the errors, by chance but every time the same."""
    return random.Random(0).sample(list(errors), min(count, len(errors)))


def f1(right: int, guessed: int, true: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts; 0 where nothing was counted."""
    precision = right / guessed if guessed else 0.0
    recall = right / true if true else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def show(rows: Sequence[Mapping[str, object]], *, errors: Sequence[str] = ()) -> None:
    """Print rows as a table for a person, the errors, then all rows as one line of JSON."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[_cell(row.get(name, "")) for name in columns] for row in rows]
    widths = [max(len(name), *(len(row[i]) for row in cells)) for i, name in enumerate(columns)]
    for row in [columns, *cells]:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
    for error in errors:
        print(error)
    print(
        json.dumps(
            [
                {k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()}
                for row in rows
            ]
        )
    )


def _cell(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
