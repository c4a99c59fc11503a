"""``audit tally --month 2026-10``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from audit.commands import options

if TYPE_CHECKING:
    pass


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    csv = "csv"


def tally(
    month: str | None = options.MONTH,
    first: str | None = options.FIRST,
    last: str | None = options.LAST,
    provisional: bool = options.PROVISIONAL,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Count the measures of the Performance Framework from the audits of a month, or of several.

    Each with its range and whether the target is met. Exit codes: 0 done, 2 something must be
    mended first.
    """
    from audit.commands.months import asked_months
    from audit.commands.output import write_published
    from audit.framework.periods import in_words, period_of
    from audit.framework.population import population
    from audit.framework.tally import tally as counted
    from audit.reporting import tally_csv, tally_text
    from audit.store.access import log_access
    from audit.store.opening import open_store

    months = asked_months(month, first, last)
    with open_store(database).writing() as session:
        log_access(session, f"tally {in_words(period_of(months))}", who=auditor, month=months[-1])
        result = counted(population(session, months, "provisional" if provisional else "final"))
    write_published(result, tally_text.render, format_, output, tally_csv.render)
