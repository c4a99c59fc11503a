"""An invented board pack, and one with a month of hidden figures."""

from __future__ import annotations

from audit.framework.board_result import (
    HIDDEN,
    ActionLine,
    BoardCoverage,
    BoardMeasure,
    BoardPack,
    BoardTarget,
    CostRow,
    Figure,
    FrameworkLine,
    GroupRow,
    GroupTable,
    PlainPage,
    PlainPart,
    Point,
    ProgressPoint,
    Series,
)
from audit.framework.intervals import interval
from audit.framework.result import Status

MONTHS = [f"{2025 + (number + 10) // 12}-{(number + 10) % 12 + 1:02}" for number in range(12)]
QUARTERS = [f"{first}/{last}" for first, last in zip(MONTHS, MONTHS[2:], strict=False)]
NAMES = dict(enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1))


def label(month: str) -> str:
    return f"{NAMES[int(month[5:])]} {month[:4]}"


def figure(met: int, of: int, issued: int) -> Figure:
    percent = 100 * met / of
    return Figure(
        numerator=met,
        denominator=of,
        percent=percent,
        interval=interval(met, of, issued),
        words=f"{met} of {of} ({int(percent * 10) / 10:g}%)",
    )


NOT_SHOWN = Figure(hidden=True, words=HIDDEN)


def measure(
    id: str, title: str, shown: Figure, *targets: tuple[float, Status | None]
) -> BoardMeasure:
    return BoardMeasure(
        id=id,
        title=title,
        figure=shown,
        population=None if shown.hidden else 150,
        left_out={"not judged": 6, "not yet confirmed": None if shown.hidden else 9},
        targets=[
            BoardTarget(value=value, source="WSOA 2018", status=status, words=f"{value:g}%")
            for value, status in targets
        ],
        sentence=f"{title}: {shown.words}.",
    )


TITLES = {
    "overall_good": "Plans judged good or outstanding overall",
    "social_care": "Plans with good quality information from social care",
    "health": "Plans with good quality information from health",
    "aspirations": "Plans of young people in Year 9 and above with long-term aspirations",
    "direct_payments": "Plans that describe direct payments where they are received",
}
TARGETS = {"overall_good": [80.0, 85.0], "aspirations": [80.0]}


