"""``audit rubric show|check|schema``"""

from __future__ import annotations

import json
from pathlib import Path

import typer

app = typer.Typer(help="Read, check and describe a rubric.", no_args_is_help=True)
_RUBRIC = typer.Option(
    None, "--rubric", help="A rubric file; without it the built-in one.", show_default=False
)


@app.command()
def show(
    criterion: str | None = typer.Option(
        None, "--criterion", help="One criterion only, such as A3.", show_default=False
    ),
    rubric: Path | None = _RUBRIC,
) -> None:
    """Print the rubric for people."""
    from audit.errors import RubricError
    from audit.reporting.rubric_pages import rubric_text
    from audit.rubric.loading import load_rubric

    loaded = load_rubric(rubric).rubric
    known = [one.id for one in loaded.criteria]
    if criterion is not None and criterion.upper() not in known:
        raise RubricError(f"There is no criterion {criterion}; there are {', '.join(known)}.")
    typer.echo(rubric_text(loaded, criterion.upper() if criterion else None))


@app.command()
def check(file: Path = typer.Argument(..., help="The rubric file (.yaml).")) -> None:
    """Name every error of a rubric file with its line."""
    from audit.rubric.loading import check_rubric

    problems = check_rubric(file)
    for problem in problems:
        typer.echo(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        typer.echo(f"{file.name}: {errors} to mend.", err=True)
        raise typer.Exit(2)
    typer.echo(f"{file.name}: no errors.", err=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a rubric, for editors."""
    from audit.rubric.loading import rubric_schema

    typer.echo(json.dumps(rubric_schema(), indent=2, ensure_ascii=False))
