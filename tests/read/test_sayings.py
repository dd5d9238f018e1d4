"""What the model marks as attributions, put together and laid beside the rules' quotes."""

from __future__ import annotations

from dataclasses import replace

from tests.read.trees import SmallCast, blocks
from twosource.read.attributions import attributions_in
from twosource.read.participants import Scene
from twosource.read.sayings import with_attributions
from twosource.record.reading import Quote, SaidSpan
from twosource.record.span import Span
from twosource.record.tree import Tree

BLOCKS = {block.text: block for block in blocks("quotes.txt")}
SAFE = "Ruiz said that Haas had told Weber that the bridge was safe."
DECRIED = "Others, like Ana Ruiz, decried the visit, accusing Haas of fraud."


def scene_of(text: str, **marked: tuple[str, ...]) -> Scene:
    """The sentence with words marked by kind, each the first of its words in the text."""
    sentence = BLOCKS[text].sentences[0]
    spans = [
        SaidSpan(
            first=next(i for i, w in enumerate(sentence.words) if w.span.start == text.index(one)),
            last=next(
                i for i, w in enumerate(sentence.words) if w.span.end == text.index(one) + len(one)
            ),
            kind=kind,
            score=0.9,
        )
        for kind, some in marked.items()
        for one in some
    ]
    said = tuple(sorted(spans, key=lambda span: span.first))
    tree = Tree(replace(sentence, said=said))
    return Scene(0, tree, SmallCast((tree,)))


def told(text: str, quotes: list[Quote]) -> list[tuple[str | None, str | None, str]]:
    return [
        (quote.speaker, quote.source.of(text) if quote.source else None, quote.words.of(text))
        for quote in quotes
    ]


def test_the_parts_go_to_the_cue_that_the_tree_gives_them() -> None:
    scene = scene_of(
        SAFE,
        source=("Ruiz", "Haas"),
        cue=("said", "had told"),
        content=("the bridge was safe",),
    )
    [found] = attributions_in(scene.tree)
    assert scene.tree.words[found.cue.last].text == "told"
    assert found.source is not None
    assert scene.tree.words[found.source.first].text == "Haas"


def test_a_cue_of_saying_adds_a_quote_with_the_words_of_its_source() -> None:
    scene = scene_of(SAFE, source=("Haas",), cue=("had told",), content=("the bridge was safe",))
    quotes, attitudes = with_attributions([], [scene], [[]])
    assert told(SAFE, quotes) == [("Haas", "Haas", "the bridge was safe")]
    assert attitudes == []


def test_a_cue_that_says_nothing_is_an_attitude_and_makes_no_quote() -> None:
    scene = scene_of(DECRIED, source=("Others",), cue=("decried",), content=("the visit",))
    quotes, attitudes = with_attributions([], [scene], [[]])
    assert quotes == []
    assert told(DECRIED, attitudes) == [(None, "Others", "the visit")]


def test_what_is_no_clause_is_not_said() -> None:
    scene = scene_of(SAFE, source=("Haas",), cue=("had told",), content=("Weber",))
    quotes, attitudes = with_attributions([], [scene], [[]])
    assert quotes == []
    assert told(SAFE, attitudes) == [("Haas", "Haas", "Weber")]


def test_nobody_speaks_where_source_and_subject_differ() -> None:
    scene = scene_of(SAFE, source=("Weber",), cue=("had told",), content=("the bridge was safe",))
    quotes, _ = with_attributions([], [scene], [[]])
    assert told(SAFE, quotes) == [(None, "Haas", "the bridge was safe")]


def test_a_cue_without_words_for_its_source_has_its_subject() -> None:
    scene = scene_of(DECRIED, cue=("accusing",), content=("Haas of fraud",))
    _, attitudes = with_attributions([], [scene], [[]])
    assert [DECRIED[one.source.start : one.source.end] for one in attitudes if one.source] == [
        "Others, like Ana Ruiz"
    ]


def ruled(words: str, *, direct: bool) -> Quote:
    start = SAFE.index(words)
    span = Span(start, start + len(words))
    return Quote(words=span, direct=direct, cue=None, speaker="Haas")


def test_a_direct_quote_of_the_rules_stands_and_is_told_its_source() -> None:
    quote = ruled("the bridge was safe", direct=True)
    scene = scene_of(SAFE, source=("Haas",), cue=("had told",), content=("Weber that the bridge",))
    quotes, _ = with_attributions([quote], [scene], [[]])
    assert told(SAFE, quotes) == [("Haas", "Haas", "the bridge was safe")]


def test_the_model_says_where_an_indirect_quote_ends() -> None:
    quote = ruled("that the bridge was safe", direct=False)
    scene = scene_of(SAFE, source=("Haas",), cue=("had told",), content=("the bridge was safe",))
    quotes, _ = with_attributions([quote], [scene], [[]])
    assert told(SAFE, quotes) == [("Haas", "Haas", "the bridge was safe")]


def test_what_the_model_is_unsure_of_is_left_out() -> None:
    scene = scene_of(SAFE, cue=("had told",), content=("the bridge was safe",))
    unsure = tuple(replace(part, score=0.3) for part in scene.tree.sentence.said)
    tree = Tree(replace(scene.tree.sentence, said=unsure))
    assert with_attributions([], [Scene(0, tree, SmallCast((tree,)))], [[]]) == ([], [])
