"""An import of the register, and what the register holds, as text for a terminal."""

from __future__ import annotations

from audit.monthly.register_result import Problem, RegisterContents, RegisterImported
from audit.reporting import words
from audit.reporting.page import Page

_ON_SCREEN = 40
_COLUMN = 44


def imported(
    result: RegisterImported, *, width: int = 80, colour: bool = False, whole: bool = False
) -> str:
    """What became of the rows, then what is wrong in the list; ``whole`` shows every line of it."""
    page = Page(width)
    page.title(f"Register: {result.file}" + (" (dry run)" if result.dry_run else ""))
    _became(page, result)
    if result.fields:
        page.heading("Changed; what stood there before is kept")
        for name, count in result.fields.items():
            page.row(f"  {_title(name)}", f"{count:>8}", _COLUMN)
    if result.months:
        page.heading("New plans by month")
        for month, count in result.months.items():
            page.row(f"  {month}", f"{count:>8}", _COLUMN)
    if result.dry_run:
        _columns(page, result)
    _problems(page, result.problems, whole=whole)
    page.blank()
    page.entry("", _next(result), 0)
    return page.string(colour)


def _became(page: Page, result: RegisterImported) -> None:
    would = "would be " if result.dry_run else ""
    for count, what in (
        (result.rows, "rows in the list"),
        (result.added, f"plans {would}added"),
        (result.changed, f"plans {would}changed"),
        (result.unchanged, "plans as they stand already"),
        (result.repeated, "rows of a plan that another row gives"),
        (result.refused, "rows refused"),
    ):
        noun, rest = what.split(" ", 1)
        page.row("", f"{count:>5} {noun.removesuffix('s') if count == 1 else noun} {rest}", 2)
    if not result.added and not result.changed:
        page.entry("", "Nothing new.", 0, style="bold")
    kept = "are kept" if result.names_kept else "are not kept: the case reference alone"
    page.entry("", f"Names of children {kept}.", 0)


def _columns(page: Page, result: RegisterImported) -> None:
    page.heading("Columns")
    for column in result.columns:
        page.entry(f"{column.field}:", column.title, 2, 32)
    if result.absent:
        page.entry("not found:", ", ".join(result.absent), 2, 32)


def _problems(page: Page, problems: list[Problem], *, whole: bool) -> None:
    if not problems:
        return
    page.heading("To put right in the list")
    shown = problems if whole else problems[:_ON_SCREEN]
    for problem in shown:
        column = f", {problem.column}" if problem.column else ""
        page.entry("", f"Line {problem.line}{column}: {problem.message}")
    if len(shown) < len(problems):
        page.entry("", f"... and {len(problems) - len(shown)} more: --output problems.txt has all")


def _next(result: RegisterImported) -> str:
    if result.dry_run:
        return "Nothing was written. If this is right, run it again without --dry-run."
    if result.refused:
        return "Put the refused rows right and import the list again: what is in stays in."
    month = max(result.months, default="2026-10")
    return f"Next: audit sample draw --month {month}"


def contents(register: RegisterContents, *, width: int = 80, colour: bool = False) -> str:
    """Months, then how many plans there are of each kind."""
    page = Page(width)
    of = f" of {register.month}" if register.month else ""
    page.title(f"Register{of}")
    last = f"{register.last_import:%d/%m/%Y at %H:%M} UTC" if register.last_import else "never"
    names = "Names are kept." if register.names_kept else "No names are kept."
    page.entry(
        "",
        f"{words.counted(register.plans, 'plan')} issued for "
        f"{words.counted(register.cases, 'case')}. Last import: {last}. {names}",
        0,
    )
    page.blank()
    heads = ("issued", "new", "amended", "document", "sample")
    page.row("Month", "".join(f"{head:>10}" for head in heads), 12, "bold")
    for month in register.months:
        sampled = "-" if month.sampled is None else str(month.sampled)
        cells = (month.issued, month.new, month.amended, month.documents, sampled)
        page.row(month.month, "".join(f"{cell:>10}" for cell in cells), 12)
    for part in register.parts:
        if set(part.counts) == {"not said"}:
            continue
        page.heading(_title(part.field))
        for value, count in part.counts.items():
            shown = _year(value) if part.field == "year_group" else value
            page.row(f"  {shown}", f"{count:>8}", _COLUMN)
    return page.string(colour)


def _year(value: str) -> str:
    return words.year_group(int(value)) if value.lstrip("-").isdecimal() else value


def _title(name: str) -> str:
    return words.sentence_case(name.replace("_", " "))
