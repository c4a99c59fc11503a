"""What the store holds, what was removed and who used it, as text for a terminal."""

from __future__ import annotations

from audit.monthly.accesses import AccessLog
from audit.monthly.checking_store import StoreCheck
from audit.monthly.forgetting import Forgetting
from audit.reporting import words
from audit.reporting.page import Page

_WHO, _DID = 18, 22
_ROWS = {
    "accesses": ("line of the access log", "lines of the access log"),
    "action_events": ("entry about an action", "entries about actions"),
    "actions": ("action", "actions"),
    "audits": ("audit", "audits"),
    "cases": ("case", "cases"),
    "confirmations": ("confirmation", "confirmations"),
    "failed_audits": ("failed audit", "failed audits"),
    "forgotten": ("proof of removal", "proofs of removal"),
    "issued_plans": ("issued plan", "issued plans"),
    "marks": ("rating by an auditor", "ratings by auditors"),
    "moderated_plans": ("place in second marking", "places in second marking"),
    "moderation_draws": ("draw of second marks", "draws of second marks"),
    "outcome_texts": ("masked outcome", "masked outcomes"),
    "register_changes": ("change by an import", "changes by imports"),
    "register_imports": ("import of the register", "imports of the register"),
    "rubrics": ("rubric", "rubrics"),
    "sampled_plans": ("place in a sample", "places in samples"),
    "samples": ("sample", "samples"),
    "settings": ("setting", "settings"),
}


def render_check(check: StoreCheck, *, width: int = 80, colour: bool = False) -> str:
    """The rows of each table, then every fault."""
    page = Page(width)
    page.title("Check of the store")
    _counts(page, check.rows)
    page.blank()
    if not check.faults:
        page.entry(
            "",
            "The store is sound. The database was read through, what rows name is there, and "
            f"{words.counted(check.confirmations_checked, 'confirmation')} hold together.",
            0,
        )
        return page.string(colour)
    page.entry("", f"{words.counted(len(check.faults), 'fault')}:", 0, style="bold red")
    for fault in check.faults:
        page.entry("", fault)
    page.entry("", "Take no backup over an older one. Ask the person who looks after the store.", 0)
    return page.string(colour)


def render_forgetting(result: Forgetting, *, width: int = 80, colour: bool = False) -> str:
    """What was removed, and that nothing remains."""
    page = Page(width)
    page.title(f"Removed from the store: {words.counted(result.cases, 'case')}")
    _counts(page, result.removed)
    if result.masked:
        page.heading("Taken out of what other entries say")
        _counts(page, result.masked)
    page.blank()
    if result.remaining:
        page.entry(
            "",
            f"A search afterwards still found {words.counted(result.remaining, 'trace')}. "
            "Somebody may have added it meanwhile: run the command again.",
            0,
            style="bold red",
        )
    else:
        where = (
            "every table and column, and the bytes of the file"
            if result.file_searched
            else "every table and column"
        )
        page.entry("", f"Nothing remains. Searched afterwards: {where}.", 0)
    for line in _elsewhere(result):
        page.entry("", line, 0)
    return page.string(colour)


def _elsewhere(result: Forgetting) -> list[str]:
    lines = [
        "Backups that were made before, reports, spreadsheets and the plan itself still hold "
        "the case: delete them too, where you keep them.",
        "How many plans were issued and drawn stays as it was counted; the list of what was "
        "removed, with the reason, stays as the proof.",
    ]
    if not result.file_searched:
        lines.insert(0, "The PostgreSQL server keeps logs and backups of its own: ask IT.")
    if result.copies:
        lines.insert(
            0, f"Copies from before an upgrade still hold it: delete {', '.join(result.copies)}."
        )
    return lines


def render_log(log: AccessLog, *, width: int = 80, colour: bool = False) -> str:
    """A line for each use: when, who, what, month and the sign of the case."""
    page = Page(width)
    page.title(f"Access log: {words.counted(len(log.uses), 'use')}")
    page.row("When (UTC)", f"{'Who':{_WHO}} {'What':{_DID}} {'Month':7} Case", 18, "bold")
    for use in log.uses:
        cells = (
            f"{words.one_line(use.who)[:_WHO]:{_WHO}} {use.did[:_DID]:{_DID}} "
            f"{use.month or '':7} {use.case or ''}"
        )
        page.row(f"{use.at:%d/%m/%Y %H:%M}", cells, 18)
    return page.string(colour)


def counted_rows(rows: dict[str, int]) -> list[str]:
    """Rows by table in words, such as "3 audits"; tables without rows are left out."""
    return [
        f"{count} {_ROWS.get(table, (table, table))[count != 1]}"
        for table, count in sorted(rows.items())
        if count
    ]


def _counts(page: Page, rows: dict[str, int]) -> None:
    for line in counted_rows(rows):
        page.entry("", line, 2)