def series(id: str, start: int) -> Series:
    months = [
        Point(period=month, label=label(month), figure=figure(start + number * 2 // 3, 70, 150))
        for number, month in enumerate(MONTHS)
    ]
    if id == "direct_payments":
        months[3:5] = [p.model_copy(update={"figure": NOT_SHOWN}) for p in months[3:5]]
    return Series(
        id=id,
        title=TITLES[id],
        targets=TARGETS.get(id, [100.0]),
        months=months,
        quarters=[
            Point(
                period=quarter,
                label=f"{label(quarter[:7])} to {label(quarter[8:])}",
                figure=figure(3 * start + number, 210, 450),
            )
            for number, quarter in enumerate(QUARTERS)
        ],
        signals=["Higher than before since June 2026: eight months in a row above the median."]
        if id == "overall_good"
        else [],
        alternative=f"{TITLES[id]}, month by month from Nov 2025 to Oct 2026: "
        + "; ".join(f"{one.label} {one.figure.words}" for one in months)
        + ".",
    )


def pack() -> BoardPack:
    return BoardPack(
        title="Quality of education, health and care plans: October 2026",
        period="2026-10",
        period_words="October 2026",
        months=["2026-10"],
        basis="final",
        suppress_below=5,
        hidden=3,
        headline=[
            "In October 2026, 56 of 72 audited plans (77.7%) were good or outstanding.",
            "The target of 80% may be met or not: with 72 of 150 plans audited it cannot be told.",
            "Information from health is not yet good enough in most plans.",
        ],
        coverage=BoardCoverage(
            issued=150,
            sampled=75,
            audited=75,
            confirmed=72,
            percent=48.0,
            target=BoardTarget(value=50, source="WSOA 2018", status="not met", words="50%"),
            sentence="72 of 150 plans issued were audited and confirmed (48%).",
        ),
        measures=[
            measure(
                "overall_good",
                TITLES["overall_good"],
                figure(56, 72, 150),
                (80, "cannot tell yet"),
                (85, "not met"),
            ),
            measure("social_care", TITLES["social_care"], figure(44, 72, 150), (100, "not met")),
            measure("health", TITLES["health"], figure(30, 72, 150), (100, "not met")),
            measure("aspirations", TITLES["aspirations"], figure(31, 34, 70), (80, "met")),
            measure("direct_payments", TITLES["direct_payments"], NOT_SHOWN, (100, None)),
        ],
        series=[series(id, start) for id, start in zip(TITLES, (48, 40, 22, 55, 50), strict=True)],
        limits=[
            "Provision is not specific and quantified: the weakest criterion in 38 of 72 plans.",
            "Outcomes are not time-bound in 30 of 72 plans.",
            'Health advice says "as required" where the plan must say how often.',
        ],
        costs=[
            CostRow(
                criterion=id,
                title=title,
                found=figure(found, 72, 150),
                agency=agency,
                sentence=f"{title}: below sound in {found} of 72 plans.",
                wording=["access to support as required", "regular input from a key adult"],
                change="5 fewer than in September 2026",
            )
            for id, title, found, agency in (
                ("F1", "Provision is specific and quantified", 38, "education"),
                ("E2", "Outcomes are time-bound", 30, "education"),
                ("G1", "Health provision is specific and quantified", 26, "health"),
            )
        ],
        groups=[
            GroupTable(
                by=by,
                title=f"By {by}",
                measure="overall_good",
                period="2026-08/2026-10",
                rows=[
                    GroupRow(name=one, figure=figure(30 + 4 * n, 50, 110))
                    for n, one in enumerate(names)
                ]
                + [GroupRow(name="Other", figure=NOT_SHOWN)],
                note="Groups of fewer than 10 audited plans are left out.",
            )
            for by, names in (
                ("team", ("East", "West", "North")),
                ("phase", ("Primary", "Secondary")),
            )
        ],
        framework=[
            FrameworkLine(
                id=f"R{number:02}",
                issue=issue,
                measure=measured,
                how_measured=how,
                target=target,
                period="October 2026",
                figure=shown,
                status=status,
                note="",
            )
            for number, (issue, measured, how, target, shown, status) in enumerate(
                (
                    (
                        "Quality",
                        "Plans judged good or outstanding",
                        "Audit",
                        "80%, then 85%",
                        "56 of 72 (77.7%)",
                        "cannot tell yet",
                    ),
                    (
                        "Timeliness",
                        "New plans within 20 weeks, exceptions included",
                        "Register",
                        "65%",
                        "88 of 120 (73.3%)",
                        "met",
                    ),
                    (
                        "Families",
                        "Parents who say that their views were heard",
                        "Survey",
                        "85%",
                        "not recorded",
                        "not recorded",
                    ),
                ),
                1,
            )
        ],
        actions=[
            ActionLine(
                id=id,
                title=title,
                success=["80% of plans good or outstanding by July, 85% a year later"],
                progress=[
                    ProgressPoint(
                        point="2026-08",
                        label="August 2026",
                        colour="amber",
                        words="Amber: under way, behind plan",
                        note="Training began late.",
                    ),
                    ProgressPoint(
                        point="2026-11",
                        label="November 2026",
                        colour=None,
                        words="not recorded",
                        note="",
                    ),
                ],
                figures=["Plans judged good or outstanding overall: 56 of 72 (77.7%)"],
            )
            for id, title in (
                ("G.1", "A quality framework for plans, made with parents and young people"),
                ("G.2", "Training for those who write plans and advice"),
                ("G.3", "Multi-agency audit of half of the plans issued each month"),
            )
        ],
        how_made=[
            "Each month half of the plans issued are drawn by lot and audited against the rubric.",
            "An auditor has confirmed every figure shown here.",
        ],
        caveats=[
            "The figures come from a sample: the true share lies in the range 95 times in 100.",
            "Small numbers are not shown, so that no child can be recognised.",
        ],
        plain=PlainPage(
            title="How good are our plans? October 2026",
            parts=[
                PlainPart(
                    heading="What we looked at",
                    sentences=["We wrote 150 plans in October 2026. We checked 72 of them."],
                ),
                PlainPart(
                    heading="What we found",
                    sentences=[
                        "56 of the 72 plans were good or better. We want it to be 58 or more.",
                        "30 of the 72 plans said clearly what health services will do.",
                    ],
                ),
                PlainPart(
                    heading="What we will do next",
                    sentences=["We will train the people who write advice."],
                ),
                PlainPart(
                    heading="How sure we are",
                    sentences=[
                        "We did not check every plan, so the real number may be a bit different.",
                    ],
                ),
            ],
        ),
    )
