"""``audit schema``"""

from __future__ import annotations

import json
from typing import Any

import typer


def schema(
    many: bool = typer.Option(False, "--many", help="The schema of a result with several plans."),
    reading: bool = typer.Option(False, "--reading", help="The schema of `audit read` instead."),
    evaluation: bool = typer.Option(
        False, "--evaluation", help="The schema of `audit evaluate` instead."
    ),
    tally: bool = typer.Option(False, "--tally", help="The schema of `audit tally` instead."),
    trend: bool = typer.Option(False, "--trend", help="The schema of `audit trend` instead."),
    framework: bool = typer.Option(
        False, "--framework", help="The schema of `audit framework show` instead."
    ),
    board: bool = typer.Option(False, "--board", help="The schema of `audit board` instead."),
) -> None:
    """Print the JSON Schema of `audit score --format json`, or of another command's."""
    published = (
        _board() if board else _published(many, reading, evaluation, tally, trend, framework)
    )
    typer.echo(json.dumps(published, indent=2, ensure_ascii=False))


def _board() -> dict[str, Any]:
    from audit.framework.board_result import board_schema

    return board_schema()


def _published(
    many: bool, reading: bool, evaluation: bool, tally: bool, trend: bool, framework: bool
) -> dict[str, Any]:
    if framework:
        from audit.framework.framework_result import framework_schema

        return framework_schema()
    if trend:
        from audit.framework.trend_result import trend_schema

        return trend_schema()
    if tally:
        from audit.framework.result import tally_schema

        return tally_schema()
    if evaluation:
        from audit.evaluating.result import evaluation_schema

        return evaluation_schema()
    if reading:
        from audit.plan_reading import reading_schema

        return reading_schema(many)
    from audit.result import published_schema

    return published_schema(many)
