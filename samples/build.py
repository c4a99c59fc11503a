"""Build the sample plans, their register and two files that are not plans.

Run ``python samples/build.py`` from anywhere. The same sources always give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

if not __package__:  # run as a script: make the package findable
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samples.labels import write_labels
from samples.layouts import (
    boxed,
    first_person,
    flowing,
    letter_cells,
    lettered,
    paper,
    parts,
    ruled,
    side_by_side,
    word,
)
from samples.not_plans import write_not_plans
from samples.register import write_register
from samples.source import Source, load_sources

HERE = Path(__file__).parent
WORD_LAYOUTS = {
    "boxed": boxed.build,
    "first_person": first_person.build,
    "letter_cells": letter_cells.build,
    "lettered": lettered.build,
    "parts": parts.build,
    "side_by_side": side_by_side.build,
}
PDF_LAYOUTS = {"flowing": flowing.build, "ruled": ruled.build}


def write_plan(name: str, plan: Source, folder: Path) -> list[Path]:
    """Write one plan in each format that its source asks for; KeyError for an unknown layout."""
    written = []
    if plan.word:
        path = folder / f"{name}.docx"
        word.save(WORD_LAYOUTS[plan.word](plan), path, "Education, Health and Care Plan")
        written.append(path)
    if plan.pdf:
        path = folder / f"{name}.pdf"
        paper.save(PDF_LAYOUTS[plan.pdf](plan), plan, path)
        written.append(path)
    return written


def build(target: Path) -> None:
    """Write plans/, not-plans/, register.csv and labels.csv into the target folder."""
    for folder in (target / "plans", target / "not-plans"):
        folder.mkdir(parents=True, exist_ok=True)
    plans = load_sources()
    for name, plan in plans.items():
        write_plan(name, plan, target / "plans")
    write_register(plans, target / "register.csv")
    write_labels(plans, target / "labels.csv")
    write_not_plans(target / "not-plans")


if __name__ == "__main__":
    build(HERE)
