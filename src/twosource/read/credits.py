"""Credits: the words that name an agency or another outlet as the origin, and their reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.record.reading import Credit, Sentence
from twosource.record.report import Report
from twosource.record.span import Span
from twosource.record.tree import Tree
from twosource.text.agencies import AGENCIES, agency_at, agency_in, sounds_like_an_agency

_REPORTING = {"report", "say", "write", "quote", "cite", "note", "add", "state", "confirm"}
_REPORTING |= {"reveal", "learn", "publish", "claim"}
_INVERTED = {"report", "say", "write"}
_TELLING = {"tell", "inform"}
_TALKS = {"interview", "conversation", "statement", "comment", "remark", "email"}
_TAIL_VERBS = {"contribute", "report"}
_AGENCY_WORDS = {"news", "agency", "wire", "service", "newswire", "press"}
_GENERIC = {"state", "national", "official", "local", "the", "government", "international"}
_INPUTS = {"input", "inputs", "report", "reports", "reporting"}
_DATELINE_CHARS = 160
_OPENING_CHARS = 800
_TOWN_WORDS = 7  # of a dateline, its land and commas with it
_NEAR_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Agency:
    """An agency as a sentence names it: words `first` to `last` inclusive, and their head."""

    name: str
    first: int
    last: int
    head: int
    listed: bool


def find_credits(
    report: Report, sentences: Sequence[Sentence], trees: Sequence[Tree]
) -> tuple[Credit, ...]:
    """The credits of a report in the order of the text, each agency and place once.

    A credit within a sentence covers that sentence; a dateline, a byline and a closing line
    cover the whole text. A byline that the text does not show has the empty span at 0.
    """
    whole = Span(0, len(report.text))
    found: list[Credit] = []
    if byline := agency_in(report.byline or ""):
        found.append(Credit(agency=byline, span=Span(0, 0), scope=whole))
    for number, tree in enumerate(trees):
        closing = number == len(trees) - 1 or sentences[-1].paragraph == sentences[number].paragraph
        for agency in _agencies(tree):
            credit = _credit(tree, agency, whole=whole, closing=closing)
            if credit:
                found.append(credit)
    kept = {(credit.agency, credit.span): credit for credit in found}
    return tuple(sorted(kept.values(), key=lambda credit: (credit.span, credit.agency)))


# --- agencies -----------------------------------------------------------------------------


def _agencies(tree: Tree) -> Iterator[_Agency]:
    """The agencies that a sentence names, listed ones and those whose names sound like it."""
    words = [word.text for word in tree.words]
    covered = -1
    for here in range(len(words)):
        found = agency_at(words, here) if here > covered else None
        if found is None:
            continue
        name, end = found
        covered = _with_agency_words(tree, end - 1)
        yield _agency(tree, name, here, covered, listed=tuple(words[here:end]) in AGENCIES)
    yield from _unlisted(tree, words)


def _unlisted(tree: Tree, words: list[str]) -> Iterator[_Agency]:
    """Names that no list has but that end as agencies' do or follow "news agency"."""
    for first, last in _proper_runs(tree):
        if any(agency_at(words, here) for here in range(first, last + 1)):
            continue
        whole = _with_agency_words(tree, last)
        introduced = first >= 2 and _lower(words, first - 2, first) == ["news", "agency"]
        if introduced or _is_agency_name(words, first, last, whole):
            yield _agency(tree, _named(tree, first, last), first, whole, listed=False)


def _proper_runs(tree: Tree) -> Iterator[tuple[int, int]]:
    """Runs of capitalised proper nouns, their first and last positions."""
    first = -1
    for position, word in enumerate(tree.words):
        proper = word.xpos in {"NNP", "NNPS"} and word.text[0].isupper()
        if proper and first < 0:
            first = position
        elif not proper and first >= 0:
            yield first, position - 1
            first = -1
    if first >= 0:
        yield first, len(tree.words) - 1


def _is_agency_name(words: list[str], first: int, last: int, whole: int) -> bool:
    """Whether the run, with the common nouns behind it, sounds like an agency of its own name."""
    generic = first == last and words[first].lower() in _GENERIC
    return not generic and sounds_like_an_agency(words[first : whole + 1])


def _lower(words: list[str], first: int, end: int) -> list[str]:
    return [word.lower() for word in words[first:end]]


def _named(tree: Tree, first: int, last: int) -> str:
    """The name in the report's own words and spaces."""
    pieces = []
    for position in range(first, last + 1):
        word = tree.words[position]
        spaced = position > first and tree.words[position - 1].span.end < word.span.start
        pieces.append((" " if spaced else "") + word.text)
    return "".join(pieces)


