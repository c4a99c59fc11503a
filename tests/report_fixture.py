"""A hand-made audit for the tests of the writers: realistic, complete, everybody invented.

``plan_audit()`` is one audited plan with its document; ``plan_audits()`` a run over several files.
The figures agree with the standard: 92 of 135 points, good before the limit, D1 = 0 holds it down.
"""

from __future__ import annotations

from datetime import date

from report_fixture_plan import document

from audit.reading.document import Document
from audit.result import (
    CriterionResult,
    FactsResult,
    Failure,
    Finding,
    Limit,
    MeasureResult,
    Mending,
    OutcomeResult,
    Place,
    PlanAudit,
    PlanAudits,
    PlanInfo,
    ProvisionResult,
    QuoteResult,
    RubricInfo,
    SectionResult,
    Tool,
    WarningResult,
)

PLAN = document()

SUPPORT = (
    "Tamsin will have access to small group support with emotional literacy as and when required, "
    "and opportunities for regular ELSA."
)
THERAPY = (
    "Individual speech and language therapy on Tamsin's stammer, following the programme in the "
    "report of 2 October 2025."
)
STEP_LIST = (
    "A written step list for every practical lesson, made and gone through with Tamsin before the "
    "lesson starts."
)
ANSWERS = (
    "By the end of Year 10 Tamsin will give her own answer of a full sentence or more in at least "
    "half of her lessons."
)
STEPS = (
    "Tamsin will follow a written list of five steps in practical lessons, without an adult "
    "reminding her, by July 2026."
)
SHOP = (
    "By the end of Year 11 Tamsin will order materials by telephone from the pottery shop in "
    "Marlcombe, on her own, on three occasions."
)
CALLS = (
    "Practice telephone calls with the same keyworker, from a script that Tamsin writes, to shops "
    "and to the college."
)
CONFIDENT = "Tamsin will feel more confident about herself."
UNKNOWN = "Tamsin is not known to social care."
CLINIC = "Dr Callow's clinic reviews Tamsin's migraine plan every six months, 30 minutes."
NURSE = "The school nurse will offer advice as needed."


def place(text: str, plan: Document = PLAN) -> Place:
    """Where the text stands in the plan. Raises StopIteration if it does not."""
    block = next(block for block in plan.texts if text in block.text)
    where = block.location
    return Place(
        block=where.block, page=where.page, table=where.table, row=where.row, column=where.column
    )


def quote(text: str, section: str) -> QuoteResult:
    return QuoteResult(text=text, section=section, location=place(text))


def criterion(
    id: str,
    title: str,
    section: str,
    weight: float,
    rating: int | None,
    reason: str,
    *quotes: QuoteResult,
    limiting: bool = False,
    applicable: bool = True,
    descriptor: str = "",
    next_level: str = "",
) -> CriterionResult:
    return CriterionResult(
        id=id,
        title=title,
        section=section,
        weight=weight,
        limiting=limiting,
        rating=rating,
        applicable=applicable,
        confidence=None if rating is None else 0.85,
        reason=reason,
        descriptor=descriptor,
        next_level=next_level,
        quotes=list(quotes),
    )


