"""Fields: their results are words of the page, their codes are not; old form fields too."""

from __future__ import annotations

import word_xml as word
from word_xml import field, paragraph, row, run, table

from constructs.construct import Construct

_TICK = "<w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox></w:ffData>"
_CHOICE = (
    "<w:ffData><w:ddList>{}<w:listEntry w:val='Autism'/><w:listEntry w:val='SEMH'/>"
    "</w:ddList></w:ffData>"
)
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_BETWEEN = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_CODE = '<w:r><w:instrText xml:space="preserve"> TOC </w:instrText></w:r>'

CONSTRUCTS = (
    Construct(
        "simple field", paragraph(f'<w:fldSimple w:instr="TITLE">{run("one")}</w:fldSimple>'), "one"
    ),
    Construct("link", paragraph(f'<w:hyperlink w:anchor="a">{run("one")}</w:hyperlink>'), "one"),
    Construct("link as a field", paragraph(field('HYPERLINK "a.b"', run("one"))), "one"),
    Construct("reference", paragraph(run("see ") + field("REF _Ref1", run("F3"))), "see F3"),
    Construct(
        "page reference", paragraph(run("page ") + field("PAGEREF _Toc1", run("7"))), "page 7"
    ),
    Construct("unfilled merge field", paragraph(field("MERGEFIELD Name", run("«Name»"))), "«Name»"),
    Construct(
        "field in a field's code",
        paragraph(
            field(
                "<w:r><w:instrText>IF </w:instrText></w:r>" + field("MERGEFIELD x", run("code")),
                run("one"),
            )
        ),
        "one",
    ),
    Construct(
        "field in a field's result",
        paragraph(field("QUOTE", run("one ") + field("DATE", run("two")))),
        "one two",
    ),
    Construct(
        "contents that run over paragraphs",
        paragraph(_BEGIN + _CODE + _BETWEEN + run("Section A"))
        + paragraph(f"<w:hyperlink>{run('Section B ')}{field('PAGEREF b', run('2'))}</w:hyperlink>")
        + paragraph(_END)
        + paragraph("after"),
        "Section A Section B 2 after",
    ),
    Construct(
        "result that runs over cells",
        table(
            row(
                word.cell(paragraph(_BEGIN + _CODE + _BETWEEN + run("one"))),
                word.cell(paragraph(run("two") + _END)),
            )
        ),
        "one two",
    ),
    Construct("old text field", paragraph(field("FORMTEXT", run("one"))), "one"),
    Construct(
        "old ticked box",
        paragraph(field("FORMCHECKBOX", data=_TICK.format("<w:checked/>")) + run(" yes")),
        "[x] yes",
    ),
    Construct(
        "old empty box",
        paragraph(field("FORMCHECKBOX", data=_TICK.format("")) + run(" yes")),
        "[ ] yes",
    ),
    Construct(
        "old drop-down",
        paragraph(field("FORMDROPDOWN", data=_CHOICE.format("<w:result w:val='1'/>"))),
        "SEMH",
    ),
    Construct(
        "old drop-down left alone",
        paragraph(field("FORMDROPDOWN", data=_CHOICE.format(""))),
        "Autism",
    ),
    Construct("field without end", paragraph(_BEGIN + run("one")) + paragraph("two"), "one two"),
)
