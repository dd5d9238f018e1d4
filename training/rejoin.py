"""A text as it was published, made of words that a set gives one by one."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.record.span import Span


def joined(
    sentences: Sequence[Sequence[str]], *, apart: Sequence[str]
) -> tuple[str, list[list[Span]]]:
    """A text made of given words, with the span of each; `apart[i]` stands before sentence i.

    Signs go to the word they belong to, so that the text looks like one that was published.
    """
    pieces: list[str] = []
    spans: list[list[Span]] = []
    length, quoted = 0, False
    for words, gap in zip(sentences, apart, strict=True):
        spans.append([])
        before = gap if pieces else ""
        quoted = quoted and "\n" not in before
        for given in words:
            opens = given in _OPENS or (given == '"' and not quoted)
            closes = given in _CLOSES or given.startswith(("'", "n't")) or given == '"'
            word = '"' if given in {"``", "''"} else given
            quoted = opens if word == '"' else quoted
            if spans[-1] and closes and not opens:
                before = ""
            pieces += [before, word]
            start = length + len(before)
            length = start + len(word)
            spans[-1].append(Span(start, length))
            before = "" if opens or word in {"-", "/"} else " "
    return "".join(pieces), spans


_OPENS = frozenset("( [ { $ # “ ‘ `` `".split())
_CLOSES = frozenset(", . ; : ! ? % ) ] } ” ’ - / ...".split())