def _criteria_a_to_d() -> list[CriterionResult]:
    return [
        criterion(
            "A1", "The child's own views and interests", "A", 2, 3,
            "Tamsin's own words are given, and how they were gathered.",
            quote("“I like the pottery room because you can hear yourself think.", "A"),
            quote("Tamsin talked with Mrs Lund, her keyworker, over three sessions", "A"),
            descriptor="The child's own words on what they like and what helps, and how they were "
            "gathered.",
        ),
        criterion(
            "A2", "Parents' or carers' views", "A", 1, 3,
            "The parents' views are present and theirs, with a hope and a worry.",
            quote("hope that she will earn her own living from her craft", "A"),
            descriptor="Parents' views with concrete hopes and concerns.",
        ),
        criterion(
            "A3", "Aspirations; from Year 9, long-term aspirations", "A", 3, 3,
            "Study, a home and work of her own are named.",
            quote("Tamsin wants to study ceramics at Harrowgate Lane College", "A"),
            limiting=True,
        ),
        criterion(
            "B1", "Every special educational need is specified", "B", 3, 3,
            "2 of 2 needs say what the difficulty is, how it shows and where Tamsin is now.",
            quote("in November 2025 she spoke aloud in 4 of 20 observed lessons", "B"),
            quote("She completes two of five steps without help", "B"),
            limiting=True,
        ),
        criterion(
            "C1", "Good quality information from health", "C, G", 3, 2,
            "The need, its effect and its source are given; nothing says how Section G was agreed.",
            quote("describes migraine about twice a month", "C"),
            quote("Dr Ife Callow, paediatrician", "K"),
            limiting=True,
            next_level="Each need has its effect, source and date, and Section G answers it.",
        ),
        criterion(
            "G1", "Health provision is specific and quantified", "G", 2, 1,
            "1 of 2 statements (50%) is specific and quantified; the other is advice only.",
            quote(CLINIC, "G"), quote("as needed", "G"),
        ),
        criterion(
            "D1", "Good quality information from social care", "D, H1, H2", 3, 0,
            "Section D says only that Tamsin is not known; nobody was asked.",
            quote(UNKNOWN, "D"),
            limiting=True,
            descriptor="Blank, not known or no involvement, without an assessment.",
            next_level="Say who gathered information, when, and what was found.",
        ),
        criterion(
            "H1", "Social care provision is separate, specific and quantified", "H1, H2", 2, 0,
            "Needs are not known and no provision is written; H1 and H2 share one heading.",
            quote("Section H1 and H2: Social care provision", "H1"),
        ),
    ]  # fmt: skip


def _criteria_e_to_p() -> list[CriterionResult]:
    return [
        criterion(
            "E1", "Outcomes are SMART", "E", 3, 2,
            "3 of 4 outcomes (75%) are SMART.",
            quote(ANSWERS, "E"), quote(CONFIDENT, "E"),
            limiting=True,
            descriptor="At least 70% of outcomes are specific, measurable and time-bound.",
            next_level="At least 90% of outcomes are specific, measurable and time-bound.",
        ),
        criterion(
            "E2", "Outcomes are outcomes, personal to this child", "E", 2, 2,
            "3 of 4 outcomes (75%) are personal; one could be any child's.",
            quote(CONFIDENT, "E"),
        ),
        criterion(
            "E3", "Steps towards outcomes and how they will be monitored", "E", 1, 1,
            "1 of 4 outcomes has a step; none says who reviews it.",
            quote("By July 2026: in her two chosen subjects.", "E"),
        ),
        criterion(
            "F1", "Educational provision is specific and quantified", "F", 3, 2,
            "3 of 4 statements (75%) are specific and quantified.",
            quote(THERAPY, "F"), quote(STEP_LIST, "F"),
            quote("access to small group support with emotional literacy", "F"),
            limiting=True,
            descriptor="At least 70% of statements say what, who, how often and how long.",
            next_level="At least 90% of statements say what, who, how often and how long.",
        ),
        criterion(
            "T1", "Golden thread: needs, outcomes and provision", "B to F", 2, 3,
            "Each of 2 needs has provision and each outcome answers a need.",
            quote("B2. Tamsin finds it hard to hold several instructions in mind.", "B"),
            quote(STEP_LIST, "F"),
        ),
        criterion(
            "P1", "From Year 9: provision that prepares for adulthood", "E, F, G, H", 2, 1,
            "Adult life is named in Section A, but no provision prepares for it.",
            quote("live in a flat near her sister", "A"),
            next_level="Provision for adulthood with a realistic pathway.",
        ),
    ]  # fmt: skip


