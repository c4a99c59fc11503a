"""The command line as an auditor uses it: what is printed where, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "samples" / "plans"
REGISTER = ROOT / "samples" / "register.csv"
GOOD = PLANS / "year-11-good.docx"


def audit(*arguments: object, stdin: None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "audit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False)


def note(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode()


def test_text_report_puts_the_judgement_first_and_fits_80_columns() -> None:
    done = audit("score", GOOD)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert note(done) == ""
    assert any(line.startswith("Judgement") for line in lines[:4])
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in done.stdout.decode()


def test_json_keeps_the_published_schema() -> None:
    done = audit("score", GOOD, "--format", "json", "--register", REGISTER)
    result = json.loads(done.stdout)
    schema = json.loads(audit("schema").stdout)
    jsonschema.validate(result, schema)
    assert result["schema"] == "plan-audit/1"
    assert [c["id"] for c in result["criteria"]][:3] == ["A1", "A2", "A3"]
    assert len(result["criteria"]) == 24
    assert set(result["measures"]) == {
        "overall_good", "social_care", "health", "aspirations", "direct_payments",
    }  # fmt: skip


def test_several_plans_keep_the_schema_for_many_and_lose_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(GOOD.read_bytes()[:2000])
    done = audit("score", GOOD, broken, tmp_path / "missing.pdf", "--format", "json")
    result = json.loads(done.stdout)
    jsonschema.validate(result, json.loads(audit("schema", "--many").stdout))
    assert done.returncode == 2
    assert [r["plan"]["file"] for r in result["results"]] == [GOOD.name]
    assert {f["file"]: f["code"] for f in result["failed"]} == {
        "broken.docx": "damaged",
        "missing.pdf": "missing",
    }


def test_html_is_one_file_without_outside_addresses(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = audit("score", GOOD, "--format", "html", "--output", out)
    page = out.read_text("utf-8")
    assert done.returncode == 0
    assert done.stdout == b""
    assert "<mark" in page
    assert not any(sign in page for sign in ('src="http', 'href="http', "@import", "url(http"))


def test_word_report_opens_as_a_word_file(tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    assert audit("score", GOOD, "--format", "docx", "-o", out).returncode == 0
    assert "word/document.xml" in zipfile.ZipFile(out).namelist()


def test_output_that_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    done = audit("score", GOOD, "-o", tmp_path / "no" / "such" / "report.txt")
    assert done.returncode == 2
    assert note(done).count("\n") == 1
    assert "cannot be written" in note(done)
    assert list(tmp_path.iterdir()) == []


def plain_file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def inputs(tmp: Path) -> list[tuple[Path, str]]:
    empty = tmp / "empty-folder"
    empty.mkdir()
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    return [
        (tmp / "nothing.docx", "not found"),
        (empty, "no .docx or .pdf file"),
        (plain_file(tmp / "old.doc", ole + b"\0" * 600), "save"),
        (plain_file(tmp / "plan.rtf", rb"{\rtf1 text}"), "save"),
        (plain_file(tmp / "cut.docx", GOOD.read_bytes()[:3000]), "damaged"),
        (plain_file(tmp / "zero.pdf", b""), "empty"),
        (plain_file(tmp / "cut.pdf", b"%PDF-1.7\n%broken"), "damaged"),
        (ROOT / "samples" / "not-plans" / "school-report.docx", "does not look like an EHC plan"),
        (ROOT / "samples" / "not-plans" / "blank-form.docx", "not filled in"),
    ]


@pytest.mark.parametrize("number", range(9))
def test_bad_input_gets_one_clear_sentence_and_exit_code_2(number: int, tmp_path: Path) -> None:
    path, words = inputs(tmp_path)[number]
    done = audit("score", path)
    assert done.returncode == 2
    assert words in note(done)
    assert "Traceback" not in note(done)
    assert str(tmp_path) not in note(done)
    assert len(note(done).strip().splitlines()) == 1


def test_the_rest_of_the_batch_is_still_scored(tmp_path: Path) -> None:
    folder = tmp_path / "month"
    folder.mkdir()
    shutil.copy(GOOD, folder)
    (folder / "cut.docx").write_bytes(GOOD.read_bytes()[:3000])
    (folder / "~$lock.docx").write_bytes(b"lock")
    done = audit("score", folder)
    assert done.returncode == 2
    assert GOOD.name in done.stdout.decode()
    assert "lock" not in done.stdout.decode()


def test_fail_under_is_for_scripts() -> None:
    assert audit("score", GOOD, "--fail-under", "requires-improvement").returncode == 0
    assert audit("score", GOOD, "--fail-under", "outstanding").returncode == 1


def test_a_rubric_with_errors_names_their_lines(tmp_path: Path) -> None:
    source = (ROOT / "rubrics" / "medway-2018.yaml").read_text("utf-8")
    bad = tmp_path / "mine.yaml"
    bad.write_text(source.replace("weight: 2", "wieght: 2", 1), "utf-8")
    line = source[: source.index("weight: 2")].count("\n") + 1
    for command in (["score", GOOD, "--rubric", bad], ["rubric", "check", bad]):
        done = audit(*command)
        assert done.returncode == 2
        assert f"line {line}" in (done.stdout + done.stderr).decode()


def test_a_register_without_the_needed_columns_is_refused(tmp_path: Path) -> None:
    register = tmp_path / "list.csv"
    register.write_text("colour,shape\nred,round\n")
    done = audit("score", GOOD, "--register", register)
    assert done.returncode == 2
    assert done.stdout == b""
    assert "column" in note(done)


def test_rubric_show_and_schema_are_for_people_and_editors() -> None:
    assert "A3" in audit("rubric", "show", "--criterion", "A3").stdout.decode()
    assert json.loads(audit("rubric", "schema").stdout)["properties"]["criteria"]
    done = audit("rubric", "show", "--criterion", "Z9")
    assert done.returncode == 2
    assert "Z9" in note(done)


def test_a_date_that_is_none_is_refused() -> None:
    done = audit("score", GOOD, "--as-of", "soon")
    assert done.returncode == 2
    assert "soon" in note(done)


def test_no_name_of_a_child_in_notes(tmp_path: Path) -> None:
    names = [line.split(",")[1] for line in REGISTER.read_text("utf-8").splitlines()[1:]]
    not_a_plan = ROOT / "samples" / "not-plans" / "school-report.docx"
    plans = [GOOD, PLANS / "year-7-wrong-name.docx", not_a_plan]
    notes = note(audit("score", *plans, "--register", REGISTER, "--format", "json"))
    assert names
    assert notes
    assert not any(name and name in notes for name in names)
