"""The terminal report and the wordings that every report shares."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import SUPPORT, UNKNOWN, plan_audit, plan_audits

from audit.reporting import terminal, words
from audit.result import FactsResult, Mending, Place, PlanAudit, QuoteResult, SectionResult

ESCAPE = "\x1b"


def flat(text: str) -> str:
    return " ".join(text.split())


def changed(**values: object) -> PlanAudit:
    return plan_audit().model_copy(update=values)


# Words


def test_ratings_and_states_have_words() -> None:
    ratings = {c.id: words.rating(c) for c in plan_audit().criteria}
    assert (ratings["D1"], ratings["E3"]) == ("0 not evident", "1 weak")
    assert (ratings["E1"], ratings["B1"]) == ("2 sound", "3 strong")
    assert (ratings["J1"], ratings["K2"]) == ("not judged", "not applicable")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "met"),
        (False, "not met"),
        (None, "not applicable"),
        ("not established", "not established"),
        ("not judged", "not judged"),
    ],
)
def test_measure_answers_have_words(value: bool | str | None, said: str) -> None:
    assert words.answer(value) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.849999, "84%"), (0.85, "85%"), (0.68, "68%"), (0.29, "29%"), (1.0, "100%"), (0, "0%")],
)
def test_percent_never_reaches_a_threshold_that_the_score_does_not(share: float, said: str) -> None:
    assert words.percent(share) == said


def test_dates_are_british() -> None:
    assert words.british_date(date(2026, 1, 9)) == "9 January 2026"
    assert words.british_date(None) == "not stated"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("F", "Section F"),
        ("C, G", "Sections C and G"),
        ("D, H1, H2", "Sections D, H1 and H2"),
        ("B to F", "Sections B to F"),
        ("whole", "Whole plan"),
        ("", "Outside the sections"),
    ],
)
def test_sections_have_words(keys: str, said: str) -> None:
    assert words.section(keys) == said


def test_place_is_a_page_where_there_are_pages_and_else_a_paragraph() -> None:
    in_pdf = QuoteResult(text="x", section="F", location=Place(block=40, page=3))
    in_word = QuoteResult(text="x", section="F", location=Place(block=40))
    outside = QuoteResult(text="x", section="", location=Place(block=0))
    assert words.place(in_pdf) == "Section F, page 3"
    assert words.place(in_word) == "Section F, paragraph 41"
    assert words.place(outside) == "Outside the sections, paragraph 1"


@pytest.mark.parametrize(
    ("year", "said"),
    [(None, "not stated"), (-2, "nursery"), (0, "Reception"), (9, "Year 9"), (15, "after Year 13")],
)
def test_year_groups_have_words(year: int | None, said: str) -> None:
    assert words.year_group(year) == said


def test_facts_that_the_plan_does_not_state_say_so() -> None:
    assert {value for _, value in words.facts(FactsResult())} == {"not stated"}


def test_needs_that_an_outcome_answers_are_references_or_first_words() -> None:
    outcome = plan_audit().outcomes[0]
    assert words.needs(outcome) == "Answers B1."
    long = [f"Need number {number} in the words of the plan." for number in range(1, 6)]
    said = words.needs(outcome.model_copy(update={"needs": long}))
    assert said.startswith("Answers 5 needs: “Need number 1 in the words of the plan …”, ")
    assert said.endswith("number 3 in the words of the plan …” and 2 more.")
    assert words.needs(outcome.model_copy(update={"needs": []})) == ""


def test_gain_says_whether_a_limit_is_lifted() -> None:
    item = Mending(criterion="D1", section="D", what="w", gain=3 / 135, lifts_limit=True)
    assert words.gain(item) == (
        "Adds 2.2 percentage points to the score and lifts a limit on the judgement."
    )


def test_vague_phrase_is_said_once() -> None:
    item = plan_audit().provision[-1]
    said = item.model_copy(
        update={"missing": "Left open: “as needed”.", "vague_phrases": ["as needed", "may", "may"]}
    )
    assert words.vague(said) == ["may"]


def test_sentences_end_once() -> None:
    assert words.sentence("who, how often") == "Who, how often."
    assert words.sentence("It does not say.") == "It does not say."
    assert words.sentence("") == ""


def test_clean_keeps_the_words_and_drops_what_misleads() -> None:
    assert words.clean("a\x1b[2Jb\tc\r\nd\x00\u202ee\ud800") == "a[2Jb c\nde"
    assert words.clean("“Zoë’s – café”") == "“Zoë’s – café”"


@given(st.text())
def test_clean_text_can_be_written_anywhere(text: str) -> None:
    cleaned = words.clean(text)
    assert cleaned == words.clean(cleaned)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe]", cleaned)


# The terminal report of one plan


def test_report_begins_with_file_judgement_score_and_what_limits_it() -> None:
    lines = terminal.render(plan_audit()).splitlines()
    assert lines[0] == "EHC plan audit: orrey-tamsin-final.docx"
    assert lines[2] == "Judgement   Requires improvement (provisional)"
    assert lines[3] == "Score       68%"
    assert lines[4].startswith("Held down   At most requires improvement. D1 is 0")
    assert words.PROVISIONAL in flat("\n".join(lines))


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked_and_no_word_is_broken(verbose: bool, width: int) -> None:
    text = terminal.render(plan_audit(), verbose=verbose, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert all(line == line.rstrip() for line in text.splitlines())
    plain = flat(terminal.render(plan_audit(), verbose=verbose, width=400))
    assert set(re.findall(r"\w+", text)) == set(re.findall(r"\w+", plain))


def test_single_word_longer_than_the_line_stays_whole() -> None:
    word = "x" * 200
    text = terminal.render(changed(plan=plan_audit().plan.model_copy(update={"file": word})))
    assert word in text


def test_every_criterion_stands_with_rating_and_reason() -> None:
    text = flat(terminal.render(plan_audit()))
    for criterion in plan_audit().criteria:
        rated = words.rating(criterion)
        assert f"{criterion.id} {rated} {criterion.title} {criterion.reason}" in text


def test_measures_stand_with_answer_reason_and_target() -> None:
    text = flat(terminal.render(plan_audit()))
    assert "Not met Overall quality: good or outstanding" in text
    assert "Target: 80% and 85% of plans." in text
    assert "Not established Direct payments are included where received Nothing says" in text


def test_missing_empty_and_merged_sections_are_named() -> None:
    sections = plan_audit().plan.sections | {
        "J": SectionResult(present=False, status="missing"),
        "K": SectionResult(present=True, status="empty"),
    }
    plan = plan_audit().plan.model_copy(update={"sections": sections})
    text = terminal.render(changed(plan=plan))
    assert "Sharing one heading: H1, H2" in text
    assert "Missing: J" in text
    assert "Heading with nothing under it: K" in text
    assert "Missing: none" in terminal.render(plan_audit())


def test_findings_show_their_quotes_and_mending_its_order_and_places() -> None:
    text = flat(terminal.render(plan_audit()))
    assert '"The school nurse will offer advice as needed."' in text
    order = [text.index(f"{number}. {id}: ") for number, id in enumerate(["D1", "F1", "E1"], 1)]
    assert order == sorted(order)
    assert "See Section D, paragraph 26." in text
    assert "2 tracked changes" in text


def test_quotes_descriptors_and_items_stand_only_in_the_verbose_report() -> None:
    short, long = (flat(terminal.render(plan_audit(), verbose=v)) for v in (False, True))
    for part in (
        f'Section D, paragraph 26: "{UNKNOWN}"',
        "This rating means: At least 70% of outcomes",
        "The next rating asks: At least 90% of outcomes",
        "Confidence: 85%",
        "Not SMART. Not specific, measurable, time-bound and personal.",
        SUPPORT,
        "Shortfall: Who (role or training), how often, how long, size of the group.",
        "How often: every six months",
    ):
        assert part in long
        assert part not in short


def test_report_without_colour_has_no_escape_sequence_and_colour_changes_no_word() -> None:
    plain = terminal.render(plan_audit(), verbose=True)
    coloured = terminal.render(plan_audit(), verbose=True, colour=True)
    assert ESCAPE not in plain
    assert ESCAPE in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_plan_cannot_steer_the_terminal_or_the_layout() -> None:
    hostile = "\x1b[2J[bold]x[/bold] :smile:\nCriteria\nA1 3 strong\u202e"
    quotes = [QuoteResult(text=hostile, section="F", location=Place(block=0))]
    criteria = [plan_audit().criteria[0].model_copy(update={"quotes": quotes})]
    text = terminal.render(changed(criteria=criteria), verbose=True)
    assert ESCAPE not in text
    assert "\u202e" not in text
    assert '"[2J[bold]x[/bold] :smile: Criteria A1 3 strong"' in flat(text)


def test_own_words_can_be_shown_by_an_old_console() -> None:
    terminal.render(plan_audit(), verbose=True).encode("cp1252")
    assert terminal.render(changed(criteria=[], outcomes=[], provision=[])).isascii()


def test_nothing_rated_is_said_in_words() -> None:
    text = terminal.render(changed(score=None, overall=None, limits=[], criteria=[]))
    assert "No judgement (provisional)" in text
    assert "Score       none" in text
    assert "Held down" not in text


# Several plans


def test_several_plans_stand_in_a_table_with_failures_after_it() -> None:
    lines = terminal.render_many(plan_audits()).splitlines()
    assert lines[0] == "EHC plan audit: 2 plans scored"
    row = next(line for line in lines if line.startswith("second-plan.docx"))
    assert re.split(r"\s{2,}", row)[1:] == [
        "Requires improvement", "68%", "no", "no", "yes", "yes", "n/e",
    ]  # fmt: skip
    assert "5  Direct payments are included where received" in lines
    assert lines.index("Not scored: 2 files") > lines.index(row)
    assert max(map(len, lines)) <= 80


def test_name_too_long_for_its_column_stands_above_its_row() -> None:
    lines = terminal.render_many(plan_audits()).splitlines()
    above = lines.index("orrey-tamsin-final.docx")
    assert lines[above + 1].split()[:2] == ["Requires", "improvement"]


def test_verbose_run_holds_every_report_in_full() -> None:
    text = terminal.render_many(plan_audits(), verbose=True)
    assert text.count("\nJudgement   ") == 2


def test_run_in_which_every_file_failed_has_no_table() -> None:
    text = terminal.render_many(plan_audits().model_copy(update={"results": []}))
    assert "Judgement" not in text
    assert "scan.pdf" in text
