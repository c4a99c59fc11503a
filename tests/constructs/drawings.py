"""Words in drawings: text boxes of both kinds, groups, diagrams, charts, WordArt."""

from __future__ import annotations

import word_xml as word
from word_xml import cell, paragraph, row, run, table, text_box

from constructs.construct import Construct

_BOX = "<w:txbxContent>{}</w:txbxContent>"
_SHAPE = "<wps:wsp><wps:txbx>" + _BOX + "</wps:txbx></wps:wsp>"
_GROUP = (
    '<w:r><w:drawing><wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingGroup">{}</wpg:wgp></w:drawing></w:r>'
)
_OLD_GROUP = "<w:r><w:pict><v:group>{}</v:group></w:pict></w:r>"
_OLD_SHAPE = "<v:shape><v:textbox>" + _BOX + "</v:textbox></v:shape>"
_DIAGRAM = '<w:r><w:drawing><dgm:relIds r:dm="diagramData1"/></w:drawing></w:r>'
_CHART_NAMES = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_CHART = f'<w:r><w:drawing><c:chart {_CHART_NAMES} r:id="chart1"/></w:drawing></w:r>'
_SERIES = (
    "<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    "<c:cat><c:strRef><c:strCache><c:pt><c:v>autumn</c:v></c:pt><c:pt><c:v>spring</c:v></c:pt>"
    "</c:strCache></c:strRef></c:cat>"
    "<c:val><c:numRef><c:numCache><c:pt><c:v>0.73</c:v></c:pt></c:numCache></c:numRef></c:val>"
    "</c:ser>"
)
_CHART_PART = (
    f"<c:chart {_CHART_NAMES}><c:title><a:p><a:r><a:t>Attendance</a:t></a:r></a:p></c:title>"
    f"{_SERIES.format('present')}{_SERIES.format('late')}</c:chart>"
)


def _point(*lines: str) -> str:
    inside = "<a:br/>".join(f"<a:r><a:t>{line}</a:t></a:r>" for line in lines)
    return f"<dgm:pt><dgm:t><a:p>{inside}</a:p></dgm:t></dgm:pt>"


CONSTRUCTS = (
    Construct(
        "text box, new and old copy",
        paragraph(run("one") + text_box(paragraph("two"))) + paragraph("three"),
        "one two three",
    ),
    Construct(
        "text box, old", paragraph(run("one") + text_box(paragraph("two"), copies=False)), "one two"
    ),
    Construct(
        "text boxes in a group",
        paragraph(
            run("one")
            + _GROUP.format(_SHAPE.format(paragraph("two")) + _SHAPE.format(paragraph("three")))
        ),
        "one two three",
    ),
    Construct(
        "text boxes in an old group",
        paragraph(
            _OLD_GROUP.format(
                _OLD_SHAPE.format(paragraph("one")) + _OLD_SHAPE.format(paragraph("two"))
            )
        ),
        "one two",
    ),
    Construct(
        "text box in a text box",
        paragraph(text_box(paragraph(run("one") + text_box(paragraph("two"))))),
        "one two",
    ),
    Construct(
        "text box in a cell",
        table(row(cell(paragraph(run("one") + text_box(paragraph("two")))), "three")),
        "one two three",
    ),
    Construct(
        "table in a text box",
        paragraph(text_box(table(row("one", "two")) + paragraph("three"))),
        "one two three",
    ),
    Construct("text box in a control", paragraph(word.control(text_box(paragraph("one")))), "one"),
    Construct(
        "text box in an inserted run",
        paragraph(f"<w:ins>{text_box(paragraph('one'))}</w:ins>"),
        "one",
        told="tracked-changes",
        at="one",
    ),
    Construct(
        "text in an embedded object",
        paragraph("<w:r><w:object>" + _OLD_SHAPE.format(paragraph("one")) + "</w:object></w:r>"),
        "one",
    ),
    Construct(
        "WordArt",
        paragraph(
            '<w:r><w:pict><v:shape><v:textpath string="My profile"/></v:shape></w:pict></w:r>'
        ),
        "My profile",
    ),
    Construct(
        "diagram",
        paragraph(_DIAGRAM),
        "I like trains and maps",
        {"diagramData1": _point("I like trains", "and maps") + _point("")},
    ),
    Construct(
        "chart",
        paragraph(run("one") + _CHART),
        "one Attendance present autumn spring late",
        {"chart1": _CHART_PART},
    ),
)
