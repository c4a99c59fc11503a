"""``audit evaluate`` as a SEN team uses it: what is printed where, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from html_page import Page
from openpyxl import load_workbook

from audit.agreement import FEWEST_PLANS, wilson
from audit.evaluating.result import PlanEvaluation, QuoteResult, SpareItem
from audit.reporting import evaluation_html, evaluation_text, evaluation_xlsx
from samples.build import write_plan
from samples.labelled import LABELLED, load_labelled, source_of

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
GUIDE = (ROOT / "docs" / "evaluate.md").read_text("utf-8")
HOSTILE = '=HYPERLINK("http://x","y") <script>alert(1)</script> \x1b[31m\u202e'


def audit(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "audit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, check=False)


def result(done: subprocess.CompletedProcess[bytes]) -> Any:
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def samples() -> PlanEvaluation:
    """The sample plans held against their labels, as the guide does it."""
    (command,) = re.findall(r"```text\naudit (evaluate samples/.*)\n```", GUIDE)
    done = audit(*command.split(), "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    return PlanEvaluation.model_validate_json(done.stdout)


def test_the_command_of_the_guide_finds_every_sample(samples: PlanEvaluation) -> None:
    assert (samples.plans, samples.files) == (13, 14)
    assert samples.unmatched_files == samples.unmatched_labels == samples.problems == []
    overall = samples.figures[0]
    assert (overall.id, overall.n, overall.two_bands_off) == ("overall", 14, 0)
    assert sum(figure.group == "criterion" for figure in samples.figures) == 24
    assert sum(figure.group == "measure" for figure in samples.figures) == 5


def test_json_keeps_the_published_schema(samples: PlanEvaluation) -> None:
    schema = json.loads(audit("schema", "--evaluation").stdout)
    jsonschema.validate(json.loads(samples.to_json()), schema)


def test_text_puts_the_judgement_first_and_fits_80_columns(samples: PlanEvaluation) -> None:
    for verbose in (False, True):
        text = evaluation_text.render(samples, verbose=verbose)
        lines = text.splitlines()
        assert lines[2].startswith("Overall judgement")
        assert max(map(len, lines)) <= 80
        assert "\x1b" not in text
    shown = evaluation_text.render(samples)
    assert shown.count("Tool's reason") <= evaluation_text.WORST
    assert "--verbose" in shown
    assert text.count("Label: ") == len(samples.disagreements)


def test_page_has_every_figure_and_disagreement_and_fetches_nothing(
    samples: PlanEvaluation,
) -> None:
    page = Page(evaluation_html.render(samples))
    assert len(page.find("tbody")[0].find("tr")) == 1
    rows = sum(len(table.find("tr")) - 1 for table in page.find("table"))
    assert rows == len(samples.figures) + len(samples.confidence)
    assert len(page.find("ol")[0].find("li")) >= len(samples.disagreements)
    assert {link.attributes["href"].removeprefix("#") for link in page.links} <= set(page.ids)
    assert not any({"src", "style"} & set(element.attributes) for element in page.all)
    assert all(table.find("caption") for table in page.find("table"))


def hostile(samples: PlanEvaluation) -> PlanEvaluation:
    """The result with words of a plan that mean harm."""
    first = samples.disagreements[0]
    quote = QuoteResult(text=HOSTILE, section="F", location=first.quotes[0].location)
    bad = first.model_copy(update={"reason": HOSTILE, "quotes": [quote], "plan": "@sum"})
    return samples.model_copy(
        update={
            "disagreements": [bad],
            "spare": [SpareItem(plan="+1", file=HOSTILE, quote=quote)],
            "problems": [HOSTILE],
        }
    )


def test_excel_file_holds_figures_and_no_formula(samples: PlanEvaluation, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(evaluation_xlsx.to_bytes(hostile(samples)))
    book = load_workbook(path)
    assert book["Figures"].max_row == len(samples.figures) + 1
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    assert sum("=HYPERLINK" in str(cell.value) for cell in cells) == 5
    assert book["Figures"]["F2"].value == samples.figures[0].exact.share


def test_words_of_a_plan_do_no_harm_on_page_or_screen(samples: PlanEvaluation) -> None:
    page = evaluation_html.render(hostile(samples))
    text = evaluation_text.render(hostile(samples), verbose=True)
    assert "<script>alert" not in page
    for written in (page, text):
        assert "\x1b" not in written
        assert "\u202e" not in written


def test_labelled_items_are_found_in_every_layout(tmp_path: Path) -> None:
    plan = load_labelled("d51")
    shutil.copy(LABELLED / "d51.json", tmp_path)
    for kind, layout in (("word", "boxed"), ("pdf", "ruled")):
        source = source_of(plan).model_copy(update={"word": None, "pdf": None, kind: layout})
        write_plan(f"d51.{layout}", source, tmp_path)
    found = result(audit("evaluate", tmp_path, "--format", "json"))
    assert (found["plans"], found["files"]) == (1, 2)
    assert found["missed"] == found["spare"] == []
    assert found["layouts"]["plans"] == 1
    counted = {(f["group"], f["id"]): f["n"] for f in found["figures"]}
    assert counted["outcome", "smart"] == 2 * len(plan["labels"]["outcomes"])
    assert counted["provision", "vague_wording"] == 2 * len(plan["labels"]["provision"])


def test_nothing_is_left_out_unseen(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in ("year-11-good.docx", "nursery-draft.pdf"):
        shutil.copy(SAMPLES / "plans" / name, plans)
    (plans / "cut.docx").write_bytes((plans / "year-11-good.docx").read_bytes()[:3000])
    labels = tmp_path / "labels.csv"
    labels.write_text("document,A1,A2\nyear-11-good,3,9\nlong-plan,1,1\n", "utf-8")
    done = audit("evaluate", labels, plans, "--format", "json")
    found = result(done)
    assert done.returncode == 2
    assert "cut.docx" in done.stderr.decode()
    assert found["unmatched_labels"] == ["long-plan"]
    assert found["unmatched_files"] == ["nursery-draft.pdf"]
    assert [failure["file"] for failure in found["failed"]] == ["cut.docx"]
    assert found["problems"] == ["Line 2, A2: is not a rating from 0 to 3, nor n/a"]
    assert [f["id"] for f in found["figures"]] == ["criteria", "A1"]
    text = audit("evaluate", labels, plans).stdout.decode()
    for name in ("long-plan", "nursery-draft.pdf", "cut.docx", "Line 2, A2"):
        assert name in text


def test_plans_beside_the_labels_are_taken_and_known_by_their_case_reference(
    tmp_path: Path,
) -> None:
    shutil.copy(SAMPLES / "plans" / "year-11-good.docx", tmp_path / "scan 7.docx")
    rows = (SAMPLES / "labels.csv").read_text("utf-8").splitlines()
    kept = [rows[0], *(row for row in rows if ",year-11-good," in row)]
    text = "\n".join(",".join(row.split(",")[:1] + row.split(",")[2:]) for row in kept)
    (tmp_path / "labels.csv").write_text(text, "utf-8")
    found = result(audit("evaluate", tmp_path, "--format", "json"))
    assert (found["plans"], found["unmatched_files"]) == (1, [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.csv"], "no spreadsheet file"),
        ([SAMPLES / "not-plans"], "no labels in"),
        ([SAMPLES / "register.csv", SAMPLES / "plans"], "needs a column Case reference"),
        ([SAMPLES / "labels.csv", "nothing.docx"], "not found"),
        ([SAMPLES / "labels.csv", SAMPLES / "plans", "--as-of", "soon"], "not a date"),
    ],
)
def test_bad_input_gets_a_clear_sentence_and_exit_code_2(arguments: list[Any], words: str) -> None:
    done = audit("evaluate", *arguments)
    said = done.stderr.decode()
    assert done.returncode == 2
    assert words in " ".join(said.split())
    assert "Traceback" not in said
    assert str(SAMPLES) not in said


def test_no_name_of_a_child_but_in_the_quotes_of_the_plan(samples: PlanEvaluation) -> None:
    names = [
        row.split(",")[1] for row in (SAMPLES / "register.csv").read_text("utf-8").splitlines()[1:]
    ]
    bare = samples.model_copy(
        update={
            "disagreements": [
                one.model_copy(update={"quotes": []}) for one in samples.disagreements
            ]
        }
    )
    assert len(names) > 8
    assert not any(name and name in bare.to_json() for name in names)


def test_the_guide_names_every_option_and_its_numbers_are_those_of_the_tool() -> None:
    help_ = audit("evaluate", "--help").stdout.decode()
    for option in ("--register", "--verbose", "--format", "--output", "--rubric"):
        assert option in help_
        assert f"`{option}" in GUIDE
    assert FEWEST_PLANS == 8
    assert "Below eight plans" in GUIDE
    assert round(wilson(1, 10)[0], 2) == 0.72
    assert "72% upwards" in GUIDE
