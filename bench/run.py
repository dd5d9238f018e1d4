"""Run every bench that has data and write bench/RESULTS.md: `python bench/run.py --data DIR`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
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
    "stories",
    "identity",
    "origins",
    "lens",
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


def sections(text: str) -> dict[str, str]:
    """The parts of an earlier `RESULTS.md` by the bench's name."""
    parts = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def section(name: str, data: Path) -> tuple[str, bool]:
    """What one bench prints, without its line of JSON, and whether it ran."""
    print(f"== {name}", flush=True)
    command = [sys.executable, str(HERE / f"{name}.py"), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout or done.stderr, flush=True)
    ran = done.returncode == 0
    lines = done.stdout.strip().splitlines()
    table = "\n".join(lines[:-1]) if ran else "failed: " + done.stderr[-300:]
    return f"```\n{table}\n```", ran


def main() -> None:
    """Run them; a bench that fails is named in the results, and the exit code is 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--only", nargs="+", choices=BENCHES, help="measure these again, keep the other results"
    )
    given = parser.parse_args()
    results = HERE / "RESULTS.md"
    told = sections(results.read_text(encoding="utf-8")) if given.only else {}
    failed = False
    for name in given.only or BENCHES:
        told[name], ran = section(name, given.data)
        failed |= not ran
    today = dt.datetime.now(tz=dt.UTC).date()
    head = (
        f"# Results\n\nMade by `make bench` on {today}; {machine()}. Development parts, unseen in "
        "training.\n"
    )
    body = [f"## {name}\n\n{told[name]}\n" for name in BENCHES if name in told]
    results.write_text("\n".join([head, *body]), encoding="utf-8")
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
