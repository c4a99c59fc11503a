"""What people said is never overwritten: the database itself refuses."""

from alembic import op

revision = "0002"
down_revision = "0001"

APPEND_ONLY = (
    "accesses",
    "action_events",
    "actions",
    "confirmations",
    "forgotten",
    "marks",
    "moderated_plans",
    "moderation_draws",
    "register_changes",
    "register_imports",
    "sampled_plans",
    "samples",
)


def upgrade() -> None:
    """A row of these tables can be added, and removed with its case, but not changed."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            op.execute(
                f"create trigger {table}_append_only before update on {table} "
                f"begin select raise(abort, '{table} is append-only'); end"
            )
        return
    op.execute(
        "create function audit_append_only() returns trigger language plpgsql as $$ "
        "begin raise exception '% is append-only', tg_table_name; end $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"create trigger {table}_append_only before update on {table} "
            "for each row execute function audit_append_only()"
        )
