"""Files within the file: read where they are simple, told where they are not."""

from __future__ import annotations

from word_xml import paragraph, run

from constructs.construct import Construct

CONSTRUCTS = (
    Construct(
        "chunk that is missing",
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
