"""Looks for a second solution of a system of sums that agrees with every figure that is shown.

What is found is a proof: a reader who knows all that is shown, and every equation, cannot tell the
two solutions apart. What is not found may be there all the same; then more is hidden than need be.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

Variable = tuple[Hashable, int]
"""A figure's key, and which of its parts."""
Equation = Mapping[Variable, int]
"""Parts with their signs, 1 or -1; they sum to zero."""

MOST_STEPS = 30
"""Steps of one search. A search that needs more counts as failed, which is on the safe side."""


class SecondSolution:
    """An attacker's view: which figures are hidden, and what else they could be."""

    def __init__(
        self,
        equations: Sequence[Equation],
        values: Mapping[Hashable, Sequence[int]],
        hidden: Iterable[Hashable],
        keeps: Mapping[Hashable, Callable[[Sequence[int]], bool]] | None = None,
    ) -> None:
        self._equations = equations
        self._values = values
        self._keeps = dict(keeps or {})
        self._places: dict[Hashable, list[int]] = {}
        for number, equation in enumerate(equations):
            for key in {key for key, _ in equation}:
                self._places.setdefault(key, []).append(number)
        self.hidden = set(hidden)
        self._solutions: list[dict[Variable, int]] = []
        self._steps = 0

    def hide(self, key: Hashable) -> None:
        """Hide one more figure. What was found before still holds."""
        self.hidden.add(key)

    def with_more(self, key: Hashable) -> SecondSolution:
        """The same with one more figure hidden, to try it."""
        return self._but(self.hidden | {key}, self._solutions)

    def with_less(self, key: Hashable) -> SecondSolution:
        """The same with one more figure shown. Solutions in which it is the same still hold."""
        still = [one for one in self._solutions if not any(moved == key for moved, _ in one)]
        return self._but(self.hidden - {key}, still)

    def _but(self, hidden: set[Hashable], solutions: list[dict[Variable, int]]) -> SecondSolution:
        other = SecondSolution.__new__(SecondSolution)
        other.__dict__.update(self.__dict__)
        other.hidden = hidden
        other._solutions = list(solutions)
        return other

    def equations_of(self, keys: Iterable[Hashable]) -> list[Equation]:
        """The equations in which one of the figures stands."""
        numbers = {number for key in keys for number in self._places.get(key, ())}
        return [self._equations[number] for number in sorted(numbers)]

    def other(self, form: Sequence[Variable]) -> bool:
        """Whether a sum of hidden parts has another value in some second solution.

        Of a single part one is looked for in which every figure counts as many plans as it does:
        how many were audited may be known from elsewhere.
        """
        if any(key not in self.hidden for key, _ in form):
            return False
        if any(_sum(form, known) for known in self._solutions):
            return True
        alike = len(form) == 1
        for start in form:
            for step in (1, -1):
                self._steps = 0
                begun = self._moved({}, start, step, alike)
                found = begun and self._settle(begun, form, alike)
                if found:
                    self._solutions.append(found)
                    return True
        return False

    def _moved(
        self, moved: Mapping[Variable, int], variable: Variable, change: int, alike: bool
    ) -> dict[Variable, int] | None:
        """One more part changed, and if as many plans are to count, the other part against it."""
        key, part = variable
        more = {variable: change}
        if alike:
            if part > 1 or len(self._values[key]) == 1:
                return None
            more[key, 1 - part] = -change
        if any(one in moved or not self._fits(one, by) for one, by in more.items()):
            return None
        return {**moved, **more}

    def _settle(
        self, moved: dict[Variable, int], form: Sequence[Variable], alike: bool
    ) -> dict[Variable, int] | None:
        """Changes of hidden parts, from those begun with, that leave every equation true."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            return None
        equation, off = self._unbalanced(moved)
        if equation is None:
            return moved if _sum(form, moved) and self._allowed(moved) else None
        for variable, sign in equation.items():
            if variable[0] not in self.hidden:
                continue
            more = self._moved(moved, variable, -off * sign, alike)
            found = more and self._settle(more, form, alike)
            if found:
                return found
        return None

    def _unbalanced(self, moved: Mapping[Variable, int]) -> tuple[Equation | None, int]:
        off: dict[int, int] = {}
        for variable, change in moved.items():
            for number in self._places.get(variable[0], ()):
                sign = self._equations[number].get(variable)
                if sign:
                    off[number] = off.get(number, 0) + sign * change
        first = min((number for number, by in off.items() if by), default=None)
        return (None, 0) if first is None else (self._equations[first], off[first])

    def _fits(self, variable: Variable, change: int) -> bool:
        key, part = variable
        return self._values[key][part] + change >= 0

    def _allowed(self, moved: Mapping[Variable, int]) -> bool:
        """A hidden figure is one of at least one plan, and what is said of it in words stays true.

        A figure of no plan is shown as such, so the attacker knows that there is one.
        """
        for key in {key for key, _ in moved}:
            parts = [
                value + moved.get((key, part), 0) for part, value in enumerate(self._values[key])
            ]
            if len(parts) > 1 and not sum(parts[:2]):
                return False
            if key in self._keeps and not self._keeps[key](parts):
                return False
        return True


def _sum(form: Sequence[Variable], moved: Mapping[Variable, int]) -> int:
    return sum(moved.get(variable, 0) for variable in form)
