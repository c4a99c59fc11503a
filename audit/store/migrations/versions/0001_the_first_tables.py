"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "accesses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("did", sa.String(length=80), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=True),
        sa.Column("case_digest", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accesses")),
    )
    op.create_index(op.f("ix_accesses_at"), "accesses", ["at"], unique=False)
    op.create_index(op.f("ix_accesses_case_digest"), "accesses", ["case_digest"], unique=False)

    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("key", name=op.f("uq_cases_key")),
    )
    op.create_table(
        "forgotten",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("case_digest", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column(
            "removed",
            JSON,
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgotten")),
    )
    op.create_index(op.f("ix_forgotten_case_digest"), "forgotten", ["case_digest"], unique=False)

    op.create_table(
        "moderation_draws",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_draws")),
        sa.UniqueConstraint("month", "number", name=op.f("uq_moderation_draws_month_number")),
    )
    op.create_index(op.f("ix_moderation_draws_month"), "moderation_draws", ["month"], unique=False)

    op.create_table(
        "register_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_imports")),
    )
    op.create_table(
        "rubrics",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rubric_id", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_rubrics")),
    )
    op.create_table(
        "samples",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column(
            "top_up",
            JSON,
            nullable=False,
        ),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samples")),
        sa.UniqueConstraint("month", "number", name=op.f("uq_samples_month_number")),
    )
    op.create_index(op.f("ix_samples_month"), "samples", ["month"], unique=False)

    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "issued_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("date_issued", sa.Date(), nullable=False),
        sa.Column("plan_type", sa.String(length=20), nullable=True),
        sa.Column("year_group", sa.Integer(), nullable=True),
        sa.Column("phase", sa.String(length=40), nullable=True),
        sa.Column("setting", sa.String(length=200), nullable=True),
        sa.Column("setting_type", sa.String(length=80), nullable=True),
        sa.Column("primary_need", sa.String(length=120), nullable=True),
        sa.Column("author", sa.String(length=120), nullable=True),
        sa.Column("team", sa.String(length=120), nullable=True),
        sa.Column("direct_payment", sa.Boolean(), nullable=True),
        sa.Column("request_date", sa.Date(), nullable=True),
        sa.Column("draft_date", sa.Date(), nullable=True),
        sa.Column(
            "advice",
            JSON,
            nullable=False,
        ),
        sa.Column("document", sa.String(length=1000), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_issued_plans_case_id_cases"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_plans")),
        sa.UniqueConstraint(
            "case_id", "date_issued", name=op.f("uq_issued_plans_case_id_date_issued")
        ),
    )
    op.create_index(op.f("ix_issued_plans_case_id"), "issued_plans", ["case_id"], unique=False)
    op.create_index(op.f("ix_issued_plans_month"), "issued_plans", ["month"], unique=False)

    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("criterion", sa.String(length=20), nullable=True),
        sa.Column("what", sa.String(length=1000), nullable=False),
        sa.Column("by_whom", sa.String(length=120), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_actions_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint(
            "issued_plan_id", "number", name=op.f("uq_actions_issued_plan_id_number")
        ),
    )
    op.create_index(op.f("ix_actions_issued_plan_id"), "actions", ["issued_plan_id"], unique=False)

    op.create_table(
        "audits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("rubric_sha256", sa.String(length=64), nullable=False),
        sa.Column("tool_version", sa.String(length=40), nullable=False),
        sa.Column("facts_sha256", sa.String(length=64), nullable=False),
        sa.Column("overall", sa.String(length=40), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column(
            "result",
            JSON,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_audits_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rubric_sha256"], ["rubrics.sha256"], name=op.f("fk_audits_rubric_sha256_rubrics")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audits")),
        sa.UniqueConstraint(
            "issued_plan_id",
            "file_sha256",
            "rubric_sha256",
            "tool_version",
            "facts_sha256",
            name="uq_audits_same",
        ),
    )
    op.create_index(op.f("ix_audits_file_sha256"), "audits", ["file_sha256"], unique=False)
    op.create_index(op.f("ix_audits_issued_plan_id"), "audits", ["issued_plan_id"], unique=False)

    op.create_table(
        "failed_audits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_failed_audits_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_audits")),
    )
    op.create_index(
        op.f("ix_failed_audits_issued_plan_id"), "failed_audits", ["issued_plan_id"], unique=False
    )

    op.create_table(
        "moderated_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draw_id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["draw_id"],
            ["moderation_draws.id"],
            name=op.f("fk_moderated_plans_draw_id_moderation_draws"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_moderated_plans_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderated_plans")),
        sa.UniqueConstraint(
            "draw_id", "issued_plan_id", name=op.f("uq_moderated_plans_draw_id_issued_plan_id")
        ),
    )
    op.create_index(
        op.f("ix_moderated_plans_draw_id"), "moderated_plans", ["draw_id"], unique=False
    )
    op.create_index(
        op.f("ix_moderated_plans_issued_plan_id"),
        "moderated_plans",
        ["issued_plan_id"],
        unique=False,
    )

    op.create_table(
        "register_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=1000), nullable=True),
        sa.Column("after", sa.String(length=1000), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["register_imports.id"],
            name=op.f("fk_register_changes_import_id_register_imports"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_register_changes_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_changes")),
    )
    op.create_index(
        op.f("ix_register_changes_import_id"), "register_changes", ["import_id"], unique=False
    )
    op.create_index(
        op.f("ix_register_changes_issued_plan_id"),
        "register_changes",
        ["issued_plan_id"],
        unique=False,
    )

    op.create_table(
        "sampled_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sample_id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stratum", sa.String(length=200), nullable=False),
        sa.Column("top_up_for", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_sampled_plans_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sample_id"],
            ["samples.id"],
            name=op.f("fk_sampled_plans_sample_id_samples"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sampled_plans")),
        sa.UniqueConstraint(
            "sample_id", "issued_plan_id", name=op.f("uq_sampled_plans_sample_id_issued_plan_id")
        ),
    )
    op.create_index(
        op.f("ix_sampled_plans_issued_plan_id"), "sampled_plans", ["issued_plan_id"], unique=False
    )
    op.create_index(
        op.f("ix_sampled_plans_sample_id"), "sampled_plans", ["sample_id"], unique=False
    )

    op.create_table(
        "action_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["actions.id"],
            name=op.f("fk_action_events_action_id_actions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_events")),
    )
    op.create_index(
        op.f("ix_action_events_action_id"), "action_events", ["action_id"], unique=False
    )

    op.create_table(
        "confirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issued_plan_id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("auditor", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("overall", sa.String(length=40), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column(
            "measures",
            JSON,
            nullable=False,
        ),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audits.id"],
            name=op.f("fk_confirmations_audit_id_audits"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["issued_plan_id"],
            ["issued_plans.id"],
            name=op.f("fk_confirmations_issued_plan_id_issued_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmations")),
        sa.UniqueConstraint(
            "issued_plan_id", "number", name=op.f("uq_confirmations_issued_plan_id_number")
        ),
    )
    op.create_index(op.f("ix_confirmations_audit_id"), "confirmations", ["audit_id"], unique=False)
    op.create_index(
        op.f("ix_confirmations_issued_plan_id"), "confirmations", ["issued_plan_id"], unique=False
    )

    op.create_table(
        "outcome_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("masked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audits.id"],
            name=op.f("fk_outcome_texts_audit_id_audits"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_texts")),
        sa.UniqueConstraint("audit_id", "number", name=op.f("uq_outcome_texts_audit_id_number")),
    )
    op.create_index(op.f("ix_outcome_texts_audit_id"), "outcome_texts", ["audit_id"], unique=False)

    op.create_table(
        "marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("confirmation_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(length=20), nullable=False),
        sa.Column("machine", sa.String(length=12), nullable=False),
        sa.Column("given", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.ForeignKeyConstraint(
            ["confirmation_id"],
            ["confirmations.id"],
            name=op.f("fk_marks_confirmation_id_confirmations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
        sa.UniqueConstraint(
            "confirmation_id", "criterion", name=op.f("uq_marks_confirmation_id_criterion")
        ),
    )
    op.create_index(op.f("ix_marks_confirmation_id"), "marks", ["confirmation_id"], unique=False)
