"""What a user can mend: each error carries one sentence that says what is wrong and what to do."""

from __future__ import annotations


class AuditError(Exception):
    """Base of all errors that are about the input and not about a fault of ours."""


class PlanUnreadable(AuditError):
    """The file cannot be scored. ``code`` is permanent and in kebab case."""

    code = "unreadable"


class PlanMissing(PlanUnreadable):
    """No such file, or a folder without plans."""

    code = "missing"


class PlanFormat(PlanUnreadable):
    """A format that is not read (.doc, .odt, .rtf, ...)."""

    code = "format"


class PlanEncrypted(PlanUnreadable):
    """The file is protected by a password."""

    code = "encrypted"


class PlanDamaged(PlanUnreadable):
    """The file is cut off or broken."""

    code = "damaged"


class PlanEmpty(PlanUnreadable):
    """There is no text at all."""

    code = "empty"


class PlanScanned(PlanUnreadable):
    """A PDF whose pages are pictures without text."""

    code = "scanned"


class PlanTooLarge(PlanUnreadable):
    """The file goes beyond a safe bound (size, entries, pages, nesting)."""

    code = "too-large"


class NotAPlan(PlanUnreadable):
    """A document that is not an EHC plan, or a plan form that is not filled in."""

    code = "not-a-plan"


class RubricError(AuditError):
    """A rubric file with errors; the message lists each with its line."""


class RegisterError(AuditError):
    """A register that cannot be read or lacks a needed column."""


class LabelsError(AuditError):
    """Labels to hold the tool against that cannot be read, or that have none for any plan."""


class OutputError(AuditError):
    """A report cannot be written where it was asked for."""


class StoreError(AuditError):
    """The store is not there, cannot be opened, or was made by a newer version."""


class NotPossible(AuditError):
    """What was asked does not fit what is kept: no such month, case or criterion, already drawn."""
