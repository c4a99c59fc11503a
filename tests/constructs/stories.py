"""What stands outside the body: notes, headers and footers, comments, building blocks."""

from __future__ import annotations

import word_xml as word
from word_xml import paragraph, row, run, table, text_box

from constructs.construct import Construct

_NOTE = '<w:{0} w:id="2">{1}</w:{0}>'
_FOOT = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_END = '<w:r><w:endnoteReference w:id="2"/></w:r>'
_HEADERS = (
    '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
    '<w:headerReference w:type="even" r:id="header2"/>'
    '<w:headerReference w:type="default" r:id="header3"/>'
    '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
)
_FOOTNOTE = {"footnotes": _NOTE.format("footnote", paragraph("two"))}

CONSTRUCTS = (
    Construct(
        "footnote", paragraph(run("one") + _FOOT) + paragraph("three"), "one two three", _FOOTNOTE
    ),
    Construct(
        "footnote in a cell",
        table(row(word.cell(paragraph(run("one") + _FOOT)), "three")),
        "one two three",
        _FOOTNOTE,
    ),
    Construct(
        "endnote",
        paragraph(run("one") + _END) + paragraph("three"),
        "one two three",
        {"endnotes": _NOTE.format("endnote", paragraph("two"))},
    ),
    Construct(
        "tracked change in a footnote",
        paragraph(run("one") + _FOOT),
        "one two",
        {"footnotes": _NOTE.format("footnote", paragraph(f"<w:ins>{run('two')}</w:ins>"))},
        told="tracked-changes",
        at="two",
    ),
    Construct(
        "headers and footers",
        paragraph("body") + _HEADERS,
        "body",
        {
            "header1": paragraph("one"),
            "header2": paragraph("two"),
            "header3": paragraph(run("three") + text_box(paragraph("four"))),
            "footer1": table(row("five", "six")),
        },
        apart="one two three four five six",
    ),
    Construct(
        "header of all sections",
        paragraph("<w:r><w:t>body</w:t></w:r>", _HEADERS) + paragraph("more") + _HEADERS,
        "body more",
        {"header3": paragraph("one")},
        apart="one",
    ),
    Construct(
        "change in a header",
        paragraph("body") + _HEADERS,
        "body",
        {"header1": paragraph(f"<w:ins>{run('one')}</w:ins>")},
        apart="one",
        told="tracked-changes",
    ),
    Construct(
        "comment",
        paragraph("one")
        + paragraph(
            '<w:commentRangeStart w:id="0"/>'
            + run("two")
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        ),
        "one two",
        {"comments": f'<w:comment w:id="0">{paragraph("gone")}</w:comment>'},
        told="comments",
        at="two",
    ),
    Construct(
        "building blocks",
        paragraph("one"),
        "one",
        {
            "glossaryDocument": "<w:docParts><w:docPart><w:docPartBody>"
            f"{paragraph('gone')}</w:docPartBody></w:docPart></w:docParts>"
        },
    ),
)
