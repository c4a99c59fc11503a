"""Tables in tables, merged cells, irregular rows: every cell once."""

from __future__ import annotations

from word_xml import cell, paragraph, row, table

from constructs.construct import Construct

_START, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

CONSTRUCTS = (
    Construct(
        "nested tables",
        table(
            row(cell(table(row(cell(table(row("one")) + paragraph("two")))) + paragraph("three")))
        ),
        "one two three",
    ),
    Construct(
        "cell over columns",
        table(row(cell("one", '<w:gridSpan w:val="3"/>')), row("two", "three", "four")),
        "one two three four",
    ),
    Construct(
        "cell over rows",
        table(row(cell("one", _START), "two"), row(cell("", _GOES_ON), "three")),
        "one two three",
    ),
    Construct(
        "cell over rows and columns",
        table(
            row(cell("one", '<w:gridSpan w:val="2"/>' + _START), "two"),
            row(cell("", '<w:gridSpan w:val="2"/>' + _GOES_ON), "three"),
        ),
        "one two three",
    ),
    Construct(
        "cells merged the old way",
        table(row(cell("one", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "two")),
        "one two",
    ),
    Construct(
        "rows that start late and end early",
        table(
            row("one", "two"),
            row("three", properties='<w:gridBefore w:val="1"/>'),
            row("four", properties='<w:gridAfter w:val="1"/>'),
        ),
        "one two three four",
    ),
    Construct(
        "paragraphs around and in a table",
        paragraph("one")
        + table(row(cell(paragraph("two") + paragraph("three"))))
        + paragraph("four"),
        "one two three four",
    ),
    Construct(
        "table in columns of the page",
        paragraph("one")
        + '<w:p><w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr></w:p>'
        + paragraph("two"),
        "one two",
    ),
)
