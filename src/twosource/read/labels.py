"""Numbers that count nothing: labels, ranks, clock times, ages, scores, years, parts of names."""

from __future__ import annotations

from twosource.read.phrases import is_date, word_at
from twosource.record.tree import Tree
from twosource.text.numbers import number_of

DASHES = frozenset("- – — ‑ −".split())
_SIGNS = DASHES | {"/", ":"}
_NUMBERED = frozenset(
    "no no. nos. number numbers section sections article articles chapter page pages "
    "resolution flight # room route highway interstate motorway freeway road line runway gate "
    "platform phase part day aged age ages caption group channel class category level stage "
    "step tier unit block district ward zone area exit bus train tram version volume episode "
    "season week year lot model type form title figure table appendix annex clause paragraph "
    "rule law bill round game match set lap hole seed grade pier terminal berth".split()
)
_PLURAL_LABELS = frozenset("sections articles pages numbers nos.".split())
_COUNTED_TOO = frozenset("train bus class game set form table line figure group week year".split())
"""Words that stand before a count as often as before a label: "the group 12 members joined"."""
_CLOCK = frozenset("a.m. p.m. am pm o'clock o’clock gmt utc a.m p.m et bst est edt".split())
_STREETS = frozenset(
    "street st st. avenue ave ave. road rd rd. lane drive boulevard blvd square place row court "
    "terrace way highway".split()
)
MEMBERS = frozenset(
    "member seat man men woman person nation country vehicle strong room bed story storey floor "
    "page car passenger unit team judge state party bedroom carriage ship vessel".split()
)
"""What a hyphen binds to a count: "a 12-member panel"; "five-star" and "two-way" rank or shape."""


def is_label(tree: Tree, first: int, last: int) -> bool:
    """Whether the numeral `first` to `last`, which has no unit, counts nothing."""
    before, after = word_at(tree, first - 1), word_at(tree, last + 1)
    if after in _CLOCK or ":" in tree.words[first].text or "/" in (before, after):
        return True
    if before in _NUMBERED and not _is_counted_behind(tree, first, last, before):
        return True
    if before in _PLURAL_LABELS or (before == "of" and _is_named_group(tree, first)):
        return True
    if _is_counter(tree, first, last) or _is_age(tree, first) or _is_mark(tree, last):
        return True
    if after in DASHES and last + 2 < len(tree.words) and _is_glued(tree, last, last + 2):
        return tree.words[last + 2].lemma.lower() not in MEMBERS
    if before in _SIGNS and first > 1 and word_at(tree, first - 2)[-1:].isalnum():
        return _is_glued(tree, first - 2, first)
    if _in_name(tree, first) or _names_noun(tree, first, last):
        return True
    if _is_torn(tree, first) or _is_among_numbers(tree, first, last):
        return True
    return _starts_list(tree, first, after) or _is_year(tree, first) or _is_address(tree, last)


def _is_among_numbers(tree: Tree, first: int, last: int) -> bool:
    """Whether bare numbers stand beside it with nothing between: "6 3 5", the marks of a map."""
    beside = [at for at in (first - 1, last + 1) if 0 <= at < len(tree.words)]
    short = len(tree.words[first].text) < 3
    return first == last and short and any(tree.words[at].text.isdigit() for at in beside)


def _is_torn(tree: Tree, first: int) -> bool:
    """Whether the number may be the rest of one that a space has torn: "1, 600 officers"."""
    if first < 2 or tree.words[first - 1].text != "," or len(tree.words[first].text) != 3:
        return False
    before = tree.words[first - 2].text
    return before.isdigit() and len(before) < 4 and _is_glued(tree, first - 2, first - 1)


def _is_glued(tree: Tree, first: int, last: int) -> bool:
    """Whether there is no space between the words; "- 36" stands apart, "737-800" does not."""
    return all(
        tree.words[one].span.end == tree.words[one + 1].span.start for one in range(first, last)
    )


