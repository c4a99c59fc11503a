"""What holds for every document: quotes are exact, and a line stands in one section only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from plan_documents import B, H, P, T, Wide, document

from audit.plan import SECTION_KEYS, Plan, Quote, build_plan
from audit.reading.document import Document

LINES = st.sampled_from([
    "Section A: Views", "Section B: Special educational needs", "B", "E – Outcomes", "F",
    "Section F", "Sections C and G: Health", "H1 Social care provision", "Section H", "K", "Advice",
    "My health", "Special educational provision", "Outcomes", "Contents", "Sign-off", "Strengths",
    "Communication and interaction", "Outcome", "Steps", "Review", "Provision", "Who", "How often",
    "Outcome 1: Ada will sing by July. Review: termly", "Steps: one; two", "F1",
    "F1 Reading. F2 Maths.",
    "1. First thing. 2. Second thing.", "- a dash", "None", "N/A", "Name: Ada Lark", "DOB 1/2/2012",
    "Date received", "Educational psychologist: Dr Vole; requested 1/2/2026; received 3/3/2026",
    "Ada reads well.\nAda sings.", "Please complete this section.", "{{ name }}", "", "  ", "•",
    "Strengths: kind\n- funny\n- brave", "Special Educational Needs and Provision (B-F-E)", "12",
])  # fmt: skip
PARAGRAPHS = st.one_of(
    st.builds(P, LINES, st.booleans()), st.builds(H, LINES, st.integers(1, 3)),
    st.builds(B, LINES, st.sampled_from(["•", "1.", "F3", ""]), st.integers(0, 2)),
)  # fmt: skip
CELLS = st.one_of(LINES, st.lists(PARAGRAPHS, max_size=3))
NESTED = st.one_of(
    CELLS,
    st.builds(lambda rows: [T(rows)], st.lists(st.tuples(LINES, LINES), min_size=1, max_size=2)),
)
ROWS = st.one_of(st.builds(Wide, CELLS, st.booleans()), st.tuples(NESTED, NESTED, CELLS))
TABLES = st.lists(ROWS, min_size=1, max_size=6).filter(
    lambda rows: any(not isinstance(row, Wide) for row in rows)
)
DOCUMENTS = st.lists(st.one_of(PARAGRAPHS, st.builds(T, TABLES)), max_size=12).map(
    lambda items: document(*items)
)


def quotes_of(plan: Plan) -> Iterator[Quote]:
    for section in plan.sections.values():
        yield from (line.quote for line in section.lines)
    yield from (line.quote for line in plan.outside)
    for need in (*plan.needs, *plan.health_needs, *plan.care_needs):
        yield from need.quotes
    for outcome in plan.outcomes:
        yield from (outcome.quote, *outcome.steps, *outcome.review)
    yield from (provision.quote for provision in plan.provision)
    for advice in plan.advice:
        yield from advice.quotes
    yield from plan.monitoring
    yield from plan.facts.quotes.values()


def assert_consistent(read: Document) -> None:
    plan = build_plan(read)
    for quote in quotes_of(plan):
        assert quote.text
        assert quote.text in read.block(quote.location.block).text
        assert read.block(quote.location.block).location == quote.location
    assert tuple(plan.sections) == SECTION_KEYS
    for key, section in plan.sections.items():
        assert {line.quote.section for line in section.lines} <= {key}
        assert section.present or not section.lines
    lines = [line for section in plan.sections.values() for line in section.lines]
    assert_no_words_twice(read, [line.quote for line in (*lines, *plan.outside)])


def assert_no_words_twice(read: Document, quotes: list[Quote]) -> None:
    """No block gives more lines than it has text for."""
    used: Counter[int] = Counter()
    for quote in quotes:
        used[quote.location.block] += len(quote.text)
    for block, length in used.items():
        assert length <= len(read.block(block).text)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(DOCUMENTS)
def test_whatever_the_document_quotes_are_exact_and_sections_do_not_overlap(read: Document) -> None:
    assert_consistent(read)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(DOCUMENTS)
def test_items_come_from_the_lines_of_their_section(read: Document) -> None:
    plan = build_plan(read)
    lines = {(line.quote.section, line.text, line.quote.location.block)
             for section in plan.sections.values() for line in section.lines}  # fmt: skip
    for item in plan.provision:
        assert (item.section, item.text, item.quote.location.block) in lines
    for outcome in plan.outcomes:
        assert ("E", outcome.text, outcome.quote.location.block) in lines
