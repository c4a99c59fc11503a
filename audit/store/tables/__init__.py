"""The tables of the store, one subject a file."""

from audit.store.tables.actions import Action, ActionEvent
from audit.store.tables.audits import Audit, FailedAudit, KeptRubric, OutcomeText
from audit.store.tables.base import Base
from audit.store.tables.confirmations import Confirmation, Mark
from audit.store.tables.framework import ActionProgress, FrameworkFigure
from audit.store.tables.issued import Case, IssuedPlan, RegisterChange, RegisterImport
from audit.store.tables.log import Access, Forgotten, Setting
from audit.store.tables.moderation import ModeratedPlan, ModerationDraw
from audit.store.tables.samples import Sample, SampledPlan

__all__ = [
    "Access",
    "Action",
    "ActionEvent",
    "ActionProgress",
    "Audit",
    "Base",
    "Case",
    "Confirmation",
    "FailedAudit",
    "Forgotten",
    "FrameworkFigure",
    "IssuedPlan",
    "KeptRubric",
    "Mark",
    "ModeratedPlan",
    "ModerationDraw",
    "OutcomeText",
    "RegisterChange",
    "RegisterImport",
    "Sample",
    "SampledPlan",
    "Setting",
]
