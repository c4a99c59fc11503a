"""An attacker who has the board's papers and tries to work out what is hidden in them.

It knows every number that is shown, how the figures hang together, and that numbers are whole and
not negative. For each hidden number it finds the least and the greatest value that agree with all
of that, exactly (integer programming). It knows nothing of how the tool chooses what to hide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from audit.framework.board_lines import Gathered
from audit.framework.board_result import BoardPack, Figure

Name = tuple[object, ...]
MET, MISSED, UNSEEN = "met", "missed", "unseen"
MOST = 10_000
MEASURED_BY = {"D1": "social_care", "C1": "health"}
"""Criteria that a measure asks about every plan: the rubric says so."""


@dataclass
class Attack:
    """Unknown whole numbers, what is known of them, and the truth to compare with."""

    number: dict[Name, int] = field(default_factory=dict)
    truth: dict[Name, int] = field(default_factory=dict)
    known: dict[Name, int] = field(default_factory=dict)
    sums: list[tuple[dict[Name, int], int, int]] = field(default_factory=list)
    secret: list[tuple[Name, ...]] = field(default_factory=list)

    def figure(self, name: Name, shown: Figure, parts: tuple[int, int, int], below: int) -> None:
        """A figure that is shown or hidden; of one that is shown the population too is known."""
        names = [(*name, part) for part in (MET, MISSED, UNSEEN)]
        for one, value in zip(names, parts, strict=True):
            self.number[one] = len(self.number)
            self.truth[one] = value
            if not shown.hidden:
                self.known[one] = value
        forms = [names[:1], names[1:2], names[:2]]
        small = [f for f in forms if 0 < sum(self.truth[one] for one in f) < below]
        if not shown.hidden:
            assert not small, f"{name} is shown and small"
        self.secret += [tuple(form) for form in small]

    def equal(self, left: Iterable[Name], right: Iterable[Name], plus: int = 0) -> None:
        """Two sums are equal but for a known number."""
        row: dict[Name, int] = defaultdict(int)
        for one in left:
            row[one] += 1
        for one in right:
            row[one] -= 1
        if sum(sign * self.truth[one] for one, sign in row.items()) == plus:
            self.sums.append((dict(row), plus, plus))

    def at_least(self, names: Sequence[Name], least: int, most: int = MOST) -> None:
        """A sum lies between two numbers."""
        self.sums.append((dict.fromkeys(names, 1), least, most))

    def found(self) -> list[tuple[Name, ...]]:
        """The small numbers that can only be what they are."""
        low = np.array([self.known.get(one, 0) for one in self.number])
        high = np.array([self.known.get(one, MOST) for one in self.number])
        rows = np.zeros((len(self.sums), len(self.number)))
        for at, (row, _, _) in enumerate(self.sums):
            for one, factor in row.items():
                rows[at, self.number[one]] = factor
        ends = LinearConstraint(rows, [s[1] for s in self.sums], [s[2] for s in self.sums])
        others: list[np.ndarray] = []
        return [f for f in self.secret if self._only_one(f, ends, Bounds(low, high), others)]

    def _only_one(
        self, form: Sequence[Name], ends: LinearConstraint, box: Bounds, others: list[np.ndarray]
    ) -> bool:
        """Whether greatest and least value are the true one. ``others``: solutions found so far."""
        truth = sum(self.truth[one] for one in form)
        places = [self.number[one] for one in form]
        if any(round(other[places].sum()) != truth for other in others):
            return False
        for sign in (-1, 1):
            aim = np.zeros(len(self.number))
            aim[places] = sign
            result = milp(aim, constraints=ends, bounds=box, integrality=np.ones(len(aim)))
            assert result.success, result.message
            if round(result.x[places].sum()) != truth:
                others.append(result.x)
                return False
        return True


def attack(pack: BoardPack, truth: Gathered, measure: str) -> Attack:
    """All that the papers say of one measure, in every table and chart."""
    found = Attack()
    below = max(pack.suppress_below, 1)
    months = _months(found, pack, truth, measure, below)
    _groups(found, pack, truth, measure, months, below)
    _this_month(found, pack, truth, measure)
    for row in pack.costs:
        if MEASURED_BY.get(row.criterion) == measure and not row.found.hidden:
            missed = [(*month, MISSED) for month in months]
            found.equal(missed, [], row.found.numerator or 0)
    _denominators(found, below)
    return found


def _denominators(found: Attack, below: int) -> None:
    """If no number of plans is small in itself, take it that the attacker knows them all.

    Another measure may show them, or the minutes of the auditors.
    """
    counts = {name[:-1] for name in found.number}
    seen = {name: found.truth[*name, MET] + found.truth[*name, MISSED] for name in counts}
    if all(number >= below for number in seen.values() if number):
        for name, number in seen.items():
            found.equal([(*name, MET), (*name, MISSED)], [], number)


def _months(
    found: Attack, pack: BoardPack, truth: Gathered, measure: str, below: int
) -> list[Name]:
    shown = next(one for one in pack.series if one.id == measure)
    true = next(one for one in truth.series if one.id == measure)
    for points, real in ((shown.months, true.months), (shown.quarters, true.quarters)):
        for point, at in zip(points, real, strict=True):
            seen = at.denominator
            parts = (at.numerator, seen - at.numerator, at.population - seen)
            found.figure((point.period,), point.figure, parts, below)
            if point.figure.hidden:
                found.at_least([(point.period, MET), (point.period, MISSED)], 1)
    months: list[Name] = [(point.period,) for point in shown.months]
    for number, quarter in enumerate(shown.quarters):
        for part in (MET, MISSED, UNSEEN):
            three = [(*month, part) for month in months[number : number + 3]]
            found.equal(three, [(quarter.period, part)])
    return months


def _groups(
    found: Attack,
    pack: BoardPack,
    truth: Gathered,
    measure: str,
    months: Sequence[Name],
    below: int,
) -> None:
    for table in pack.groups:
        if table.measure != measure:
            continue
        true = next(g for (m, by), g in truth.groups.items() if (m, by) == (measure, table.by))
        names: list[Name] = []
        for row, one in zip(table.rows, true.values(), strict=True):
            name = (table.by, row.name)
            parts = (
                one.numerator,
                one.denominator - one.numerator,
                one.population - one.denominator,
            )
            found.figure(name, row.figure, parts, below)
            names.append(name)
        for part in (MET, MISSED, UNSEEN):
            found.equal([(*n, part) for n in names], [(*month, part) for month in months])


def _this_month(found: Attack, pack: BoardPack, truth: Gathered, measure: str) -> None:
    """What coverage and the plans left out say of the month's own figure."""
    one = next(shown for shown in pack.measures if shown.id == measure)
    seen: list[Name] = [(pack.period, MET), (pack.period, MISSED)]
    left = one.left_out
    judged = [left[reason] for reason in left if reason in ("not judged", "not established")]
    for total, out in ((pack.coverage.sampled, left.values()), (pack.coverage.confirmed, judged)):
        numbers = list(out)
        if total is not None and None not in numbers:
            found.equal(seen, [], total - sum(number or 0 for number in numbers))
    if pack.coverage.issued is not None:
        found.equal([*seen, (pack.period, UNSEEN)], [], pack.coverage.issued)
    if one.figure.hidden and any(target.status for target in one.targets):
        # The rule says when a status is told: then one side is small.
        real = next(m for m in truth.tally.measures if m.id == measure)
        few = real.denominator - real.numerator < pack.suppress_below
        found.at_least([(pack.period, MISSED if few else MET)], 1, pack.suppress_below - 1)
        found.at_least(seen, 2 * pack.suppress_below)
