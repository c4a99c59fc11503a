"""The invented authority: what its documents and its register say belongs together."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from audit import audit_plan
from audit.register.loading import load_register
from samples.authority import write_authority

FIRST = date(2026, 1, 1)


def test_every_plan_of_the_register_has_its_document_and_is_of_that_child(tmp_path: Path) -> None:
    assert write_authority(tmp_path, 2, 3, FIRST) == 6
    register = load_register(tmp_path / "register.csv")
    assert not register.problems
    assert [row.date_issued and row.date_issued.month for row in register.rows] == [1] * 3 + [2] * 3
    for row in register.rows:
        facts = audit_plan(tmp_path / str(row.document), register=register).plan.facts
        assert (facts.case_ref, facts.date_of_birth) == (row.case_ref, row.date_of_birth)


def test_the_same_seed_gives_the_same_authority(tmp_path: Path) -> None:
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_authority(tmp_path / folder, 1, 3, FIRST, seed)
    a, b, c = ((tmp_path / f / "register.csv").read_text("utf-8") for f in "abc")
    assert a == b != c
    assert len(list(csv.DictReader(a.splitlines()))) == 3
