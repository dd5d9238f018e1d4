"""Entities of a report from sentences with hand-made trees."""

from __future__ import annotations

import pytest

from twosource.read.entities import Cast, find_entities
from twosource.record.reading import Entity, NameSpan, Sentence, Word
from twosource.record.span import Span

Marked = tuple[str, list[tuple[int, int, str]]]
_LEMMAS = {"children": "child", "him": "he", "people": "people", "said": "say", "police": "police"}
_XPOS = {"NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "ADJ": "JJ", "VERB": "VBD", "DET": "DT"}


def _word(marked: str, start: int) -> Word:
    """From `text|UPOS|relation>head`."""
    text, upos, hangs = marked.split("|")
    relation, _, head = hangs.partition(">")
    plural = upos == "NOUN" and text.endswith("s")
    xpos = "POS" if text == "'s" else "NNS" if plural else _XPOS.get(upos, upos)
    if text.casefold() in ("who", "which"):
        xpos = "WP"
    low = text.casefold()
    return Word(
        text=text,
        span=Span(start, start + len(text)),
        lemma=_LEMMAS.get(low, low.removesuffix("s") if plural else low),
        upos=upos,
        xpos=xpos,
        head=int(head),
        relation=relation,
    )


def report(*sentences: Marked) -> tuple[list[Sentence], str]:
    """Sentences of marked words, and their text."""
    text, built = "", []
    for paragraph, (marked, names) in enumerate(sentences):
        begin, words = len(text), []
        for one in marked.split():
            words.append(_word(one, len(text)))
            text += words[-1].text + " "
        span = Span(begin, len(text) - 1)
        spans = tuple(NameSpan(first=f, last=last, kind=kind) for f, last, kind in names)
        built.append(Sentence(span=span, paragraph=paragraph, words=tuple(words), names=spans))
        text += "\n\n"
    return built, text


def named(cast: Cast, name: str) -> Entity:
    """The only entity of that name."""
    (found,) = [entity for entity in cast.entities if entity.name == name]
    return found


PRESIDENT: Marked = (
    (
        "Peruvian|ADJ|amod>1 President|PROPN|nmod:desc>2 Marta|PROPN|nsubj>4 Oyelle|PROPN|flat>2 "
        "left|VERB|root>-1 .|PUNCT|punct>4"
    ),
    [(0, 0, "people"), (2, 3, "person")],
)
SURNAME: Marked = (
    (
        "Oyelle|PROPN|nsubj>1 met|VERB|root>-1 Chile|PROPN|nmod:poss>4 's|PART|case>2 "
        "envoy|NOUN|obj>1 ,|PUNCT|punct>6 Hugo|PROPN|appos>4 Brandt|PROPN|flat>6 .|PUNCT|punct>1"
    ),
    [(0, 0, "person"), (2, 2, "place"), (6, 7, "person")],
)
SHE_SAID: Marked = (
    "She|PRON|nsubj>1 said|VERB|root>-1 no|DET|obj>1 .|PUNCT|punct>1",
    [],
)


def test_a_person_has_an_office_and_a_country() -> None:
    cast = find_entities(*report(PRESIDENT, SURNAME))
    oyelle = named(cast, "Marta Oyelle")
    assert (oyelle.kind, oyelle.country, oyelle.sector) == ("person", "PER", "GOV")
    assert oyelle.roles == ("President of Peru",)
    assert oyelle.variants == ("Oyelle",)
    assert named(cast, "Hugo Brandt").roles == ("envoy of Chile",)
    assert cast.at(0, 2) == cast.at(0, 1) == cast.at(1, 0) == oyelle.key


def test_a_land_that_no_list_knows_is_a_state_by_its_demonym_and_president() -> None:
    first: Marked = ("Valdavia|PROPN|nsubj>1 paid|VERB|root>-1", [(0, 0, "place")])
    second: Marked = (
        "Valdavian|PROPN|compound>1 President|PROPN|nmod:desc>2 Velt|PROPN|nsubj>3 ran|X|root>-1",
        [(0, 0, "person"), (2, 2, "person")],
    )
    cast = find_entities(*report(first, second))
    assert [entity.name for entity in cast.entities] == ["Valdavia", "Velt"]
    assert cast.entities[0].kind == "state"
    assert cast.entities[1].roles == ("President of Valdavia",)


def test_a_demonym_that_only_describes_is_nobody() -> None:
    cast = find_entities(*report(PRESIDENT))
    assert [entity.name for entity in cast.entities] == ["Marta Oyelle"]


def test_a_pronoun_stands_for_the_one_person_before() -> None:
    cast = find_entities(*report(PRESIDENT, SHE_SAID))
    assert cast.at(1, 0) == named(cast, "Marta Oyelle").key


def test_a_given_name_rules_the_other_pronoun_out() -> None:
    he_said = SHE_SAID[0].replace("She", "He")
    cast = find_entities(*report(PRESIDENT, (he_said, [])))
    assert cast.at(1, 0) is None


def test_a_pronoun_that_fits_two_alike_stands_for_none() -> None:
    two: Marked = (
        "Toyo|PROPN|nsubj>3 and|CCONJ|cc>2 Velt|PROPN|conj>0 left|VERB|root>-1 .|PUNCT|punct>3",
        [(0, 0, "person"), (2, 2, "person")],
    )
    assert find_entities(*report(two, SHE_SAID)).at(1, 0) is None


def test_a_body_and_its_acronym_and_description_are_one() -> None:
    founding: Marked = (
        (
            "The|DET|det>2 Regional|PROPN|amod>2 Court|PROPN|nsubj>6 (|PUNCT|punct>4 "
            "RC|PROPN|appos>2 )|PUNCT|punct>4 met|VERB|root>-1 .|PUNCT|punct>6"
        ),
        [(1, 2, "organisation")],
    )
    later: Marked = (
        (
            "The|DET|det>1 court|NOUN|nsubj>2 sat|VERB|root>-1 ;|PUNCT|punct>2 a|DET|det>5 "
            "court|NOUN|nsubj>6 rose|VERB|parataxis>2 .|PUNCT|punct>2"
        ),
        [],
    )
    cast = find_entities(*report(founding, later))
    court = named(cast, "Regional Court")
    assert cast.at(0, 4) == cast.at(1, 1) == court.key
    assert cast.at(1, 5) is None
    assert court.sector == "JUD"


def test_a_description_that_fits_two_bodies_stands_for_none() -> None:
    two: Marked = (
        (
            "Tarn|PROPN|compound>1 Court|PROPN|nsubj>2 sued|VERB|root>-1 Velt|PROPN|compound>4 "
            "Court|PROPN|obj>2 .|PUNCT|punct>2"
        ),
        [(0, 1, "organisation"), (3, 4, "organisation")],
    )
    later: Marked = ("The|DET|det>1 court|NOUN|nsubj>2 sat|VERB|root>-1 .|PUNCT|punct>2", [])
    assert find_entities(*report(two, later)).at(1, 1) is None


@pytest.mark.parametrize("employer", ["Harbour Rights Watch", "Kremlin"])
def test_an_employer_is_not_the_person(employer: str) -> None:
    parts = employer.split()
    count = len(parts)
    words = " ".join(f"{part}|PROPN|compound>{count}" for part in parts)
    marked = (
        f"{words} director|NOUN|nmod:desc>{count + 1} Ken|PROPN|nsubj>{count + 3} "
        f"Tormund|PROPN|flat>{count + 1} left|VERB|root>-1 .|PUNCT|punct>{count + 3}"
    )
    names = [(0, count - 1, "organisation"), (count + 1, count + 2, "person")]
    cast = find_entities(*report((marked, names)))
    assert named(cast, employer).kind == "organisation"
    assert named(cast, "Ken Tormund").key == cast.at(0, count)
    assert employer in named(cast, "Ken Tormund").roles[0]


def test_a_group_counts_as_one_entity_with_its_counting_noun() -> None:
    crowd: Marked = (
        (
            "A|DET|det>2 small|ADJ|amod>2 group|NOUN|nsubj>5 of|ADP|case>4 "
            "demonstrators|NOUN|nmod>2 sang|VERB|root>-1 until|ADP|case>7 "
            "police|NOUN|obl>5 came|VERB|advcl>5 .|PUNCT|punct>5"
        ),
        [],
    )
    cast = find_entities(*report(crowd))
    group = named(cast, "demonstrators")
    assert (group.kind, group.named) == ("group", False)
    assert cast.at(0, 2) == cast.at(0, 4) == group.key
    assert named(cast, "police").sector == "COP"


def test_groups_with_other_words_stay_apart() -> None:
    both: Marked = (
        (
            "Peruvian|ADJ|amod>1 children|NOUN|nsubj>2 met|VERB|root>-1 Chilean|ADJ|amod>4 "
            "children|NOUN|obj>2 .|PUNCT|punct>2"
        ),
        [],
    )
    cast = find_entities(*report(both))
    assert [entity.name for entity in cast.entities] == ["Peruvian children", "Chilean children"]
    assert [entity.country for entity in cast.entities] == ["PER", "CHL"]


def test_an_office_named_once_joins_its_description() -> None:
    described: Marked = (
        "She|PRON|nsubj>1 praised|VERB|root>-1 the|DET|det>3 envoy|NOUN|obj>1 .|PUNCT|punct>1",
        [],
    )
    cast = find_entities(*report(PRESIDENT, SURNAME, described))
    assert cast.at(2, 3) == named(cast, "Hugo Brandt").key


def test_a_state_that_is_gone_is_not_its_successor() -> None:
    marked = (
        (
            "Russia|PROPN|nsubj>1 followed|VERB|root>-1 the|DET|det>4 Soviet|PROPN|compound>4 "
            "Union|PROPN|obj>1 .|PUNCT|punct>1"
        ),
        [(0, 0, "place"), (3, 4, "place")],
    )
    cast = find_entities(*report(marked))
    assert [entity.country for entity in cast.entities] == ["RUS", None]
    assert [entity.kind for entity in cast.entities] == ["state", "state"]


def test_every_mention_is_a_span_of_the_report_and_every_key_is_known() -> None:
    sentences, text = report(PRESIDENT, SURNAME, SHE_SAID)
    cast = find_entities(sentences, text)
    for key in cast.by_word.values():
        assert cast.get(key).key == key
    assert all(mention.of(text).strip() for one in cast.entities for mention in one.mentions)
    with pytest.raises(KeyError):
        cast.get("e99")


def test_a_report_without_sentences_has_nobody() -> None:
    assert find_entities([], "") == Cast(entities=(), by_word={})


HIS_VISIT = (
    "During|ADP|case>2 his|PRON|nmod:poss>2 visit|NOUN|obl>8 ,|PUNCT|punct>2 "
    "Brandt|PROPN|nsubj>8 and|CCONJ|cc>6 Marta|PROPN|conj>4 Oyelle|PROPN|flat>6 "
    "met|VERB|root>-1 .|PUNCT|punct>8"
)
BOTH: list[tuple[int, int, str]] = [(4, 4, "person"), (6, 7, "person")]
TRADERS: Marked = (
    "The|DET|det>1 visit|NOUN|nsubj>2 pleased|VERB|root>-1 traders|NOUN|obj>2 .|PUNCT|punct>2",
    [],
)


def test_a_rank_before_an_office_is_no_body_that_it_belongs_to() -> None:
    vice: Marked = (
        "Vice|PROPN|compound>1 President|PROPN|nmod:desc>2 Hugo|PROPN|nsubj>3 left|VERB|root>-1",
        [(0, 0, "organisation"), (2, 2, "person")],
    )
    assert named(find_entities(*report(vice)), "Hugo").roles == ("Vice President",)


def test_a_pronoun_in_an_opening_phrase_is_the_subject_last_spoken_of() -> None:
    brandt: Marked = (
        "Hugo|PROPN|nsubj>2 Brandt|PROPN|flat>0 left|VERB|root>-1 .|PUNCT|punct>2",
        [(0, 1, "person")],
    )
    sentences, text = report(brandt, TRADERS, (HIS_VISIT, BOTH))
    cast = find_entities(sentences, text)
    assert cast.at(2, 1) == named(cast, "Hugo Brandt").key


def test_a_pronoun_in_an_opening_phrase_stays_open_after_somebody_else() -> None:
    cast = find_entities(*report(PRESIDENT, TRADERS, (HIS_VISIT, BOTH)))
    assert cast.at(2, 1) is None


def test_a_speaker_goes_on_past_a_sentence_that_is_all_speech() -> None:
    text = "“No,” said Marta Oyelle. “They have gone.” Work will stop, she said."
    first = (
        "“|PUNCT|punct>1 No|INTJ|ccomp>4 ,|PUNCT|punct>1 ”|PUNCT|punct>1 said|VERB|root>-1 "
        "Marta|PROPN|nsubj>4 Oyelle|PROPN|flat>5 .|PUNCT|punct>4"
    )
    second = (
        "“|PUNCT|punct>3 They|PRON|nsubj>3 have|AUX|aux>3 gone|VERB|root>-1 .|PUNCT|punct>3 "
        "”|PUNCT|punct>3"
    )
    third = (
        "Work|NOUN|nsubj>2 will|AUX|aux>2 stop|VERB|ccomp>5 ,|PUNCT|punct>5 she|PRON|nsubj>5 "
        "said|VERB|root>-1 .|PUNCT|punct>5"
    )
    sentences, at = [], 0
    for marked, names in ((first, [(5, 6, "person")]), (second, []), (third, [])):
        words = []
        for one in marked.split():
            at = text.index(one.split("|")[0], at)
            words.append(_word(one, at))
            at = words[-1].span.end
        sentences.append(
            Sentence(
                span=Span(words[0].span.start, words[-1].span.end),
                paragraph=0,
                words=tuple(words),
                names=tuple(NameSpan(first=f, last=last, kind=kind) for f, last, kind in names),
            )
        )
    assert find_entities(sentences, text).at(2, 4) == "e0"


def test_a_service_on_whose_word_something_stands_is_a_body() -> None:
    marked = (
        "They|PRON|nsubj>1 left|VERB|ccomp>6 ,|PUNCT|punct>6 the|DET|det>5 port|NOUN|compound>5 "
        "authority|NOUN|nsubj>6 said|VERB|root>-1 .|PUNCT|punct>6"
    )
    cast = find_entities(*report((marked, [])))
    assert [(one.kind, one.name, one.named) for one in cast.entities] == [
        ("group", "port authority", False)
    ]
    silent = marked.replace("said|", "fell|")
    assert find_entities(*report((silent, []))).entities == ()


def _lines(*sentences: Marked) -> Cast:
    return find_entities(*report(*sentences))


def _alone(name: str, kind: str) -> Marked:
    return (f"{name}|PROPN|nsubj>1 left|VERB|root>-1 .|PUNCT|punct>1", [(0, 0, kind)])


def _full(first: str, last: str, kind: str) -> Marked:
    words = f"{first}|PROPN|compound>1 {last}|PROPN|nsubj>2 left|VERB|root>-1 .|PUNCT|punct>2"
    return (words, [(0, 1, kind)])


@pytest.mark.parametrize(
    ("first", "last", "short", "kind"),
    [
        ("Marta", "Oyelle", "Marta", "person"),
        ("Supreme", "Court", "Court", "organisation"),
        ("Brandt", "Airlines", "Brandt", "organisation"),
        ("North", "Korea", "North", "place"),
    ],
)
def test_a_short_form_is_the_one_full_name_it_is_part_of(
    first: str, last: str, short: str, kind: str
) -> None:
    cast = _lines(_full(first, last, kind), _alone(short, kind))
    assert [entity.name for entity in cast.entities] == [f"{first} {last}"]


@pytest.mark.parametrize(
    ("first", "last", "other", "short", "kind"),
    [
        ("Marta", "Oyelle", "Velt", "Marta", "person"),
        ("Supreme", "Court", "Harbour", "Court", "organisation"),
        ("Brandt", "Airlines", "Bank", "Brandt", "organisation"),
    ],
)
def test_a_short_form_of_two_is_neither(
    first: str, last: str, other: str, short: str, kind: str
) -> None:
    second = (other, last) if short == last else (first, other)
    cast = _lines(_full(first, last, kind), _full(*second, kind), _alone(short, kind))
    assert len(cast.entities) == 3


def test_a_given_name_before_any_full_name_is_somebody_else() -> None:
    cast = _lines(_alone("Marta", "person"), _full("Marta", "Oyelle", "person"))
    assert [entity.name for entity in cast.entities] == ["Marta", "Marta Oyelle"]


def test_the_un_of_a_report_on_kim_jong_un_is_a_body() -> None:
    kim: Marked = (
        "Kim|PROPN|nsubj>3 Jong|PROPN|flat>0 Un|PROPN|flat>0 left|VERB|root>-1 .|PUNCT|punct>3",
        [(0, 2, "person")],
    )
    cast = _lines(kim, _alone("U.N.", "organisation"))
    assert {entity.kind for entity in cast.entities} == {"person", "organisation"}


def test_a_state_at_the_head_of_a_public_body_is_a_mention_of_it() -> None:
    body: Marked = (
        "Peru|PROPN|compound>1 Senate|PROPN|nsubj>2 met|VERB|root>-1 .|PUNCT|punct>2",
        [(0, 1, "organisation")],
    )
    cast = _lines(_alone("Peru", "place"), body)
    assert len(named(cast, "Peru").mentions) == 2
    firm = (body[0].replace("Senate", "Airlines"), body[1])
    assert len(named(_lines(_alone("Peru", "place"), firm), "Peru").mentions) == 1


def test_the_coach_of_a_state_is_not_of_its_government() -> None:
    coach = (PRESIDENT[0].replace("President", "coach"), PRESIDENT[1])
    assert named(_lines(coach), "Marta Oyelle").sector is None


def test_an_office_of_another_land_is_not_the_named_president() -> None:
    rival: Marked = (
        "The|DET|det>2 Chilean|ADJ|amod>2 president|NOUN|nsubj>3 left|VERB|root>-1 .|PUNCT|punct>3",
        [(1, 1, "people")],
    )
    cast = _lines(PRESIDENT, rival)
    assert cast.at(1, 2) != named(cast, "Marta Oyelle").key
    own = (rival[0].replace("Chilean", "Peruvian"), rival[1])
    assert _lines(PRESIDENT, own).at(1, 2) == named(cast, "Marta Oyelle").key
