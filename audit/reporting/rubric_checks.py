"""Says in plain words how the tool judges a criterion, for each kind of check."""

from __future__ import annotations

from audit.reporting.words import listed, section
from audit.rubric import kinds

_SIGNS = {
    "specific": "specific",
    "measurable": "measurable",
    "time_bound": "time-bound",
    "true_outcome": "a true outcome",
    "personal": "personal to this child",
    "smart": "SMART",
}


def explain(check: kinds.Kind) -> list[str]:
    """How a check comes to its rating, a few sentences with its own numbers."""
    match check:
        case kinds.ShareOfOutcomes():
            return _share_of_outcomes(check)
        case kinds.ShareOfProvision():
            return _share_of_provision(check)
        case kinds.Voice():
            return _voice(check)
        case kinds.Aspirations():
            return _aspirations(check)
        case kinds.NeedsDescribed():
            return _needs_described(check)
        case kinds.ServiceInformation():
            return _service_information(check)
        case kinds.StepsAndReview():
            return _steps_and_review(check)
        case kinds.GoldenThread():
            return _golden_thread(check)
        case kinds.Adulthood():
            return _adulthood(check)
        case kinds.Placement():
            return _placement(check)
        case kinds.SectionStates():
            return _section_states(check)
        case kinds.DirectPayments():
            return _direct_payments()
        case kinds.AdviceListed():
            return _advice_listed(check)
        case kinds.DaysBetween():
            return _days_between(check)
        case kinds.SectionsPresent():
            return _sections_present(check)
        case kinds.Wording():
            return _wording(check)
        case kinds.RightChild():
            return _right_child()
        case kinds.PlainLanguage():
            return _plain_language(check)


def _sections(keys: list[kinds.SectionKey]) -> str:
    return section(", ".join(keys)) if keys else "the whole plan"


def _either(keys: list[kinds.SectionKey]) -> str:
    return section(", ".join(keys)).replace("Sections", "Section").replace(" and ", " or ")


def _share(value: float) -> str:
    return f"{value * 100:g}%"


def _thresholds(found: kinds.Thresholds) -> str:
    return (
        f"The rating is 3 from {_share(found.strong)}, 2 from {_share(found.sound)} and 1 from "
        f"{_share(found.weak)}; below that it is 0."
    )


def _share_of_outcomes(check: kinds.ShareOfOutcomes) -> list[str]:
    signs = listed([_SIGNS[sign] for sign in check.signs])
    return [
        f"The tool reads every outcome of Section E and asks whether it is {signs}. It counts the "
        "share of outcomes for which the answer is yes.",
        _thresholds(check.thresholds),
        "If there is no outcome at all, the rating is 0.",
    ]


def _share_of_provision(check: kinds.ShareOfProvision) -> list[str]:
    said = [
        f"The tool reads every statement of provision in {_sections(check.sections)} and asks "
        "whether it is specific and quantified: what is done, by whom, how often and how long, "
        "with nothing left vague. It counts the share of statements for which the answer is yes.",
        _thresholds(check.thresholds),
    ]
    if check.needs_in:
        said.append(
            f"If no provision is written, {section(check.needs_in)} decides: if it says that there "
            "is no need, the criterion is not applicable; if it states needs, is blank or says "
            "“not known”, the rating is 0."
        )
    if check.apart:
        said.append(f"If {_sections(check.apart)} cannot be told apart, the rating is at most 1.")
    return said


def _voice(check: kinds.Voice) -> list[str]:
    strong = [f"at least {check.strong_words} words"]
    if check.gathered:
        strong.append("how the views were gathered")
    if check.concrete_needed:
        strong.append(f"at least {check.concrete_needed} of the concrete matters listed below")
    return [
        f"The tool collects the passages of {section(check.section)} that stand under a "
        "sub-heading for this person's views or, where there is none, in which this person speaks. "
        "Passages under somebody else's sub-heading do not count, nor do stock phrases.",
        f"The rating is 2 from {check.sound_words} words if some are this person's own or reported "
        f"words. It is 3 if there are also {listed(strong)}. With fewer words, or in an adult's "
        "voice only, it is 1. Without such a passage it is 0.",
    ]


