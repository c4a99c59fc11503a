"""Each error of a rubric names its line, in words for a panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from rubric_fixture import line_of, replaced

from audit.rubric.loading import check_rubric
from audit.rubric.problems import RubricProblem


@pytest.fixture
def saved(tmp_path: Path):
    def save(text: str | bytes) -> Path:
        path = tmp_path / "small.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return save


def errors(problems: list[RubricProblem]) -> list[RubricProblem]:
    return [problem for problem in problems if problem.severity == "error"]


WRONG_SHAPE = {
    "unknown key": (
        "weight: 3",
        "wieght: 3",
        "wieght",
        "criterion E1: `wieght` is not a known key; did you mean `weight`?",
    ),
    "unknown key of a kind": ("signs: [smart]", "sings: [smart]", "sings", "did you mean `signs`?"),
    "unknown key at the top": (
        "confidence_floor: 0.5",
        "confidence_flor: 0.5",
        "confidence_flor",
        "did you mean `confidence_floor`?",
    ),
    "unknown key of the items": (
        "  time_limit: any",
        "  time_limits: any",
        "  time_limits",
        "`items`: `time_limits` is not a known key",
    ),
    "missing key": ("    mend: Say by when.\n", "", "- id: E1", "criterion E1: `mend` is missing"),
    "missing part": ("confidence_floor: 0.5\n", "", "schema:", "`confidence_floor` is missing"),
    "text for a number": (
        "weight: 3",
        "weight: heavy",
        "weight: heavy",
        "`weight` must be a number",
    ),
    "number for a text": (
        'version: "1"',
        "version: 1",
        "version",
        "`version` must be a text: if it is one, put it in quotation marks",
    ),
    "text for true or false": (
        "limiting: true",
        "limiting: perhaps",
        "limiting",
        "must be true or false",
    ),
    "text for a list": ("signs: [smart]", "signs: smart", "signs", "`signs` must be a list"),
    "text for a group": (
        "thresholds: {strong: 0.9, sound: 0.7, weak: 0.4}",
        "thresholds: high",
        "thresholds",
        "must be a group of keys",
    ),
    "weight of nothing": (
        "weight: 3",
        "weight: 0",
        "weight: 0",
        "`weight` is 0; it must be more than 0",
    ),
    "share of 90": (
        "strong: 0.9",
        "strong: 90",
        "strong: 90",
        "`strong` is 90; it must be at most 1",
    ),
    "negative days": ("at_most: 140", "at_most: -1", "at_most: -1", "it must be at least 1"),
    "not a number": (
        "weight: 3",
        "weight: .nan",
        "weight: .nan",
        "not a number that can be counted with",
    ),
    "thresholds that rise": ("sound: 0.7", "sound: 0.95", "thresholds", "the thresholds must fall"),
    "bands that rise": ("good: 0.68", "good: 0.9", "bands", "the bands must fall"),
    "unknown kind": (
        "kind: days_between",
        "kind: day_between",
        "check:\n      kind: day_",
        "did you mean `days_between`?",
    ),
    "no kind": ("      kind: days_between\n", "", "check:\n      what", "does not say its `kind`"),
    "unknown value": (
        "what: plan",
        "what: plans",
        "what: plans",
        "`what` may not be `plans`; did you mean `plan`?",
    ),
    "unknown judgement": (
        "at_most: inadequate",
        "at_most: inadequat",
        "at_most: inadequat",
        "did you mean `inadequate`?",
    ),
    "small criterion id": (
        "- id: W5",
        "- id: w5",
        "- id: w5",
        "must be a capital letter followed by",
    ),
    "measure id with capitals": (
        "- id: timely",
        "- id: Timely",
        "- id: Timely",
        "may only have small letters and underscores",
    ),
    "rating that is not there": (
        "descriptors: {0: late, 1: not used, 2",
        "descriptors: {0: late, 4: not used, 2",
        "descriptors: {0: late",
        "the key `4` may not be `4`",
    ),
    "descriptor missing": (
        "{0: late, 1: not used,",
        "{0: late,",
        "  - id: W5",
        "descriptors are needed for the ratings 0, 1, 2 and 3",
    ),
    "limit without a condition": (
        "    ratings: {E1: 0}\n",
        "",
        "- at_most",
        "a limit says when it applies",
    ),
    "empty value": ("mend: Say by when.", "mend:", "mend:\n", "`mend` is empty; it must be a text"),
}


@pytest.mark.parametrize("name", WRONG_SHAPE)
def test_wrong_shape_names_its_line(saved, name):
    old, new, part, message = WRONG_SHAPE[name]
    text = replaced(old, new)
    (problem,) = check_rubric(saved(text))
    assert message in str(problem)
    assert problem.line == line_of(text, part)


NO_SENSE = {
    "list that is absent": (
        "exceptions: lawful_exceptions",
        "exceptions: lawful_exception",
        "exceptions:",
        "word list `lawful_exception` is not there; did you mean `lawful_exceptions`?",
    ),
    "list of the items absent": (
        "  time_limit: any",
        "  time_limit: times",
        "  time_limit: times",
        "`items`: the word list `times` is not there",
    ),
    "measure of nothing": (
        "criterion: W5",
        "criterion: W6",
        "criterion: W6",
        "measure timely: there is no criterion `W6`",
    ),
    "limit of nothing": (
        "ratings: {E1: 0}",
        "ratings: {E9: 0}",
        "ratings: {E9",
        "limit number 1: there is no criterion `E9`",
    ),
    "id used twice": (
        "- id: W5",
        "- id: E1",
        "- id: E1\n    section: whole",
        "the id `E1` is already used on line 18",
    ),
    "kind without signs": (
        "signs: [smart]",
        "signs: []",
        "signs: []",
        "`signs` must name at least one",
    ),
    "rating without a word": ("1: weak, ", "", "ratings:", "a word for the rating 1 is missing"),
    "bracket not closed": (
        "school [was] closed",
        "school [was closed",
        "school [was closed",
        "word list lawful_exceptions: a bracket is not closed",
    ),
    "second line of a block": (
        "away for # {period}",
        "away for # (period",
        "away for # (period",
        "a bracket is not closed",
    ),
    "list in a phrase absent": (
        "# {period}",
        "# {periods}",
        "away for",
        "names the list `periods`, which is not there; did you mean `period`?",
    ),
    "curly bracket not closed": (
        "# {period}",
        "# {period",
        "away for",
        "a curly bracket is not closed",
    ),
    "list that names itself": (
        "- (day|week|term)",
        '- "{period} day"',
        '- "{period} day"',
        "the list “period” names itself",
    ),
    "phrase of nothing": (
        "any: [anything]",
        'any: ["[maybe]"]',
        "any: [",
        "nothing that must be there",
    ),
}


@pytest.mark.parametrize("name", NO_SENSE)
def test_what_makes_no_sense_names_its_line(saved, name):
    old, new, part, message = NO_SENSE[name]
    text = replaced(old, new)
    found = errors(check_rubric(saved(text)))
    assert any(message in str(p) and p.line == line_of(text, part) for p in found), found


NOT_YAML = {
    "tab": ("    weight: 3", "\tweight: 3", "\tweight", "there is a tab"),
    "phrase in square brackets": (
        "any: [anything]",
        "any: [very] good",
        "any: [very]",
        "must be put in quotation marks",
    ),
    "phrase in curly brackets": (
        "- (day|week|term)",
        "- {any} day",
        "- {any} day",
        "must be put in quotation marks",
    ),
    "phrase with a star": (
        "- (day|week|term)",
        "- *ing",
        "- *ing",
        "begins with * must be put in quotation marks",
    ),
    "colon in a text": (
        "mend: Say by when.",
        "mend: Say: by when.",
        "mend: Say:",
        "put a text with a colon in quotation marks",
    ),
    "quotation mark not closed": (
        "mend: Say by when.",
        'mend: "Say by when.',
        'mend: "Say',
        "never closed",
    ),
    "quotation marks inside": (
        "mend: Say by when.",
        'mend: "Say" by when.',
        'mend: "Say"',
        "in quotation marks as a whole",
    ),
    "key twice": (
        "    mend: Say by when.",
        "    weight: 2\n    mend: Say by when.",
        "    weight: 2",
        "criterion E1: `weight` stands here twice; the first is on line 21",
    ),
    "list twice": (
        "  any: [anything]",
        "  any: [anything]\n  any: [else]",
        "  any: [else]",
        "`any` stands here twice",
    ),
    "anchor": ("weight: 3", "weight: &heavy 3", "weight: &heavy", "`&heavy` gives a part a name"),
    "two documents": ("criteria:\n", "---\ncriteria:\n", "---", "delete the line ---"),
    "control character": (
        "mend: Say by when.",
        "mend: Say \x07 by when.",
        "mend: Say \x07",
        "a character that may not stand in the file",
    ),
    "program": (
        "weight: 3",
        "weight: !!python/name:os.system x",
        "weight: !!python",
        "cannot be read",
    ),
}


@pytest.mark.parametrize("name", NOT_YAML)
def test_what_is_not_yaml_names_its_line(saved, name):
    old, new, part, message = NOT_YAML[name]
    text = replaced(old, new)
    problems = check_rubric(saved(text))
    assert message in str(problems[0])
    assert problems[0].line == line_of(text, part)


def test_bracket_that_touches_a_word_is_a_warning(saved):
    text = replaced("school [was] closed", "school closure(s)")
    (problem,) = check_rubric(saved(text))
    assert problem.severity == "warning"
    assert "a bracket touches a word" in problem.message
    assert problem.line == line_of(text, "closure(s)")
