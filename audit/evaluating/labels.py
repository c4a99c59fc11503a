"""Plans as people labelled them, and where labels are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from audit.errors import LabelsError
from audit.register.names import case_key
from audit.register.rows import RegisterRow
from audit.result import Overall
from audit.rubric.model import Rubric

Rating = int | None | Literal["not established"]
"""0 to 3; None is not applicable. "not established": nothing says whether it applies."""
Label = bool | None | Literal["not established"]
"""The answer to a measure; None is not applicable."""

OUTCOME_SIGNS = ("specific", "measurable", "time_bound", "true_outcome", "personal", "smart")
PROVISION_SIGNS = ("specific_and_quantified", "vague_wording")

SHEETS = (".xlsx", ".xlsm", ".csv")


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """An outcome or statement of provision in its words, and the labels of its signs.

    ``wordings``: its text, and its text with the columns beside it. ``signs`` is empty for one
    that is not labelled, such as "no provision is needed".
    """

    id: str
    section: str
    wordings: tuple[str, ...]
    signs: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class LabelledPlan:
    """What people say of one plan. What they left open is absent, or None for whole kinds.

    ``key`` is how a file of this plan may be called: its labels' file name or case reference.
    ``register`` is what the authority's own list says of it, where the labels say so.
    """

    key: str
    case_ref: str = ""
    criteria: Mapping[str, Rating] = field(default_factory=dict)
    measures: Mapping[str, Label] = field(default_factory=dict)
    overall: Overall | None = None
    outcomes: tuple[LabelledItem, ...] | None = None
    provision: tuple[LabelledItem, ...] | None = None
    register: RegisterRow | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled plans, what is wrong in single labels, and the files that cannot be read."""

    plans: tuple[LabelledPlan, ...]
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def load_labels(path: Path, rubric: Rubric) -> Labels:
    """The labels in a folder of JSON files, one JSON file, or one spreadsheet (.xlsx or .csv).

    A folder without JSON files may hold the spreadsheet. Raises LabelsError where there are none.
    """
    from audit.evaluating.label_files import read_label_files
    from audit.evaluating.label_sheet import read_label_sheet

    if path.is_dir():
        files = sorted(file for file in path.glob("*.json") if file.is_file())
        sheet = None if files else _only_sheet(path)
    else:
        files, sheet = ([path], None) if path.suffix.lower() == ".json" else ([], path)
    found = read_label_sheet(sheet, rubric) if sheet else read_label_files(files, rubric)
    if not found.plans:
        raise LabelsError(
            " ".join((f"There are no labels of any plan in {path.name}.", *found.unread[:1]))
        )
    return _without_doubles(found)


def _only_sheet(folder: Path) -> Path:
    sheets = [
        file
        for file in sorted(folder.iterdir())
        if file.suffix.lower() in SHEETS and not file.name.startswith("~$")
    ]
    if len(sheets) == 1:
        return sheets[0]
    if sheets:
        raise LabelsError(
            f"There are several spreadsheets in {folder.name}: name the one with the labels."
        )
    raise LabelsError(
        f"There are no labels in {folder.name}: they are JSON files, or one .xlsx or .csv file."
    )


def _without_doubles(labels: Labels) -> Labels:
    """Of two plans with one key neither is used: nothing says which is meant."""
    by_key: dict[str, list[LabelledPlan]] = {}
    for plan in labels.plans:
        by_key.setdefault(case_key(plan.key), []).append(plan)
    doubled = [group for group in by_key.values() if len(group) > 1]
    said = tuple(f"{group[0].key}: labelled more than once, none is used" for group in doubled)
    once = tuple(group[0] for group in by_key.values() if len(group) == 1)
    return Labels(once, labels.problems + said, labels.unread)
