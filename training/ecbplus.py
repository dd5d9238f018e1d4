"""Reads ECB+ (Cybulska and Vossen 2014): reports of 43 topics with events and entities marked.

Only what the annotators checked counts: mentions in the sentences that
`ECBplus_coreference_sentences.csv` lists. A topic has two subtopics, two happenings of one kind;
mentions of one chain have one note across its documents, and a mention in no chain stands alone.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.rejoin import joined
from twosource.record.report import Report
from twosource.record.span import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention: its span, the tag that marks it ("ACTION_OCCURRENCE"), and its chain."""

    span: Span
    tag: str
    chain: str

    @property
    def is_event(self) -> bool:
        """Whether it tells of a deed; else it is somebody, something, a place or a time."""
        return self.tag.startswith(("ACTION", "NEG"))


@dataclass(frozen=True, slots=True)
class Marking:
    """A document of a subtopic ("12ecbplus"), with what is marked in its checked sentences.

    `checked`: the spans of these sentences.
    """

    subtopic: str
    report: Report
    mentions: tuple[Marked, ...]
    checked: tuple[Span, ...]


def ecbplus(data: Path, part: str) -> list[Marking]:
    """The documents of a part, `train` or `val`; the official test topics are never read."""
    if part not in ("train", "val"):
        msg = f"{part!r} is no part to read; take 'train' or 'val'"
        raise ValueError(msg)
    folder = data / "ecbplus"
    topics = json.loads((folder / "train_val_test_split.json").read_text())[part]
    checked: dict[str, set[str]] = defaultdict(set)
    with (folder / "ECB+" / "ECBplus_coreference_sentences.csv").open(newline="") as rows:
        for row in csv.DictReader(rows):
            checked[f"{row['Topic']}_{row['File']}"].add(row["Sentence Number"])
    paths = [path for topic in topics for path in (folder / "ECB+" / str(topic)).glob("*.xml")]
    ordered = sorted(paths, key=lambda path: path.stem)
    return [_marking(path, checked[path.stem]) for path in ordered if checked[path.stem]]


def _marking(path: Path, checked: set[str]) -> Marking:
    root = ElementTree.parse(path).getroot()
    sentences: dict[str, list[ElementTree.Element]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token)
    words = [[token.text or "" for token in some] for some in sentences.values()]
    text, spans = joined(words, apart=["\n\n" if at < 2 else " " for at in range(len(words))])
    at = {
        token.get("t_id"): (span, number)
        for (number, some), theirs in zip(sentences.items(), spans, strict=True)
        for token, span in zip(some, theirs, strict=True)
    }
    chain_of = _chains(root, path.stem)
    mentions = []
    for element in root.find("Markables") or ():
        places = [at[anchor.get("t_id")] for anchor in element.iter("token_anchor")]
        if places and places[0][1] in checked:
            own = sorted(span for span, _ in places)
            key = element.get("m_id", "")
            chain = chain_of.get(key, f"{path.stem} {key}")
            mentions.append(Marked(Span(own[0].start, own[-1].end), element.tag, chain))
    topic, _, number = path.stem.partition("_")
    return Marking(
        subtopic=topic + number.lstrip("0123456789"),
        report=Report(text=text, path=path.stem),
        mentions=tuple(sorted(mentions, key=lambda one: (one.span, one.tag))),
        checked=tuple(
            _whole(some) for n, some in zip(sentences, spans, strict=True) if n in checked
        ),
    )


def _whole(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _chains(root: ElementTree.Element, document: str) -> dict[str, str]:
    """The chain of each mention that is in one; chains within one document are its own."""
    chain_of = {}
    for link in root.find("Relations") or ():
        note = link.get("note") if link.tag == "CROSS_DOC_COREF" else None
        chain = note or f"{document} chain {link.get('r_id')}"
        for mention in link.findall("source"):
            chain_of[mention.get("m_id", "")] = chain
    return chain_of
