"""Plans in layouts of many kinds: sections and items are the same, wherever they stand."""

from __future__ import annotations

from datetime import date

from plan_documents import B, H, P, T, Wide, document

from audit.plan import Plan, build_plan

SIGNS = "By July 2027 Ada will use fifty signs with her friends."
SHAPES = "By July 2027 Ada will sort ten shapes by herself."
TAUGHT = "A trained teaching assistant will teach Ada five new signs for 15 minutes each day."


def status(plan: Plan) -> dict[str, str]:
    return {key: section.status for key, section in plan.sections.items()}


def missing(plan: Plan) -> list[str]:
    return [key for key, section in plan.sections.items() if not section.present]


def texts(items: tuple[object, ...]) -> list[str]:
    return [item.text for item in items]  # type: ignore[attr-defined]  # items of any kind


def test_numbered_parts_without_letters() -> None:
    plan = build_plan(
        document(
            P("EDUCATION, HEALTH AND CARE PLAN", bold=True),
            H("Part 1: Who am I and what's in my plan?"),
            "I am Ada. I love frogs.",
            H("My hopes", 2),
            "I want to work at the pond museum.",
            H("Part 2: Summary of Special Educational Needs"),
            P("Cognition and learning", bold=True),
            P("Strengths", bold=True),
            "Ada remembers stories well.",
            P("Needs", bold=True),
            "Ada reads 12 of 45 common words.",
            "Ada cannot count past ten without cubes.",
            H("Part 3: Health needs"),
            "Ada has asthma and misses PE about once a week.",
            H("Part 4: Social care needs"),
            "Not known to social care.",
            H("Part 5: Outcomes"),
            B("By July 2027 Ada will read 40 of 45 common words."),
            B("Reads 20 words by March 2027", level=1),
            B(SHAPES),
            H("Part 6: Provision agreed (EHCP only)"),
            P("Special educational provision", bold=True),
            B(TAUGHT),
            P("Health provision", bold=True),
            "The asthma nurse will see Ada every six months for 20 minutes.",
            P("Social care provision", bold=True),
            "None.",
            H("Part 7: Relevant advice and information that supports my plan"),
            B("Educational psychologist: Dr Ann Vole, 12/03/2026"),
            B("School: Mr Lee Moss, requested 1.2.26, received 3.3.26"),
        )
    )
    assert missing(plan) == ["I", "J"]
    assert status(plan)["H1"] == status(plan)["H2"] == "merged"
    assert texts(plan.needs) == [
        "Ada reads 12 of 45 common words.",
        "Ada cannot count past ten without cubes.",
    ]
    assert {need.area for need in plan.needs} == {"Cognition and learning"}
    assert {need.strengths for need in plan.needs} == {"Ada remembers stories well."}
    assert len(plan.outcomes) == 2
    assert [step.text for step in plan.outcomes[0].steps] == ["Reads 20 words by March 2027"]
    assert [p.section for p in plan.provision] == ["F", "G"]
    assert [(a.role, a.name, a.requested, a.received) for a in plan.advice] == [
        ("Educational psychologist", "Dr Ann Vole", None, date(2026, 3, 12)),
        ("School", "Mr Lee Moss", date(2026, 2, 1), date(2026, 3, 3)),
    ]


def test_letter_in_one_cell_and_title_in_the_next() -> None:
    plan = build_plan(
        document(
            T([["A", "The views, interests and aspirations of the child and his or her parents."],
               Wide(["Omar likes drums.", "He wants to be a drummer."], shaded=False)]),
            T([["B", "Special Educational Needs"], Wide("Communication and interaction"),
               ["Strengths", "Omar is chatty."], ["B1", "Omar talks over people."],
               ["B2", "Omar cannot follow two instructions."]]),
            T([["C", "Health needs"],
               Wide("Please include all health needs found in the assessment.", shaded=False)]),
            T([["D", "Social care needs"], Wide("None known.", shaded=False)]),
            T([["E", "Outcomes"], ["Outcome 1", SHAPES], ["Steps", "Five by Easter\nEight by June"],
               ["Review", "SENCO, termly"]]),
            T([["F", "Special educational provision"], ["Provision", "Language group"],
               ["By whom", "Teaching assistant"], ["Frequency", "Weekly"],
               ["Duration", "30 minutes"]]),
            T([["G", "Health provision"], Wide("", shaded=False)]),
            T([["H1", "Social care provision under CSDPA"],
               Wide("No provision is required.", shaded=False)]),
            T([["H2", "Other social care provision"], Wide("", shaded=False)]),
            T([["I", "Placement"], ["Name", "Hill Top Academy"], ["Type", "Mainstream academy"]]),
            T([["J", "Personal Budget"], Wide("No personal budget requested", shaded=False)]),
            T([["K", "Advice and information"], ["Role", "Name", "Date of report"],
               ["Educational psychologist", "Dr Vole", "12/3/26"],
               ["Paediatrician", "Dr Hare", "not received"]]),
        )
    )  # fmt: skip
    assert missing(plan) == []
    assert [k for k, s in status(plan).items() if s == "empty"] == ["C", "G", "H2"]
    assert [(n.ref, n.area, n.strengths) for n in plan.needs] == [
        ("B1", "Communication and interaction", "Omar is chatty."),
        ("B2", "Communication and interaction", "Omar is chatty."),
    ]
    (outcome,) = plan.outcomes
    assert outcome.text == SHAPES
    assert [q.text for q in outcome.steps] == ["Five by Easter", "Eight by June"]
    assert [q.text for q in outcome.review] == ["SENCO, termly"]
    (provision,) = plan.provision
    assert provision.full_text == "Language group. Teaching assistant. Weekly. 30 minutes"
    assert [(a.role, a.received) for a in plan.advice] == [
        ("Educational psychologist", date(2026, 3, 12)),
        ("Paediatrician", None),
    ]


