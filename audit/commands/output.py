"""Where results go: standard output, or a file that is never half-written."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import typer

from audit.errors import OutputError
from audit.result import PlanAudit, PlanAudits, Published


def note(text: str) -> None:
    """A line on standard error."""
    typer.echo(text, err=True)


def write_result(
    result: PlanAudit | PlanAudits, format_: str, output: Path | None, verbose: bool
) -> None:
    """Write one audit or many in a format. Raises OutputError if the file cannot be written."""
    refuse_on_screen(format_, output)
    write_bytes(rendered(result, format_, verbose, to_file=output is not None), output)


def refuse_on_screen(format_: str, output: Path | None) -> None:
    """Raise OutputError for a Word or Excel file that would go to the screen."""
    kind = {"docx": "A Word report", "xlsx": "An Excel file"}.get(format_)
    if kind and output is None and sys.stdout.isatty():
        raise OutputError(f"{kind} needs a file: add --output report.{format_}.")


def write_bytes(data: bytes, output: Path | None) -> None:
    """Write to a file in one step, or to standard output. Raises OutputError."""
    if output is not None:
        write_whole(output, data)
        note(f"Written: {output}")
    elif sys.stdout.isatty():
        typer.echo(data.decode("utf-8"), nl=False)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def write_published(
    result: Published,
    render: Callable[..., str],
    format_: str,
    output: Path | None,
    csv: Callable[..., str] | None = None,
) -> None:
    """Write a result as JSON, as the table of ``csv``, or as the text that ``render`` makes of it.

    Raises OutputError.
    """
    if format_ == "json":
        write_bytes((result.to_json() + "\n").encode(), output)
        return
    if format_ == "csv" and csv is not None:
        write_bytes(csv(result).encode(), output)
        return
    width, colour = screen(output is not None)
    write_bytes(render(result, width=width, colour=colour).encode(), output)


def screen(to_file: bool) -> tuple[int, bool]:
    """The width to write for and whether in colour: 80 and plain unless someone is looking."""
    looking = not to_file and sys.stdout.isatty()
    width = min(100, shutil.get_terminal_size().columns) if looking else 80
    return width, looking and "NO_COLOR" not in os.environ


def rendered(result: PlanAudit | PlanAudits, format_: str, verbose: bool, to_file: bool) -> bytes:
    """The result in a format, as bytes (UTF-8 for text)."""
    if format_ == "json":
        return (result.to_json() + "\n").encode()
    if format_ == "html":
        from audit.reporting import html

        if isinstance(result, PlanAudits):
            return html.render_many(result).encode()
        return html.render(result).encode()
    if format_ == "docx":
        from audit.reporting import word

        if isinstance(result, PlanAudits):
            return word.many_to_bytes(result)
        return word.to_bytes(result)
    return _text(result, verbose, to_file).encode()


def _text(result: PlanAudit | PlanAudits, verbose: bool, to_file: bool) -> str:
    from audit.reporting import terminal

    width, colour = screen(to_file)
    if isinstance(result, PlanAudits):
        return terminal.render_many(result, verbose=verbose, width=width, colour=colour)
    return terminal.render(result, verbose=verbose, width=width, colour=colour)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: another name first, then the right one."""
    try:
        handle, name = tempfile.mkstemp(prefix=".audit-", dir=path.resolve().parent)
    except OSError as error:
        raise OutputError(_cannot(path, error)) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o600)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(_cannot(path, error)) from None


def _cannot(path: Path, error: OSError) -> str:
    why = error.strerror or "the system refused"
    return f"{path} cannot be written ({why}): choose another file, or close it in Word first."
