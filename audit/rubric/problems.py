"""What is wrong with a rubric file, in words for people who are not programmers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from audit.rubric.source import Path, Source

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class RubricProblem:
    """One problem: ``line`` counts from 1 (0: the file as a whole), ``where`` names the part."""

    line: int
    where: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        kind = "warning" if self.severity == "warning" else ""
        return ": ".join(part for part in (line, kind, self.where, self.message) if part)


def problem_at(
    source: Source, path: Path, message: str, severity: Severity = "error"
) -> RubricProblem:
    """A problem with the value at ``path``, or with the nearest part above it that is there."""
    return RubricProblem(source.line(path), where(source, path), message, severity)


def where(source: Source, path: Path) -> str:
    """The part of the rubric that ``path`` lies in, as people call it: "criterion F1"."""
    if len(path) < 2:
        return f"`{path[0]}`" if path and isinstance(source.value(path), dict | list) else ""
    head, item = path[0], path[1]
    if head in ("criteria", "measures") and isinstance(item, int):
        id_ = source.value((head, item, "id"))
        name = "criterion" if head == "criteria" else "measure"
        return f"{name} {id_}" if isinstance(id_, str) else f"{name} number {item + 1}"
    if head == "limits" and isinstance(item, int):
        return f"limit number {item + 1}"
    if head == "words":
        return f"word list {item}"
    return f"`{head}`"


def did_you_mean(wrong: object, known: Iterable[str]) -> str:
    """A hint at the known name that is nearest to the wrong one, or all that are known."""
    names = sorted(set(known))
    near = nearest(wrong, names)
    if near:
        return f"; did you mean `{near}`?"
    if not names or len(names) > 12:
        return ""
    return f"; known here: {', '.join(f'`{name}`' for name in names)}"


def nearest(wrong: object, known: Iterable[str]) -> str | None:
    """The known name that is written most like the wrong one; None if none is near."""
    found = get_close_matches(str(wrong), sorted(set(known)), n=1, cutoff=0.6)
    return found[0] if found else None