def _with_agency_words(tree: Tree, last: int) -> int:
    """The last word of the name with a following "news agency"."""
    while (
        last + 1 < len(tree.words)
        and tree.words[last + 1].text.lower() in _AGENCY_WORDS
        and tree.words[last + 1].upos in {"NOUN", "PROPN"}
    ):
        last += 1
    return last


def _agency(tree: Tree, name: str, first: int, last: int, *, listed: bool) -> _Agency:
    heads = [p for p in range(first, last + 1) if not first <= tree.words[p].head <= last]
    return _Agency(name, first, last, heads[0] if heads else last, listed)


# --- the words that credit them -----------------------------------------------------------


def _credit(tree: Tree, agency: _Agency, *, whole: Span, closing: bool) -> Credit | None:
    """The credit that the sentence gives the agency, or None when it only names it."""
    if _is_dateline(tree, agency):
        span = tree.span([agency.first - 1, agency.last + 1])
        return Credit(agency=agency.name, span=span, scope=whole)
    if closing and (closing_span := _closing_span(tree, agency)):
        return Credit(agency=agency.name, span=closing_span, scope=whole)
    if _is_bracketed(tree, agency) and agency.listed and not _is_gloss(tree, agency):
        return Credit(
            agency=agency.name,
            span=tree.span([agency.first - 1, agency.last + 1]),
            scope=tree.sentence.span,
        )
    words = (
        _adjacent_span(tree, agency)
        or _reporting_span(tree, agency)
        or _according_span(tree, agency)
        or _telling_span(tree, agency)
    )
    if words is None:
        return None
    return Credit(agency=agency.name, span=words, scope=tree.sentence.span)


def _word(tree: Tree, position: int) -> str:
    return tree.words[position].text if 0 <= position < len(tree.words) else ""


def _is_bracketed(tree: Tree, agency: _Agency) -> bool:
    before, after = _word(tree, agency.first - 1), _word(tree, agency.last + 1)
    return before in {"(", "["} and after in {")", "]"}


def _is_gloss(tree: Tree, agency: _Agency) -> bool:
    """Whether the brackets explain a name: "the Associated Press (AP)"; or a picture's."""
    return any(
        other.first != agency.first and agency.first - 3 <= other.last < agency.first
        for other in _agencies(tree)
    )


def _is_dateline(tree: Tree, agency: _Agency) -> bool:
    """`MIRNA (AP) — …` at the start of the text: only a place and a date stand before."""
    if not agency.listed or not _is_bracketed(tree, agency) or _is_gloss(tree, agency):
        return False
    dash = _word(tree, agency.last + 2) in {"-", "–", "—", "--"}
    end = tree.words[agency.last + 1].span.end
    if dash and agency.first > 1 and end < _OPENING_CHARS:
        # "Photo by … MIRNA (AP) — …": a caption may stand before
        return _ends_with_a_town(tree, agency.first - 2)
    if end > _DATELINE_CHARS or tree.sentence.paragraph > 1:
        return False
    before = tree.words[: agency.first - 1]
    if tree.sentence.paragraph and before:
        return False
    plain = {"PROPN", "PUNCT", "NUM", "SYM", "X", "ADP", "NOUN", "ADJ"}
    dashed = _word(tree, agency.last + 2) in {"-", "–", "—", "--", ":", ""}
    capital = all(word.text[0].isupper() or not word.text[0].isalpha() for word in before)
    return all(word.upos in plain for word in before) and (capital or dashed) and len(before) < 10


def _ends_with_a_town(tree: Tree, last: int) -> bool:
    """Whether the words up to here end as datelines do: `MIRNA`, `VELDA, North Orrin`."""
    for position in range(last, max(-1, last - _TOWN_WORDS), -1):
        word = _word(tree, position)
        if word.isupper() and len(word) > 2:
            return True
        if not (word[:1].isupper() or word in {",", "."}):
            return False
    return False


