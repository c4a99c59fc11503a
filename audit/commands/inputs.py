"""What several commands make of their options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from datetime import date

    from audit.register.rows import Register


def register_rows(path: Path | None) -> Register | None:
    """The authority's list; what is wrong with it goes to standard error. Raises RegisterError."""
    if path is None:
        return None
    from audit.commands.output import note
    from audit.register.loading import load_register

    rows = load_register(path)
    for problem in rows.problems:
        note(f"Register: {problem}")
    return rows


def day_of(text: str | None) -> date | None:
    """The day of ``--as-of``. Raises BadParameter for what is no date."""
    from audit.plan.dates import first_date

    if text is None:
        return None
    found = first_date(text)
    if found is None:
        raise typer.BadParameter(f"“{text}” is not a date; write it as 31/08/2026.")
    return found
