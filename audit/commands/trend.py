"""``audit trend``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.framework.result import Basis
    from audit.framework.trend_result import By


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    csv = "csv"


class Feature(StrEnum):
    """By what the plans are grouped."""

    team = "team"
    phase = "phase"
    need = "need"
    type = "type"
    agency = "agency"


_BY: dict[Feature, By] = {
    Feature.team: "team",
    Feature.phase: "phase",
    Feature.need: "primary_need",
    Feature.type: "plan_type",
    Feature.agency: "agency",
}


def trend(
    measure: str | None = typer.Option(
        None,
        "--measure",
        help="One measure only, such as overall_good, and its rolling quarters too.",
        show_default=False,
    ),
    by: list[Feature] = typer.Option(
        [], "--by", help="Figures by group; may be given several times.", show_default=False
    ),
    first: str | None = options.FIRST,
    last: str | None = options.LAST,
    provisional: bool = options.PROVISIONAL,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Show the measures month by month, what has changed beyond chance, and what costs most.

    Without --from and --to the last twelve months. Exit codes: 0 done, 2 something must be mended
    first.
    """
    from audit.commands.months import asked_months
    from audit.commands.output import write_published
    from audit.framework.periods import in_words, period_of
    from audit.framework.trend import latest_months
    from audit.framework.trend import trend as counted
    from audit.reporting import trend_csv, trend_text
    from audit.store.access import log_access
    from audit.store.opening import open_store

    named = asked_months(None, first, last) if first or last else None
    with open_store(database).writing() as session:
        months = named or latest_months(session)
        log_access(session, f"trend {in_words(period_of(months))}", who=auditor, month=months[-1])
        basis: Basis = "provisional" if provisional else "final"
        result = counted(session, months, basis, measure, [_BY[one] for one in by])
    write_published(result, trend_text.render, format_, output, trend_csv.render)
