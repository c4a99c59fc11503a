"""An item about which the tool is less sure is marked in every form of the report."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from report_fixture import plan_audit

from audit.reporting import html, terminal
from audit.reporting.word import to_bytes
from audit.result import PlanAudit

MARK = "Less sure: check this one first."


def in_word(audit: PlanAudit) -> str:
    form = docx.Document(io.BytesIO(to_bytes(audit)))
    return " ".join(cell.text for table in form.tables for row in table.rows for cell in row.cells)


def on_screen(audit: PlanAudit) -> str:
    return " ".join(terminal.render(audit, verbose=True).split())


WRITERS: dict[str, Callable[[PlanAudit], str]] = {
    "text": on_screen,
    "html": html.render,
    "word": in_word,
}


@pytest.mark.parametrize("kind", ["outcomes", "provision"])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_less_sure_item_is_marked(writer: str, kind: str) -> None:
    audit = plan_audit()
    first, *others = getattr(audit, kind)
    doubtful = first.model_copy(update={"check_first": True, "confidence": 0.55})
    marked = audit.model_copy(update={kind: [doubtful, *others]})
    assert WRITERS[writer](audit).count(MARK) == 0
    assert WRITERS[writer](marked).count(MARK) == 1