def _closing_span(tree: Tree, agency: _Agency) -> Span | None:
    """The words of a closing line: "Reuters contributed to this report", "Source: AP"."""
    for verb in (tree.words[agency.head].head, tree.root):
        if verb >= 0 and tree.words[verb].lemma.lower() in _TAIL_VERBS:
            report = [
                p
                for p in range(len(tree.words))
                if tree.words[p].lemma.lower() in {"report", "story", "article"} and p != verb
            ]
            if report and _word(tree, report[0] - 1).lower() in {"this", "the"}:
                return tree.span([agency.first, agency.last, verb, report[0]])
    lower = [word.text.lower() for word in tree.words[: agency.first]]
    if lower and lower[-1] == "the":
        lower.pop()
    dated = lower[:-1] if lower[-1:] and lower[-1].isdecimal() else lower
    if dated[-1:] == ["copyright"]:
        return tree.span(list(range(len(dated) - 1, agency.last + 1)))
    if lower[-2:] in (["source", ":"], ["sources", ":"]) or lower[-1:] == ["©"]:
        return tree.span(list(range(len(lower) - 1, agency.last + 1)))
    if lower[-1:] == ["from"] and lower[-3:-1] and set(lower[-3:-1]) & _INPUTS:
        return tree.span(list(range(max(0, len(lower) - 3), agency.last + 1)))
    return None


def _adjacent_span(tree: Tree, agency: _Agency) -> Span | None:
    """`, reports the AP`, `AP reported`, `told the AP`: verb and agency side by side.

    The order of the words settles these even where the tree went wrong.
    """
    before = agency.first - 1
    if _word(tree, before).lower() in {"the", "state"}:
        before -= 1
    if before >= 0 and not _is_possessed(tree, agency):
        verb = tree.words[before]
        inverted = before == 0 or _word(tree, before - 1) in {",", "”", '"', "—", "–", "--", "''"}
        if verb.lemma.lower() in _INVERTED and verb.xpos in {"VBZ", "VBD"} and inverted:
            return tree.span([before, agency.last])
        if verb.lemma.lower() == "tell" and verb.xpos in {"VBD", "VBN", "VBZ", "VBG"}:
            return tree.span([before, agency.last])
    after = agency.last + 1
    if after >= len(tree.words):
        return None
    verb = tree.words[after]
    says = verb.lemma.lower() in _INVERTED and verb.xpos in {"VBZ", "VBD"}
    return tree.span([agency.first, after]) if says else None


def _reporting_span(tree: Tree, agency: _Agency) -> Span | None:
    """`reports the Associated Press`, `Reuters reported`, `as cited by dpa`."""
    word = tree.words[agency.head]
    if word.head < 0:
        return None
    verb, lemma = word.head, tree.words[word.head].lemma.lower()
    passive = word.relation == "obl:agent" or (
        word.relation == "obl" and _has_case(tree, agency.head, "by")
    )
    if lemma not in _REPORTING or not (word.relation == "nsubj" or passive):
        return None
    if passive and lemma not in {"report", "quote", "cite", "publish", "reveal"}:
        return None
    if not agency.listed and not passive and lemma not in {"report", "say", "write", "cite"}:
        return None
    return _near_span(tree, agency, verb)


def _according_span(tree: Tree, agency: _Agency) -> Span | None:
    """`according to Reuters`, `per AFP`, `as told by`."""
    start = agency.first - 1
    if _word(tree, start).lower() in {"the", "state", "official"}:
        start -= 1
    if _word(tree, start).lower() == "to" and _word(tree, start - 1).lower() == "according":
        if _is_possessed(tree, agency):
            return None
        return tree.span([start - 1, agency.last])
    if _word(tree, start).lower() == "per" and agency.listed:
        return tree.span([start, agency.last])
    return None


def _is_possessed(tree: Tree, agency: _Agency) -> bool:
    """Whether the name goes on: "Reuters' editor", "Press Secretary"."""
    head = tree.words[agency.head]
    return head.head > agency.last and head.relation in {"nmod:poss", "compound"}


def _telling_span(tree: Tree, agency: _Agency) -> Span | None:
    """`told AFP`, `in an interview with Reuters`, `speaking to AFP`."""
    word = tree.words[agency.head]
    if word.head < 0 or _is_possessed(tree, agency):
        return None
    above = tree.words[word.head]
    lemma = above.lemma.lower()
    told = lemma in _TELLING and word.relation in {"iobj", "obj"}
    spoke = lemma in {"speak", "talk", "say"} and _has_case(tree, agency.head, "to")
    talked = lemma in _TALKS and (
        _has_case(tree, agency.head, "with") or _has_case(tree, agency.head, "to")
    )
    return _near_span(tree, agency, word.head) if told or spoke or talked else None


def _has_case(tree: Tree, position: int, preposition: str) -> bool:
    return any(tree.words[kid].text.lower() == preposition for kid in tree.kids(position, "case"))


def _near_span(tree: Tree, agency: _Agency, verb: int) -> Span:
    """From the verb to the agency, or the agency alone when they stand far apart."""
    gap = agency.first - verb if verb < agency.first else verb - agency.last
    far = gap > _NEAR_WORDS
    return tree.span([agency.first, agency.last] if far else [agency.first, agency.last, verb])
