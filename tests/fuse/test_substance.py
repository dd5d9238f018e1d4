"""Nothing is made up: every word of substance in a statement stands in its reports' words.

Of substance are nouns, verbs, adjectives, names and numbers. A statement takes them from the
sentences of its supports, in another form where its grammar asks for it (a noun of a deed as its
verb), and from what reports call the entities of the story. The rest are the words of its own
frame: "is obliged to", "took place".
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from twosource.archive import load_reader
from twosource.fuse.story import fuse
from twosource.group.copies import find_copies
from twosource.ingest.folder import read_paths
from twosource.models.lemmas import lemma
from twosource.read.report import read_report
from twosource.record.reading import Reading
from twosource.record.story import Statement, StoryRecord
from twosource.text.verbs import EVENT_NOUNS
from twosource.text.verbs_forms import VERB_OF_NOUN

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT.parent / "shared" / "seeds" / "reports.jsonl"
FRAME = frozenset(
    """be have do not no may might can will would a an the of to in on at by for from with into and
    or as that which who whom whose it its he his she her they their them this these expect oblige
    allege call deny demand judge possible plan require place take way under ongoing yet say
    """.split()
)


def _forms(words: str) -> set[str]:
    """The words in small letters with all that they can be forms of."""
    found: set[str] = set()
    for word in re.findall(r"\w+", words):
        found.add(word.casefold())
        found.update(lemma(word, upos).casefold() for upos in ("NOUN", "VERB", "ADJ", "ADV"))
    derived = {table[one] for one in found for table in (EVENT_NOUNS, VERB_OF_NOUN) if one in table}
    return found | {part for one in derived for part in one.split()}


def _given(statement: Statement, story: StoryRecord, readings: dict[str, Reading]) -> set[str]:
    found: set[str] = set()
    for support in statement.support:
        for sentence in readings[support.report].sentences:
            if sentence.span.overlaps(support.span):
                found |= _forms(sentence.span.of(readings[support.report].report.text))
    for entity in story.entities:
        found |= _forms(" ".join((entity.name, *entity.variants, *entity.roles)))
    return found


def made_up(statement: Statement, story: StoryRecord, readings: dict[str, Reading]) -> list[str]:
    """The words of the statement that nobody gave."""
    given = _given(statement, story, readings) | FRAME | {"s"}  # "Ruiz’s"
    return [word for word in re.findall(r"\w+", statement.text) if not _forms(word) & given]


@pytest.mark.parametrize("place", ["harbour", "flood", "the two first reports"])
def test_every_word_of_substance_stands_in_a_report(place: str) -> None:
    paths = [SEEDS] if place.startswith("the") else [ROOT / "examples" / place]
    if not paths[0].exists():
        pytest.skip("wants the two reports beside the checkout")
    reports, _ = read_paths(paths)
    analyses = load_reader(1).analyse([report.text for report in reports])
    read = [read_report(*pair) for pair in zip(reports, analyses, strict=True)]
    story = fuse(read, find_copies(read))
    readings = {reading.report.id: reading for reading in read}
    assert len(story.statements) > 10
    found = {one.text: made_up(one, story, readings) for one in story.statements}
    assert {text: words for text, words in found.items() if words} == {}
