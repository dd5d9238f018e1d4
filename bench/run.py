"""Run every bench that has data and write bench/RESULTS.md: `python bench/run.py --data DIR`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHES = (
    "syntax",
    "names",
    "coreference",
    "times",
    "places",
    "quotes",
    "status",
    "figures",
    "events",
    "discourse",
    "speed",
)


def machine() -> str:
    """The processor's name, its cores, and the Python that ran."""
    name = platform.processor() or platform.machine()
    for line in (
        Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else ()
    ):
        if line.startswith("model name"):
            name = line.partition(":")[2].strip()
            break
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main() -> None:
    """Run all; a bench that fails is named in the results, and the exit code is 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    today = dt.datetime.now(tz=dt.UTC).date()
    parts = [
        "# Results\n",
        f"Made by `make bench` on {today}; {machine()}. Development parts, unseen in training.\n",
    ]
    failed = False
    for name in BENCHES:
        print(f"== {name}", flush=True)
        command = [sys.executable, str(HERE / f"{name}.py"), "--data", str(given.data)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(done.stdout or done.stderr, flush=True)
        failed |= done.returncode != 0
        lines = done.stdout.strip().splitlines()
        table = "\n".join(lines[:-1]) if done.returncode == 0 else "failed: " + done.stderr[-300:]
        parts.append(f"## {name}\n\n```\n{table}\n```\n")
    (HERE / "RESULTS.md").write_text("\n".join(parts), encoding="utf-8")
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
