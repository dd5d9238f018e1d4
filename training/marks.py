"""What the training sets are read into: documents of sentences with whatever a set marks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

# The kinds of names the model tells apart, and the marks of a set that stand for each.
NAME_KINDS = ("person", "organisation", "place", "people", "date", "money", "other")
NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in NAME_KINDS for edge in "BI"))
ANY = frozenset(range(len(NAME_TAGS)))

# Who says what: the words that name the source, those that carry the saying, and what is said.
SAID_KINDS = ("source", "cue", "content")
SAID_TAGS = ("O", *(f"{edge}-{kind}" for kind in SAID_KINDS for edge in "BI"))


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
