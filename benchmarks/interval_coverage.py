"""How often the interval of a measure holds the true share: python benchmarks/interval_coverage.py

Months of 10 to 200 plans, half of them audited, true rates from 0.5 to 1.0. Two ways:

- counted: for every length of the list and every number of plans that may truly meet the measure,
  the chances of all samples are added up;
- simulated: samples are drawn, counted as ``audit tally`` counts them, and looked at.

The second also asks a measure that applies to a part of the plans only, of which the register knows
one half: there the length of the list is taken in proportion.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import comb
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.framework.applying import asked
from audit.framework.intervals import bounds
from audit.framework.population import PlanKnown, Population
from audit.framework.tally import measure_tally
from audit.rubric.loading import load_rubric

LENGTHS = range(10, 201)
RATES = [rate / 100 for rate in range(50, 101, 5)]
RUBRIC = load_rubric().rubric
MEASURES = {one.measure.id: one for one in asked(RUBRIC)}
PLAN = PlanKnown(0, "2026-10", None, None, None, None, None, None, None, drawn=False)


def counted() -> Iterator[tuple[int, int, float, float]]:
    """For every list and number that meet the measure: both, coverage, mean width in per cent."""
    for population in LENGTHS:
        seen = -(-population // 2)
        all_ways = comb(population, seen)
        for meeting in range(-(-population // 2), population + 1):
            covered, width = 0, 0
            for met in range(max(0, seen + meeting - population), min(seen, meeting) + 1):
                ways = comb(meeting, met) * comb(population - meeting, seen - met)
                low, high = bounds(met, seen, population)
                covered += ways if low <= meeting <= high else 0
                width += ways * (high - low)
            yield (
                population,
                meeting,
                float(Fraction(covered, all_ways)),
                100 * float(Fraction(width, all_ways)) / population,
            )


def simulated(measure: str, draws: int, seed: int) -> Iterator[tuple[int, float, float]]:
    """For lengths and true rates: both, and the share of draws whose interval holds the truth."""
    chance = random.Random(seed)
    for population in LENGTHS[::10]:
        for rate in RATES:
            plans, truth = _month(measure, population, rate, chance)
            held = 0
            for _ in range(draws):
                low, high = _interval(measure, plans, chance)
                held += low - 1e-9 <= truth <= high + 1e-9
            yield population, rate, held / draws


def _month(
    measure: str, length: int, rate: float, chance: random.Random
) -> tuple[list[PlanKnown], float]:
    """A month with as many plans that meet the measure as the rate says, and their true share."""
    applies = length if MEASURES[measure].for_all else length // 2
    meeting = round(rate * applies)
    plans = []
    for number in range(length):
        belongs = number < applies
        year = None if chance.random() < 0.5 else 10 if belongs else 3
        answer = (number < meeting) if belongs else None
        plans.append(
            replace(PLAN, id=number, year_group=year, answers={measure: answer}, audit_id=number)
        )
    return plans, 100 * meeting / applies


def _interval(measure: str, plans: list[PlanKnown], chance: random.Random) -> tuple[float, float]:
    drawn = set(chance.sample(range(len(plans)), -(-len(plans) // 2)))
    known = tuple(
        replace(plan, drawn=True)
        if plan.id in drawn
        else replace(plan, audit_id=None, answers=None)
        for plan in plans
    )
    of = Population(("2026-10",), "final", known, {"2026-10": len(plans)}, RUBRIC)
    return measure_tally(MEASURES[measure], of).interval or (0, 100)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--draws", type=int, default=100, help="for each length and rate")
    options.add_argument("--seed", type=int, default=20180401)
    chosen = options.parse_args()
    rows = list(counted())
    print(f"Counted: {len(rows):,} pairs of a list (10 to 200 plans, half audited) and a truth")
    print(f"  coverage on average  {100 * fmean(row[2] for row in rows):.2f}%")
    worst = min(rows, key=lambda row: row[2])
    print(f"  coverage at worst    {100 * worst[2]:.2f}% ({worst[1]} of {worst[0]} plans meet it)")
    for length in (10, 20, 50, 100, 150, 200):
        width = fmean(row[3] for row in rows if row[0] == length)
        print(f"  mean width for {length:>3} plans  {width:.1f} percentage points")
    for measure in ("overall_good", "aspirations"):
        cells = list(simulated(measure, chosen.draws, chosen.seed))
        print(f"Simulated, {measure}: {len(cells):,} cells of {chosen.draws} draws")
        print(f"  coverage on average  {100 * fmean(cell[2] for cell in cells):.2f}%")
        for rate in RATES:
            share = fmean(cell[2] for cell in cells if cell[1] == rate)
            print(f"  true rate {rate:.2f}        {100 * share:.2f}%")


if __name__ == "__main__":
    main()
