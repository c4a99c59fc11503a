"""Tracked changes, read as if accepted; hidden and struck-out text, which is not live."""

from __future__ import annotations

import word_xml as word
from word_xml import cell, paragraph, row, run, table

from constructs.construct import Construct


def _deleted(text: str) -> str:
    return f"<w:del>{run(text).replace('w:t', 'w:delText')}</w:del>"


_ENDED = "<w:rPr><w:del/></w:rPr>"
_TRACKED = "tracked-changes"
_STYLES = {
    "styles": word.style("Gone", "<w:rPr><w:vanish/></w:rPr>")
    + word.style("Out", "<w:rPr><w:strike/></w:rPr>", kind="character")
}

CONSTRUCTS = (
    Construct(
        "inserted",
        paragraph("one") + paragraph(f"<w:ins>{run('two')}</w:ins>"),
        "one two",
        told=_TRACKED,
        at="two",
    ),
    Construct(
        "deleted",
        paragraph("one") + paragraph(run("two") + _deleted(" gone")),
        "one two",
        told=_TRACKED,
        at="two",
    ),
    Construct(
        "deleted and put back",
        paragraph(f"<w:ins>{run('one')}{_deleted('gone')}</w:ins>"),
        "one",
        told=_TRACKED,
        at="one",
    ),
    Construct(
        "moved",
        paragraph(
            f"<w:moveFromRangeStart w:id='1'/><w:moveFrom>{run('two')}</w:moveFrom>"
            "<w:moveFromRangeEnd w:id='1'/>"
        )
        + paragraph("one ")
        + paragraph(f"<w:moveTo>{run('two')}</w:moveTo>"),
        "one two",
        told=_TRACKED,
        at="one",
    ),
    Construct(
        "inserted and deleted in one another's edit",
        paragraph(
            f"<w14:conflictIns>{run('one')}</w14:conflictIns><w14:conflictDel>{run('gone')}</w14:conflictDel>"
        ),
        "one",
        told=_TRACKED,
        at="one",
    ),
    Construct(
        "inserted and deleted rows",
        table(row("one", properties="<w:ins/>"), row("gone", properties="<w:del/>")),
        "one",
        told=_TRACKED,
        at="one",
    ),
    Construct(
        "inserted and deleted cells",
        table(row(cell("one", "<w:cellIns/>"), cell("gone", "<w:cellDel/>"), "two")),
        "one two",
        told=_TRACKED,
        at="one",
    ),
    Construct(
        "deleted end of a paragraph",
        paragraph(run("one "), _ENDED)
        + '<w:bookmarkStart w:id="1"/>'
        + paragraph(run("two"), _ENDED)
        + paragraph(run(" three")),
        "one two three",
        told=_TRACKED,
        at="three",
    ),
    Construct(
        "changed looks",
        paragraph(
            run("one", "<w:b/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"),
            f"<w:pPrChange><w:pPr>{word.listed(1)}</w:pPr></w:pPrChange>",
        ),
        "one",
    ),
    Construct(
        "changed in a text box",
        paragraph(run("one") + word.text_box(paragraph(f"<w:ins>{run('two')}</w:ins>"))),
        "one two",
        told=_TRACKED,
        at="two",
    ),
    Construct(
        "struck out",
        paragraph("one") + paragraph(run("two") + run(" gone", "<w:strike/>")),
        "one two",
        told="struck-out-text",
        at="two",
    ),
    Construct(
        "struck out twice",
        paragraph(run("one") + run(" gone", "<w:dstrike/>")),
        "one",
        told="struck-out-text",
        at="one",
    ),
    Construct(
        "struck out by style",
        paragraph(run("one") + run(" gone", '<w:rStyle w:val="Out"/>')),
        "one",
        _STYLES,
        told="struck-out-text",
        at="one",
    ),
    Construct(
        "hidden",
        paragraph(run("gone", "<w:vanish/>")) + paragraph("one"),
        "one",
        told="hidden-text",
        at="one",
    ),
    Construct(
        "hidden by style",
        paragraph("one") + paragraph("gone", word.styled("Gone")),
        "one",
        _STYLES,
        told="hidden-text",
        at="one",
    ),
    Construct("hidden on the web only", paragraph(run("one", "<w:webHidden/>")), "one"),
)
