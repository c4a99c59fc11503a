"""The framework's table and Section G are those of the Written Statement, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import NotPossible
from audit.framework.rows import row_named, table
from audit.framework.section_g import COVERAGE, action_named, section
from audit.rubric.loading import load_rubric

SEED = Path(__file__).parents[2] / "shared" / "seed" / "medway-written-statement-of-action-2018.txt"
seed = pytest.mark.skipif(not SEED.is_file(), reason="needs the Written Statement in ../shared")


def plain(text: str) -> str:
    """Words alone: typographic marks and spaces of a converted document do not matter."""
    return " ".join(re.sub(r"[’‘]", "'", re.sub(r"[“”]", '"', text)).split())


def between(start: str, end: str) -> list[str]:
    lines = SEED.read_text("utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(start))
    last = next(i for i, line in enumerate(lines) if i > first and line.startswith(end))
    return lines[first + 1 : last]


def seed_rows() -> Iterator[tuple[str, str, str]]:
    """The table of the Written Statement; an issue stands on its first row only."""
    issue = ""
    for line in between("Issues\tMeasure\tHow Measured", "Glossary"):
        if line.strip():
            first, measure, how = line.split("\t")
            issue = first or issue
            yield plain(issue), plain(measure), plain(how)


@seed
def test_every_row_of_the_framework_stands_in_the_file_in_its_words_and_order() -> None:
    ours = [
        (plain(issue.issue), plain(row.measure), plain(row.how_measured))
        for issue in table().issues
        for row in issue.measures
    ]
    assert ours == list(seed_rows())
    assert len(ours) == 59


@seed
def test_the_targets_are_those_of_the_table() -> None:
    for row in table().rows.values():
        per_cent = re.match(r"(\d+)%", row.how_measured)
        assert row.target == (float(per_cent[1]) if per_cent else None), row.id


def seed_actions() -> dict[str, list[list[str]]]:
    """By outcome, each action as [title, by when, measures of success ...].

    A row without a title carries on the measures; one without a date carries on the title. Lines
    of dashes and empty headings are left by the conversion.
    """
    found: dict[str, list[list[str]]] = {}
    outcome = ""
    for line in between("G. The Quality of Education", "H. The lack"):
        cells = [plain(cell) for cell in line.split("\t")]
        if match := re.match(r"(?:Required Outcome:- ?)?(G\.\d) ", plain(line)):
            outcome = match[1]
            found[outcome] = []
        elif outcome and len(cells) > 3 and not re.match("Actions|Required|-+$", cells[0]):
            title, by_when, _, success = cells[:4]
            if title and by_when:
                found[outcome].append([title, by_when, success])
            elif title:
                found[outcome][-1][0] += f" {title}"
            elif success:
                found[outcome][-1].append(success)
    return found


@seed
def test_every_action_of_section_g_stands_in_the_file_with_its_measures_of_success() -> None:
    ours = {
        outcome.id: [
            [plain(action.title), action.by_when, *map(plain, action.success)]
            for action in outcome.actions
        ]
        for outcome in section().outcomes
    }
    assert ours == seed_actions()
    assert [len(actions) for actions in ours.values()] == [1, 7, 4]


def test_what_bears_on_an_action_is_a_row_of_the_framework() -> None:
    for action in section().actions.values():
        assert action.figures, action.id
        assert {one.row for one in action.figures} <= {*table().rows, COVERAGE}


def test_rows_of_the_audit_name_a_measure_of_the_rubric_with_the_same_target() -> None:
    measures = {one.id: one for one in load_rubric().rubric.measures}
    audited = [row for row in table().rows.values() if row.kind == "audit"]
    assert {row.tally for row in audited} == set(measures)
    for row in audited:
        targets = [one.percent for one in measures[row.tally or ""].targets]
        assert row.target in targets


def test_a_row_is_found_by_its_id_or_by_its_measure_word_for_word() -> None:
    within = "New EHC plans issued within 20 weeks ({} exceptions)"
    assert row_named(within.format("excluding")).id == "within_20_weeks_without_exceptions"
    assert row_named(within.format("including")).id == "within_20_weeks"
    assert row_named("Requests Parents").id == "requests_parents"
    with pytest.raises(NotPossible, match="did you mean requests_parents"):
        row_named("request_parents")


def test_an_action_is_found_whatever_its_capitals() -> None:
    assert action_named("g2-audit-tool").id == "G2-audit-tool"
    with pytest.raises(NotPossible, match="it has G1-guidance"):
        action_named("H1-guidance")
