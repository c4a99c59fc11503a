"""A rubric is loaded strictly; every error names its line in words for a panel."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from audit.errors import RubricError
from audit.rubric.loading import check_rubric, load_rubric, rubric_schema
from audit.rubric.model import FindingWords, ItemWords
from audit.rubric.problems import RubricProblem
from audit.rubric.source import read_source

HEAD = """\
schema: rubric/1
id: small
version: "1"
title: A small rubric
source: invented for the tests
ratings: {0: not evident, 1: weak, 2: sound, 3: strong}
bands: {outstanding: 0.85, good: 0.68, requires_improvement: 0.45}
limits:
  - at_most: inadequate
    ratings: {E1: 0}
measures:
  - id: timely
    title: Issued in time
    criterion: W5
    at_least: 2
    targets: [{percent: 90, source: invented}]
criteria:
"""
E1 = """\
  - id: E1
    section: E
    title: Outcomes are SMART
    weight: 3
    limiting: true
    basis: Code of Practice 9.66
    why: Anyone can tell whether it was reached.
    descriptors: {0: none, 1: few, 2: most, 3: nearly all}
    mend: Say by when.
    reliability: 0.8
    check:
      kind: share_of_outcomes
      signs: [smart]
      thresholds: {strong: 0.9, sound: 0.7, weak: 0.4}
"""
W5 = """\
  - id: W5
    section: whole
    title: Issued in time
    weight: 1
    basis: regulation 13(2)
    why: Late help is lost help.
    descriptors: {0: late, 1: not used, 2: not used, 3: in time}
    mend: Record the dates.
    reliability: 0.9
    check:
      kind: days_between
      what: plan
      at_most: 140
      exceptions: lawful_exceptions
"""
J2 = """\
  - id: J2
    section: J
    title: Personal budget
    weight: 1
    basis: Code of Practice 9.95
    why: Families have a right to ask.
    descriptors: {0: blank, 1: not used, 2: not asked for, 3: arrangements}
    mend: Say what was offered.
    reliability: 0.7
    check:
      kind: section_states
      section: J
      levels: {3: [arrangements], 2: [lawful_exceptions]}
      otherwise: 1
"""


def group(name: str, model: type[ItemWords] | type[FindingWords]) -> str:
    """The block ``items`` or ``findings`` with the list "any" wherever a list is named."""
    entries = (
        f"  {field}: {3 if info.annotation is int else 'any'}"
        for field, info in model.model_fields.items()
    )
    return "\n".join([f"{name}:", *entries, ""])


TAIL = f"""\
{group("items", ItemWords)}{group("findings", FindingWords)}confidence_floor: 0.5
words:
  any: [anything]
  period:
    - (day|week|term)
  lawful_exceptions: |
    school [was] closed

    away for # {{period}}
