"""What is kept of an audit, and the audit back from what was kept.

Ratings, reasons, places and short quotes; never the plan, the child's name or the date of birth.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.monthly.concealing import Concealed
from audit.result import PlanAudit
from audit.store.tables import Audit

QUOTE_LENGTH = 200
"""Characters that are kept of a quote or item."""
_CUT = frozenset({"text"})
_WORDS = frozenset(
    {"text", "reason", "message", "what", "missing", "who", "how_often", "how_long", "needs",
     "vague_phrases"}
)  # fmt: skip


def kept(audit: PlanAudit, names: Concealed, case_ref: str) -> dict[str, Any]:
    """The audit as it may be stored: names masked, quotes cut, the file called by its case.

    ``case_ref`` is the register's; another one that stands in the plan is not kept.
    """
    result = audit.model_dump(mode="json", by_alias=True)
    result.update({key: _kept(result[key], names) for key in result if key != "tool"})
    plan = result["plan"]
    suffix = audit.plan.file.rpartition(".")[2].lower()
    plan["file"] = f"{case_ref}.{suffix}"
    plan["facts"].update(date_of_birth=None, case_ref=case_ref)
    for section in plan["sections"].values():
        section["title"] = names.without(section["title"] or "") or None
    return result


def _kept(value: Any, names: Concealed, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _kept(one, names, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_kept(one, names, key) for one in value]
    if not isinstance(value, str) or key not in _WORDS:
        return value
    concealed = names.without(value)  # before it is cut: half a name would not be known again
    return shortened(concealed) if key in _CUT else concealed


def shortened(text: str) -> str:
    """At most ``QUOTE_LENGTH`` characters; a text that was cut ends in "…"."""
    if len(text) <= QUOTE_LENGTH:
        return text
    return text[: QUOTE_LENGTH - 1].rstrip() + "…"


def machine_audit(row: Audit) -> PlanAudit:
    """The machine's audit from its row."""
    return PlanAudit.model_validate(row.result)


def newest_audit(session: Session, issued_plan_id: int) -> Audit | None:
    """The audit of a plan that was made last, None where it was not scored yet."""
    return session.scalars(
        select(Audit)
        .where(Audit.issued_plan_id == issued_plan_id)
        .order_by(Audit.id.desc())
        .limit(1)
    ).first()
