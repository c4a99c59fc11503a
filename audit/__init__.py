"""Audits the quality of Education, Health and Care Plans. It supports an auditor, decides nothing.

``from audit import audit_plan`` gives the ``PlanAudit`` of one file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audit.auditing import audit_plan
    from audit.result import PlanAudit

__version__ = "0.1.0"
__all__ = ["PlanAudit", "__version__", "audit_plan"]


def __getattr__(name: str) -> Any:
    # Loaded when first used, so that `audit --help` stays quick.
    if name == "audit_plan":
        from audit.auditing import audit_plan

        return audit_plan
    if name == "PlanAudit":
        from audit.result import PlanAudit

        return PlanAudit
    raise AttributeError(f"module 'audit' has no attribute {name!r}")
