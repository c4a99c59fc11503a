"""``audit board --month 2026-10 --output board.docx``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.framework.board_result import BoardPack


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    docx = "docx"
    html = "html"
    xlsx = "xlsx"


_MONTH: Any = typer.Option(
    ..., "--month", metavar="2026-10", help="The month that is reported.", show_default=False
)
_ENDINGS = {".txt": Format.text} | {f".{one.value}": one for one in Format}


def board(
    month: str = _MONTH,
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        help="The file to write: its ending (.docx, .html, .xlsx, .json, .txt) says what it is.",
        show_default=False,
    ),
    plain: bool = typer.Option(
        False, "--plain", help="The page for parents and young people instead."
    ),
    suppress_below: int = typer.Option(
        5,
        "--suppress-below",
        min=0,
        max=100,
        help="Hide numbers under this, and what would give them away; 0 hides nothing.",
    ),
    provisional: bool = typer.Option(
        False,
        "--provisional",
        help="Count the tool's own judgement where no auditor has confirmed, and say so.",
    ),
    template: Path | None = typer.Option(
        None,
        "--template",
        help="Your council's own Word file: its styles, header and footer are kept.",
        show_default=False,
    ),
    format_: Format | None = typer.Option(
        None, "--format", "-f", help="What to write, where no file name says it."
    ),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Make the papers for the board: two pages and the tables behind them, or the plain page.

    Small numbers are hidden, and whatever would let someone work them out. Exit codes: 0 done, 2
    something must be mended first.
    """
    from audit.commands.output import refuse_on_screen, write_bytes
    from audit.framework.board import board as made
    from audit.monthly.months import month_of
    from audit.store.access import log_access
    from audit.store.opening import open_store

    asked, chosen = month_of(month), _chosen(format_, output)
    _refuse(chosen, plain, template)
    refuse_on_screen(chosen.value, output)
    with open_store(database).writing() as session:
        log_access(session, "board", who=auditor, month=asked)
        pack = made(session, asked, "provisional" if provisional else "final", suppress_below)
    write_bytes(_rendered(pack, chosen, plain, template, output is not None), output)


def _chosen(format_: Format | None, output: Path | None) -> Format:
    """The format that was asked for, by name or by the ending of the file."""
    from audit.errors import NotPossible

    if format_ is not None:
        return format_
    if output is None:
        return Format.text
    if found := _ENDINGS.get(output.suffix.lower()):
        return found
    raise NotPossible(
        f"The ending of {output.name} does not say what to write: use .docx, .html or .xlsx."
    )


def _refuse(format_: Format, plain: bool, template: Path | None) -> None:
    from audit.errors import NotPossible

    if template is not None and format_ is not Format.docx:
        raise NotPossible("A template is a Word file: use it with --output board.docx.")
    if plain and format_ is Format.xlsx:
        raise NotPossible("The plain page is no table: use --output page.docx or page.html.")


def _rendered(
    pack: BoardPack, format_: Format, plain: bool, template: Path | None, to_file: bool
) -> bytes:
    if format_ is Format.json:
        return ((pack.plain.model_dump_json(indent=2) if plain else pack.to_json()) + "\n").encode()
    if format_ is Format.docx:
        from audit.reporting import board_word

        write = board_word.plain_to_bytes if plain else board_word.to_bytes
        return write(pack, template)
    if format_ is Format.xlsx:
        from audit.reporting import board_xlsx

        return board_xlsx.to_bytes(pack)
    if format_ is Format.html:
        from audit.reporting import board_html

        return (board_html.render_plain(pack) if plain else board_html.render(pack)).encode()
    from audit.commands.output import screen
    from audit.reporting import board_text

    width, colour = screen(to_file)
    show = board_text.render_plain if plain else board_text.render
    return show(pack, width=width, colour=colour).encode()
