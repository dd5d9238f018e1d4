"""The trained reading model: an int8 ONNX network with its tokenizer, read on a CPU."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.errors import ModelError
from twosource.models.arborescence import best_tree, is_tree
from twosource.models.encoder import Analysis
from twosource.models.furniture import Cut
from twosource.models.lemmas import lemma
from twosource.models.repairs import Draft, mend
from twosource.models.segment import cut
from twosource.models.words import columns, plain
from twosource.record.reading import NameSpan, SaidSpan, Sentence, Word
from twosource.record.span import Span

MOST_SUBWORDS = 500  # the encoder knows 512 positions
MOST_LETTERS = 40  # of one word; the rest tells nothing
SENSES = "senses"
"""The output with a vector of each word in its sentence; a model may be without it."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A sentence as the network takes it."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence as the network gives it; rows are words, without the root."""

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    names: NDArray[np.float32]
    said: NDArray[np.float32]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    vector: NDArray[np.float32]
    senses: NDArray[np.float32]  # (n_words, n_dims); no dimensions where the model gives none


class Reader:
    """The reading model held open; a process needs one."""

    def __init__(
        self, session: Any, tokenizer: Any, labels: Mapping[str, Sequence[str]], *, threads: int
    ) -> None:
        self._session = session
        self._outputs = [output.name for output in session.get_outputs()]
        self._threads = threads
        self._tokenizer = tokenizer
        self._labels = labels
        self._legal = _legal_steps(labels["names"])
        self._legal_said = _legal_steps(labels["said"])

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 2) -> Reader:
        """The model that ships with the package, or the one in a folder.

        Raises:
            ModelError: when its files are missing or cannot be read.
        """
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as refusals
        from tokenizers import Tokenizer

        place = folder or Path(str(resources.files("twosource.models") / "data"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the cores are kept busy by sentences
        options.log_severity_level = 3
        damaged = (
            refusals.Fail,
            refusals.InvalidArgument,
            refusals.InvalidProtobuf,
            refusals.NoSuchFile,
        )
        try:
            labels = json.loads((place / "labels.json").read_text(encoding="utf-8"))
            session = onnxruntime.InferenceSession(
                # by its path: its bytes would be held a second time, 25 MB in each process
                str(place / "reader.onnx"),
                options,
                providers=["CPUExecutionProvider"],
            )
            tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        except (OSError, ValueError, RuntimeError, *damaged) as exc:
            msg = f"{place}: the reading model cannot be loaded ({exc}); install the package again"
            raise ModelError(msg) from exc
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(session, tokenizer, labels, threads=threads)

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """One analysis for each text, in order; an empty text has no sentences.

        The same text has the same analysis whatever is read with it.
        """
        cuts = [cut(text) for text in texts]
        words = [
            [span.of(text) for span in one.words]
            for text, some in zip(texts, cuts, strict=True)
            for one in some
        ]
        reads = iter(self.read_words(words))
        return [
            self._analysis(text, some, [next(reads) for _ in some])
            for text, some in zip(texts, cuts, strict=True)
        ]

    def read_words(self, sentences: Sequence[Sequence[str]]) -> list[_Read]:
        """What the network says of each sentence of given words, in order.

        Each sentence goes through alone: int8 activations are scaled by what is read together,
        so a batch would let one sentence change another; and without padding it is as fast.
        """
        prepared = self._prepare(sentences)
        if self._threads == 1 or len(prepared) < 2:
            reads = [self._run(one) for one in prepared]
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                reads = list(pool.map(self._run, prepared))
        for read, words in zip(reads, sentences, strict=True):
            self._mend(read, words)
        return reads

    def name_spans(self, read: _Read) -> tuple[NameSpan, ...]:
        """The names of a sentence, by the best legal run of tags."""
        tags = self._labels["names"]
        return tuple(
            NameSpan(first=first, last=last, kind=kind)
            for first, last, kind in _runs(read.names, tags, self._legal)
        )

    def said_spans(self, read: _Read) -> tuple[SaidSpan, ...]:
        """The parts of attributions in a sentence, by the best legal run of tags."""
        tags = self._labels["said"]
        runs = _runs(read.said, tags, self._legal_said)
        if not runs:
            return ()
        chances = np.exp(read.said - read.said.max(-1, keepdims=True))
        chances /= chances.sum(-1, keepdims=True)
        spans = []
        for first, last, kind in runs:
            own = [at for at, tag in enumerate(tags) if tag[2:] == kind]
            score = float(chances[first : last + 1, own].sum(-1).mean())
            spans.append(SaidSpan(first=first, last=last, kind=kind, score=round(score, 3)))
        return tuple(spans)

    def tags(self, read: _Read) -> tuple[list[str], list[str], list[str]]:
        """The universal tags, Penn tags and relations of a sentence's words."""
        return (
            [self._labels["upos"][i] for i in read.upos.tolist()],
            [self._labels["xpos"][i] for i in read.xpos.tolist()],
            [self._labels["relations"][i] for i in read.relations.tolist()],
        )

    def _prepare(self, sentences: Sequence[Sequence[str]]) -> list[_Prepared]:
        cut_short = [[plain(word[:MOST_LETTERS]) or "?" for word in words] for words in sentences]
        encoded = self._tokenizer.encode_batch(cut_short, is_pretokenized=True)
        prepared = []
        for words, plain_words, given in zip(sentences, cut_short, encoded, strict=True):
            one = given
            if len(one.ids) > MOST_SUBWORDS:
                shorter = [word[:3] for word in plain_words]
                one = self._tokenizer.encode(shorter, is_pretokenized=True)
            prepared.append(_Prepared(one.ids, *columns(words, one.word_ids)))
        return prepared

    def _run(self, one: _Prepared) -> _Read:
        inputs = {
            "ids": np.array([one.ids]),
            "shapes": np.array([one.shapes]),
            "first": np.array([one.first]),
            "last": np.array([one.last]),
        }
        rows = (output[0] for output in self._session.run(self._outputs, inputs))
        return _unpack(dict(zip(self._outputs, rows, strict=True)))

    def _mend(self, read: _Read, words: Sequence[str]) -> None:
        """Mend the tree where English leaves no choice."""
        _, xpos, relations = self.tags(read)
        draft = Draft(words, list(xpos), [head - 1 for head in read.heads.tolist()], relations)
        before = list(draft.relations)
        mend(draft)
        read.heads[:] = [head + 1 for head in draft.heads]
        for at, (old, new) in enumerate(zip(before, draft.relations, strict=True)):
            if old != new:
                read.relations[at] = self._labels["relations"].index(new)
        for at, (old, new) in enumerate(zip(xpos, draft.xpos, strict=True)):
            if old != new:
                read.xpos[at] = self._labels["xpos"].index(new)
                read.upos[at] = self._labels["upos"].index("VERB")

    def _analysis(self, text: str, cuts: Sequence[Cut], reads: Sequence[_Read]) -> Analysis:
        sentences = tuple(
            self._sentence(text, one, read) for one, read in zip(cuts, reads, strict=True)
        )
        width = reads[0].vector.shape[0] if reads else 0
        vectors = (
            np.stack([read.vector for read in reads]) if reads else np.zeros((0, width), np.float32)
        )
        senses = tuple(_of_eight_bits(read.senses) for read in reads)
        return Analysis(sentences=sentences, vectors=vectors, senses=senses)

    def _sentence(self, text: str, one: Cut, read: _Read) -> Sentence:
        upos, xpos, relations = self.tags(read)
        heads = read.heads.tolist()
        forms = [span.of(text) for span in one.words]
        words = tuple(
            Word(
                text=form,
                span=span,
                lemma=lemma(form, upos[i]),
                upos=upos[i],
                xpos=xpos[i],
                head=heads[i] - 1,
                relation=relations[i],
            )
            for i, (form, span) in enumerate(zip(forms, one.words, strict=True))
        )
        return Sentence(
            span=Span(one.words[0].start, one.words[-1].end),
            paragraph=one.paragraph,
            words=words,
            names=self.name_spans(read),
            said=self.said_spans(read),
        )