def area(name: str, need: str, outcome: str, support: str) -> list[object]:
    return [
        H(name),
        H("Section B: Special educational needs", 2),
        P("Strengths: Ada is kind."),
        P(need),
        H("Section E: Outcomes", 2),
        T([["Outcome", "Short term steps", "Who will review and when"],
           [outcome, "Half of it by Easter", "SENCO, each term"]]),
        H("Section F: Provision", 2),
        T([["Support", "Who by", "Frequency and duration"],
           [support, "Teaching assistant", "Daily, 20 minutes"]]),
    ]  # fmt: skip


def test_b_e_and_f_again_for_each_area_of_need() -> None:
    plan = build_plan(
        document(
            H("Section A: About me"),
            "I am Ada.",
            *area("Communication and Interaction", "Ada uses 20 signs.", SIGNS, "Signing"),
            *area("Cognition and Learning", "Ada cannot sort shapes.", SHAPES, "Shape games"),
            H("Section C and G: Health"),
            P("Health needs", bold=True),
            "Ada has eczema.",
            P("Health provision", bold=True),
            "The nurse will see Ada monthly for 15 minutes.",
            H("Section D: Social care"),
            "No social care needs were identified by Jo Bell, social worker.",
            H("Section H: Social care provision"),
            "A sitter will come for 3 hours every Saturday.",
            H("Section I"),
            "Named school: Oak School",
            H("Section J"),
            H("Section K"),
            "Educational Psychologist – Dr Vole – 12/03/2024",
            P("Signed on behalf of the local authority: P Smith    Date: 5/6/2024"),
        )
    )
    assert [status(plan)[key] for key in "BEF"] == ["repeated"] * 3
    assert status(plan)["C"] == status(plan)["G"] == "found"
    assert plan.sections["H1"].merged_with == ("H2",)
    assert [p.section for p in plan.provision] == ["F", "F", "G", "H1"]
    assert [p.how_often for p in plan.provision_of("F")] == ["Daily, 20 minutes"] * 2
    by_area = [(n.area, o.area, p.area) for n, o, p in
               zip(plan.needs, plan.outcomes, plan.provision_of("F"), strict=True)]  # fmt: skip
    assert by_area == [("Communication and Interaction",) * 3, ("Cognition and Learning",) * 3]
    threads = [item.thread for item in plan.needs]
    assert threads == [item.thread for item in plan.outcomes]
    assert len(set(threads)) == 2
    assert len(plan.advice) == 1
    assert plan.facts.final_date == date(2024, 6, 5)


TITLES = [
    ("All about me", ["I like trains.", "See Section F for how staff should help me."]),
    ("My special educational needs", ["I find reading hard."]),
    ("My health needs", ["I have epilepsy."]),
    ("My social care needs", ["I have no social care needs."]),
    ("My outcomes", ["By the end of Year 4 I will read a page to my Nan."]),
    ("The help I need at school", ["Mrs Pike reads with me for 10 minutes every day."]),
    ("Help I get with my health", ["The nurse trains staff each September for an hour."]),
    ("Help my family gets at home", []),
    ("Where I go to school", ["Elm Primary School"]),
    ("My personal budget", ["We did not ask for one."]),
    ("Who helped write my plan", ["Mum and Dad", "Dr Vole, psychologist, 12 March 2026"]),
]


def test_a_plan_in_the_first_person_with_a_contents_page() -> None:
    contents = [P(f"{title} ........ {n}") for n, (title, _) in enumerate(TITLES, 2)]
    body = [item for title, lines in TITLES for item in (H(title, 2), *lines)]
    plan = build_plan(document(H("My EHC Plan"), P("Contents", bold=True), *contents, *body))
    assert missing(plan) == []
    assert [line.text for line in plan.sections["A"].lines] == TITLES[0][1]
    assert texts(plan.outcomes) == TITLES[4][1]
    assert [p.section for p in plan.provision] == ["F", "G"]
    assert [(a.role, a.name) for a in plan.advice] == [
        ("Mum and Dad", ""),
        ("psychologist", "Dr Vole"),
    ]


