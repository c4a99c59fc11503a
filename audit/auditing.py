"""One plan, from file to ``PlanAudit``: the order in which the rooms are called."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit import __version__
from audit.criteria import judge
from audit.criteria.case import Case, JudgedOutcome, JudgedProvision, Verdict
from audit.criteria.findings import findings
from audit.criteria.items import judged_outcomes, judged_provision
from audit.errors import NotAPlan
from audit.judging import judgement, measures
from audit.language.lexicon import Lexicon
from audit.mending import mending_list
from audit.plan import Plan, Quote, build_plan, refuse_if_not_plan, year_group_on
from audit.reading import Document, read_document
from audit.register.rows import Register, RegisterRow
from audit.result import (
    CriterionResult,
    FactsResult,
    Finding,
    OutcomeResult,
    PlanAudit,
    PlanInfo,
    ProvisionResult,
    QuoteResult,
    RubricInfo,
    SectionResult,
    Tool,
    place_of,
    warnings_of,
)
from audit.rubric.kinds import ServiceInformation
from audit.rubric.loading import LoadedRubric, load_rubric
from audit.rubric.model import Criterion, Rubric


def audit_plan(
    path: str | Path,
    rubric: LoadedRubric | str | Path | None = None,
    register: Register | str | Path | None = None,
    as_of: date | None = None,
) -> PlanAudit:
    """Audit one .docx or .pdf plan.

    ``rubric``: a file, a built-in id or a loaded rubric; None is the built-in one. ``register``:
    the authority's list of issued plans. ``as_of`` is the day for the year group where neither
    plan nor register has a date. Raises the kinds of AuditError: PlanUnreadable for the plan,
    RubricError, RegisterError.
    """
    path = Path(path)
    loaded = rubric if isinstance(rubric, LoadedRubric) else load_rubric(_path(rubric))
    plan = _plan(path)
    row = _register_row(register, plan)
    case = build_case(plan, loaded.rubric, row, as_of, loaded.lexicon)
    return _result(path, plan.document, loaded, case)


def audit_plan_of(path: Path, rubric: LoadedRubric, row: RegisterRow) -> tuple[PlanAudit, Plan]:
    """Audit the plan of a register row that is known, whatever case the plan says that it is of.

    Gives the plan as it was read too: who keeps the audit must know which names not to keep.
    Raises PlanUnreadable.
    """
    plan = _plan(path)
    case = build_case(plan, rubric.rubric, row, lexicon=rubric.lexicon)
    return _result(path, plan.document, rubric, case), plan


def _plan(path: Path) -> Plan:
    plan = build_plan(read_document(path))
    try:
        refuse_if_not_plan(plan)
    except NotAPlan as error:
        raise NotAPlan(f"{path.name}: {error}") from None
    return plan


def _path(rubric: str | Path | None) -> Path | None:
    return None if rubric is None else Path(rubric)


def _register_row(register: Register | str | Path | None, plan: Plan) -> RegisterRow | None:
    if register is None:
        return None
    if not isinstance(register, Register):
        from audit.register.loading import load_register

        register = load_register(Path(register))
    facts = plan.facts
    return register.find(facts.case_ref, facts.name, facts.date_of_birth)


def build_case(
    plan: Plan,
    rubric: Rubric,
    row: RegisterRow | None = None,
    as_of: date | None = None,
    lexicon: Lexicon | None = None,
) -> Case:
    """The plan with its judged items and what the register adds; the plan's own words win.

    ``lexicon`` is that of the rubric, where it is at hand already.
    """
    row = row or RegisterRow(line=0)
    facts = plan.facts
    lexicon = lexicon or Lexicon(rubric.words)
    final = facts.final_date or row.date_issued
    year, source = _year_group(plan, row, final or facts.draft_date or row.draft_date, as_of)
    return Case(
        plan=plan,
        lexicon=lexicon,
        outcomes=judged_outcomes(plan, rubric, lexicon),
        provision=judged_provision(plan, rubric, lexicon),
        year_group=year,
        year_source=source,
        payment_in_register=row.direct_payment,
        birth_in_register=row.date_of_birth,
        plan_type=facts.plan_type or row.plan_type,
        status=facts.status,
        request_date=facts.request_date or row.request_date,
        final_date=final,
        service_params={
            c.check.section: c.check
            for c in rubric.criteria
            if isinstance(c.check, ServiceInformation)
        },
    )


def _year_group(
    plan: Plan, row: RegisterRow, day: date | None, as_of: date | None
) -> tuple[int | None, str]:
    """The plan's own words, else date of birth on the plan's date, else the register."""
    facts = plan.facts
    if facts.year_group is not None:
        return facts.year_group, "the plan's words"
    birth = facts.date_of_birth or row.date_of_birth
    on = day or as_of
    if birth and on:
        return year_group_on(birth, on), f"the date of birth on {on:%d/%m/%Y}"
    if row.year_group is not None:
        return row.year_group, "the register"
    return None, ""


@dataclass(frozen=True, slots=True)
class _Rated:
    criterion: Criterion
    verdict: Verdict


def _result(path: Path, document: Document, loaded: LoadedRubric, case: Case) -> PlanAudit:
    rubric, plan = loaded.rubric, case.plan
    rated = [_Rated(criterion, judge(case, criterion)) for criterion in rubric.criteria]
    criteria = [_criterion(item, rubric.confidence_floor) for item in rated]
    missing = [key for key, section in plan.sections.items() if not section.present]
    found = judgement(rubric, criteria, missing)
    unknown = next((r.criterion.id for r in rated if r.verdict.not_established), None)
    details = measures(rubric, criteria, found.overall, case.year_group, unknown)
    return PlanAudit(
        tool=Tool(
            version=__version__,
            rubric=RubricInfo(
                id=rubric.id, version=rubric.version, sha256=loaded.sha256, title=rubric.title
            ),
        ),
        plan=_plan_info(path, case),
        criteria=criteria,
        outcomes=[_outcome(case, item, rubric.items.sure_from) for item in case.outcomes],
        provision=[_provision(item, rubric.items.sure_from) for item in case.provision],
        measures={detail.id: detail.answer for detail in details},
        measure_details=details,
        score=None if found.score is None else round(found.score, 4),
        overall=found.overall,
        overall_before_limits=found.before_limits,
        limits=found.limits,
        findings=[
            Finding(code=item.code, message=item.message, quotes=_quotes(item.quotes))
            for item in findings(case, rubric.findings)
        ],
        mending=mending_list(
            rubric,
            criteria,
            {item.criterion.id: item.verdict for item in rated},
            {item.criterion.id: _quotes(item.verdict.gap_quotes) for item in rated},
            missing,
        ),
        document=document,
    )


def _criterion(item: _Rated, floor: float) -> CriterionResult:
    criterion, verdict = item.criterion, item.verdict
    rating = verdict.rating
    confidence = None if rating is None else round(criterion.reliability * verdict.certainty, 2)
    descriptors: dict[int, str] = dict(criterion.descriptors.items())
    return CriterionResult(
        id=criterion.id,
        title=criterion.title,
        section=criterion.section,
        weight=criterion.weight,
        limiting=criterion.limiting,
        rating=rating,
        applicable=verdict.applicable,
        confidence=confidence,
        reason=verdict.reason,
        check_first=confidence is not None and confidence < floor,
        descriptor="" if rating is None else descriptors[rating],
        next_level="" if rating is None or rating == 3 else _next_level(descriptors, rating),
        quotes=_quotes(verdict.quotes),
    )


def _next_level(descriptors: dict[int, str], rating: int) -> str:
    """What the next rating that is used asks; "Not used: ..." descriptors are skipped."""
    above = (descriptors[level] for level in range(rating + 1, 4))
    return next((text for text in above if not text.startswith("Not used")), descriptors[3])


def _plan_info(path: Path, case: Case) -> PlanInfo:
    facts = case.plan.facts
    return PlanInfo(
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        facts=FactsResult(
            case_ref=facts.case_ref or None,
            date_of_birth=facts.date_of_birth,
            year_group=case.year_group,
            year_group_source=case.year_source or None,
            plan_type=case.plan_type,
            status=case.status,
            request_date=case.request_date,
            draft_date=facts.draft_date,
            final_date=case.final_date,
        ),
        sections={
            key: SectionResult(
                present=section.present,
                status=section.status,
                title=section.title or None,
                location=place_of(section.location) if section.location else None,
                recognised_by=section.recognised_by,
            )
            for key, section in case.plan.sections.items()
        },
        warnings=warnings_of(case.plan.warnings),
    )


def _outcome(case: Case, item: JudgedOutcome, sure_from: float) -> OutcomeResult:
    outcome, signs = item.outcome, item.signs
    confidence = _confidence(signs.likely_all(("smart",)), signs.smart)
    return OutcomeResult(
        text=outcome.text,
        section=outcome.quote.section,
        specific=signs.specific,
        measurable=signs.measurable,
        time_bound=signs.time_bound,
        true_outcome=signs.true_outcome,
        personal=signs.personal,
        smart=signs.smart,
        needs=[
            need.ref or need.text[:60]
            for need in case.plan.needs
            if outcome.thread and need.thread == outcome.thread
        ],
        missing=signs.missing(),
        confidence=confidence,
        check_first=confidence < sure_from,
        location=place_of(outcome.quote.location),
    )


def _provision(item: JudgedProvision, sure_from: float) -> ProvisionResult:
    provision, signs = item.provision, item.signs
    confidence = _confidence(signs.likely_exact, signs.specific_and_quantified)
    return ProvisionResult(
        text=provision.text,
        section=provision.section,
        specific_and_quantified=signs.specific_and_quantified,
        vague_wording=signs.vague_wording,
        vague_phrases=list(signs.vague_phrases),
        who=signs.words_of("who"),
        how_often=signs.words_of("how_often"),
        how_long=signs.words_of("how_long"),
        missing=signs.missing(),
        confidence=confidence,
        check_first=confidence < sure_from,
        location=place_of(provision.quote.location),
    )


def _confidence(likely: float, said: bool) -> float:
    """How likely it is that what was said is right."""
    return round(likely if said else 1 - likely, 2)


def _quotes(quotes: tuple[Quote, ...]) -> list[QuoteResult]:
    return [
        QuoteResult(text=quote.text, section=quote.section, location=place_of(quote.location))
        for quote in quotes
    ]