def _is_counted_behind(tree: Tree, first: int, last: int, before: str) -> bool:
    """Whether a noun behind the number is what it counts: `last year 40 people died`."""
    if before not in _COUNTED_TOO or last + 1 >= len(tree.words):
        return False
    top = tree.words[last].head
    return top > last and tree.words[top].upos in {"NOUN", "PROPN"}


def _is_named_group(tree: Tree, first: int) -> bool:
    """`the Group of Seven`."""
    group = tree.words[first - 2].text if first > 1 else ""
    return group in {"Group", "Gang", "Council", "Committee"}


def _is_counter(tree: Tree, first: int, last: int) -> bool:
    """`Photo 13 of 30`: digits on both sides of "of", behind a word with a capital or none."""
    here = first - 2 if word_at(tree, first - 1) == "of" else first
    there = here + 2
    both = (
        all(word_at(tree, p).isdigit() for p in (here, there)) and word_at(tree, here + 1) == "of"
    )
    if not both or last > there:
        return False
    return here == 0 or (tree.words[here - 1].text[:1].isupper() and not is_date(tree, here - 1))


def _is_age(tree: Tree, first: int) -> bool:
    """`ages 6 and 7`, `between the ages of 18 and 35`."""
    here = first
    if word_at(tree, here - 1) in {"and", "to", "or", "-"} and is_number(tree, here - 2):
        here -= 2
    if word_at(tree, here - 1) in {"of", "between"}:
        here -= 1
    return word_at(tree, here - 1) in {"age", "ages", "aged"}


def _is_mark(tree: Tree, last: int) -> bool:
    """A number glued to the word behind it is a note's mark or part of a name: `3Many`, `4K`."""
    after = tree.words[last + 1] if last + 1 < len(tree.words) else None
    glued = after is not None and after.span.start == tree.words[last].span.end
    return glued and after is not None and after.text.isalpha()


def _in_name(tree: Tree, position: int) -> bool:
    """Whether the number is part of a name of somebody or something."""
    return any(
        name.first <= position <= name.last
        and name.kind not in {"date", "money"}
        and (name.first < position or name.last > position)
        for name in tree.sentence.names
    )


def _names_noun(tree: Tree, first: int, last: int) -> bool:
    """Whether the number belongs to the noun before it: `Resolution 2254`, `Windows 7`."""
    if first == 0 or not tree.words[first].text[0].isdigit():
        return False
    word, before = tree.words[last], tree.words[first - 1]
    if before.upos not in {"NOUN", "PROPN"} or before.span.end == tree.words[first].span.start:
        return False
    if "." in word.text or "," in word.text or last > first:
        return False
    named = before.text[:1].isupper() and before.upos == "PROPN" and not is_date(tree, first - 1)
    own = word.head == first - 1 and word.relation in {"flat", "nummod", "compound", "appos", "dep"}
    return own and (word.relation == "flat" or named)


def _starts_list(tree: Tree, first: int, after: str) -> bool:
    """`1. Wash your hands`."""
    return first == 0 and after in {".", ")"} and tree.words[0].text.isdigit()


def _is_year(tree: Tree, first: int) -> bool:
    """Whether bare digits may be a year: `1997`; not where words before it say that they count."""
    text = tree.words[first].text
    year = len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100
    return year and word_at(tree, first - 1) not in {
        "about",
        "some",
        "than",
        "least",
        "to",
        "nearly",
    }


def _is_address(tree: Tree, last: int) -> bool:
    """`14 Harbour Street`."""
    here = last + 1
    while here < len(tree.words) and here <= last + 4 and tree.words[here].text[:1].isupper():
        if here > last + 1 and word_at(tree, here) in _STREETS:
            return True
        here += 1
    return False


def is_number(tree: Tree, position: int) -> bool:
    """Whether the word is a number by itself."""
    return 0 <= position < len(tree.words) and number_of(tree.words[position].text) is not None
