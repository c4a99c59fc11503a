"""A rubric is loaded strictly, and what a panel may change needs no code."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from rubric_fixture import E1, HEAD, J2, SMALL, TAIL, W5, line_of, replaced

from audit.errors import RubricError
from audit.rubric.loading import check_rubric, load_rubric, rubric_schema
from audit.rubric.source import read_source


@pytest.fixture
def saved(tmp_path: Path):
    def save(text: str | bytes) -> Path:
        path = tmp_path / "small.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


def test_sound_rubric_has_no_problems(saved):
    path = saved(SMALL)
    assert check_rubric(path) == []
    loaded = load_rubric(path)
    assert loaded.rubric.id == "small"
    assert loaded.file == "small.yaml"
    assert loaded.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()


def test_weight_threshold_and_word_change_without_code(saved):
    text = replaced("weight: 3", "weight: 2.5")
    text = replaced("sound: 0.7", "sound: 0.75", text)
    text = replaced("school [was] closed", "snow (day|week)", text)
    rubric = load_rubric(saved(text)).rubric
    assert rubric.criterion("E1").weight == 2.5
    assert rubric.criterion("E1").check.thresholds.rating(0.72) == 1
    assert rubric.words["lawful_exceptions"] == ["snow (day|week)", "away for # {period}"]


def test_criterion_of_known_kind_is_added_without_code(saved):
    text = HEAD + E1 + W5 + J2 + TAIL + "  arrangements: [direct payment*]\n"
    assert check_rubric(saved(text)) == []
    assert load_rubric(saved(text)).rubric.criterion("J2").check.levels[3] == ["arrangements"]


def test_word_no_stays_a_word(saved):
    text = replaced("any: [anything]", "any: [no, off, on, yes]")
    assert load_rubric(saved(text)).rubric.words["any"] == ["no", "off", "on", "yes"]


def test_files_of_windows_editors_are_read(saved):
    assert load_rubric(saved(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()))


def test_all_errors_are_listed_one_a_line(saved):
    text = replaced("weight: 3", "wieght: 3")
    text = replaced("at_most: 140", "at_most: soon", text)
    with pytest.raises(RubricError) as raised:
        load_rubric(saved(text))
    head, *lines = str(raised.value).splitlines()
    assert head == "The rubric small.yaml has 2 errors:"
    assert [line.partition(":")[0] for line in lines] == ["line 21", "line 44"]


def test_unused_list_is_a_warning_and_the_rubric_loads(saved):
    text = SMALL + "  spare: [something]\n"
    path = saved(text)
    (problem,) = check_rubric(path)
    assert str(problem) == (
        f"line {line_of(text, '  spare')}: warning: word list spare: no criterion uses this list"
    )
    assert load_rubric(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"title: caf\xe9\n", "line 1: a character cannot be read"),
        (b"a: " + b"[" * 500, "too many levels"),
        (b"# " + b"x" * 2_100_000, "larger than 2 MB"),
        (b"- one\n- two\n", "must be a group of keys"),
        (b"just words\n", "must be a group of keys"),
    ],
)
def test_what_is_no_rubric_at_all_is_refused(saved, data, message):
    with pytest.raises(RubricError, match=message):
        load_rubric(saved(data))


def test_absent_file_is_an_error_that_names_the_built_in_rubric(tmp_path):
    with pytest.raises(RubricError, match="medway-2018"):
        load_rubric(tmp_path / "absent.yaml")
    with pytest.raises(RubricError, match="There is no rubric file medway-1066"):
        check_rubric(Path("medway-1066"))


def test_schema_accepts_a_sound_rubric_and_refuses_an_unknown_key():
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(rubric_schema())
    values = json.loads(json.dumps(read_source(SMALL.encode()).values))
    assert list(validator.iter_errors(values)) == []
    values["criteria"][0]["wieght"] = 3
    assert list(validator.iter_errors(values))
