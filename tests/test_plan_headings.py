"""Section headings as authorities write them, and lines that only look like one."""

from __future__ import annotations

import pytest

from audit.plan.headings import Style, title_of

SET_OFF, RUNNING, LISTED = Style(strong=True), Style(strong=False), Style(strong=False, listed=True)

HEADINGS = {
    "A": [
        "Section A: The views, interests and aspirations of the child and their parents",
        "*Section A: The views, interests and aspirations of the child or young person and their "
        "parents / carers. The child or young person's history.",
        "SECTIONA: MY PROFILE",
        "SECTION A",
        "(A) Views, Interests and Aspirations",
        "A  VIEWS, INTERESTS AND ASPIRATIONS",
        "A2 SUMMARY the views, interests and aspirations of the CHILD and their parent, or of the "
        "YOUNG PERSON",
        "All about me (Section A)",
        "This is me...",
        "Part 1: Who am I and what's in my plan?",
        "2.1. Child / Young Person's aspirations",
        "My Parent/Carer Views, Hopes and Dreams for Me",
        "What's important to me now and in the future?",
    ],
    "B": [
        "B – Special Educational Needs",
        "SECTION B: The child or young person's special educational needs",
        "My needs (B)",
        "4. Summary of Educational Needs",
        "1.1. Summary of strengths and needs",
        "What is not going so well for me now?",
    ],
    "C": [
        "C - Health care needs which relates to their special educational needs",
        "Section C: Child or young person's Health Needs and those that are specifically related",
        "C1. A summary of my health needs resulting from my special educational needs",
        "5 Health and Wellbeing",
        "My Health Needs",
    ],
    "D": [
        "D – Social care needs which relate to the child or young person's special educational "
        "needs or to a disability.",
        "Section D My social care needs",
        "D1. A summary of my social care needs as assessed under section 2 of the Chronically Sick "
        "and Disabled Person Act 1970",
    ],
    "E": [
        " E – Outcomes",
        "Section E – Desired Outcomes",
        "Section E: Outcomes, including Preparing for Adulthood outcomes for Yr9 onwards",
        "What we want to achieve - my outcomes (Section E)",
        "The outcomes sought for him or her",
        "Section E: Outcomes ........ 12",
    ],
    "F": [
        "SECTION F - SPECIAL EDUCATIONAL PROVISION",
        "Section F: Special Education Provision required to meet needs and achieve outcomes",
        "Part 6: Provision agreed (EHCP only)",
        "The support I need at school or college",
    ],
    "G": [
        "G – Health Care Provision reasonably required by the learning difficulties or "
        "disabilities which result in the child or young person having special educational needs",
        "Section G: Health Provision required to meet needs and achieve outcomes",
        "Health care provision",
    ],
    "H1": [
        "Section H 1: Social care provision",
        "H1  SOCIAL CARE PROVISION (CSDPA 1970, UNDER 18)",
        "The social care support I must have (Section H1)",
        "Any social care provision which must be made for a child or young person under 18 "
        "resulting from section 2 of the Chronically Sick and Disabled Persons Act 1970",
    ],
    "H2": [
        "Section H(2)",
        "Other (H2) Social Care Provision",
        "H2 - Other social care provision reasonably required by the learning difficulties",
    ],
    "H1 H2": [
        "Section H: Care Provision required to meet needs (sections H1 and H2)",
        "Section H1/H2: social care provision",
        "Sections H1 and H2 – Social care",
        "Social care provision",
    ],
    "I": [
        "I - Placement",
        "I  NAME AND TYPE OF SCHOOL OR OTHER INSTITUTION",
        "Section I: Name and type of Education Placement and arrangements for review",
        "Where I learn (Section I)",
    ],
    "J": [
        "J - Direct Payments",
        "Section J: Personal Budget including arrangements for direct payments",
        "Where there is a Personal Budget, the details of how it will support the outcomes",
    ],
    "K": [
        "K - The advice and information gathered during the EHC needs assessment",
        "K  APPENDICES: ADVICE AND INFORMATION",
        "Who has helped to write my plan (Section K)",
        "Part 7: Relevant advice and information that supports my plan",
    ],
    "C G": [
        "Section C & G: Health",
        "Sections C (The child or young person's health care needs which relate to their SEN) and "
        "G (Health Care Provision relating to those needs)",
    ],
    "D H1 H2": [
        "Sections D (Social care needs which relate to the SEN) and H1 and H2 (Social care "
        "provision)",
    ],
    "B F E": ["Special Educational Needs and Provision (B-F-E)"],
    "E F": ["OUTCOMES AND SUPPORT PLAN"],
}  # fmt: skip

NOT_HEADINGS = [
    "Section F sets out the provision that Ben needs.",
    "See Section F for more.",
    "Section A of this plan was written with Kim.",
    "Sections F and G describe the provision.",
    "Section 2 of the Chronically Sick and Disabled Persons Act 1970",
    "A Health Visitor will see Kim weekly.",
    "I like school and my friends.",
    "I - the young person - want a school place",
    "A speech and language therapist will work with Jo (Section F).",
    "Her outcomes will be met (Section E)",
    "B1 Jo cannot hold a pencil.",
    "C1 Bilateral hearing loss, moderate to severe.",
    "E2 By July Kim will read.",
    "K wants to be a social worker",
    "F1",
    "Social, emotional and mental health",
]


@pytest.mark.parametrize(
    ("keys", "line"), [(keys, line) for keys, lines in HEADINGS.items() for line in lines]
)
def test_a_heading_is_known_by_its_letter_or_its_words(keys: str, line: str) -> None:
    title = title_of(line, SET_OFF)
    assert title is not None
    assert " ".join(title.keys) == keys


@pytest.mark.parametrize("line", NOT_HEADINGS)
def test_running_text_is_no_heading(line: str) -> None:
    assert title_of(line, RUNNING) is None


def test_a_title_without_letter_must_be_set_off() -> None:
    assert title_of("My health needs", SET_OFF)
    assert title_of("My health needs", RUNNING) is None
    assert title_of("My health needs", LISTED) is None


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("1.1 Section A: Views, interests and aspirations", "A"),
        ("Part 3: Section C - Health needs", "C"),
        ("What I am working towards (E)", "E"),
        ("What I need to keep well (C)", "C"),
    ],
)
def test_a_letter_counts_behind_a_number_and_at_the_end(line: str, key: str) -> None:
    title = title_of(line, SET_OFF)
    assert title is not None
    assert (title.keys, title.text) == ((key,), line)