def _aspirations(check: kinds.Aspirations) -> list[str]:
    return [
        f"The tool collects the sentences of {section(check.section)} that stand under a "
        "sub-heading for aspirations or that say what somebody hopes for. Without one the rating "
        "is 0; if all are generic, it is 1.",
        f"Below Year {check.long_term_from_year}, specific aspirations are 2, and 3 from "
        f"{check.strong_words} words.",
        f"From Year {check.long_term_from_year} only long-term aspirations count. They are 3 if "
        "they cover a required area of adult life and another one, 2 if they cover one, else 1.",
        "What somebody else hopes never lifts a young person's rating to 3. For a younger child it "
        "counts in full only where the child is not recorded as hoping for anything.",
        "A learned model helps: it takes away a sentence that only sounds like a hope (below "
        f"{check.likely:.2f}), and where nothing of weight is found, it adds one that the word "
        f"lists do not know (from {check.sure:.2f}). A rating that rests on such a sentence, or on "
        "what others hope, is said to be less sure.",
        "If the year group cannot be told, the criterion is not judged.",
    ]


def _needs_described(check: kinds.NeedsDescribed) -> list[str]:
    return [
        f"The tool reads each need of {section(check.section)}. A need is described if it says "
        "what it affects and where the child is now; one of at least "
        f"{check.full_words} words need say only one of these. Sentences that hold only diagnoses "
        "or scores do not count.",
        f"A need of fewer than {check.min_words} words is not described, nor is one where scores "
        "and general statements clearly outnumber what is said of this child.",
        f"The rating is 3 if at least {_share(check.all_share)} of the needs are described and "
        f"strengths are named, 2 if at least {_share(check.most_share)} are described, else 1. "
        "Without needs it is 0.",
    ]


def _service_information(check: kinds.ServiceInformation) -> list[str]:
    here = section(check.section)
    return [
        f"If {here} is missing, blank or says only that nothing is known, the rating is 0.",
        f"If {here} says that there is no need, the tool looks for who was asked or assessed and "
        "for a date, there or in Section K. With both the rating is 3, without the date 2, without "
        "either 1.",
        f"If {here} states needs, each should have at least {check.min_words} words and say what "
        "it affects. The tool also looks for the source and date of the advice in Section K, and "
        f"for provision in {_either(check.provision)}. If nothing is missing the rating is 3, if "
        "little is missing 2. If no need says what it affects, or there is no source, it is 1.",
        "A need is dated by a date beside its adviser or assessment, or by the entry of its "
        "adviser in Section K; one whose adviser has sent nothing is not.",
        "A learned model decides what a statement is where the word lists find nothing, and "
        f"overrules them from {check.sure:.2f}. From {check.doubt:.2f} to there, a contrary answer "
        "makes the rating less sure.",
    ]


def _steps_and_review(check: kinds.StepsAndReview) -> list[str]:
    return [
        "The tool looks with each outcome for shorter-term steps, and for who reviews them and "
        "when.",
        f"The rating is 3 if at least {_share(check.all_share)} of the outcomes have both, 2 if at "
        f"least {_share(check.most_share)} have either, 1 if there is something general, else 0.",
    ]


def _golden_thread(check: kinds.GoldenThread) -> list[str]:
    return [
        "The tool looks for an answer to each need in Section F: provision that stands in the same "
        "row of a table, that names the need by its reference, or wording that is alike. Words "
        f"of one of {len(check.areas)} areas of need count as alike. What is rare in the plan "
        "counts for more; the two nearest statements and the nearest outcome are added up, "
        f"with {check.nearest:g} for what is nearer to this need than to any other, and must reach "
        f"{check.similarity:g}.",
        "An outcome with no telling word or area in common with any need, nor with provision that "
        "has one, answers no need; provision with none in common with any need or outcome "
        f"answers nothing. Parts of fewer than {check.least_words} telling words (outcomes: "
        f"{check.least_outcome_words}) are not held against the plan. Health and care "
        "needs are gaps where their sections hold no provision at all.",
        f"The rating is 3 without a gap and 2 with at most {check.sound_gaps}. It is 1 as long as "
        f"the gaps are at most {_share(check.weak_share)} of all needs and outcomes, else 0.",
    ]


def _adulthood(check: kinds.Adulthood) -> list[str]:
    return [
        f"The tool looks in {_sections(check.sections)} for definite provision in each area of "
        "adult life, and for a named next step.",
        f"The rating is 3 if all {len(check.areas)} areas are covered (or the plan says why one is "
        "not needed) and a next step is named, and 2 if some areas are covered and a next step is "
        "named. It is 1 if no next step is named or adulthood is only mentioned, else 0.",
    ]


def _placement(check: kinds.Placement) -> list[str]:
    return [
        f"The tool looks in {section(check.section)} for the name of a setting and for its type.",
        "With both the rating is 3, with a name only 2, with a type only 1; if it is blank 0. To a "
        "draft the criterion is not applicable.",
    ]


