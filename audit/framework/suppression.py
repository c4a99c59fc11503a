"""Small numbers are hidden, and with them whatever would let a reader work them out.

A figure is small if it shows that something is true of 1 to ``below - 1`` plans: those that meet a
measure, those that do not, or both together. All figures that are published of one store hang
together: months add up to quarters, groups to their total, plans counted and left out to those
confirmed. So they are taken as one system of equations in whole numbers that cannot be negative.
A small number is safe if there is a second solution, in which every figure that is shown is the
same and the small number is another. As long as there is none, one more figure is hidden.

Papers come out month by month, and what is out cannot be hidden again. So the figures are gone
through in the order in which they first came out: for the sake of a small number only a figure is
hidden that comes out with it or later, wherever that is enough.

The same idea under other names: secondary cell suppression, with an exact attacker (Willenborg and
de Waal, Elements of Statistical Disclosure Control, 2001, chapter 4).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from audit.framework.second_solution import Equation, SecondSolution, Variable

Key = Hashable
MET, MISSED, UNSEEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that is shown or hidden as a whole.

    ``parts`` add up: plans that meet a measure, those that do not, and those it applies to that
    were not looked at; or one number alone, such as how many were confirmed. ``dear`` says how
    much a reader misses it. ``counts_children`` is false for numbers of the work done, which say
    nothing of a child: they are never small, but may have to be hidden for the sake of others.
    ``stage`` orders the figures by when they first come out.
    """

    key: Key
    parts: tuple[int, ...]
    dear: float
    counts_children: bool = True
    stage: int = 0

    @property
    def seen(self) -> int:
        return sum(self.parts[:UNSEEN])

    @property
    def forms(self) -> list[tuple[Variable, ...]]:
        """The sums of parts that must not be worked out if they are small."""
        if not self.counts_children:
            return []
        met, missed = (self.key, MET), (self.key, MISSED)
        return [(met,), (missed,), (met, missed)]


class Figures:
    """All that is published, and how it hangs together."""

    def __init__(self) -> None:
        self.lines: dict[Key, Line] = {}
        self.equations: list[Equation] = []

    def add(self, line: Line) -> None:
        """Add a figure. One that is added twice, in two tables, is one figure."""
        self.lines.setdefault(line.key, line)

    def adds_up(self, total: Sequence[Key], parts: Sequence[Key]) -> None:
        """Say that figures add up to the same as others, part by part, where they do."""
        for part in (MET, MISSED, UNSEEN):
            self.equal([(key, part) for key in total], [(key, part) for key in parts])

    def equal(self, left: Sequence[Variable], right: Sequence[Variable]) -> None:
        """Say that two sums are equal. Where they are not in fact, nobody can use it."""
        if not all(self._has(variable) for variable in [*left, *right]):
            return
        if sum(map(self.value, left)) == sum(map(self.value, right)):
            equation: dict[Variable, int] = {}
            for variable, sign in [*((v, 1) for v in left), *((v, -1) for v in right)]:
                equation[variable] = equation.get(variable, 0) + sign
            self.equations.append({v: sign for v, sign in equation.items() if sign})

    def value(self, variable: Variable) -> int:
        """The true value of a part of a figure."""
        key, part = variable
        return self.lines[key].parts[part]

    def _has(self, variable: Variable) -> bool:
        key, part = variable
        return key in self.lines and part < len(self.lines[key].parts)

    def small(self, line: Line, below: int) -> list[tuple[Variable, ...]]:
        """The sums of parts of a figure that are from 1 to ``below - 1``."""
        return [form for form in line.forms if 0 < sum(map(self.value, form)) < below]

    def until(self, stage: int) -> Figures:
        """What has come out up to a stage, and how that hangs together."""
        part = Figures()
        part.lines = {key: line for key, line in self.lines.items() if line.stage <= stage}
        part.equations = [
            equation for equation in self.equations if all(key in part.lines for key, _ in equation)
        ]
        return part


Keeps = Callable[[Sequence[int]], bool]
"""What is said of a hidden figure in words: whether it is true of these parts too."""


def hidden(figures: Figures, below: int, never: Iterable[Key] = ()) -> frozenset[Key]:
    """The figures to hide so that no number from 1 to ``below - 1`` is shown or can be worked out.

    ``never`` are figures that are not shown anyhow. ``below`` 0 or 1 hides nothing else.
    """
    small = {key for key, line in figures.lines.items() if figures.small(line, below)}
    unshown = small | set(never)
    hide: set[Key] = set()
    for stage in sorted({line.stage for line in figures.lines.values()}):
        part = figures.until(stage)
        hide |= {key for key in unshown if key in part.lines}
        hide = _hidden_with(part, stage, hide, below)
    return frozenset(hide)


def _hidden_with(part: Figures, stage: int, first: set[Key], below: int) -> set[Key]:
    """``first`` and what else must be hidden of the figures of a stage."""
    attack = SecondSolution(part.equations, _values(part), first)
    secret = [form for line in part.lines.values() for form in part.small(line, below)]
    for form in secret:
        while not attack.other(form):
            more = _one_more(part, attack, form, stage)
            if more is None:
                break
            attack.hide(more)
    return _without_needless(part, attack, first, secret)


def _without_needless(
    figures: Figures, attack: SecondSolution, first: set[Key], secret: list[tuple[Variable, ...]]
) -> set[Key]:
    """Show again what need not be hidden, what is missed most first."""
    more = attack.hidden - first
    for key in sorted(more, key=lambda key: (-figures.lines[key].dear, repr(key))):
        without = attack.with_less(key)
        if all(without.other(form) for form in secret):
            attack = without
    return set(attack.hidden)


def exposed(
    figures: Figures, hide: Iterable[Key], below: int, keeps: dict[Key, Keeps] | None = None
) -> list[tuple[Variable, ...]]:
    """The small numbers for which no second solution was found if just these are hidden.

    ``keeps`` has for hidden figures what is said of them in words all the same.
    """
    attack = SecondSolution(figures.equations, _values(figures), hide, keeps)
    small = (form for line in figures.lines.values() for form in figures.small(line, below))
    return [form for form in small if not attack.other(form)]


def _values(figures: Figures) -> dict[Key, tuple[int, ...]]:
    return {key: line.parts for key, line in figures.lines.items()}


def _one_more(
    figures: Figures, attack: SecondSolution, form: tuple[Variable, ...], stage: int
) -> Key | None:
    """The next figure to hide for the sake of one: the least missed that makes it safe.

    Where no single one does, the least missed beside it; one that is out already only where there
    is no other.
    """
    keys = {key for key, _ in form}
    new = {key for key, line in figures.lines.items() if line.stage == stage}
    beside = _shown_beside(figures, attack, keys, new) or _shown_beside(
        figures, attack, keys, set(figures.lines)
    )
    near = sorted(beside, key=lambda key: (figures.lines[key].dear, repr(key)))
    for key in near:
        if attack.with_more(key).other(form):
            return key
    return near[0] if near else None


def _shown_beside(
    figures: Figures, attack: SecondSolution, keys: set[Key], among: set[Key]
) -> set[Key]:
    """The figures shown that stand in one equation with these, or with hidden ones beside them."""
    reached, waiting = set(keys), set(keys)
    while waiting:
        beside = {key for equation in attack.equations_of(waiting) for key, _ in equation}
        open_ = (figures.lines[key] for key in (beside & among) - attack.hidden)
        shown = {line.key for line in open_ if line.seen and line.dear < inf}
        if shown:
            return shown
        waiting = (beside & attack.hidden) - reached
        reached |= waiting
    return set()