def _criteria_i_to_w() -> list[CriterionResult]:
    return [
        criterion(
            "I1", "Placement (final plans)", "I", 1, 3, "The school and its type are named.",
            quote("Thornmere School, a maintained mainstream secondary school.", "I"),
        ),
        criterion(
            "J1", "Direct payments are included where received", "J", 3, None,
            "Neither the plan nor the register says whether a direct payment is received.",
            limiting=True,
        ),
        criterion(
            "J2", "Personal budget", "J", 1, 3,
            "The family was told of its right and chose not to ask.",
            quote("They chose not to.", "J"),
        ),
        criterion(
            "K1", "Advice: every statutory source with author, role and date", "K", 2, 2,
            "The educational psychologist's advice has no date.",
            quote("Dr N. Brandreth, psychologist", "K"),
        ),
        criterion(
            "K2", "Advice came within six weeks", "K", 1, None,
            "The plan gives no dates of request.",
            applicable=False,
        ),
        criterion(
            "W1", "Sections A to K all present and separately labelled", "whole", 2, 2,
            "H1 and H2 share one heading.",
            quote("Section H1 and H2", "H1"),
            limiting=True,
        ),
        criterion(
            "W2", "No placeholder or template text", "whole", 2, 2, "One minor phrase was found.",
            quote("not known", "D"),
        ),
        criterion(
            "W3", "The right child throughout", "whole", 3, 3,
            "Name, pronouns, date of birth and setting agree.",
            limiting=True,
        ),
        criterion(
            "W4", "Plain language that a parent can follow", "whole", 1, 2,
            "One unexplained term: ELSA.",
            quote("opportunities for regular ELSA", "F"),
        ),
        criterion(
            "W5", "Plan issued within 20 weeks of the request", "whole", 1, 3,
            "130 days from request to final plan.",
            quote("10 January 2026", ""),
        ),
    ]  # fmt: skip


def _outcomes() -> list[OutcomeResult]:
    good = {
        "specific": True,
        "measurable": True,
        "time_bound": True,
        "true_outcome": True,
        "personal": True,
        "smart": True,
    }
    weak = dict.fromkeys(good, False) | {"true_outcome": True}
    return [
        OutcomeResult(text=ANSWERS, section="E", needs=["B1"], location=place(ANSWERS), **good),
        OutcomeResult(text=STEPS, section="E", needs=["B2"], location=place(STEPS), **good),
        OutcomeResult(text=SHOP, section="E", needs=["B1"], location=place(SHOP), **good),
        OutcomeResult(
            text=CONFIDENT,
            section="E",
            missing="what would be seen, a measure, a date, and what makes it Tamsin's own",
            location=place(CONFIDENT),
            **weak,
        ),
    ]


def _provision() -> list[ProvisionResult]:
    return [
        _statement(
            THERAPY, "F", "Speech and language therapist",
            "Autumn and spring weekly, summer fortnightly", "45 minutes",
        ),
        _statement(
            STEP_LIST, "F", "Teaching assistant trained by the specialist teacher",
            "Each of 6 practical lessons a week", "10 minutes",
        ),
        _statement(
            CALLS, "F", "Mrs Lund, keyworker", "Every Thursday in term time", "20 minutes",
        ),
        _statement(
            SUPPORT, "F", "School staff",
            vague=["access to", "as and when required", "opportunities for", "regular"],
            missing="who (role or training), how often, how long, size of the group",
        ),
        _statement(CLINIC, "G", "Dr Callow's clinic", "every six months", "30 minutes"),
        _statement(
            NURSE, "G", "school nurse", vague=["as needed"],
            missing="what is done, how often, how long",
        ),
    ]  # fmt: skip


def _statement(
    text: str,
    section: str,
    who: str = "",
    how_often: str = "",
    how_long: str = "",
    vague: list[str] | None = None,
    missing: str = "",
) -> ProvisionResult:
    return ProvisionResult(
        text=text,
        section=section,
        specific_and_quantified=not missing,
        vague_wording=bool(vague),
        vague_phrases=vague or [],
        who=who,
        how_often=how_often,
        how_long=how_long,
        missing=missing,
        location=place(text),
    )


def _measures() -> list[MeasureResult]:
    rows: list[tuple[str, str, str | None, bool | str, str, list[float]]] = [
        ("overall_good", "Overall quality: good or outstanding", None, False,
         "The judgement is requires improvement.", [80, 85]),
        ("social_care", "Good quality information from social care", "D1", False,
         "D1 is 0; 2 is needed.", [100]),
        ("health", "Good quality information from health", "C1", True, "C1 is 2.", [100]),
        ("aspirations", "Year 9 and above: long-term aspirations are recorded", "A3", True,
         "A3 is 3.", [80]),
        ("direct_payments", "Direct payments are included where received", "J1",
         "not established", "Nothing says whether one is received.", [100]),
    ]  # fmt: skip
    return [
        MeasureResult(id=id, title=title, criterion=by, answer=answer, reason=why, targets=targets)
        for id, title, by, answer, why, targets in rows
    ]