def _section_states(check: kinds.SectionStates) -> list[str]:
    levels = [
        f"{level} if it has words of {' or '.join(f'`{name}`' for name in names)}"
        for level, names in sorted(check.levels.items(), reverse=True)
    ]
    said = [
        f"The tool looks in {section(check.section)} for what is listed below. The rating is "
        f"{'; '.join(levels)}; {check.otherwise} if it says something else; {check.blank} if it is "
        "blank or missing.",
    ]
    if check.only_status:
        said.append(f"The criterion applies to {check.only_status} plans only.")
    return said


def _direct_payments() -> list[str]:
    return [
        "The tool first asks whether a direct payment is received. The register decides; if it "
        "does not say, the plan does. If none is received, the criterion is not applicable. If "
        "nothing says, the case is not established.",
        "Where one is received, the tool looks in Section J for the amount or hours, what it buys, "
        "the need and the outcome. With all four the rating is 3, with one of the first two and "
        "one of the last two 2, else 1. If Section J is silent but Section F, G, H1 or H2 says as "
        "much, it is 2. A payment that is only mentioned is 1, one that stands "
        "nowhere in the plan 0.",
    ]


def _advice_listed(check: kinds.AdviceListed) -> list[str]:
    late = [f"{name} from Year {year}" for name, year in check.from_year.items()]
    asked = listed([name for name in check.sources if name not in check.from_year] + late)
    return [
        f"The tool looks in Section K for advice from each source: {asked}. Each entry needs a "
        "name or a role, and a date.",
        *_quoted_advisers(check),
        "The rating is 3 if no source is missing and every entry is dated, 2 if at most "
        f"{check.sound_missing} of the sources and {check.few_undated} of the dates are missing, "
        "1 if more is missing or nothing is dated, and 0 if no advice is listed.",
    ]


def _quoted_advisers(check: kinds.AdviceListed) -> list[str]:
    if not (check.advisers and check.quoted_in):
        return []
    return [
        f"An adviser whom Section {listed(check.quoted_in)} quotes with a date must stand in "
        f"Section K too, or is one more source missing: {listed(list(check.advisers))}."
    ]


def _days_between(check: kinds.DaysBetween) -> list[str]:
    if check.what == "advice":
        return [
            "The tool counts, for each entry of Section K with both dates, the days from request "
            f"to receipt. The rating is 3 if none took more than {check.at_most} days, 2 if one "
            "did, else 1. Without such dates the criterion is not applicable.",
        ]
    return [
        "The tool counts the days from the request for an assessment to the final plan. The rating "
        f"is 3 for at most {check.at_most} days or if a lawful exception is recorded, else 0.",
        "Without both dates, and to amended plans, the criterion is not applicable.",
    ]


def _sections_present(check: kinds.SectionsPresent) -> list[str]:
    return [
        "The tool looks for a heading for each section from A to K, with H1 and H2 apart. A "
        "heading with nothing under it is present. A section that is missing, or that cannot be "
        "told from another, is a fault.",
        f"The rating is 3 without a fault, 2 with at most {check.sound_faults}, 1 with at most "
        f"{check.weak_faults}, else 0. If {_either(check.essential)} is missing, it is 0.",
    ]


def _wording(check: kinds.Wording) -> list[str]:
    blanks = " and for what a form leaves to fill in" if check.blanks else ""
    said = [
        f"The tool looks through {_sections(check.sections)} for the words listed below{blanks}.",
        f"The rating is 3 if there are none, 2 with at most {check.sound_hits}, 1 with more, and 0 "
        f"with more than {check.weak_hits} of which more than {check.sound_hits} are grave.",
    ]
    if check.grave_sections:
        said.append(
            f"A grave one in {_either(check.grave_sections)} makes the rating at most 1. Grave are "
            f"{listed(check.grave)}."
        )
    return said


def _right_child() -> list[str]:
    return [
        "The tool compares names, pronouns and dates of birth in the plan with those of its cover. "
        "People who may be named, such as family and staff, are left out.",
        "The rating is 3 if all agree, 1 if only pronouns slip, and 0 if another child's name or "
        "date of birth stands in the plan. Without a name on the cover it is not judged.",
    ]


def _plain_language(check: kinds.PlainLanguage) -> list[str]:
    return [
        "The tool counts technical terms and abbreviations that the plan does not explain, each "
        "once, and the vocabulary of test scores and the names of tests once in all. How hard the "
        "sentences are to read it measures by LIX: words a sentence plus the percentage of words "
        "of seven letters and more.",
        f"The rating is 3 with at most {check.strong_terms} such terms and 2 with at most "
        f"{check.sound_terms}. With more, or from a LIX of {check.difficult_lix}, it is 1. With "
        f"more than {check.weak_terms} terms and such a LIX it is 0.",
    ]