def test_a_plan_in_the_first_person_in_capitals_only() -> None:
    contents = [P(f"{title.upper()}\t{n}") for n, (title, _) in enumerate(TITLES, 2)]
    body = [item for title, lines in TITLES for item in (P(title.upper()), *lines)]
    plan = build_plan(document(P("MY EHC PLAN"), *contents, *body))
    assert missing(plan) == []
    assert texts(plan.needs) == TITLES[1][1]


STATUTORY = {
    "A": "The views, interests and aspirations of the child and his or her parents or the young "
    "person",
    "B": "The child or young person's special educational needs",
    "C": "The child or young person's health needs which are related to their SEN",
    "D": "The child or young person's social care needs which are related to their SEN",
    "E": "The outcomes sought for the child or young person",
    "F": "The special educational provision required by the child or the young person",
    "G": "Any health provision reasonably required by the learning difficulties or disabilities",
    "H1": "Any social care provision which must be made for a child or young person under 18 "
    "resulting from section 2 of the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Any other social care provision reasonably required by the learning difficulties",
    "I": "The name and type of the school or other institution to be attended by the child",
    "J": "Where there is a Personal Budget, the details of how it will support the outcomes",
    "K": "The advice and information gathered during the EHC needs assessment",
}
CONTENT = {"A": ["I like mud."], "E": [SHAPES], "F": [TAUGHT]}


def test_a_front_table_of_the_statutory_titles_holds_no_section() -> None:
    plan = build_plan(
        document(
            H("EHC Plan"),
            "Section A sets out your views and Section F the provision.",
            T([[f"Section {key}", title] for key, title in STATUTORY.items()]),
            T([["Name", "Ada Lark"], ["Date of Birth", "1 January 2015"]]),
            *(
                item
                for key, title in STATUTORY.items()
                for item in (
                    P(f"Section {key}", bold=True),
                    P(title, bold=True),
                    P("Please complete this section; see paragraph 9.62 of the Code of Practice."),
                    *CONTENT.get(key, []),
                )
            ),
        )
    )
    assert missing(plan) == []
    assert [k for k, s in status(plan).items() if s == "found"] == ["A", "E", "F"]
    assert texts(plan.outcomes) == [SHAPES]
    assert texts(plan.provision) == [TAUGHT]
    assert plan.sections["A"].location is not None
    assert plan.sections["A"].location.table is None
    assert plan.facts.name == "Ada Lark"


def test_statutory_titles_without_letters() -> None:
    body = [i for key, title in STATUTORY.items() for i in (H(title, 2), *CONTENT.get(key, []))]
    plan = build_plan(document(H("EHC Plan"), *body))
    assert missing(plan) == []
    assert texts(plan.provision) == [TAUGHT]


def test_numbered_parts_of_c_and_d_are_not_h1_and_h2() -> None:
    plan = build_plan(
        document(
            *(P(f"({key}) {title}", bold=True) for key, title in STATUTORY.items() if key < "C"),
            P("(C) My health needs", bold=True),
            P("C1. A summary of my health needs resulting from my SEN", bold=True),
            "Asthma.",
            P("C2. A summary of my other health care needs", bold=True),
            "None.",
            P("(D) My social care needs", bold=True),
            P("D1. My social care needs as assessed under section 2 of the Chronically Sick and "
              "Disabled Person Act 1970", bold=True),
            "Ada needs watching near roads.",
            P("D2. Other social care needs", bold=True),
            "None.",
            P("(E) Outcomes", bold=True),
            SHAPES,
            P("(F) Provision", bold=True),
            TAUGHT,
        )
    )  # fmt: skip
    assert missing(plan) == ["G", "H1", "H2", "I", "J", "K"]
    assert status(plan)["C"] == status(plan)["D"] == "found"
    assert [n.text for n in plan.care_needs] == ["Ada needs watching near roads.", "None."]


