"""How long a whole `audit score` takes, from a cold start, beside importing spaCy if it is there.

    python benchmarks/cold_score.py [PLAN] [--runs 7]

Prints the median of whole processes in seconds. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

LONG_PLAN = Path(__file__).parent.parent / "samples" / "plans" / "long-plan.docx"


def median_seconds(command: list[str], runs: int) -> float | None:
    """The median wall time of ``runs`` processes; None if the command fails."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            return None
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Time scoring, help, and the yardsticks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", nargs="?", type=Path, default=LONG_PLAN)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    python = sys.executable
    for name, command in (
        ("python alone", [python, "-c", "pass"]),
        ("audit --help", [python, "-m", "audit", "--help"]),
        ("audit score", [python, "-m", "audit", "score", str(options.plan)]),
        ("import spacy", [python, "-c", "import spacy"]),
    ):
        seconds = median_seconds(command, options.runs)
        print(f"{name:14}", "not installed" if seconds is None else f"{seconds:.2f} s")


if __name__ == "__main__":
    main()
