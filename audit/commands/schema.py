"""``audit schema``"""

from __future__ import annotations

import json

import typer


def schema(
    many: bool = typer.Option(False, "--many", help="The schema of a result with several plans."),
) -> None:
    """Print the JSON Schema of `audit score --format json`."""
    from audit.result import published_schema

    typer.echo(json.dumps(published_schema(many), indent=2, ensure_ascii=False))
