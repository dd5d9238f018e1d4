"""Write training/MODEL_CARD.md for the model that ships: `python -m training.card --data DIR`."""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from training.newsdiscourse import read_zip, trainable

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src" / "twosource" / "models" / "data"

# What each set's own repository or licence file says; the class is the data report's.
LICENCES = {
    "ud_ewt": "UD English EWT: CC BY-SA 4.0; with it UDS's “it happened” judgements: CC BY-SA 4.0",
    "polnear": "PolNeAR 1.0: no licence in its repository; the texts are their outlets'",
    "qanom": "QANom: MIT (Wikinews and Wikipedia text, CC BY and CC BY-SA)",
    "gum": "UD English GUM: its licence file names CC BY-NC-SA 4.0 for the whole and then each "
    "text's own licence; the wikiHow and fiction documents, which alone are non-commercial by it, "
    "are left out of training; to be cleared before a release",
    "ner_worldwide": "English Worldwide Newswire: no licence in its repository; a third-party list "
    "gives CC BY-NC-SA 4.0, to be cleared before a release",
    "wikigold": "WikiGold: CC BY 4.0",
    "ner_uner_ewt": "Universal NER, English EWT: CC BY-SA 4.0",
    "ner_crossner": "CrossNER, politics: MIT (Wikipedia text, CC BY-SA)",
}

DISCOURSE_LICENCE = (
    "NewsDiscourse: annotations publicly released, no licence in its repository; the texts are the "
    "agencies' own public pages, to be cleared before a release. Its New York Times documents "
    "(LDC) train nothing"
)
DISCOURSE = """
## The set the discourse head was trained on

`discourse.npz`, {size:.1f} MB, sha256 `{digest}`, made with `python -m training.discourse`
from the vectors of the model above.

"""

SMALL = """
## Small judgements learned beside it

- `models/data/kinds.npz` (`python -m training.kinds`): PLOVER types, from the training part of the
  sentences of Zero-Shot-PLOVER; no licence in its repository.
- `read/data/joining.npz` (`python -m training.joining`): whom pronouns and descriptions mean, from
  GUM's training documents of the genres above.
- `reader.onnx`, its output `senses` (`python -m training.senses`): 64 axes of the fifth layer's
  states, and nothing else of the file, from the words of deeds marked in the training topics of
  ECB+; CC BY 3.0, the texts are their outlets'. The official test topics were not read.
- `fuse/data/identity.npz`, `words.npz` (`python -m training.identity`): which words tell of one
  deed, from the same topics of ECB+; the lemmas also from GUM and EWT.
"""

HEAD = """# The reading model

One encoder read once a sentence (all-MiniLM-L6-v2, Apache-2.0, six layers of 384, uncased, told
the shape of every word), with heads for universal and Penn tags, a dependency tree, names, who
says what by which cue, and the original's sentence vector, held close by a distillation loss.
Two more heads are learned beside them and do not ship (docs/model.md).
"""
SEEN = """
Each training document is listed by its set and hash in `training/seen.txt`; the figures below are
on documents that are not there. No official test part was read.
"""


def figures(bench: str, data: Path, model: Path | None) -> list[dict[str, object]]:
    """The rows of a bench, from its last line.

    Raises:
        subprocess.CalledProcessError: when the bench fails.
    """
    command = [sys.executable, str(ROOT / "bench" / f"{bench}.py"), "--data", str(data)]
    if model:
        command += ["--model", str(model)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows: list[dict[str, object]] = json.loads(done.stdout.strip().splitlines()[-1])
    return rows


def table(rows: list[dict[str, object]]) -> str:
    """Rows as a Markdown table."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [" | ".join(columns), " | ".join("---" for _ in columns)]
    lines += [" | ".join(str(row.get(name, "")) for name in columns) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _discourse(data: Path) -> str:
    """What the discourse head stands on."""
    head = (MODEL / "discourse.npz").read_bytes()
    digest = hashlib.sha256(head).hexdigest()[:16]
    documents = len(trainable(read_zip(data / "newsdiscourse" / "train.zip")))
    name = "newsdiscourse, train, Xinhua and Reuters"
    row = {"set": name, "documents": documents, "licence": DISCOURSE_LICENCE}
    return DISCOURSE.format(size=len(head) / 1e6, digest=digest) + table([row])


def main() -> None:
    """Measure the shipped model, and the full-precision one if kept, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--full", type=Path, help="a folder with the full-precision model")
    parser.add_argument("--command", default="make model", help="how the weights were made")
    given = parser.parse_args()
    lines = (ROOT / "training" / "seen.txt").read_text(encoding="utf-8").splitlines()
    seen = Counter(line.split()[0] for line in lines)
    model = (MODEL / "reader.onnx").read_bytes()
    digest = hashlib.sha256(model).hexdigest()[:16]
    rows = [{"set": n, "documents": c, "licence": LICENCES[n]} for n, c in sorted(seen.items())]
    parts = [
        HEAD,
        f"- File: `reader.onnx`, int8 weights, {len(model) / 1e6:.1f} MB, sha256 `{digest}`",
        f"- Made with: `{given.command}`",
        f"- Card written: {dt.datetime.now(tz=dt.UTC).date()}\n",
        "## Sets it was trained on\n",
        table(rows),
        SEEN,
        _discourse(given.data),
        SMALL,
    ]
    for bench in ("syntax", "names", "discourse"):
        parts += [f"## {bench}, int8 as shipped\n", table(figures(bench, given.data, None)), ""]
        if given.full and bench != "discourse":
            parts += [
                f"## {bench}, full precision\n",
                table(figures(bench, given.data, given.full)),
                "",
            ]
    (ROOT / "training" / "MODEL_CARD.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
