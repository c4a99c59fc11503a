"""The HTML report: one file, every quote in its place, nothing of the plan taken for markup."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from html_page import Element, Page
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import PLAN, SUPPORT, plan_audit, plan_audits, quote

from audit.reading.document import Cell, Document, Location, Row, Table, TextBlock
from audit.reporting import html, outline, words
from audit.reporting.highlight import Highlights
from audit.result import Finding, Limit, Place, PlanAudit, QuoteResult

HOSTILE = (
    "<script>alert(\"1\")</script><img src=x onerror='x()'> javascript:x() & {{ 7*7 }} --> ]]>"
)
STYLE = (Path(html.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["one plan", "several plans", "no document"])
def page(request: pytest.FixtureRequest) -> Page:
    if request.param == "several plans":
        return Page(html.render_many(plan_audits()))
    if request.param == "no document":
        return Page(html.render(plan_audit().model_copy(update={"document": None})))
    return Page(html.render(plan_audit()))


@pytest.fixture(scope="module")
def report() -> Page:
    return Page(html.render(plan_audit()))


def quoting(*texts: str, block: str) -> PlanAudit:
    """An audit whose first criteria quote one text each from a plan of one block."""
    audit = plan_audit()
    criteria = [
        criterion.model_copy(
            update={"quotes": [QuoteResult(text=text, section="F", location=Place(block=0))]}
        )
        for criterion, text in zip(audit.criteria, texts, strict=False)
    ]
    plan = Document((TextBlock("paragraph", block, Location(0)),))
    update = {"criteria": criteria, "findings": [], "mending": [], "document": plan}
    return audit.model_copy(update=update)


# The page as a whole


def test_page_says_its_language_and_title(page: Page) -> None:
    assert page.find("html")[0].attributes["lang"] == "en-GB"
    assert page.find("title")[0].text.startswith("EHC plan audit")
    assert len(page.find("main")) == len(page.find("h1")) == 1


def test_headings_never_skip_a_level(page: Page) -> None:
    levels = [int(e.name[1]) for e in page.find("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert all(heading.text.strip() for heading in page.find("h1", "h2", "h3", "h4", "h5", "h6"))


def test_ids_are_unique_and_every_link_leads_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {link.attributes["href"].removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.spoken.strip() for link in page.links)


def test_tables_have_captions_and_headers_with_scope(page: Page) -> None:
    for table in page.find("table"):
        assert table.find("caption")[0].spoken.strip()
    assert all(header.attributes.get("scope") in ("col", "row") for header in page.find("th"))
    data = [table for table in page.find("table") if "data" in table.classes]
    assert all(row.find("th") for table in data for row in table.find("tr"))


def test_skip_link_comes_first_and_leads_to_the_report(page: Page) -> None:
    assert page.links[0].attributes["href"] == "#main"


def test_several_landmarks_of_a_kind_have_different_names(page: Page) -> None:
    names = [nav.attributes["aria-label"] for nav in page.find("nav")]
    assert len(names) == len(set(names))


def test_nothing_is_fetched_and_only_own_style_and_script_may_run(page: Page) -> None:
    policy = next(
        meta.attributes["content"]
        for meta in page.find("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (element,) = page.find(name)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert not re.search(r"https?:|url\(|@import|fetch|innerHTML|eval", element.text)
    for element in page.all:
        assert not {"src", "style", "srcset", "action"} & set(element.attributes)
        assert not any(attribute.startswith("on") for attribute in element.attributes)


# What it says


def test_summary_gives_judgement_score_limits_and_that_it_is_provisional(report: Page) -> None:
    summary = next(e for e in report.all if "judgement" in e.classes)
    text = " ".join(summary.text.split())
    assert "Judgement Requires improvement (provisional)" in text
    assert "Score 68%" in text
    assert "D1 is 0: a limiting criterion at 0" in text
    assert "Without this the judgement would be good." in text
    assert words.PROVISIONAL in text


def test_confirmed_plan_is_not_called_provisional() -> None:
    source = html.render(plan_audit().model_copy(update={"provisional": False}))
    assert "confirmed by an auditor" in source
    assert "rovisional" not in source


def test_each_criterion_shows_rating_in_words_reason_descriptor_and_next_level(
    report: Page,
) -> None:
    for criterion in plan_audit().criteria:
        text = " ".join(report.by_id(f"plan-1-criterion-{criterion.id}").text.split())
        assert words.sentence_case(words.rating(criterion)) in text
        for part in (criterion.title, criterion.reason, criterion.descriptor, criterion.next_level):
            assert part in text


def test_measures_stand_with_answer_reason_and_targets(report: Page) -> None:
    rows = [" ".join(row.text.split()) for row in report.find("tr")]
    assert any(row.startswith("Overall quality") and "80% and 85%" in row for row in rows)
    assert any(row.startswith("Direct payments") and "Not established" in row for row in rows)
    assert any(row.startswith("Good quality information from health Met") for row in rows)


def test_item_tables_say_what_is_missing(report: Page) -> None:
    rows = [" ".join(row.text.split()) for row in report.find("tr")]
    assert any("confident" in row and "Not specific, measurable, time-bound" in row for row in rows)
    assert any(
        SUPPORT in row and "size of the group. Vague: access to, as and" in row for row in rows
    )


def test_mending_stands_in_the_given_order(report: Page) -> None:
    (listing,) = [e for e in report.find("ol") if "mending" in e.classes]
    assert [li.find("a")[0].text for li in listing.find("li") if li.find("p")] == ["D1", "F1", "E1"]


def test_audit_without_items_findings_or_score_still_has_a_page() -> None:
    empty = {
        name: [] for name in ("outcomes", "provision", "findings", "mending", "limits", "criteria")
    }
    source = html.render(plan_audit().model_copy(update={**empty, "score": None, "overall": None}))
    assert "No judgement" in source
    assert "No outcome was found." in source


# The plan and its quotes


def marks_of(page: Page, link: Element) -> str:
    return "".join(page.by_id(id).text for id in link.attributes["data-marks"].split())


def test_every_quote_leads_to_its_exact_words_in_the_plan(report: Page) -> None:
    quoted = [li for li in report.find("li") if li.find("q") and "quotes" in li.above[-1].classes]
    assert len(quoted) > 25
    for item in quoted:
        (link,) = item.find("a")
        assert marks_of(report, link) == item.find("q")[0].text
        assert link.attributes["href"] == "#" + link.attributes["data-marks"].split()[0]


def test_every_mark_says_who_quotes_it_and_leads_back(report: Page) -> None:
    for criterion in plan_audit().criteria:
        backs = [link for link in report.links if "back" in link.classes]
        wanted = f"#plan-1-criterion-{criterion.id}"
        assert bool(criterion.quotes) == any(b.attributes["href"] == wanted for b in backs)
    mark = next(m for m in report.find("mark") if m.text == "access to small group support with "
                "emotional literacy")  # fmt: skip
    assert mark.spoken.startswith("[quoted by F1:]")


def test_overlapping_quotes_share_pieces() -> None:
    page = Page(
        html.render(quoting("one two three", "three four", "two", block="one two three four"))
    )
    marks = {mark.text: mark.spoken.split("]")[0] for mark in page.find("mark")}
    assert marks == {
        "one ": "[quoted by A1:",
        "two": "[quoted by A1 and A3:",
        " ": "[quoted by A1:",
        "three": "[quoted by A1 and A2:",
        " four": "[quoted by A2:",
    }
    seen = page.by_id("plan-1-block-0").read("hidden", "spot")
    assert seen.strip() == "one twoA3 threeA1 fourA2", "each link back stands where its quote ends"


@given(
    text=st.text(min_size=1, max_size=40),
    cuts=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_pieces_join_to_the_text_and_to_each_quote(text: str, cuts: list[tuple[int, int]]) -> None:
    quotes = [part for a, b in cuts if (part := text[a:b])]
    audit = quoting(*quotes, block=text)
    highlights = Highlights(audit, audit.document, "p-")
    pieces = highlights.pieces(0)
    assert "".join(piece.text for piece in pieces) == text
    by_anchor = {piece.anchor: piece.text for piece in pieces if piece.anchor}
    for criterion in audit.criteria:
        for item in criterion.quotes:
            assert "".join(by_anchor[id] for id in highlights.marks(item)) == item.text


def test_whole_plan_stands_in_reading_order(report: Page) -> None:
    (plan,) = [e for e in report.all if "plan" in e.classes]
    shown = "".join(plan.read("hidden", "backs", "marker", "spot", "note").split())
    assert shown == "".join("".join(block.text for block in PLAN.texts).split())
    quoted = {quote.location.block for c in plan_audit().criteria for quote in c.quotes}
    for block in PLAN.texts:
        anchored = report.by_id(f"plan-1-block-{block.location.block}")
        assert anchored.read("hidden", "backs", "marker", "spot").strip() == block.text
        if block.location.block in quoted:
            assert f"Paragraph {block.location.block + 1}" in anchored.text


def test_nested_table_stands_in_its_cell(report: Page) -> None:
    inner = [t for t in report.find("table") if any(e.name == "td" for e in t.above)]
    assert [t.find("td")[1].text.strip() for t in inner] == ["weekly, 45 minutes"]
    outer = next(e for e in reversed(inner[0].above) if e.name == "table")
    assert [th.text.strip() for th in outer.find("th")][:2] == ["Outcome", "Provision"]


def test_quote_that_is_not_in_its_block_leads_to_the_block() -> None:
    audit = quoting("words that nobody wrote", block="something else")
    link = next(a for a in Page(html.render(audit)).links if "paragraph 1" in a.text)
    assert link.attributes["href"] == "#plan-1-block-0"


def test_quote_beyond_the_document_has_no_link() -> None:
    finding = Finding(
        code="x",
        message="m",
        quotes=[QuoteResult(text="gone", section="B", location=Place(block=9999))],
    )
    page = Page(html.render(plan_audit().model_copy(update={"findings": [finding]})))
    assert "Section B, paragraph 10000" in page.by_id("plan-1-finding-1").text
    assert not page.by_id("plan-1-finding-1").find("a")


def test_without_document_the_plan_is_left_out() -> None:
    page = Page(html.render(plan_audit().model_copy(update={"document": None})))
    assert not page.find("mark")
    assert not any("plan" in e.classes for e in page.all)
    assert "Section D, paragraph 26" in page.by_id("plan-1-criterion-D1").text


def test_line_break_in_a_block_stays_a_line_break() -> None:
    page = Page(html.render(quoting("two", block="one\ntwo")))
    assert page.by_id("plan-1-block-0").read("hidden", "spot").strip() == "one\ntwoA1"


# Plans are not trusted


def test_nothing_in_a_plan_becomes_markup() -> None:
    audit = quoting(HOSTILE, block=f"before {HOSTILE} after")
    hostile = audit.model_copy(
        update={
            "plan": audit.plan.model_copy(update={"file": HOSTILE + ".docx"}),
            "findings": [Finding(code="x", message=HOSTILE)],
            "limits": [Limit(criteria=[HOSTILE], at_most="good", reason=HOSTILE)],
            "criteria": [c.model_copy(update={"title": HOSTILE}) for c in audit.criteria],
        }
    )
    calm = Page(html.render(audit.model_copy(update={"limits": [], "findings": []})))
    page = Page(html.render(hostile))
    assert len(page.find("script")) == len(calm.find("script")) == 1
    assert not page.find("img")
    assert {e.name for e in page.all} <= {e.name for e in calm.all} | {"ol", "strong"}
    assert page.find("mark")[0].text == HOSTILE
    assert all(link.attributes["href"].startswith("#") for link in page.links)
    assert set(page.find("h1")[0].text) >= set("<>'\"&{}")


def test_control_characters_are_dropped_from_the_page() -> None:
    source = html.render(quoting("a\x1b[31mb", block="x a\x1b[31mb\u202e\x00 y"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", source)
    assert "a[31mb" in source
    finding = Finding(code="x", message="m\x00n\x07o")
    source = html.render(plan_audit().model_copy(update={"findings": [finding]}))
    assert "<p>mno</p>" in source


# The plan's own layout


def text_block(index: int, text: str, level: int = 0) -> TextBlock:
    return TextBlock("heading" if level else "paragraph", text, Location(index), level)


def test_plan_headings_are_fitted_below_the_report() -> None:
    levels = [3, 1, 4, 4, 2, 9, 9, 1]
    plan = Document(tuple(text_block(i, f"h{i}", level) for i, level in enumerate(levels)))
    assert list(outline.heading_levels(plan, 3).values()) == [3, 3, 4, 4, 4, 5, 5, 3]
    assert set(outline.heading_levels(plan, 6).values()) == {6}


def test_empty_heading_is_no_heading() -> None:
    plan = Document((text_block(0, " ", 1),))
    assert outline.heading_levels(plan, 3) == {}
    assert [part.kind for part in outline.parts(plan.blocks)] == ["paragraph"]


def test_cell_merged_from_above_keeps_the_columns_in_line() -> None:
    def cell(index: int, column: int, span: int = 1, shaded: bool = False) -> Cell:
        return Cell((text_block(index, f"c{index}"),), column, span, shaded)

    rows = (
        Row((cell(0, 0, 2, True), cell(1, 2, 1, True))),
        Row((cell(2, 0), cell(3, 1), cell(4, 2))),
        Row((cell(5, 2),)),
    )
    (part,) = outline.parts((Table(0, rows, Location(0)),))
    assert [[laid.span for laid in row] for row in part.rows] == [[2, 1], [1, 1, 1], [2, 1]]
    assert [laid.scope for laid in part.rows[0]] == ["col", "col"]
    assert part.rows[2][0].cell is None


# Several plans


def test_several_plans_stand_on_one_page_with_a_table_and_the_failures() -> None:
    page = Page(html.render_many(plan_audits()))
    table = page.find("table")[0]
    assert [row.find("th")[0].text for row in table.find("tr")][1:] == [
        "orrey-tamsin-final.docx",
        "second-plan.docx",
    ]
    assert len(page.find("article")) == 2
    assert "scan.pdf: All 14 pages are pictures" in page.find("main")[0].text


def test_several_plans_may_all_have_failed() -> None:
    page = Page(html.render_many(plan_audits().model_copy(update={"results": []})))
    assert not page.find("table")
    assert "locked.docx" in page.find("main")[0].text


# Colours


def palette() -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", STYLE))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", [n[:-5] for n in palette() if n.endswith("-text")])
def test_text_contrast_meets_aa(name: str) -> None:
    colours = palette()
    assert contrast(colours[f"{name}-text"], colours[f"{name}-back"]) >= 4.5


@pytest.mark.parametrize("back", ["page-back", "panel-back", "mark-back"])
def test_links_notes_and_lines_can_be_told_from_every_ground(back: str) -> None:
    colours = palette()
    assert contrast(colours["link-text"], colours[back]) >= 4.5
    assert contrast(colours["note-text"], colours[back]) >= 4.5
    assert contrast(colours["line"], colours[back]) >= 3
    assert contrast(colours["focus-text"], colours["focus-back"]) >= 4.5


def test_quote_helper_of_the_fixture_is_exact() -> None:
    item = quote(SUPPORT, "F")
    assert item.text in PLAN.block(item.location.block).text
