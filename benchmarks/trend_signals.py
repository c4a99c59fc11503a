"""How often a row of months is called a signal: where nothing changed, and where something did.

    python benchmarks/trend_signals.py [--series 400]

Invented months: the plans of each meet a measure by chance with the same rate; then, for the second
table, with a rate that changes in the middle. Counted are the rows with any signal, by rule.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

if not __package__:  # run as a script: make the package findable
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.framework.periods import months_between, period_of
from audit.framework.result import MeasureTally
from audit.framework.settings import settings
from audit.framework.signals import points, signals

RULES = ("limits of a month", "limits of a quarter", "one side", "seldom crossing")


def tally_of(met: int, seen: int) -> MeasureTally:
    """Counts in the shape of a tally."""
    percent = 100 * met / seen
    return MeasureTally(
        id="x", title="x", numerator=met, denominator=seen, left_out={}, population=2 * seen,
        population_known=True, provisional=0, percent=percent, interval=None, targets=[],
    )  # fmt: skip


def found(months: Sequence[str], met: Sequence[int], seen: int) -> set[str]:
    """The rules by which a row of months is a signal."""
    rules = settings().signals
    whole = tally_of(sum(met), seen * len(met))
    single = [(month, tally_of(one, seen)) for month, one in zip(months, met, strict=True)]
    triple = [
        (period_of(months[end - 3 : end]), tally_of(sum(met[end - 3 : end]), 3 * seen))
        for end in range(3, len(met) + 1)
    ]
    row, quarters = points(single, whole, rules), points(triple, whole, rules)
    return {signal.rule for signal in signals(row, quarters, rules)}


def shares(length: int, seen: int, rates: tuple[float, float], series: int) -> list[float]:
    """Of so many rows the share with any signal, and with one by each rule."""
    draw = random.Random(f"{length} {seen} {rates}")
    months = months_between("2025-01", f"{2024 + length // 12}-12")
    counts: Counter[str] = Counter()
    for _ in range(series):
        met = [
            sum(draw.random() < rates[place >= length // 2] for _ in range(seen))
            for place in range(length)
        ]
        rules = found(months, met, seen)
        counts.update(rules or ())
        counts["any"] += bool(rules)
    return [counts[rule] / series for rule in ("any", *RULES)]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--series", type=int, default=400)
    series = parser.parse_args().series
    head = "months  plans  rate         any   month  quarter  one side  crossing"
    print("Nothing changed\n" + head)
    for length in (12, 24):
        for seen in (10, 25, 75):
            for rate in (0.5, 0.8, 0.95):
                _line(length, seen, (rate, rate), series)
    print("\nChanged in the middle\n" + head)
    for seen in (10, 25, 75):
        for rates in ((0.7, 0.8), (0.6, 0.8), (0.5, 0.8)):
            _line(12, seen, rates, series)


def _line(length: int, seen: int, rates: tuple[float, float], series: int) -> None:
    any_, *others = (f"{100 * share:.1f}%" for share in shares(length, seen, rates, series))
    rate = f"{rates[0]:g}" if rates[0] == rates[1] else f"{rates[0]:g} to {rates[1]:g}"
    cells = "".join(cell.rjust(width) for cell, width in zip(others, (8, 9, 10, 10), strict=True))
    print(f"{length:6}{seen:7}  {rate:<10}{any_:>6}{cells}")


if __name__ == "__main__":
    main()
