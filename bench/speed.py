"""Reports a second from end to end, and the same over the encoder alone, on this machine.

The reports are real ones of about 600 words (giveme5w1h), repeated under other outlets where
there are too few. The whole is one call of `twosource.archive.read` in a fresh process, from
the file to the record, with all that is loaded on the way. The encoder alone is the model's
session over the same sub-words, already prepared, in as many processes as cores.
`--reports 100 1000` shows how the time grows.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from common import show

from twosource.archive import read
from twosource.models.reader import Reader
from twosource.models.segment import cut


def reports(data: Path, n: int) -> list[dict[str, str]]:
    """Reports of 400 to 800 words from the news clusters, repeated with other outlets if few."""
    found: list[dict[str, str]] = []
    for path in sorted((data / "giveme5w1h").rglob("*.json")):
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError):
            continue
        text = given.get("text") if isinstance(given, dict) else None
        if text and 400 <= len(text.split()) <= 800:
            found.append({"outlet": path.stem, "published": "2016-01-01", "text": text})
    return [
        {**found[i % len(found)], "outlet": f"{found[i % len(found)]['outlet']}-{i}"}
        for i in range(n)
    ]


def _encode(texts: Sequence[str]) -> float:
    """Seconds that the session takes for the sentences of the texts."""
    reader = Reader.load(threads=1)
    words = [[span.of(text) for span in one.words] for text in texts for one in cut(text)]
    prepared = [
        {name: np.array([getattr(one, name)]) for name in ("ids", "shapes", "first", "last")}
        for one in reader._prepare(words)
    ]
    began = time.perf_counter()
    for inputs in prepared:
        reader._session.run(reader._outputs, inputs)
    return time.perf_counter() - began


def _read(path: Path) -> tuple[float, float]:
    """Seconds that the whole takes, and the megabytes of all its processes together."""
    began = time.perf_counter()
    read([path])
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # the largest one's
    return seconds, (own + (os.cpu_count() or 1) * worker) / 1024


def _measure(some: Sequence[dict[str, str]]) -> dict[str, float]:
    cores = os.cpu_count() or 1
    spawn = multiprocessing.get_context("spawn")
    texts = [report["text"] for report in some]
    with ProcessPoolExecutor(cores, mp_context=spawn) as pool:
        encoder = max(pool.map(_encode, [texts[i::cores] for i in range(cores)]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(report) + "\n" for report in some), encoding="utf-8")
        with ProcessPoolExecutor(1, mp_context=spawn) as pool:
            whole, megabytes = pool.submit(_read, path).result()
    return {
        "reports": len(some),
        "words a report": sum(len(text.split()) for text in texts) / len(texts),
        "cores": cores,
        "reports a second": len(some) / whole,
        "encoder alone": len(some) / encoder,
        "times the encoder": whole / encoder,
        "memory MB": megabytes,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--set", choices=("giveme5w1h",), default="giveme5w1h")
    parser.add_argument("--reports", type=int, nargs="+", default=[200])
    given = parser.parse_args()
    show([_measure(reports(given.data, count)) for count in given.reports])


if __name__ == "__main__":
    main()