def test_needs_outcomes_and_provision_side_by_side() -> None:
    """The table of the national trial template: a row is one golden thread."""
    plan = build_plan(
        document(
            H("A1 Summary of the child or young person's history", 2),
            "Ada came to Oak School in 2023.",
            T([
                Wide([H("Special Educational Needs and Provision (B-F-E)", 2),
                      P("Communication and interaction\n\nChildren and young people with speech, "
                        "language and communication needs have difficulty in communicating.")],
                     shaded=False),
                Wide("Strengths", shaded=False),
                Wide("Ada is kind.", shaded=False),
                ["B – Special Educational Needs", "F – Special Educational Provision",
                 " E – Outcomes"],
                ["Ada uses 20 signs.", f"{TAUGHT}\nSigning club, weekly, 30 minutes.",
                 f"{SIGNS}\nSteps: 30 by Easter; 40 by June\nReview: SENCO, termly\n{SHAPES}"],
                ["Ada cannot ask for help.", "", ""],
            ]),
            H("Sections D (Social care needs which relate to the SEN) and H1 and H2 (Social care "
              "provision)", 2),
            T([
                ["D – Social care needs", "H1 – Any social care provision which must be made for "
                 "a child under 18", "H2 - Other social care provision", "E – Outcomes"],
                ["Ada cannot go out alone.", "A sitter, four hours a week.", "", ""],
            ]),
            H("I - Placement", 2),
            T([["Name", "Oak School"], ["Type", "Community special school"]]),
        )
    )  # fmt: skip
    assert missing(plan) == ["C", "G", "J", "K"]
    assert texts(plan.needs) == ["Ada uses 20 signs.", "Ada cannot ask for help."]
    assert plan.needs[0].strengths == "Ada is kind."
    assert plan.needs[0].area == "Communication and interaction"
    assert texts(plan.outcomes) == [SIGNS, SHAPES]
    assert [q.text for q in plan.outcomes[0].steps] == ["30 by Easter; 40 by June"]
    assert [p.text for p in plan.provision_of("F")] == [TAUGHT, "Signing club, weekly, 30 minutes."]
    assert [p.section for p in plan.provision] == ["F", "F", "H1"]
    assert status(plan)["H2"] == "empty"
    assert plan.needs[0].thread == plan.outcomes[0].thread == plan.provision[0].thread != ""
    assert plan.needs[0].thread != plan.needs[1].thread
    assert plan.care_needs[0].thread == plan.provision_of("H1")[0].thread


def test_an_outcomes_and_support_plan_with_columns_beside_the_sections() -> None:
    plan = build_plan(
        document(
            H("SECTIONA: MY PROFILE"), "I am Jo.",
            H("SECTION B: SPECIAL EDUCATIONAL NEEDS"), "Jo cannot sit through a lesson.",
            H("OUTCOMES AND SUPPORT PLAN"),
            T([
                Wide("Communication and interaction"),
                ["Section E – Desired Outcomes", "Section F – Special Educational Provision",
                 "Who", "How often"],
                [SIGNS, "Help cards", "Class teaching assistant", "Every lesson"],
            ]),
            H("SECTION I: PLACEMENT"), "Elm School",
        )
    )  # fmt: skip
    (provision,) = plan.provision
    assert (provision.text, provision.who) == ("Help cards", "Class teaching assistant")
    assert provision.how_often == "Every lesson"
    assert provision.thread == plan.outcomes[0].thread


def test_one_unlettered_table_of_needs_outcomes_and_provision() -> None:
    plan = build_plan(
        document(
            H("My needs, outcomes and support"),
            T([["Need", "Outcome", "Provision", "Who", "How often"],
               ["Al cannot hold a pencil.", SHAPES, "Pencil skills", "Therapist", "Weekly"],
               ["Al runs off.", SIGNS, "Walking practice", "Teacher", "Daily"]]),
            H("My health needs"),
            "Asthma.",
        )
    )  # fmt: skip
    assert [status(plan)[key] for key in "BEF"] == ["found"] * 3
    assert texts(plan.needs) == ["Al cannot hold a pencil.", "Al runs off."]
    assert [(p.text, p.who) for p in plan.provision] == [
        ("Pencil skills", "Therapist"),
        ("Walking practice", "Teacher"),
    ]


def test_section_names_in_the_left_column_and_their_text_in_the_right() -> None:
    plan = build_plan(
        document(
            T([
                [f"SECTION A\n{STATUTORY['A']}", "Kim says: I like mud.\nMum hopes Kim will work."],
                ["SECTION B\nSpecial educational needs",
                 "Communication and interaction: Kim uses ten signs.\n"
                 "Cognition and learning: Kim sorts by colour."],
                ["SECTION E\nOutcomes", f"{SIGNS}\n{SHAPES}"],
                ["SECTION F\nSpecial educational provision", f"{TAUGHT}\nSorting games daily."],
                ["SECTION H1\nSocial care provision", "None"],
                ["SECTION H2", ""],
            ]),
        )
    )  # fmt: skip
    assert missing(plan) == ["C", "D", "G", "I", "J", "K"]
    assert status(plan)["H2"] == "empty"
    assert [(n.area, n.text) for n in plan.needs] == [
        ("Communication and interaction", "Kim uses ten signs."),
        ("Cognition and learning", "Kim sorts by colour."),
    ]
    assert texts(plan.outcomes) == [SIGNS, SHAPES]
    assert texts(plan.provision) == [TAUGHT, "Sorting games daily."]
