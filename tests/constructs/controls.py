"""Content controls: around everything, in each other, filled, unfilled, chosen and ticked."""

from __future__ import annotations

from word_xml import cell, control, paragraph, row, run, table

from constructs.construct import Construct

PROMPT = '<w:placeholder><w:docPart w:val="P1"/></w:placeholder><w:showingPlcHdr/>'
UNNAMED_PROMPT = "<w:showingPlcHdr/>"
_GLOSSARY = {
    "glossaryDocument": (
        '<w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr><w:docPartBody>'
        f"{paragraph('Enter words here')}</w:docPartBody></w:docPart></w:docParts>"
    )
}
_CHOICES = (
    '<w:{0}><w:listItem w:displayText="Autism" w:value="1"/>'
    '<w:listItem w:displayText="Hearing" w:value="2"/></w:{0}>'
)
_REPEATING = (
    '<w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
)
_ITEM = (
    '<w15:repeatingSectionItem xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
)


def _tick(state: str, glyph: str = run("☐")) -> str:
    return control(glyph, f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>')


CONSTRUCTS = (
    Construct("control around paragraphs", control(paragraph("one") + paragraph("two")), "one two"),
    Construct("control in a line", paragraph(run("one ") + control(run("two"))), "one two"),
    Construct("control around a table", control(table(row("one", "two"))), "one two"),
    Construct("control around a row", table(control(row("one", "two"))), "one two"),
    Construct(
        "control around a cell", table(row("one", control(cell("two")), "three")), "one two three"
    ),
    Construct("control in a cell", table(row(cell(control(paragraph("one"))), "two")), "one two"),
    Construct(
        "controls in each other",
        control(
            table(control(row(control(cell(control(paragraph(control(run("one"))))))))),
            "<w:group/>",
        ),
        "one",
    ),
    Construct(
        "repeating section",
        control(
            control(paragraph("outcome one"), _ITEM) + control(paragraph("outcome two"), _ITEM),
            _REPEATING,
        ),
        "outcome one outcome two",
    ),
    Construct(
        "repeating rows",
        table(control(control(row("one"), _ITEM) + control(row("two"), _ITEM), _REPEATING)),
        "one two",
    ),
    Construct(
        "prompt of a named control",
        paragraph(run("Views: ") + control(run("Enter words here"), PROMPT)),
        "Views:",
        _GLOSSARY,
        told="unfilled-prompts",
        at="Views:",
    ),
    Construct(
        "prompt of a control around a cell",
        table(row("Views", control(cell("Click to enter"), UNNAMED_PROMPT))) + paragraph("after"),
        "Views after",
        told="unfilled-prompts",
        at="after",
    ),
    Construct(
        "text filled in under a prompt flag",
        paragraph(control(run("I like trains"), PROMPT)),
        "I like trains",
        _GLOSSARY,
    ),
    Construct(
        "data-bound control",
        paragraph(control(run("Jo"), '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>')),
        "Jo",
    ),
    Construct(
        "drop-down control",
        paragraph(control(run("Autism"), _CHOICES.format("dropDownList"))),
        "Autism",
    ),
    Construct(
        "combo box control", paragraph(control(run("Other"), _CHOICES.format("comboBox"))), "Other"
    ),
    Construct(
        "date control",
        paragraph(control(run("3 May 2026"), '<w:date w:fullDate="2026-05-03T00:00:00Z"/>')),
        "3 May 2026",
    ),
    Construct("ticked box control", paragraph(_tick("1") + run(" yes")), "[x] yes"),
    Construct("empty box control", paragraph(_tick("0", run("V")) + run(" yes")), "[ ] yes"),
    Construct(
        "ticked box control drawn as a symbol",
        paragraph(_tick("true", '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>')),
        "[x]",
    ),
    Construct(
        "ticked box control without a sign", paragraph(_tick("1", "") + run(" yes")), "[x] yes"
    ),
    Construct(
        "box control around a cell",
        table(
            row(
                control(
                    cell(paragraph("☐")), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
                ),
                "yes",
            )
        ),
        "[x] yes",
    ),
    Construct(
        "picture control",
        paragraph("one") + paragraph(control("<w:r><w:drawing/></w:r>", "<w:picture/>")),
        "one",
    ),
    Construct(
        "active control",
        paragraph(
            run("one") + '<w:r><w:object><w:control r:id="a" w:name="CheckBox1"/></w:object></w:r>'
        ),
        "one",
        told="active-controls",
        at="one",
    ),
    Construct("custom XML around a block", f"<w:customXml>{paragraph('one')}</w:customXml>", "one"),
    Construct("custom XML around a row", table(f"<w:customXml>{row('one')}</w:customXml>"), "one"),
    Construct(
        "custom XML and smart tags in a line",
        paragraph(f"<w:customXml><w:smartTag>{run('one')}</w:smartTag></w:customXml>"),
        "one",
    ),
    Construct(
        "runs in the other direction",
        paragraph(f"<w:bdo>{run('one ')}</w:bdo><w:dir>{run('two')}</w:dir>"),
        "one two",
    ),
)
