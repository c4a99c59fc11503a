"""Recorded figures of the Performance Framework and progress of its actions, both append-only.

And of an issued plan, whether one of the exceptions to the time limits held for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = ("framework_figures", "action_progress")


def upgrade() -> None:
    """Add the two tables; what stands in them cannot be changed, only followed by a newer row."""
    op.add_column("issued_plans", sa.Column("exception", sa.Boolean(), nullable=True))
    op.create_table(
        "framework_figures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.String(length=60), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("numerator", sa.Integer(), nullable=True),
        sa.Column("denominator", sa.Integer(), nullable=True),
        sa.Column("respondents", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framework_figures")),
    )
    op.create_table(
        "action_progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("point", sa.String(length=7), nullable=False),
        sa.Column("colour", sa.String(length=5), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_progress")),
    )
    for table, column in (
        ("framework_figures", "row_id"),
        ("framework_figures", "period"),
        ("action_progress", "action"),
        ("action_progress", "point"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    _refuse_changes()


def _refuse_changes() -> None:
    for table in TABLES:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"create trigger {table}_append_only before update on {table} "
                f"begin select raise(abort, '{table} is append-only'); end"
            )
        else:
            op.execute(
                f"create trigger {table}_append_only before update on {table} "
                "for each row execute function audit_append_only()"
            )
