"""The audit as one HTML file that needs no network and no other file, and works without script.

The page may hold a whole EHC plan. Its Content-Security-Policy allows its own style and script,
by their hashes, and nothing more; every word of a plan is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.reading.document import Document
from audit.reporting import outline, words
from audit.reporting.highlight import Highlights, criterion_anchor, finding_anchor
from audit.result import OutcomeResult, Place, PlanAudit, PlanAudits, ProvisionResult, QuoteResult

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class _View:
    """One audit on a page: its ids begin with ``prefix``, its title is a heading of ``level``."""

    audit: PlanAudit
    prefix: str
    level: int
    highlights: Highlights | None
    heading_levels: dict[int, int]

    def criterion(self, id: str) -> str:
        return criterion_anchor(self.prefix, id)

    def finding(self, number: int) -> str:
        return finding_anchor(self.prefix, number)

    def target(self, item: QuoteResult | OutcomeResult | ProvisionResult) -> str:
        """The id of a quote's, outcome's or statement's place in the plan, "" if not shown."""
        if self.highlights is None:
            return ""
        if isinstance(item, QuoteResult):
            return self.highlights.target(item)
        return self.highlights.block_anchor(item.location.block)

    def marks(self, item: QuoteResult | OutcomeResult | ProvisionResult) -> str:
        """The ids of all marks that make up a quote, divided by spaces."""
        if self.highlights is None or not isinstance(item, QuoteResult):
            return ""
        return " ".join(self.highlights.marks(item))

    def block(self, place: Place | None) -> str:
        if self.highlights is None or place is None:
            return ""
        return self.highlights.block_anchor(place.block)


def render(audit: PlanAudit) -> str:
    """The report of one plan as a whole page, with the plan itself if the audit still holds it."""
    return page("report.html", title=_title(audit), view=_view(audit, 1, level=1))


def render_many(audits: PlanAudits) -> str:
    """Several plans on one page: a table of all, the files not scored, then each report."""
    views = [_view(audit, number, level=2) for number, audit in enumerate(audits.results, 1)]
    measures = {item.id: item.title for audit in audits.results for item in audit.measure_details}
    title = f"EHC plan audit: {words.counted(len(views), 'plan')}"
    return page("reports.html", title=title, views=views, failed=audits.failed, measures=measures)


def _title(audit: PlanAudit) -> str:
    return f"EHC plan audit: {audit.plan.file}: {words.overall(audit)} ({words.standing(audit)})"


def _view(audit: PlanAudit, number: int, level: int) -> _View:
    prefix, document = f"plan-{number}-", audit.document
    if not isinstance(document, Document):
        return _View(audit, prefix, level, None, {})
    levels = outline.heading_levels(document, level + 2)
    return _View(audit, prefix, level, Highlights(audit, document, prefix), levels)


def page(template: str, **values: Any) -> str:
    """A template as a whole page with its style and script."""
    style, script = _asset("style.css"), _asset("script.js")
    return (
        _environment()
        .get_template(template)
        .render(
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            **values,
        )
    )


@cache
def _asset(name: str) -> str:
    return "\n" + (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression that allows this text, as Content Security Policy writes it."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def safe_text(value: object) -> object:
        """Every text that a template writes is free of control characters, then escaped."""
        if isinstance(value, str) and not isinstance(value, Markup):
            return words.clean(value)
        return value

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=safe_text,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=words, parts=outline.parts)
    return environment
