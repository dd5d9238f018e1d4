"""Count how many reports have each word and name, and write the table that grouping ships with.

`python -m training.rarity --data DIR`: over the first 1,200 of the articles of allsides and those
of its near-duplicate pairs (licence B; what ships is counts, no text).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from training.clusters import articles
from training.stories import readings
from twosource.group.profile import terms_of
from twosource.record.reading import Reading
from twosource.record.report import Report

OUT = Path(__file__).resolve().parent.parent / "src" / "twosource" / "group" / "data"
REPORTS = 1200
LEAST = 2  # reports; a term of fewer is as rare as one that was never met


def counted(some: Iterable[Reading]) -> tuple[int, Counter[int]]:
    """How many readings there are, and how many of them have each term, by its number."""
    having: Counter[int] = Counter()
    count = 0
    for reading in some:
        having.update(terms_of(reading))
        count += 1
    return count, having


def reports(data: Path) -> Iterator[Report]:
    """The reports to count in, each once."""
    folder = data / "allsides_articles"
    first = islice(articles(folder / "articles_2018-07_to_2019-09.tar.gz"), REPORTS)
    pairs = articles(folder / "near_duplicate_articles.tar.gz")
    yield from {one.id: one for some in (first, pairs) for _, one in some}.values()


def write(count: int, having: Counter[int], out: Path) -> None:
    """The table as the package has it."""
    out.mkdir(parents=True, exist_ok=True)
    kept = sorted((term, n) for term, n in having.items() if n >= LEAST)
    np.savez_compressed(
        out / "rarity.npz",
        terms=np.array([term for term, _ in kept], np.uint32),
        having=np.array([n for _, n in kept], np.uint16),
        reports=np.int64(count),
    )


def main() -> None:
    """Read the reports, count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="keep the readings here, and take them from here")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    count, having = counted(readings(list(reports(given.data)), given.keep))
    write(count, having, given.out)
    print(count, "reports,", sum(n >= LEAST for n in having.values()), "terms")


if __name__ == "__main__":
    main()
