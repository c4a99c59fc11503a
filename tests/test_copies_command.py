"""`audit copies` over a store: whose plans share a sentence, each counted once."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from confirm_store import LOADED, add_audit, machine, scored_month
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from audit.commands import app
from audit.copies.masking import mask
from audit.errors import NotPossible
from audit.monthly.copies_result import Copies
from audit.monthly.copying import copies_in, stock
from audit.reporting import copies_text, copies_xlsx
from audit.store.opening import Store, open_store
from audit.store.tables import Access, Audit, Confirmation, IssuedPlan, Mark, OutcomeText

SHARED = "By July 2027 {} will pack the swimming bag from the picture list on 4 days out of 5."
OWN = {
    "KM-1": "Kofi will ride the bus to the market with an uncle.",
    "KM-2": "Kofi will hand the librarian a card and say a title.",
    "KM-3": "Kofi will water four tomato plants before registration.",
    "KM-4": "Kofi will read the menu aloud for grandmother.",
}
NAMES = {"KM-1": "Kofi", "KM-2": "Ayla", "KM-3": "Bram", "KM-4": "Cleo"}
W3 = next(one.id for one in LOADED.rubric.criteria if one.check.kind == "right_child")


def keep(session: Session, audit: Audit, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        masked = mask(text, NAMES.values())
        session.add(OutcomeText(audit_id=audit.id, number=number, masked=masked))


def filled(address: str) -> Store:
    """KM-1 to KM-3 of October share a sentence, those of KM-4 are of its own.

    KM-1 and KM-2 are of the North team; KM-1 and KM-4 have an amended plan with the same words.
    """
    store = scored_month(address, tuple(NAMES))
    with store.writing() as session:
        for audit in session.scalars(select(Audit).order_by(Audit.id)):
            plan = audit.issued
            ref = plan.case.ref
            plan.team = "North" if ref in ("KM-1", "KM-2") else "South"
            shared = [] if ref == "KM-4" else [SHARED.format(NAMES[ref])]
            keep(session, audit, [OWN[ref], *shared])
            if ref in ("KM-1", "KM-4"):
                amended = IssuedPlan(
                    case=plan.case, month="2026-11", date_issued=date(2026, 11, 9), team="North",
                    advice={},
                )  # fmt: skip
                session.add(amended)
                keep(session, add_audit(session, amended), shared or [OWN[ref]])
    return store


def found(store: Store, month: str | None) -> Copies:
    with store.reading() as session:
        return copies_in(stock(session, month))


def test_a_sentence_is_told_with_its_plans_and_teams(database: str) -> None:
    result = found(filled(database), "2026-10")
    (one,) = result.sentences
    assert "[name] will pack the swimming bag" in one.sentence
    assert (one.plans, one.wordings) == (3, 1)
    assert [(team.name, team.plans) for team in one.teams] == [("North", 2), ("South", 1)]
    assert [plan.case_ref for plan in one.where] == ["KM-1", "KM-2", "KM-3"]
    shares = {team.name: (team.copied, team.outcomes) for team in result.teams}
    assert shares == {"North": (2, 4), "South": (1, 3)}


def test_two_plans_of_one_case_are_no_copies_of_each_other(sqlite: str) -> None:
    store = filled(sqlite)
    assert found(store, "2026-11").sentences == []
    (one,) = found(store, None).sentences
    assert (one.plans, len(one.where)) == (3, 4)
    assert one.teams[0].plans == 2


def test_only_the_newest_audit_of_a_plan_counts(sqlite: str) -> None:
    store = filled(sqlite)
    with store.writing() as session:
        plan = session.scalars(select(IssuedPlan).join(IssuedPlan.case).filter_by(ref="KM-3")).one()
        keep(session, add_audit(session, plan, version="0.2.0"), [OWN["KM-3"]])
    (one,) = found(store, "2026-10").sentences
    assert [plan.case_ref for plan in one.where] == ["KM-1", "KM-2"]


def rated(rating: int) -> dict[str, object]:
    result = machine()
    criteria = [
        one.model_copy(update={"rating": rating, "applicable": True}) if one.id == W3 else one
        for one in result.criteria
    ]
    return {"criteria": criteria}


def test_another_childs_details_are_listed_unless_an_auditor_saw_that_they_are_none(
    sqlite: str,
) -> None:
    store = filled(sqlite)
    with store.writing() as session:
        plans = list(session.scalars(select(IssuedPlan).where(IssuedPlan.month == "2026-10")))
        for plan in plans[:2]:
            audit = add_audit(session, plan, machine().model_copy(update=rated(0)), "0.2.0")
        word = Confirmation(
            issued_plan_id=audit.issued_plan_id, audit_id=audit.id, number=1, kind="first",
            auditor="Pat", agency="education", at=audit.at, measures={}, digest="0" * 64,
            marks=[Mark(criterion=W3, machine="0", given="3", reason="It is the grandmother")],
        )  # fmt: skip
        session.add(word)
        first = plans[0].case.ref
    listed = [one.case_ref for one in found(store, "2026-10").other_child]
    assert listed == [first]


def test_nothing_scored_is_said(sqlite: str) -> None:
    store = open_store(sqlite, create=True)
    with pytest.raises(NotPossible, match="No plan of 2026-10 has been scored"):
        found(store, "2026-10")


def test_no_name_comes_out_and_lines_fit_the_screen(sqlite: str) -> None:
    result = found(filled(sqlite), None)
    text = copies_text.render(result)
    assert "In 3 plans, 2 of them by team North." in text
    assert max(map(len, text.splitlines())) <= 80
    for name in NAMES.values():
        assert name not in text + result.to_json()


def test_the_excel_file_has_every_plan(sqlite: str) -> None:
    book = load_workbook(io.BytesIO(copies_xlsx.to_bytes(found(filled(sqlite), None))))
    rows = list(book["Plans"].iter_rows(values_only=True))
    assert [(row[0], row[1]) for row in rows[1:]] == [
        (1, "KM-1"), (1, "KM-2"), (1, "KM-3"), (1, "KM-1"),
    ]  # fmt: skip


def test_the_command_writes_json_and_one_line_of_the_log(sqlite: str) -> None:
    store = filled(sqlite)
    run = ["copies", "--month", "2026-10", "--database", sqlite, "--auditor", "Pat"]
    done = CliRunner().invoke(app, [*run, "--format", "json"])
    assert json.loads(done.stdout)["schema"] == "copies/1"
    with store.reading() as session:
        logged = session.execute(select(Access.who, Access.did, Access.month)).all()
    assert logged == [("Pat", "copies", "2026-10")]


@pytest.mark.parametrize("arguments", [[], ["--all", "--month", "2026-10"]])
def test_a_month_or_all_must_be_said(sqlite: str, arguments: list[str]) -> None:
    done = CliRunner().invoke(app, ["copies", *arguments, "--database", sqlite])
    assert isinstance(done.exception, NotPossible)
