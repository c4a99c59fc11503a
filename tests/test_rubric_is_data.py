"""A panel's changes reach the judgement without any code."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import audit_plan
from audit.result import CriterionResult, PlanAudit

ROOT = Path(__file__).parent.parent
RUBRIC = (ROOT / "rubrics" / "medway-2018.yaml").read_text("utf-8")
PLAN = ROOT / "samples" / "plans" / "year-9-requires-improvement.docx"


def scored(tmp_path: Path, *changes: tuple[str, str]) -> PlanAudit:
    text = RUBRIC
    for old, new in changes:
        assert old in text, f"the rubric has no {old!r}"
        text = text.replace(old, new, 1)
    path = tmp_path / "panel.yaml"
    path.write_text(text, "utf-8")
    return audit_plan(PLAN, rubric=path)


def criterion(audit: PlanAudit, id_: str) -> CriterionResult:
    return next(one for one in audit.criteria if one.id == id_)


@pytest.fixture(scope="module")
def before() -> PlanAudit:
    return audit_plan(PLAN)


def test_a_changed_threshold_changes_the_rating(tmp_path: Path, before: PlanAudit) -> None:
    start = RUBRIC.index("  - id: E1")
    old = RUBRIC[start : RUBRIC.index("thresholds:", start) + len("thresholds: {strong: 0.90")]
    after = scored(tmp_path, (old + ", sound: 0.70", old + ", sound: 0.50"))
    assert criterion(before, "E1").rating == 1
    assert criterion(after, "E1").rating == 2


def test_a_changed_weight_changes_the_score(tmp_path: Path, before: PlanAudit) -> None:
    start = RUBRIC.index("  - id: W4")
    old = RUBRIC[start : RUBRIC.index("weight: 1", start) + len("weight: 1")]
    after = scored(tmp_path, (old, old[:-1] + "30"))
    assert after.score is not None
    assert before.score is not None
    assert after.score < before.score


def test_a_new_vague_phrase_is_found(tmp_path: Path, before: PlanAudit) -> None:
    exact = next(item for item in before.provision if item.specific_and_quantified)
    word = exact.text.split()[2].strip(",.;:").lower()
    after = scored(tmp_path, ("  vague: |\n", f"  vague: |\n    {word}\n"))
    same = next(item for item in after.provision if item.text == exact.text)
    assert same.vague_wording
    assert not same.specific_and_quantified


def test_a_changed_band_and_target_are_taken(tmp_path: Path) -> None:
    after = scored(tmp_path, ("requires_improvement: 0.45", "requires_improvement: 0.65"))
    assert after.overall == "inadequate"


def test_a_new_criterion_of_a_known_kind_is_rated(tmp_path: Path, before: PlanAudit) -> None:
    new = """
  - id: X1
    section: whole
    title: No boxing in the plan
    weight: 1
    basis: The panel, in jest
    why: To show that a criterion of a known kind needs no code.
    descriptors:
      3: None.
      2: A little.
      1: Some.
      0: Much.
    mend: Take it out.
    reliability: 0.9
    check:
      kind: wording
      grave: [boxing_words]
      sound_hits: 1
      weak_hits: 50
"""
    after = scored(
        tmp_path,
        ("\n  # ----- The whole plan", new + "\n  # ----- The whole plan"),
        ("\nwords:\n", "\nwords:\n  boxing_words: |\n    (boxing|boxes)\n"),
    )
    found = criterion(after, "X1")
    assert found.rating == 1
    assert found.quotes[0].text.lower() in ("boxing", "boxes")
    assert len(after.criteria) == len(before.criteria) + 1


def test_a_preview_criterion_is_shown_but_not_counted(tmp_path: Path, before: PlanAudit) -> None:
    start = RUBRIC.index("  - id: W4")
    old = RUBRIC[start : RUBRIC.index("weight: 1", start) + len("weight: 1")]
    after = scored(tmp_path, (old, old + "\n    status: preview"))
    assert criterion(after, "W4").rating == criterion(before, "W4").rating
    assert after.score != before.score
