"""Two Word files that must be refused: a school report and an empty plan form."""

from __future__ import annotations

from pathlib import Path

import docx.document

from samples.layouts import word

SUBJECTS = (
    (
        "English",
        "3",
        "Hattie reads with expression and has enjoyed our unit on myths. She should check the "
        "ends of her sentences and is ready to plan longer pieces in paragraphs.",
    ),
    (
        "Mathematics",
        "2",
        "Hattie knows her tables to twelve and explains her methods well. Her next step is to "
        "compare fractions with different denominators.",
    ),
    (
        "Science",
        "2",
        "She asks good questions and wrote a careful account of our test of thermal insulators.",
    ),
    (
        "Physical education",
        "1",
        "Hattie ran for the school in the district cross-country and came eleventh.",
    ),
)
FORM = (
    ("Section A: Views, interests and aspirations", "[Insert the child or young person's views]"),
    ("Section B: Special educational needs", "[Describe each need. Add rows as required]"),
    ("Section C: Health needs", "[Insert health needs or state none identified]"),
    ("Section D: Social care needs", "[Insert social care needs or state none identified]"),
    ("Section E: Outcomes", "By [date], [NAME] will [outcome] so that [benefit]"),
    ("Section F: Special educational provision", "[What / who / how often / how long]"),
    ("Section G: Health provision", "[What / who / how often / how long]"),
    ("Section H1: Social care provision (1970 Act)", "[Insert or delete]"),
    ("Section H2: Other social care provision", "[Insert or delete]"),
    ("Section I: Placement", "[Leave blank in a draft]"),
    ("Section J: Personal budget", "[Insert details of any personal budget or direct payment]"),
    ("Section K: Advice", "[List each advice with author, role and date]"),
)
COVER = ("Name", "Date of birth", "Year group", "Setting", "Date plan issued", "Case reference")


def write_not_plans(folder: Path) -> None:
    """Write school-report.docx and blank-form.docx into the folder."""
    word.save(school_report(), folder / "school-report.docx", "Annual report to parents")
    word.save(blank_form(), folder / "blank-form.docx", "Education, Health and Care Plan")


def school_report() -> docx.document.Document:
    """A year's report on a child who has no plan."""
    document = word.new_document("Calibri", 11)
    document.add_heading("Coppice Row Primary School", 0)
    document.add_heading("Annual report to parents, summer term 2026", 1)
    pupil = [
        ("Pupil", "Harriet (Hattie) Bowyer"),
        ("Class", "Year 5, Kingfishers"),
        ("Teacher", "Mr D. Amos"),
        ("Attendance", "96.8 per cent"),
    ]
    word.grid(document, (5, 12), pupil, labels="EEEEEE")
    document.add_heading("Progress in subjects", 1)
    document.add_paragraph("Effort: 1 is excellent, 2 is good, 3 is variable, 4 is a concern.")
    word.grid(document, (4, 2, 11), [("Subject", "Effort", "Comment"), *SUBJECTS], head="DDDDDD")
    document.add_heading("Teacher's comment", 1)
    document.add_paragraph(
        "Hattie has had a happy year. She is a kind classmate who looks after new children, and "
        "she has been a reliable librarian. In the autumn she found it hard to speak in front of "
        "the class; by the spring assembly she had a speaking part and knew it by heart."
    )
    document.add_heading("Headteacher's comment", 1)
    document.add_paragraph("A lovely report. Well done, Hattie. Mrs T. Quarrie")
    return document


def blank_form() -> docx.document.Document:
    """A plan template with its prompts still in it and no child in it."""
    document = word.new_document("Arial", 11)
    word.header_and_footer(document, "[NAME]  [CASE REFERENCE]", "Form EHC3, version 7")
    document.add_heading("Education, Health and Care Plan", 0)
    word.grid(document, (6, 11), [(label, f"[{label}]") for label in COVER], labels="EEEEEE")
    for title, prompt in FORM:
        document.add_heading(title, 1)
        document.add_paragraph(prompt)
    document.add_paragraph("Signed on behalf of the local authority: ____________  Date: [date]")
    return document
