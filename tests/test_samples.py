"""The sample plans are what their sources say, and their labels follow the quality standard."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pydantic import ValidationError

from samples.build import build, write_plan
from samples.source import Source, load_source, load_sources, read_yaml

SAMPLES = Path(__file__).parent.parent / "samples"
PLANS = load_sources()
LABELS: dict[str, dict[str, Any]] = read_yaml(SAMPLES / "labels.yaml")
GAP = re.compile(r"\[[^\]]*\]|\bTBC\b|\bX{2,}\b|_{3,}|\{\{|«|\binsert (?:name|date|here)\b", re.I)

WEIGHTS = {
    "A1": 2, "A2": 1, "A3": 3, "B1": 3, "C1": 3, "G1": 2, "D1": 3, "H1": 2,
    "E1": 3, "E2": 2, "E3": 1, "F1": 3, "T1": 2, "P1": 2, "I1": 1, "J1": 3,
    "J2": 1, "K1": 2, "K2": 1, "W1": 2, "W2": 2, "W3": 3, "W4": 1, "W5": 1,
}  # fmt: skip
LIMITING = ("A3", "B1", "C1", "D1", "E1", "F1", "J1", "W1", "W3")
JUDGEMENTS = ("inadequate", "requires improvement", "good", "outstanding")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build(folder)
    return folder


def built_names() -> list[str]:
    names = [
        f"plans/{name}.{ending}"
        for name, plan in PLANS.items()
        for ending, layout in (("docx", plan.word), ("pdf", plan.pdf))
        if layout
    ]
    return [
        *names,
        "not-plans/school-report.docx",
        "not-plans/blank-form.docx",
        "register.csv",
        "labels.csv",
    ]


def content(path: Path) -> Any:
    """The parts of a Word file, uncompressed: how they are packed depends on the zlib in use."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return [(part, part.date_time, package.read(part)) for part in package.infolist()]
    return path.read_bytes()


def comparable(path: Path) -> Any:
    if path.suffix != ".docx":
        return content(path)
    return [(part.filename, time, data) for part, time, data in content(path)]


def register() -> list[dict[str, str]]:
    with (SAMPLES / "register.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plan_text(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return re.sub("<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("name", built_names())
def test_each_file_is_what_its_source_makes_now(name: str, built: Path) -> None:
    assert comparable(SAMPLES / name) == comparable(built / name)


def test_no_file_is_left_over_from_an_older_source() -> None:
    kept = [path for folder in ("plans", "not-plans") for path in (SAMPLES / folder).iterdir()]
    assert {str(path.relative_to(SAMPLES).as_posix()) for path in kept} == {
        name for name in built_names() if "/" in name
    }


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    plan = PLANS["year-6-sourced-nil"]
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        write_plan("plan", plan, tmp_path / folder)
    for ending in ("docx", "pdf"):
        first, second = (tmp_path / f / f"plan.{ending}" for f in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()


def test_an_unknown_key_in_a_source_is_an_error(tmp_path: Path) -> None:
    text = (SAMPLES / "sources" / "year-6-sourced-nil.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace("known_as:", "nickname:"), encoding="utf-8")
    with pytest.raises(ValidationError, match="nickname"):
        load_source(wrong)


def test_there_are_plans_of_every_age_and_every_judgement() -> None:
    years = {plan.facts.year_group for plan in PLANS.values()}
    assert {-1, 0, 2, 5, 6, 7, 9, 10, 11, 12, 13} < years
    assert max(years) > 13
    assert {label["overall"] for label in LABELS.values()} == set(JUDGEMENTS)


def test_the_plans_stay_small() -> None:
    assert sum(path.stat().st_size for path in (SAMPLES / "plans").iterdir()) < 3_000_000


@pytest.mark.parametrize("name", sorted(PLANS))
def test_a_plan_has_gaps_only_where_they_are_meant(name: str) -> None:
    assert bool(GAP.search(words_of(PLANS[name]))) == PLANS[name].gaps_left


def words_of(plan: Source) -> str:
    """Every text of the sections, a line each."""

    def walk(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        children = value.values() if isinstance(value, dict) else value
        return [text for child in children for text in walk(child)] if children else []

    return "\n".join(walk(plan.sections.model_dump(exclude_none=True, mode="json")))


@pytest.mark.parametrize("name", sorted(PLANS))
def test_every_need_that_an_outcome_or_provision_names_is_in_the_plan(name: str) -> None:
    sections = PLANS[name].sections
    needs = {need.ref for area in sections.B or [] for need in area.needs}
    needs |= {item.ref for item in (sections.C or []) + (sections.D or [])}
    outcomes = {outcome.ref for outcome in sections.E or []}
    assert {need for outcome in sections.E or [] for need in outcome.needs} <= needs
    for items in (sections.F, sections.G, sections.H1, sections.H2):
        assert {need for item in items or [] for need in item.needs} <= needs
        assert {outcome for item in items or [] for outcome in item.outcomes} <= outcomes


def test_every_document_in_the_register_exists_and_bears_its_case_reference() -> None:
    for row in register():
        if row["document"]:
            text = plan_text(SAMPLES / row["document"])
            assert row["name"] in text
            assert row["case_ref"] in text


def test_the_register_has_the_gaps_that_real_ones_have() -> None:
    rows = register()
    assert sum(not row["document"] for row in rows) == 2
    assert sum(not row["case_ref"] for row in rows) == 1
    assert {row["direct_payment_received"] for row in rows} == {"yes", "no", ""}


def test_only_issued_plans_are_in_the_register() -> None:
    listed = {row["name"] for row in register()}
    for plan in PLANS.values():
        assert (plan.facts.name in listed) == (plan.facts.status == "final")


@pytest.mark.parametrize("name", sorted(PLANS))
def test_the_overall_label_follows_from_the_ratings(name: str) -> None:
    label = LABELS[name]
    assert set(label["criteria"]) == set(WEIGHTS)
    ratings = {key: value for key, value in label["criteria"].items() if value != "n/a"}
    assert label["overall"] == JUDGEMENTS[min(by_score(ratings), by_limits(ratings))]
    assert label["measures"]["overall_good"] == (label["overall"] in JUDGEMENTS[2:])


def by_score(ratings: dict[str, int]) -> int:
    score = sum(WEIGHTS[key] * rating for key, rating in ratings.items())
    share = score / sum(3 * WEIGHTS[key] for key in ratings)
    return sum(share >= threshold for threshold in (0.45, 0.68, 0.85))


def by_limits(ratings: dict[str, int]) -> int:
    if ratings["W3"] == 0 or ratings["B1"] == 0 or ratings["E1"] == ratings["F1"] == 0:
        return 0
    lowest = min(ratings.get(key, 3) for key in LIMITING)
    return 3 if lowest >= 2 else lowest + 1


@pytest.mark.parametrize("name", sorted(PLANS))
def test_the_labelled_measures_follow_from_the_ratings(name: str) -> None:
    ratings, measures = LABELS[name]["criteria"], LABELS[name]["measures"]
    assert measures["social_care"] == (ratings["D1"] >= 2)
    assert measures["health"] == (ratings["C1"] >= 2)
    young = PLANS[name].facts.year_group < 9
    assert measures["aspirations"] == ("n/a" if young else ratings["A3"] >= 2)
    if ratings["J1"] == "n/a":
        assert measures["direct_payments"] in ("n/a", "not established")
    else:
        assert measures["direct_payments"] == (ratings["J1"] >= 2)


def test_the_readme_names_every_file_that_is_built() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for name in built_names():
        if name.startswith("plans/"):
            assert f"`{Path(name).name}`" in readme
