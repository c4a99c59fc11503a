"""``audit``, and ``python -m audit``: starts the command line, and ends without delay."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line. A plan is scored in less than a second: start and end must be short."""
    # Nearly all that is made for a plan is needed to its end: looking for rubbish costs time.
    gc.set_threshold(100_000)
    from audit.commands import run

    code = run()
    if code in (0, 1, 2):
        _end_at_once(code)
    sys.exit(code)


def _end_at_once(code: int) -> None:
    """End without taking every object apart one by one; all files are written and closed by now."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        os._exit(130)
    os._exit(code)


if __name__ == "__main__":
    main()
