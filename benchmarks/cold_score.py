"""How long a whole `audit score` takes, from a cold start, beside markitdown's conversion alone.

    python -m pip install .[bench]
    python benchmarks/cold_score.py [PLAN] [--runs 7] [--markitdown PATH]

Goal: at most 0.8 of markitdown. Whole processes, in turn, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from functools import partial
from pathlib import Path

from measuring import paired, row, whole_process

LONG_PLAN = Path(__file__).parent.parent / "samples" / "plans" / "long-plan.docx"


def main() -> None:
    """Time scoring, help, and the yardsticks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", nargs="?", type=Path, default=LONG_PLAN)
    parser.add_argument("--runs", type=int, default=7)
    beside = Path(sys.executable).parent / "markitdown"
    parser.add_argument("--markitdown", default=shutil.which("markitdown") or str(beside))
    options = parser.parse_args()
    python = sys.executable
    commands = {
        "python alone": [python, "-c", "pass"],
        "audit --help": [python, "-m", "audit", "--help"],
        "audit read": [python, "-m", "audit", "read", str(options.plan)],
        "audit score": [python, "-m", "audit", "score", str(options.plan)],
    }
    if Path(options.markitdown).exists():
        commands["markitdown"] = [options.markitdown, str(options.plan)]
    taken = paired(options.runs, *(partial(whole_process, c) for c in commands.values()))
    seconds = dict(zip(commands, taken, strict=True))
    for name, time in seconds.items():
        print(row(name, time))
    if "markitdown" in seconds:
        print(row("audit score / markitdown", seconds["audit score"] / seconds["markitdown"]))


if __name__ == "__main__":
    main()
