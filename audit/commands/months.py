"""Which months a command speaks of, from its options."""

from __future__ import annotations


def asked_months(month: str | None, first: str | None, last: str | None) -> list[str]:
    """The months of --month, or of --from and --to. Raises NotPossible for neither, or both."""
    from audit.errors import NotPossible
    from audit.framework.periods import months_between
    from audit.monthly.months import month_of

    if month is not None and first is None and last is None:
        return [month_of(month)]
    if month is None and first is not None and last is not None:
        return months_between(first, last)
    raise NotPossible(
        "Say which months: --month 2026-10 for one, or --from 2026-08 --to 2026-10 for several."
    )
