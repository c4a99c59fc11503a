"""Golden results: what an auditor reads for each sample plan, as it was last agreed.

After a change that is meant, write them anew and read the difference:

    AUDIT_GOLDEN=write python -m pytest tests/test_golden.py && git diff tests/golden
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from audit import audit_plan
from audit.register.loading import load_register
from audit.reporting import terminal
from audit.result import PlanAudit
from audit.rubric.loading import load_rubric

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
PLANS = sorted((ROOT / "samples" / "plans").iterdir())
WRITE = os.environ.get("AUDIT_GOLDEN") == "write"


@cache
def scored(path: Path) -> PlanAudit:
    return audit_plan(path, load_rubric(), load_register(ROOT / "samples" / "register.csv"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_report_is_what_was_agreed(path: Path) -> None:
    report = terminal.render(scored(path))
    golden = GOLDEN / f"{path.name}.txt"
    if WRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(report, "utf-8")
    assert report == golden.read_text("utf-8")


def test_golden_files_are_not_written_in_ci() -> None:
    assert not (WRITE and os.environ.get("CI")), "AUDIT_GOLDEN=write must not be set in CI"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_quote_is_exact(path: Path) -> None:
    audit = scored(path)
    quotes = [quote for c in audit.criteria for quote in c.quotes]
    quotes += [quote for finding in audit.findings for quote in finding.quotes]
    quotes += [quote for entry in audit.mending for quote in entry.quotes]
    assert quotes
    for item in (*quotes, *audit.outcomes, *audit.provision):
        assert item.text in audit.document.block(item.location.block).text


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_rating_has_a_reason_and_words_of_the_plan(path: Path) -> None:
    # What is missing, dated or nowhere to be found has no words to quote.
    without_words = {"W1", "W2", "W3", "W4", "W5", "T1"}
    for criterion in scored(path).criteria:
        assert criterion.reason
        if criterion.rating and criterion.id not in without_words:
            assert criterion.quotes, f"{criterion.id}: {criterion.reason}"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_judgement_is_the_one_the_author_of_the_sample_gave(path: Path) -> None:
    labels = YAML(typ="safe").load((ROOT / "samples" / "labels.yaml").read_text("utf-8"))
    assert scored(path).overall == labels[path.stem]["overall"]


def test_the_same_file_gives_the_same_result() -> None:
    register = load_register(ROOT / "samples" / "register.csv")
    again = audit_plan(PLANS[0], load_rubric(), register)
    assert again.to_json() == scored(PLANS[0]).to_json()