"""
SMALL = HEAD + E1 + W5 + TAIL


@pytest.fixture
def saved(tmp_path: Path):
    def save(text: str | bytes) -> Path:
        path = tmp_path / "small.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


def replaced(old: str, new: str, text: str = SMALL) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def errors(problems: list[RubricProblem]) -> list[RubricProblem]:
    return [problem for problem in problems if problem.severity == "error"]


def test_sound_rubric_has_no_problems(saved):
    path = saved(SMALL)
    assert check_rubric(path) == []
    loaded = load_rubric(path)
    assert loaded.rubric.id == "small"
    assert loaded.file == "small.yaml"
    assert loaded.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()


# What a panel may change without a programmer ---------------------------------------------------


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


# Errors, each with its line ---------------------------------------------------------------------

WRONG_SHAPE = {
    "unknown key": ("weight: 3", "wieght: 3", "wieght", "criterion E1: `wieght` is not a known key; did you mean `weight`?"),
    "unknown key of a kind": ("signs: [smart]", "sings: [smart]", "sings", "did you mean `signs`?"),
    "unknown key at the top": ("confidence_floor: 0.5", "confidence_flor: 0.5", "confidence_flor", "did you mean `confidence_floor`?"),
    "unknown key of the items": ("  time_limit: any", "  time_limits: any", "  time_limits", "`items`: `time_limits` is not a known key"),
    "missing key": ("    mend: Say by when.\n", "", "- id: E1", "criterion E1: `mend` is missing"),
    "missing part": ("confidence_floor: 0.5\n", "", "schema:", "`confidence_floor` is missing"),
    "text for a number": ("weight: 3", "weight: heavy", "weight: heavy", "`weight` must be a number"),
    "number for a text": ('version: "1"', "version: 1", "version", "`version` must be a text: if it is one, put it in quotation marks"),
    "text for true or false": ("limiting: true", "limiting: perhaps", "limiting", "must be true or false"),
    "text for a list": ("signs: [smart]", "signs: smart", "signs", "`signs` must be a list"),
    "text for a group": ("thresholds: {strong: 0.9, sound: 0.7, weak: 0.4}", "thresholds: high", "thresholds", "must be a group of keys"),
    "weight of nothing": ("weight: 3", "weight: 0", "weight: 0", "`weight` is 0; it must be more than 0"),
    "share of 90": ("strong: 0.9", "strong: 90", "strong: 90", "`strong` is 90; it must be at most 1"),
    "negative days": ("at_most: 140", "at_most: -1", "at_most: -1", "it must be at least 1"),
    "not a number": ("weight: 3", "weight: .nan", "weight: .nan", "not a number that can be counted with"),
    "thresholds that rise": ("sound: 0.7", "sound: 0.95", "thresholds", "the thresholds must fall"),
    "bands that rise": ("good: 0.68", "good: 0.9", "bands", "the bands must fall"),
    "unknown kind": ("kind: days_between", "kind: day_between", "check:\n      kind: day_", "did you mean `days_between`?"),
    "no kind": ("      kind: days_between\n", "", "check:\n      what", "does not say its `kind`"),
    "unknown value": ("what: plan", "what: plans", "what: plans", "`what` may not be `plans`; did you mean `plan`?"),
    "unknown judgement": ("at_most: inadequate", "at_most: inadequat", "at_most: inadequat", "did you mean `inadequate`?"),
    "small criterion id": ("- id: W5", "- id: w5", "- id: w5", "must be a capital letter followed by"),
    "measure id with capitals": ("- id: timely", "- id: Timely", "- id: Timely", "may only have small letters and underscores"),
    "rating that is not there": ("descriptors: {0: late, 1: not used, 2", "descriptors: {0: late, 4: not used, 2", "descriptors: {0: late", "the key `4` may not be `4`"),
    "descriptor missing": ("{0: late, 1: not used,", "{0: late,", "  - id: W5", "descriptors are needed for the ratings 0, 1, 2 and 3"),
    "limit without a condition": ("    ratings: {E1: 0}\n", "", "- at_most", "a limit says when it applies"),
    "empty value": ("mend: Say by when.", "mend:", "mend:\n", "`mend` is empty; it must be a text"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_SHAPE)
def test_wrong_shape_names_its_line(saved, name):
    old, new, part, message = WRONG_SHAPE[name]
    text = replaced(old, new)
    (problem,) = check_rubric(saved(text))
    assert message in str(problem)
    assert problem.line == line_of(text, part)


NO_SENSE = {
    "list that is absent": ("exceptions: lawful_exceptions", "exceptions: lawful_exception", "exceptions:", "criterion W5: the word list `lawful_exception` is not there; did you mean `lawful_exceptions`?"),
    "list of the items absent": ("  time_limit: any", "  time_limit: times", "  time_limit: times", "`items`: the word list `times` is not there"),
    "measure of nothing": ("criterion: W5", "criterion: W6", "criterion: W6", "measure timely: there is no criterion `W6`"),
    "limit of nothing": ("ratings: {E1: 0}", "ratings: {E9: 0}", "ratings: {E9", "limit number 1: there is no criterion `E9`"),
    "id used twice": ("- id: W5", "- id: E1", "- id: E1\n    section: whole", "the id `E1` is already used on line 18"),
    "kind without signs": ("signs: [smart]", "signs: []", "signs: []", "`signs` must name at least one"),
    "rating without a word": ("1: weak, ", "", "ratings:", "a word for the rating 1 is missing"),
    "bracket not closed": ("school [was] closed", "school [was closed", "school [was closed", "word list lawful_exceptions: a bracket is not closed"),
    "second line of a block": ("away for # {period}", "away for # (period", "away for # (period", "a bracket is not closed"),
    "list in a phrase absent": ("# {period}", "# {periods}", "away for", "names the list `periods`, which is not there; did you mean `period`?"),
    "curly bracket not closed": ("# {period}", "# {period", "away for", "a curly bracket is not closed"),
    "list that names itself": ("- (day|week|term)", '- "{period} day"', '- "{period} day"', "the list “period” names itself"),
    "phrase of nothing": ("any: [anything]", 'any: ["[maybe]"]', "any: [", "nothing that must be there"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_SENSE)
def test_what_makes_no_sense_names_its_line(saved, name):
    old, new, part, message = NO_SENSE[name]
    text = replaced(old, new)
    found = errors(check_rubric(saved(text)))
    assert any(message in str(p) and p.line == line_of(text, part) for p in found), found


NOT_YAML = {
    "tab": ("    weight: 3", "\tweight: 3", "\tweight", "there is a tab"),
    "phrase in square brackets": ("any: [anything]", "any: [very] good", "any: [very]", "must be put in quotation marks"),
    "phrase in curly brackets": ("- (day|week|term)", "- {any} day", "- {any} day", "must be put in quotation marks"),
    "phrase with a star": ("- (day|week|term)", "- *ing", "- *ing", "begins with * must be put in quotation marks"),
    "colon in a text": ("mend: Say by when.", "mend: Say: by when.", "mend: Say:", "put a text with a colon in quotation marks"),
    "quotation mark not closed": ("mend: Say by when.", 'mend: "Say by when.', 'mend: "Say', "never closed"),
    "quotation marks inside": ("mend: Say by when.", 'mend: "Say" by when.', 'mend: "Say"', "in quotation marks as a whole"),
    "key twice": ("    mend: Say by when.", "    weight: 2\n    mend: Say by when.", "    weight: 2", "criterion E1: `weight` stands here twice; the first is on line 21"),
    "list twice": ("  any: [anything]", "  any: [anything]\n  any: [else]", "  any: [else]", "`any` stands here twice"),
    "anchor": ("weight: 3", "weight: &heavy 3", "weight: &heavy", "`&heavy` gives a part a name"),
    "two documents": ("criteria:\n", "---\ncriteria:\n", "---", "delete the line ---"),
    "control character": ("mend: Say by when.", "mend: Say \x07 by when.", "mend: Say \x07", "a character that may not stand in the file"),
    "program": ("weight: 3", "weight: !!python/name:os.system x", "weight: !!python", "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_YAML)
def test_what_is_not_yaml_names_its_line(saved, name):
    old, new, part, message = NOT_YAML[name]
    text = replaced(old, new)
    problems = check_rubric(saved(text))
    assert message in str(problems[0])
    assert problems[0].line == line_of(text, part)


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
