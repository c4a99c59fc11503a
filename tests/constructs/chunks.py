"""Files within the file: read where they are simple, told where they are not."""

from __future__ import annotations

from word_xml import cell, paragraph, row, run, table

from constructs.construct import Construct

_CHUNK = '<w:altChunk r:id="chunk"/>'
_PAGE = (
    "<html><head><title>gone</title><style>p {{}}</style></head><body><h2>one</h2>"
    "<p>two <b>th</b>ree<br>four</p><script>gone</script><ul><li>five</li></ul>"
    "<table><tr><td>six</td><td>seven &amp; eight</td></tr></table>{}</body></html>"
)
_READ = "one two three four • five six seven & eight"

CONSTRUCTS = (
    Construct(
        "web page in the file",
        paragraph("before") + _CHUNK + paragraph("after"),
        f"before {_READ} after",
        files={"chunk.html": _PAGE.format("")},
    ),
    Construct(
        "web page in a cell", table(row(cell(_CHUNK))), _READ, files={"chunk.htm": _PAGE.format("")}
    ),
    Construct(
        "web page with text crossed out",
        _CHUNK,
        f"{_READ} nine",
        files={"chunk.xhtml": _PAGE.format("<p>nine <del>gone</del></p><p hidden='' />")},
        told="struck-out-text",
        at="nine",
    ),
    Construct("plain text in the file", _CHUNK, "one two", files={"chunk.txt": "one\r\n\r\ntwo"}),
    Construct(
        "file in the file of another kind",
        paragraph("one") + _CHUNK,
        "one",
        files={"chunk.mht": "gone"},
        told="embedded-text",
        at="one",
    ),
    Construct(
        "web page that nests without end",
        paragraph("one") + _CHUNK,
        "one",
        files={"chunk.html": "<div>" * 3000 + "gone"},
        told="embedded-text",
        at="one",
    ),
    Construct(
        "file in the file that is missing",
        paragraph("one") + '<w:altChunk r:id="x"/>' + paragraph("two"),
        "one two",
        told="embedded-text",
        at="two",
    ),
    Construct(
        "document linked as a part",
        paragraph(run("one") + '<w:subDoc r:id="x"/>'),
        "one",
        told="linked-documents",
        at="one",
    ),
)