def _mending() -> list[Mending]:
    return [
        Mending(
            criterion="D1", section="D",
            what="Ask social care what is known, and write who gathered it, when and what was "
            "found.",
            gain=3 / 135, lifts_limit=True, quotes=[quote(UNKNOWN, "D")],
        ),
        Mending(
            criterion="F1", section="F",
            what="Say who leads the group, how many children, how often and how long.",
            gain=3 / 135, quotes=[quote(SUPPORT, "F")],
        ),
        Mending(
            criterion="E1", section="E",
            what="Replace the third outcome by something that can be seen and counted by a date.",
            gain=3 / 135, quotes=[quote(CONFIDENT, "E")],
        ),
    ]  # fmt: skip


def _sections() -> dict[str, SectionResult]:
    headings = {
        "A": "Section A: Views, interests and aspirations",
        "B": "Section B: Special educational needs",
        "C": "Section C: Health needs related to special educational needs",
        "D": "Section D: Social care needs",
        "E": "Section E: Outcomes",
        "F": "Section F: Special educational provision",
        "G": "Section G: Health provision",
        "H1": "Section H1 and H2: Social care provision",
        "H2": "Section H1 and H2: Social care provision",
        "I": "Section I: Placement",
        "J": "Section J: Personal budget",
        "K": "Section K: Advice and information",
    }
    return {
        key: SectionResult(
            present=True,
            status="merged" if key in ("H1", "H2") else "found",
            title=title,
            location=place(title),
        )
        for key, title in headings.items()
    }


def plan_audit(file: str = "orrey-tamsin-final.docx") -> PlanAudit:
    """The audit of Tamsin Orrey's plan: requires improvement, held down by D1."""
    measures = _measures()
    return PlanAudit(
        tool=Tool(
            version="0.1.0",
            rubric=RubricInfo(id="medway-2026", version="1", sha256="ab" * 32, title="EHC plans"),
        ),
        plan=PlanInfo(
            file=file,
            sha256="cd" * 32,
            facts=FactsResult(
                case_ref="M-20417",
                date_of_birth=date(2012, 3, 14),
                year_group=9,
                year_group_source="from the date of birth",
                plan_type="new",
                status="final",
                request_date=date(2025, 9, 2),
                final_date=date(2026, 1, 10),
            ),
            sections=_sections(),
            warnings=[
                WarningResult(
                    code=warning.code,
                    message=warning.message,
                    location=Place(block=warning.location.block) if warning.location else None,
                )
                for warning in PLAN.warnings
            ],
        ),
        criteria=_criteria_a_to_d() + _criteria_e_to_p() + _criteria_i_to_w(),
        outcomes=_outcomes(),
        provision=_provision(),
        measures={measure.id: measure.answer for measure in measures},
        measure_details=measures,
        score=92 / 135,
        overall="requires improvement",
        overall_before_limits="good",
        limits=[
            Limit(
                criteria=["D1"],
                at_most="requires improvement",
                reason="D1 is 0: a limiting criterion at 0 allows at most requires improvement.",
            )
        ],
        findings=[
            Finding(
                code="therapy-outside-f",
                message="Advice to school staff stands only in Section G; what educates or trains "
                "belongs in Section F (Children and Families Act 2014 s.21(5)).",
                quotes=[quote(NURSE, "G")],
            )
        ],
        mending=_mending(),
        document=PLAN,
    )


def plan_audits() -> PlanAudits:
    """Two plans that were scored and two files that could not be."""
    return PlanAudits(
        results=[plan_audit(), plan_audit("second-plan.docx")],
        failed=[
            Failure(
                file="scan.pdf",
                error="All 14 pages are pictures without text: ask for the Word file.",
                code="scanned",
            ),
            Failure(
                file="locked.docx",
                error="The file is protected by a password: save a copy without it.",
                code="encrypted",
            ),
        ],
    )