def _unpack(rows: Mapping[str, NDArray[Any]]) -> _Read:
    heads = rows["heads"]
    if not is_tree(heads):
        arcs = rows["arcs"]
        peak = arcs.max(-1, keepdims=True)
        total = peak + np.log(np.exp(arcs - peak).sum(-1, keepdims=True))
        heads = best_tree(arcs - total)
    return _Read(
        upos=rows["upos"][1:],
        xpos=rows["xpos"][1:],
        names=rows["names"][1:],
        said=rows["said"][1:],
        heads=heads[1:],
        relations=rows["relations"][1:],
        vector=rows["vector"],
        senses=rows[SENSES][1:] if SENSES in rows else np.zeros((len(heads) - 1, 0), np.float32),
    )


def _of_eight_bits(rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """The rows with the largest value of each as 127 or -127."""
    most = np.abs(rows).max(axis=1, keepdims=True, initial=1e-6)
    small: NDArray[np.int8] = np.round(rows / most * 127).astype(np.int8)
    return small


def _legal_steps(tags: Sequence[str]) -> NDArray[np.float32]:
    """Added to the score of a step from one name tag to the next: 0, or very low when illegal."""
    steps = np.zeros((len(tags), len(tags)), np.float32)
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            if after.startswith("I-") and before not in (f"B-{after[2:]}", after):
                steps[i, j] = -1e4
    return steps


def _runs(
    scores: NDArray[np.float32], tags: Sequence[str], legal: NDArray[np.float32]
) -> list[tuple[int, int, str]]:
    """The spans (first, last, kind) of the best run of tags; most sentences are legal at once."""
    if not len(scores):
        return []
    best = scores.argmax(-1)
    if not best.any():
        return []
    if legal[best[:-1], best[1:]].any() or tags[best[0]].startswith("I-"):
        best = _viterbi(scores, tags, legal)
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(best):
        if tags[tag].startswith("B-"):
            spans.append((place, place, tags[tag][2:]))
        elif tags[tag].startswith("I-"):
            spans[-1] = (spans[-1][0], place, spans[-1][2])
    return spans


def _viterbi(
    scores: NDArray[np.float32], tags: Sequence[str], legal: NDArray[np.float32]
) -> NDArray[np.int64]:
    start = np.array([-1e4 if tag.startswith("I-") else 0 for tag in tags], np.float32)
    total = scores[0] + start
    back = []
    for row in scores[1:]:
        steps = total[:, None] + legal
        back.append(steps.argmax(0))
        total = steps.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1])
