"""``audit schema``"""

from __future__ import annotations

import json

import typer


def schema(
    many: bool = typer.Option(False, "--many", help="The schema of a result with several plans."),
    reading: bool = typer.Option(False, "--reading", help="The schema of `audit read` instead."),
) -> None:
    """Print the JSON Schema of `audit score --format json`, or of `audit read`."""
    from audit.plan_reading import reading_schema
    from audit.result import published_schema

    published = reading_schema(many) if reading else published_schema(many)
    typer.echo(json.dumps(published, indent=2, ensure_ascii=False))
