"""Let the reading model give a vector of each word in its sentence: `python -m training.senses`.

What a word means where it stands is in the states of the encoder's fifth layer: of all layers
their likeness says best which words of ECB+'s training topics tell of one deed. The file that
ships gets one more output, these states turned to fewer values by their main axes; the rest of it
stays bit by bit as it is. The axes are those of the marked deeds' words in the training topics.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.ecbplus import Marking, ecbplus
from twosource.models.reader import SENSES, Reader
from twosource.models.segment import cut

MODEL = Path(__file__).resolve().parent.parent / "src" / "twosource" / "models" / "data"
STATES = "/network/encoder/layers.4/norm_outer/LayerNormalization_output_0"
"""The fifth layer's states: over ECB+'s training topics the likeness of two deeds' words finds
pairs of one deed with a mean precision of 0.665, that of the layers before and behind it with
0.656 and 0.633, that of the words alone with 0.634."""
DIMENSIONS = 64  # of 384; 0.80 of how they differ
PARTS = "senses/"  # of all that is added


def with_senses(model: Any, mean: NDArray[np.float32], axes: NDArray[np.float32]) -> None:
    """Add the output to the graph: words by dimensions, a word's first and last sub-word together.

    Args:
        mean: (width,). axes: (width, dimensions).
    """
    graph = model.graph
    tables = {"axes": axes * 0.5, "less": -mean @ axes, "behind": np.array([-1], np.int64)}
    for name, table in tables.items():
        graph.initializer.append(numpy_helper.from_array(table, PARTS + name))

    def node(kind: str, inputs: list[str], name: str, **more: int) -> str:
        graph.node.append(helper.make_node(kind, inputs, [name], name=name, **more))
        return name

    ends = []
    for which in ("first", "last"):
        at = node("Unsqueeze", [which, PARTS + "behind"], f"{PARTS}{which}")
        ends.append(node("GatherND", [STATES, at], f"{PARTS}{which} states", batch_dims=1))
    both = node("Add", ends, f"{PARTS}both")
    turned = node("MatMul", [both, PARTS + "axes"], f"{PARTS}turned")
    node("Add", [turned, PARTS + "less"], SENSES)
    graph.output.append(
        helper.make_tensor_value_info(SENSES, TensorProto.FLOAT, ["n", "words", axes.shape[1]])
    )


def without_senses(model: Any) -> None:
    """Take out what was added."""
    graph = model.graph
    for rows, keep in (
        (graph.node, [one for one in graph.node if not one.name.startswith((PARTS, SENSES))]),
        (graph.initializer, [one for one in graph.initializer if not one.name.startswith(PARTS)]),
        (graph.output, [one for one in graph.output if one.name != SENSES]),
    ):
        del rows[:]
        rows.extend(keep)


def states_of(reader: Reader, markings: list[Marking]) -> Iterator[NDArray[np.float32]]:
    """The output's row of each word of a marked deed."""
    for marking in markings:
        text = marking.report.text
        spans = [one.span for one in marking.mentions if one.is_event]
        cuts = [one for one in cut(text) if any(w.overlaps(s) for w in one.words for s in spans)]
        reads = reader.read_words([[span.of(text) for span in one.words] for one in cuts])
        for one, read in zip(cuts, reads, strict=True):
            for at, word in enumerate(one.words):
                if any(word.overlaps(span) for span in spans):
                    yield read.senses[at]


def main() -> None:
    """Find the axes and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    given = parser.parse_args()
    path = given.model / "reader.onnx"
    model = onnx.load(path)
    without_senses(model)
    width = 384
    with_senses(model, np.zeros(width, np.float32), np.eye(width, dtype=np.float32))
    onnx.save(model, path)
    reader = Reader.load(given.model, threads=2)
    rows = np.stack(list(states_of(reader, ecbplus(given.data, "train"))))
    mean = rows.mean(axis=0)
    away = rows - mean
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    _, sizes, axes = np.linalg.svd(away, full_matrices=False)
    kept = float((sizes[:DIMENSIONS] ** 2).sum() / (sizes**2).sum())
    print(len(rows), f"words, {kept:.3f} of how they differ kept")
    without_senses(model)
    with_senses(model, mean, axes[:DIMENSIONS].T.astype(np.float32))
    onnx.save(model, path)


if __name__ == "__main__":
    main()
